"""A plain message window for what stops the app before its own window is there."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMessageBox

#: Where nobody sees a window, and so nobody could close it.
UNSEEN = ("offscreen", "minimal")


def trouble_box(text: str) -> QMessageBox:
    """Return the window; it needs nothing of ours, which may be what is broken."""
    # The title names neither the drug nor the illness: others may see the screen.
    box = QMessageBox(QMessageBox.Icon.Critical, "KetaMS", text)
    # The text may hold a file's name, and that may hold anything.
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setEscapeButton(box.addButton(QMessageBox.StandardButton.Close))
    return box


def show_start_trouble(text: str) -> None:
    """Show the window, where there is someone to see it, until it is closed."""
    if QGuiApplication.platformName() not in UNSEEN:
        trouble_box(text).exec()
