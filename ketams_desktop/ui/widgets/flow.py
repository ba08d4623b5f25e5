"""Layouts that fit widgets to the width there is: in rows, in columns, side by side."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget, QWidgetItem
from shiboken6 import Shiboken


class _FittedLayout(QLayout):
    """Keeps its items in order; what it is as wide as decides how they stand."""

    def __init__(self, gap: int, parent: QWidget | None = None) -> None:
        # Before anything else: Qt may ask while this is being built.
        self._heights: dict[int, int] = {}
        self._least: QSize | None = None
        super().__init__(parent)
        self._gap = gap
        self._items: list[QLayoutItem] = []
        items = self._items
        self.destroyed.connect(lambda: _delete(items))
        self.setContentsMargins(0, 0, 0, 0)

    def addWidget(self, widget: QWidget) -> None:
        # With an item of Python's own. One that Qt makes tells nobody when it goes: its Python
        # object stays behind, and is taken for the next item that comes to the same address.
        self.addChildWidget(widget)
        self.addItem(QWidgetItem(widget))

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)
        self.invalidate()

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        # Asked many times for a few widths while a screen is laid out.
        height = self._heights.get(width)
        if height is None:
            height = self._arrange(QRect(0, 0, width, 0), apply=False)
            self._heights[width] = height
        return height

    def invalidate(self) -> None:
        self._heights.clear()
        self._least = None
        super().invalidate()

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._arrange(rect, apply=True)

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        if self._least is None:
            self._least = QSize()
            for item in self._items:
                self._least = self._least.expandedTo(item.minimumSize())
        return QSize(self._least)

    def _arrange(self, rect: QRect, *, apply: bool) -> int:
        """Return the height that the items take at the width of `rect`."""
        raise NotImplementedError

    def _is_mirrored(self) -> bool:
        parent = self.parentWidget()
        return parent is not None and parent.layoutDirection() is Qt.LayoutDirection.RightToLeft


class FlowLayout(_FittedLayout):
    """Rows from the leading edge. Rows are as high as their highest widget."""

    def _arrange(self, rect: QRect, *, apply: bool) -> int:
        x, y, row_height = rect.x(), rect.y(), 0
        row: list[tuple[QLayoutItem, QRect]] = []
        for item in self._items:
            if item.isEmpty():  # its widget is hidden
                continue
            width = min(item.sizeHint().width(), rect.width())
            height = _height(item, width)
            if row and x + width > rect.right() + 1:
                self._finish(row, row_height, rect, apply=apply)
                x, y, row_height, row = rect.x(), y + row_height + self._gap, 0, []
            row.append((item, QRect(QPoint(x, y), QSize(width, height))))
            x += width + self._gap
            row_height = max(row_height, height)
        self._finish(row, row_height, rect, apply=apply)
        return y + row_height - rect.y()

    def _finish(
        self, row: list[tuple[QLayoutItem, QRect]], height: int, rect: QRect, *, apply: bool
    ) -> None:
        if not apply:
            return
        for item, box in row:
            if self._is_mirrored():
                box.moveLeft(rect.right() - (box.left() - rect.left()) - box.width() + 1)
            box.moveTop(box.top() + (height - box.height()) // 2)
            item.setGeometry(box)


class EvenColumns(_FittedLayout):
    """Columns of one width, as many as fit without breaking a word; one when none do."""

    def __init__(self, gap: int, most: int, parent: QWidget | None = None) -> None:
        super().__init__(gap, parent)
        self._most = most

    def _arrange(self, rect: QRect, *, apply: bool) -> int:
        columns = self._columns(rect.width())
        width = (rect.width() - (columns - 1) * self._gap) // columns
        y = rect.y()
        for start in range(0, len(self._items), columns):
            row = self._items[start : start + columns]
            height = max(_height(item, width) for item in row)
            if apply:
                for place, item in enumerate(row):
                    place = columns - 1 - place if self._is_mirrored() else place
                    left = rect.x() + place * (width + self._gap)
                    item.setGeometry(QRect(left, y, width, height))
            y += height + self._gap
        return max(0, y - self._gap - rect.y())

    def _columns(self, width: int) -> int:
        least = max((item.minimumSize().width() for item in self._items), default=0)
        return max(1, min(self._most, (width + self._gap) // max(1, least + self._gap)))


class RowOrColumns(FlowLayout):
    """One row, each item as wide as it wants; where that is too wide, columns of one width."""

    def _arrange(self, rect: QRect, *, apply: bool) -> int:
        widths = [item.sizeHint().width() for item in self._items if not item.isEmpty()]
        if sum(widths) + self._gap * (len(widths) - 1) <= rect.width() or not widths:
            return super()._arrange(rect, apply=apply)
        width = min(max(widths), rect.width())
        columns = max(1, (rect.width() + self._gap) // (width + self._gap))
        shown = [item for item in self._items if not item.isEmpty()]
        y = rect.y()
        for start in range(0, len(shown), columns):
            row = shown[start : start + columns]
            height = max(_height(item, width) for item in row)
            if apply:
                lefts = (rect.x() + place * (width + self._gap) for place in range(columns))
                boxes = [QRect(left, y, width, height) for left, _ in zip(lefts, row, strict=False)]
                self._finish(list(zip(row, boxes, strict=True)), height, rect, apply=True)
            y += height + self._gap
        return y - self._gap - rect.y()


class SideBySide(_FittedLayout):
    """The first item as wide as it wants, the second beside it; under it where it is tight."""

    def __init__(self, gap: int, least: int, parent: QWidget | None = None) -> None:
        """Set the second item beside the first only where it is `least` pixels wide or more."""
        super().__init__(gap, parent)
        self._least_beside = least

    def _arrange(self, rect: QRect, *, apply: bool) -> int:
        first, second = self._items
        wanted = first.sizeHint().width()
        left = rect.width() - wanted - self._gap
        if left >= self._least_beside:
            height = max(_height(first, wanted), _height(second, left))
            boxes = QRect(0, 0, wanted, height), QRect(wanted + self._gap, 0, left, height)
        else:
            width = rect.width()
            top, below = _height(first, width), _height(second, width)
            boxes = QRect(0, 0, width, top), QRect(0, top + self._gap, width, below)
        if apply:
            for item, box in zip(self._items, boxes, strict=True):
                if self._is_mirrored():
                    box.moveLeft(rect.width() - box.right() - 1)
                item.setGeometry(box.translated(rect.topLeft()))
        return boxes[1].bottom() + 1


def _delete(items: list[QLayoutItem]) -> None:
    """Delete what a layout held: items that went to another layout with it belong to nobody."""
    for item in items:
        if Shiboken.isValid(item):
            Shiboken.delete(item)
    items.clear()


def _height(item: QLayoutItem, width: int) -> int:
    height = item.heightForWidth(width) if item.hasHeightForWidth() else -1
    return height if height > 0 else item.sizeHint().height()
