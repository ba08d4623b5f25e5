"""What is said of a page, one sentence at a time, in reading order. Citations say nothing.

The fixed words between the content's own are handed in: they are the interface's to
translate.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Protocol, assert_never

from ketams_desktop.library.blocks import (
    Block,
    Callout,
    CalloutKind,
    ComparisonBlock,
    FigureBlock,
    Heading,
    ItemList,
    Paragraph,
    QuestionBlock,
    ReadingScoresBlock,
    ScorecardBlock,
    Span,
    plain_text,
)
from ketams_desktop.library.figures import sentence
from ketams_desktop.library.records import CannotDraw, Comparison, Page, RiskFigure
from ketams_desktop.library.scorecards import ReadingScores, Scorecard, State
from ketams_desktop.library.sentences import sentences_of

#: The block of the title and the In short line, which stand before all blocks.
TOP = -1

_STOPS = (".", "!", "?", "…", ":")
_CLOSING = "\"'”’)]"


@dataclass(frozen=True, slots=True)
class Spoken:
    """One sentence, and the place of its block on the page."""

    block: int
    text: str


@dataclass(frozen=True, slots=True)
class SpokenWords:
    """The fixed words. Names in braces are filled in; each of them ends as a sentence does.

    Attributes:
        in_short: said before the In short line.
        callouts: what each kind of callout is called when it has no title of its own.
        item: a numbered item; {number} and {text}.
        cannot_draw: said before a result that is not drawn.
        question: said before a question to ask.
        cell: a cell of a table; {column} and {text}.
        scorecard: {title}, {met} and {all}.
        reading_scores: {words} a sentence and the school {grade}, over all pages.
    """

    in_short: str
    callouts: Mapping[CalloutKind, str]
    item: str
    cannot_draw: str
    question: str
    cell: str
    scorecard: str
    reading_scores: str


class Records(Protocol):
    """Where the records that blocks name are found: the library has them."""

    def figure(self, figure_id: str, /) -> RiskFigure | CannotDraw:
        """Return one figure."""

    def comparison(self, comparison_id: str, /) -> Comparison:
        """Return one table."""

    def scorecard(self, card_id: str, /) -> Scorecard:
        """Return one scorecard."""

    def reading_scores(self) -> ReadingScores:
        """Return the reading scores."""


def spoken_page(
    page: Page, records: Records, question: Callable[[str], str], words: SpokenWords
) -> tuple[Spoken, ...]:
    """Return every sentence of `page` in the order in which it is read.

    Args:
        page: the page.
        records: the library.
        question: returns the words of the question with an id.
        words: the fixed words.
    """
    voice = _Voice(records, question, words)
    said = [Spoken(TOP, closed(page.title))]
    summary = [words.in_short, *sentences_of(plain_text(page.summary))]
    said += [Spoken(TOP, text) for text in summary if page.summary]
    after_heading = False
    for place, block in enumerate(page.blocks):
        said += [Spoken(place, text) for text in voice.block(block, after_heading=after_heading)]
        after_heading = isinstance(block, Heading)
    return tuple(said)


def closed(text: str) -> str:
    """Return `text` with a stop at its end, so that a voice makes a pause there."""
    bare = text.strip()
    return bare if bare.rstrip(_CLOSING).endswith(_STOPS) else f"{bare}."


class _Voice:
    """Turns blocks into sentences."""

    def __init__(
        self, records: Records, question: Callable[[str], str], words: SpokenWords
    ) -> None:
        self._records, self._question, self._words = records, question, words

    def block(self, block: Block, *, after_heading: bool = False) -> Iterator[str]:
        words = self._words
        match block:
            case Heading():
                yield closed(plain_text(block.spans))
            case Paragraph():
                yield from _sentences(block.spans)
            case ItemList():
                yield from self._items(block)
            case Callout():
                yield from self._callout(block, after_heading=after_heading)
            case FigureBlock():
                yield from self._figure(block)
            case ComparisonBlock():
                yield from self._table(self._records.comparison(block.comparison_id))
            case QuestionBlock():
                yield words.question
                yield from sentences_of(self._question(block.question_id))
            case ScorecardBlock():
                card = self._records.scorecard(block.card_id)
                met = len(card.in_state(State.MET))
                yield words.scorecard.format(title=card.title, met=met, all=card.applying)
            case ReadingScoresBlock():
                mean = self._records.reading_scores().mean
                yield words.reading_scores.format(
                    words=f"{mean.mean_sentence:.0f}", grade=f"{mean.flesch_kincaid:.0f}"
                )
            case _:
                assert_never(block)

    def _items(self, block: ItemList) -> Iterator[str]:
        for number, spans in enumerate(block.items, start=1):
            first, *others = _sentences(spans) or [""]
            yield self._words.item.format(number=number, text=first) if block.ordered else first
            yield from others

    def _callout(self, block: Callout, *, after_heading: bool) -> Iterator[str]:
        # Right under a heading the usual title would say the same twice: the eye skips it too.
        title = block.title or ("" if after_heading else self._words.callouts[block.kind])
        if title:
            yield closed(title)
        for part in block.blocks:
            yield from self.block(part)

    def _figure(self, block: FigureBlock) -> Iterator[str]:
        figure = self._records.figure(block.figure_id)
        if isinstance(figure, RiskFigure):
            yield sentence(figure)
            return
        yield self._words.cannot_draw
        for text in (figure.title, figure.reason, figure.what_we_know):
            yield from sentences_of(closed(text))

    def _table(self, table: Comparison) -> Iterator[str]:
        yield closed(table.title)
        for row in table.rows:
            yield closed(row.question)
            for column, spans in zip(table.columns, row.cells, strict=True):
                first, *others = _sentences(spans) or [""]
                yield self._words.cell.format(column=column, text=first)
                yield from others


def _sentences(spans: tuple[Span, ...]) -> list[str]:
    text = plain_text(spans).strip()
    return list(sentences_of(closed(text))) if text else []
