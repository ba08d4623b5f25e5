"""Checks of references: whatever names an id names one that exists."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ketams_desktop.authoring.checks.material import Material
from ketams_desktop.authoring.content import Content, Entry
from ketams_desktop.authoring.findings import Finding, finding
from ketams_desktop.authoring.runs import NO_CLAIM, TextRun
from ketams_desktop.library.blocks import (
    ComparisonBlock,
    FigureBlock,
    QuestionBlock,
    ScorecardBlock,
    SpanKind,
)

_RULES = {
    "claim": "KM030",
    "page": "KM031",
    "term": "KM032",
    "figure": "KM033",
    "question": "KM034",
    "comparison": "KM035",
    "source": "KM036",
    "topic": "KM037",
    "scorecard": "KM038",
}
_WHERE = {
    "claim": "claims.yaml",
    "page": "the pages folder",
    "term": "glossary.yaml",
    "figure": "figures.yaml",
    "question": "questions.yaml",
    "comparison": "comparisons.yaml",
    "source": "sources.yaml",
    "topic": "questions.yaml",
    "scorecard": "scorecards.yaml",
}
_SPAN_KINDS = {SpanKind.CLAIM: "claim", SpanKind.PAGE: "page", SpanKind.TERM: "term"}


def check_page_references(material: Material) -> Iterator[Finding]:
    """Check links, terms, citations and directives of every page."""
    content = material.content
    for page in content.pages:
        for run in page.runs():
            yield from _run(content, page.file, run)
        for block in page.all_blocks():
            match block.block:
                case FigureBlock(figure_id=target):
                    yield from _one(content, "figure", target, page.file, block.line)
                case ComparisonBlock(comparison_id=target):
                    yield from _one(content, "comparison", target, page.file, block.line)
                case QuestionBlock(question_id=target):
                    yield from _one(content, "question", target, page.file, block.line)
                case ScorecardBlock(card_id=target):
                    yield from _one(content, "scorecard", target, page.file, block.line)
                case _:
                    pass
        for index, target in enumerate(page.front.claims):
            yield from _one(content, "claim", target, page.file, page.line("claims", index))
        for index, target in enumerate(page.front.questions):
            yield from _one(content, "question", target, page.file, page.line("questions", index))


def check_record_references(material: Material) -> Iterator[Finding]:
    """Check the ids that claims, figures, help lines, signs and questions name."""
    content = material.content
    for claim in content.claims:
        yield from _many(content, "source", claim, claim.record.sources, ("sources",))
        if claim.record.secondary_to:
            main = [claim.record.secondary_to]
            yield from _many(content, "claim", claim, main, ("secondary_to",))
    for figure in content.figures:
        yield from _many(content, "claim", figure, figure.record.claims, ("claims",))
    for country in content.countries:
        for index, line in enumerate(country.record.lines):
            path = ("lines", index, "claims")
            yield from _many(content, "claim", country, line.claims, path)
    for warning in content.warnings:
        for index, sign in enumerate(warning.record.signs):
            path = ("signs", index, "claims")
            yield from _many(content, "claim", warning, sign.claims, path)
    for question in content.questions:
        yield from _many(content, "claim", question, question.record.evidence, ("evidence",))
        yield from _many(content, "question", question, question.record.same_as, ("same_as",))
        yield from _many(content, "topic", question, [question.record.topic], ("topic",))


def check_quiz_references(material: Material) -> Iterator[Finding]:
    """Check the page, the question and the claims that each item of the quiz names."""
    content = material.content
    for entry in content.quiz:
        yield from _many(content, "page", entry, [entry.record.page], ("page",))
        yield from _many(content, "question", entry, [entry.record.ask], ("ask",))
        yield from _run(content, entry.file, content.quiz_runs[entry.id])


def check_synonym_references(material: Material) -> Iterator[Finding]:
    """Check what the plain words of the search are to find."""
    content = material.content
    for entry in content.synonyms:
        for key in ("pages", "terms", "questions"):
            targets = [(kind, x) for k, kind, x in entry.record.targets() if k == key]
            for index, (kind, target) in enumerate(targets):
                yield from _one(content, kind, target, entry.file, entry.line(key, index))


def check_cells(material: Material) -> Iterator[Finding]:
    """Check links, terms and citations in the cells of comparisons."""
    content = material.content
    for entry in content.comparisons:
        for run in content.cells.get(entry.id, []):
            yield from _run(content, entry.file, run)


def _run(content: Content, file: str, run: TextRun) -> Iterator[Finding]:
    for piece in run.pieces:
        kind = _SPAN_KINDS.get(piece.kind)
        if kind and not (kind == "claim" and piece.target == NO_CLAIM):
            yield from _one(content, kind, piece.target, file, piece.line)


def _many(
    content: Content,
    kind: str,
    entry: Entry[object],
    targets: Iterable[str],
    path: tuple[str | int, ...],
) -> Iterator[Finding]:
    for index, target in enumerate(targets):
        yield from _one(content, kind, target, entry.file, entry.line(*path, index))


def _one(content: Content, kind: str, target: str, file: str, line: int) -> Iterator[Finding]:
    if not content.has(kind, target):
        message = f"There is no {kind} '{target}'."
        yield finding(_RULES[kind], file, line, message, f"Check the id against {_WHERE[kind]}")


CHECKS = (
    check_page_references,
    check_record_references,
    check_quiz_references,
    check_synonym_references,
    check_cells,
)
