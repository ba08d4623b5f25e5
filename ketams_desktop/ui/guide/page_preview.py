"""A page of the sheet as a picture: fitted to the room there is, or as big as on paper."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent, QScreen
from PySide6.QtWidgets import QSizePolicy

from ketams_desktop.paper.sheet import PaperSize
from ketams_desktop.ui.widgets.accessible import Picture

#: What a screen may say of itself, in dots an inch. Some have no idea how big they are.
_LEAST_DPI, _MOST_DPI = 50.0, 400.0


def dots_an_inch(screen: QScreen) -> float:
    """Return how many logical pixels an inch has on a screen, as far as it knows."""
    told = screen.physicalDotsPerInchX()
    return told if _LEAST_DPI <= told <= _MOST_DPI else screen.logicalDotsPerInchX()


class PagePreview(Picture):
    """One page of the sheet, with a thin shadow."""

    def __init__(self, width: int, paper: PaperSize) -> None:
        """Make an empty page, `width` logical pixels wide, or less where there is no room."""
        super().__init__()
        self._image = QImage()
        # Right before the page is there, or everything around it would move when it comes.
        self._width, self._height_share = width, paper.inches[1] / paper.inches[0]
        policy = QSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        return QSize(self._width, self.heightForWidth(self._width))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._width // 4, self.heightForWidth(self._width // 4))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return round(min(width, self._width) * self._height_share)

    def set_page(self, image: QImage, spoken: str) -> None:
        """Show `image`; `spoken` is what a screen reader says."""
        self._image = image
        share = image.height() / max(1, image.width())
        if round(share * self._width) != round(self._height_share * self._width):
            self._height_share = share
            self.updateGeometry()
        self.setAccessibleName(spoken)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        _paint_page(painter, self._image, self.rect())
        painter.end()


class TruePage(Picture):
    """One page as big as it is on paper. Where it is too broad, a part of it is seen.

    The left and the right arrow keys move it, as do whatever buttons stand beside it.
    """

    #: Whether the page is too broad for the room there is may be another answer now.
    room_changed = Signal()

    def __init__(self, dpi: float, paper: PaperSize) -> None:
        """Make an empty page for a screen of `dpi` logical pixels an inch."""
        super().__init__()
        self._dpi = dpi
        self._image = QImage()
        self._size = QSize(*(round(side * dpi) for side in paper.inches))
        self._left = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    @property
    def is_cut(self) -> bool:
        """Whether only a part of the page's width has room."""
        return self.width() < self._size.width()

    def sizeHint(self) -> QSize:
        return self._size

    def minimumSizeHint(self) -> QSize:
        return QSize(min(self._size.width(), round(self._dpi)), self._size.height())

    def set_page(self, image: QImage, ppi: float, spoken: str) -> None:
        """Show `image`, which has `ppi` dots an inch; `spoken` is what a screen reader says."""
        self._image = image
        size = image.size() * (self._dpi / ppi)
        if size != self._size:
            self._size = size
            self.updateGeometry()
        self.setAccessibleName(spoken)
        self._move_to(self._left)
        self.update()

    def show_side(self, *, is_right: bool) -> None:
        """Show the left or the right side of a page that is too broad."""
        self._move_to(self._size.width() if is_right else 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._move_to(self._left)
        self.room_changed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if step is None or not self.is_cut:
            super().keyPressEvent(event)
        else:
            self._move_to(self._left + step * round(self._dpi))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        _paint_page(painter, self._image, QRect(QPoint(-self._left, 0), self._size))
        painter.end()

    def _move_to(self, left: int) -> None:
        self._left = min(max(0, left), max(0, self._size.width() - self.width()))
        self.update()


def _paint_page(painter: QPainter, image: QImage, room: QRect) -> None:
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    page = room.adjusted(2, 1, -2, -3)
    # The sheet is white in every theme, since paper is.
    painter.fillRect(page, Qt.GlobalColor.white)
    if not image.isNull():
        ratio = painter.device().devicePixelRatioF()
        fitted = image.scaled(
            page.size() * ratio,
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        fitted.setDevicePixelRatio(ratio)
        painter.drawImage(page.topLeft(), fitted)
    painter.setPen(QPen(Qt.GlobalColor.gray, 1))
    painter.drawRect(page.adjusted(0, 0, -1, -1))
