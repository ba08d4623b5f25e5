"""Checks of ease: short sentences, short paragraphs, short lists, words explained."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ketams_desktop.authoring.checks.material import Material
from ketams_desktop.authoring.content import ParsedPage
from ketams_desktop.authoring.findings import Finding, finding
from ketams_desktop.authoring.page_parser import ParsedBlock
from ketams_desktop.authoring.runs import word_count
from ketams_desktop.library.blocks import Heading, ItemList, Paragraph, SpanKind
from ketams_desktop.library.records import Term

_MOST_WORDS = 22
_MOST_SENTENCES = 3
_MOST_ITEMS = 7


def check_sentence_length(material: Material) -> Iterator[Finding]:
    """Find sentences that are hard to hold in mind."""
    for statement in material.statements:
        words = word_count(statement.sentence.text)
        if words > _MOST_WORDS:
            message = f'A sentence has {words} words: "{statement.sentence.text[:40]}...".'
            line = statement.sentence.line
            yield finding("KM060", statement.file, line, message, "Make two sentences of it")


def check_block_length(material: Material) -> Iterator[Finding]:
    """Find paragraphs and lists that are too long to take in at once."""
    content = material.content
    for page in content.pages:
        for parsed in page.all_blocks():
            yield from _block(page, parsed)


def _block(page: ParsedPage, parsed: ParsedBlock) -> Iterator[Finding]:
    if isinstance(parsed.block, Paragraph):
        sentences = sum(len(run.sentences()) for run in parsed.runs)
        if sentences > _MOST_SENTENCES:
            message = f"A paragraph has {sentences} sentences."
            yield finding("KM061", page.file, parsed.line, message, "Make two paragraphs of it")
    if isinstance(parsed.block, ItemList) and len(parsed.block.items) > _MOST_ITEMS:
        message = f"A list has {len(parsed.block.items)} items."
        hint = "Make two lists of it, each with a heading"
        yield finding("KM062", page.file, parsed.line, message, hint)


def check_terms_linked(material: Material) -> Iterator[Finding]:
    """Find words of the glossary that a page uses without a link at the first use."""
    content = material.content
    spared = material.words.need_no_link
    terms = [entry.record for entry in content.terms if entry.id not in spared]
    patterns = [(term, _term_pattern(term)) for term in terms]
    for page in content.pages:
        for term, pattern in patterns:
            use = _unlinked_use(page, term.id, pattern)
            if use:
                line, word = use
                message = f"'{word}' is used first here, without a link."
                hint = f"Write [{word}](term:{term.id})"
                yield finding("KM063", page.file, line, message, hint)


def _unlinked_use(
    page: ParsedPage, term_id: str, pattern: re.Pattern[str]
) -> tuple[int, str] | None:
    """Return line and word of the first use in the page's text, when it has no link."""
    for parsed in page.all_blocks():
        if isinstance(parsed.block, Heading):
            continue
        for run in parsed.runs:
            for piece in run.pieces:
                if piece.kind is SpanKind.TERM and piece.target == term_id:
                    return None
                match = pattern.search(piece.text)
                if match and piece.kind is not SpanKind.TERM:
                    return piece.line, match.group(0)
    return None


def _term_pattern(term: Term) -> re.Pattern[str]:
    """Return a pattern for the term, the words in its brackets, and their plurals."""
    names = [name.strip(" )") for name in term.term.split("(")]
    either = "|".join(re.escape(name) for name in names if name)
    return re.compile(rf"(?<![\w-])(?:{either})s?(?![\w-])", re.IGNORECASE)


CHECKS = (check_sentence_length, check_block_length, check_terms_linked)
