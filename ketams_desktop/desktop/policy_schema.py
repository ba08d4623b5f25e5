"""What a clinic's policy may hold: each key, what its value must be, what holds otherwise.

A new key is a line in SCHEMA and a field of `clinic_policy.Policy`. No Qt.
"""

from __future__ import annotations

import base64
import binascii
import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

from ketams_desktop.desktop.pin import is_pin_hash
from ketams_desktop.desktop.settings import TEXT_SIZES

_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_REGION = re.compile(r"[a-z]{2}")
_NUMBER = re.compile(r"[0-9+*#() .-]{2,30}")
_KEY_BYTES = 32

#: What was given becomes a value; or None, and what it should have been.
Taken: TypeAlias = tuple[Any, str]


@dataclass(frozen=True, slots=True)
class Kind:
    """One key: how its value is taken, and what is said to hold where it cannot be."""

    take: Callable[[object], Taken]
    instead: str


@dataclass(frozen=True, slots=True)
class ListOf:
    """A list of tables, at most `most`, each with all keys of `needed`."""

    table: Table
    needed: tuple[str, ...]
    most: int


Table: TypeAlias = Mapping[str, "Kind | ListOf | Table"]


def _text(most: int, *, lines: bool = False) -> Callable[[object], Taken]:
    def take(value: object) -> Taken:
        if not isinstance(value, str):
            return None, "It must be text in quotes."
        if len(value) > most:
            return None, f"It must have {most} characters at most; it has {len(value)}."
        unseen = {x for x in value if unicodedata.category(x) in ("Cc", "Cf", "Co", "Cs")}
        if unseen - ({"\n"} if lines else set()):
            return None, "It holds a sign that cannot be seen."
        return " ".join(value.split()), ""

    return take


def _fitting(pattern: re.Pattern[str], wanted: str) -> Callable[[object], Taken]:
    def take(value: object) -> Taken:
        fits = isinstance(value, str) and pattern.fullmatch(value)
        return (value, "") if fits else (None, f"It must be {wanted}.")

    return take


def _whole(least: int, most: int) -> Callable[[object], Taken]:
    def take(value: object) -> Taken:
        fits = type(value) is int and least <= value <= most
        problem = f"It must be a whole number from {least} to {most}, without quotes."
        return (value, "") if fits else (None, problem)

    return take


def _one_of(*choices: object) -> Callable[[object], Taken]:
    def take(value: object) -> Taken:
        fits = any(value == x and type(value) is type(x) for x in choices)
        known = ", ".join(f'"{x}"' if isinstance(x, str) else str(x) for x in choices)
        return (value, "") if fits else (None, f"It must be one of {known}.")

    return take


def _several(each: Callable[[object], Taken], most: int, wanted: str) -> Callable[[object], Taken]:
    def take(value: object) -> Taken:
        problem = f"It must be a list of 1 to {most} {wanted}."
        if not isinstance(value, list) or not 1 <= len(value) <= most:
            return None, problem
        taken = [each(item)[0] for item in value]
        if any(item is None for item in taken):
            return None, problem
        return tuple(dict.fromkeys(taken)), ""

    return take


def _pin(value: object) -> Taken:
    if isinstance(value, str) and is_pin_hash(value):
        return value, ""
    return None, "It must be the whole line that ketams-desktop hash-pin prints, in quotes."


def _public_key(value: object) -> Taken:
    problem = "It must be an Ed25519 public key: 32 bytes in base64, 44 characters."
    if not isinstance(value, str):
        return None, problem
    try:
        key = base64.b64decode(value, validate=True)
    except (binascii.Error, ValueError):
        return None, problem
    return (key, "") if len(key) == _KEY_BYTES else (None, problem)


_LEFT_OUT = "It is left out."

SCHEMA: Table = {
    "clinic": {
        "name": Kind(_text(80), _LEFT_OUT),
        "greeting": Kind(_text(120), _LEFT_OUT),
        "endorsement": Kind(_text(80), _LEFT_OUT),
        "region": Kind(
            _fitting(_REGION, 'two small letters in quotes, such as "us"'),
            "Each visitor is asked for the country instead.",
        ),
        "languages": Kind(
            _several(_fitting(_LANGUAGE, ""), 20, 'language codes, such as ["en"]'),
            "English is used instead.",
        ),
    },
    "printing": {
        "printer": Kind(_text(120), "No printer is used; lists are copied by hand."),
        "copies": Kind(_whole(1, 5), "One copy is printed instead."),
        "paper": Kind(_one_of("letter", "a4"), 'It is "letter" instead.'),
        "size": Kind(_one_of("standard", "large", "very-large"), 'It is "standard" instead.'),
    },
    "idle": {
        "curtain_seconds": Kind(_whole(30, 600), "The curtain falls after 90 seconds instead."),
        "wipe_minutes": Kind(_whole(3, 20), "The wipe follows after 8 minutes instead."),
        "finish_seconds": Kind(_whole(10, 120), "The last screen stays for 30 seconds instead."),
    },
    "staff": {
        "pin": Kind(
            _pin, "There is no PIN now: Exit is shown to everyone. Please mend this line first."
        ),
    },
    "look": {
        "theme": Kind(
            _one_of("paper", "cream", "night", "dim", "contrast"), 'It is "paper" instead.'
        ),
        "text_percent": Kind(_one_of(*TEXT_SIZES), "It is 100 instead."),
    },
    "page": {
        "title": Kind(_text(80), "The clinic's page is left out."),
        "paragraphs": Kind(
            _several(_text(2000, lines=True), 30, "texts in quotes"), "The page has no words then."
        ),
        "questions": Kind(
            _several(_text(300), 12, "questions in quotes"), "The page offers no questions then."
        ),
    },
    "phone": ListOf(
        {
            "name": Kind(_text(80), _LEFT_OUT),
            "number": Kind(_fitting(_NUMBER, "a telephone number in quotes"), _LEFT_OUT),
            "detail": Kind(_text(200), _LEFT_OUT),
        },
        needed=("name", "number"),
        most=12,
    ),
    "pack_key": ListOf(
        {
            "name": Kind(_text(80), _LEFT_OUT),
            "key": Kind(_public_key, _LEFT_OUT),
        },
        needed=("name", "key"),
        most=12,
    ),
}
