"""Newer content from a stick, taken in by staff between visits."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import OpenRoom
from packs import PackMaker, version_of
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from waiting import Room

from ketams_desktop.desktop import pack_sticks
from ketams_desktop.desktop.clinic_policy import Policy
from ketams_desktop.desktop.pack_sticks import MOST_PACKS, packs_on
from ketams_desktop.desktop.pack_store import PackStore
from ketams_desktop.ui.clinic.staff_panel import StaffPanel

LOOK = "Look for newer content"


@pytest.fixture
def stick(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that stands for what is plugged in."""
    folder = tmp_path / "stick"
    folder.mkdir()
    monkeypatch.setattr(pack_sticks, "stick_folders", lambda: [folder, tmp_path / "gone"])
    return folder


@pytest.fixture
def maker(stick: Path, compiled_pack: Path) -> PackMaker:
    return PackMaker(stick, compiled_pack)


@pytest.fixture
def store(tmp_path: Path, maker: PackMaker) -> PackStore:
    return PackStore(tmp_path / "computer" / "packs", maker.shipped, lambda: [maker.trusted])


@pytest.fixture
def room(open_room: OpenRoom, store: PackStore) -> Room:
    """A waiting room without a PIN, its staff panel open."""
    room = open_room(Policy())
    room.room.packs = lambda: store
    room.key(Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
    assert len(room.settle().all_of(StaffPanel)) == 1
    return room


def test_pack_on_a_stick_is_found_looked_at_and_installed(
    room: Room, store: PackStore, maker: PackMaker
) -> None:
    path = maker.signed()
    before = version_of(store)
    room.press(LOOK)
    assert room.says("Found: 1. Choose one to see what is in it.")
    room.press(str(path))
    assert room.says("Version: 2027.1")
    assert room.says("Signed by: A key for tests")
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.text() == "Install"  # type: ignore[attr-defined]
    assert version_of(store) == before
    room.press("Install")
    assert room.says("It was installed.")
    assert version_of(store) == "2027.1"


def test_pack_that_may_not_come_in_is_told(room: Room, store: PackStore, maker: PackMaker) -> None:
    path = maker.pack()
    room.press(LOOK).press(str(path))
    assert room.says("The pack has no signature")
    assert not store.folder.exists()


def test_pack_not_wanted_now_stays_on_the_stick(
    room: Room, store: PackStore, maker: PackMaker
) -> None:
    path = maker.signed()
    room.press(LOOK).press(str(path)).press("Not now")
    assert not room.says("Signed by")
    assert not store.folder.exists()


@pytest.mark.usefixtures("stick")
def test_no_stick_is_told(room: Room) -> None:
    room.press(LOOK)
    assert room.says("No content pack was found on a stick.")


def test_packs_on_a_stick_are_few_plain_files_right_on_it(tmp_path: Path) -> None:
    for number in range(MOST_PACKS + 3):
        (tmp_path / f"{number:02}.pack").write_text("x")
    for name in (".hidden.pack", "list.ketams", "00.pack.sig"):
        (tmp_path / name).write_text("x")
    (tmp_path / "folder.pack").mkdir()
    found = packs_on([tmp_path, tmp_path, tmp_path / "none"])
    assert [x.name for x in found] == [f"{number:02}.pack" for number in range(MOST_PACKS)]


def test_sticks_of_each_system_are_looked_for_where_they_show_up() -> None:
    assert str(next(pack_sticks.stick_folders("win32"))) == "D:\\"
    assert all(x.is_absolute() for x in pack_sticks.stick_folders("linux"))
    assert list(pack_sticks.stick_folders("plan9")) == []
