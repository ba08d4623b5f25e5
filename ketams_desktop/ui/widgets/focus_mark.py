"""Finds the focused widget again after a screen was drawn anew, and keeps the order of Tab."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QWidget

from ketams_desktop.record import record


@record
class FocusMark:
    """What tells a widget from the others: its class, its words, and which of these it is."""

    kind: str
    words: str
    number: int


def focus_mark(window: QWidget) -> FocusMark | None:
    """Return a mark for the focused widget of `window`, if it has one."""
    focused = window.window().focusWidget()
    if focused is None or not window.isAncestorOf(focused):
        return None
    kind, words = _name(focused)
    return FocusMark(kind, words, _alike(window, kind, words).index(focused))


def find_mark(window: QWidget, mark: FocusMark | None) -> QWidget | None:
    """Return the widget that `mark` stands for now, if there is one."""
    if mark is None:
        return None
    alike = _alike(window, mark.kind, mark.words)
    return alike[mark.number] if mark.number < len(alike) else None


def keep_tab_order(holder: QWidget) -> None:
    """Let Tab go through `holder` in its own order, whenever its widgets were added."""
    stops = [x for x in holder.findChildren(QWidget) if x.focusPolicy() != Qt.FocusPolicy.NoFocus]
    for one, other in pairwise(stops):
        QWidget.setTabOrder(one, other)


def _alike(window: QWidget, kind: str, words: str) -> list[QWidget]:
    return [x for x in window.findChildren(QWidget) if _name(x) == (kind, words)]


def _name(widget: QWidget) -> tuple[str, str]:
    words = widget.text() if isinstance(widget, QAbstractButton) else widget.accessibleName()
    return type(widget).__name__, words
