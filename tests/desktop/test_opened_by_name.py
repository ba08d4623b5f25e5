from __future__ import annotations

from pathlib import Path

import pytest
from kept_lists import newer_list, own, pause, texts
from pytestqt.qtbot import QtBot

from ketams_desktop.desktop.keeping import ListKeeper
from ketams_desktop.desktop.session import Session
from ketams_desktop.desktop.settings import Keep
from ketams_desktop.desktop.settings_store import SettingsStore
from ketams_desktop.errors import DamagedListError, ListFileError
from ketams_desktop.questions.answers import Answers
from ketams_desktop.questions.list_file import (
    damaged_copies,
    previous_copy,
    read_list,
    write_list,
)


@pytest.mark.parametrize("keep", list(Keep))
def test_follow_saves_changes_there_whatever_is_kept_else(
    qtbot: QtBot,
    session: Session,
    settings: SettingsStore,
    keeper: ListKeeper,
    opened_by_name: Path,
    folder: Path,
    keep: Keep,
) -> None:
    settings.change(keep_list=keep)

    keeper.follow(opened_by_name)
    with qtbot.waitSignal(keeper.saved, timeout=1000):
        session.add_own("Added?")

    assert keeper.is_following
    assert texts(opened_by_name) == ["From the stick?", "Added?"]
    assert texts(previous_copy(opened_by_name)) == ["From the stick?"]
    assert not folder.exists()


def test_follow_alone_writes_nothing(
    qtbot: QtBot, keeper: ListKeeper, opened_by_name: Path
) -> None:
    before = opened_by_name.read_bytes()

    keeper.follow(opened_by_name)
    pause(qtbot)
    keeper.save_now()

    assert opened_by_name.read_bytes() == before
    assert [x.name for x in opened_by_name.parent.iterdir()] == [opened_by_name.name]


@pytest.mark.parametrize("keep_answers", list(Keep))
@pytest.mark.parametrize("were_in_it", [True, False])
def test_follow_saves_the_ticks_only_where_they_were(
    session: Session,
    settings: SettingsStore,
    keeper: ListKeeper,
    tmp_path: Path,
    keep_answers: Keep,
    were_in_it: bool,
) -> None:
    path = tmp_path / "list.ketams"
    ticked = Answers(health=frozenset({"bladder"}))
    write_list(path, own("Mine?", answers=ticked if were_in_it else None))
    settings.change(keep_list=Keep.YES, keep_answers=keep_answers)

    keeper.follow(path)
    session.choose("worries", frozenset({"cost"}))
    keeper.save_now()

    assert (read_list(path).answers is not None) is were_in_it
    if were_in_it:
        assert read_list(path).answers == session.answers
        assert session.answers.health == {"bladder"}


def test_follow_then_yes_to_the_ticks_puts_them_in_and_no_takes_them_out(
    session: Session, settings: SettingsStore, keeper: ListKeeper, opened_by_name: Path
) -> None:
    keeper.follow(opened_by_name)
    session.choose("health", frozenset({"bladder"}))

    settings.change(keep_answers=Keep.YES)
    keeper.save_now()
    assert read_list(opened_by_name).answers == session.answers

    settings.change(keep_answers=Keep.NO)
    keeper.save_now()
    assert read_list(opened_by_name).answers is None
    assert read_list(previous_copy(opened_by_name)).answers is None


def test_follow_first_saves_the_list_before(
    session: Session,
    settings: SettingsStore,
    keeper: ListKeeper,
    path: Path,
    opened_by_name: Path,
) -> None:
    settings.change(keep_list=Keep.YES)
    session.add_own("Typed just now?")

    keeper.follow(opened_by_name)
    keeper.save_now()

    assert texts(path) == ["Typed just now?"]
    assert texts(opened_by_name) == ["From the stick?"]


def test_follow_when_the_list_before_cannot_be_saved_stays_with_it(
    session: Session,
    settings: SettingsStore,
    keeper: ListKeeper,
    path: Path,
    opened_by_name: Path,
) -> None:
    keeper.open_kept()
    path.parent.parent.mkdir()
    path.parent.write_text("a file")
    settings.change(keep_list=Keep.YES)
    session.add_own("Typed just now?")

    with pytest.raises(ListFileError, match="could not be saved"):
        keeper.follow(opened_by_name)

    assert [x.text for x in session.questions.items] == ["Typed just now?"]
    assert keeper.path == path


def test_follow_damaged_takes_its_previous_copy(
    session: Session, keeper: ListKeeper, opened_by_name: Path
) -> None:
    write_list(opened_by_name, own("Second?"))
    opened_by_name.write_bytes(b"{")

    opened = keeper.follow(opened_by_name)
    keeper.save_now()

    assert opened.from_previous
    assert [x.text for x in session.questions.items] == ["From the stick?"]
    assert texts(opened_by_name) == ["From the stick?"]
    assert [x.read_bytes() for x in damaged_copies(opened_by_name)] == [b"{"]


@pytest.mark.parametrize("trouble", ["missing", "damaged", "newer"])
def test_follow_that_fails_leaves_that_file_and_the_kept_list_safe(
    session: Session,
    settings: SettingsStore,
    keeper: ListKeeper,
    path: Path,
    tmp_path: Path,
    trouble: str,
) -> None:
    write_list(path, own("Kept?"))
    settings.change(keep_list=Keep.YES)
    wanted = tmp_path / "typo.ketams"
    data = {"missing": None, "damaged": b"{", "newer": newer_list()}[trouble]
    if data is not None:
        wanted.write_bytes(data)

    with pytest.raises(ListFileError, match=r"typo\.ketams"):
        keeper.follow(wanted)
    session.add_own("New?")
    keeper.save_now()
    session.add_own("Newer?")
    keeper.save_now()

    assert texts(path) == ["Kept?", "New?", "Newer?"]
    assert (wanted.read_bytes() if wanted.exists() else None) == data


def test_follow_that_fails_later_leaves_the_present_list(
    session: Session, keeper: ListKeeper, opened_by_name: Path, tmp_path: Path
) -> None:
    keeper.follow(opened_by_name)
    damaged = tmp_path / "damaged.ketams"
    damaged.write_bytes(b"{")

    with pytest.raises(DamagedListError):
        keeper.follow(damaged)
    session.add_own("Added?")
    keeper.save_now()

    assert texts(opened_by_name) == ["From the stick?", "Added?"]
    assert damaged.read_bytes() == b"{"


def test_follow_by_a_relative_name_saves_in_the_same_place_after_a_change_of_folder(
    session: Session, keeper: ListKeeper, opened_by_name: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(opened_by_name.parent)
    keeper.follow(Path(opened_by_name.name))
    monkeypatch.chdir(opened_by_name.parent.parent)
    session.add_own("Added?")
    keeper.save_now()

    assert texts(opened_by_name) == ["From the stick?", "Added?"]
