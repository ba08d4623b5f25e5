from __future__ import annotations

import json
from pathlib import Path

import pytest
from kept_lists import newer_list, own, pause, texts
from pytestqt.qtbot import QtBot

from ketams_desktop.desktop import keeping
from ketams_desktop.desktop.keeping import SAVE_AFTER, ListKeeper
from ketams_desktop.desktop.session import Session
from ketams_desktop.desktop.settings import Keep
from ketams_desktop.desktop.settings_store import SettingsStore
from ketams_desktop.errors import ListFileError, NewerListError
from ketams_desktop.questions.answers import Answers
from ketams_desktop.questions.list_file import (
    previous_copy,
    read_list,
    write_list,
)
from ketams_desktop.questions.what_matters import Importance

# What is written, and when


def test_change_is_on_the_disk_within_a_second(
    qtbot: QtBot, session: Session, settings: SettingsStore, keeper: ListKeeper, path: Path
) -> None:
    settings.change(keep_list=Keep.YES)

    with qtbot.waitSignal(keeper.saved, timeout=1000):
        session.add_own("Mine?")

    assert texts(path) == ["Mine?"]


def test_change_after_change_is_not_put_off_for_ever(
    qtbot: QtBot, session: Session, settings: SettingsStore, keeper: ListKeeper, path: Path
) -> None:
    settings.change(keep_list=Keep.YES)
    saves: list[int] = []
    keeper.saved.connect(lambda: saves.append(len(session.questions)))

    for number in range(12):
        session.add_own(f"Number {number}?")
        qtbot.wait(100)

    assert len(saves) >= 2
    assert len(texts(path)) >= 8


@pytest.mark.parametrize("keep", [Keep.ASK, Keep.NO])
def test_nothing_is_written_before_a_yes(
    qtbot: QtBot,
    session: Session,
    settings: SettingsStore,
    keeper: ListKeeper,
    tmp_path: Path,
    keep: Keep,
) -> None:
    settings.change(keep_list=keep)
    before = sorted(tmp_path.rglob("*"))

    session.choose("health", frozenset({"bladder", "suicidal_thoughts"}))
    session.add_own("Mine?")
    pause(qtbot)
    keeper.save_now()
    assert keeper.open_kept() is None

    assert sorted(tmp_path.rglob("*")) == before
    assert not keeper.is_keeping


@pytest.mark.usefixtures("keeper")
def test_yes_to_keep_saves_what_is_there_already(
    qtbot: QtBot, session: Session, settings: SettingsStore, path: Path
) -> None:
    session.add_own("Mine?")
    pause(qtbot)
    assert not path.exists()

    settings.change(keep_list=Keep.YES)
    qtbot.waitUntil(path.exists, timeout=1000)

    assert texts(path) == ["Mine?"]


def test_no_after_yes_writes_nothing_more(
    qtbot: QtBot, session: Session, settings: SettingsStore, keeper: ListKeeper, path: Path
) -> None:
    settings.change(keep_list=Keep.YES)
    session.add_own("Before?")
    keeper.save_now()

    session.add_own("After?")
    settings.change(keep_list=Keep.NO)
    pause(qtbot)
    keeper.save_now()

    assert texts(path) == ["Before?"]


def test_change_of_the_look_does_not_write_a_list(
    qtbot: QtBot, session: Session, settings: SettingsStore, keeper: ListKeeper, path: Path
) -> None:
    settings.change(keep_list=Keep.YES)
    settings.change(theme="night")
    pause(qtbot)
    assert not path.exists()

    session.add_own("Mine?")
    keeper.save_now()
    with qtbot.assertNotEmitted(keeper.saved, wait=SAVE_AFTER * 2):
        settings.change(theme="paper")


def test_save_now_at_the_end_does_not_wait_for_the_timer(
    session: Session, settings: SettingsStore, keeper: ListKeeper, path: Path
) -> None:
    settings.change(keep_list=Keep.YES)
    session.add_own("Last words?")

    assert keeper.has_unsaved
    keeper.save_now()

    assert texts(path) == ["Last words?"]
    assert not keeper.has_unsaved


# The answers are kept only after a second yes


