"""The folder in which a person's own lists lie: what is there, what may be taken away.

File names say nothing: what a person calls a list stands in the list itself.
"""

from __future__ import annotations

import contextlib
import re
import shutil
from datetime import date, datetime
from pathlib import Path

from ketams_desktop.errors import ListFileError, LockedListError
from ketams_desktop.questions.list_file import (
    SUFFIX,
    copies_of,
    is_there,
    previous_copy,
    read_list,
)
from ketams_desktop.record import record

#: The first list, and the only one that older versions know.
FIRST_LIST = f"my-questions{SUFFIX}"
#: More lists than anyone looks through; a folder may hold anything.
MOST_LISTS = 100

_LIST_NAME = re.compile(r"(my-questions|list-[1-9]\d{0,5})" + re.escape(SUFFIX))
_DELETED = ".deleted"


@record
class ShelfEntry:
    """One list of the folder, as far as it can be told without a password.

    Attributes:
        name: what the person calls it; empty: nothing, or it cannot be read now.
        day: the day of the visit.
        count: how many questions stand on it.
        still_open: how many of them have no answer yet.
        changed: when it was last saved.
        is_locked: it has a password.
        is_readable: it can be opened, with its password if it has one.
    """

    path: Path
    name: str = ""
    day: date | None = None
    count: int = 0
    still_open: int = 0
    changed: date | None = None
    is_locked: bool = False
    is_readable: bool = True


class Shelf:
    """The lists of one folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @property
    def first(self) -> Path:
        """Where the first list is kept."""
        return self.folder / FIRST_LIST

    def entries(self) -> tuple[ShelfEntry, ...]:
        """Return the lists, the one that was changed last first."""
        return tuple(_entry(path) for path in self.paths())

    def paths(self) -> tuple[Path, ...]:
        """Return where the lists are, the one that was changed last first."""
        try:
            found = {x.name.removesuffix(".previous") for x in self.folder.iterdir()}
        except OSError:
            return ()
        paths = [self.folder / name for name in found if _LIST_NAME.fullmatch(name)]
        return tuple(sorted(paths, key=lambda x: (-_changed(x), x.name))[:MOST_LISTS])

    def path_of(self, name: str) -> Path | None:
        """Return the list with this file name; None where there is none, or it is no name."""
        if not _LIST_NAME.fullmatch(name):
            return None
        path = self.folder / name
        return path if is_there(path) or is_there(previous_copy(path)) else None

    def holds(self, path: Path) -> bool:
        """Return whether `path` is one of the lists of this folder."""
        return path.parent == self.folder and _LIST_NAME.fullmatch(path.name) is not None

    def new_path(self, present: Path | None = None) -> Path:
        """Return where a new list may be kept. What is in the trash keeps its place.

        Args:
            present: where the open list belongs, though it may not have been written yet.
        """
        taken = {x.name.removesuffix(_DELETED) for x in self._files()}
        if present is not None and self.holds(present):
            taken.add(present.name)
        if not any(name.startswith("my-questions.") for name in taken):
            return self.first
        number = 2
        while any(name.startswith(f"list-{number}.") for name in taken):
            number += 1
        return self.folder / f"list-{number}{SUFFIX}"

    def duplicate(self, path: Path) -> Path:
        """Copy a list as it lies there, with its password if it has one.

        Raises:
            ListFileError: the disk refuses.
        """
        new = self.new_path()
        fresh = new.with_name(new.name + ".new")
        try:
            shutil.copyfile(path, fresh)
            fresh.replace(new)
        except OSError as error:
            with contextlib.suppress(OSError):
                fresh.unlink(missing_ok=True)
            raise ListFileError(
                f"The list could not be copied: {error.strerror or error}. "
                "Nothing was changed. Please check that the disk has room, then try again."
            ) from error
        return new

    def delete(self, path: Path) -> None:
        """Put a list and its copies in the trash; what was there before goes for good.

        Raises:
            ListFileError: the disk refuses; the list is as it was.
        """
        self.empty_trash()
        moved: list[Path] = []
        try:
            for file in copies_of(path):
                file.rename(file.with_name(file.name + _DELETED))
                moved.append(file)
        except OSError as error:
            with contextlib.suppress(OSError):
                for file in moved:
                    file.with_name(file.name + _DELETED).rename(file)
            raise ListFileError(
                f"The list could not be deleted: {error.strerror or error}. "
                f"It is still there. You can delete it yourself: {path}"
            ) from error

    def restore(self) -> None:
        """Bring back what was deleted last.

        Raises:
            ListFileError: the disk refuses; what is not back is still in the trash.
        """
        try:
            for file in self._trash():
                file.rename(file.with_name(file.name.removesuffix(_DELETED)))
        except OSError as error:
            raise ListFileError(
                f"The list could not be brought back: {error.strerror or error}. "
                f"It is still there: {self.folder}. Please try again."
            ) from error

    def empty_trash(self) -> None:
        """Delete for good what was deleted. A disk that refuses keeps it."""
        for file in self._trash():
            with contextlib.suppress(OSError):
                file.unlink()

    def every_file(self) -> tuple[Path, ...]:
        """Return all that the app ever wrote here: lists, copies, damaged ones, the trash."""
        ours = re.compile(r"(my-questions|list-\d+)\..*")
        return tuple(x for x in self._files() if ours.fullmatch(x.name) and SUFFIX in x.name)

    def _trash(self) -> list[Path]:
        return [x for x in self.every_file() if x.name.endswith(_DELETED)]

    def _files(self) -> list[Path]:
        try:
            return sorted(x for x in self.folder.iterdir() if x.is_symlink() or x.is_file())
        except OSError:
            return []


def _entry(path: Path) -> ShelfEntry:
    seconds = _changed(path)
    changed = datetime.fromtimestamp(seconds).date() if seconds else None
    source = path if is_there(path) else previous_copy(path)
    try:
        document = read_list(source)
    except LockedListError:
        return ShelfEntry(path, changed=changed, is_locked=True)
    except ListFileError:
        return ShelfEntry(path, changed=changed, is_readable=False)
    items, visit = document.questions.items, document.visit
    still_open = sum(item.outcome.is_still_open for item in items)
    return ShelfEntry(path, visit.name, visit.date, len(items), still_open, changed)


def _changed(path: Path) -> float:
    for file in (path, previous_copy(path)):
        with contextlib.suppress(OSError):
            return file.stat().st_mtime
    return 0.0
