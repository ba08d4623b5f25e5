"""Text with marked words, for widgets that paint themselves."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QTextCharFormat, QTextLayout, QTextOption


class MarkedText:
    """A paragraph whose marked words are strong and underlined: more than a color tells them.

    It is set anew only when its words, its width or its direction change.
    """

    def __init__(self, font: QFont, strong: QFont) -> None:
        """Set words in `font`; marked ones have the weight of `strong`."""
        self._font = font
        self._format = QTextCharFormat()
        self._format.setFontWeight(max(strong.weight(), font.weight()))
        self._format.setFontUnderline(True)
        self._layout: QTextLayout | None = None
        self._set_for: tuple[int, bool] = (0, False)
        self._height = 0
        self.text = ""
        self._marks: Sequence[tuple[int, int]] = ()

    def set_text(self, text: str, marks: Sequence[tuple[int, int]] = ()) -> None:
        """Show other words; marks say from which letter to which."""
        if (text, marks) != (self.text, self._marks):
            self.text, self._marks = text, marks
            self._layout = None

    def height(self, width: int, *, is_mirrored: bool) -> int:
        """Return how high the words are at a width."""
        if not self.text:
            return 0
        if self._layout is None or self._set_for != (width, is_mirrored):
            self._set_for = width, is_mirrored
            self._layout, self._height = self._set(width, is_mirrored=is_mirrored)
        return self._height

    def draw(self, painter: QPainter, left: int, top: int, color: QColor) -> None:
        """Draw the words as they were set when their height was asked for."""
        if self._layout is not None:
            painter.setPen(color)
            self._layout.draw(painter, QPointF(left, top))

    def _set(self, width: int, *, is_mirrored: bool) -> tuple[QTextLayout, int]:
        layout = QTextLayout(self.text, self._font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        if is_mirrored:
            option.setTextDirection(Qt.LayoutDirection.RightToLeft)
            option.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute)
        layout.setTextOption(option)
        layout.setFormats([self._range(*mark) for mark in self._marks])
        layout.beginLayout()
        top = 0.0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(width, 1))
            line.setPosition(QPointF(0, top))
            top += line.height()
        layout.endLayout()
        return layout, round(top)

    def _range(self, begin: int, end: int) -> QTextLayout.FormatRange:
        found = QTextLayout.FormatRange()
        found.start, found.length = begin, end - begin
        found.format = self._format
        return found
