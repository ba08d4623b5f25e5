"""How hard each page is to read: numbers only, no judgement."""

from __future__ import annotations

import re
import warnings
from dataclasses import asdict, dataclass
from types import ModuleType

from ketams_desktop.authoring.content import Content, ParsedPage
from ketams_desktop.authoring.runs import word_count
from ketams_desktop.authoring.words import load_words

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
    textstat = _textstat()
    pages = sorted(content.pages, key=lambda page: page.front.id)
    sentences = {page.front.id: page_sentences(page) for page in pages}
    everything = [sentence for page in pages for sentence in sentences[page.front.id]]
    scored = tuple(_score(textstat, name, found) for name, found in sentences.items())
    return Scores(scored, _score(textstat, "all", everything))


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


def _score(textstat: ModuleType, name: str, sentences: list[str]) -> PageScore:
    words = sum(word_count(sentence) for sentence in sentences)
    if not words:
        return PageScore(name, 0, 0, 0.0, 0.0, 0.0, 0.0)
    text = "\n".join(sentences)
    return PageScore(
        id=name,
        words=words,
        sentences=len(sentences),
        mean_sentence=round(words / len(sentences), 2),
        flesch_kincaid=float(textstat.flesch_kincaid_grade(text)),
        smog=float(textstat.smog_index(text)),
        smog_without_topic_words=float(textstat.smog_index(_without_topic_words(text))),
    )


def _without_topic_words(text: str) -> str:
    """Return `text` with each topic word made short, so that no sentence gets lost."""
    topic_words = sorted(load_words().topic_words, key=len, reverse=True)
    pattern = "|".join(re.escape(word) for word in topic_words)
    return re.sub(rf"\b(?:{pattern})\b", "it", text, flags=re.IGNORECASE)


def _textstat() -> ModuleType:
    """Import textstat: it is slow to load and warns about setuptools while it does."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import textstat
    module: ModuleType = textstat.textstat
    return module
