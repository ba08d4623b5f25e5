"""What every check is given: what was read, its sentences, the word lists, the day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ketams_desktop.authoring.content import Content
from ketams_desktop.authoring.statements import Statement, all_statements
from ketams_desktop.authoring.words import Words, load_words


@dataclass(frozen=True, slots=True)
class Material:
    """The input of a check. `today` is the day against which dates are held."""

    content: Content
    statements: tuple[Statement, ...]
    words: Words
    today: date


def gather(content: Content, today: date) -> Material:
    """Return the material for checking `content`, each part made once."""
    return Material(content, tuple(all_statements(content)), load_words(), today)
