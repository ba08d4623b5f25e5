"""The sheet as data: what stands on paper, in order, and how big. Nothing is drawn here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import ClassVar

from ketams_desktop.library.records import PackInfo
from ketams_desktop.paper.footer import footer_text
from ketams_desktop.paper.words import SheetWords
from ketams_desktop.questions.bank import AnswerShape, Role
from ketams_desktop.questions.question_list import TOP, Outcome
from ketams_desktop.questions.visit import LONGEST_FACT, Facts
from ketams_desktop.text import clean_text, reads_right_to_left

_LINES_FIRST = 3
_LINES_REST = 2
_LINES_MEDICINES = 2
_LINES_FACT = 1
_LINES_HEARD = 4

#: The boxes beside a question, by the kind of answer that it asks for.
_BOXES = {
    AnswerShape.YES_NO: (Outcome.YES, Outcome.NO, Outcome.WILL_FIND_OUT),
    AnswerShape.OPEN: (Outcome.ANSWERED, Outcome.WILL_FIND_OUT),
}


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

    @property
    def inches(self) -> tuple[float, float]:
        """How wide and how high it is."""
        return (210 / 25.4, 297 / 25.4) if self is PaperSize.A4 else (8.5, 11.0)


class PartKind(StrEnum):
    """Which group of questions a part is."""

    FIRST = "first"
    REST = "rest"
    CAREGIVER = "caregiver"


@dataclass(frozen=True, slots=True)
class PaperQuestion:
    """One question as the list hands it over. The texts may be anything a person typed."""

    text: str
    answer: AnswerShape = AnswerShape.OPEN
    reason: str = ""
    is_caregivers_own: bool = False
    note: str = ""
    outcome: Outcome = Outcome.OPEN
    heard: str = ""


@dataclass(frozen=True, slots=True)
class SheetOptions:
    """What the person chose for this print, and what the list says beside its questions.

    Attributes:
        size: of the print.
        paper: in the printer.
        show_reasons: why each question was suggested stands under it.
        matters_most: None leaves the box out; an empty text gives a box with blank lines.
        reader: whose words the sheet is in.
        is_short: only the first three questions are for the visit itself.
        caregiver_apart: the caregiver's part has pages of its own, behind all else.
        is_record: what came of the questions stands there, and nothing is left to fill in.
        is_copy: it is for the clinician, beside the person's own sheet.
        with_whom: who is asked; empty leaves a line to write on.
        day: of the visit, where it is known.
        facts: what to tell the team; blank lines for those that are empty.
        next_steps: what was agreed; printed on a record.
    """

    size: SheetSize = SheetSize.STANDARD
    paper: PaperSize = PaperSize.LETTER
    show_reasons: bool = False
    matters_most: str | None = None
    reader: Role = Role.PATIENT
    is_short: bool = False
    caregiver_apart: bool = False
    is_record: bool = False
    is_copy: bool = False
    with_whom: str = ""
    day: date | None = None
    facts: Facts = field(default_factory=Facts)
    next_steps: str = ""

    @property
    def has_lines(self) -> bool:
        """Whether there is anything to fill in. The clinician's page has nothing."""
        return self.size is not SheetSize.COMPACT and not self.is_record


@dataclass(frozen=True, slots=True)
class Tick:
    """A box, and the words beside it."""

    label: str
    is_ticked: bool


@dataclass(frozen=True, slots=True)
class SheetQuestion:
    """One question on the sheet; `lines` is how many blank lines follow it."""

    number: int
    text: str
    ticks: tuple[Tick, ...]
    note: str
    reason: str
    heard: str
    lines: int
    right_to_left: bool


@dataclass(frozen=True, slots=True)
class SheetPart:
    """A heading and the questions under it. Numbers run on from part to part.

    `is_apart`: it begins on a page of its own, behind everything else.
    """

    kind: PartKind
    title: str
    questions: tuple[SheetQuestion, ...]
    is_apart: bool = False


@dataclass(frozen=True, slots=True)
class SheetBlock:
    """A label and what was written for it, or `lines` to write on."""

    label: str
    text: str
    lines: int


