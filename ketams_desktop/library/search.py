"""From what a person types to what was found: exact, spelled anew, or the nearest there is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto

from ketams_desktop.library.records import Mark, SearchHit
from ketams_desktop.library.search_index import SearchIndex
from ketams_desktop.library.spelling import corrected, nearest, words_of

_MOST_WORDS = 8
_LONGEST_WORD = 60
#: A begun word of so many letters is also looked for as the words it may become: the index
#: holds stems, and "dependen" begins no stem although it begins "dependence".
_SHORTEST_BEGUN = 3
_MAY_BECOME = 6
_LONGEST_ENDING = 5
_NEAREST = 3


class How(Enum):
    """How what was found fits what was asked."""

    EXACT = auto()  # all words are there
    SPELLED = auto()  # all words are there, some spelled otherwise
    FEWER = auto()  # some words are left out: nothing holds them all
    NOTHING = auto()


@dataclass(frozen=True, slots=True)
class Found:
    """What was found.

    Attributes:
        how: how it fits what was asked.
        hits: pages, questions and terms, the best first.
        words: what the hits are for, where that is not what was typed.
        nearest: words that would find something, where there is no hit.
    """

    how: How
    hits: tuple[SearchHit, ...] = ()
    words: str = ""
    nearest: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Word:
    """A word to look for, and the expression that finds it."""

    text: str
    match: str


def find(index: SearchIndex, words: str, limit: int) -> Found:
    """Look for all of `words`; the last may be begun."""
    typed = _typed_words(words)
    if not typed:
        return Found(How.NOTHING)
    begins = not words[-1:].isspace()
    asked = [_exact(word) for word in typed]
    if begins:
        asked[-1] = _begun(index, typed[-1])
    hits = index.best(_all(asked), _text(asked), limit)
    if hits:
        return Found(How.EXACT, tuple(hits))
    return _spelled_anew(index, asked, limit, begins=begins)


def marks_of(text: str, hit: SearchHit) -> tuple[Mark, ...]:
    """Return where `text` holds words that are marked in `hit`, for another wording of it."""
    marked = {hit.title[a:b].casefold() for a, b in hit.title_marks}
    marked |= {hit.snippet[a:b].casefold() for a, b in hit.snippet_marks}
    places = (found.span() for found in re.finditer(r"[^\W_]+", text))
    return tuple((a, b) for a, b in places if text[a:b].casefold() in marked)


def _spelled_anew(index: SearchIndex, asked: list[_Word], limit: int, *, begins: bool) -> Found:
    there: list[_Word] = []
    changed = False
    for place, word in enumerate(asked):
        if index.has(word.match):
            there.append(word)
            continue
        is_last = place == len(asked) - 1
        other = corrected(word.text, index, is_begun=begins and is_last)
        if other:
            changed = True
            there.append(_exact(other))
    if changed and len(there) == len(asked):
        hits = index.best(_all(there), _text(there), limit)
        if hits:
            return Found(How.SPELLED, tuple(hits), _text(there))
    return _fewer(index, asked, there, limit)


def _fewer(index: SearchIndex, asked: list[_Word], there: list[_Word], limit: int) -> Found:
    """Leave out the most usual words, one after the other, until something is found."""
    rare = sorted(there, key=lambda word: index.places(word.match))
    for count in range(min(len(rare), len(asked) - 1), 0, -1):
        kept = [word for word in there if word in rare[:count]]
        hits = index.best(_all(kept), _text(kept), limit)
        if hits:
            return Found(How.FEWER, tuple(hits), _text(kept))
    close = [other for word in asked for other in nearest(word.text, index, _NEAREST)]
    return Found(How.NOTHING, nearest=tuple(dict.fromkeys(close))[:_NEAREST])


def _typed_words(words: str) -> list[str]:
    # No more than can matter is looked at, however much was pasted.
    start = words[: 2 * _MOST_WORDS * _LONGEST_WORD]
    return [word[:_LONGEST_WORD] for word in words_of(start)[:_MOST_WORDS]]


def _exact(word: str) -> _Word:
    # Quoted, so that nothing a person types is read as query syntax.
    return _Word(word, f'"{word}"')


def _begun(index: SearchIndex, word: str) -> _Word:
    match = f'"{word}"*'
    if len(word) >= _SHORTEST_BEGUN:
        lengths = len(word) + 1, len(word) + _LONGEST_ENDING
        wanted = index.begun(word, lengths, _MAY_BECOME)
        match = " OR ".join([match, *(f'"{other}"' for other, _ in wanted)])
    return _Word(word, f"({match})")


def _all(words: list[_Word]) -> str:
    return " AND ".join(word.match for word in words)


def _text(words: list[_Word]) -> str:
    return " ".join(word.text for word in words)
