"""Several lists at home: which one is open, and a new, copied, renamed or deleted one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from ketams_desktop.desktop.keeping import ListKeeper
from ketams_desktop.desktop.session import Session
from ketams_desktop.desktop.settings import Keep
from ketams_desktop.desktop.settings_store import SettingsStore
from ketams_desktop.errors import ListFileError
from ketams_desktop.questions.list_file import (
    ListDocument,
    OpenedList,
    is_locked,
    is_there,
    previous_copy,
    read_list,
    remove_list,
    write_list,
)
from ketams_desktop.questions.question_list import QuestionList
from ketams_desktop.questions.shelf import Shelf, ShelfEntry
from ketams_desktop.questions.visit import Visit

_NOT_KEPT = (
    "A second list needs a place on this computer. Your list is still here. "
    "Please keep it on this computer first."
)


class ListShelf(QObject):
    """The person's own lists; the session holds the one that is open."""

    changed = Signal()

    def __init__(
        self,
        session: Session,
        settings: SettingsStore,
        keeper: ListKeeper,
        folder: Path,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session, self._settings, self._keeper = session, settings, keeper
        self._shelf = Shelf(folder)
        self._deleted: Path | None = None
        self._was_open = False
        keeper.path = self._first_to_open()

    @property
    def can_have_several(self) -> bool:
        """Whether lists are kept, so that there can be more than the one on the screen."""
        return self._settings.value.keep_list is Keep.YES

    @property
    def can_undo(self) -> bool:
        """Whether a deleted list can be brought back."""
        return self._deleted is not None

    @property
    def count(self) -> int:
        """How many lists there are on the disk."""
        return len(self._shelf.paths())

    def is_open(self, path: Path) -> bool:
        """Whether this is the list on the screen."""
        return path == self._keeper.path and not self._keeper.is_blocked

    def entries(self) -> tuple[ShelfEntry, ...]:
        """Return every list of the person's, the open one first."""
        entries = [x for x in self._shelf.entries() if not self.is_open(x.path)]
        if self._keeper.is_blocked or self._keeper.is_following:
            return tuple(entries)
        return (self._open_entry(), *entries)

    def open(self, path: Path) -> OpenedList | None:
        """Open another list in place of the present one, which is saved.

        Raises:
            LockedListError: it has a password; the keeper waits for it.
            ListFileError: it cannot be opened; the present list stays.
        """
        if self.is_open(path) and not self._keeper.is_following:
            return None
        self._rescue_unkept()
        opened = self._keeper.switch(path)
        self._remember()
        return opened

    def unlock(self, words: str) -> tuple[OpenedList | None, bool]:
        """Open the list that waits for its password.

        Returns:
            The list, and whether something was kept apart: what was written meanwhile, while
            the kept list was closed, has become a list of its own.

        Raises:
            WrongPasswordError: it still waits.
            ListFileError: it cannot be opened, or the disk refuses.
        """
        apart = self._free_path() if self._has_unkept else None
        if apart is not None:
            write_list(apart, self._keeper.present())
        try:
            opened = self._keeper.unlock(words)
        except ListFileError:
            if apart is not None:
                remove_list(apart)
            raise
        self._remember()
        return opened, apart is not None

    def start_new(self, questions: QuestionList | None = None, visit: Visit | None = None) -> None:
        """Start one more list; the present one is saved and stays on the shelf.

        Args:
            questions: what stands on it; nothing if not given.
            visit: what belongs to its visit.

        Raises:
            ListFileError: lists are not kept, or the disk refuses; the present list stays.
        """
        if not self.can_have_several:
            raise ListFileError(_NOT_KEPT)
        self._rescue_unkept()
        document = self._empty() if questions is None else self._keeper.present()
        document = replace(document, visit=visit or Visit())
        if questions is not None:
            document = replace(document, questions=questions)
        # Questions that were locked stay locked.
        same = questions is not None
        self._keeper.begin(self._free_path(), document, same_password=same)
        self._remember()

    def carry_over(self, name: str) -> None:
        """Start the list for the next visit with what is still open; the old one stays.

        Raises:
            ListFileError: as `start_new`.
        """
        visit = Visit(name=name, facts=self._session.visit.facts)
        self.start_new(self._session.questions.carried_over(), visit)

    def duplicate(self, path: Path, name: str) -> None:
        """Copy a list, under another name if it can be read without a password.

        Raises:
            ListFileError: the disk refuses; nothing was lost.
        """
        if self.is_open(path):
            self._keeper.save_now()
        if is_locked(path):
            self._shelf.duplicate(path)
        else:
            document = read_list(path if is_there(path) else previous_copy(path))
            named = replace(document, visit=document.visit.named(name))
            write_list(self._free_path(), named)
        self.changed.emit()

    def rename(self, path: Path, name: str, day: date | None) -> None:
        """Give a list a name and the day of its visit.

        Raises:
            ListFileError: it cannot be read or written; it is as it was.
        """
        if self.is_open(path):
            self._session.plan(self._session.visit.named(name).on(day))
        else:
            document = read_list(path if is_there(path) else previous_copy(path))
            write_list(path, replace(document, visit=document.visit.named(name).on(day)))
        self.changed.emit()

    def delete(self, path: Path) -> None:
        """Delete a list; `undo_delete` brings it back until the next one is deleted.

        Raises:
            ListFileError: the disk refuses; the list is still there.
        """
        is_open = self.is_open(path)
        if is_open:
            self._keeper.save_now()
        self._shelf.delete(path)
        self._deleted, self._was_open = path, is_open
        if is_open:
            self._keeper.let_go()
            self._open_another()
        self.changed.emit()

    def undo_delete(self) -> None:
        """Bring the list back that was deleted last, and open it if it was open.

        Raises:
            LockedListError: it is back; the keeper waits for its password to open it.
            ListFileError: the disk refuses.
        """
        path, self._deleted = self._deleted, None
        if path is None:
            return
        self._shelf.restore()
        self.changed.emit()
        if self._was_open:
            self.open(path)

    def empty_trash(self) -> None:
        """Delete for good what was deleted. Called when the app closes."""
        self._deleted = None
        self._shelf.empty_trash()

    def files(self) -> tuple[Path, ...]:
        """Return every file that the app wrote for a list of the person's."""
        return self._shelf.every_file()

    @property
    def folder(self) -> Path:
        """Where the lists are kept."""
        return self._shelf.folder

    @property
    def first(self) -> Path:
        """Where the first list is kept."""
        return self._shelf.first

    def _first_to_open(self) -> Path:
        last = self._shelf.path_of(self._settings.value.active_list)
        if last is not None:
            return last
        first = self._shelf.path_of(self._shelf.first.name)
        if first is not None:
            return first
        return next(iter(self._shelf.paths()), self._shelf.first)

    def _open_entry(self) -> ShelfEntry:
        questions, visit = self._session.questions, self._session.visit
        still_open = sum(item.outcome.is_still_open for item in questions.items)
        return ShelfEntry(
            self._keeper.path,
            visit.name,
            visit.date,
            len(questions),
            still_open,
            is_locked=self._keeper.has_password,
        )

    def _open_another(self) -> None:
        for entry in self._shelf.entries():
            if entry.is_readable and not entry.is_locked:
                self._keeper.switch(entry.path)
                break
        else:
            self._keeper.begin(self._shelf.new_path(), self._empty(), write=False)
        self._remember()

    def keep_apart(self) -> None:
        """Keep what was written while a list stayed closed as a list of its own.

        Raises:
            ListFileError: the disk refuses.
        """
        self._rescue_unkept()
        self._remember()

    def _rescue_unkept(self) -> None:
        """Keep what was written while a list stayed closed as a list of its own."""
        if self._has_unkept:
            self._keeper.begin(self._free_path(), self._keeper.present())

    @property
    def _has_unkept(self) -> bool:
        is_wanted = self._keeper.is_blocked and self.can_have_several
        return is_wanted and not self._session.is_empty

    def _free_path(self) -> Path:
        return self._shelf.new_path(self._keeper.path)

    def _empty(self) -> ListDocument:
        present = self._keeper.present()
        role, version = self._session.answers.reader, present.content_version
        return ListDocument(QuestionList(), role, content_version=version)

    def _remember(self) -> None:
        if not self._keeper.is_following:
            self._settings.change(active_list=self._keeper.path.name)
        self.changed.emit()