@dataclass(frozen=True, slots=True)
class SheetNotes:
    """A heading after the questions, and what stands under it."""

    title: str
    blocks: tuple[SheetBlock, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """Everything that stands on one sheet."""

    TEMPLATE: ClassVar[str] = "sheet"
    words: SheetWords
    size: SheetSize
    paper: PaperSize
    title: str
    is_copy: bool
    with_whom: str
    day: str
    matters_label: str
    matters_most: str | None
    parts: tuple[SheetPart, ...]
    notes: tuple[SheetNotes, ...]
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
    is_caregiver = options.reader is Role.CAREGIVER
    title = words.caregiver.title if is_caregiver else words.title
    return Sheet(
        words=words,
        size=options.size,
        paper=options.paper,
        title=words.record.title if options.is_record else title,
        is_copy=options.is_copy,
        with_whom=clean_text(options.with_whom),
        day=_day(options.day, words),
        matters_label=words.caregiver.matters_most if is_caregiver else words.matters_most,
        matters_most=_matters_most(options),
        parts=_parts(main, caregivers, options, words),
        notes=_notes(options, words),
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
        clean_text(question.note),
        question.outcome,
        clean_text(question.heard),
    )


def _day(day: date | None, words: SheetWords) -> str:
    if day is None:
        return ""
    return words.day.form.format(
        day=day.day, month=words.day.months[day.month - 1], year=f"{day.year:04}"
    )


def _matters_most(options: SheetOptions) -> str | None:
    text = None if options.matters_most is None else clean_text(options.matters_most)
    return text or (text if options.has_lines else None)


def _parts(
    main: Sequence[PaperQuestion],
    caregivers: Sequence[PaperQuestion],
    options: SheetOptions,
    words: SheetWords,
) -> tuple[SheetPart, ...]:
    is_caregiver = options.reader is Role.CAREGIVER
    rest = words.parts.short_rest if options.is_short else words.parts.rest
    own = words.caregiver.part if is_caregiver else words.parts.caregiver
    groups = (
        (PartKind.FIRST, _first_title(len(main), options, words), main[:TOP]),
        (PartKind.REST, rest, main[TOP:]),
        (PartKind.CAREGIVER, own, caregivers),
    )
    parts: list[SheetPart] = []
    number = 1
    for kind, title, group in groups:
        if group:
            # Without any before it, it has the first page anyway.
            is_apart = kind is PartKind.CAREGIVER and options.caregiver_apart and bool(main)
            numbered = _numbered(group, number, kind, options, words)
            parts.append(SheetPart(kind, title, numbered, is_apart))
        number += len(group)
    return tuple(parts)


def _first_title(count: int, options: SheetOptions, words: SheetWords) -> str:
    if count == 1:
        return words.parts.one
    if count <= TOP:
        return words.parts.few
    return words.parts.short_first if options.is_short else words.parts.first


def _numbered(
    group: Sequence[PaperQuestion],
    start: int,
    kind: PartKind,
    options: SheetOptions,
    words: SheetWords,
) -> tuple[SheetQuestion, ...]:
    lines = _LINES_FIRST if kind is PartKind.FIRST else _LINES_REST
    return tuple(
        SheetQuestion(
            number=number,
            text=question.text,
            ticks=_ticks(question, options, words),
            note=question.note,
            reason=question.reason if options.show_reasons else "",
            heard=question.heard if options.is_record else "",
            lines=lines if options.has_lines else 0,
            right_to_left=reads_right_to_left(question.text),
        )
        for number, question in enumerate(group, start)
    )


def _ticks(question: PaperQuestion, options: SheetOptions, words: SheetWords) -> tuple[Tick, ...]:
    if not (options.has_lines or options.is_record):
        return ()
    labels = {
        Outcome.YES: words.ticks.yes,
        Outcome.NO: words.ticks.no,
        Outcome.ANSWERED: words.ticks.answered,
        Outcome.WILL_FIND_OUT: words.ticks.will_find_out,
    }
    came = question.outcome if options.is_record else Outcome.OPEN
    boxes = _BOXES[question.answer]
    if came is not Outcome.OPEN and came not in boxes:
        # The question was given another kind of answer than it asked for.
        boxes = (came, *boxes)
    return tuple(Tick(labels[box], box is came) for box in boxes)


def _notes(options: SheetOptions, words: SheetWords) -> tuple[SheetNotes, ...]:
    is_caregiver = options.reader is Role.CAREGIVER
    facts = (
        (
            words.caregiver.medicines if is_caregiver else words.facts.medicines,
            options.facts.medicines,
            _LINES_MEDICINES,
        ),
        (words.facts.allergies, options.facts.allergies, _LINES_FACT),
        (words.facts.reactions, options.facts.reactions, _LINES_FACT),
    )
    blocks = [_block(label, text, lines, options) for label, text, lines in facts]
    if options.is_record:
        closing = SheetNotes(words.record.next_steps, (_block("", options.next_steps, 0, options),))
    else:
        closing = SheetNotes(words.heard, (_block("", "", _LINES_HEARD, options),))
    found = (SheetNotes(words.facts.title, tuple(blocks)), closing)
    # A heading over nothing is left out.
    kept = (
        SheetNotes(notes.title, tuple(x for x in notes.blocks if x.text or x.lines))
        for notes in found
    )
    return tuple(notes for notes in kept if notes.blocks)


def _block(label: str, text: str, lines: int, options: SheetOptions) -> SheetBlock:
    words = clean_text(text, LONGEST_FACT)
    return SheetBlock(label, words, lines if options.has_lines and not words else 0)
