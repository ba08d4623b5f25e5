"""What tests of the list look at and press."""

from __future__ import annotations

from driving import Driver
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from ketams_desktop.ui.guide.list_rows import ListRow
from ketams_desktop.ui.widgets.prose import Heading

Z = Qt.Key.Key_Z


def rows(app: Driver) -> list[ListRow]:
    return sorted(app.all_of(ListRow), key=lambda x: x.mapTo(app.window, QPoint(0, 0)).y())


def texts(app: Driver) -> list[str]:
    return [x.accessibleName().split(". ", 1)[1] for x in rows(app)]


def selected(app: Driver) -> ListRow:
    (row,) = [x for x in rows(app) if x.isChecked()]
    return row


def select(app: Driver, part: str) -> Driver:
    return app.press(next(x for x in rows(app) if part in x.accessibleName()))


def headings(app: Driver) -> list[str]:
    """Return the headings of parts in the order of the screen."""
    found = sorted(app.all_of(Heading), key=lambda x: x.mapTo(app.window, QPoint(0, 0)).y())
    return [x.words for x in found]


def redo(app: Driver) -> Driver:
    held = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(app.focus() or app.window, Z, held)
    return app.settle()
