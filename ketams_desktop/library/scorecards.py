"""How the content scores: on published checklists, and by how hard it is to read."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class State(StrEnum):
    """How far the content meets one item of a checklist."""

    MET = "met"
    PARTLY = "partly"
    NOT_YET = "not-yet"
    DOES_NOT_APPLY = "does-not-apply"


@dataclass(frozen=True, slots=True)
class ScorecardItem:
    """One item of a checklist, how far it is met, and where or why not."""

    id: str
    text: str
    state: State
    note: str


@dataclass(frozen=True, slots=True)
class Scorecard:
    """The content held against a published checklist, by its own writers."""

    id: str
    title: str
    about: str
    items: tuple[ScorecardItem, ...]

    def in_state(self, state: State) -> tuple[ScorecardItem, ...]:
        """Return the items that are in `state`."""
        return tuple(item for item in self.items if item.state is state)

    @property
    def applying(self) -> int:
        """How many items apply to this content at all."""
        return len(self.items) - len(self.in_state(State.DOES_NOT_APPLY))


@dataclass(frozen=True, slots=True)
class ReadingScore:
    """How hard one part of the content is to read.

    Attributes:
        id: a page's or section's id, or "mean" or "all".
        title: what people call it.
        words: number of words.
        sentences: number of sentences.
        mean_sentence: words a sentence.
        flesch_kincaid: US school grade.
        smog: US school grade; asks for about 30 sentences to be exact.
        smog_without_topic_words: the same, when the listed topic words count as short.
    """

    id: str
    title: str
    words: int
    sentences: int
    mean_sentence: float
    flesch_kincaid: float
    smog: float
    smog_without_topic_words: float


@dataclass(frozen=True, slots=True)
class ReadingScores:
    """Scores by section, the mean over all pages, and all text as one."""

    id: str
    pages: int
    sections: tuple[ReadingScore, ...]
    mean: ReadingScore
    total: ReadingScore
