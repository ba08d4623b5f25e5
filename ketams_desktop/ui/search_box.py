"""The search field: what is typed is looked for at once, and Down goes into what was found."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent

from ketams_desktop.ui.text_field import TextField


class SearchField(TextField):
    """Tells of the keys that mean more than a letter."""

    #: The keyboard is wanted by the hits.
    hits_wanted = Signal()
    #: Enter: the person is done typing.
    finished = Signal()
    #: Escape in an empty field.
    left = Signal()
    #: The keyboard came: words may follow.
    entered = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Down:
                self.hits_wanted.emit()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.finished.emit()
            case Qt.Key.Key_Escape if self.text():
                self.clear()
            case Qt.Key.Key_Escape:
                self.left.emit()
            case _:
                super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.entered.emit()
