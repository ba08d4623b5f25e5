"""How hard each page is to read: numbers only, no judgement.

Sentences are those of the pages, as they are read aloud. Syllables come from textstat,
which counts by hyphenation and so finds one in "medicine"; words.yaml puts right the
words of that kind that our pages use.
"""

from __future__ import annotations

import math
import warnings
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from types import ModuleType

from ketams_desktop.authoring.content import Content, ParsedPage
from ketams_desktop.authoring.page_parser import READING_SCORES
from ketams_desktop.authoring.runs import words_of
from ketams_desktop.authoring.words import Phrases, Words, load_words
from ketams_desktop.library.scorecards import ReadingScore, ReadingScores

_LONG_WORD = 3  # syllables, from which SMOG counts a word as long
_COLUMNS = ("words", "sentence", "FK grade", "SMOG", "SMOG less topic words")


@dataclass(frozen=True, slots=True)
class Scores:
    """Scores of every page, of every section, the mean over the pages, and all as one text."""

    pages: tuple[ReadingScore, ...]
    sections: tuple[ReadingScore, ...]
    mean: ReadingScore
    total: ReadingScore

    def as_json(self) -> dict[str, object]:
        """Return the documented JSON form."""
        return asdict(self)

    def as_record(self) -> ReadingScores:
        """Return what the pack holds of the scores."""
        return ReadingScores(READING_SCORES, len(self.pages), self.sections, self.mean, self.total)


def score_content(content: Content) -> Scores:
    """Score the pages of `content`, in order of their ids, and its sections in theirs."""
    scorer = _Scorer(load_words())
    pages = sorted(content.pages, key=lambda page: page.front.id)
    sentences = {page.front.id: page_sentences(page) for page in pages}
    everything = [sentence for page in pages for sentence in sentences[page.front.id]]
    scored = tuple(
        scorer.score(page.front.id, page.front.title, sentences[page.front.id]) for page in pages
    )
    sections = []
    for section in content.sections:
        inside = [page.front.id for page in pages if page.front.section == section.id]
        texts = [sentence for page_id in inside for sentence in sentences[page_id]]
        sections.append(scorer.score(section.id, section.record.title, texts))
    total = scorer.score("all", "All pages as one text", everything)
    return Scores(scored, tuple(sections), _mean(scored), total)


def page_sentences(page: ParsedPage) -> list[str]:
    """Return the sentences of a page as they are read aloud, each with a stop at its end."""
    found = [sentence.text for run in page.runs() for sentence in run.sentences()]
    return [text if text[-1] in ".!?" else f"{text.rstrip(':;,')}." for text in found]


def as_table(scores: Scores) -> str:
    """Return the scores as two tables for the terminal: by page, then by section."""
    by_page = _table("page", (*scores.pages, scores.mean, scores.total))
    by_section = _table("section", (*scores.sections, scores.total))
    return f"{by_page}\n\n{by_section}"


def _table(first: str, rows: tuple[ReadingScore, ...]) -> str:
    wide = max([len(first), *(len(row.id) for row in rows)])
    lines = ["  ".join([f"{first:<{wide}}", *_COLUMNS])]
    for row in rows:
        numbers = (
            f"{row.words}",
            f"{row.mean_sentence:.1f}",
            f"{row.flesch_kincaid:.1f}",
            f"{row.smog:.1f}",
            f"{row.smog_without_topic_words:.1f}",
        )
        cells = [f"{number:>{len(name)}}" for number, name in zip(numbers, _COLUMNS, strict=True)]
        lines.append("  ".join([f"{row.id:<{wide}}", *cells]))
    return "\n".join(lines)


def _mean(pages: tuple[ReadingScore, ...]) -> ReadingScore:
    """Return the mean over the pages, each counting the same however long it is."""

    def over(key: str) -> float:
        return round(float(sum(getattr(page, key) for page in pages)) / max(len(pages), 1), 1)

    return ReadingScore(
        id="mean",
        title="Mean over all pages",
        words=round(over("words")),
        sentences=round(over("sentences")),
        mean_sentence=over("mean_sentence"),
        flesch_kincaid=over("flesch_kincaid"),
        smog=over("smog"),
        smog_without_topic_words=over("smog_without_topic_words"),
    )


class _Scorer:
    def __init__(self, words: Words) -> None:
        self._syllables = _Syllables(words.syllables)
        self._topic_words = Phrases(words.topic_words)

    def score(self, score_id: str, title: str, sentences: list[str]) -> ReadingScore:
        """Return the scores of `sentences`; zeros where there are none."""
        count = self._syllables.count
        counts = [count(word) for sentence in sentences for word in words_of(sentence)]
        if not counts:
            return ReadingScore(score_id, title, 0, 0, 0.0, 0.0, 0.0, 0.0)
        texts = (self._topic_words.without(text) for text in sentences)
        rest = [count(word) for text in texts for word in words_of(text)]
        mean = len(counts) / len(sentences)
        return ReadingScore(
            id=score_id,
            title=title,
            words=len(counts),
            sentences=len(sentences),
            mean_sentence=round(mean, 1),
            flesch_kincaid=round(0.39 * mean + 11.8 * sum(counts) / len(counts) - 15.59, 1),
            smog=_smog(counts, len(sentences)),
            smog_without_topic_words=_smog(rest, len(sentences)),
        )


def _smog(counts: list[int], sentences: int) -> float:
    long_words = sum(1 for count in counts if count >= _LONG_WORD)
    return round(1.043 * math.sqrt(30 * long_words / sentences) + 3.1291, 1)


class _Syllables:
    """Counts syllables: with textstat, but for the words that its hyphenation gets wrong."""

    def __init__(self, corrected: Mapping[str, int]) -> None:
        self._known = dict(corrected)
        self._textstat = _textstat()

    def count(self, word: str) -> int:
        """Return the syllables of `word`, at least 1."""
        word = word.lower()
        if word not in self._known:
            self._known[word] = max(1, int(self._textstat.syllable_count(word)))
        return self._known[word]


def _textstat() -> ModuleType:
    """Import textstat: it is slow to load and warns about setuptools while it does."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import textstat
    module: ModuleType = textstat.textstat
    return module
