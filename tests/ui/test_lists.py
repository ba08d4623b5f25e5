"""My lists: several at home, each with a name, a day and, if wanted, a password."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import Start
from driving import Driver
from PySide6.QtWidgets import QLineEdit

from ketams_desktop.desktop.settings import Keep
from ketams_desktop.questions.list_file import is_locked, previous_copy, read_list, write_list
from ketams_desktop.questions.list_lock import LEAST_MEMORY, Cost, ListKey, Password
from ketams_desktop.ui.notices import NoticeBar
from ketams_desktop.ui.places import Screen

WORDS = "three calm words"
CHEAP = Cost(1, LEAST_MEMORY)


@pytest.fixture
def kept(start: Start) -> Driver:
    """Return the app with one kept list of two questions."""
    app = start(keep_list=Keep.YES, keep_answers=Keep.NO).show()
    app.session.add_own("First?")
    app.session.add_own("Second?")
    app.services.keeper.save_now()
    app.services.keeper.cost = CHEAP
    return app


def folder(app: Driver) -> Path:
    return app.data_dir / "lists"


def names(app: Driver) -> set[str]:
    return {x.name for x in folder(app).iterdir()}


def texts(app: Driver) -> list[str]:
    return [x.text for x in app.session.questions.items]


def field(app: Driver, name: str) -> QLineEdit:
    (found,) = [x for x in app.all_of(QLineEdit) if x.accessibleName() == name]
    return found


def fill(app: Driver, name: str, words: str) -> None:
    field(app, name).setFocus()
    field(app, name).clear()
    app.type(words)


def lock(app: Driver, words: str = WORDS) -> None:
    app.go(Screen.PASSWORD, "set")
    fill(app, "Password", words)
    fill(app, "The same password again", words)
    app.press("Set the password")
    app.wait_until(lambda: app.here[0] is not Screen.PASSWORD)
    app.settle()


def test_second_list_has_a_name_and_a_day_and_the_first_stays(kept: Driver) -> None:
    kept.go(Screen.LIST).press("My lists").press("New list")
    assert texts(kept) == []
    fill(kept, "Name of the list", "With the MS nurse")
    fill(kept, "Day of the visit", "12/3/2026")
    kept.press("Save")
    shown = set(kept.options())
    assert shown == {"my-questions.ketams", "list-2.ketams"}
    row = kept.options()["list-2.ketams"]
    assert row.text().startswith("With the MS nurse\nOpen now · Visit on December 3, 2026")
    assert [x.text for x in read_list(folder(kept) / "my-questions.ketams").questions.items] == [
        "First?", "Second?",
    ]  # fmt: skip
    kept.services.keeper.save_now()
    assert read_list(folder(kept) / "list-2.ketams").visit.name == "With the MS nurse"


def test_day_that_is_none_is_told_and_nothing_is_lost(kept: Driver) -> None:
    kept.go(Screen.LISTS).press("Name and date")
    fill(kept, "Name of the list", "Mine")
    fill(kept, "Day of the visit", "soon")
    kept.press("Save")
    assert kept.says("This day was not understood.")
    assert field(kept, "Name of the list").text() == "Mine"


def test_list_that_was_open_is_open_again_at_the_next_start(kept: Driver, start: Start) -> None:
    kept.go(Screen.LISTS).press("New list").press("Cancel")
    kept.session.add_own("On the second?")
    kept.close()
    again = start().show()
    assert texts(again) == ["On the second?"]
    again.press("My lists")
    again.tick("my-questions.ketams").press("Open")
    assert again.here == (Screen.LIST, "")
    assert texts(again) == ["First?", "Second?"]


def test_each_list_is_saved_within_a_second(kept: Driver) -> None:
    kept.go(Screen.LISTS).press("New list").press("Cancel")
    kept.session.add_own("On the second?")
    second = folder(kept) / "list-2.ketams"
    kept.wait_until(lambda: len(read_list(second).questions) == 1, seconds=1)
    assert len(read_list(folder(kept) / "my-questions.ketams").questions) == 2


def test_deleted_list_is_brought_back_and_is_open_again(kept: Driver) -> None:
    kept.session.add_own("Not saved yet?")
    kept.go(Screen.LISTS).press("Delete")
    assert texts(kept) == []
    assert not (folder(kept) / "my-questions.ketams").exists()
    kept.press("Undo")
    assert texts(kept) == ["First?", "Second?", "Not saved yet?"]
    assert (folder(kept) / "my-questions.ketams").exists()
    assert not any(name.endswith(".deleted") for name in names(kept))


def test_deleted_list_is_brought_back_after_a_walk_elsewhere(kept: Driver) -> None:
    kept.go(Screen.LISTS).press("Delete").go(Screen.HOME)
    assert not kept.all_of(NoticeBar)
    kept.go(Screen.LISTS).press("Bring back the deleted list")
    assert texts(kept) == ["First?", "Second?"]
    assert not kept.buttons("Bring back the deleted list")


def test_deleted_list_is_gone_when_the_app_closes(kept: Driver) -> None:
    kept.go(Screen.LISTS).press("Delete")
    assert any(name.endswith(".deleted") for name in names(kept))
    kept.close()
    assert names(kept) == set()


def test_duplicate_has_a_name_that_says_so(kept: Driver) -> None:
    kept.go(Screen.LISTS).press("Name and date")
    fill(kept, "Name of the list", "Nurse")
    kept.press("Save").press("Duplicate")
    copy = read_list(folder(kept) / "list-2.ketams")
    assert copy.visit.name == "Copy of Nurse"
    assert len(copy.questions) == 2


def test_without_keeping_there_is_one_list_and_a_way_to_more(app: Driver) -> None:
    app.session.add_own("Mine?")
    app.go(Screen.LISTS)
    assert not app.button("New list").isEnabled()
    app.press("Keep my lists on this computer")
    assert app.button("New list").isEnabled()
    app.wait_until((folder(app) / "my-questions.ketams").exists)


def test_old_folder_with_one_list_works_as_before(start: Start, tmp_path: Path) -> None:
    old = Path(__file__).parents[1] / "fixtures" / "lists"
    oldest = sorted(old.glob("*.ketams"))[0]
    target = tmp_path / "data" / "lists" / "my-questions.ketams"
    target.parent.mkdir(parents=True)
    target.write_bytes(oldest.read_bytes())
    app = start(keep_list=Keep.YES).show()
    assert texts(app) == [x.text for x in read_list(oldest).questions.items]


# Passwords


def test_password_locks_the_list_and_every_copy_of_it(kept: Driver) -> None:
    kept.session.add_own("Third?")
    kept.services.keeper.save_now()
    list_file = folder(kept) / "my-questions.ketams"
    (folder(kept) / "my-questions.damaged-1.ketams").write_bytes(b'{"text": "First?"')
    lock(kept)
    assert kept.says("Your list has a password now.")
    assert names(kept) == {list_file.name, previous_copy(list_file).name}
    assert not any(b"First?" in x.read_bytes() for x in folder(kept).iterdir())
    kept.session.add_own("Typed later?")
    kept.services.keeper.save_now()
    assert is_locked(list_file)
    assert is_locked(previous_copy(list_file))
    assert len(read_list(list_file, Password(WORDS)).questions) == 4


@pytest.mark.parametrize(
    ("first", "second", "told"),
    [("abc", "abc", "too short"), ("three calm words", "three calm wards", "not the same")],
)
def test_password_that_cannot_be_is_told(kept: Driver, first: str, second: str, told: str) -> None:
    kept.go(Screen.PASSWORD, "set")
    fill(kept, "Password", first)
    fill(kept, "The same password again", second)
    kept.press("Set the password")
    assert kept.says(told)
    assert not is_locked(folder(kept) / "my-questions.ketams")


def test_start_asks_for_the_password_and_says_kindly_when_it_is_wrong(
    kept: Driver, start: Start
) -> None:
    lock(kept)
    kept.close()
    app = start().show()
    assert app.here[0] is Screen.PASSWORD
    assert app.says("Your list has a password")
    fill(app, "Password", "another one")
    app.press("Open my list")
    app.wait_until(lambda: app.says("This password does not open the list."))
    fill(app, "Password", WORDS)
    app.press("Open my list")
    app.wait_until(lambda: app.here[0] is Screen.HOME)
    assert texts(app) == ["First?", "Second?"]
    app.session.add_own("Third?")
    app.services.keeper.save_now()
    assert is_locked(app.list_file)


def test_not_now_leaves_the_file_and_keeps_nothing(kept: Driver, start: Start) -> None:
    lock(kept)
    kept.close()
    app = start().show()
    before = {x.name: x.read_bytes() for x in folder(app).iterdir()}
    app.press("Not now")
    assert app.here[0] is Screen.HOME
    assert app.says("Your list stays closed, just as it is.")
    app.session.add_own("Meanwhile?")
    app.qtbot.wait(500)
    assert {x.name: x.read_bytes() for x in folder(app).iterdir()} == before
    # It is not lost without a question either.
    app.window.close()
    app.settle()
    app.button("Keep it as a new list and close").click()
    assert not app.window.isVisible()
    assert [x.text for x in read_list(folder(app) / "list-2.ketams").questions.items] == [
        "Meanwhile?"
    ]


def test_what_was_written_before_the_password_came_is_kept_apart(
    kept: Driver, start: Start
) -> None:
    lock(kept)
    kept.close()
    app = start().show()
    app.press("Home")
    app.session.add_own("Meanwhile?")
    app.back()
    for words in ("another one", WORDS):
        fill(app, "Password", words)
        app.press("Open my list")
        app.wait_until(lambda: app.button("Home").isVisible() and not app.says("Opening your list"))
        if words != WORDS:
            assert not (folder(app) / "list-2.ketams").exists()
    app.wait_until(lambda: app.here[0] is not Screen.PASSWORD)
    assert texts(app) == ["First?", "Second?"]
    assert app.says("What you wrote meanwhile is a list of its own, under My lists.")
    apart = read_list(folder(app) / "list-2.ketams")
    assert [x.text for x in apart.questions.items] == ["Meanwhile?"]


def test_locked_list_is_opened_from_my_lists(kept: Driver) -> None:
    lock(kept)
    kept.go(Screen.LISTS).press("New list").press("Cancel")
    kept.tick("my-questions.ketams").press("Open")
    assert kept.here[0] is Screen.PASSWORD
    fill(kept, "Password", WORDS)
    kept.press("Open my list")
    kept.wait_until(lambda: kept.here[0] is Screen.LIST)
    assert texts(kept) == ["First?", "Second?"]


def test_password_is_taken_away(kept: Driver) -> None:
    lock(kept)
    kept.go(Screen.PASSWORD, "set").press("Take the password away")
    list_file = folder(kept) / "my-questions.ketams"
    assert len(read_list(list_file).questions) == 2
    assert len(read_list(previous_copy(list_file)).questions) == 2


def test_changed_password_opens_no_copy_with_the_old_one(kept: Driver) -> None:
    lock(kept)
    lock(kept, "four calm words now")
    for path in folder(kept).iterdir():
        assert len(read_list(path, Password("four calm words now")).questions) == 2


def test_list_with_a_password_that_is_handed_over_asks(kept: Driver, tmp_path: Path) -> None:
    from ketams_desktop.ui.handed_over import HandedOver

    other = tmp_path / "stick.ketams"
    write_list(other, kept.services.keeper.present(), ListKey.new(WORDS, CHEAP))
    HandedOver(kept.services, kept.window).take(other)
    kept.settle()
    assert kept.here[0] is Screen.PASSWORD
    kept.press("Not now")
    assert not kept.all_of(NoticeBar)
    assert texts(kept) == ["First?", "Second?"]


# Wipe everything


def test_wipe_takes_two_presses_and_says_what_was_wiped(kept: Driver) -> None:
    lock(kept)
    kept.go(Screen.LISTS).press("New list").press("Cancel")
    kept.services.reading.note("bladder", 3)
    kept.services.reading.save_now()
    kept.go(Screen.SETTINGS).press("Wipe everything")
    assert folder(kept).exists()
    kept.press("Yes, wipe everything")
    assert kept.says("2 lists")
    assert kept.says("Your settings")
    assert kept.says("Where you were in the pages")
    assert texts(kept) == []
    kept.qtbot.wait(500)
    left = [x for x in kept.data_dir.rglob("*") if x.is_file()]
    assert left == []
    kept.back()
    assert kept.here[0] is Screen.HOME


def test_wipe_that_the_disk_refuses_names_what_is_left(
    kept: Driver, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = Path.unlink

    def unlink(path: Path, missing_ok: bool = False) -> None:
        if path.suffix == ".ketams":
            raise PermissionError(13, "Permission denied")
        real(path, missing_ok)

    monkeypatch.setattr(Path, "unlink", unlink)
    kept.go(Screen.WIPE).press("Yes, wipe everything")
    assert kept.says("Not everything could be wiped")
    assert kept.says(str(folder(kept) / "my-questions.ketams"))


def test_wipe_leaves_a_list_from_elsewhere(kept: Driver, tmp_path: Path) -> None:
    other = tmp_path / "stick.ketams"
    write_list(other, kept.services.keeper.present())
    before = other.read_bytes()
    kept.services.keeper.follow(other)
    kept.go(Screen.WIPE).press("Yes, wipe everything")
    assert kept.says(str(other))
    kept.qtbot.wait(500)
    assert other.read_bytes() == before
