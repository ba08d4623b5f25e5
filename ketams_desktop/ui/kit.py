"""What every widget is handed to draw itself: theme, look and icons."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QPixmap

from ketams_desktop.desktop.icons import IconSet
from ketams_desktop.desktop.theme import Colors, Look, Theme
from ketams_desktop.record import record

#: Icons that point on or back. Where words run from right to left, they point the other way.
_OTHER_WAY = {
    "lucide:arrow-left": "lucide:arrow-right",
    "lucide:arrow-right": "lucide:arrow-left",
    "lucide:chevron-left": "lucide:chevron-right",
    "lucide:chevron-right": "lucide:chevron-left",
}


@record
class Kit:
    """The present theme, text size and icons. A new one is made when any of them changes."""

    theme: Theme
    look: Look
    icons: IconSet

    @property
    def colors(self) -> Colors:
        """The theme's colors."""
        return self.theme.colors

    def space(self, name: str) -> int:
        """Return a spacing step in logical pixels."""
        return self.look.space(name)

    def edge_space(self) -> int:
        """Return the room at either side of a screen; large text gets more of the width."""
        return self.space("broad") if self.look.percent <= 150 else self.space("normal")

    def icon_size(self) -> int:
        """Return the side of an interface icon; it grows with the text, but less."""
        return round(self.look.shape("icon") * (1 + (self.look.percent - 100) / 200))

    def icon(self, name: str, color: QColor, ratio: float, size: int | None = None) -> QPixmap:
        """Return an icon in one color, at the usual size unless told otherwise."""
        if QGuiApplication.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            name = _OTHER_WAY.get(name, name)
        return self.icons.pixmap(name, color, size or self.icon_size(), ratio)
