from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ketams_desktop.paper.long_words import BREAK, with_breaks

ADDRESS = "https://example.org/a-long-address-without-a-break/that-goes-on-and-on.html"


def test_with_breaks_long_word_is_in_short_pieces_and_others_are_not() -> None:
    text = with_breaks(f"See {ADDRESS} and electroencephalography")
    assert isinstance(text, str)
    assert text.endswith(" and electroencephalography")
    assert all(len(piece) <= 12 for piece in text.split()[1].split(BREAK))
    assert "https://" + BREAK in text


def test_with_breaks_reaches_every_text_of_plain_data() -> None:
    word = "x" * 50
    plain = with_breaks({"a": [word, 3, None, {"b": word}]})
    assert plain == {"a": [with_breaks(word), 3, None, {"b": with_breaks(word)}]}
    assert with_breaks(word) != word


@given(st.text(alphabet=st.characters(exclude_characters=BREAK), max_size=200))
def test_with_breaks_taken_out_again_is_the_text(text: str) -> None:
    broken = with_breaks(text)
    assert isinstance(broken, str)
    assert broken.replace(BREAK, "") == text


@pytest.mark.parametrize("cluster", ["a\u0300", "👩\u200d🚀", "👍🏽", "लि"])
def test_with_breaks_never_parts_what_is_drawn_together(cluster: str) -> None:
    broken = with_breaks(cluster * 60)
    assert isinstance(broken, str)
    assert BREAK in broken
    assert all(piece.count(cluster) * len(cluster) == len(piece) for piece in broken.split(BREAK))


@pytest.mark.parametrize("text", ["漢字かな" * 30, "ไทย" * 30])
def test_with_breaks_leaves_scripts_without_spaces_alone(text: str) -> None:
    assert with_breaks(text) == text
