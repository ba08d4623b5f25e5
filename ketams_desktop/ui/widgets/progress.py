"""How far along the guide is: one bar a step."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ketams_desktop.ui.kit import Kit
from ketams_desktop.ui.widgets.painting import round_box


class StepBars(QWidget):
    """Bars in a row; those done and the present one are filled."""

    _HEIGHT = 8

    def __init__(self, kit: Kit, index: int, total: int, spoken: str) -> None:
        super().__init__()
        self._kit, self._index, self._total = kit, index, total
        self.setAccessibleName(spoken)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(self._total * 30, self._HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        gap = 6
        width = (self.width() - gap * (self._total - 1)) / self._total
        c = self._kit.colors
        for number in range(self._total):
            place = self._total - 1 - number if self.isRightToLeft() else number
            box = QRect(round(place * (width + gap)), 0, round(width), self._HEIGHT)
            done = number <= self._index
            edge = None if done else c.control_edge
            round_box(painter, box, 4, fill=c.brand if done else None, edge=edge, line=1)
        painter.end()
