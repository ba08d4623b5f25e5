from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ketams_desktop.text import MAX_QUESTION, clean_text, reads_right_to_left

ANY_TEXT = st.text(st.characters(), max_size=200)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  How  sure\tis\r\nthis? \n", "How sure is this?"),
        ("a\x00b\x07c\x1b[31m", "abc[31m"),
        ("safe\u202etxt\u202c \u2066or\u2069 not", "safetxt or not"),
        ("zero\u200bwidth\ufeff soft\u00adhyphen", "zerowidth softhyphen"),
        ("cafe\u0301", "café"),
        ("lone \ud83d here", "lone here"),
        ("\ue000\U0010ffff\ufdd0", ""),
        ("#panic() *a* <b>&amp;</b> @E-1", "#panic() *a* <b>&amp;</b> @E-1"),
        ("می\u200cخواهم", "می\u200cخواهم"),
    ],
)
def test_clean_text_given_case_keeps_words_only(typed: str, kept: str) -> None:
    assert clean_text(typed) == kept


def test_clean_text_too_long_is_cut() -> None:
    assert clean_text("word " * 1000) == ("word " * 200).rstrip()
    assert len(clean_text("x" * 5000)) == MAX_QUESTION
    assert clean_text("abcdef", max_length=3) == "abc"


def test_clean_text_flood_of_marks_is_thinned() -> None:
    assert len(clean_text("x" + "\u0310" * 300 + "y")) == 10


@given(ANY_TEXT)
def test_clean_text_any_text_is_one_clean_line(typed: str) -> None:
    text = clean_text(typed)
    assert text == text.strip()
    assert "  " not in text
    assert unicodedata.is_normalized("NFC", text)
    assert not {"Cc", "Cs", "Co", "Zl", "Zp"} & {unicodedata.category(x) for x in text}
    text.encode("utf-8")


@given(ANY_TEXT)
def test_clean_text_twice_changes_nothing(typed: str) -> None:
    assert clean_text(clean_text(typed)) == clean_text(typed)


@given(st.text(st.characters(min_codepoint=0x20, max_codepoint=0x7E), max_size=100))
def test_clean_text_ascii_keeps_every_word(typed: str) -> None:
    assert clean_text(typed).split() == typed.split()


@pytest.mark.parametrize(
    ("text", "expected"),
    [("שלום", True), ("(1) مرحبا", True), ("Hello שלום", False), ("12?", False), ("", False)],
)
def test_reads_right_to_left_first_letter_decides(text: str, expected: bool) -> None:
    assert reads_right_to_left(text) is expected
