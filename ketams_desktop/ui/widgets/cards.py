"""Boxes that hold things together: cards, callouts, bars."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ketams_desktop.ui.kit import Kit
from ketams_desktop.ui.widgets.painting import round_box


class Holder(QWidget):
    """As wide as its layout wants to be; how high follows once the width is known.

    Qt would work out a height for the width that it wants, and so set every text in it once for
    each holder around it, at widths that no text is shown at.
    """

    def sizeHint(self) -> QSize:
        layout = self.layout()
        return super().sizeHint() if layout is None else layout.sizeHint()


class Box(Holder):
    """A filled box with round corners and a column of widgets inside."""

    def __init__(
        self,
        kit: Kit,
        *,
        fill: QColor | None = None,
        edge: QColor | None = None,
        line: int | None = None,
        padding: int | None = None,
        gap: str = "small",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._kit = kit
        self._fill = fill or kit.colors.surface
        self._edge = edge
        self._line = kit.look.shape("card_line") if line is None else line
        self.corner = kit.look.shape("card_corner")
        self.column = QVBoxLayout(self)
        pad = kit.space("wide") if padding is None else padding
        self.column.setContentsMargins(pad, pad, pad, pad)
        self.column.setSpacing(kit.space(gap))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        round_box(
            painter,
            self.rect(),
            self.corner,
            fill=self._fill,
            edge=self._edge,
            line=self._line if self._edge is not None else 0,
        )
        painter.end()


class Card(Box):
    """A box on the page's surface with a thin edge."""

    def __init__(self, kit: Kit, *, gap: str = "small", parent: QWidget | None = None) -> None:
        super().__init__(kit, edge=kit.colors.line, gap=gap, parent=parent)


class SideStripe(Holder):
    """A tinted box with a strong stripe on its leading side."""

    _STRIPE = 5

    def __init__(
        self, kit: Kit, stripe: QColor, fill: QColor, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._stripe, self._fill = stripe, fill
        self.column = QVBoxLayout(self)
        pad = kit.space("normal")
        self.column.setContentsMargins(pad + self._STRIPE, pad, pad, pad)
        self.column.setSpacing(kit.space("tight"))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        round_box(painter, self.rect(), 8, fill=self._fill)
        mirrored = self.isRightToLeft()
        left = self.width() - self._STRIPE if mirrored else 0
        painter.fillRect(left, 0, self._STRIPE, self.height(), self._stripe)
        painter.end()


class Plate(Holder):
    """A plain area of one color, such as the rail or the footer, with an optional top line."""

    def __init__(
        self,
        fill: QColor,
        line: QColor | None = None,
        *,
        line_at_end: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._fill, self._line, self._line_at_end = fill, line, line_at_end

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._fill)
        if self._line is not None and self._line_at_end:
            x = 0 if self.isRightToLeft() else self.width() - 1
            painter.fillRect(x, 0, 1, self.height(), self._line)
        elif self._line is not None:
            painter.fillRect(0, 0, self.width(), 1, self._line)
        painter.end()


def row(gap: int) -> QHBoxLayout:
    """Return a row of widgets without margins."""
    layout = QHBoxLayout()
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(gap)
    return layout


def column(gap: int) -> QVBoxLayout:
    """Return a column of widgets without margins."""
    layout = QVBoxLayout()
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(gap)
    return layout
