"""Loads the font that ships with the app."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QFontDatabase

from ketams_desktop.errors import INSTALL_AGAIN, ResourceMissingError


def load_fonts(folder: Path) -> tuple[str, ...]:
    """Load every font in `folder` into the app and return their families.

    Raises:
        ResourceMissingError: there is none, or one cannot be loaded.
    """
    families: dict[str, None] = {}
    files = sorted(folder.glob("*.ttf"))
    for path in files:
        number = QFontDatabase.addApplicationFont(str(path))
        if number == -1:
            raise ResourceMissingError(f"The font {path.name} cannot be loaded. {INSTALL_AGAIN}")
        families.update(dict.fromkeys(QFontDatabase.applicationFontFamilies(number)))
    if not files:
        raise ResourceMissingError(f"The app's font is missing. {INSTALL_AGAIN}")
    return tuple(families)
