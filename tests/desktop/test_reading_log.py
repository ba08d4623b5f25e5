"""Where someone was: in memory, on disk only after their yes, gone when they say so."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from ketams_desktop.desktop.reading_log import PlaceRead, ReadingLog
from ketams_desktop.desktop.settings import Keep
from ketams_desktop.desktop.settings_store import SettingsStore

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def settings(tmp_path: Path) -> SettingsStore:
    return SettingsStore(tmp_path / "settings.json")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "reading.json"


def test_place_is_remembered_and_the_last_page_named(settings: SettingsStore, path: Path) -> None:
    log = ReadingLog(path, settings)
    assert (log.last, log.place("bladder")) == ("", PlaceRead())
    log.note("bladder", 3)
    log.note("fatigue", 0)
    assert log.last == "fatigue"
    assert log.place("bladder") == PlaceRead(3)


def test_what_was_read_once_stays_read(settings: SettingsStore, path: Path) -> None:
    log = ReadingLog(path, settings)
    log.note("bladder", 9, is_end=True)
    log.note("bladder", 1)
    assert log.place("bladder") == PlaceRead(1, is_read=True)


@pytest.mark.parametrize("keep", [Keep.ASK, Keep.NO])
def test_nothing_is_written_without_a_yes(settings: SettingsStore, path: Path, keep: Keep) -> None:
    settings.change(keep_list=keep)
    log = ReadingLog(path, settings)
    log.note("bladder", 3)
    log.save_now()
    assert not path.exists()


def test_after_a_yes_the_next_start_finds_the_place(settings: SettingsStore, path: Path) -> None:
    settings.change(keep_list=Keep.YES)
    log = ReadingLog(path, settings)
    log.note("bladder", 3, is_end=True)
    log.save_now()
    again = ReadingLog(path, settings)
    assert again.last == "bladder"
    assert again.place("bladder") == PlaceRead(3, is_read=True)


def test_a_yes_later_on_is_followed_by_itself(
    settings: SettingsStore, path: Path, qtbot: QtBot
) -> None:
    log = ReadingLog(path, settings)
    log.note("bladder", 3)
    settings.change(keep_list=Keep.YES)
    qtbot.waitUntil(path.exists)
    assert json.loads(path.read_bytes())["last"] == "bladder"


def test_taking_the_yes_back_takes_the_file_away(settings: SettingsStore, path: Path) -> None:
    settings.change(keep_list=Keep.YES)
    log = ReadingLog(path, settings)
    log.note("bladder", 3)
    log.save_now()
    settings.change(keep_list=Keep.NO)
    assert not path.exists()
    assert log.last == "bladder"  # for as long as the app runs


def test_forgetting_forgets_here_and_on_the_disk(settings: SettingsStore, path: Path) -> None:
    settings.change(keep_list=Keep.YES)
    log = ReadingLog(path, settings)
    log.note("bladder", 3)
    log.save_now()
    log.forget()
    assert (log.last, log.place("bladder")) == ("", PlaceRead())
    assert not path.exists()


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"[]", b'{"format": 0, "last": "a", "pages": {}}', b"\xff", b'{"format": 1}'],
)
def test_file_that_cannot_be_read_begins_anew(
    settings: SettingsStore, path: Path, content: bytes
) -> None:
    settings.change(keep_list=Keep.YES)
    path.parent.mkdir()
    path.write_bytes(content)
    assert ReadingLog(path, settings).last == ""


def test_places_of_every_format_are_found_again(settings: SettingsStore, tmp_path: Path) -> None:
    settings.change(keep_list=Keep.YES)
    fixtures = sorted((Path(__file__).parents[1] / "fixtures" / "reading").glob("format-*.json"))
    assert [x.stem for x in fixtures] == ["format-1"]
    path = tmp_path / "reading.json"
    shutil.copy(fixtures[0], path)
    log = ReadingLog(path, settings)
    assert (log.last, log.place("bladder")) == ("fatigue", PlaceRead(7, is_read=True))
    log.note("fatigue", 2)
    log.note("bladder", 7)
    log.note("fatigue", 2)
    log.save_now()
    assert path.read_bytes() == fixtures[0].read_bytes().rstrip()


@pytest.fixture
def newer(path: Path) -> bytes:
    """Return what a newer app wrote, and is there now."""
    path.parent.mkdir()
    path.write_text('{"format": 2, "last": "a", "pages": {"a": [1, 2]}, "more": true}')
    return path.read_bytes()


def test_places_noted_by_a_newer_app_are_untouched_and_told_once(
    settings: SettingsStore, path: Path, newer: bytes
) -> None:
    settings.change(keep_list=Keep.YES)
    log, told = ReadingLog(path, settings), list[str]()
    log.failed.connect(told.append)
    for block in (1, 2):
        log.note("bladder", block)
        log.save_now()
    assert (log.last, log.place("bladder")) == ("bladder", PlaceRead(2))
    assert len(told) == 1
    assert [(x.name, x.read_bytes()) for x in path.parent.iterdir()] == [(path.name, newer)]


def test_places_noted_by_a_newer_app_are_untouched_after_a_later_yes(
    settings: SettingsStore, path: Path, newer: bytes
) -> None:
    log = ReadingLog(path, settings)
    log.note("bladder", 1)
    settings.change(keep_list=Keep.YES)
    log.save_now()
    assert path.read_bytes() == newer
    # Who stops keeping wants it gone, whoever wrote it.
    settings.change(keep_list=Keep.NO)
    assert not path.exists()
    settings.change(keep_list=Keep.YES)
    log.save_now()
    assert json.loads(path.read_bytes())["last"] == "bladder"


def test_disk_that_refuses_costs_the_bookmark_only(settings: SettingsStore, tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file where the folder should be")
    settings.change(keep_list=Keep.YES)
    log = ReadingLog(tmp_path / "data" / "reading.json", settings)
    log.note("bladder", 3)
    log.save_now()
    assert log.place("bladder") == PlaceRead(3)
