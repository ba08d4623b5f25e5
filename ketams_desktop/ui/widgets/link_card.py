"""A card that leads somewhere: a title, a line about it, an arrow. One big button."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy

from ketams_desktop.ui.kit import Kit
from ketams_desktop.ui.widgets.painting import round_box
from ketams_desktop.ui.widgets.pressing import PressedByEnter

_WRAP = int(Qt.TextFlag.TextWordWrap)


class LinkCard(PressedByEnter, QPushButton):
    """Title and summary, pressed as one."""

    def __init__(self, kit: Kit, key: str, title: str, summary: str, icon: str = "") -> None:
        super().__init__()
        self.key = key
        self.corner = kit.look.shape("card_corner")
        self._kit, self._title, self._summary, self._icon = kit, title, summary, icon
        self.setAccessibleName(title)
        self.setAccessibleDescription(summary)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        width = self._kit.look.scaled(300)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        words = f"{self._title} {self._summary}".split()
        widest = max(map(self._title_metrics().horizontalAdvance, words))
        return QSize(widest + self._chrome(), self._kit.look.shape("target"))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        title, text = self._heights(width)
        gap = self._kit.space("hair") if text else 0
        return title + gap + text + 2 * self._kit.space("normal")

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        c, look = self._kit.colors, self._kit.look
        line = look.shape("control_line")
        round_box(painter, self.rect(), self.corner, fill=c.surface, edge=c.control_edge, line=line)
        pad, size = self._kit.space("normal"), self._kit.icon_size()
        ratio = self.devicePixelRatioF()
        arrow = QRect(self.width() - pad - size, (self.height() - size) // 2, size, size)
        title, text = self._heights(self.width())
        left = pad + (size + self._kit.space("small") if self._icon else 0)
        top = (self.height() - title - text - (self._kit.space("hair") if text else 0)) // 2
        box = QRect(left, top, self.width() - self._chrome(), title)
        # Beside the title's first line, however much taller the card's neighbor makes it.
        icon = QRect(pad, top + (self._title_metrics().height() - size) // 2, size, size)
        if self.isRightToLeft():
            for each in (arrow, icon, box):
                each.moveLeft(self.width() - each.right() - 1)
        if self._icon:
            painter.drawPixmap(icon.topLeft(), self._kit.icon(self._icon, c.brand, ratio))
        painter.drawPixmap(arrow.topLeft(), self._kit.icon("lucide:chevron-right", c.brand, ratio))
        leading = int(Qt.AlignmentFlag.AlignLeading)
        painter.setPen(c.ink)
        painter.setFont(look.font("h3"))
        painter.drawText(box, _WRAP | leading, self._title)
        box = QRect(box.left(), box.bottom() + 1 + self._kit.space("hair"), box.width(), text)
        painter.setFont(look.font("body"))
        painter.drawText(box, _WRAP | leading, self._summary)
        painter.end()

    def _heights(self, width: int) -> tuple[int, int]:
        room = QRect(0, 0, max(1, width - self._chrome()), 10_000)
        title = self._title_metrics().boundingRect(room, _WRAP, self._title).height()
        if not self._summary:
            return title, 0
        metrics = QFontMetrics(self._kit.look.font("body"))
        return title, metrics.boundingRect(room, _WRAP, self._summary).height()

    def _title_metrics(self) -> QFontMetrics:
        return QFontMetrics(self._kit.look.font("h3"))

    def _chrome(self) -> int:
        size, gap = self._kit.icon_size(), self._kit.space("small")
        icon = size + gap if self._icon else 0
        return 2 * self._kit.space("normal") + icon + size + gap
