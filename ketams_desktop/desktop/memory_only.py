"""Settings, bookmarks and a keeper of lists for one visit: all in memory, nothing on the disk.

Each can do what its kind at home does, but for reading and writing files. So a screen that
asked for keeping all the same would keep nothing.
"""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from ketams_desktop.desktop.clinic_policy import Policy
from ketams_desktop.desktop.keeping import ListKeeper
from ketams_desktop.desktop.reading_log import ReadingLog
from ketams_desktop.desktop.session import Session
from ketams_desktop.desktop.settings import Keep, Settings
from ketams_desktop.desktop.settings_store import SettingsStore
from ketams_desktop.errors import ListFileError
from ketams_desktop.questions.list_file import OpenedList

if TYPE_CHECKING:
    from ketams_desktop.questions.list_lock import Password

#: A path at which no file can be made.
NOWHERE = Path(os.devnull, "nothing")

_NO_FILES = "This computer opens no files. Your list is still here. You can print it."


def first_settings(policy: Policy) -> Settings:
    """Return what holds at the start of each visit."""
    return Settings(
        theme=policy.look.theme,
        text_percent=policy.look.text_percent,
        country=policy.region,
        paper=policy.printing.paper,
        sheet_size=policy.printing.size,
        keep_list=Keep.NO,
        keep_answers=Keep.NO,
        first_check_done=True,
    )


class MemorySettings(SettingsStore):
    """The settings of one visit."""

    def __init__(self, first: Settings, parent: QObject | None = None) -> None:
        """Begin with `first`."""
        QObject.__init__(self, parent)  # that of the store would read a file
        self._path = NOWHERE
        self.value, self.was_readable = first, True

    def change(self, **values: Any) -> None:  # noqa: ANN401 - the fields of Settings
        """Set some settings until the visit ends. Keeping cannot be switched on."""
        new = replace(self.value, **values)
        new = replace(new, keep_list=Keep.NO, keep_answers=Keep.NO)
        if new != self.value:
            self.value = new
            self.changed.emit()


class MemoryReading(ReadingLog):
    """The bookmarks of one visit."""

    def __init__(self, settings: SettingsStore, parent: QObject | None = None) -> None:
        super().__init__(NOWHERE, settings, parent)

    @property
    def _is_kept(self) -> bool:
        return False

    def _remove(self) -> None:
        """There is no file to remove."""


class MemoryKeeper(ListKeeper):
    """Keeps no list, whatever it is asked."""

    def __init__(
        self,
        session: Session,
        settings: SettingsStore,
        content_version: str,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(session, settings, NOWHERE, content_version, parent)

    @property
    def is_keeping(self) -> bool:
        """Nothing is written to the disk."""
        return False

    def open_kept(self, password: Password | None = None) -> OpenedList | None:
        """Open nothing: nothing is kept."""
        del password
        return None

    def follow(self, path: Path, password: Password | None = None) -> OpenedList:
        """Open no file.

        Raises:
            ListFileError: always.
        """
        del path, password
        raise ListFileError(_NO_FILES)

    def switch(self, path: Path, password: Password | None = None) -> OpenedList:
        """Open no file, as `follow`."""
        return self.follow(path, password)

    def forget(self) -> None:
        """There is no file to delete."""
