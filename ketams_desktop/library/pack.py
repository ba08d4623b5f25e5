"""Opens a content pack read-only and hands out its rows. The only code that reads a pack.

What rows mean is `library.library`'s business; how they are written is `authoring`'s.
"""

from __future__ import annotations

import contextlib
import json
import sqlite3
from pathlib import Path, PurePath
from types import TracebackType

from ketams_desktop.errors import NewerPackError, PackError, UnknownIdError
from ketams_desktop.library.pack_format import APPLICATION_ID, META_KEYS, READABLE_VERSIONS
from ketams_desktop.library.records import PackInfo

_ADVICE = (
    "Your own lists were not touched. "
    "The app's own pack can be put back by installing KetaMS Desktop again."
)


def database_uri(path: PurePath) -> str:
    """Return the URI of an absolute path in the form that SQLite takes.

    SQLite refuses a host's name in it, so the path of a Windows share keeps its two slashes.
    """
    uri = path.as_uri()
    return uri if uri.startswith("file:///") else uri.replace("file://", "file:////", 1)


class Pack:
    """A content pack, open for reading."""

    def __init__(self, path: Path) -> None:
        """Open and check the pack at `path`.

        Raises:
            PackError: no file, not a pack, damaged, or made for a newer app.
        """
        self.path = path
        try:
            if not path.is_file():
                raise PackError(f"There is no content pack at {path}. {_ADVICE}")
            self._db = self._connected()
        except (OSError, sqlite3.Error) as error:
            raise self._damaged(error) from error
        try:
            self._meta = self._checked_meta()
        except BaseException:
            self._db.close()
            raise

    def __enter__(self) -> Pack:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def _connected(self) -> sqlite3.Connection:
        # `immutable`: nothing else writes a pack, and no journal may appear beside it.
        uri = f"{database_uri(self.path.resolve())}?mode=ro&immutable=1"
        return sqlite3.connect(uri, uri=True)

    def forget_what_was_asked(self) -> None:
        """Have no word of a question to the pack left in memory.

        SQLite keeps the values of its last questions, and gives the memory for small things back
        when it is closed only. So it is opened anew. Where that fails, or another pack lies there
        by now, it stays open as it is.
        """
        with contextlib.suppress(OSError, sqlite3.Error, UnicodeError):
            new = self._connected()
            try:
                self._guard(new)
                is_same = dict(new.execute("SELECT key, value FROM meta")) == self._meta
            except (sqlite3.Error, UnicodeError):
                is_same = False
            old, self._db = (self._db, new) if is_same else (new, self._db)
            old.close()

    @staticmethod
    def _guard(database: sqlite3.Connection) -> None:
        database.execute("PRAGMA trusted_schema = OFF")
        database.execute("PRAGMA query_only = ON")

    def close(self) -> None:
        """Close the file. Nothing may be asked of the pack afterwards."""
        self._db.close()

    @property
    def info(self) -> PackInfo:
        """What the pack says of itself."""
        return PackInfo(self._version, **{key: self._meta[key] for key in META_KEYS})

    def record(self, kind: str, record_id: str) -> object:
        """Return one record as plain JSON values.

        Raises:
            UnknownIdError: the pack has no such record.
            PackError: the pack is damaged.
        """
        rows = self.rows("SELECT body FROM record WHERE kind = ? AND id = ?", (kind, record_id))
        if not rows:
            raise UnknownIdError(
                f"The content pack has no {kind} '{record_id}'. Nothing was changed. "
                "Please go back and choose another."
            )
        return self._json(rows[0][0])

    def records(self, kind: str) -> list[object]:
        """Return all records of a kind, in the order of their files."""
        sql = "SELECT body FROM record WHERE kind = ? ORDER BY position"
        return [self._json(body) for (body,) in self.rows(sql, (kind,))]

    def page_heads(self) -> list[object]:
        """Return the heads of all pages, in order of sections and files."""
        sql = "SELECT body FROM page_head ORDER BY position"
        return [self._json(body) for (body,) in self.rows(sql, ())]

    def rows(self, sql: str, values: tuple[object, ...]) -> list[tuple[object, ...]]:
        """Return the rows of one query.

        Raises:
            PackError: the pack is damaged.
        """
        try:
            return self._db.execute(sql, values).fetchall()
        except (sqlite3.Error, UnicodeError) as error:
            # A damaged record may name an id that is no text at all.
            raise self._damaged(error) from error

    def _json(self, body: object) -> object:
        try:
            return json.loads(str(body))
        except (ValueError, RecursionError) as error:
            raise self._damaged(error) from error

    def _checked_meta(self) -> dict[str, str]:
        """Return what the pack says of itself, once it is sure to be a pack."""
        try:
            self._guard(self._db)
            self._version = self._checked_version()
            meta = dict(self._db.execute("SELECT key, value FROM meta"))
        except (sqlite3.Error, UnicodeError) as error:
            # What SQLite says of a damaged schema quotes it, and that may be no text at all.
            raise self._damaged(error) from error
        missing = [key for key in META_KEYS if not isinstance(meta.get(key), str)]
        if missing:
            raise PackError(f"The content pack {self.path} lacks: {', '.join(missing)}. {_ADVICE}")
        return meta

    def _checked_version(self) -> int:
        """Return the pack's format, once it is sure to be one that we read."""
        (application,) = self._db.execute("PRAGMA application_id").fetchone()
        (version,) = self._db.execute("PRAGMA user_version").fetchone()
        if application != APPLICATION_ID:
            raise PackError(f"{self.path} is not a KetaMS content pack. {_ADVICE}")
        if version not in READABLE_VERSIONS:
            kind = NewerPackError if version > READABLE_VERSIONS[-1] else PackError
            raise kind(
                f"The content pack {self.path} has format {version}; this app reads "
                f"formats {READABLE_VERSIONS[0]} to {READABLE_VERSIONS[-1]}. "
                "Nothing was changed. Please use a pack made for this version of the app."
            )
        return int(version)

    def _damaged(self, error: Exception) -> PackError:
        if getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_NOTADB:
            return PackError(f"{self.path} is not a KetaMS content pack. {_ADVICE}")
        return PackError(f"The content pack {self.path} cannot be read ({error}). {_ADVICE}")
