"""What every check is given: what was read, its sentences, the word lists, the day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ketams_desktop.authoring.content import Content
from ketams_desktop.authoring.scores import Scores, score_content
from ketams_desktop.authoring.statements import Statement, all_statements
from ketams_desktop.authoring.words import Words, load_words


@dataclass(frozen=True, slots=True)
class Material:
    """The input of a check. `today` is the day against which dates are held."""

    content: Content
    statements: tuple[Statement, ...]
    words: Words
    scores: Scores
    today: date


def gather(content: Content, today: date) -> Material:
    """Return the material for checking `content`, each part made once."""
    statements = tuple(all_statements(content))
    return Material(content, statements, load_words(), score_content(content), today)
