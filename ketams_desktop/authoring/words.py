"""The words that checks look for, from data/words.yaml, and how they are looked for."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from ketams_desktop.authoring.findings import Finding
from ketams_desktop.authoring.yaml_loader import load_yaml
from ketams_desktop.codec import DecodeError, from_plain
from ketams_desktop.errors import KetamsError

_FILE = Path(__file__).resolve().parent / "data" / "words.yaml"


class WordsError(KetamsError):
    """The list of words that the checks look for cannot be read."""


@dataclass(frozen=True, slots=True)
class Softeners:
    """Words that weaken a sentence, by the certainty for which they are weak enough."""

    moderate: tuple[str, ...]
    low: tuple[str, ...]
    very_low: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Forbidden:
    """Words that no statement uses, the phrases in which they may stand, and what to do."""

    words: tuple[str, ...]
    unless: tuple[str, ...]
    instead: str


@dataclass(frozen=True, slots=True)
class ForbiddenPattern:
    """A regular expression that no statement matches, and what to write instead."""

    pattern: str
    instead: str


@dataclass(frozen=True, slots=True)
class Words:
    """Lists of words and patterns. What each is for stands in words.yaml."""

    too_sure: tuple[str, ...]
    not_too_sure: tuple[str, ...]
    reports: tuple[str, ...]
    reports_too_much: tuple[str, ...]
    softeners: Softeners
    no_study: tuple[str, ...]
    forbidden: tuple[Forbidden, ...]
    forbidden_patterns: tuple[ForbiddenPattern, ...]
    dose_pattern: str
    secondary_marks: tuple[str, ...]
    population_marks: tuple[str, ...]
    need_no_link: tuple[str, ...]
    topic_words: tuple[str, ...]
    syllables: Mapping[str, int]


class Phrases:
    """A set of words and phrases to find in a text: whole words, any case."""

    def __init__(self, phrases: tuple[str, ...]) -> None:
        longest_first = sorted(phrases, key=len, reverse=True)
        either = "|".join(re.escape(phrase) for phrase in longest_first) or r"(?!)"
        self._pattern = re.compile(rf"(?<![\w-])(?:{either})(?![\w-])", re.IGNORECASE)

    def find(self, text: str) -> str:
        """Return the first phrase in `text` as it stands there, or nothing."""
        match = self._pattern.search(straight(text))
        return match.group(0) if match else ""

    def without(self, text: str) -> str:
        """Return `text` with every phrase taken out."""
        return self._pattern.sub(" … ", straight(text))


_QUOTED = re.compile(r'"[^"]*"|“[^”]*”')


def unquoted(text: str) -> str:
    """Return `text` without what stands in double quotes: words of others, not ours."""
    return _QUOTED.sub(" … ", text)


def straight(text: str) -> str:
    """Return `text` with straight apostrophes and single spaces."""
    return " ".join(text.replace("’", "'").split())


def load_words() -> Words:
    """Read data/words.yaml, which ships with the checks.

    Raises:
        WordsError: someone changed the file, and it cannot be read now.
    """
    found: list[Finding] = []
    try:
        document, found = load_yaml(_FILE.read_text("utf-8"), _FILE.name)
        return from_plain(Words, document.data if document else None, _FILE.name)
    except (DecodeError, OSError, UnicodeError) as error:
        reasons = "; ".join(item.as_text() for item in found) or str(error)
        raise WordsError(f"The list of words {_FILE} cannot be read: {reasons}") from error
