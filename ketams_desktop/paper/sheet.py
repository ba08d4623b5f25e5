"""The sheet as data: what stands on paper, in order, and how big. Nothing is drawn here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import ClassVar

from ketams_desktop.library.records import PackInfo
from ketams_desktop.paper.footer import footer_text
from ketams_desktop.paper.words import SheetWords
from ketams_desktop.questions.bank import AnswerShape
from ketams_desktop.questions.question_list import TOP
from ketams_desktop.text import clean_text, reads_right_to_left

_LINES_FIRST = 3
_LINES_REST = 2


class SheetSize(StrEnum):
    """How big the print is: 14, 18 or 24 points; or one page for the clinician."""

    STANDARD = "standard"
    LARGE = "large"
    VERY_LARGE = "very-large"
    COMPACT = "compact"


class PaperSize(StrEnum):
    """The paper in the printer."""

    LETTER = "letter"
    A4 = "a4"


class PartKind(StrEnum):
    """Which group of questions a part is."""

    FIRST = "first"
    REST = "rest"
    CAREGIVER = "caregiver"


@dataclass(frozen=True, slots=True)
class PaperQuestion:
    """One question as the list hands it over. The text may be anything a person typed."""

    text: str
    answer: AnswerShape = AnswerShape.OPEN
    reason: str = ""
    is_caregivers_own: bool = False


@dataclass(frozen=True, slots=True)
class SheetOptions:
    """What the person chose for this print.

    `matters_most`: None leaves the box out; an empty text gives a box with blank lines.
    """

    size: SheetSize = SheetSize.STANDARD
    paper: PaperSize = PaperSize.LETTER
    show_reasons: bool = False
    matters_most: str | None = None


@dataclass(frozen=True, slots=True)
class SheetQuestion:
    """One question on the sheet; `lines` is how many blank lines follow it."""

    number: int
    text: str
    answer: AnswerShape
    reason: str
    lines: int
    right_to_left: bool


@dataclass(frozen=True, slots=True)
class SheetPart:
    """A heading and the questions under it. Numbers run on from part to part."""

    kind: PartKind
    title: str
    questions: tuple[SheetQuestion, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """Everything that stands on paper. `has_notes`: blank parts to write in follow."""

    TEMPLATE: ClassVar[str] = "sheet"
    words: SheetWords
    size: SheetSize
    paper: PaperSize
    matters_most: str | None
    parts: tuple[SheetPart, ...]
    has_notes: bool
    footer: str


def build_sheet(
    questions: Sequence[PaperQuestion],
    options: SheetOptions,
    pack: PackInfo,
    words: SheetWords,
    today: date,
) -> Sheet:
    """Lay a list out as a sheet. The caregiver's own questions come after the person's.

    Questions without words are left out. `today` decides only whether the content is
    past its review date; it is not printed.
    """
    clean = [_cleaned(question) for question in questions]
    main = [question for question in clean if question.text and not question.is_caregivers_own]
    caregivers = [question for question in clean if question.text and question.is_caregivers_own]
    return Sheet(
        words=words,
        size=options.size,
        paper=options.paper,
        matters_most=_matters_most(options),
        parts=_parts(main, caregivers, options, words),
        has_notes=options.size is not SheetSize.COMPACT,
        footer=footer_text(
            words.footer, pack.reviewed_by, [pack.review_due], pack.content_version, today
        ),
    )


def _cleaned(question: PaperQuestion) -> PaperQuestion:
    return PaperQuestion(
        clean_text(question.text),
        question.answer,
        clean_text(question.reason),
        question.is_caregivers_own,
    )


def _matters_most(options: SheetOptions) -> str | None:
    text = None if options.matters_most is None else clean_text(options.matters_most)
    # The clinician's copy has nothing to fill in.
    return text or (None if options.size is SheetSize.COMPACT else text)


def _parts(
    main: Sequence[PaperQuestion],
    caregivers: Sequence[PaperQuestion],
    options: SheetOptions,
    words: SheetWords,
) -> tuple[SheetPart, ...]:
    groups = (
        (PartKind.FIRST, _first_title(len(main), words), main[:TOP]),
        (PartKind.REST, words.parts.rest, main[TOP:]),
        (PartKind.CAREGIVER, words.parts.caregiver, caregivers),
    )
    parts: list[SheetPart] = []
    number = 1
    for kind, title, group in groups:
        if group:
            parts.append(SheetPart(kind, title, _numbered(group, number, kind, options)))
        number += len(group)
    return tuple(parts)


def _first_title(count: int, words: SheetWords) -> str:
    if count == 1:
        return words.parts.one
    return words.parts.few if count <= TOP else words.parts.first


def _numbered(
    group: Sequence[PaperQuestion], start: int, kind: PartKind, options: SheetOptions
) -> tuple[SheetQuestion, ...]:
    lines = _LINES_FIRST if kind is PartKind.FIRST else _LINES_REST
    if options.size is SheetSize.COMPACT:
        lines = 0
    return tuple(
        SheetQuestion(
            number=number,
            text=question.text,
            answer=question.answer,
            reason=question.reason if options.show_reasons else "",
            lines=lines,
            right_to_left=reads_right_to_left(question.text),
        )
        for number, question in enumerate(group, start)
    )
