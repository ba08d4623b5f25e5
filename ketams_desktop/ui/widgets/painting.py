"""Shapes that several widgets paint."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen


def round_box(
    painter: QPainter,
    rect: QRect,
    corner: float,
    *,
    fill: QColor | None,
    edge: QColor | None = None,
    line: float = 0,
) -> None:
    """Paint a box with round corners; its edge lies wholly inside `rect`."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    inset = line / 2
    painter.setPen(QPen(edge, line) if edge is not None and line else Qt.PenStyle.NoPen)
    if fill is None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
    else:
        painter.setBrush(fill)
    painter.drawRoundedRect(
        QRectF(rect).adjusted(inset, inset, -inset, -inset), corner - inset, corner - inset
    )
