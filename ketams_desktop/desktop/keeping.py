"""Keeps the list on this computer, when the person said yes: saved within a second."""

from __future__ import annotations

import contextlib
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from ketams_desktop.desktop.session import Session
from ketams_desktop.desktop.settings import Keep
from ketams_desktop.desktop.settings_store import SettingsStore
from ketams_desktop.errors import DamagedListError, ListFileError
from ketams_desktop.questions.list_file import (
    OpenedList,
    open_list,
    previous_copy,
    put_aside,
    write_list,
)

#: A pause in the changes that is long enough to save in, in milliseconds.
SAVE_AFTER = 300


class ListKeeper(QObject):
    """Saves every change of the list to one file while keeping is switched on."""

    saved = Signal()
    failed = Signal(str)

    def __init__(
        self,
        session: Session,
        settings: SettingsStore,
        path: Path,
        content_version: str,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._settings = settings
        self._content_version = content_version
        self.path = path
        self._is_dirty = False
        self._blocked = ""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SAVE_AFTER)
        self._timer.timeout.connect(self.save_now)
        session.changed.connect(self._on_changed)
        settings.changed.connect(self._on_changed)

    @property
    def is_keeping(self) -> bool:
        """Whether changes are written to the disk."""
        return self._settings.value.keep_list is Keep.YES and not self._blocked

    def open_kept(self) -> OpenedList | None:
        """Open the kept list, or return None when there is none.

        A damaged list without a readable previous copy is put aside, and an empty list is
        returned. After an error nothing is written, so that nothing can be lost.

        Raises:
            ListFileError: the list is there, but may not be opened or touched.
        """
        if not self.path.exists() and not previous_copy(self.path).exists():
            return None
        try:
            opened = open_list(self.path)
        except DamagedListError:
            aside = put_aside(self.path)
            document = self._session.document(self._content_version, with_answers=False)
            return OpenedList(document, kept_aside=aside)
        except ListFileError as error:
            self._blocked = str(error)
            raise
        self._session.open_document(opened.document)
        return opened

    def follow(self, path: Path) -> OpenedList:
        """Open the list at `path` and save changes there from now on.

        Raises:
            ListFileError: it cannot be opened; the present list stays.
        """
        opened = open_list(path)
        self.path = path
        self._blocked = ""
        self._session.open_document(opened.document)
        return opened

    def save_now(self) -> None:
        """Write what has changed, at once. Called by the timer and when the app closes."""
        self._timer.stop()
        if not self._is_dirty or not self.is_keeping:
            return
        keep_answers = self._settings.value.keep_answers is Keep.YES
        document = self._session.document(self._content_version, with_answers=keep_answers)
        try:
            write_list(self.path, document)
        except ListFileError as error:
            self.failed.emit(str(error))
            return
        self._is_dirty = False
        self.saved.emit()

    def forget(self) -> None:
        """Delete the kept list and its copies from the disk.

        Raises:
            ListFileError: the disk refuses.
        """
        self._timer.stop()
        self._is_dirty = False
        try:
            for path in (self.path, previous_copy(self.path)):
                path.unlink(missing_ok=True)
        except OSError as error:
            raise ListFileError(
                f"The kept list could not be deleted ({error.strerror or error}). "
                f"You can delete it yourself: {self.path}"
            ) from error
        with contextlib.suppress(OSError):
            self.path.parent.rmdir()

    def _on_changed(self) -> None:
        self._is_dirty = True
        if self.is_keeping and not self._timer.isActive():
            self._timer.start()
