"""Newer content from a file, in Settings: chosen, looked at, installed at the next start."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from conftest import Start
from driving import Driver
from packs import PackMaker, version_of
from PySide6.QtWidgets import QApplication, QFileDialog

from ketams_desktop.desktop.pack_store import PackStore
from ketams_desktop.desktop.settings import Keep
from ketams_desktop.ui.places import Screen
from ketams_desktop.ui.widgets.prose import Line

CHOOSE = "Choose a file with newer words"


@pytest.fixture
def maker(tmp_path: Path, compiled_pack: Path) -> PackMaker:
    return PackMaker(tmp_path, compiled_pack)


@pytest.fixture
def store(tmp_path: Path, maker: PackMaker) -> PackStore:
    return PackStore(tmp_path / "data" / "packs", maker.shipped, lambda: [maker.trusted])


@pytest.fixture
def settings(start: Start, store: PackStore) -> Driver:
    """The settings, in an app that trusts the key of the tests."""
    app = start(keep_list=Keep.NO)
    app.window._services = replace(app.services, packs=lambda: store)
    return app.show().go(Screen.SETTINGS)


@pytest.fixture
def choose(monkeypatch: pytest.MonkeyPatch) -> Callable[[str | Path], None]:
    """Let the system's dialog give back a name."""

    def give(name: str | Path) -> None:
        monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(name), ""))

    return give


def words(app: Driver) -> list[str]:
    return [x.words for x in app.all_of(Line) if x.isVisible()]


def test_newer_pack_is_shown_first_and_installed_by_a_second_press(
    settings: Driver, store: PackStore, maker: PackMaker, choose: Callable[[Path], None]
) -> None:
    before = version_of(store)
    choose(maker.signed())
    settings.press(CHOOSE)
    assert {"Version: 2027.1", "Signed by: A key for tests"} <= set(words(settings))
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.text() == "Install"  # type: ignore[attr-defined]
    assert version_of(store) == before
    settings.press("Install")
    assert version_of(store) == "2027.1"
    assert any("from its next start" in x.words for x in settings.all_of(Line))
    assert "Signed by: A key for tests" not in words(settings)


def test_not_now_takes_nothing_in_and_gives_the_keyboard_back(
    settings: Driver, store: PackStore, maker: PackMaker, choose: Callable[[Path], None]
) -> None:
    choose(maker.signed())
    settings.press(CHOOSE).press("Not now")
    assert not store.folder.exists()
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.text() == CHOOSE  # type: ignore[attr-defined]


def test_what_was_found_stays_when_the_screen_is_drawn_anew(
    settings: Driver, maker: PackMaker, choose: Callable[[Path], None]
) -> None:
    choose(maker.signed())
    settings.press(CHOOSE)
    settings.services.settings.change(theme="night")
    settings.settle()
    assert "Signed by: A key for tests" in words(settings)


def test_pack_that_may_not_come_in_is_told_and_offers_nothing(
    settings: Driver, store: PackStore, maker: PackMaker, choose: Callable[[Path], None]
) -> None:
    choose(maker.pack())
    settings.press(CHOOSE)
    assert any("The pack has no signature" in x.words for x in settings.all_of(Line))
    assert "Signed by: A key for tests" not in words(settings)
    assert not store.folder.exists()


def test_stick_that_is_pulled_out_in_between_is_told(
    settings: Driver, store: PackStore, maker: PackMaker, choose: Callable[[Path], None]
) -> None:
    path = maker.signed()
    choose(path)
    settings.press(CHOOSE)
    path.unlink()
    settings.press("Install")
    assert any("There is no pack to be read" in x.words for x in settings.all_of(Line))
    assert not store.folder.exists()


def test_dialog_that_is_closed_changes_nothing(
    settings: Driver, choose: Callable[[str], None]
) -> None:
    before = words(settings)
    choose("")
    settings.press(CHOOSE)
    assert words(settings) == before


def test_installed_pack_that_was_left_out_is_told(
    start: Start, store: PackStore, maker: PackMaker
) -> None:
    store.install(maker.signed(), date(2026, 11, 26))
    strange = PackStore(store.folder, maker.shipped, list)
    app = start(keep_list=Keep.NO)
    app.window._services = replace(app.services, packs=lambda: strange)
    app.show().go(Screen.SETTINGS)
    assert any("signed with a key that this app does not know" in x for x in words(app))


def test_nothing_is_told_where_nothing_was_left_out(settings: Driver) -> None:
    assert not any("was not taken" in x for x in words(settings))
