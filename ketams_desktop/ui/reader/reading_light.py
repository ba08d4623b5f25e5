"""The soft light behind the block where someone is reading."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ketams_desktop.ui.kit import Kit
from ketams_desktop.ui.widgets.painting import round_box


class ReadingLight(QWidget):
    """A tint with a stripe at its start: color is not all that tells where one is.

    It lies in what scrolls, under the text, and follows its block.
    """

    def __init__(self, kit: Kit, scrolled: QWidget) -> None:
        super().__init__(scrolled)
        self._kit = kit
        self._block: QWidget | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()
        self.lower()

    def follow(self, block: QWidget | None) -> None:
        """Lie behind `block`, or nowhere."""
        if self._block is not None:
            self._block.removeEventFilter(self)
        self._block = block
        self.setVisible(block is not None)
        if block is not None:
            block.installEventFilter(self)
            self._place()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Move, QEvent.Type.Resize):
            self._place()
        return False

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        c, look = self._kit.colors, self._kit.look
        round_box(painter, self.rect(), look.shape("control_corner"), fill=c.brand_tint)
        width = look.shape("focus_ring")
        left = self.width() - width if self.isRightToLeft() else 0
        painter.fillRect(left, width, width, self.height() - 2 * width, c.brand)
        painter.end()

    def _place(self) -> None:
        scrolled = self.parentWidget()
        if self._block is None or scrolled is None:
            return
        at = self._block.mapTo(scrolled, QPoint(0, 0))
        room = self._kit.space("tight")
        box = QRect(at, self._block.size()).adjusted(-room, -room // 2, room, room // 2)
        self.setGeometry(box)
        self.lower()
