"""Keeps the list on this computer, when the person said yes: saved within a second.

Two kinds of file: the kept list in the app's own folder, written only after a yes; and a
list that the person opened by name, which is theirs and is saved where it is.
"""

from __future__ import annotations

import contextlib
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from ketams_desktop.desktop.session import Session
from ketams_desktop.desktop.settings import Keep
from ketams_desktop.desktop.settings_store import SettingsStore
from ketams_desktop.errors import DamagedListError, ListFileError
from ketams_desktop.questions.list_file import (
    ListDocument,
    OpenedList,
    is_there,
    open_list,
    previous_copy,
    put_aside,
    remove_list,
    to_bytes,
    write_list,
)

#: A pause in the changes that is long enough to save in, in milliseconds.
SAVE_AFTER = 300

_NOT_KEPT = "What you do now is not kept, so that the file stays as it is."


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
        self._is_following = False
        self._has_looked = False
        self._is_blocked = False
        self._keep_answers = settings.value.keep_answers
        # Of a list that was opened by name: whether its file holds the answers.
        self._answers_in_file = False
        # What the file holds now; None when it must be written whatever the list holds.
        self._on_disk: bytes | None = to_bytes(self._document())
        self._answers_on_disk = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SAVE_AFTER)
        self._timer.timeout.connect(self.save_now)
        session.changed.connect(self._on_changed)
        settings.changed.connect(self._on_settings)

    @property
    def is_keeping(self) -> bool:
        """Whether changes are written to the disk."""
        wanted = self._is_following or self._settings.value.keep_list is Keep.YES
        return wanted and not self._is_blocked

    @property
    def is_following(self) -> bool:
        """Whether the list was opened by name, so that there is nothing to ask about keeping."""
        return self._is_following

    @property
    def has_unsaved(self) -> bool:
        """Whether something that should be on the disk is not there."""
        return self.is_keeping and to_bytes(self._document()) != self._on_disk

    def open_kept(self) -> OpenedList | None:
        """Open the kept list, or return None when there is none.

        A damaged list without a readable previous copy is put aside, and an empty list is
        returned. After an error nothing is written, so that nothing can be lost.

        Raises:
            ListFileError: the list is there, but may not be opened or touched.
        """
        self._has_looked = True
        if not is_there(self.path) and not is_there(previous_copy(self.path)):
            return None
        try:
            try:
                opened = open_list(self.path)
            except DamagedListError:
                return OpenedList(ListDocument(self._session.questions), kept_aside=self._aside())
        except ListFileError as error:
            self._is_blocked = True
            raise type(error)(f"{error} {_NOT_KEPT}") from error
        self._on_disk = None if opened.from_previous else to_bytes(opened.document)
        self._answers_on_disk = opened.document.answers is not None
        self._session.open_document(opened.document)
        return opened

    def follow(self, path: Path) -> OpenedList:
        """Open the list at `path` and save changes there from now on, whatever is kept else.

        Opening alone writes nothing. The answers are saved there if they were in it, or
        once the person says yes to keeping them.

        Raises:
            ListFileError: it cannot be opened, or the present list cannot be saved first;
                the present list stays. At the start that is the kept one.
        """
        try:
            opened = open_list(path)
            self._save()
        except ListFileError:
            if not self._has_looked:
                # Otherwise the first change would be written over the kept list.
                with contextlib.suppress(ListFileError):
                    self.open_kept()
            raise
        self.path = path.absolute()
        self._is_following, self._has_looked, self._is_blocked = True, True, False
        self._answers_in_file = self._answers_on_disk = opened.document.answers is not None
        self._session.open_document(opened.document)
        self._on_disk = None if opened.from_previous else to_bytes(self._document())
        return opened

    def save_now(self) -> None:
        """Write what has changed, at once. Called by the timer and when the app closes.

        What a disk refused is tried again after the next change and at the end.
        """
        try:
            self._save()
        except ListFileError as error:
            self.failed.emit(str(error))

    def forget(self) -> None:
        """Delete the kept list and every copy of it from the disk.

        Raises:
            ListFileError: the disk refuses.
        """
        self._timer.stop()
        remove_list(self.path)
        if not self._is_following:
            with contextlib.suppress(OSError):
                self.path.parent.rmdir()
        self._is_following = self._is_blocked = self._answers_on_disk = False
        self._on_disk = None

    def _save(self) -> None:
        self._timer.stop()
        if not self.is_keeping:
            return
        document = self._document()
        data = to_bytes(document)
        if data == self._on_disk:
            return
        write_list(self.path, document)
        if self._answers_on_disk and document.answers is None:
            # The previous copy still holds the answers that were just taken back.
            write_list(self.path, document)
        self._on_disk, self._answers_on_disk = data, document.answers is not None
        self.saved.emit()

    def _document(self) -> ListDocument:
        with_answers = (
            self._answers_in_file
            if self._is_following
            else self._settings.value.keep_answers is Keep.YES
        )
        return self._session.document(self._content_version, with_answers=with_answers)

    def _aside(self) -> Path:
        """Put aside what is damaged: the list or, when that is gone, its previous copy."""
        return put_aside(self.path if is_there(self.path) else previous_copy(self.path))

    def _on_settings(self) -> None:
        answer = self._settings.value.keep_answers
        if answer is not self._keep_answers:
            self._keep_answers = answer
            if answer is not Keep.ASK:
                self._answers_in_file = answer is Keep.YES
        self._on_changed()

    def _on_changed(self) -> None:
        if self.is_keeping and not self._timer.isActive():
            self._timer.start()
