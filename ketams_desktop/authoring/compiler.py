"""Writes the content pack: one SQLite file, whole or not at all.

The only code that writes packs. What is written was checked before; the same sources give
the same file.
"""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, suppress
from pathlib import Path

from ketams_desktop.authoring.content import Content, ParsedPage
from ketams_desktop.authoring.page_records import page_head, page_record
from ketams_desktop.authoring.scores import score_content
from ketams_desktop.authoring.search_index import fill_index
from ketams_desktop.authoring.source_files import source_hash
from ketams_desktop.codec import to_plain
from ketams_desktop.errors import PackError
from ketams_desktop.library.pack_format import RECORD_KINDS, SCHEMA

_Row = tuple[str, str, object]


def write_pack(content: Content, target: Path) -> None:
    """Write the pack for checked `content` to `target`, replacing what is there.

    Raises:
        PackError: the file cannot be written; what was there before is untouched.
    """
    temporary = target.with_name(f".{target.name}.{os.getpid()}.tmp")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with suppress(FileNotFoundError):
            temporary.unlink()
        _fill(content, temporary)
        _sync(temporary)
        temporary.replace(target)
    except (OSError, sqlite3.Error) as error:
        with suppress(OSError):
            temporary.unlink()
        raise PackError(
            f"The pack {target} could not be written ({error}). What was there is unchanged. "
            "Close the app if it is open, check the folder, and try again."
        ) from error


def pages_in_order(content: Content) -> list[ParsedPage]:
    """Return the pages in reading order: by section, then as the section lists them."""
    place = {listed.page: index for index, listed in enumerate(content.listed_pages())}
    return sorted(content.pages, key=lambda page: place.get(page.front.id, len(place)))


def _fill(content: Content, path: Path) -> None:
    pages = pages_in_order(content)
    with closing(sqlite3.connect(path)) as database:
        # Nothing else sees this file before it is whole, so it needs no journal.
        database.execute("PRAGMA journal_mode = OFF")
        database.execute("PRAGMA page_size = 4096")
        database.execute("PRAGMA encoding = 'UTF-8'")
        database.executescript(SCHEMA)
        database.execute("BEGIN")
        database.executemany("INSERT INTO meta VALUES (?, ?)", sorted(_meta(content).items()))
        database.executemany("INSERT INTO record VALUES (?, ?, ?, ?)", _records(content, pages))
        database.executemany(
            "INSERT INTO page_head VALUES (?, ?, ?)",
            ((page.front.id, at, _json(page_head(page))) for at, page in enumerate(pages)),
        )
        fill_index(database, content, pages)
        database.commit()
        database.execute("VACUUM")


def _meta(content: Content) -> dict[str, str]:
    if content.manifest is None:
        raise PackError(
            "The pack could not be written: pack.yaml says nothing. Nothing was changed. "
            "Please fill it in."
        )
    manifest = content.manifest.record
    return {
        "collected_on": manifest.collected_on,
        "content_version": manifest.content_version,
        "language": manifest.language,
        "review_due": manifest.review_due,
        "reviewed_by": manifest.reviewed_by,
        "source_hash": source_hash(content.files),
    }


def _records(content: Content, pages: list[ParsedPage]) -> Iterator[tuple[str, str, int, str]]:
    by_kind: dict[str, list[_Row]] = {str(kind): [] for kind in RECORD_KINDS}
    for kind, record_id, record in _rows(content, pages):
        by_kind[kind].append((kind, record_id, record))
    for rows in by_kind.values():
        for position, (kind, record_id, record) in enumerate(rows):
            yield kind, record_id, position, _json(record)


def _rows(content: Content, pages: list[ParsedPage]) -> Iterator[_Row]:
    for page in pages:
        yield "page", page.front.id, page_record(page, content)
    kinds: tuple[tuple[str, Iterable[object]], ...] = (
        ("section", [entry.record for entry in content.sections]),
        ("claim", [entry.record for entry in content.claims]),
        ("source", [entry.record for entry in content.sources]),
        ("figure", [entry.record for entry in content.figures]),
        ("comparison", [entry.record for entry in content.comparisons]),
        ("term", [entry.record for entry in content.terms]),
        ("topic", [entry.record for entry in content.topics]),
        ("question", [entry.record for entry in content.questions]),
        ("step", [entry.record for entry in content.steps]),
        ("country", [entry.record for entry in content.countries]),
        ("warnings", [entry.record for entry in content.warnings]),
        ("quiz", [entry.record for entry in content.quiz]),
        ("value", [entry.record for entry in content.values]),
        ("starter", [entry.record for entry in content.starters]),
        ("scorecard", [entry.record for entry in content.scorecards]),
        ("scores", [score_content(content).as_record()]),
    )
    for kind, records in kinds:
        for record in records:
            yield kind, str(getattr(record, "id", "")), record


def _json(record: object) -> str:
    return json.dumps(to_plain(record), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _sync(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())
