"""Text that people type, made safe to keep, show and print. The door for all of it.

No Qt, no files. What it means, and whether it may be said, is not decided here.
"""

from __future__ import annotations

import unicodedata

#: The longest question, in characters. About two thirds of a printed page.
MAX_QUESTION = 1000

#: Marks on one letter, one after another. Living scripts need no more.
_MOST_MARKS = 8

#: Invisible, but needed: they decide how the letters of some scripts join.
_JOINERS = "\u200c\u200d"

#: Format characters that are seen: signs that stand around or before Arabic numbers.
_SEEN_FORMAT = "\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2"

_RIGHT_TO_LEFT = ("R", "AL")


def clean_text(text: str, max_length: int = MAX_QUESTION) -> str:
    """Return `text` as one line that every part of the app can show, keep and print.

    Control characters, direction overrides, invisible marks, broken surrogates and
    private characters go; line breaks and runs of spaces become one space; letters are
    composed (NFC). Words stay as typed: nothing is escaped, because nothing later reads
    them as markup. Cleaning twice changes nothing.

    Args:
        text: anything, of any length.
        max_length: what is longer is cut, in characters.
    """
    kept = "".join(_clean_character(x) for x in text[: max_length * 4])
    line = " ".join(_without_mark_floods(unicodedata.normalize("NFC", kept)).split())
    return line[:max_length].rstrip()


def reads_right_to_left(text: str) -> bool:
    """Return whether the first letter that has a direction is a right-to-left one."""
    for character in text:
        direction = unicodedata.bidirectional(character)
        if direction == "L":
            return False
        if direction in _RIGHT_TO_LEFT:
            return True
    return False


def _clean_character(character: str) -> str:
    if character.isspace():
        return " "
    if character in _JOINERS or character in _SEEN_FORMAT:
        return character
    category = unicodedata.category(character)
    if category in ("Cc", "Cf", "Cs", "Co") or _is_noncharacter(ord(character)):
        return ""
    return character


def _is_noncharacter(code: int) -> bool:
    return code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF


def _without_mark_floods(text: str) -> str:
    """Drop marks past the eighth on one letter: they would print over other lines."""
    kept: list[str] = []
    marks = 0
    for character in text:
        marks = marks + 1 if unicodedata.combining(character) else 0
        if marks <= _MOST_MARKS:
            kept.append(character)
    return "".join(kept)
