"""The words that checks look for, from data/words.yaml."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from ketams_desktop.authoring.yaml_loader import load_yaml
from ketams_desktop.codec import from_plain

_FILE = Path(__file__).resolve().parent / "data" / "words.yaml"


@dataclass(frozen=True, slots=True)
class Words:
    """Lists of words and patterns. What each is for stands in words.yaml."""

    topic_words: tuple[str, ...]


def load_words() -> Words:
    """Read data/words.yaml, which ships with the checks."""
    document, _ = load_yaml(_FILE.read_text("utf-8"), _FILE.name)
    return from_plain(Words, document.data if document else None, _FILE.name)
