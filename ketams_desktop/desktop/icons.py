"""Icons: SVG files that take the theme's colors."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from ketams_desktop.errors import INSTALL_AGAIN, ResourceMissingError

_FOLDERS = ("lucide", "health")


class IconSet:
    """Draws icons by name: `lucide:house`, `health:bladder`."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._drawn: dict[tuple[str, str, int, float], QPixmap] = {}

    def path(self, name: str) -> Path:
        """Return the file of an icon.

        Raises:
            ResourceMissingError: there is no such icon.
        """
        folder, _, stem = name.partition(":")
        path = self._folder / folder / f"{stem}.svg"
        if folder not in _FOLDERS or not path.is_file():
            raise ResourceMissingError(f"The icon {name} is missing. {INSTALL_AGAIN}")
        return path

    def pixmap(self, name: str, color: QColor, size: int, ratio: float = 1.0) -> QPixmap:
        """Return the icon in one color, `size` logical pixels square, sharp at `ratio`."""
        key = (name, color.name(), size, ratio)
        if key not in self._drawn:
            self._drawn[key] = self._draw(name, color, size, ratio)
        return self._drawn[key]

    def _draw(self, name: str, color: QColor, size: int, ratio: float) -> QPixmap:
        svg = self.path(name).read_text(encoding="utf-8").replace("currentColor", color.name())
        pixmap = QPixmap(round(size * ratio), round(size * ratio))
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        QSvgRenderer(QByteArray(svg.encode())).render(
            painter, QRectF(0, 0, pixmap.width(), pixmap.height())
        )
        painter.end()
        pixmap.setDevicePixelRatio(ratio)
        return pixmap
