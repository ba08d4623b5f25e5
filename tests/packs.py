"""Content packs for tests: the shipped one after some SQL, signed with a key of the test's own."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

from ketams_desktop.authoring.signing import make_key, sign_pack
from ketams_desktop.desktop.pack_store import PackStore
from ketams_desktop.library.pack import Pack
from ketams_desktop.library.pack_signature import TrustedKey, decode_key


class PackMaker:
    """A key, and packs signed with it."""

    def __init__(self, folder: Path, shipped: Path) -> None:
        self.folder, self.shipped = folder, shipped
        self.key = folder / "tests.key"
        self.trusted = TrustedKey("A key for tests", decode_key(make_key(self.key)))

    def pack(self, *changes: str, version: str = "2027.1", name: str = "new.pack") -> Path:
        """Return an unsigned pack: the shipped one after some SQL."""
        path = self.folder / name
        shutil.copy(self.shipped, path)
        with closing(sqlite3.connect(path)) as base, base:
            base.execute("UPDATE meta SET value = ? WHERE key = 'content_version'", (version,))
            for change in changes:
                base.executescript(change)
        return path

    def signed(self, *changes: str, version: str = "2027.1", name: str = "new.pack") -> Path:
        """Return a pack that is signed as it is."""
        path = self.pack(*changes, version=version, name=name)
        sign_pack(path, self.key)
        return path


def version_of(store: PackStore) -> str:
    """Return the version of the pack that a start would use."""
    with Pack(store.best()) as pack:
        return pack.info.content_version
