"""The block model: what a page is made of, for the eye, the ear and paper alike.

A page is a list of typed blocks; text inside a block is a list of spans. Nothing here
knows how a block is drawn, spoken or printed.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import ClassVar

from ketams_desktop.record import record


class SpanKind(StrEnum):
    """What a run of text is."""

    TEXT = "text"
    STRONG = "strong"
    EMPHASIS = "emphasis"
    TERM = "term"  # target: id of a glossary term
    PAGE = "page"  # target: id of a page
    CLAIM = "claim"  # target: id of a claim; no text of its own


@record
class Span:
    """A run of text of one kind."""

    kind: SpanKind
    text: str
    target: str = ""


class CalloutKind(StrEnum):
    """What a set-off part of a page is for."""

    MS_LENS = "ms-lens"
    KEY = "key"
    WARNING = "warning"
    HELP = "help"


@record
class Heading:
    """A heading below the page title. Levels are 2 and 3."""

    TAG: ClassVar[str] = "heading"
    level: int
    spans: tuple[Span, ...]


@record
class Paragraph:
    """A few sentences."""

    TAG: ClassVar[str] = "paragraph"
    spans: tuple[Span, ...]


@record
class ItemList:
    """A list with bullets or, when `ordered`, numbers. One tuple of spans an item."""

    TAG: ClassVar[str] = "list"
    ordered: bool
    items: tuple[tuple[Span, ...], ...]


@record
class Callout:
    """A set-off part: why it matters with MS, a key point, a warning, help."""

    TAG: ClassVar[str] = "callout"
    kind: CalloutKind
    title: str
    blocks: tuple[Paragraph | ItemList, ...]


@record
class FigureBlock:
    """A risk figure or a "we cannot draw this" card, by id."""

    TAG: ClassVar[str] = "figure"
    figure_id: str


@record
class ComparisonBlock:
    """A side-by-side table, by id."""

    TAG: ClassVar[str] = "comparison"
    comparison_id: str


@record
class QuestionBlock:
    """A question offered in the middle of a page, by id."""

    TAG: ClassVar[str] = "ask"
    question_id: str


@record
class ScorecardBlock:
    """How the content does on a published checklist, by id."""

    TAG: ClassVar[str] = "scorecard"
    card_id: str


@record
class ReadingScoresBlock:
    """How hard the content is to read, as counted when the pack was made."""

    TAG: ClassVar[str] = "scores"


Block = (
    Heading
    | Paragraph
    | ItemList
    | Callout
    | FigureBlock
    | ComparisonBlock
    | QuestionBlock
    | ScorecardBlock
    | ReadingScoresBlock
)


def plain_text(spans: tuple[Span, ...]) -> str:
    """Return the words of `spans` as they are read aloud: citations say nothing."""
    return "".join(span.text for span in spans if span.kind is not SpanKind.CLAIM)


def cited_claims(spans: tuple[Span, ...]) -> tuple[str, ...]:
    """Return the ids of the claims that `spans` cite, in order, each once."""
    return tuple(dict.fromkeys(s.target for s in spans if s.kind is SpanKind.CLAIM))


def iter_spans(blocks: tuple[Block, ...]) -> Iterator[tuple[Span, ...]]:
    """Yield every run of spans in `blocks`, in reading order."""
    for block in blocks:
        match block:
            case Heading() | Paragraph():
                yield block.spans
            case ItemList():
                yield from block.items
            case Callout():
                yield from iter_spans(block.blocks)
            case _:
                pass
