"""What holds for every button: Enter presses it, as Space does, and no words make a shortcut."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractButton

# A second Qt class may not be inherited from; type checkers still need to see one.
if TYPE_CHECKING:
    _Button = QAbstractButton
else:
    _Button = object


class PressedByEnter(_Button):
    """For buttons of every kind; stands before the Qt class among the bases."""

    def __init__(self, *arguments: Any) -> None:
        super().__init__(*arguments)
        self.setShortcut(QKeySequence())

    def setText(self, text: str) -> None:
        """Show other words. Qt makes a shortcut of "&" in them: "Text & colors" took Alt+Space."""
        super().setText(text)
        self.setShortcut(QKeySequence())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Not on repeat: a key held by a slow hand presses once.
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not event.isAutoRepeat():
                self.click()
            return
        super().keyPressEvent(event)
