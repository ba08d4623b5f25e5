"""Makes content packs whose words are changed, so that pages are seen in a pseudo-language, too."""

from __future__ import annotations

import json
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

#: Keys of the pack's records whose values are words that people read.
_WORDS = frozenset(
    {"title", "summary", "text", "name", "patient", "caregiver", "meaning", "say", "term"}
    | {"reason", "what_we_know", "happened", "not_happened", "who", "how_long", "how_measured"}
    | {"note", "detail", "question", "columns"}
)
#: What stands in the language of its source, whatever the reader speaks.
_AS_THEY_ARE = frozenset({"source", "claim"})


def make_pack(source: Path, target: Path, change: Callable[[str], str]) -> None:
    """Copy a content pack and change every word in it that people read; the index stays."""
    target.unlink(missing_ok=True)
    shutil.copyfile(source, target)
    with closing(sqlite3.connect(target)) as pack, pack:
        rows = pack.execute("SELECT kind, id, body FROM record").fetchall()
        pack.executemany(
            "UPDATE record SET body = ? WHERE kind = ? AND id = ?",
            [
                (_changed_body(body, change), kind, record_id)
                for kind, record_id, body in rows
                if kind not in _AS_THEY_ARE
            ],
        )
        heads = pack.execute("SELECT id, body FROM page_head").fetchall()
        pack.executemany(
            "UPDATE page_head SET body = ? WHERE id = ?",
            [(_changed_body(body, change), page_id) for page_id, body in heads],
        )


def _changed_body(body: str, change: Callable[[str], str]) -> str:
    return json.dumps(_changed(json.loads(body), "", change), ensure_ascii=False)


def _changed(value: Any, key: str, change: Callable[[str], str]) -> Any:  # noqa: ANN401 - JSON
    match value:
        case dict():
            return {name: _changed(part, name, change) for name, part in value.items()}
        case list():
            return [_changed(part, key, change) for part in value]
        case str() if key in _WORDS and value:
            return change(value)
        case _:
            return value
