"""What a leaflet consists of, as plain values: `resources/paper/leaflet.typ` sets them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from ketams_desktop.library.blocks import CalloutKind


class RunKind(StrEnum):
    """What a run of words is on paper."""

    TEXT = "text"
    STRONG = "strong"
    EMPHASIS = "emphasis"
    TERM = "term"  # explained at the end
    NUMBERS = "numbers"  # of the claims that the words rest on: "(1, 2)"


@dataclass(frozen=True, slots=True)
class Run:
    """A run of words of one kind."""

    kind: RunKind
    text: str


Runs = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class PaperHeading:
    """A heading below the title, level 2 or 3."""

    TAG: ClassVar[str] = "heading"
    level: int
    text: str


@dataclass(frozen=True, slots=True)
class PaperParagraph:
    """A few sentences."""

    TAG: ClassVar[str] = "paragraph"
    runs: Runs


@dataclass(frozen=True, slots=True)
class PaperList:
    """A list with bullets or numbers."""

    TAG: ClassVar[str] = "list"
    ordered: bool
    items: tuple[Runs, ...]


@dataclass(frozen=True, slots=True)
class PaperCallout:
    """A boxed part. `title` is empty only where the heading above says the same."""

    TAG: ClassVar[str] = "callout"
    kind: CalloutKind
    title: str
    blocks: tuple[PaperParagraph | PaperList, ...]


@dataclass(frozen=True, slots=True)
class PaperRow:
    """A row of a table: what stands over it, and one cell a column."""

    title: str
    cells: tuple[Runs, ...]


@dataclass(frozen=True, slots=True)
class PaperTable:
    """A table. `title` is empty where what is around it has one; `level` is its heading's."""

    TAG: ClassVar[str] = "table"
    level: int
    title: str
    columns: tuple[str, ...]
    rows: tuple[PaperRow, ...]


@dataclass(frozen=True, slots=True)
class PaperArm:
    """One group of a figure: its name, how many of 100, in words too, and what was counted."""

    name: str
    of_100: int
    count: str
    counted: str


@dataclass(frozen=True, slots=True)
class PaperFigure:
    """A risk figure.

    Attributes:
        level: the level of its title among the headings.
        title: what is asked.
        marks: the marks of its claims.
        arms: its groups.
        happened: says what a filled circle stands for.
        not_happened: says what an empty one stands for.
        sentence: the whole figure in words; the picture's alternative text as well.
        other_way: the same, told of those whom it did not happen to.
        table: stands in place of the picture where a picture would mislead.
        about: who, how long, how it was measured, and a note.
    """

    TAG: ClassVar[str] = "figure"
    level: int
    title: str
    marks: tuple[str, ...]
    arms: tuple[PaperArm, ...]
    happened: str
    not_happened: str
    sentence: str
    other_way: Runs
    table: PaperTable | None
    about: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PaperCard:
    """Why a result is not drawn, and what is known instead."""

    TAG: ClassVar[str] = "cannot-draw"
    level: int
    title: str
    about: str
    marks: tuple[str, ...]
    reason: str
    known: Runs


@dataclass(frozen=True, slots=True)
class ScoreItem:
    """One item of a checklist, with how far it is met, and where or why not."""

    text: str
    note: str


@dataclass(frozen=True, slots=True)
class PaperScorecard:
    """A checklist that the content was held against."""

    TAG: ClassVar[str] = "scorecard"
    level: int
    title: str
    about: str
    sum: str
    items: tuple[ScoreItem, ...]


PaperBlock = (
    PaperHeading
    | PaperParagraph
    | PaperList
    | PaperCallout
    | PaperTable
    | PaperFigure
    | PaperCard
    | PaperScorecard
)


@dataclass(frozen=True, slots=True)
class PaperTerm:
    """A word that the leaflet uses, how to say it, and what it means."""

    name: str
    meaning: str


@dataclass(frozen=True, slots=True)
class PaperClaim:
    """A claim that the leaflet rests on: `notes` say whom it is about and how sure it is."""

    number: int
    statement: str
    marks: tuple[str, ...]
    notes: tuple[str, ...]
    citations: tuple[str, ...]
