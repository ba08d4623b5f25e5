"""Finds words in what the clinic says itself. It is small: all of it is looked through."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ketams_desktop.desktop.clinic_policy import ClinicPage
from ketams_desktop.library.records import Mark, SearchHit
from ketams_desktop.library.search import Found, How
from ketams_desktop.library.spelling import words_of

#: The kinds of hits that are the clinic's. No hit of the guide is of such a kind.
OWN_PAGE_HIT, OWN_QUESTION_HIT = "own-page", "own-question"

#: So many of the clinic's questions are shown.
_QUESTIONS = 3
_WORD = re.compile(r"[^\W_]+")


def with_own(page: ClinicPage, typed: str, found: Found, limit: int) -> Found:
    """Return what was found, with what the clinic says of it.

    The clinic's page comes first if its title has all the words, and after the guide's hits
    otherwise, as its questions do. Where the guide has only something near, and the clinic has
    the very words, the clinic's alone are shown: what stands over them would not be true.
    """
    asked = words_of(typed)
    if not page.title or not asked:
        return found
    first, last = _page_hits(page, asked), _question_hits(page, asked)
    if not first and not last:
        return found
    if first and not first[0].title_marks:
        first, last = [], [*first, *last]
    guide = list(found.hits) if found.how is How.EXACT else []
    room = max(limit - len(first) - len(last), 0)
    return Found(How.EXACT, (*first, *guide[:room], *last))


def _page_hits(page: ClinicPage, asked: Sequence[str]) -> list[SearchHit]:
    for text in (page.title, *page.paragraphs):
        if _has_all(text, asked):
            is_title = text is page.title
            title_marks = _marks(page.title, asked) if is_title else ()
            snippet = (page.paragraphs or ("",))[0] if is_title else text
            snippet, marks = _cut(snippet, asked)
            return [SearchHit(OWN_PAGE_HIT, "", page.title, "", snippet, title_marks, marks)]
    return []


def _question_hits(page: ClinicPage, asked: Sequence[str]) -> list[SearchHit]:
    fitting = [text for text in page.questions if _has_all(text, asked)][:_QUESTIONS]
    return [SearchHit(OWN_QUESTION_HIT, x, x, "", "", _marks(x, asked)) for x in fitting]


def _has_all(text: str, asked: Sequence[str]) -> bool:
    """Say whether every word that was asked for is in `text`, or begins a word of it."""
    words = words_of(text)
    return all(any(word.startswith(each) for word in words) for each in asked)


def _marks(text: str, asked: Sequence[str]) -> tuple[Mark, ...]:
    return tuple(
        found.span()
        for found in _WORD.finditer(text)
        if any(word.startswith(each) for word in words_of(found[0]) for each in asked)
    )


def _cut(text: str, asked: Sequence[str], most: int = 140) -> tuple[str, tuple[Mark, ...]]:
    """Return a piece of `text` around the first word that was asked for, and its marks."""
    marks = _marks(text, asked)
    start = text.rfind(" ", 0, max(marks[0][0] - most // 2, 0)) + 1 if marks else 0
    piece = text[start : start + most]
    if start + most < len(text):
        piece = piece.rpartition(" ")[0] or piece
        piece += " …"
    return piece, _marks(piece, asked)
