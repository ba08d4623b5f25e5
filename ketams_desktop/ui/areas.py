"""F6 goes from one area of the window to the next: rail, top, text, list, buttons."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QWidget


def go_to_area(window: QWidget, areas: tuple[type[QWidget], ...], *, backwards: bool) -> None:
    """Give the keyboard to the first thing of the next area, or of the one before.

    Args:
        window: whose areas they are.
        areas: the kinds of widgets that are areas, besides everything that scrolls.
        backwards: go against the order of Tab.
    """
    groups = _groups(window, (*areas, QScrollArea))
    if not groups:
        return
    present = window.focusWidget()
    here = next((n for n, group in enumerate(groups) if present in group), -1)
    step = -1 if backwards else 1
    target = groups[(here + step) % len(groups)][0] if here >= 0 else groups[0][0]
    target.setFocus(Qt.FocusReason.TabFocusReason)


def _groups(window: QWidget, areas: tuple[type[QWidget], ...]) -> list[list[QWidget]]:
    """Return what takes the keyboard, by the area it is in, in the order of Tab."""
    groups: dict[int, list[QWidget]] = {}
    widget = window.nextInFocusChain()
    while widget is not None and widget is not window:
        if _takes_keyboard(widget, window):
            groups.setdefault(id(_area_of(widget, window, areas)), []).append(widget)
        widget = widget.nextInFocusChain()
    return list(groups.values())


def _takes_keyboard(widget: QWidget, window: QWidget) -> bool:
    by_tab = widget.focusPolicy().value & Qt.FocusPolicy.TabFocus.value
    return bool(by_tab) and widget.isEnabled() and widget.isVisibleTo(window)


def _area_of(widget: QWidget, window: QWidget, areas: tuple[type[QWidget], ...]) -> QWidget:
    part: QWidget | None = widget
    while part is not None and part is not window:
        if isinstance(part, areas):
            return part
        part = part.parentWidget()
    return window
