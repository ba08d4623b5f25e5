"""The title of a window is read by every program and seen by whoever passes: it tells nothing."""

from __future__ import annotations

import pytest
from conftest import Start
from driving import Driver
from PySide6.QtWidgets import QApplication

from ketams_desktop.desktop.settings import Keep
from ketams_desktop.ui.places import Screen

WORD = "Quokka4711"
ABOUT = {Screen.PAGE: "bladder", Screen.GUIDE: "health", Screen.SEARCH: WORD}


def titles() -> set[str]:
    """Return the titles of all windows of the app, with the names of their icons."""
    windows = QApplication.topLevelWidgets()
    return {
        text for x in windows for text in (x.windowTitle(), x.windowIconText(), x.windowFilePath())
    }


@pytest.fixture
def app(start: Start) -> Driver:
    """The app with a named list, a question of one's own, a note and an answer."""
    app = start(keep_list=Keep.YES).show()
    app.session.add_own(f"{WORD} of my own?")
    app.session.note(1, f"{WORD} noted")
    app.session.plan(app.session.visit.named(f"{WORD} clinic"))
    app.services.keeper.save_now()
    return app


def test_title_is_the_app_s_name_on_every_screen(app: Driver) -> None:
    for screen in Screen:
        app.go(screen, ABOUT.get(screen, ""))
        assert app.window.windowTitle() == "KetaMS", screen
        assert titles() <= {"KetaMS", ""}, screen


def test_title_of_a_list_opened_by_name_does_not_name_it(app: Driver, start: Start) -> None:
    other = app.list_file.with_name(f"{WORD}.ketams")
    other.write_bytes(app.list_file.read_bytes())
    app.close()
    opened = start(other).show()
    assert opened.services.keeper.is_following
    opened.go(Screen.LIST)
    assert titles() <= {"KetaMS", ""}
