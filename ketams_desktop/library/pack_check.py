"""Looks at a pack from elsewhere, before anything in it is used.

A pack is a database, and a database can hold more than rows: views and triggers that run, sizes
that lie, tables that cost an hour to read. What is not exactly our make-up is refused.
"""

from __future__ import annotations

import contextlib
import re
import sqlite3
import stat
import time
from pathlib import Path

from ketams_desktop.errors import PackError
from ketams_desktop.library.pack import database_uri
from ketams_desktop.library.pack_format import SCHEMA

#: No pack is larger, in bytes. The shipped one has about two million.
LARGEST_PACK = 64 * 1024 * 1024
#: No value in a pack is longer, in bytes.
_LARGEST_VALUE = 4 * 1024 * 1024
#: Seconds that looking at it may take on a slow computer.
_LONGEST_LOOK = 20.0
#: After so many steps of SQLite's the clock is looked at.
_STEPS = 10_000

_LIMITS = {
    sqlite3.SQLITE_LIMIT_LENGTH: _LARGEST_VALUE,
    sqlite3.SQLITE_LIMIT_ATTACHED: 0,
    sqlite3.SQLITE_LIMIT_TRIGGER_DEPTH: 0,
}
_KEPT = "It was not taken, and the content in use stays."


def check_file(path: Path) -> None:
    """See that a pack is a plain file of a size that a pack may have.

    Raises:
        PackError: it is something else, empty, too large or cannot be looked at.
    """
    try:
        state = path.lstat()
    except OSError as error:
        raise PackError(
            f"There is no pack to be read at {path}: {error.strerror}. Nothing was changed. "
            "Please check the name."
        ) from error
    if not stat.S_ISREG(state.st_mode):
        raise PackError(
            f"{path.name} is no plain file but a folder, a link or a device. {_KEPT} "
            "Please choose the pack's own file."
        )
    check_size(path.name, state.st_size)


def check_size(name: str, size: int) -> None:
    """Refuse a pack that is larger than any of ours.

    Raises:
        PackError: it is too large.
    """
    if size > LARGEST_PACK:
        raise PackError(
            f"{name} is larger than a content pack can be. {_KEPT} "
            "Please check where it comes from."
        )


def check_make_up(path: Path) -> None:
    """See that the tables of a pack are ours, and sound, and that nothing else is in it.

    Raises:
        PackError: something is missing, damaged or does not belong there.
    """
    uri = f"{database_uri(path.resolve())}?mode=ro&immutable=1"
    try:
        with contextlib.closing(sqlite3.connect(uri, uri=True)) as base:
            _bound(base)
            found = _objects(base)
            if found != _expected():
                strange = sorted(name for _, name, _ in found ^ _expected())
                raise PackError(
                    f"{path.name} is not made up as a content pack is "
                    f"({', '.join(strange)[:80]}). {_KEPT} Please check where it comes from."
                )
            (size,) = base.execute("PRAGMA page_size").fetchone()
            (count,) = base.execute("PRAGMA page_count").fetchone()
            (sound,) = base.execute("PRAGMA quick_check(1)").fetchone()
        if sound != "ok" or size * count != path.stat().st_size:
            raise _damaged(path, "it is cut short, or has more in it than it says")
    except sqlite3.Error as error:
        raise _damaged(path, str(error)) from error
    except (OSError, UnicodeError) as error:
        raise _damaged(path, "it cannot be read") from error


def _bound(base: sqlite3.Connection) -> None:
    """Keep what a stranger's database may cost within bounds."""
    for limit, value in _LIMITS.items():
        base.setlimit(limit, value)
    last = time.monotonic() + _LONGEST_LOOK
    base.set_progress_handler(lambda: time.monotonic() > last, _STEPS)
    base.execute("PRAGMA trusted_schema = OFF")
    base.execute("PRAGMA query_only = ON")


def _objects(base: sqlite3.Connection) -> set[tuple[str, str, str]]:
    """Return kind, name and words of everything that a database is made up of."""
    rows = base.execute("SELECT type, name, sql FROM sqlite_schema").fetchall()
    return {(str(kind), str(name), _plain(sql)) for kind, name, sql in rows}


def _expected() -> set[tuple[str, str, str]]:
    """Return what our own make-up comes to in SQLite."""
    with contextlib.closing(sqlite3.connect(":memory:")) as base:
        base.executescript(SCHEMA)
        return _objects(base)


def _plain(sql: object) -> str:
    return re.sub(r"\s+", " ", str(sql or "")).strip()


def _damaged(path: Path, reason: str) -> PackError:
    return PackError(
        f"The pack {path.name} is damaged ({reason}). {_KEPT} "
        "Please copy it anew, or fetch it again."
    )
