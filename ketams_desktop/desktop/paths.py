"""Where a person's own files are kept. Nothing that ships with the app is looked for here."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QStandardPaths

from ketams_desktop.questions.shelf import FIRST_LIST
from ketams_desktop.record import record


@record
class DataFolder:
    """The one folder that the app writes to at home. It is made when first written to."""

    root: Path

    @classmethod
    def standard(cls) -> DataFolder:
        """Return the system's usual place for an app's data."""
        location = QStandardPaths.StandardLocation.AppLocalDataLocation
        return cls(Path(QStandardPaths.writableLocation(location)))

    @property
    def settings(self) -> Path:
        """The file of settings."""
        return self.root / "settings.json"

    @property
    def reading(self) -> Path:
        """The file of where someone was in the pages; there only while a list is kept."""
        return self.root / "reading.json"

    @property
    def list(self) -> Path:
        """The file of the first question list."""
        return self.lists / FIRST_LIST

    @property
    def lists(self) -> Path:
        """The folder of the person's lists."""
        return self.root / "lists"


def documents_folder() -> Path:
    """Return the folder in which a person would look for a saved PDF."""
    location = QStandardPaths.StandardLocation.DocumentsLocation
    return Path(QStandardPaths.writableLocation(location) or Path.home())
