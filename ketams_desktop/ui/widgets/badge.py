"""A small mark with an icon and words: what kind of claim this is, and about whom."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ketams_desktop.ui.kit import Kit
from ketams_desktop.ui.widgets.painting import round_box


class Badge(QLabel):
    """Words and an icon in a tinted box. `level` of 4 blocks shows how sure we are."""

    _BLOCKS = 4

    def __init__(
        self,
        kit: Kit,
        text: str,
        icon: str,
        ink: QColor,
        tint: QColor,
        *,
        level: int = 0,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(kit.look.font("small_strong"))
        self._kit, self._icon, self._ink, self._tint, self._level = kit, icon, ink, tint, level
        policy = QSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        width = self._chrome() + QFontMetrics(self.font()).horizontalAdvance(self.text()) + 2
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        words = self.text().split() or [""]
        widest = max(map(QFontMetrics(self.font()).horizontalAdvance, words))
        return QSize(self._chrome() + widest, self._kit.icon_size() + self._kit.space("small"))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        room = QRect(0, 0, max(1, width - self._chrome()), 10_000)
        metrics = QFontMetrics(self.font())
        text = metrics.boundingRect(room, int(Qt.TextFlag.TextWordWrap), self.text()).height()
        return max(text, self._kit.icon_size()) + self._kit.space("small")

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        round_box(painter, self.rect(), 10, fill=self._tint, edge=self._ink, line=1)
        pad, size = self._kit.space("small"), self._kit.icon_size()
        pixmap = self._kit.icon(self._icon, self._ink, self.devicePixelRatioF())
        painter.drawPixmap(pad, (self.height() - size) // 2, pixmap)
        left = pad + size + self._kit.space("tight")
        if self._level:
            self._draw_level(painter, left)
            left += self._level_width()
        text = QRect(left, 0, self.width() - left - pad + 2, self.height())
        painter.setPen(self._ink)
        flags = int(Qt.TextFlag.TextWordWrap) | int(Qt.AlignmentFlag.AlignVCenter)
        painter.drawText(text, flags, self.text())
        painter.end()

    def _draw_level(self, painter: QPainter, left: int) -> None:
        side, gap = self._block(), 3
        top = (self.height() - side) // 2
        for number in range(self._BLOCKS):
            box = QRect(left + number * (side + gap), top, side, side)
            fill = self._ink if number < self._level else None
            round_box(painter, box, 2, fill=fill, edge=self._ink, line=2)

    def _block(self) -> int:
        return self._kit.look.scaled(11)

    def _level_width(self) -> int:
        return self._BLOCKS * (self._block() + 3) + self._kit.space("tight") if self._level else 0

    def _chrome(self) -> int:
        edges = 2 * self._kit.space("small") + self._kit.space("tight")
        return edges + self._kit.icon_size() + self._level_width()
