"""The library: pages, claims, figures and words, by id. Built on one open pack.

Questions and guide steps are stored in the pack too; what they mean belongs to
`questions`, which asks here for the plain records.
"""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from ketams_desktop.codec import DecodeError, from_plain
from ketams_desktop.errors import INSTALL_AGAIN, PackError
from ketams_desktop.library.pack import Pack
from ketams_desktop.library.records import (
    CannotDraw,
    Claim,
    Comparison,
    HelpCountry,
    PackInfo,
    Page,
    PageHead,
    RiskFigure,
    SearchHit,
    Section,
    Source,
    Term,
    WarningSet,
)

if TYPE_CHECKING:
    from ketams_desktop.library.quiz import QuizItem
    from ketams_desktop.library.scorecards import ReadingScores, Scorecard
    from ketams_desktop.library.search import Found
    from ketams_desktop.library.search_index import SearchIndex

T = TypeVar("T")


class Library:
    """Everything that can be read, one record at a time."""

    def __init__(self, pack: Pack) -> None:
        self._pack = pack

    @classmethod
    def open(cls, path: Path) -> Library:
        """Open the pack at `path`.

        Raises:
            PackError: no file, not a pack, damaged, or made for a newer app.
        """
        return cls(Pack(path))

    def forget_what_was_asked(self) -> None:
        """Have no word that was searched for left in memory."""
        self._pack.forget_what_was_asked()

    def close(self) -> None:
        """Close the pack."""
        self._pack.close()

    @property
    def info(self) -> PackInfo:
        """What the pack says of itself: versions, review state."""
        return self._pack.info

    def sections(self) -> tuple[Section, ...]:
        """Return all sections, in reading order."""
        return self._all(Section, "section")

    def section(self, section_id: str) -> Section:
        """Return one section."""
        return self._one(Section, "section", section_id)

    def page_heads(self) -> tuple[PageHead, ...]:
        """Return the heads of all pages, in reading order."""
        return self._page_heads

    def page(self, page_id: str) -> Page:
        """Return one page with its blocks."""
        return self._one(Page, "page", page_id)

    def claim(self, claim_id: str) -> Claim:
        """Return one claim."""
        return self._one(Claim, "claim", claim_id)

    def source(self, source_id: str) -> Source:
        """Return one source."""
        return self._one(Source, "source", source_id)

    def figure(self, figure_id: str) -> RiskFigure | CannotDraw:
        """Return a risk figure, or the card that says why there is none."""
        either: Any = RiskFigure | CannotDraw
        figure: RiskFigure | CannotDraw = self._one(either, "figure", figure_id)
        return figure

    def comparison(self, comparison_id: str) -> Comparison:
        """Return one side-by-side table."""
        return self._one(Comparison, "comparison", comparison_id)

    def comparisons(self) -> tuple[Comparison, ...]:
        """Return all side-by-side tables, in the order of their file."""
        return self._all(Comparison, "comparison")

    def term(self, term_id: str) -> Term:
        """Return one word of the glossary."""
        return self._one(Term, "term", term_id)

    def terms(self) -> tuple[Term, ...]:
        """Return the glossary, in the order of its file."""
        return self._all(Term, "term")

    def help_countries(self) -> tuple[HelpCountry, ...]:
        """Return the help lines of every country."""
        return self._all(HelpCountry, "country")

    def warning_sets(self) -> tuple[WarningSet, ...]:
        """Return the fixed lists of warning signs, most urgent first."""
        return self._all(WarningSet, "warnings")

    def quiz(self) -> tuple[QuizItem, ...]:
        """Return the quiz, in order; empty in a pack that has none."""
        from ketams_desktop.library.quiz import QuizItem  # not needed by the first screen

        return self._all(QuizItem, "quiz")

    def scorecard(self, card_id: str) -> Scorecard:
        """Return how the content does on one checklist."""
        from ketams_desktop.library.scorecards import Scorecard

        return self._one(Scorecard, "scorecard", card_id)

    def reading_scores(self) -> ReadingScores:
        """Return how hard the content is to read."""
        from ketams_desktop.library.scorecards import ReadingScores

        return self._one(ReadingScores, "scores", "reading")

    def plain_records(self, kind: str) -> list[object]:
        """Return the records of `kind` as plain JSON values, for another folder to decode."""
        return self._pack.records(kind)

    def search(self, words: str, limit: int = 20) -> tuple[SearchHit, ...]:
        """Return the hits of `find`: pages, questions and terms, the best first."""
        return self.find(words, limit).hits

    def find(self, words: str, limit: int = 20) -> Found:
        """Return what was found for `words`, or the nearest to it; the last may be begun."""
        # Not needed by the first screen.
        from ketams_desktop.library.search import find

        return find(self._index, words, limit)

    @cached_property
    def _page_heads(self) -> tuple[PageHead, ...]:
        # Every page asks for them, to tell which comes next.
        return tuple(self._decode(PageHead, item) for item in self._pack.page_heads())

    @cached_property
    def _index(self) -> SearchIndex:
        from ketams_desktop.library.search_index import SearchIndex

        return SearchIndex(self._pack.rows)

    def _one(self, kind: type[T], name: str, record_id: str) -> T:
        return self._decode(kind, self._pack.record(name, record_id))

    def _all(self, kind: type[T], name: str) -> tuple[T, ...]:
        return tuple(self._decode(kind, item) for item in self._pack.records(name))

    def _decode(self, kind: type[T], data: object) -> T:
        try:
            return from_plain(kind, data)
        except DecodeError as error:
            raise PackError(
                f"The content pack {self._pack.path} is damaged ({error}). {INSTALL_AGAIN}"
            ) from error
