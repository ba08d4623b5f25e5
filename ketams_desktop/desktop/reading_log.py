"""Where a person was in each page, and which they have read. On disk only after their yes.

What someone reads about tells much of their health. So it stays in memory until they keep
their list on this computer, and goes from the disk when they stop keeping it.
"""

from __future__ import annotations

import contextlib
import json
import os
from dataclasses import asdict
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from ketams_desktop.codec import DecodeError, from_plain
from ketams_desktop.desktop.settings import Keep
from ketams_desktop.desktop.settings_store import SettingsStore
from ketams_desktop.record import record

#: A pause in the reading that is long enough to save in, in milliseconds.
SAVE_AFTER = 1000
_FORMAT = 1
_NEWER = (
    "Where you were in the pages was noted by a newer version of KetaMS Desktop. That file was "
    "left as it is. Where you are now is remembered until you close the app. Please use the newer "
    "version to keep it."
)


@record
class PlaceRead:
    """How far a page was read. `block` counts its blocks from 0; -1 is its top."""

    block: int = -1
    is_read: bool = False


@record
class _Log:
    format: int
    last: str
    pages: dict[str, PlaceRead]


class ReadingLog(QObject):
    """Remembers places in pages, for as long as the app runs or, once wanted, on disk."""

    failed = Signal(str)

    def __init__(self, path: Path, settings: SettingsStore, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._path, self._settings = path, settings
        self._pages: dict[str, PlaceRead] = {}
        self._last = ""
        # None until the file was looked at.
        self._is_newer: bool | None = None
        self._has_told = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SAVE_AFTER)
        self._timer.timeout.connect(self.save_now)
        settings.changed.connect(self._on_settings)
        if self._is_kept:
            self._load()

    @property
    def last(self) -> str:
        """The id of the page that was opened last, or nothing."""
        return self._last

    def place(self, page_id: str) -> PlaceRead:
        """Return how far a page was read."""
        return self._pages.get(page_id, PlaceRead())

    def is_read(self, page_id: str) -> bool:
        """Say whether a page was read to its end."""
        return self.place(page_id).is_read

    def note(self, page_id: str, block: int, *, is_end: bool = False) -> None:
        """Note where someone is on a page; what was read once stays read."""
        new = PlaceRead(block, is_end or self.is_read(page_id))
        if page_id == self._last and self._pages.get(page_id) == new:
            return
        self._last, self._pages[page_id] = page_id, new
        if self._is_kept:
            self._timer.start()

    def forget(self) -> None:
        """Forget every page, here and on the disk."""
        self._pages.clear()
        self._last = ""
        self._remove()

    def save_now(self) -> None:
        """Write what has changed, when it is kept. A disk that refuses costs a bookmark only."""
        self._timer.stop()
        if not self._is_kept or not self._pages:
            return
        if self._is_newer is None:
            self._read()
        if self._is_newer:
            self._tell_once()
            return
        with contextlib.suppress(OSError):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            fresh = self._path.with_name(self._path.name + ".new")
            with fresh.open("w", encoding="utf-8") as file:
                json.dump(asdict(_Log(_FORMAT, self._last, self._pages)), file)
                file.flush()
                os.fsync(file.fileno())
            fresh.replace(self._path)

    def _tell_once(self) -> None:
        if not self._has_told:
            self._has_told = True
            self.failed.emit(_NEWER)

    @property
    def path(self) -> Path:
        """Where it is kept, if it is."""
        return self._path

    @property
    def _is_kept(self) -> bool:
        return self._settings.value.keep_list is Keep.YES

    def _load(self) -> None:
        log = self._read()
        if log is not None:
            self._last, self._pages = log.last, dict(log.pages)

    def _read(self) -> _Log | None:
        """Return what the file holds; None: nothing to be used. Note whether it may be written."""
        self._is_newer = False
        try:
            plain = json.loads(self._path.read_bytes())
            number = plain.get("format") if isinstance(plain, dict) else None
            self._is_newer = type(number) is int and number > _FORMAT
            log = from_plain(_Log, plain)
        except (OSError, ValueError, RecursionError, DecodeError):
            # Bookmarks alone: a file that cannot be read begins anew.
            return None
        return log if log.format == _FORMAT else None

    def _on_settings(self) -> None:
        if self._is_kept:
            self._timer.start()
        else:
            self._remove()

    def _remove(self) -> None:
        self._timer.stop()
        with contextlib.suppress(OSError):
            self._path.unlink(missing_ok=True)
        self._is_newer = None
