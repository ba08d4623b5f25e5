"""A few lines to type in, of plain text."""

from __future__ import annotations

from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QPlainTextEdit

from ketams_desktop.text import MAX_QUESTION

#: No field takes more by pasting. What is kept of it is cut to MAX_QUESTION once it is cleaned.
MOST_PASTED = 4 * MAX_QUESTION


class LinesField(QPlainTextEdit):
    """Takes as much as can be kept of what is pasted.

    Qt breaks a text into lines whenever it changes; a megabyte without a space takes it minutes.
    """

    def insertFromMimeData(self, source: QMimeData) -> None:
        selected = len(self.textCursor().selectedText())
        room = MOST_PASTED - len(self.toPlainText()) + selected
        cut = QMimeData()
        cut.setText(source.text()[: max(room, 0)])
        super().insertFromMimeData(cut)
