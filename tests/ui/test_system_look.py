"""The window follows what the system asks for while it is open: scheme and contrast."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from conftest import Start
from driving import Driver
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from ketams_desktop.desktop.theme import SystemLook, ThemeSet
from ketams_desktop.resources import resource_dir
from ketams_desktop.ui.places import Screen
from ketams_desktop.ui.screens import SCREENS
from ketams_desktop.ui.widgets.buttons import ActionButton
from ketams_desktop.ui.window import MainWindow

LIGHT, DARK = SystemLook(), SystemLook(is_dark=True)
STRONG = SystemLook(high_contrast=True)


class System:
    """A system whose look the test sets; it tells so through Qt's own signals."""

    def __init__(self) -> None:
        self.look = LIGHT

    def __call__(self) -> SystemLook:
        return self.look

    def change(self, look: SystemLook) -> None:
        old, self.look = self.look, look
        hints = QGuiApplication.styleHints()
        if old.is_dark != look.is_dark:
            scheme = Qt.ColorScheme.Dark if look.is_dark else Qt.ColorScheme.Light
            hints.colorSchemeChanged.emit(scheme)
        if old.high_contrast != look.high_contrast:
            preference = Qt.ContrastPreference.HighContrast
            if not look.high_contrast:
                preference = Qt.ContrastPreference.NoPreference
            hints.accessibility().contrastPreferenceChanged.emit(preference)


@pytest.fixture
def system() -> System:
    return System()


@pytest.fixture
def window(start: Start, system: System) -> Callable[..., MainWindow]:
    """Return a function that opens a window on that system."""

    def open_it(**settings: object) -> MainWindow:
        app = start(**settings)
        themes = ThemeSet(resource_dir("themes"), system)
        made = MainWindow(replace(app.services, themes=themes))
        app.qtbot.addWidget(made)
        made.resize(1280, 800)
        made.show()
        return made

    return open_it


def ground(window: MainWindow) -> QColor:
    """Return the color of the window's bottom line, under the words of the footer."""
    QApplication.processEvents()
    return window.grab().toImage().pixelColor(QPoint(window.width() // 2, window.height() - 3))


def theme_color(theme: str) -> QColor:
    return ThemeSet(resource_dir("themes")).resolve(theme).colors.background


def test_window_of_a_changing_system_follows_at_once(
    window: Callable[..., MainWindow], system: System
) -> None:
    shown = window()
    for look, theme in ((DARK, "night"), (STRONG, "contrast"), (LIGHT, "paper")):
        system.change(look)
        assert ground(shown) == theme_color(theme)
        assert QApplication.palette().color(QPalette.ColorRole.Window) == theme_color(theme)


def test_window_in_contrast_when_only_the_scheme_changes_is_not_drawn_anew(
    window: Callable[..., MainWindow], system: System
) -> None:
    shown = window()
    system.change(STRONG)
    drawn = shown.centralWidget()

    system.change(SystemLook(is_dark=True, high_contrast=True))

    assert shown.centralWidget() is drawn


def test_window_with_a_theme_of_its_own_stays_as_it_is(
    window: Callable[..., MainWindow], system: System
) -> None:
    shown = window(theme="cream")
    system.change(DARK)
    system.change(STRONG)
    assert ground(shown) == theme_color("cream")


def test_window_that_follows_the_system_keeps_the_place_and_the_words(
    window: Callable[..., MainWindow], system: System
) -> None:
    shown = window()
    shown.navigator.go(Screen.SEARCH, "bladder")
    system.change(DARK)
    assert shown.navigator.here.screen is Screen.SEARCH
    assert shown.navigator.here.about == "bladder"


def test_every_theme_has_a_name_of_its_own_on_the_button(app: Driver) -> None:
    app.go(Screen.TEXT_AND_COLORS)
    texts = app.button_texts()
    for theme in app.services.themes.all():
        named = [x for x in texts if x.startswith(f"{theme.name} (")]
        assert len(named) == 1, theme.name


def test_focus_ring_on_the_brand_card_stands_out_from_it(app: Driver) -> None:
    assert Screen.HOME in SCREENS
    app.go(Screen.HOME)
    button = app.button("Short way: about 2 minutes")
    assert isinstance(button, ActionButton)
    button.setFocus(Qt.FocusReason.TabFocusReason)
    app.settle()
    corner = button.mapTo(app.window, QPoint(button.width() // 2, -4))

    ring = app.window.grab().toImage().pixelColor(corner)

    assert ring == app.services.themes.resolve("paper").colors.on_brand
