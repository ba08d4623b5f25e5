"""Every screen with words that are longer by half, as in other languages: nothing is clipped."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import Start
from driving import Driver
from layout_rules import layout_faults
from PySide6.QtCore import QCoreApplication, QTranslator

from ketams_desktop.desktop.settings import Keep
from ketams_desktop.ui.places import Screen
from ketams_desktop.ui.screens import SCREENS
from tools.pseudo.languages import PSEUDO_LANGUAGES, make_all

#: Width, percent of text and theme: every theme, every size, both windows.
VIEWS = (
    (1366, 100, "paper"),
    (1024, 125, "cream"),
    (1366, 150, "night"),
    (1366, 200, "contrast"),
    (1024, 200, "dim"),
    (1366, 250, "paper"),
    (1024, 300, "night"),
)
ABOUT = {Screen.PAGE: "bladder", Screen.GUIDE: "health", Screen.SEARCH: "bladder"}


@pytest.fixture(scope="module")
def words(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The interface's words, each of them longer."""
    folder = tmp_path_factory.mktemp("pseudo")
    make_all(folder)
    return PSEUDO_LANGUAGES["long"].qm(folder)


@pytest.fixture
def long_words(words: Path) -> Iterator[None]:
    translator = QTranslator()
    assert translator.load(str(words))
    QCoreApplication.installTranslator(translator)
    yield
    QCoreApplication.removeTranslator(translator)


def settled_faults(app: Driver) -> list[str]:
    """Return what is wrong once the layouts inside each other have come to rest."""
    faults = layout_faults(app.window)
    for _ in range(5):
        if faults:
            app.qtbot.wait(60)
            faults = layout_faults(app.window)
    return faults


@pytest.mark.usefixtures("long_words")
@pytest.mark.parametrize(("width", "percent", "theme"), VIEWS)
def test_screens_with_longer_words_stand_whole(
    start: Start, width: int, percent: int, theme: str
) -> None:
    app = start(keep_list=Keep.NO, text_percent=percent, theme=theme)
    app.session.choose("health", frozenset({"bladder", "falls"}))
    app.show(width, 768)
    faults = []
    for screen in SCREENS:
        app.go(screen, ABOUT.get(screen, "")).wait_for_sheet()
        faults += [f"{screen}: {x}" for x in settled_faults(app)]
    assert faults == []
