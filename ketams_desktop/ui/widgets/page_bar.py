"""The scroll bar: broad enough for unsteady hands, in the theme's colors."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QScrollBar, QStyle, QStyleOptionSlider

from ketams_desktop.ui.kit import Kit
from ketams_desktop.ui.widgets.painting import round_box


class PageBar(QScrollBar):
    """A vertical scroll bar without small arrows to hit."""

    def __init__(self, kit: Kit) -> None:
        super().__init__(Qt.Orientation.Vertical)
        self._kit = kit

    def sizeHint(self) -> QSize:
        return QSize(self._kit.look.shape("scroll_bar"), 100)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        c = self._kit.colors
        painter.fillRect(self.rect(), c.rail)
        option = QStyleOptionSlider()
        self.initStyleOption(option)
        handle = self.style().subControlRect(
            QStyle.ComplexControl.CC_ScrollBar,
            option,
            QStyle.SubControl.SC_ScrollBarSlider,
            self,
        )
        round_box(painter, handle.adjusted(4, 1, -4, -1), 5, fill=c.control_edge)
        painter.end()
