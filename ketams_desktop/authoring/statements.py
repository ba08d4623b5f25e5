"""Every sentence that a person may read, wherever in the content it stands.

The checks of words walk these, so that a sentence in a table's cell is held to the same
rules as one on a page.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from ketams_desktop.authoring.content import CLAIM_SECTIONS, Content, ParsedPage
from ketams_desktop.authoring.runs import Sentence, TextRun, plain_run
from ketams_desktop.library.blocks import Callout, Heading
from ketams_desktop.library.records import CannotDraw, RiskFigure


class Place(StrEnum):
    """What sort of text a sentence stands in."""

    TITLE = "title"  # of a page, section, heading, callout, figure, table
    BODY = "body"  # of a page, its summary included
    CLAIM = "claim"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence, its file, and what must hold for it."""

    file: str
    sentence: Sentence
    place: Place
    needs_citation: bool = False
    page: str = ""


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


def page_statements(page: ParsedPage) -> Iterator[Statement]:
    """Yield every sentence of a page."""
    front = page.front
    strict = front.section in CLAIM_SECTIONS
    yield from _plain(page.file, page.line("title"), front.title, Place.TITLE)
    yield from _run(page.file, page.summary, Place.BODY, strict, front.id)
    for parsed in page.all_blocks():
        is_title = isinstance(parsed.block, Heading)
        place = Place.TITLE if is_title else Place.BODY
        if isinstance(parsed.block, Callout):
            yield from _plain(page.file, parsed.line, parsed.block.title, Place.TITLE)
        for run in parsed.runs:
            yield from _run(page.file, run, place, strict and not is_title, front.id)


def _of_claims(content: Content) -> Iterator[Statement]:
    for entry in content.claims:
        for key in ("statement", "why_not_surer"):
            text = getattr(entry.record, key)
            yield from _plain(entry.file, entry.line(key), text, Place.CLAIM)


def _of_figures(content: Content) -> Iterator[Statement]:
    for entry in content.figures:
        figure = entry.record
        keys: tuple[str, ...] = ("reason", "what_we_know")
        if isinstance(figure, RiskFigure):
            keys = ("happened", "not_happened", "who", "how_long", "how_measured", "note")
        assert_kind: RiskFigure | CannotDraw = figure
        yield from _plain(entry.file, entry.line("title"), assert_kind.title, Place.TITLE)
        for key in keys:
            yield from _plain(entry.file, entry.line(key), getattr(figure, key), Place.OTHER)


def _of_comparisons(content: Content) -> Iterator[Statement]:
    for entry in content.comparisons:
        yield from _plain(entry.file, entry.line("title"), entry.record.title, Place.TITLE)
        for run in content.cells.get(entry.id, []):
            yield from _run(entry.file, run, Place.OTHER, strict=False, page="")


def _of_lists(content: Content) -> Iterator[Statement]:
    for section in content.sections:
        for key in ("title", "summary"):
            text = getattr(section.record, key)
            yield from _plain(section.file, section.line(key), text, Place.TITLE)
    for term in content.terms:
        yield from _plain(term.file, term.line("meaning"), term.record.meaning, Place.OTHER)
    for warning in content.warnings:
        for index, sign in enumerate(warning.record.signs):
            line = warning.line("signs", index, "text")
            yield from _plain(warning.file, line, sign.text, Place.OTHER)
    for country in content.countries:
        for index, help_line in enumerate(country.record.lines):
            line = country.line("lines", index, "detail")
            yield from _plain(country.file, line, help_line.detail, Place.OTHER)


def _of_guide(content: Content) -> Iterator[Statement]:
    for step in content.steps:
        for wording, key in ((step.record.title, "title"), (step.record.hint, "hint")):
            for text in dict.fromkeys((wording.patient, wording.caregiver)):
                yield from _plain(step.file, step.line(key), text, Place.OTHER)
        for index, option in enumerate(step.record.options):
            line = step.line("options", index)
            for wording in (option.label, option.because):
                for text in dict.fromkeys((wording.patient, wording.caregiver)):
                    yield from _plain(step.file, line, text, Place.OTHER)


def _of_questions(content: Content) -> Iterator[Statement]:
    for question in content.questions:
        for key in ("patient", "caregiver"):
            text = getattr(question.record, key)
            yield from _plain(question.file, question.line(key), text, Place.OTHER)


def _plain(file: str, line: int, text: str, place: Place) -> Iterator[Statement]:
    return _run(file, plain_run(text, line), place, strict=False, page="")


def _run(file: str, run: TextRun, place: Place, strict: bool, page: str) -> Iterator[Statement]:
    for sentence in run.sentences():
        yield Statement(file, sentence, place, strict, page)
