"""What must hold for every screen at every size: nothing clipped, hidden or too small."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from driving import name_of, words_of
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QScrollBar, QWidget

from ketams_desktop.ui.frame import Pane
from ketams_desktop.ui.guide.list_rows import ListRow
from ketams_desktop.ui.guide.page_preview import PagePreview
from ketams_desktop.ui.reader.figure_card import PeoplePicture
from ketams_desktop.ui.reader.opened import OpenedBox
from ketams_desktop.ui.reader.reading_light import ReadingLight
from ketams_desktop.ui.reader.table_with_room import TableWithRoom
from ketams_desktop.ui.weigh.mark_line import MarkButton
from ketams_desktop.ui.widgets.badge import Badge
from ketams_desktop.ui.widgets.buttons import ActionButton, RailButton
from ketams_desktop.ui.widgets.choice import OptionBox, OptionDot
from ketams_desktop.ui.widgets.flat_table import FlatTable
from ketams_desktop.ui.widgets.focus_ring import FocusRing
from ketams_desktop.ui.widgets.link_card import LinkCard
from ketams_desktop.ui.widgets.prose import Text
from ketams_desktop.ui.window import MainWindow

#: The least height of anything to press, in logical pixels.
TARGET = 46
#: The least room between two things to press, so that an unsteady hand hits the right one.
APART = 8
#: A longer word, such as a web address, may be broken anywhere.
LONGEST_WORD = 24
#: So much of the window's height is for what the screen is about, whatever stays fixed.
LEAST_BODY = 0.4

PRESSED = (ActionButton, RailButton, LinkCard, OptionBox, OptionDot, ListRow, MarkButton)
SIZED_BY_WIDTH = (*PRESSED, Badge, Text, PeoplePicture, PagePreview)


def layout_faults(window: MainWindow) -> list[str]:
    """Return what is wrong with how the present screen stands in the window."""
    widgets = [x for x in window.findChildren(QWidget) if x.isVisible() and not _is_ring(x)]
    return [
        *_sideways(window),
        *_body_too_small(window),
        *itertools.chain.from_iterable(map(_own_faults, widgets)),
        *itertools.chain.from_iterable(map(_children_faults, widgets)),
        *_too_close([x for x in widgets if isinstance(x, (*PRESSED, QLineEdit))]),
    ]


def _sideways(window: MainWindow) -> Iterator[str]:
    for pane in window.findChildren(Pane):
        content, room = pane.widget(), pane.viewport().width()
        if pane.isVisible() and content.width() > room:
            yield f"a pane of {room} holds {content.width()}: {_widest(content)}"


def _widest(content: QWidget) -> str:
    """Return the widget that asks for the most width, to find the cause by."""
    found = (x for x in content.findChildren(QWidget) if x.isVisible())
    widest = max(found, key=lambda x: (x.minimumSizeHint().width(), len(x.children()) == 0))
    return f"{name_of(widest)} wants {widest.minimumSizeHint().width()}"


def _body_too_small(window: MainWindow) -> Iterator[str]:
    panes = [x for x in window.findChildren(Pane) if x.isVisible()]
    high = max(x.height() for x in panes)
    if high < LEAST_BODY * window.height():
        yield f"only {high} of {window.height()} are left for the text"


def _own_faults(widget: QWidget) -> Iterator[str]:
    if isinstance(widget, SIZED_BY_WIDTH):
        wanted = widget.heightForWidth(widget.width())
        if widget.height() < wanted:
            yield f"{name_of(widget)} is {widget.height()} high and needs {wanted}"
    if isinstance(widget, QAbstractButton | QLineEdit) and widget.height() < TARGET:
        yield f"{name_of(widget)} is only {widget.height()} high"
    if isinstance(widget, QAbstractButton) and widget.width() < TARGET:
        yield f"{name_of(widget)} is only {widget.width()} wide"
    if isinstance(widget, (*PRESSED, Badge)) and widget.width() < widget.minimumSizeHint().width():
        yield f"{name_of(widget)} is {widget.width()} wide, less than its longest word"
    if isinstance(widget, Text):
        word, long = _longest_word(widget)
        if long > widget.contentsRect().width():
            yield f"{name_of(widget)} is {widget.width()} wide, '{word}' needs {long}"


def _longest_word(text: Text) -> tuple[str, int]:
    metrics = QFontMetrics(text.font())
    words = [x for x in re.split(r"[\s\-/–—]+", words_of(text)) if len(x) <= LONGEST_WORD]
    return max(((x, metrics.horizontalAdvance(x)) for x in words), key=lambda x: x[1])


def _children_faults(parent: QWidget) -> Iterator[str]:
    if isinstance(parent, Pane):
        return
    children = [
        x
        for x in parent.children()
        if isinstance(x, QWidget) and x.isVisible() and not x.isWindow() and not _is_ring(x)
    ]
    is_viewport = isinstance(parent.parent(), Pane)
    for child in children:
        if not is_viewport and not parent.rect().contains(child.geometry()):
            yield (
                f"{name_of(child)} at {_at(child.geometry())} sticks out of "
                f"{name_of(parent)} of {parent.width()}x{parent.height()}"
            )
    for one, other in itertools.combinations(children, 2):
        if one.geometry().intersects(other.geometry()) and not isinstance(one, QScrollBar):
            yield f"{name_of(one)} at {_at(one.geometry())} lies over {name_of(other)}"


def visible_part(widget: QWidget) -> QRect:
    """Return what of `widget` no parent cuts off, in its own coordinates."""
    seen = widget.rect()
    parent = widget.parentWidget()
    while parent is not None:
        seen &= QRect(widget.mapFrom(parent, QPoint(0, 0)), parent.size())
        parent = parent.parentWidget()
    return seen


def _too_close(targets: list[QWidget]) -> Iterator[str]:
    boxes = []
    for target in targets:
        seen = visible_part(target)
        if not seen.isEmpty():
            boxes.append(
                (target, QRect(target.mapTo(target.window(), seen.topLeft()), seen.size()))
            )
    near = APART - 1
    for (one, box), (other, beside) in itertools.combinations(boxes, 2):
        if box.adjusted(-near, -near, near, near).intersects(beside):
            yield f"{name_of(one)} at {_at(box)} is too close to {name_of(other)} at {_at(beside)}"


def _at(box: QRect) -> str:
    return f"{box.x()},{box.y()} {box.width()}x{box.height()}"


def _is_ring(widget: QWidget) -> bool:
    """Say whether a widget is meant to lie over others, or under them, or is never seen."""
    if isinstance(widget.parent(), FlatTable):
        return widget is not widget.parent().face
    if isinstance(widget.parent(), TableWithRoom):
        # What is open under a row lies over the room that the row makes.
        return isinstance(widget, OpenedBox)
    return type(widget).__module__ in (FocusRing.__module__, ReadingLight.__module__)
