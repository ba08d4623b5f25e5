"""Fills the pack's search index: the texts, plain words for them, and a list of all words."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator

from ketams_desktop.authoring.content import Content, ParsedPage
from ketams_desktop.authoring.page_records import page_text
from ketams_desktop.library.spelling import words_of

#: Kind, id, section, title, body, plain words.
_Row = tuple[str, str, str, str, str, str]


def fill_index(database: sqlite3.Connection, content: Content, pages: list[ParsedPage]) -> None:
    """Fill the tables `search`, `word` and `plain` of a pack that is being made."""
    rows = list(_rows(content, pages))
    database.executemany(
        "INSERT INTO search (rowid, kind, id, section, title, body, plain)"
        " VALUES (?, ?, ?, ?, ?, ?, ?)",
        ((place, *row) for place, row in enumerate(rows, start=1)),
    )
    database.execute("INSERT INTO search (search) VALUES ('optimize')")
    database.executemany("INSERT INTO word VALUES (?, ?)", count_words(row[3:] for row in rows))
    places = {(row[0], row[1]): place for place, row in enumerate(rows, start=1)}
    database.executemany("INSERT INTO plain VALUES (?, ?, ?)", _listed(content, places))


def count_words(texts: Iterable[tuple[str, ...]]) -> list[tuple[str, int]]:
    """Return each word of the index and how many entries hold it."""
    counts: Counter[str] = Counter()
    for parts in texts:
        counts.update({word for part in parts for word in words_of(part)})
    return sorted(counts.items())


def _rows(content: Content, pages: list[ParsedPage]) -> Iterator[_Row]:
    # In this order: where a word is in very many places, the first are looked at.
    plain = _plain_words(content)
    for page in pages:
        front = page.front
        words = plain.get(("page", front.id), "")
        yield "page", front.id, front.section, front.title, page_text(page), words
    for term in (entry.record for entry in content.terms):
        yield "term", term.id, "", term.term, term.meaning, plain.get(("term", term.id), "")
    for question in (entry.record for entry in content.questions):
        same = question.caregiver == question.patient
        body = "" if same else question.caregiver
        words = plain.get(("question", question.id), "")
        yield "question", question.id, question.topic, question.patient, body, words


def _listed(content: Content, places: dict[tuple[str, str], int]) -> Iterator[tuple[str, int, int]]:
    """Yield plain words, a position, and the place of the index that they are to find there."""
    wanted: dict[str, list[int]] = {}
    for entry in content.synonyms:
        for words in entry.record.words:
            key = " ".join(words_of(words))
            found = (places[kind, target] for _key, kind, target in entry.record.targets())
            wanted.setdefault(key, []).extend(found)
    for key in sorted(wanted):
        for position, place in enumerate(dict.fromkeys(wanted[key])):
            yield key, position, place


def _plain_words(content: Content) -> dict[tuple[str, str], str]:
    """Return the plain words of everything that has some, by kind and id."""
    found: dict[tuple[str, str], list[str]] = {}
    for entry in content.synonyms:
        for _key, kind, target in entry.record.targets():
            found.setdefault((kind, target), []).extend(entry.record.words)
    return {target: "\n".join(dict.fromkeys(words)) for target, words in found.items()}
