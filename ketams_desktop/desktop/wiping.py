"""Wipe everything: all that the app ever wrote at home, and all that it holds in memory."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from ketams_desktop.crash_log import CrashLog
from ketams_desktop.desktop.keeping import ListKeeper
from ketams_desktop.desktop.list_shelf import ListShelf
from ketams_desktop.desktop.reading_log import ReadingLog
from ketams_desktop.desktop.settings_store import SettingsStore
from ketams_desktop.questions.list_file import SUFFIX


class Wiped(StrEnum):
    """What there is to wipe."""

    LISTS = "lists"
    COPIES = "copies"
    READING = "reading"
    SETTINGS = "settings"
    CRASH = "crash"


@dataclass(slots=True)
class WipeResult:
    """How many files of each kind were wiped, and which the disk would not let go.

    `elsewhere` is a list that was opened by name: it is the person's own file, and stays.
    """

    wiped: dict[Wiped, int] = field(default_factory=dict)
    left: list[Path] = field(default_factory=list)
    elsewhere: Path | None = None

    def note(self, kind: Wiped, files: Iterable[Path]) -> None:
        """Count the files that are gone; those that are not are `left`."""
        for file in files:
            if file.exists() or file.is_symlink():
                self.left.append(file)
            else:
                self.wiped[kind] = self.wiped.get(kind, 0) + 1


@dataclass(frozen=True, slots=True)
class Wiper:
    """Everything that holds something of the person's."""

    keeper: ListKeeper
    shelf: ListShelf
    reading: ReadingLog
    settings: SettingsStore
    crash_log: CrashLog | None = None

    def wipe(self) -> WipeResult:
        """Wipe everything and say what was wiped. The look of the app stays until it closes."""
        result = WipeResult(elsewhere=self.keeper.path if self.keeper.is_following else None)
        # First the memory: what is still to be saved must not be written again.
        self.keeper.start_anew(self.shelf.first)
        for kind, files in self._lists().items():
            for file in files:
                with contextlib.suppress(OSError):
                    file.unlink()
            result.note(kind, files)
        with contextlib.suppress(OSError):
            self.shelf.folder.rmdir()
        self.shelf.empty_trash()
        there = self._there([self.reading.path])
        self.reading.forget()
        result.note(Wiped.READING, there)
        if self.crash_log is not None:
            there = self._there([self.crash_log.path])
            self.crash_log.delete()
            result.note(Wiped.CRASH, there)
        there = self._there([self.settings.path])
        self.settings.wipe()
        result.note(Wiped.SETTINGS, there)
        return result

    def _lists(self) -> dict[Wiped, list[Path]]:
        files = self.shelf.files()
        aside = (".damaged-", ".other-")
        whole = [x for x in files if x.suffix == SUFFIX and not any(y in x.name for y in aside)]
        return {Wiped.COPIES: [x for x in files if x not in whole], Wiped.LISTS: whole}

    def _there(self, files: Iterable[Path]) -> list[Path]:
        return [x for x in files if x.exists()]
