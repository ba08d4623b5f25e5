"""Words as the search index knows them, and how far apart two spellings are."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import Protocol

_WORD = re.compile(r"[^\W_]+")

#: Shorter words are taken as they are: too many others are close to them.
_SHORTEST = 4
#: Longer ones are no words.
_LONGEST = 30
#: From this length on, so many slips are forgiven.
_FORGIVEN = ((9, 3), (6, 2), (_SHORTEST, 1))


class KnownWords(Protocol):
    """The words of a pack's index, each with the number of places that hold it."""

    def letters(self) -> str:
        """Return the letters that words begin with."""

    def known(self, words: Iterable[str]) -> dict[str, int]:
        """Return those of `words` that the index holds."""

    def begun(self, start: str, lengths: tuple[int, int], limit: int) -> list[tuple[str, int]]:
        """Return words that begin with `start` and have so many letters, the usual first."""


def words_of(text: str) -> list[str]:
    """Return the words of `text` in order, in small letters without accents."""
    if not text.isascii():
        parts = unicodedata.normalize("NFKD", text)
        text = "".join(char for char in parts if not unicodedata.combining(char))
    return _WORD.findall(text.casefold())


def forgiven(word: str) -> int:
    """Return how many slips in `word` are forgiven."""
    return next((slips for length, slips in _FORGIVEN if len(word) >= length), 0)


def distances(typed: str, word: str, most: int) -> tuple[int, int]:
    """Return how many slips lie between `typed` and `word`, and its nearest beginning.

    A slip is a letter too many, missing or wrong, or two that changed places. More than
    `most` count as `most + 1`.
    """
    far = most + 1
    if len(set(typed) - set(word)) > most:
        return far, far
    before: list[int] = []
    row = list(range(len(word) + 1))
    for at, char in enumerate(typed, start=1):
        older, before, row = before, row, [at]
        for place, other in enumerate(word, start=1):
            cost = min(before[place] + 1, row[-1] + 1, before[place - 1] + (char != other))
            is_swap = at > 1 and place > 1 and char == word[place - 2] and typed[at - 2] == other
            row.append(min(cost, older[place - 2] + 1) if is_swap else cost)
        if min(row) > most:
            return far, far
    return min(row[-1], far), min(*row, far)


def corrected(typed: str, known: KnownWords, *, is_begun: bool) -> str:
    """Return the known word that `typed` most likely stands for, or "".

    Args:
        typed: a word that the index does not hold, in small letters.
        known: the words of the index.
        is_begun: more letters may follow.
    """
    most = forgiven(typed)
    if not most or typed.isdigit() or len(typed) > _LONGEST:
        return ""
    near = known.known(_one_slip_away(typed, known.letters()))
    ranked = [((1, False, -places), word) for word, places in near.items()]
    longest = 2 * len(typed) + most if is_begun else len(typed) + most
    for word, places in known.begun(typed[0], (len(typed) - most, longest), _LOOKED_AT):
        whole, begun = distances(typed, word, most)
        slips = min(whole, begun) if is_begun else whole
        if slips <= most:
            ranked.append(((slips, slips < whole, -places), word))
    return min(ranked)[1] if ranked else ""


def nearest(typed: str, known: KnownWords, limit: int) -> list[str]:
    """Return a few known words that look most like `typed`, however far they are."""
    if len(typed) > _LONGEST:
        return []
    most = max(len(typed) // 2, 1)
    ranked = []
    for word, places in known.begun(typed[0], (3, len(typed) + most), _LOOKED_AT):
        slips = distances(typed, word, most)[0]
        if slips <= most:
            ranked.append((slips, -places, word))
    return [word for _, _, word in sorted(ranked)[:limit]]


#: So many words with the same first letter are compared, the usual ones first.
_LOOKED_AT = 300


def _one_slip_away(word: str, letters: str) -> Iterator[str]:
    for at in range(len(word) + 1):
        start, rest = word[:at], word[at:]
        if rest:
            yield start + rest[1:]
        if len(rest) > 1:
            yield start + rest[1] + rest[0] + rest[2:]
        for letter in letters:
            yield start + letter + rest
            if rest:
                yield start + letter + rest[1:]
