"""The application on macOS, which hands over lists as events and not as words of the start."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication


class MacApplication(QApplication):
    """Tells when a list is opened in the Finder, at the start and later.

    Signals:
        list_wanted: a list was opened; with its path.
    """

    list_wanted = Signal(object)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QFileOpenEvent) and event.file():
            self.list_wanted.emit(Path(event.file()))
            return True
        return super().event(event)
