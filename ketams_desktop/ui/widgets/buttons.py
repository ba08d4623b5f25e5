"""Buttons with words on them. They paint themselves from the theme; their text wraps."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum, auto

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from ketams_desktop.record import record
from ketams_desktop.ui.kit import Kit
from ketams_desktop.ui.widgets.painting import round_box
from ketams_desktop.ui.widgets.pressing import PressedByEnter


class ButtonKind(Enum):
    """How much a button stands out. One PRIMARY a screen."""

    PRIMARY = auto()
    PLAIN = auto()
    QUIET = auto()
    HELP = auto()
    DONE = auto()
    ON_BRAND = auto()
    ON_BRAND_LINE = auto()


@record
class _Paint:
    text: QColor
    fill: QColor | None
    edge: QColor | None


@dataclass(slots=True)
class _Sizes:
    """What was worked out for some words; None stands for no words yet."""

    text: str | None = None
    wanted: QSize = field(default_factory=QSize)
    least: QSize = field(default_factory=QSize)
    heights: dict[int, int] = field(default_factory=dict)


class ActionButton(PressedByEnter, QPushButton):
    """A button with an icon and words."""

    def __init__(
        self,
        kit: Kit,
        text: str,
        icon: str = "",
        kind: ButtonKind = ButtonKind.PLAIN,
        *,
        icon_last: bool = False,
        wide: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._kit = kit
        self._sizes = _Sizes()
        self._icon_name = icon
        self._kind = kind
        self._icon_last = icon_last
        self._wide = wide
        self.corner = kit.look.shape("control_corner")
        on_brand = kind in (ButtonKind.ON_BRAND, ButtonKind.ON_BRAND_LINE)
        self.ring_color = kit.colors.on_brand if on_brand else None
        self.setFont(kit.look.font("button"))
        policy = QSizePolicy(
            QSizePolicy.Policy.Expanding if wide else QSizePolicy.Policy.Maximum,
            QSizePolicy.Policy.Minimum,
        )
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_look(self, text: str, icon: str, kind: ButtonKind) -> None:
        """Change words, icon and kind together."""
        self._icon_name, self._kind = icon, kind
        self._sizes = _Sizes()
        self.setText(text)
        self.setAccessibleName("")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return self._known_sizes().wanted

    def minimumSizeHint(self) -> QSize:
        return self._known_sizes().least

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        heights = self._known_sizes().heights
        height = heights.get(width)
        if height is None:
            height = heights[width] = self._height_for(width)
        return height

    def _known_sizes(self) -> _Sizes:
        """Return the sizes for the words of now: layouts ask some twenty times."""
        sizes = self._sizes
        if sizes.text != self.text():
            self._sizes = sizes = _Sizes(self.text())
            sizes.wanted, sizes.least = self._wanted_size(), self._least_size()
        return sizes

    def _wanted_size(self) -> QSize:
        # A little more than the words need, or rounding would break the line.
        width = self._chrome() + self._metrics().horizontalAdvance(self.text()) + 4
        width = max(width, self._target())
        return QSize(width, self._height_for(width))

    def _least_size(self) -> QSize:
        words = self.text().split() or [""]
        width = self._chrome() + max(map(self._metrics().horizontalAdvance, words)) + 4
        width = max(width, self._target())
        # One line when there is room; never wider than its longest word when there is not.
        return QSize(min(width, self._wanted_size().width()), self._target())

    def _height_for(self, width: int) -> int:
        room = QRect(0, 0, max(1, width - self._chrome()), 10_000)
        lines = self._metrics().boundingRect(room, int(Qt.TextFlag.TextWordWrap), self.text())
        return max(self._target(), lines.height() + 2 * self._kit.space("small"))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint = self._paint()
        line = self._kit.look.shape("control_line")
        round_box(painter, self.rect(), self.corner, fill=paint.fill, edge=paint.edge, line=line)
        if self.isDown():
            painter.setOpacity(0.8)
        icon_rect, text_rect = self._places()
        if self._icon_name:
            pixmap = self._kit.icon(self._icon_name, paint.text, self.devicePixelRatioF())
            painter.drawPixmap(icon_rect.topLeft(), pixmap)
        font = self.font()
        font.setUnderline(self._kind is ButtonKind.QUIET)
        painter.setFont(font)
        painter.setPen(paint.text)
        flags = int(Qt.TextFlag.TextWordWrap) | int(Qt.AlignmentFlag.AlignVCenter)
        painter.drawText(text_rect, flags | int(Qt.AlignmentFlag.AlignLeft), self.text())
        painter.end()

    def _places(self) -> tuple[QRect, QRect]:
        """Return where the icon and the words go: together, in the middle."""
        size, gap = self._kit.icon_size(), self._kit.space("tight")
        room = self.rect().adjusted(self._padding(), 0, -self._padding(), 0)
        taken = size + gap if self._icon_name else 0
        wanted = self._metrics().boundingRect(
            QRect(0, 0, room.width() - taken, 10_000), int(Qt.TextFlag.TextWordWrap), self.text()
        )
        width = min(wanted.width() + 2, room.width() - taken)
        left = room.left() + (room.width() - taken - width) // 2
        top = room.center().y() - size // 2 + 1
        text = QRect(left + (0 if self._icon_last else taken), 0, width, self.height())
        icon_left = left + width + gap if self._icon_last else left
        icon = QRect(icon_left, top, size, size)
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            icon.moveLeft(self.width() - icon.right() - 1)
            text.moveLeft(self.width() - text.right() - 1)
        return icon, text

    def _paint(self) -> _Paint:
        c = self._kit.colors
        if not self.isEnabled():
            return _Paint(c.soft_ink, None, c.line)
        return {
            ButtonKind.PRIMARY: _Paint(c.on_brand, c.brand, c.brand),
            ButtonKind.PLAIN: _Paint(c.ink, c.surface, c.control_edge),
            ButtonKind.QUIET: _Paint(c.brand, None, None),
            ButtonKind.HELP: _Paint(c.help_ink, c.help_tint, c.help_ink),
            ButtonKind.DONE: _Paint(c.ink, c.brand_tint, c.brand),
            ButtonKind.ON_BRAND: _Paint(c.brand, c.on_brand, c.on_brand),
            ButtonKind.ON_BRAND_LINE: _Paint(c.on_brand, None, c.on_brand),
        }[self._kind]

    def _padding(self) -> int:
        return self._kit.space("hair" if self._kind is ButtonKind.QUIET else "normal")

    def _chrome(self) -> int:
        icon = self._kit.icon_size() + self._kit.space("tight") if self._icon_name else 0
        return 2 * self._padding() + icon

    def _target(self) -> int:
        return self._kit.look.shape("target")

    def _metrics(self) -> QFontMetrics:
        return QFontMetrics(self.font())


class RailButton(PressedByEnter, QPushButton):
    """One place in the rail; it shows when the person is there. It may carry a count."""

    def __init__(self, kit: Kit, text: str, icon: str, *, is_help: bool = False) -> None:
        super().__init__(text)
        self._kit = kit
        self._icon_name = icon
        self._is_help = is_help
        self._is_here = False
        self._count = 0
        self.corner = kit.look.shape("control_corner")
        self.setAccessibleName(text)
        self.setFont(kit.look.font("button"))
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_count(self, count: int, spoken: str) -> None:
        """Show a number beside the words, and say it to a screen reader as `spoken`."""
        self._count = count
        self.setAccessibleName(f"{self.text()}, {spoken}" if count else self.text())
        self.updateGeometry()
        self.update()

    def set_here(self, *, is_here: bool) -> None:
        """Show whether the person is at this place, and tell a screen reader."""
        self._is_here = is_here
        self.setAccessibleDescription(self.tr("You are here") if is_here else "")
        self.update()

    def sizeHint(self) -> QSize:
        width = self._chrome() + QFontMetrics(self.font()).horizontalAdvance(self.text()) + 4
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        words = self.text().split() or [""]
        widest = max(map(QFontMetrics(self.font()).horizontalAdvance, words))
        return QSize(self._chrome() + widest, self._kit.look.shape("target"))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        room = QRect(0, 0, max(1, width - self._chrome()), 10_000)
        metrics = QFontMetrics(self.font())
        lines = metrics.boundingRect(room, int(Qt.TextFlag.TextWordWrap), self.text())
        return max(
            self._kit.look.shape("target") + 6, lines.height() + 2 * self._kit.space("small")
        )

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        c = self._kit.colors
        fill, ink = None, c.ink
        if self._is_help:
            fill, ink = c.help_tint, c.help_ink
        if self._is_here:
            fill, ink = (c.help_ink, c.help_tint) if self._is_help else (c.brand, c.on_brand)
        round_box(painter, self.rect(), self.corner, fill=fill)
        size, pad = self._kit.icon_size(), self._kit.space("small")
        pixmap = self._kit.icon(self._icon_name, ink, self.devicePixelRatioF())
        icon = QRect(pad, (self.height() - size) // 2, size, size)
        text = QRect(icon.right() + pad, 0, self.width() - size - 3 * pad - self._badge(), 0)
        text.setHeight(self.height())
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            icon.moveLeft(self.width() - icon.right() - 1)
            text.moveLeft(self.width() - text.right() - 1)
        painter.drawPixmap(icon.topLeft(), pixmap)
        painter.setPen(ink)
        flags = int(Qt.TextFlag.TextWordWrap) | int(Qt.AlignmentFlag.AlignVCenter)
        painter.drawText(text, flags | int(Qt.AlignmentFlag.AlignLeading), self.text())
        if self._count:
            self._draw_count(painter)
        painter.end()

    def _draw_count(self, painter: QPainter) -> None:
        c = self._kit.colors
        painter.setFont(self._kit.look.font("small_strong"))
        height = QFontMetrics(painter.font()).height() + 6
        width = self._badge() - self._kit.space("tight")
        left = self.width() - width - self._kit.space("tight")
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            left = self._kit.space("tight")
        box = QRect(left, (self.height() - height) // 2, width, height)
        round_box(painter, box, height / 2, fill=c.surface)
        painter.setPen(c.ink)
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), str(self._count))

    def _badge(self) -> int:
        if not self._count:
            return 0
        metrics = QFontMetrics(self._kit.look.font("small_strong"))
        return metrics.horizontalAdvance(str(self._count)) + 16 + self._kit.space("tight")

    def _chrome(self) -> int:
        return self._kit.icon_size() + 3 * self._kit.space("small") + self._badge()
