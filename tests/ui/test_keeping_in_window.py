"""Keeping: asked once, written only after a yes, never lost without asking."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from conftest import Start
from driving import Driver
from PySide6.QtWidgets import QAbstractButton

from ketams_desktop.desktop.settings import Keep
from ketams_desktop.questions.list_file import (
    ListDocument,
    open_list,
    previous_copy,
    write_list,
)
from ketams_desktop.questions.question_list import QuestionList
from ketams_desktop.ui.guide.list_rows import ListRow
from ketams_desktop.ui.notices import NoticeBar, NoticeKind
from ketams_desktop.ui.places import Screen

ASK_LIST = "Keep my list on this computer?"
ASK_ANSWERS = "Keep what you ticked and marked, too? It tells about you and your health."
ASK_CLOSING = "Keep your list on this computer before you close?"


@pytest.fixture
def new(start: Start) -> Driver:
    """Return the app at its first start, with nothing decided."""
    return start().show()


def written(app: Driver) -> set[str]:
    """Return every file of the data folder."""
    return {x.relative_to(app.data_dir).as_posix() for x in app.data_dir.rglob("*") if x.is_file()}


def kept_texts(app: Driver) -> list[str]:
    return [x.text for x in open_list(app.list_file).document.questions.items]


def kept_json(app: Driver) -> dict[str, object]:
    data = json.loads(app.list_file.read_bytes())
    assert isinstance(data, dict)
    return data


def add_question(app: Driver) -> str:
    """Add the first question of a page, as a person does; return its words."""
    app.go(Screen.PAGE, "bladder")
    button = next(x for x in app.all_of(QAbstractButton) if x.text() == "Add to my list")
    app.press(button)
    return app.session.questions.items[-1].text


def test_keeping_is_asked_when_there_is_something_to_keep(new: Driver) -> None:
    for screen in (Screen.HOME, Screen.LIST, Screen.SETTINGS):
        new.go(screen)
        assert not new.says(ASK_LIST)
    add_question(new)
    assert new.says(ASK_LIST)
    new.go(Screen.LEARN)
    assert new.says(ASK_LIST)
    assert written(new) == set()


def test_keeping_answered_no_writes_nothing_but_the_settings(new: Driver) -> None:
    add_question(new)
    new.press("No, forget it when I close")
    assert not new.all_of(NoticeBar)
    add_text = "Something private?"
    new.session.add_own(add_text)
    new.qtbot.wait(500)
    new.close()
    assert written(new) == {"settings.json"}
    assert add_text not in (new.data_dir / "settings.json").read_text("utf-8")


def test_keeping_answered_yes_saves_within_a_second(new: Driver) -> None:
    words = add_question(new)
    new.press("Yes, keep it")
    assert not new.all_of(NoticeBar)
    new.wait_until(new.list_file.exists, seconds=1)
    assert kept_texts(new) == [words]
    new.session.add_own("And then?")
    new.wait_until(lambda: kept_texts(new) == [words, "And then?"], seconds=1)


def test_keeping_is_asked_only_once(new: Driver, start: Start) -> None:
    add_question(new)
    new.press("No, forget it when I close")
    new.close()
    again = start().show()
    assert again.session.is_empty
    add_question(again)
    assert not again.says(ASK_LIST)


@pytest.mark.parametrize(
    ("answer", "is_kept"), [("Yes, keep my answers", True), ("No, only the list", False)]
)
def test_keeping_the_answers_is_asked_apart(new: Driver, answer: str, is_kept: bool) -> None:
    new.go(Screen.GUIDE, "goals").press("Next").press("Next").tick("bladder")
    assert new.here == (Screen.GUIDE, "health")
    assert new.says(ASK_LIST)
    assert not new.says(ASK_ANSWERS)
    new.press("Yes, keep it")
    # Not under the same finger, and not while health is still being asked about.
    assert not new.all_of(NoticeBar)
    new.press("Next")
    assert new.says(ASK_ANSWERS)
    new.wait_until(new.list_file.exists, seconds=1)
    assert "bladder" not in json.dumps(kept_json(new).get("answers", ""))
    new.press(answer)
    assert not new.all_of(NoticeBar)
    new.qtbot.wait(500)
    data = kept_json(new)
    assert ("answers" in data) is is_kept
    assert ("Because you" in json.dumps(data)) is is_kept


def test_keeping_the_answers_is_not_asked_where_nothing_was_ticked(new: Driver) -> None:
    add_question(new)
    new.press("Yes, keep it")
    assert not new.says(ASK_ANSWERS)
    new.go(Screen.GUIDE, "health").tick("falls")
    assert not new.says(ASK_ANSWERS)
    new.press("Next")
    assert new.says(ASK_ANSWERS)


def test_closing_at_once_saves_the_last_change(new: Driver) -> None:
    words = add_question(new)
    new.press("Yes, keep it")
    new.session.add_own("A last thought?")
    new.close()
    assert kept_texts(new) == [words, "A last thought?"]


def test_starting_again_shows_the_kept_list_and_answers(new: Driver, start: Start) -> None:
    new.go(Screen.GUIDE, "health").tick("bladder", "falls")
    new.press("Next").press("Yes, keep it").press("Next").press("Yes, keep my answers")
    new.go(Screen.LIST).press("Down")
    items = new.session.questions.items
    new.close()

    again = start().show()
    assert again.session.questions.items == items
    assert not again.all_of(NoticeBar)
    again.press("See my list")
    shown = [x.accessibleName() for x in again.all_of(ListRow)]
    assert shown == [f"{n}. {x.text}" for n, x in enumerate(items, start=1)]
    again.go(Screen.GUIDE, "health")
    assert {key for key, box in again.options().items() if box.isChecked()} == {"bladder", "falls"}


def test_starting_again_without_kept_answers_shows_none(new: Driver, start: Start) -> None:
    new.go(Screen.GUIDE, "health").tick("bladder")
    new.press("Stop here").press("Yes, keep it").press("Home").press("No, only the list")
    texts = [x.text for x in new.session.questions.items]
    new.close()
    again = start().show()
    assert [x.text for x in again.session.questions.items] == texts
    assert not again.session.answers.chosen("health")
    again.go(Screen.LIST)
    assert not any("Because" in x.accessibleDescription() for x in again.all_of(ListRow))


def damage(app: Driver, *, previous_too: bool = False) -> None:
    app.list_file.write_bytes(b'{"format": "ketams-list", "ver')
    if previous_too:
        previous_copy(app.list_file).write_bytes(b"\x00\x00")


def kept_app(start: Start) -> Driver:
    """Return a closed app that has kept two versions of a list."""
    app = start(keep_list=Keep.YES).show()
    app.session.add_own("The older one?")
    app.services.keeper.save_now()
    app.session.add_own("The newer one?")
    app.close()
    return app


def test_damaged_list_is_opened_from_its_previous_copy_calmly(start: Start) -> None:
    damage(kept_app(start))
    app = start().show()
    assert [x.text for x in app.session.questions.items] == ["The older one?"]
    assert app.says("Your list was damaged, so the copy that was saved just before was opened")
    notice = app.window.notices.current
    assert notice is not None
    assert notice.kind is NoticeKind.TROUBLE
    aside = app.list_file.parent / "my-questions.damaged-1.ketams"
    assert str(aside) in notice.text
    assert aside.read_bytes().startswith(b'{"format"')
    # It stays until it is closed: going elsewhere does not take it away.
    app.go(Screen.LIST)
    assert app.says("Your list was damaged,")
    app.press("Close")
    assert not app.all_of(NoticeBar)


def test_damaged_list_without_a_copy_begins_anew_and_says_so(start: Start) -> None:
    damage(kept_app(start), previous_too=True)
    app = start().show()
    assert app.session.is_empty
    assert app.says("Your kept list was damaged and cannot be read, so this is a new, empty list.")


def test_closing_undecided_asks_and_keeps(new: Driver, start: Start) -> None:
    words = add_question(new)
    new.window.close()
    new.settle()
    assert new.window.isVisible()
    assert new.says(ASK_CLOSING)
    assert written(new) == set()
    new._has_keyboard = False
    new.press("Keep my list and close")
    assert not new.window.isVisible()
    assert kept_texts(new) == [words]
    assert start().show().session.questions.items[0].text == words


def test_closing_undecided_asks_and_forgets(new: Driver) -> None:
    add_question(new)
    new.window.close()
    new.settle()._has_keyboard = False
    new.press("Close and forget it")
    assert not new.window.isVisible()
    assert written(new) == {"settings.json"}


def test_closing_by_mistake_can_be_left_by_going_on(new: Driver) -> None:
    add_question(new)
    new.window.close()
    new.settle().press("Home")
    assert not new.says(ASK_CLOSING)
    assert new.says(ASK_LIST)


def test_closing_with_an_empty_list_asks_nothing(new: Driver) -> None:
    new.close()
    assert written(new) == set()


def test_disk_that_refuses_is_told_and_closing_asks(start: Start) -> None:
    app = start(keep_list=Keep.YES).show()
    obstacle = app.list_file.parent
    obstacle.write_text("not a folder")
    app.session.add_own("Where does this go?")
    app.wait_until(lambda: app.says("Your list could not be saved"), seconds=2)
    assert app.says("your list is still on the screen")
    app.window.close()
    app.settle()
    assert app.window.isVisible()
    assert app.says("Your last changes could not be saved.")
    app.press("Try to save again")
    assert app.says("Your list could not be saved")
    obstacle.unlink()
    app.window.close()
    assert not app.window.isVisible()
    assert kept_texts(app) == ["Where does this go?"]


def test_disk_that_takes_the_list_again_is_told(start: Start) -> None:
    app = start(keep_list=Keep.YES).show()
    obstacle = app.list_file.parent
    obstacle.write_text("not a folder")
    app.session.add_own("Where does this go?")
    app.wait_until(lambda: app.says("Your list could not be saved"), seconds=2)
    obstacle.unlink()
    app.services.keeper._try_again()
    app.settle()
    assert app.says("Your list is saved now.")
    assert not app.says("Your list could not be saved")
    assert kept_texts(app) == ["Where does this go?"]


def test_settings_that_cannot_be_saved_are_told_and_hold(start: Start) -> None:
    app = start().show()
    app.data_dir.write_text("not a folder")
    app.go(Screen.TEXT_AND_COLORS).press("Text size: 150 %")
    assert app.says("Your settings could not be saved")
    assert app.services.settings.value.text_percent == 150


def test_list_opened_by_name_is_kept_there_without_asking(start: Start, tmp_path: Path) -> None:
    path = tmp_path / "mine.ketams"
    write_list(path, ListDocument(QuestionList().with_own("From a file?")))
    app = start(path).show()
    assert not app.all_of(NoticeBar)
    app.session.add_own("One more?")
    app.close()
    texts = [x.text for x in open_list(path).document.questions.items]
    assert texts == ["From a file?", "One more?"]
    assert written(app) == set()


def test_list_opened_by_name_that_is_no_list_is_told_and_left(start: Start, tmp_path: Path) -> None:
    path = tmp_path / "letter.txt"
    path.write_text("Dear doctor")
    app = start(path).show()
    assert app.says("It was left as it is.")
    app.session.add_own("Mine?")
    app.services.keeper.save_now()
    assert path.read_text() == "Dear doctor"


def test_kept_list_deleted_in_settings_is_gone_from_the_disk(new: Driver) -> None:
    words = add_question(new)
    new.press("Yes, keep it")
    new.wait_until(new.list_file.exists, seconds=1)
    new.go(Screen.SETTINGS).press("Delete the kept list")
    assert written(new) == {"settings.json"}
    assert new.says("The kept list was deleted from this computer. It is still on the screen.")
    assert [x.text for x in new.session.questions.items] == [words]
    assert "Delete the kept list" not in new.button_texts()
    new.session.add_own("More?")
    new.close()
    assert written(new) == {"settings.json"}
