"""The settings while the app runs: changed in one place, saved at once."""

from __future__ import annotations

import contextlib
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from ketams_desktop.desktop.settings import Settings, load_settings, save_settings
from ketams_desktop.errors import SettingsError


class SettingsStore(QObject):
    """Holds the settings and tells who listens when they change."""

    changed = Signal()
    failed = Signal(str)

    def __init__(self, path: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._path = path
        self.value, self.was_readable = load_settings(path)

    def change(self, **values: Any) -> None:  # noqa: ANN401 - the fields of Settings
        """Set some settings and save them; a disk that refuses is told through `failed`."""
        new = replace(self.value, **values)
        if new == self.value:
            return
        self.value = new
        try:
            save_settings(self._path, new)
        except SettingsError as error:
            self.failed.emit(str(error))
        self.changed.emit()

    def reset(self) -> None:
        """Go back to the defaults."""
        defaults = Settings()
        self.change(**{name: getattr(defaults, name) for name in Settings.__slots__})

    def wipe(self) -> bool:
        """Delete the settings from the disk; return whether they are gone.

        Size and colors hold until the app closes: whoever needs them must see what comes next.
        """
        old = self.value
        self.value = Settings(theme=old.theme, text_percent=old.text_percent)
        for path in (self._path, self._path.with_name(self._path.name + ".new")):
            with contextlib.suppress(OSError):
                path.unlink(missing_ok=True)
        self.changed.emit()
        return not self._path.exists()

    @property
    def path(self) -> Path:
        """Where the settings are kept."""
        return self._path
