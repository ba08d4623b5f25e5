"""A card of the start screen: a picture, a title, a line. One very big button."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy

from ketams_desktop.ui.kit import Kit
from ketams_desktop.ui.widgets.painting import round_box
from ketams_desktop.ui.widgets.pressing import PressedByEnter

_WRAP = int(Qt.TextFlag.TextWordWrap)
_LONG = 10_000


class StartCard(PressedByEnter, QPushButton):
    """A way to begin. The main one stands out."""

    def __init__(
        self, kit: Kit, title: str, text: str, icon: str, *, is_main: bool, is_narrow: bool
    ) -> None:
        super().__init__()
        self.corner = kit.look.shape("card_corner")
        self._kit, self._title, self._words, self._icon = kit, title, text, icon
        self._is_main, self._role = is_main, "h2" if is_narrow else "banner_card"
        self.setAccessibleName(title)
        self.setAccessibleDescription(text)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        width = self._kit.look.scaled(400)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        widest = max(
            max(map(QFontMetrics(font).horizontalAdvance, words.split()), default=0)
            for words, font in self._parts()
        )
        return QSize(widest + 2 * self._padding() + 4, self._kit.look.shape("target"))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        words = sum(box.height() for box in self._boxes(width))
        return self._icon_size() + words + 2 * self._padding() + 2 * self._kit.space("tight")

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        c, look = self._kit.colors, self._kit.look
        fill, ink = (c.brand, c.on_brand) if self._is_main else (c.surface, c.ink)
        edge = c.brand if self._is_main else c.control_edge
        line = look.shape("control_line")
        round_box(painter, self.rect(), self.corner, fill=fill, edge=edge, line=line)
        if self.isDown():
            painter.setOpacity(0.8)
        size, pad, gap = self._icon_size(), self._padding(), self._kit.space("tight")
        top = (self.height() - self.heightForWidth(self.width())) // 2 + pad
        icon = QRect(pad, top, size, size)
        if self.isRightToLeft():
            icon.moveLeft(self.width() - icon.right() - 1)
        color = c.on_brand if self._is_main else c.brand
        pixmap = self._kit.icon(self._icon, color, self.devicePixelRatioF(), size)
        painter.drawPixmap(icon.topLeft(), pixmap)
        painter.setPen(ink)
        top += size + gap
        for (words, font), box in zip(self._parts(), self._boxes(self.width()), strict=True):
            painter.setFont(font)
            place = QRect(QPoint(pad, top), QSize(self.width() - 2 * pad, box.height()))
            painter.drawText(place, _WRAP | int(Qt.AlignmentFlag.AlignLeading), words)
            top += box.height() + gap
        painter.end()

    def _parts(self) -> tuple[tuple[str, QFont], ...]:
        look = self._kit.look
        return (self._title, look.font(self._role)), (self._words, look.font("lead"))

    def _boxes(self, width: int) -> list[QRect]:
        room = QRect(0, 0, max(1, width - 2 * self._padding()), _LONG)
        return [
            QFontMetrics(font).boundingRect(room, _WRAP, words) for words, font in self._parts()
        ]

    def _padding(self) -> int:
        return self._kit.space("broad")

    def _icon_size(self) -> int:
        return round(self._kit.icon_size() * 1.5)
