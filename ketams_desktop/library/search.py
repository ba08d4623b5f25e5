"""Turns what a person types into a query for the pack's word index."""

from __future__ import annotations

import re

_WORD = re.compile(r"\w+", re.UNICODE)
_MOST_WORDS = 8


def match_expression(words: str) -> str:
    """Return an FTS5 expression: every word must be there, and the last may be begun.

    Every word is quoted, so nothing a person types is read as query syntax. Empty when
    there is no word to look for.
    """
    found = _WORD.findall(words)[:_MOST_WORDS]
    quoted = [f'"{word}"' for word in found]
    if quoted:
        quoted[-1] += "*"
    return " ".join(quoted)
