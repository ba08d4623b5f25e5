"""Where sentences end."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ketams_desktop.library.sentences import sentence_ends, sentences_of


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", ()),
        ("No stop here", ("No stop here",)),
        ("One. Two? Three!", ("One.", "Two?", "Three!")),
        ("It was 3.5 of 100. Fine.", ("It was 3.5 of 100.", "Fine.")),
        ("Ask Dr. Smith. Then go.", ("Ask Dr. Smith.", "Then go.")),
        ("Some, e.g. pain, stay. Some go.", ("Some, e.g. pain, stay.", "Some go.")),
        ("You could say: “Is it so?” Then wait.", ("You could say: “Is it so?”", "Then wait.")),
        ("Wait … and see. (Or not.) Done.", ("Wait … and see.", "(Or not.)", "Done.")),
    ],
)
def test_sentences_of_text(text: str, found: tuple[str, ...]) -> None:
    assert sentences_of(text) == found


@given(st.text(alphabet="ab .?!A1“”()Dr", max_size=60))
def test_sentences_of_any_text_lose_no_letter(text: str) -> None:
    assert "".join("".join(sentences_of(text)).split()) == "".join(text.split())


def test_sentence_ends_are_the_end_of_the_text_at_last() -> None:
    assert list(sentence_ends("One. Two"))[-1] == len("One. Two")
