"""Themes and type as data: colors from `resources/themes`, sizes from `resources/look.toml`.

No color, size or font stands in code.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from dataclasses import fields
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette

from ketams_desktop.desktop.settings import SYSTEM_THEME
from ketams_desktop.errors import INSTALL_AGAIN, ResourceMissingError
from ketams_desktop.record import record


@record
class Colors:
    """The color roles that every theme fills."""

    background: QColor
    surface: QColor
    rail: QColor
    ink: QColor
    soft_ink: QColor
    line: QColor
    control_edge: QColor
    brand: QColor
    on_brand: QColor
    brand_tint: QColor
    star: QColor
    certainty_ink: QColor
    certainty_tint: QColor
    caution_ink: QColor
    caution_tint: QColor
    help_ink: QColor
    help_tint: QColor


@record
class Theme:
    """A named set of colors. `scheme` is "light" or "dark"; `place` orders the themes."""

    id: str
    name: str
    scheme: str
    place: int
    colors: Colors

    def palette(self) -> QPalette:
        """Return the palette for whatever Qt draws by itself."""
        c = self.colors
        role = QPalette.ColorRole
        palette = QPalette(c.surface, c.background)
        for roles, color in (
            ((role.Window,), c.background),
            ((role.Base, role.AlternateBase, role.Button, role.ToolTipBase), c.surface),
            ((role.WindowText, role.Text, role.ButtonText, role.ToolTipText), c.ink),
            ((role.PlaceholderText,), c.soft_ink),
            ((role.Highlight, role.Link, role.LinkVisited, role.Accent), c.brand),
            ((role.HighlightedText, role.BrightText), c.on_brand),
            ((role.Mid, role.Dark, role.Shadow), c.control_edge),
            ((role.Light, role.Midlight), c.line),
        ):
            for each in roles:
                palette.setColor(each, color)
        return palette


@record
class SystemLook:
    """What the person has asked their whole system for."""

    is_dark: bool = False
    high_contrast: bool = False


def system_look() -> SystemLook:
    """Return what the system asks for now; a system that says nothing is light."""
    hints = QGuiApplication.styleHints()
    return SystemLook(
        is_dark=hints.colorScheme() is Qt.ColorScheme.Dark,
        high_contrast=hints.accessibility().contrastPreference()
        is Qt.ContrastPreference.HighContrast,
    )


class ThemeSet:
    """All themes that ship."""

    #: What a system's own setting can ask for.
    _SYSTEM_THEMES = frozenset({"paper", "night", "contrast"})

    def __init__(self, folder: Path, system: Callable[[], SystemLook] = system_look) -> None:
        """Read every theme in `folder`; `system` tells what the system asks for.

        Raises:
            ResourceMissingError: one that is needed is not there, or one lacks a color.
        """
        self._system = system
        themes = [load_theme(path) for path in sorted(folder.glob("*.toml"))]
        self._themes = {theme.id: theme for theme in themes}
        if not self._themes.keys() >= self._SYSTEM_THEMES:
            raise ResourceMissingError(f"The color themes are missing. {INSTALL_AGAIN}")

    def all(self) -> tuple[Theme, ...]:
        """Return all themes, in the order in which they are offered."""
        return tuple(sorted(self._themes.values(), key=lambda theme: theme.place))

    def resolve(self, wanted: str) -> Theme:
        """Return the wanted theme, or the one that fits the system's contrast and scheme."""
        if wanted in self._themes:
            return self._themes[wanted]
        system = self._system() if wanted == SYSTEM_THEME else SystemLook()
        if system.high_contrast:
            return self._themes["contrast"]
        return self._themes["night" if system.is_dark else "paper"]


def load_theme(path: Path) -> Theme:
    """Read one theme.

    Raises:
        ResourceMissingError: it is not readable or lacks a color.
    """
    data = _toml(path)
    try:
        colors = {field.name: QColor(data["colors"][field.name]) for field in fields(Colors)}
        theme = Theme(data["id"], data["name"], data["scheme"], data["place"], Colors(**colors))
    except KeyError as error:
        raise ResourceMissingError(
            f"The theme {path.name} lacks {error}. {INSTALL_AGAIN}"
        ) from error
    wrong = [name for name, color in colors.items() if not color.isValid()]
    if wrong:
        raise ResourceMissingError(
            f"The theme {path.name} has no valid color for {wrong[0]}. {INSTALL_AGAIN}"
        )
    return theme


class Look:
    """Fonts and measures at one text size."""

    def __init__(self, path: Path, percent: int, *, is_clinic: bool = False) -> None:
        """Read the measures; a clinic's screen has some of its own."""
        self._data = _toml(path)
        if is_clinic:
            self._data["shape"] |= self._data["clinic"]
        self.percent = percent
        self.family: str = self._data["family"]
        self.line_height: int = self._data["line_height"]
        self._fonts: dict[str, QFont] = {}

    def font(self, role: str) -> QFont:
        """Return the font for a role of `look.toml`, scaled to the text size."""
        font = self._fonts.get(role)
        if font is None:
            spec = self._data["type"][role]
            font = self._fonts[role] = QFont(self.family)
            font.setPixelSize(self.scaled(spec["size"]))
            font.setWeight(QFont.Weight(spec["weight"]))
        return QFont(font)

    def space(self, name: str) -> int:
        """Return a spacing step in logical pixels. Space does not grow with the text."""
        return int(self._data["space"][name])

    def shape(self, name: str) -> int:
        """Return a measure of shapes in logical pixels, at 100 % text."""
        return int(self._data["shape"][name])

    def scaled(self, pixels: float) -> int:
        """Return `pixels` at this text size."""
        return round(pixels * self.percent / 100)

    def is_narrow(self, width: int) -> bool:
        """Say whether a window of `width` is too narrow for panes side by side."""
        return width * 100 / self.percent < self.shape("narrow_below")


def _toml(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise ResourceMissingError(f"{path.name} cannot be read. {INSTALL_AGAIN}") from error
