"""The settings while the app runs: changed in one place, saved at once."""

from __future__ import annotations

import contextlib
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from ketams_desktop.desktop.settings import Settings, load_settings, save_settings
from ketams_desktop.errors import SettingsError

_NEWER = (
    "Your settings were made by a newer version of KetaMS Desktop. Their file was left as it is. "
    "What you change now holds until you close the app. Please use the newer version to keep it."
)


class SettingsStore(QObject):
    """Holds the settings and tells who listens when they change."""

    changed = Signal()
    failed = Signal(str)

    def __init__(self, path: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._path = path
        loaded = load_settings(path)
        self.value, self.was_readable = loaded.settings, loaded.was_readable
        self._is_newer, self._has_told = loaded.is_newer, False

    def change(self, **values: Any) -> None:  # noqa: ANN401 - the fields of Settings
        """Set some settings and save them; a disk that refuses is told through `failed`."""
        new = replace(self.value, **values)
        if new == self.value:
            return
        self.value = new
        try:
            self._save()
        except SettingsError as error:
            self.failed.emit(str(error))
        self.changed.emit()

    def _save(self) -> None:
        if not self._is_newer:
            save_settings(self._path, self.value)
        elif not self._has_told:
            self._has_told = True
            raise SettingsError(_NEWER)

    def reset(self) -> None:
        """Go back to the defaults."""
        defaults = Settings()
        names = [x.name for x in fields(Settings)]
        self.change(**{name: getattr(defaults, name) for name in names})

    def wipe(self) -> bool:
        """Delete the settings from the disk; return whether they are gone.

        Size and colors hold until the app closes: whoever needs them must see what comes next.
        """
        old = self.value
        self.value = Settings(theme=old.theme, text_percent=old.text_percent)
        for path in (self._path, self._path.with_name(self._path.name + ".new")):
            with contextlib.suppress(OSError):
                path.unlink(missing_ok=True)
        self._is_newer = self._is_newer and self._path.exists()
        self.changed.emit()
        return not self._path.exists()

    @property
    def path(self) -> Path:
        """Where the settings are kept."""
        return self._path