@pytest.mark.parametrize(
    ("answer", "is_kept"), [(Keep.ASK, False), (Keep.NO, False), (Keep.YES, True)]
)
def test_second_answer_decides_about_the_ticks(
    session: Session,
    settings: SettingsStore,
    keeper: ListKeeper,
    path: Path,
    answer: Keep,
    is_kept: bool,
) -> None:
    settings.change(keep_list=Keep.YES, keep_answers=answer)
    session.choose("health", frozenset({"bladder"}))
    session.mark("less-pain", Importance.VERY_MUCH)
    keeper.save_now()

    plain = json.loads(path.read_bytes())
    assert ("answers" in plain) is is_kept
    assert (b"ticked" in path.read_bytes()) is is_kept
    assert (read_list(path).answers == session.answers) is is_kept
    assert (b"less-pain" in path.read_bytes()) is is_kept
    assert (read_list(path).matters == session.matters) is is_kept


@pytest.mark.usefixtures("keeper")
def test_second_yes_adds_the_ticks_within_a_second(
    qtbot: QtBot, session: Session, settings: SettingsStore, path: Path
) -> None:
    settings.change(keep_list=Keep.YES)
    session.choose("health", frozenset({"bladder"}))
    qtbot.waitUntil(path.exists, timeout=1000)

    settings.change(keep_answers=Keep.YES)

    qtbot.waitUntil(lambda: read_list(path).answers == session.answers, timeout=1000)


def test_yes_taken_back_leaves_the_ticks_in_no_copy(
    session: Session, settings: SettingsStore, keeper: ListKeeper, folder: Path
) -> None:
    settings.change(keep_list=Keep.YES, keep_answers=Keep.YES)
    session.choose("health", frozenset({"bladder"}))
    session.mark("less-pain", Importance.VERY_MUCH)
    keeper.save_now()
    session.add_own("Mine?")
    keeper.save_now()
    assert all(b'"answers"' in x.read_bytes() for x in folder.iterdir())

    settings.change(keep_answers=Keep.NO)
    keeper.save_now()

    copies = list(folder.iterdir())
    assert len(copies) == 2
    assert not any(b'"answers"' in x.read_bytes() for x in copies)
    assert not any(b"ticked" in x.read_bytes() for x in copies)
    assert not any(b"less-pain" in x.read_bytes() for x in copies)


@pytest.mark.usefixtures("keeper")
def test_mark_alone_is_saved_within_a_second(
    qtbot: QtBot, session: Session, settings: SettingsStore, path: Path
) -> None:
    settings.change(keep_list=Keep.YES, keep_answers=Keep.YES)

    session.mark("less-pain", Importance.VERY_MUCH)

    qtbot.waitUntil(lambda: path.exists() and bool(read_list(path).matters), timeout=1000)
    session.undo()
    qtbot.waitUntil(lambda: not read_list(path).matters, timeout=1000)


def test_ticks_that_should_not_be_in_the_file_are_gone_after_the_next_start(
    session: Session, settings: SettingsStore, keeper: ListKeeper, path: Path, folder: Path
) -> None:
    settings.change(keep_list=Keep.YES, keep_answers=Keep.NO)
    write_list(path, own("Mine?", answers=Answers(health=frozenset({"bladder"}))))

    keeper.open_kept()
    keeper.save_now()

    assert "Mine?" in [x.text for x in session.questions.items]
    assert not any(b'"answers"' in x.read_bytes() for x in folder.iterdir())


# A disk that refuses


def keep_where_nothing_can_be_kept(settings: SettingsStore, folder: Path) -> None:
    """Say yes to keeping, with a file in the place of the folder."""
    folder.parent.mkdir()
    folder.write_text("a file, so that no list can be kept here")
    settings.change(keep_list=Keep.YES)


def test_failing_disk_is_told_and_the_next_change_saves_all(
    qtbot: QtBot, session: Session, settings: SettingsStore, keeper: ListKeeper, folder: Path,
    path: Path,
) -> None:  # fmt: skip
    keep_where_nothing_can_be_kept(settings, folder)
    told: list[str] = []
    keeper.failed.connect(told.append)

    session.add_own("First?")
    qtbot.waitUntil(lambda: len(told) == 1, timeout=1000)
    assert "could not be saved" in told[0]
    assert "still on the screen" in told[0]
    assert "tried again by itself" in told[0]
    assert keeper.has_unsaved

    folder.unlink()
    session.add_own("Second?")
    qtbot.waitUntil(path.exists, timeout=1000)
    assert texts(path) == ["First?", "Second?"]
    assert len(told) == 1


