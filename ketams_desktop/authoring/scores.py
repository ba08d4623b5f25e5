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
from ketams_desktop.authoring.runs import words_of
from ketams_desktop.authoring.words import Phrases, Words, load_words

_LONG_WORD = 3  # syllables, from which SMOG counts a word as long
_COLUMNS = ("page", "words", "sentence", "FK grade", "SMOG", "SMOG less topic words")


@dataclass(frozen=True, slots=True)
class PageScore:
    """Scores of one page, or of all pages together.

    Attributes:
        id: the page's id, or "all".
        words: number of words.
        mean_sentence: words a sentence.
        flesch_kincaid: US school grade.
        smog: US school grade; asks for about 30 sentences to be exact.
        smog_without_topic_words: the same, when the listed topic words count as short.
    """

    id: str
    words: int
    sentences: int
    mean_sentence: float
    flesch_kincaid: float
    smog: float
    smog_without_topic_words: float


@dataclass(frozen=True, slots=True)
class Scores:
    """Scores of every page and of all together."""

    pages: tuple[PageScore, ...]
    total: PageScore

    def as_json(self) -> dict[str, object]:
        """Return the documented JSON form."""
        return {"pages": [asdict(page) for page in self.pages], "total": asdict(self.total)}


def score_content(content: Content) -> Scores:
    """Score the pages of `content`, in order of their ids."""
    words = load_words()
    syllables = _Syllables(words.syllables)
    pages = sorted(content.pages, key=lambda page: page.front.id)
    sentences = {page.front.id: page_sentences(page) for page in pages}
    everything = [sentence for page in pages for sentence in sentences[page.front.id]]
    scored = tuple(_score(syllables, words, name, found) for name, found in sentences.items())
    return Scores(scored, _score(syllables, words, "all", everything))


def page_sentences(page: ParsedPage) -> list[str]:
    """Return the sentences of a page as they are read aloud, each with a stop at its end."""
    found = [sentence.text for run in page.runs() for sentence in run.sentences()]
    return [text if text[-1] in ".!?" else f"{text.rstrip(':;,')}." for text in found]


def as_table(scores: Scores) -> str:
    """Return the scores as a table for the terminal."""
    wide = max([len("page"), *(len(page.id) for page in scores.pages)])
    lines = ["  ".join([f"{_COLUMNS[0]:<{wide}}", *_COLUMNS[1:]])]
    for page in (*scores.pages, scores.total):
        numbers = (
            f"{page.words}",
            f"{page.mean_sentence:.1f}",
            f"{page.flesch_kincaid:.1f}",
            f"{page.smog:.1f}",
            f"{page.smog_without_topic_words:.1f}",
        )
        cells = [
            f"{number:>{len(name)}}" for number, name in zip(numbers, _COLUMNS[1:], strict=True)
        ]
        lines.append("  ".join([f"{page.id:<{wide}}", *cells]))
    return "\n".join(lines)


def _score(syllables: _Syllables, words: Words, name: str, sentences: list[str]) -> PageScore:
    counts = [syllables.count(word) for sentence in sentences for word in words_of(sentence)]
    if not counts:
        return PageScore(name, 0, 0, 0.0, 0.0, 0.0, 0.0)
    topic_words = Phrases(words.topic_words)
    rest = [word for text in sentences for word in words_of(topic_words.without(text))]
    mean = len(counts) / len(sentences)
    return PageScore(
        id=name,
        words=len(counts),
        sentences=len(sentences),
        mean_sentence=round(mean, 1),
        flesch_kincaid=round(0.39 * mean + 11.8 * sum(counts) / len(counts) - 15.59, 1),
        smog=_smog(counts, len(sentences)),
        smog_without_topic_words=_smog([syllables.count(word) for word in rest], len(sentences)),
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
