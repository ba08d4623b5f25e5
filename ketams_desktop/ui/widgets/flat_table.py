"""A table that lies flat on the page, with rows, columns and headers for a screen reader.

Qt for Python 6.11 has no table interface to implement, but Qt's own table view has one. So the
view lies under the words and shows nothing of its own: no scroll bars, no cells, no headers. It
tells screen readers the rows, the columns and their headers, and where they are. The words that
are seen are widgets on a face above it; they wrap, and Tab reaches the links in them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QFrame,
    QGridLayout,
    QHeaderView,
    QSizePolicy,
    QTableView,
    QWidget,
)

AnyIndex = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


@dataclass(frozen=True, slots=True)
class TableWords:
    """What a table says: `rows` holds for each row its header and one text a column."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, tuple[str, ...]], ...]


class FlatTable(QTableView):
    """Tells the rows and columns of `words`; what is seen stands on `grid`: see `put`."""

    def __init__(self, words: TableWords) -> None:
        super().__init__()
        self.words = words
        self._rows: tuple[QWidget, ...] = ()
        self._columns: tuple[QWidget, ...] = ()
        self.setAccessibleName(words.title)
        self.setHorizontalHeader(_UnseenHeader(Qt.Orientation.Horizontal, self))
        self.setVerticalHeader(_UnseenHeader(Qt.Orientation.Vertical, self))
        self.setModel(_Words(words, self))
        self._show_nothing()
        self.face = _Face(self)
        self.grid = QGridLayout(self.face)
        self.grid.setContentsMargins(0, 0, 0, 0)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def _show_nothing(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setCornerButtonEnabled(False)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.viewport().setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)
        corner = self.findChild(QAbstractButton)
        if corner is not None:
            corner.hide()

    def put(self, rows: Sequence[QWidget], columns: Sequence[QWidget]) -> None:
        """Say what on the face each row begins with at its top, and each column at its side."""
        self._rows, self._columns = tuple(rows), tuple(columns)

    def sizeHint(self) -> QSize:
        return self.grid.totalSizeHint()

    def minimumSizeHint(self) -> QSize:
        return QSize(1, 1)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self.grid.totalHeightForWidth(width)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.face.resize(self.size())
        super().resizeEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint nothing: the face has the words."""

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            # The face wants another height.
            self.updateGeometry()
        return super().event(event)

    def updateGeometries(self) -> None:
        # Qt's own would make room for headers and scroll bars that are seen.
        self.lie_under()

    def lie_under(self) -> None:
        """Put rows, columns and headers where the face shows them."""
        if not self._rows or not self._columns:
            return
        size = self.face.size()
        left = [self._leading(widget) for widget in self._columns]
        top = [widget.y() for widget in self._rows]
        across, down = self.horizontalHeader(), self.verticalHeader()
        for header, starts, end in ((across, left, size.width()), (down, top, size.height())):
            for place, start in enumerate(starts):
                until = starts[place + 1] if place + 1 < len(starts) else end
                header.resizeSection(place, max(1, until - start))
        inner = QRect(left[0], top[0], size.width() - left[0], size.height() - top[0])
        # A row's header that stands over its cells is as wide as they are.
        first = QRect(0, top[0], left[0] or size.width(), inner.height())
        if self.isRightToLeft():
            inner.moveLeft(0)
            first.moveRight(size.width() - 1)
        self.setViewportMargins(inner.x(), top[0], size.width() - inner.x() - inner.width(), 0)
        across.setGeometry(inner.x(), 0, inner.width(), top[0])
        down.setGeometry(first)

    def _leading(self, widget: QWidget) -> int:
        place = widget.geometry()
        return self.face.width() - place.right() - 1 if self.isRightToLeft() else place.x()


class _Face(QWidget):
    """Holds what is seen, and tells the table when that has moved."""

    def __init__(self, table: FlatTable) -> None:
        super().__init__(table)
        self._table = table

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Resize, QEvent.Type.Show):
            self._table.lie_under()
        return done


class _UnseenHeader(QHeaderView):
    """A header that is told and not seen."""

    def __init__(self, orientation: Qt.Orientation, parent: QWidget) -> None:
        super().__init__(orientation, parent)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMinimumSectionSize(1)
        self.viewport().setAutoFillBackground(False)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint nothing: the face has the words."""


class _Words(QAbstractTableModel):
    """The words of a table, for screen readers alone."""

    def __init__(self, words: TableWords, parent: QObject) -> None:
        super().__init__(parent)
        self._words = words

    def rowCount(self, parent: AnyIndex = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._words.rows)

    def columnCount(self, parent: AnyIndex = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._words.columns)

    def flags(self, _index: AnyIndex) -> Qt.ItemFlag:
        return Qt.ItemFlag.ItemIsEnabled

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        if role != Qt.ItemDataRole.AccessibleTextRole or not index.isValid():
            return None
        return self._words.rows[index.row()][1][index.column()]

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        if role != Qt.ItemDataRole.AccessibleTextRole:
            return None
        if orientation == Qt.Orientation.Horizontal:
            return self._words.columns[section]
        return self._words.rows[section][0]