def test_failing_disk_is_tried_again_by_itself_without_a_word_until_it_works(
    qtbot: QtBot, session: Session, settings: SettingsStore, keeper: ListKeeper, folder: Path,
    path: Path, monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    keeper._again.setInterval(20)
    keep_where_nothing_can_be_kept(settings, folder)
    told: list[str] = []
    keeper.failed.connect(told.append)
    session.add_own("Mine?")
    qtbot.waitUntil(lambda: len(told) == 1, timeout=1000)

    tries: list[bool] = []
    monkeypatch.setattr(
        keeping, "write_list", lambda *args: (tries.append(True), write_list(*args))[1]
    )
    qtbot.waitUntil(lambda: len(tries) > 2, timeout=2000)
    assert len(told) == 1

    with qtbot.waitSignal(keeper.saved_at_last, timeout=2000):
        folder.unlink()
    assert texts(path) == ["Mine?"]
    assert not keeper._again.isActive()
    # Later saves are no news.
    with qtbot.assertNotEmitted(keeper.saved_at_last):
        session.add_own("Another?")
        keeper.save_now()


def test_failing_disk_is_not_tried_again_when_keeping_ends(
    session: Session, settings: SettingsStore, keeper: ListKeeper, folder: Path
) -> None:
    keep_where_nothing_can_be_kept(settings, folder)
    session.add_own("Mine?")
    keeper.save_now()
    assert keeper._again.isActive()
    settings.change(keep_list=Keep.NO)
    keeper.save_now()
    assert not keeper._again.isActive()


def test_failing_disk_is_tried_again_at_the_end(
    session: Session, settings: SettingsStore, keeper: ListKeeper, folder: Path, path: Path
) -> None:
    keep_where_nothing_can_be_kept(settings, folder)
    session.add_own("Mine?")
    keeper.save_now()

    folder.unlink()
    keeper.save_now()

    assert texts(path) == ["Mine?"]


# Opening what was kept


def test_open_kept_without_a_list_is_nothing(keeper: ListKeeper, folder: Path) -> None:
    assert keeper.open_kept() is None
    assert not folder.exists()


def test_open_kept_goes_on_with_the_list_and_writes_nothing_by_itself(
    qtbot: QtBot, session: Session, settings: SettingsStore, keeper: ListKeeper, path: Path
) -> None:
    write_list(path, own("Mine?"))
    settings.change(keep_list=Keep.YES)
    before = path.stat().st_mtime_ns

    opened = keeper.open_kept()
    pause(qtbot)

    assert opened is not None
    assert not opened.from_previous
    assert [x.text for x in session.questions.items] == ["Mine?"]
    assert path.stat().st_mtime_ns == before
    assert not previous_copy(path).exists()


def test_open_kept_with_ticks_suggests_again(
    session: Session, keeper: ListKeeper, path: Path
) -> None:
    write_list(path, own("Mine?", answers=Answers(health=frozenset({"bladder"}))))

    keeper.open_kept()

    assert session.guide_started
    assert session.questions.find("Q-BLAD-02") is not None


def test_open_kept_damaged_takes_the_previous_copy_and_saves_it_again(
    qtbot: QtBot, session: Session, settings: SettingsStore, keeper: ListKeeper, path: Path
) -> None:
    write_list(path, own("First?"))
    write_list(path, own("Second?"))
    path.write_bytes(b"{")
    settings.change(keep_list=Keep.YES)

    with qtbot.waitSignal(keeper.saved, timeout=1000):
        opened = keeper.open_kept()

    assert opened is not None
    assert opened.from_previous
    assert opened.kept_aside is not None
    assert opened.kept_aside.read_bytes() == b"{"
    assert [x.text for x in session.questions.items] == ["First?"]
    assert texts(path) == texts(previous_copy(path)) == ["First?"]


@pytest.mark.parametrize("previous", [None, b"", b"also damaged"])
def test_open_kept_damaged_without_a_good_copy_starts_anew_and_keeps_the_damaged(
    session: Session,
    settings: SettingsStore,
    keeper: ListKeeper,
    path: Path,
    previous: bytes | None,
) -> None:
    path.parent.mkdir(parents=True)
    path.write_bytes(b"damaged")
    if previous is not None:
        previous_copy(path).write_bytes(previous)
    settings.change(keep_list=Keep.YES)

    opened = keeper.open_kept()
    session.add_own("New?")
    keeper.save_now()
    session.add_own("Newer?")
    keeper.save_now()

    assert opened is not None
    assert opened.kept_aside == path.with_name("my-questions.damaged-1.ketams")
    assert opened.kept_aside.read_bytes() == b"damaged"
    assert texts(path) == ["New?", "Newer?"]


def test_open_kept_with_only_a_damaged_previous_copy_starts_anew_and_keeps_that(
    session: Session, settings: SettingsStore, keeper: ListKeeper, path: Path
) -> None:
    path.parent.mkdir(parents=True)
    previous_copy(path).write_bytes(b"damaged")
    settings.change(keep_list=Keep.YES)

    opened = keeper.open_kept()
    session.add_own("New?")
    keeper.save_now()

    assert opened is not None
    assert opened.kept_aside is not None
    assert opened.kept_aside.read_bytes() == b"damaged"
    assert texts(path) == ["New?"]


@pytest.mark.parametrize("trouble", ["newer", "folder", "cannot be moved"])
def test_open_kept_that_may_not_be_touched_is_never_written_to(
    session: Session,
    settings: SettingsStore,
    keeper: ListKeeper,
    path: Path,
    trouble: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refuse(_path: Path, _target: Path) -> None:
        raise PermissionError(13, "Permission denied")

    path.parent.mkdir(parents=True)
    if trouble == "folder":
        path.mkdir()
    else:
        path.write_bytes(newer_list() if trouble == "newer" else b"damaged")
    if trouble == "cannot be moved":
        monkeypatch.setattr(Path, "replace", refuse)
    settings.change(keep_list=Keep.YES)

    with pytest.raises(ListFileError, match="is not kept") as caught:
        keeper.open_kept()
    monkeypatch.undo()
    session.add_own("New?")
    keeper.save_now()

    assert isinstance(caught.value, NewerListError) == (trouble == "newer")
    assert not keeper.is_keeping
    assert [x.name for x in path.parent.iterdir()] == [path.name]
    assert path.is_dir() or path.read_bytes() in (newer_list(), b"damaged")


# Forgetting


def test_forget_deletes_the_list_its_copies_and_its_folder(
    qtbot: QtBot, session: Session, settings: SettingsStore, keeper: ListKeeper, folder: Path,
    path: Path,
) -> None:  # fmt: skip
    settings.change(keep_list=Keep.YES)
    for text in ("One?", "Two?"):
        session.add_own(text)
        keeper.save_now()
    path.with_name("my-questions.damaged-1.ketams").write_bytes(b"old words")
    path.with_name("my-questions.ketams.new").write_bytes(b"half a list")
    session.add_own("Three?")

    keeper.forget()
    settings.change(keep_list=Keep.NO)
    pause(qtbot)
    keeper.save_now()

    assert not folder.exists()
    assert len(session.questions) == 3


def test_forget_then_yes_again_keeps_the_list_anew(
    session: Session, settings: SettingsStore, keeper: ListKeeper, path: Path
) -> None:
    settings.change(keep_list=Keep.YES)
    session.add_own("Mine?")
    keeper.save_now()
    keeper.forget()
    settings.change(keep_list=Keep.NO)

    settings.change(keep_list=Keep.YES)
    keeper.save_now()

    assert texts(path) == ["Mine?"]


def test_forget_of_a_list_opened_by_name_leaves_its_folder_and_stops_saving(
    session: Session, keeper: ListKeeper, opened_by_name: Path
) -> None:
    keeper.follow(opened_by_name)

    keeper.forget()
    session.add_own("Added?")
    keeper.save_now()

    assert opened_by_name.parent.is_dir()
    assert list(opened_by_name.parent.iterdir()) == []
    assert not keeper.is_following


def test_forget_that_fails_says_which_file_is_left(
    session: Session, settings: SettingsStore, keeper: ListKeeper, path: Path
) -> None:
    settings.change(keep_list=Keep.YES)
    session.add_own("Mine?")
    keeper.save_now()
    previous_copy(path).mkdir()

    with pytest.raises(ListFileError, match="delete it yourself") as caught:
        keeper.forget()

    assert str(previous_copy(path)) in str(caught.value)
    assert texts(path) == ["Mine?"]
