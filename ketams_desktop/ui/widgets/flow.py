"""A layout that sets widgets in rows and breaks to the next row when one does not fit."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class FlowLayout(QLayout):
    """Rows from the leading edge. Rows are as high as their highest widget."""

    def __init__(self, gap: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._gap = gap
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

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
        return self._arrange(QRect(0, 0, width, 0), apply=False)

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._arrange(rect, apply=True)

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size

    def _arrange(self, rect: QRect, *, apply: bool) -> int:
        x, y, row_height = rect.x(), rect.y(), 0
        row: list[tuple[QLayoutItem, QRect]] = []
        for item in self._items:
            width = min(item.sizeHint().width(), rect.width())
            height = item.heightForWidth(width) if item.hasHeightForWidth() else -1
            height = height if height > 0 else item.sizeHint().height()
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
        parent = self.parentWidget()
        mirrored = parent is not None and parent.layoutDirection() is Qt.LayoutDirection.RightToLeft
        for item, box in row:
            if mirrored:
                box.moveLeft(rect.right() - (box.left() - rect.left()) - box.width() + 1)
            box.moveTop(box.top() + (height - box.height()) // 2)
            item.setGeometry(box)
