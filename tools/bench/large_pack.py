"""Makes a pack many times the size of another one, to measure how searching grows with it."""

from __future__ import annotations

import json
import random
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from ketams_desktop.authoring.search_index import count_words

#: How many times as many pages, terms and questions the large pack has.
TIMES = 100

_SEED = 20261101
_OWN_WORDS = 5
_KINDS = ("page", "term", "question")


def make_large_pack(source: Path, target: Path, times: int = TIMES) -> None:
    """Write a pack with each page, term and question of `source` so many times.

    Every copy has its own id and a few words that stand nowhere else, so that the index has
    more words, too.
    """
    target.unlink(missing_ok=True)
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)
    with closing(sqlite3.connect(target)) as pack:
        pack.execute("PRAGMA journal_mode = OFF")
        with pack:
            _copy_records(pack, times)
            _copy_index(pack, times)
        pack.execute("VACUUM")


def _copy_records(pack: sqlite3.Connection, times: int) -> None:
    kinds = ", ".join(f"'{kind}'" for kind in _KINDS)
    sql = f"SELECT kind, id, position, body FROM record WHERE kind IN ({kinds})"  # noqa: S608
    records = pack.execute(sql).fetchall()
    heads = pack.execute("SELECT id, position, body FROM page_head").fetchall()
    for number in range(1, times):
        pack.executemany(
            "INSERT INTO record VALUES (?, ?, ?, ?)",
            (
                (kind, _copied(key, number), place + number * len(records), _body(body, number))
                for kind, key, place, body in records
            ),
        )
        pack.executemany(
            "INSERT INTO page_head VALUES (?, ?, ?)",
            (
                (_copied(key, number), place + number * len(heads), _body(body, number))
                for key, place, body in heads
            ),
        )


def _copy_index(pack: sqlite3.Connection, times: int) -> None:
    chance = random.Random(_SEED)  # noqa: S311
    columns = "kind, id, section, title, body, plain"
    rows = pack.execute(f"SELECT {columns} FROM search ORDER BY rowid").fetchall()  # noqa: S608
    copies = list(_index_rows(rows, times, chance))
    pack.execute("DELETE FROM search")
    marks = f"INSERT INTO search ({columns}) VALUES (?, ?, ?, ?, ?, ?)"  # noqa: S608
    pack.executemany(marks, copies)
    pack.execute("INSERT INTO search (search) VALUES ('optimize')")
    pack.execute("DELETE FROM word")
    pack.executemany("INSERT INTO word VALUES (?, ?)", count_words(row[3:] for row in copies))
    # The places that plain words are to find have moved.
    pack.execute("DELETE FROM plain")


def _index_rows(
    rows: list[tuple[str, ...]], times: int, chance: random.Random
) -> Iterator[tuple[str, ...]]:
    for wanted in _KINDS:
        for number in range(times):
            for kind, key, section, title, body, plain in rows:
                if kind == wanted:
                    words = body.split(" ")
                    for _ in range(_OWN_WORDS):
                        words.insert(chance.randint(0, len(words)), _made_up(chance))
                    yield kind, _copied(key, number), section, title, " ".join(words), plain


def _made_up(chance: random.Random) -> str:
    pairs = (chance.choice("bcdfghklmnprstvz") + chance.choice("aeiou") for _ in range(4))
    return "".join(pairs)[: chance.randint(4, 8)]


def _copied(key: str, number: int) -> str:
    return f"{key}-{number}" if number else key


def _body(body: str, number: int) -> str:
    record = json.loads(body)
    # The guide's standing questions are three, however many there are in all.
    return json.dumps(record | {"id": _copied(record["id"], number)} | _not_standing(record))


def _not_standing(record: dict[str, object]) -> dict[str, object]:
    return {"standing": 0} if "standing" in record else {}
