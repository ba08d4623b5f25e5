"""What is really drawn: the colors of words and edges, and how things look in grey."""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QWidget

#: An area of this many pixels of one color is no letter's blurred edge.
_AREA = 6
#: So much of the most different color must be there to count as drawn, in pixels.
_STROKE = 4


def picture_of(window: QWidget) -> QImage:
    """Return the window as it is drawn, each pixel 32 bits."""
    image = window.grab().toImage()
    return image.convertToFormat(QImage.Format.Format_RGB32)


def part_of(picture: QImage, widget: QWidget, window: QWidget) -> QImage:
    """Return the part of a picture in which a widget can be seen; null where none can."""
    seen = widget.visibleRegion().boundingRect()
    box = QRect(widget.mapTo(window, seen.topLeft()), seen.size())
    return picture.copy(box) if not box.isEmpty() else QImage()


def colors_in(picture: QImage) -> Counter[int]:
    """Return how often each color stands in a picture."""
    return Counter(memoryview(picture.constBits()).cast("I"))


def contrast_of_words(picture: QImage) -> float:
    """Return the contrast between a picture's ground and the ink that stands out most."""
    found = colors_in(picture)
    ground = found.most_common(1)[0][0]
    inks = [color for color, times in found.items() if times >= _STROKE and color != ground]
    return max((contrast(ground, ink) for ink in inks), default=1.0)


def contrast(one: int, other: int) -> float:
    """Return the contrast ratio of two colors, as WCAG 2.2 reckons it."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def in_grey(picture: QImage) -> QImage:
    """Return a picture without its colors."""
    return picture.convertToFormat(QImage.Format.Format_Grayscale8)


def is_told_in_grey(one: QImage, other: QImage) -> bool:
    """Return whether two pictures differ for an eye that sees no color.

    A shade that differs by less than 3 to 1 says nothing: what counts is a mark or an edge.
    """
    if one.size() != other.size():
        return True
    size, count = one.size(), 0
    for y in range(size.height()):
        for x in range(size.width()):
            if contrast(one.pixel(x, y) & 0xFFFFFF, other.pixel(x, y) & 0xFFFFFF) >= 3:
                count += 1
                if count >= _AREA:
                    return True
    return False


def around(widget: QWidget, window: QWidget, room: int) -> QRect:
    """Return a widget's box in its window, with some room around it."""
    box = QRect(widget.mapTo(window, QPoint(0, 0)), QSize(widget.width(), widget.height()))
    return box.adjusted(-room, -room, room, room).intersected(window.rect())


def _luminance(color: int) -> float:
    whole = QColor.fromRgb(color & 0xFFFFFF)
    parts = [whole.redF(), whole.greenF(), whole.blueF()]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
