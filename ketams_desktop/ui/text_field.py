"""One line to type in."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy

from ketams_desktop.ui.kit import Kit
from ketams_desktop.ui.widgets.painting import round_box


class TextField(QLineEdit):
    """One line to type in, with an optional icon before it."""

    def __init__(self, kit: Kit, name: str, hint: str, icon: str = "") -> None:
        super().__init__()
        self._kit, self._icon = kit, icon
        self.corner = kit.look.shape("control_corner")
        self.setFont(kit.look.font("body"))
        self.setPlaceholderText(hint)
        self.setAccessibleName(name)
        self.setFrame(False)
        pad = kit.space("normal")
        start = pad + (kit.icon_size() + kit.space("tight") if icon else 0)
        left, right = (pad, start) if self.isRightToLeft() else (start, pad)
        self.setTextMargins(left, 0, right, 0)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.DefaultContextMenu)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        palette = self.palette()
        palette.setColor(self.backgroundRole(), Qt.GlobalColor.transparent)
        self.setPalette(palette)

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(self.font())
        high = max(self._kit.look.shape("target"), metrics.height() + self._kit.space("normal"))
        wide = metrics.horizontalAdvance(self.placeholderText() + "xx")
        margins = self.textMargins()
        return QSize(wide + 2 * max(margins.left(), margins.right()), high)

    def minimumSizeHint(self) -> QSize:
        return QSize(self._kit.look.scaled(160), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        c, look = self._kit.colors, self._kit.look
        round_box(
            painter,
            self.rect(),
            self.corner,
            fill=c.surface,
            edge=c.control_edge,
            line=look.shape("control_line"),
        )
        if self._icon:
            size = self._kit.icon_size()
            pixmap = self._kit.icon(self._icon, c.ink, self.devicePixelRatioF())
            pad = self._kit.space("normal")
            left = self.width() - pad - size if self.isRightToLeft() else pad
            painter.drawPixmap(left, (self.height() - size) // 2, pixmap)
        painter.end()
        super().paintEvent(event)
