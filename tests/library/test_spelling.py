"""Spellings that are close, and words that are not."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ketams_desktop.library.spelling import corrected, distances, nearest, words_of

WORDS = {"bladder": 20, "ladder": 1, "blood": 30, "addiction": 5, "additional": 2, "2026": 3}


class Known:
    """The words of an index in memory."""

    def letters(self) -> str:
        return "".join(sorted({word[0] for word in WORDS}))

    def known(self, words: Iterable[str]) -> dict[str, int]:
        return {word: WORDS[word] for word in words if word in WORDS}

    def begun(self, start: str, lengths: tuple[int, int], limit: int) -> list[tuple[str, int]]:
        found = [
            (word, places)
            for word, places in WORDS.items()
            if word.startswith(start) and lengths[0] <= len(word) <= lengths[1]
        ]
        return sorted(found, key=lambda item: (-item[1], item[0]))[:limit]


@pytest.mark.parametrize(
    ("typed", "word", "slips"),
    [
        ("blader", "bladder", 1),  # a letter missing
        ("bladdder", "bladder", 1),  # one too many
        ("bledder", "bladder", 1),  # a wrong one
        ("baldder", "bladder", 1),  # two that changed places
        ("bladder", "bladder", 0),
        ("bleder", "bladder", 2),
    ],
)
def test_distances_count_slips(typed: str, word: str, slips: int) -> None:
    assert distances(typed, word, 3)[0] == slips


def test_distances_to_a_beginning_leave_the_rest_aside() -> None:
    assert distances("adict", "addiction", 2) == (3, 1)
    assert distances("blood", "addiction", 2) == (3, 3)


@given(st.text("abcd", max_size=8), st.text("abcd", max_size=8))
def test_distances_are_the_same_both_ways_and_bounded(one: str, other: str) -> None:
    far = distances(one, other, 9)[0]
    assert far == distances(other, one, 9)[0]
    assert (far == 0) == (one == other)
    assert abs(len(one) - len(other)) <= far <= max(len(one), len(other))
    assert distances(one, other, 1)[0] == min(far, 2)


@pytest.mark.parametrize(
    ("typed", "word"),
    [
        ("blader", "bladder"),
        ("lbadder", "bladder"),
        ("adiction", "addiction"),
        ("bladr", ""),  # short words get one slip
        ("bldo", "blood"[:0]),
        ("blod", "blood"),
        ("bla", ""),  # too short to tell
        ("2025", ""),  # numbers are not misspelled
        ("elephant", ""),
        ("bladderr" * 8, ""),  # longer than any word
    ],
)
def test_corrected_gives_the_word_that_was_meant(typed: str, word: str) -> None:
    assert corrected(typed, Known(), is_begun=False) == word


def test_corrected_takes_a_begun_word_for_the_beginning_of_one() -> None:
    assert corrected("adict", Known(), is_begun=True) == "addiction"
    assert corrected("adict", Known(), is_begun=False) == ""


def test_nearest_gives_the_closest_first() -> None:
    assert nearest("bloxxx", Known(), 2) == ["blood"]
    assert nearest("zzz", Known(), 2) == []


def test_words_of_are_small_letters_without_accents() -> None:
    assert words_of("Ångström, naïve_x2: É!") == ["angstrom", "naive", "x2", "e"]
