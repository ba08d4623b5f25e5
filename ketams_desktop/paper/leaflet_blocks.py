"""Turns the blocks of a page into the parts of a leaflet."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import assert_never

from ketams_desktop.library.blocks import (
    Block,
    Callout,
    ComparisonBlock,
    FigureBlock,
    Heading,
    ItemList,
    Paragraph,
    QuestionBlock,
    ReadingScoresBlock,
    ScorecardBlock,
    Span,
    SpanKind,
    cited_claims,
    plain_text,
)
from ketams_desktop.library.figures import PEOPLE, can_be_drawn, of_100_text, sentence, share
from ketams_desktop.library.library import Library
from ketams_desktop.library.records import Arm, CannotDraw, Comparison, RiskFigure
from ketams_desktop.library.scorecards import ReadingScore, ReadingScores, Scorecard, State
from ketams_desktop.paper.leaflet_help import without_button
from ketams_desktop.paper.leaflet_parts import (
    PaperArm,
    PaperBlock,
    PaperCallout,
    PaperCard,
    PaperFigure,
    PaperHeading,
    PaperList,
    PaperParagraph,
    PaperRow,
    PaperScorecard,
    PaperTable,
    Run,
    RunKind,
    Runs,
    ScoreItem,
)
from ketams_desktop.paper.leaflet_words import LeafletWords

_KINDS = {
    SpanKind.TEXT: RunKind.TEXT,
    SpanKind.STRONG: RunKind.STRONG,
    SpanKind.EMPHASIS: RunKind.EMPHASIS,
    SpanKind.TERM: RunKind.TERM,
    # There is nothing to press on paper; the titles stand at the end.
    SpanKind.PAGE: RunKind.TEXT,
}
#: What stands where the page has it. Questions do not.
_Printed = (
    Heading
    | Paragraph
    | ItemList
    | Callout
    | FigureBlock
    | ComparisonBlock
    | ScorecardBlock
    | ReadingScoresBlock
)
#: What is missing is read before what is there.
_STATES = (State.NOT_YET, State.PARTLY, State.MET, State.DOES_NOT_APPLY)
_LOWEST_LEVEL = 3


class BlockMaker:
    """Makes parts, and remembers which terms and other pages they name, in order."""

    def __init__(self, library: Library, words: LeafletWords, numbers: Mapping[str, int]) -> None:
        """Number claims as in `numbers`; one that is not there gets no number."""
        self._library, self._words, self._numbers = library, words, numbers
        self._level = 1
        self.terms: dict[str, None] = {}
        self.pages: dict[str, None] = {}

    def runs(self, spans: Sequence[Span]) -> Runs:
        """Return a text with the numbers of its claims after it, as on the screen."""
        found = []
        for span in without_button(spans, self._words.help):
            if span.kind is SpanKind.TERM:
                self.terms[span.target] = None
            elif span.kind is SpanKind.PAGE:
                self.pages[span.target] = None
            if span.text and span.kind in _KINDS:
                found.append(Run(_KINDS[span.kind], span.text))
        return (*found, *self._cited(cited_claims(tuple(spans))))

    def blocks(self, blocks: Sequence[Block]) -> tuple[PaperBlock, ...]:
        """Return the parts of `blocks`. Questions are left to the list at the end."""
        asked = [block for block in blocks if not isinstance(block, QuestionBlock)]
        parts: list[PaperBlock] = []
        for block in _without_lone_headings(asked):
            above = parts[-1] if parts else None
            parts.append(self._part(block, above.text if isinstance(above, PaperHeading) else ""))
        return tuple(parts)

    def _part(self, block: _Printed, heading: str) -> PaperBlock:
        match block:
            case Heading():
                # Never deeper by two: a tagged file may not leave a level out.
                self._level = min(block.level, self._level + 1)
                return PaperHeading(self._level, plain_text(block.spans))
            case Paragraph():
                return PaperParagraph(self.runs(block.spans))
            case ItemList():
                return PaperList(block.ordered, tuple(map(self.runs, block.items)))
            case Callout():
                return self._callout(block, heading)
            case FigureBlock():
                return self._drawn(self._library.figure(block.figure_id))
            case ComparisonBlock():
                return self._comparison(self._library.comparison(block.comparison_id))
            case ScorecardBlock():
                return self._scorecard(self._library.scorecard(block.card_id))
            case ReadingScoresBlock():
                return self._scores(self._library.reading_scores())
            case _:
                assert_never(block)

    def _callout(self, block: Callout, heading: str) -> PaperCallout:
        title = block.title or self._words.callouts.title(block.kind)
        parts = [
            PaperParagraph(self.runs(part.spans))
            if isinstance(part, Paragraph)
            else PaperList(part.ordered, tuple(map(self.runs, part.items)))
            for part in block.blocks
        ]
        return PaperCallout(block.kind, "" if title == heading else title, tuple(parts))

    def _drawn(self, figure: RiskFigure | CannotDraw) -> PaperFigure | PaperCard:
        return self._figure(figure) if isinstance(figure, RiskFigure) else self._card(figure)

    def _figure(self, figure: RiskFigure) -> PaperFigure:
        words = self._words.figure
        about = (
            words.who.format(who=_bare(figure.who)),
            words.how_long.format(how_long=_bare(figure.how_long)),
            words.how_measured.format(how_measured=_bare(figure.how_measured)),
            figure.note,
        )
        other_way = Run(RunKind.TEXT, sentence(figure, other_way=True))
        return PaperFigure(
            level=self._title_level(),
            title=figure.title,
            marks=self._marks(figure.claims),
            arms=tuple(map(self._arm, figure.arms)),
            happened=figure.happened,
            not_happened=figure.not_happened,
            sentence=sentence(figure),
            other_way=(other_way, *self._cited(figure.claims)),
            table=None if can_be_drawn(figure) else self._figure_table(figure),
            about=tuple(line for line in about if line),
        )

    def _arm(self, arm: Arm) -> PaperArm:
        value = share(arm)
        counted = self._words.figure.counted.format(count=self._counted(arm))
        exact = f"{counted} ({value.exact_percent:.1f}\u00a0%)"
        return PaperArm(arm.name, value.of_100, of_100_text(value), exact)

    def _counted(self, arm: Arm) -> str:
        words = self._words.figure
        if arm.events is not None:
            return f"{arm.events} / {arm.total}"
        return (
            words.not_stated if arm.total is None else words.not_stated_of.format(total=arm.total)
        )

    def _figure_table(self, figure: RiskFigure) -> PaperTable:
        words = self._words.figure
        rows = []
        for arm in figure.arms:
            value = share(arm)
            exact = f"{of_100_text(value)} ({value.exact_percent:.1f}\u00a0%)"
            rows.append(PaperRow(arm.name, (_plain(self._counted(arm)), _plain(exact))))
        columns = (words.happened_to, words.out_of.format(all=PEOPLE))
        return PaperTable(self._title_level(), "", columns, tuple(rows))

    def _card(self, card: CannotDraw) -> PaperCard:
        known = (*_plain(card.what_we_know), *self._cited(card.claims))
        return PaperCard(
            level=self._title_level(),
            title=self._words.figure.cannot_draw,
            about=card.title,
            marks=self._marks(card.claims),
            reason=card.reason,
            known=known,
        )

    def _comparison(self, table: Comparison) -> PaperTable:
        rows = tuple(PaperRow(x.question, tuple(map(self.runs, x.cells))) for x in table.rows)
        return PaperTable(self._title_level(), table.title, table.columns, rows)

    def _scorecard(self, card: Scorecard) -> PaperScorecard:
        words = self._words.scores
        sums = words.sum.format(
            met=len(card.in_state(State.MET)),
            all=card.applying,
            partly=len(card.in_state(State.PARTLY)),
            not_yet=len(card.in_state(State.NOT_YET)),
        )
        items = tuple(
            ScoreItem(f"{words.state(item.state)}: {item.text}", item.note)
            for state in _STATES
            for item in card.in_state(state)
        )
        return PaperScorecard(self._title_level(), card.title, card.about, sums, items)

    def _scores(self, scores: ReadingScores) -> PaperTable:
        words = self._words.scores
        columns = (
            words.sentence,
            words.flesch_kincaid,
            words.smog,
            words.smog_without_topic_words,
        )
        rows = [PaperRow(score.title, _score_cells(score)) for score in scores.sections]
        rows.append(PaperRow(words.mean.format(pages=scores.pages), _score_cells(scores.mean)))
        return PaperTable(self._title_level(), words.title, columns, tuple(rows))

    def _title_level(self) -> int:
        return min(_LOWEST_LEVEL, self._level + 1)

    def _marks(self, claims: Iterable[str]) -> tuple[str, ...]:
        marks = (self._words.claim.marks(self._library.claim(claim_id)) for claim_id in claims)
        return tuple(dict.fromkeys(mark for of_one in marks for mark in of_one))

    def _cited(self, claims: Iterable[str]) -> Runs:
        numbers = sorted(self._numbers[x] for x in claims if x in self._numbers)
        if not numbers:
            return ()
        return (Run(RunKind.NUMBERS, f"({', '.join(map(str, numbers))})"),)


def _without_lone_headings(blocks: Sequence[_Printed]) -> list[_Printed]:
    """Return `blocks` without headings that nothing stands under."""
    kept: list[_Printed] = []
    for block in reversed(blocks):
        below = kept[-1] if kept else None
        if isinstance(block, Heading) and (
            below is None or (isinstance(below, Heading) and below.level <= block.level)
        ):
            continue
        kept.append(block)
    return kept[::-1]


def _score_cells(score: ReadingScore) -> tuple[Runs, ...]:
    numbers = (
        score.mean_sentence,
        score.flesch_kincaid,
        score.smog,
        score.smog_without_topic_words,
    )
    return tuple(_plain(f"{number:.1f}") for number in numbers)


def _plain(text: str) -> Runs:
    return (Run(RunKind.TEXT, text),)


def _bare(text: str) -> str:
    return text.strip().rstrip(".")
