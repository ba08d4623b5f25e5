"""A table whose rows make room for what opens under them."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint
from PySide6.QtWidgets import QGridLayout, QWidget

from ketams_desktop.ui.widgets.cards import column
from ketams_desktop.ui.widgets.flat_table import FlatTable, TableWords

_CHANGES = (QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show)


class TableWithRoom(QWidget):
    """Holds a table and, beside it for a screen reader, what is open under one of its rows.

    A table's children are its cells alone, so a box inside it would be passed by. It lies over
    an empty place in the table that is as high as it is.
    """

    def __init__(self, words: TableWords) -> None:
        super().__init__()
        self.table = FlatTable(words)
        layout = column(0)
        layout.addWidget(self.table)
        self.setLayout(layout)
        self._rooms: dict[QWidget, QWidget] = {}

    def put_under(self, cell: QWidget, box: QWidget) -> None:
        """Show `box` under the row of `cell`. The grid's next row has to be empty."""
        grid: QGridLayout = self.table.grid
        row = next(n for n in range(grid.rowCount()) if _is_in_row(grid, n, cell))
        room = QWidget()
        grid.addWidget(room, row + 1, 0, 1, grid.columnCount())
        self._rooms[box] = room
        box.setParent(self)
        room.installEventFilter(self)
        box.installEventFilter(self)
        self._fit()
        box.show()

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            # Something may have opened inside a box.
            self._fit()
        return done

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Hide and watched in self._rooms:
            self._close(watched)
        elif event.type() in _CHANGES and watched in self._rooms.values():
            self._fit()
        return False

    def _fit(self) -> None:
        width = self.table.face.width()
        for box, room in self._rooms.items():
            high = box.heightForWidth(width) if box.hasHeightForWidth() else -1
            room.setFixedHeight(high if high > 0 else box.sizeHint().height())
            place = room.mapTo(self, QPoint(0, 0))
            box.setGeometry(place.x(), place.y(), width, room.height())

    def _close(self, box: QObject) -> None:
        if not isinstance(box, QWidget) or not box.isHidden():
            return  # hidden with the whole page, or with the table
        room = self._rooms.pop(box)
        self.table.grid.removeWidget(room)
        room.hide()
        room.deleteLater()


def _is_in_row(grid: QGridLayout, row: int, cell: QWidget) -> bool:
    items = (grid.itemAtPosition(row, place) for place in range(grid.columnCount()))
    return any(item is not None and item.widget() is cell for item in items)
