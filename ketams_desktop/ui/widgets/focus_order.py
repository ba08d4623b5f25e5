"""Puts what opens in the middle of a screen where the Tab key expects it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def put_after(before: QWidget, panel: QWidget) -> None:
    """Let Tab go from `before` through everything in `panel`, in the order it was made."""
    last = before
    # What `before` holds comes with it.
    for widget in before.findChildren(QWidget):
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.focusProxy() is None:
            last = widget
    for widget in panel.findChildren(QWidget):
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.focusProxy() is None:
            QWidget.setTabOrder(last, widget)
            last = widget
