"""Keeps the list on this computer, when the person said yes: saved within a second.

Two kinds of file: the kept list in the app's own folder, written only after a yes; and a
list that the person opened by name, which is theirs and is saved where it is.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from ketams_desktop.desktop.file_watch import FileState, is_changed, state_of
from ketams_desktop.desktop.session import Session
from ketams_desktop.desktop.settings import Keep
from ketams_desktop.desktop.settings_store import SettingsStore
from ketams_desktop.errors import DamagedListError, ListFileError, LockedListError
from ketams_desktop.questions.list_file import (
    ListDocument,
    OpenedList,
    is_there,
    keep_other_version,
    open_list,
    previous_copy,
    put_aside,
    remove_copies,
    remove_list,
    to_bytes,
    write_list,
)
from ketams_desktop.record import record

if TYPE_CHECKING:
    from ketams_desktop.questions.list_lock import Cost, ListKey, Password

#: A pause in the changes that is long enough to save in, in milliseconds.
SAVE_AFTER = 300
#: What a disk refused is tried again after such a time, in milliseconds.
TRY_AGAIN_AFTER = 10_000

_AGAIN = "It is also tried again by itself."
_NOT_KEPT = "What you do now is not kept, so that the file stays as it is."


@record
class WaitingList:
    """A list that waits for its password, and how it is opened with it."""

    path: Path
    open: Callable[[Password], OpenedList | None]


class ListKeeper(QObject):
    """Saves every change of the list to one file while keeping is switched on.

    Attributes:
        waiting: the list that a password was asked for, until it is opened or given up.
        cost: how hard a new password is to try.
    """

    saved = Signal()
    failed = Signal(str)
    #: All is saved that a disk had refused before.
    saved_at_last = Signal()

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
        # The file as it was read or written here, so that nobody else's changes are lost.
        self._seen: FileState | None = None
        # Of a list with a password; in memory only.
        self._key: ListKey | None = None
        self.waiting: WaitingList | None = None
        self.cost: Cost | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SAVE_AFTER)
        self._timer.timeout.connect(self.save_now)
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.setInterval(TRY_AGAIN_AFTER)
        self._again.timeout.connect(self._try_again)
        self._was_refused = False
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

    @property
    def has_password(self) -> bool:
        """Whether the open list has a password."""
        return self._key is not None

    @property
    def is_blocked(self) -> bool:
        """Whether nothing is written, so that a file stays as it is."""
        return self._is_blocked

    def open_kept(self, password: Password | None = None) -> OpenedList | None:
        """Open the kept list, or return None when there is none.

        A damaged list without a readable previous copy is put aside, and an empty list is
        returned. After an error nothing is written, so that nothing can be lost.

        Raises:
            LockedListError: it has a password; it is `waiting`.
            ListFileError: the list is there, but may not be opened or touched.
        """
        self._has_looked = True
        if not is_there(self.path) and not is_there(previous_copy(self.path)):
            return None
        try:
            try:
                opened = open_list(self.path, password)
            except DamagedListError:
                return OpenedList(ListDocument(self._session.questions), kept_aside=self._aside())
        except LockedListError:
            self._is_blocked = True
            self.waiting = WaitingList(self.path, self.open_kept)
            raise
        except ListFileError as error:
            self._is_blocked = True
            raise type(error)(f"{error} {_NOT_KEPT}") from error
        self._is_blocked, self._is_following, self.waiting = False, False, None
        self._key = opened.key
        self._on_disk = None if opened.from_previous else to_bytes(opened.document)
        self._answers_on_disk = opened.document.answers is not None
        self._seen = state_of(self.path)
        self._session.open_document(opened.document)
        return opened

    def switch(self, path: Path, password: Password | None = None) -> OpenedList:
        """Open another list of the app's own folder in place of the present one.

        Raises:
            LockedListError: it has a password; it is `waiting`, and the present list stays.
            ListFileError: it cannot be opened, or the present list cannot be saved first;
                the present list stays.
        """
        try:
            opened = open_list(path, password)
        except LockedListError:
            self.waiting = WaitingList(path, lambda words: self.switch(path, words))
            raise
        self._save()
        self._become(path, opened, is_following=False)
        return opened

    def begin(
        self,
        path: Path,
        document: ListDocument,
        *,
        write: bool = True,
        same_password: bool = False,
    ) -> None:
        """Go on with a new list, kept at `path`; the present one stays where it is.

        Args:
            path: where it is to be kept.
            document: what it holds.
            write: write it at once. Otherwise only the first change is written.
            same_password: it gets the password of the present list, if that has one.

        Raises:
            ListFileError: the present list, or the new one, cannot be saved; nothing is lost.
        """
        self._save()
        key = self._key if same_password else None
        if write:
            write_list(path, document, key)
        self._become(path, OpenedList(document, key=key), is_following=False)

    def let_go(self) -> None:
        """Write no more of what was changed before now: its file is gone."""
        self._timer.stop()
        self._on_disk = to_bytes(self._document())

    def start_anew(self, path: Path) -> None:
        """Forget everything here, and touch no file; what comes next belongs at `path`."""
        self.path, self._key, self.waiting = path, None, None
        self._is_following = self._is_blocked = self._answers_on_disk = False
        self._seen = None
        self._session.clear()
        self.let_go()

    def present(self) -> ListDocument:
        """Return the list as it is kept, or as it would be."""
        return self._document()

    def unlock(self, words: str) -> OpenedList | None:
        """Open the list that waits for its password.

        Raises:
            WrongPasswordError: it still waits.
            ListFileError: it cannot be opened.
        """
        from ketams_desktop.questions.list_lock import Password

        waiting = self.waiting
        return None if waiting is None else waiting.open(Password(words))

    def give_up(self) -> None:
        """Leave the list that waits for its password as it is."""
        self.waiting = None

    def set_password(self, words: str) -> None:
        """Lock the open list with a password, or with another one.

        Every copy of it without this password is deleted.

        Raises:
            ListFileError: the disk refuses; the list is as it was.
        """
        from ketams_desktop.questions.list_lock import ListKey

        self._lock_with(ListKey.new(words, self.cost))

    def remove_password(self) -> None:
        """Keep the open list without a password.

        Raises:
            ListFileError: the disk refuses; the list is as it was.
        """
        self._lock_with(None)

    def _lock_with(self, key: ListKey | None) -> None:
        if not self.is_keeping:
            raise ListFileError(
                "This list is not kept on this computer, so it can have no password. "
                "Nothing was changed. Please keep it first."
            )
        self._timer.stop()
        document = self._document()
        # First the list: from then on its copies may go, and a cut cannot lose anything.
        write_list(self.path, document, key, copies=False)
        self._seen = state_of(self.path)
        self._key = key
        self._on_disk, self._answers_on_disk = to_bytes(document), document.answers is not None
        try:
            remove_copies(self.path)
        except OSError as error:
            raise ListFileError(
                f"The password is set, but an older copy could not be deleted: "
                f"{error.strerror or error}. It is still there. Please delete it yourself: "
                f"{self.path.parent}"
            ) from error
        write_list(self.path, document, key)
        self._seen = state_of(self.path)
        self.saved.emit()

    def _become(self, path: Path, opened: OpenedList, *, is_following: bool) -> None:
        self.path, self._key, self.waiting = path.absolute(), opened.key, None
        self._is_following, self._has_looked, self._is_blocked = is_following, True, False
        self._seen = state_of(self.path)
        self._answers_in_file = self._answers_on_disk = opened.document.answers is not None
        self._session.open_document(opened.document)
        # Of a list of our own, answers that should not be in the file go with the next save.
        there = self._document() if is_following else opened.document
        self._on_disk = None if opened.from_previous else to_bytes(there)

    def follow(self, path: Path, password: Password | None = None) -> OpenedList:
        """Open the list at `path` and save changes there from now on, whatever is kept else.

        Opening alone writes nothing. The answers are saved there if they were in it, or
        once the person says yes to keeping them.

        Raises:
            LockedListError: it has a password; it is `waiting`.
            ListFileError: it cannot be opened, or the present list cannot be saved first;
                the present list stays. At the start that is the kept one.
        """
        try:
            opened = open_list(path, password)
            self._save()
        except ListFileError as error:
            if not self._has_looked:
                # Otherwise the first change would be written over the kept list.
                with contextlib.suppress(ListFileError):
                    self.open_kept()
            if isinstance(error, LockedListError):
                self.waiting = WaitingList(path, lambda words: self.follow(path, words))
            raise
        self._become(path, opened, is_following=True)
        return opened

    def save_now(self) -> None:
        """Write what has changed, at once. Called by the timer and when the app closes.

        What a disk refused is tried again after a while, after the next change and at the end.
        """
        try:
            self._save()
        except ListFileError as error:
            self._was_refused = True
            self._again.start()
            self.failed.emit(f"{error} {_AGAIN}")

    def _try_again(self) -> None:
        """Save what a disk refused. It was told of, so it is not told of again."""
        try:
            self._save()
        except ListFileError:
            self._again.start()

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
        self._on_disk = self._key = self._seen = None

    def _save(self) -> None:
        self._timer.stop()
        self._again.stop()
        if not self.is_keeping:
            return
        document = self._document()
        data = to_bytes(document)
        if data == self._on_disk:
            return
        other = keep_other_version(self.path) if is_changed(self.path, self._seen) else None
        write_list(self.path, document, self._key)
        if self._answers_on_disk and document.answers is None:
            # The previous copy still holds the answers that were just taken back.
            write_list(self.path, document, self._key)
        self._seen = state_of(self.path)
        self._on_disk, self._answers_on_disk = data, document.answers is not None
        self.saved.emit()
        if self._was_refused:
            self._was_refused = False
            self.saved_at_last.emit()
        if other is not None:
            self.failed.emit(
                f"Another program has changed the file of this list. What it wrote is kept as "
                f"{other.name}, and your list here goes on. Please look at both: {other.parent}"
            )

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
