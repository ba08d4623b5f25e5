"""Brings what has just opened into view."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QTimer
from PySide6.QtWidgets import QScrollArea, QWidget

#: Room above and below what is brought into view, in pixels.
_ROOM = 20


def area_of(widget: QWidget) -> QScrollArea | None:
    """Return the pane that `widget` scrolls in."""
    area = widget.parentWidget()
    while area is not None and not isinstance(area, QScrollArea):
        area = area.parentWidget()
    return area


def show_from_top(widget: QWidget) -> QScrollArea | None:
    """Scroll so that `widget` starts at the top of its pane; return the pane."""
    area = area_of(widget)
    content = area.widget() if area is not None else None
    if area is not None and content is not None:
        area.verticalScrollBar().setValue(widget.mapTo(content, QPoint(0, 0)).y())
    return area


def stand_at_once(widgets: Sequence[QWidget], width: int) -> None:
    """Lay out what was added to a column that is in view, before anything of it is painted.

    Qt shows such widgets and lays them out from the inside to the outside, in several turns of
    the event loop: for a moment they would be pressed into the height that there was.
    """
    for widget in widgets:
        # At the width that it gets, or its texts would be set at another one first.
        high = widget.heightForWidth(width)
        widget.resize(width, high if high > 0 else widget.sizeHint().height())
        widget.show()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)


def bring_in(widget: QWidget) -> None:
    """Scroll as little as shows `widget`, with some room around it."""
    area = area_of(widget)
    if area is not None:
        area.ensureWidgetVisible(widget, 0, _ROOM)


def bring_in_soon(widget: QWidget, first: QWidget | None = None) -> None:
    """Bring in what was just put into a layout.

    Args:
        widget: what has opened.
        first: what of it has to be in view where it is higher than its pane.
    """

    def scroll() -> None:
        bring_in(widget)
        if first is not None:
            bring_in(first)

    def wait_again() -> None:
        QTimer.singleShot(0, widget, scroll)

    # Layouts inside each other settle one round after the other.
    QTimer.singleShot(0, widget, wait_again)
