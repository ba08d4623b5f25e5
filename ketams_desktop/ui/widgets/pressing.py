"""Enter presses a button, as Space does: people expect it of a form on every system."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton

# A second Qt class may not be inherited from; type checkers still need to see one.
if TYPE_CHECKING:
    _Button = QAbstractButton
else:
    _Button = object


class PressedByEnter(_Button):
    """For buttons of every kind; stands before the Qt class among the bases."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Not on repeat: a key held by a slow hand presses once.
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not event.isAutoRepeat():
                self.click()
            return
        super().keyPressEvent(event)
