"""Every sentence that a person may read, wherever in the content it stands.

The checks of words walk these, so that a sentence in a table's cell is held to the same
rules as one on a page.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from ketams_desktop.authoring.content import CLAIM_SECTIONS, Content, ParsedPage
from ketams_desktop.authoring.runs import Sentence, TextRun, plain_run
from ketams_desktop.library.blocks import Callout, Heading
from ketams_desktop.library.records import RiskFigure


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence, its file, and whether it must say what it rests on."""

    file: str
    sentence: Sentence
    needs_citation: bool = False


def all_statements(content: Content) -> Iterator[Statement]:
    """Yield every sentence of the content."""
    for page in content.pages:
        yield from page_statements(page)
    yield from _of_claims(content)
    yield from _of_figures(content)
    yield from _of_comparisons(content)
    yield from _of_lists(content)
    yield from _of_guide(content)
    yield from _of_questions(content)
    yield from _of_quiz(content)
    yield from _of_values(content)
    yield from _of_starters(content)
    yield from _of_scorecards(content)


def page_statements(page: ParsedPage) -> Iterator[Statement]:
    """Yield every sentence of a page."""
    strict = page.front.section in CLAIM_SECTIONS
    yield from _plain(page.file, page.line("title"), page.front.title)
    yield from _run(page.file, page.summary, needs_citation=strict)
    for parsed in page.all_blocks():
        if isinstance(parsed.block, Callout):
            yield from _plain(page.file, parsed.line, parsed.block.title)
        is_title = isinstance(parsed.block, Heading)
        for run in parsed.runs:
            yield from _run(page.file, run, needs_citation=strict and not is_title)


def _of_claims(content: Content) -> Iterator[Statement]:
    for entry in content.claims:
        for key in ("statement", "why_not_surer"):
            text = getattr(entry.record, key)
            yield from _plain(entry.file, entry.line(key), text)


def _of_figures(content: Content) -> Iterator[Statement]:
    for entry in content.figures:
        figure = entry.record
        keys: tuple[str, ...] = ("reason", "what_we_know")
        if isinstance(figure, RiskFigure):
            keys = ("happened", "not_happened", "who", "how_long", "how_measured", "note")
        yield from _plain(entry.file, entry.line("title"), figure.title)
        for key in keys:
            run = plain_run(getattr(figure, key), entry.line(key))
            for sentence in run.sentences():
                # A figure names its claims once, for all that it says.
                cited = replace(sentence, claims=figure.claims)
                yield Statement(entry.file, cited)


def _of_comparisons(content: Content) -> Iterator[Statement]:
    for entry in content.comparisons:
        yield from _plain(entry.file, entry.line("title"), entry.record.title)
        for index, row in enumerate(entry.record.rows):
            yield from _plain(entry.file, entry.line("rows", index), row.question)
        for run in content.cells.get(entry.id, []):
            yield from _run(entry.file, run)


def _of_lists(content: Content) -> Iterator[Statement]:
    for section in content.sections:
        for key in ("title", "summary"):
            text = getattr(section.record, key)
            yield from _plain(section.file, section.line(key), text)
    for term in content.terms:
        yield from _plain(term.file, term.line("meaning"), term.record.meaning)
    for warning in content.warnings:
        for index, sign in enumerate(warning.record.signs):
            line = warning.line("signs", index, "text")
            yield from _plain(warning.file, line, sign.text)
    for country in content.countries:
        for index, help_line in enumerate(country.record.lines):
            line = country.line("lines", index, "detail")
            yield from _plain(country.file, line, help_line.detail)


def _of_guide(content: Content) -> Iterator[Statement]:
    for step in content.steps:
        for wording, key in ((step.record.title, "title"), (step.record.hint, "hint")):
            for text in dict.fromkeys((wording.patient, wording.caregiver)):
                yield from _plain(step.file, step.line(key), text)
        for index, option in enumerate(step.record.options):
            line = step.line("options", index)
            for wording in (option.label, option.because):
                for text in dict.fromkeys((wording.patient, wording.caregiver)):
                    yield from _plain(step.file, line, text)


def _of_questions(content: Content) -> Iterator[Statement]:
    for question in content.questions:
        for key in ("patient", "caregiver"):
            text = getattr(question.record, key)
            yield from _plain(question.file, question.line(key), text)


def _of_quiz(content: Content) -> Iterator[Statement]:
    for entry in content.quiz:
        yield from _plain(entry.file, entry.line("question"), entry.record.question)
        for index, option in enumerate(entry.record.options):
            yield from _plain(entry.file, entry.line("options", index), option)
        yield from _run(entry.file, content.quiz_runs[entry.id], needs_citation=True)


def _of_values(content: Content) -> Iterator[Statement]:
    for entry in content.values:
        for key, wording in (("says", entry.record.says), ("prints", entry.record.prints)):
            for text in dict.fromkeys((wording.patient, wording.caregiver)):
                yield from _plain(entry.file, entry.line(key), text)


def _of_starters(content: Content) -> Iterator[Statement]:
    for entry in content.starters:
        yield from _plain(entry.file, entry.line("says"), entry.record.says)
        for index, question in enumerate(entry.record.questions):
            for key in ("patient", "caregiver"):
                line = entry.line("questions", index, key)
                yield from _plain(entry.file, line, getattr(question, key))


def _of_scorecards(content: Content) -> Iterator[Statement]:
    for entry in content.scorecards:
        for key in ("title", "about"):
            yield from _plain(entry.file, entry.line(key), getattr(entry.record, key))
        for index, item in enumerate(entry.record.items):
            for key in ("text", "note"):
                line = entry.line("items", index, key)
                yield from _plain(entry.file, line, getattr(item, key))


def _plain(file: str, line: int, text: str) -> Iterator[Statement]:
    return _run(file, plain_run(text, line))


def _run(file: str, run: TextRun, *, needs_citation: bool = False) -> Iterator[Statement]:
    for sentence in run.sentences():
        yield Statement(file, sentence, needs_citation)
