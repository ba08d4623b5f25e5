"""Several lists behind one session: none is written over, none is lost."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from kept_lists import own, texts

from ketams_desktop.desktop.keeping import ListKeeper
from ketams_desktop.desktop.list_shelf import ListShelf
from ketams_desktop.desktop.print_choices import PrintChoices
from ketams_desktop.desktop.session import Session
from ketams_desktop.desktop.settings import Keep
from ketams_desktop.desktop.settings_store import SettingsStore
from ketams_desktop.errors import ListFileError, LockedListError
from ketams_desktop.questions.list_file import is_locked, read_list, write_list
from ketams_desktop.questions.list_lock import LEAST_MEMORY, Cost, Password
from ketams_desktop.questions.question_list import Outcome

WORDS = "three calm words"


@pytest.fixture
def shelf(session: Session, settings: SettingsStore, keeper: ListKeeper, folder: Path) -> ListShelf:
    settings.change(keep_list=Keep.YES, keep_answers=Keep.NO)
    keeper.cost = Cost(1, LEAST_MEMORY)
    return ListShelf(session, settings, keeper, folder)


def test_second_list_without_keeping_says_why(
    shelf: ListShelf, session: Session, settings: SettingsStore
) -> None:
    settings.change(keep_list=Keep.NO)
    session.add_own("Mine?")
    with pytest.raises(ListFileError, match="keep it on this computer first"):
        shelf.start_new()
    assert len(session.questions) == 1


def test_second_list_before_the_first_save_writes_over_nothing(
    shelf: ListShelf, session: Session, keeper: ListKeeper, path: Path
) -> None:
    session.add_own("Just typed?")
    shelf.start_new()
    assert texts(path) == ["Just typed?"]
    assert keeper.path.name == "list-2.ketams"
    session.add_own("Second?")
    keeper.save_now()
    assert texts(path) == ["Just typed?"]
    assert texts(keeper.path) == ["Second?"]


def test_disk_that_refuses_the_present_list_starts_no_other(
    shelf: ListShelf, session: Session, keeper: ListKeeper, folder: Path
) -> None:
    folder.parent.mkdir(parents=True, exist_ok=True)
    folder.write_bytes(b"in the way")
    session.add_own("Just typed?")
    with pytest.raises(ListFileError, match="could not be saved"):
        shelf.start_new()
    assert [x.text for x in session.questions.items] == ["Just typed?"]
    assert keeper.has_unsaved


def test_carried_over_questions_stay_locked(
    shelf: ListShelf, session: Session, keeper: ListKeeper, path: Path
) -> None:
    session.add_own("Still open?")
    session.add_own("Answered?")
    keeper.save_now()
    keeper.set_password(WORDS)
    session.answer(2, Outcome.ANSWERED, "Yes")
    shelf.carry_over("Next")
    assert keeper.has_password
    new = read_list(keeper.path, Password(WORDS))
    assert [x.text for x in new.questions.items] == ["Still open?"]
    assert new.visit.name == "Next"
    assert is_locked(path)
    shelf.start_new()
    assert not keeper.has_password


def test_rename_of_a_list_that_is_not_open_changes_that_one(
    shelf: ListShelf, session: Session, keeper: ListKeeper, path: Path
) -> None:
    session.add_own("First?")
    shelf.start_new()
    shelf.rename(path, "Nurse", date(2026, 12, 3))
    assert read_list(path).visit.name == "Nurse"
    assert session.visit.name == ""
    shelf.rename(keeper.path, "Doctor", None)
    assert session.visit.name == "Doctor"
    session.undo()
    assert session.visit.name == ""


def test_deleted_locked_list_asks_for_its_password_when_it_comes_back(
    shelf: ListShelf, session: Session, keeper: ListKeeper, path: Path
) -> None:
    session.add_own("First?")
    keeper.save_now()
    keeper.set_password(WORDS)
    shelf.delete(path)
    assert not path.exists()
    with pytest.raises(LockedListError):
        shelf.undo_delete()
    assert path.exists()
    keeper.unlock(WORDS)
    assert [x.text for x in session.questions.items] == ["First?"]


def test_open_list_that_was_never_there_is_the_first(
    session: Session, settings: SettingsStore, keeper: ListKeeper, folder: Path
) -> None:
    settings.change(keep_list=Keep.YES, active_list="list-9.ketams")
    assert ListShelf(session, settings, keeper, folder).first == keeper.path
    write_list(folder / "list-4.ketams", own("Fourth?"))
    ListShelf(session, settings, keeper, folder)
    assert keeper.path.name == "list-4.ketams"


@pytest.mark.parametrize("name", ["../settings.json", "/etc/passwd", "x" * 40])
def test_active_list_of_a_spoiled_setting_is_never_another_file(
    session: Session, settings: SettingsStore, keeper: ListKeeper, folder: Path, name: str
) -> None:
    settings.change(active_list=name)
    ListShelf(session, settings, keeper, folder)
    assert keeper.path.parent == folder


def test_password_with_a_copy_that_stays_says_so(
    shelf: ListShelf,
    session: Session,
    keeper: ListKeeper,
    path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert shelf
    for text in ("One?", "Two?"):
        session.add_own(text)
        keeper.save_now()
    real = Path.unlink

    def unlink(file: Path, missing_ok: bool = False) -> None:
        if file.name.endswith(".previous"):
            raise PermissionError(13, "Permission denied")
        real(file, missing_ok)

    monkeypatch.setattr(Path, "unlink", unlink)
    with pytest.raises(ListFileError, match="an older copy could not be deleted"):
        keeper.set_password(WORDS)
    assert is_locked(path)
    session.add_own("Three?")
    keeper.save_now()
    assert len(read_list(path, Password(WORDS)).questions) == 3


def test_password_of_a_list_that_is_not_kept_is_refused(
    session: Session, settings: SettingsStore, keeper: ListKeeper, folder: Path
) -> None:
    settings.change(keep_list=Keep.NO)
    session.add_own("One?")
    with pytest.raises(ListFileError, match="not kept on this computer"):
        keeper.set_password(WORDS)
    assert not folder.exists()


def test_choices_for_the_print_hold_for_one_list_alone(
    shelf: ListShelf, session: Session, path: Path
) -> None:
    choices = PrintChoices(session)
    session.add_own("First?")
    shelf.start_new()
    session.add_own("Second?")
    choices.change("show_reasons", is_on=True)
    shelf.open(path)
    assert not choices.value.show_reasons
