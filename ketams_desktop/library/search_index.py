"""Asks a pack's search index. Every question is bounded, however large the pack is."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property

from ketams_desktop.library.records import Mark, SearchHit

#: Runs one query on a pack.
AskPack = Callable[[str, tuple[object, ...]], list[tuple[object, ...]]]

#: Of the places that hold all words, so many are weighed, in reading order.
_WEIGHED = 300
#: The same for those that hold them in their title or among their plain words.
_TITLES = 150
#: Whether a word is usual shows when so many places are counted.
_COUNTED = 5000
#: Words in titles count five times, plain words eight times. Short texts score high of
#: themselves, so a page counts more than a word of the glossary, and that more than a
#: question: people search to read.
_SCORE = """
    bm25(search, 0, 0, 0, 5.0, 1.0, 8.0)
        * CASE kind WHEN 'page' THEN 2.0 WHEN 'term' THEN 1.0 ELSE 0.5 END
"""
#: Set around matching words by SQLite; no content may hold them.
_OPEN, _CLOSE = "\x02", "\x03"
_SNIPPET_WORDS = 18
#: Where a heading or a list's item ends without a full stop.
_BLOCK_END = re.compile(r"([^\s.!?:;…\x02\x03]\x03?)\n+")
_QUESTION = "question"
#: So many questions are shown, if there are as many, even where pages fit better.
_QUESTIONS = 3
_MOST_PARAMETERS = 500
_MOST_LETTERS = 100
_LAST_LETTER = "\U0010ffff"


@dataclass(frozen=True, slots=True)
class _Scored:
    """How a row fares among those that were weighed."""

    place: int
    is_question: bool


class SearchIndex:
    """The index of one pack. Packs of format 1 have no plain words and no table of words."""

    def __init__(self, ask: AskPack) -> None:
        self._ask = ask

    def best(self, match: str, words: str, limit: int) -> list[SearchHit]:
        """Return the best hits for an FTS5 expression that looks for `words`.

        What the content lists for just these plain words comes first, then titles; a few
        questions are always among them.
        """
        scored = self._scored(match)
        titles = [x for x in self._titles(match) if x not in scored or not scored[x].is_question]
        # Titles that were not weighed keep their reading order, after those that were.
        titles.sort(key=lambda rowid: scored[rowid].place if rowid in scored else len(scored))
        best = list(dict.fromkeys([*self._listed(words), *titles, *scored]))
        asked = {rowid for rowid, each in scored.items() if each.is_question}
        return self._hits(match, _with_questions(best, asked, limit))

    def has(self, match: str) -> bool:
        """Say whether an FTS5 expression is found anywhere."""
        return bool(self._ask("SELECT 1 FROM search WHERE search MATCH ? LIMIT 1", (match,)))

    def places(self, match: str) -> int:
        """Return how many places an FTS5 expression is found in; it counts to some thousands."""
        sql = "SELECT count(*) FROM (SELECT 1 FROM search WHERE search MATCH ? LIMIT ?)"
        return int(str(self._ask(sql, (match, _COUNTED))[0][0]))

    def letters(self) -> str:
        """Return the letters that words begin with; none where there is no table of words."""
        return self._letters

    def known(self, words: Iterable[str]) -> dict[str, int]:
        """Return those of `words` that the index holds, and in how many places."""
        found: dict[str, int] = {}
        asked = list(dict.fromkeys(words)) if self._has_words else []
        for start in range(0, len(asked), _MOST_PARAMETERS):
            some = asked[start : start + _MOST_PARAMETERS]
            marks = ", ".join("?" * len(some))
            sql = f"SELECT word, CAST(places AS INTEGER) FROM word WHERE word IN ({marks})"  # noqa: S608 - only ?
            found.update({str(word): int(str(n)) for word, n in self._ask(sql, tuple(some))})
        return found

    def begun(self, start: str, lengths: tuple[int, int], limit: int) -> list[tuple[str, int]]:
        """Return words that begin with `start` and have so many letters, the usual first."""
        if not self._has_words:
            return []
        sql = """
            SELECT word, CAST(places AS INTEGER) FROM word
            WHERE word >= ? AND word < ? AND length(word) BETWEEN ? AND ?
            ORDER BY places DESC, word LIMIT ?
        """
        rows = self._ask(sql, (start, start + _LAST_LETTER, *lengths, limit))
        return [(str(word), int(str(places))) for word, places in rows]

    def _listed(self, words: str) -> list[object]:
        """Return the rows that the content lists for plain words, in its order."""
        if not self._has_words:
            return []
        sql = "SELECT place FROM plain WHERE words = ? ORDER BY position"
        return [row[0] for row in self._ask(sql, (words,))]

    def _titles(self, match: str) -> list[object]:
        """Return the first rows that hold the words in their title or their plain words."""
        sql = "SELECT rowid FROM search WHERE search MATCH ? LIMIT ?"
        return [x for (x,) in self._ask(sql, (f"{self._title_columns} : ({match})", _TITLES))]

    def _scored(self, match: str) -> dict[object, _Scored]:
        """Return the first rows that hold the words, the best before the others."""
        last = "SELECT max(rowid) FROM (SELECT rowid FROM search WHERE search MATCH ? LIMIT ?)"
        sql = f"""
            SELECT rowid, kind FROM search WHERE search MATCH ? AND rowid <= ({last})
            ORDER BY {_SCORE}, kind, id
        """  # noqa: S608 - constants of this module
        rows = self._ask(sql, (match, match, _WEIGHED))
        return {x: _Scored(place, kind == _QUESTION) for place, (x, kind) in enumerate(rows)}

    def _hits(self, match: str, rowids: list[object]) -> list[SearchHit]:
        # Only now, and only for these: finding a snippet costs more than finding the place.
        # With the sign before it, SQLite runs the search once and not once for each row.
        marks = ", ".join("?" * len(rowids))
        sql = f"""
            SELECT rowid, kind, id, section, highlight(search, 3, '{_OPEN}', '{_CLOSE}'),
                snippet(search, 4, '{_OPEN}', '{_CLOSE}', ' … ', {_SNIPPET_WORDS})
            FROM search WHERE search MATCH ? AND +rowid IN ({marks})
        """  # noqa: S608 - constants of this module
        found = {row[0]: _hit(*map(str, row[1:])) for row in self._ask(sql, (match, *rowids))}
        return [found[rowid] for rowid in rowids if rowid in found]

    @property
    def _title_columns(self) -> str:
        return "{title plain}" if self._has_words else "{title}"

    @cached_property
    def _has_words(self) -> bool:
        return bool(self._ask("SELECT 1 FROM sqlite_master WHERE name = 'word'", ()))

    @cached_property
    def _letters(self) -> str:
        letters, sql = "", "SELECT word FROM word WHERE word > ? ORDER BY word LIMIT 1"
        rows = self._ask(sql, ("",)) if self._has_words else []
        # A damaged pack may hold what is no text and comes after all letters.
        while rows and str(rows[0][0]) and len(letters) < _MOST_LETTERS:
            letters += str(rows[0][0])[0]
            rows = self._ask(sql, (letters[-1] + _LAST_LETTER,))
        return letters


def _with_questions(best: list[object], questions: set[object], limit: int) -> list[object]:
    """Return the best rows, with room for a few questions at the end: pages crowd them out."""
    kept = best[:limit]
    missing = min(_QUESTIONS, limit // 3) - len(questions.intersection(kept))
    others = [rowid for rowid in best[limit:] if rowid in questions][: max(missing, 0)]
    return kept[: limit - len(others)] + others


def _hit(kind: str, record_id: str, section: str, title: str, snippet: str) -> SearchHit:
    title, title_marks = _unmarked(title)
    snippet, snippet_marks = _unmarked(snippet.strip())
    return SearchHit(kind, record_id, title, section, snippet, title_marks, snippet_marks)


def _unmarked(text: str) -> tuple[str, tuple[Mark, ...]]:
    """Return `text` on one line without SQLite's marks, and where they were."""
    plain, marks, begin = "", [], 0
    one_line = _BLOCK_END.sub(r"\1. ", text).replace("\n", " ")
    for part in one_line.split(_OPEN):
        marked, closes, rest = part.partition(_CLOSE)
        if closes and marked:
            marks.append((begin, begin + len(marked)))
        plain += marked + rest
        begin = len(plain)
    return plain, tuple(marks)
