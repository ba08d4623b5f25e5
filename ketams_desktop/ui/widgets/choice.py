"""Options of the guide: big boxes to tick, with a picture and words."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import QPoint, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QRadioButton, QSizePolicy

from ketams_desktop.ui.kit import Kit
from ketams_desktop.ui.widgets.painting import round_box
from ketams_desktop.ui.widgets.pressing import PressedByEnter

_ARROWS = (Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Left)


class _OptionPainter:
    """Lays out and paints an option, whether one or many may be chosen."""

    def __init__(self, kit: Kit, icon: str) -> None:
        self._kit, self._icon = kit, icon

    def prepare(self, button: QAbstractButton) -> None:
        button.setFont(self._kit.look.font("button"))
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        button.setSizePolicy(policy)

    def height(self, button: QAbstractButton, width: int) -> int:
        text = self._text_size(button, width).height()
        return max(self._kit.look.shape("target") + 16, text + 2 * self._kit.space("normal"))

    def minimum_width(self, button: QAbstractButton) -> int:
        metrics = QFontMetrics(button.font())
        return self._chrome() + max(map(metrics.horizontalAdvance, button.text().split() or [""]))

    def natural_width(self, button: QAbstractButton) -> int:
        return self._chrome() + QFontMetrics(button.font()).horizontalAdvance(button.text()) + 4

    def paint(self, button: QAbstractButton, *, is_round: bool) -> None:
        painter = QPainter(button)
        c, look = self._kit.colors, self._kit.look
        chosen = button.isChecked()
        round_box(
            painter,
            button.rect(),
            look.shape("card_corner"),
            fill=c.brand_tint if chosen else c.surface,
            edge=c.brand if chosen else c.control_edge,
            line=look.shape("control_line"),
        )
        pad, gap = self._kit.space("normal"), self._kit.space("small")
        mark = QRect(pad, (button.height() - self._mark()) // 2, self._mark(), self._mark())
        left = mark.right() + gap
        picture = QRect(left, (button.height() - self._picture()) // 2, self._picture(), 0)
        if self._icon:
            left = picture.right() + gap
        text = QRect(left, 0, button.width() - left - pad + 2, button.height())
        if button.isRightToLeft():
            for box in (mark, picture, text):
                box.moveLeft(button.width() - box.right() - 1)
        self._paint_mark(painter, mark, chosen=chosen, is_round=is_round)
        if self._icon:
            ratio = button.devicePixelRatioF()
            pixmap = self._kit.icon(self._icon, c.brand, ratio, self._picture())
            painter.drawPixmap(picture.topLeft(), pixmap)
        painter.setPen(c.ink)
        flags = int(Qt.TextFlag.TextWordWrap) | int(Qt.AlignmentFlag.AlignVCenter)
        painter.drawText(text, flags | int(Qt.AlignmentFlag.AlignLeading), button.text())
        painter.end()

    def _paint_mark(self, painter: QPainter, box: QRect, *, chosen: bool, is_round: bool) -> None:
        c, look = self._kit.colors, self._kit.look
        corner = box.width() / 2 if is_round else 7
        round_box(
            painter,
            box,
            corner,
            fill=c.brand if chosen else None,
            edge=c.brand if chosen else c.control_edge,
            line=look.shape("control_line"),
        )
        if not chosen:
            return
        painter.setPen(QPen(c.on_brand, box.width() / 9, Qt.PenStyle.SolidLine))
        if is_round:
            painter.setBrush(c.on_brand)
            painter.drawEllipse(QPointF(box.center()) + QPointF(0.5, 0.5), corner / 3, corner / 3)
            return
        unit = box.width() / 10
        at = QPointF(box.topLeft())
        painter.drawPolyline(
            [at + QPointF(x * unit, y * unit) for x, y in ((2.3, 5.2), (4.3, 7.2), (7.8, 3.2))]
        )

    def _text_size(self, button: QAbstractButton, width: int) -> QSize:
        room = QRect(0, 0, max(1, width - self._chrome()), 10_000)
        flags = int(Qt.TextFlag.TextWordWrap)
        return QFontMetrics(button.font()).boundingRect(room, flags, button.text()).size()

    def _mark(self) -> int:
        return self._kit.icon_size() + 4

    def _picture(self) -> int:
        return round(self._kit.icon_size() * 1.3)

    def _chrome(self) -> int:
        gap = self._kit.space("small")
        picture = self._picture() + gap if self._icon else 0
        return 2 * self._kit.space("normal") + self._mark() + gap + picture


class _Option(PressedByEnter):
    """What both kinds of options share."""

    _is_round: ClassVar[bool]
    _look: _OptionPainter
    key: str
    corner: int

    def _set_up(self, kit: Kit, key: str, icon: str) -> None:
        self.key = key
        self.corner = kit.look.shape("card_corner")
        self._look = _OptionPainter(kit, icon)
        self._look.prepare(self)

    def sizeHint(self) -> QSize:
        width = self._look.natural_width(self)
        return QSize(width, self._look.height(self, width))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._look.minimum_width(self), self._look.height(self, 10_000))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._look.height(self, width)

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # In their order, one after the other, whatever columns they stand in: so every arrow
        # finds every option. Qt would go by place, or out of the group.
        if event.key() in _ARROWS:
            self._step(1 if event.key() in self._keys_on() else -1)
        else:
            super().keyPressEvent(event)

    def _keys_on(self) -> tuple[Qt.Key, Qt.Key]:
        sideways = Qt.Key.Key_Left if self.isRightToLeft() else Qt.Key.Key_Right
        return Qt.Key.Key_Down, sideways

    def _step(self, step: int) -> None:
        holder = self.parentWidget()
        beside = holder.children() if holder is not None else [self]
        options = [x for x in beside if isinstance(x, _Option) and x.isVisible()]
        place = options.index(self) + step
        if 0 <= place < len(options):
            options[place].setFocus(Qt.FocusReason.OtherFocusReason)
            if self._is_round:
                options[place].click()

    def paintEvent(self, _event: QPaintEvent) -> None:
        self._look.paint(self, is_round=self._is_round)


class OptionBox(_Option, QCheckBox):
    """An option that may be ticked beside others."""

    _is_round = False

    def __init__(self, kit: Kit, key: str, text: str, icon: str) -> None:
        super().__init__(text)
        self._set_up(kit, key, icon)


class OptionDot(_Option, QRadioButton):
    """An option of which only one can be chosen."""

    _is_round = True

    def __init__(self, kit: Kit, key: str, text: str, icon: str) -> None:
        super().__init__(text)
        self._set_up(kit, key, icon)


def option_widget(
    kit: Kit, key: str, text: str, icon: str, *, only_one: bool
) -> OptionBox | OptionDot:
    """Return the widget for one option."""
    return (OptionDot if only_one else OptionBox)(kit, key, text, icon)
