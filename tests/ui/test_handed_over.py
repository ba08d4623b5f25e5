"""What the open window does with a list that a second start hands over."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
from conftest import Start
from driving import Driver
from PySide6.QtWidgets import QDialog

from ketams_desktop.desktop.settings import Keep
from ketams_desktop.questions.list_file import ListDocument, read_list, write_list
from ketams_desktop.questions.question_list import QuestionList
from ketams_desktop.ui.guide.list_rows import ListRow
from ketams_desktop.ui.handed_over import HandedOver
from ketams_desktop.ui.places import Screen

QUESTION = "Open other.ketams? The list that is here is not kept yet."
KEEP, FORGET = "Keep my list, then open it", "Forget my list and open it"
STAY = "Stay with my list"


@pytest.fixture
def other(tmp_path: Path) -> Path:
    """Return a list that a second start was asked to open."""
    path = tmp_path / "other.ketams"
    write_list(path, ListDocument(QuestionList().with_own("Another?")))
    return path


def hand(app: Driver, path: Path | None) -> None:
    HandedOver(app.services, app.window).take(path)
    app.settle()


def texts(app: Driver) -> list[str]:
    return [item.text for item in app.session.questions.items]


def told(app: Driver) -> str:
    notice = app.window.notices.current
    return notice.text if notice else ""


def test_take_with_nothing_on_the_list_opens_at_once(start: Start, other: Path) -> None:
    app = start().show()
    hand(app, other)
    assert (texts(app), told(app)) == (["Another?"], "This is the list other.ketams.")
    assert app.here[0] is Screen.LIST
    assert app.list_file == other


def test_take_with_a_kept_list_saves_it_first(start: Start, other: Path) -> None:
    app = start(keep_list=Keep.YES).show()
    kept = app.list_file
    app.session.add_own("Mine?")
    hand(app, other)
    assert texts(app) == ["Another?"]
    assert [item.text for item in read_list(kept).questions.items] == ["Mine?"]


@pytest.mark.parametrize("keep", [Keep.ASK, Keep.NO])
def test_take_with_a_list_that_is_not_kept_asks(start: Start, other: Path, keep: Keep) -> None:
    app = start(keep_list=keep).show()
    app.session.add_own("Mine?")
    hand(app, other)
    assert app.says(QUESTION)
    assert texts(app) == ["Mine?"]
    app.press(STAY)
    assert texts(app) == ["Mine?"]
    assert QUESTION not in told(app)


def test_question_answered_by_keep_keeps_it_and_opens_the_other(start: Start, other: Path) -> None:
    app = start().show()
    mine = app.list_file
    app.session.add_own("Mine?")
    hand(app, other)
    app.press(KEEP)
    assert texts(app) == ["Another?"]
    assert [item.text for item in read_list(mine).questions.items] == ["Mine?"]


def test_question_answered_by_forget_writes_nothing(start: Start, other: Path) -> None:
    app = start(keep_list=Keep.NO).show()
    mine = app.list_file
    app.session.add_own("Mine?")
    hand(app, other)
    app.press(FORGET)
    assert texts(app) == ["Another?"]
    assert not mine.exists()


def test_question_answered_by_keep_on_a_full_disk_loses_nothing(start: Start, other: Path) -> None:
    app = start().show()
    app.list_file.parent.parent.mkdir(parents=True, exist_ok=True)
    app.list_file.parent.write_text("a file in the way", "utf-8")
    app.session.add_own("Mine?")
    hand(app, other)
    app.press(KEEP)
    assert told(app).startswith("Your list could not be saved")
    assert texts(app) == ["Mine?"]


def test_take_with_a_kept_list_that_may_not_be_touched_offers_no_keeping(
    start: Start, other: Path, tmp_path: Path
) -> None:
    kept = tmp_path / "data" / "lists" / "my-questions.ketams"
    kept.parent.mkdir(parents=True)
    kept.write_text('{"format": "ketams-list", "version": 99}', "utf-8")
    app = start(keep_list=Keep.YES).show()
    app.press("Close")
    app.session.add_own("Mine?")
    hand(app, other)
    assert {FORGET, STAY} <= set(app.button_texts())
    assert KEEP not in app.button_texts()
    app.press(STAY)
    assert texts(app) == ["Mine?"]


def test_take_of_a_damaged_list_tells_and_keeps_what_is_open(start: Start, other: Path) -> None:
    app = start(keep_list=Keep.YES).show()
    app.session.add_own("Mine?")
    other.write_text("{", "utf-8")
    hand(app, other)
    assert "is damaged" in told(app)
    assert texts(app) == ["Mine?"]


def test_take_of_the_list_that_is_open_changes_nothing(start: Start, other: Path) -> None:
    app = start().show()
    hand(app, other)
    app.session.add_own("One more?")
    app.go(Screen.HOME)
    hand(app, other)
    assert texts(app) == ["Another?", "One more?"]
    assert app.here[0] is Screen.LIST


def test_take_on_the_list_screen_shows_the_other_list(start: Start, other: Path) -> None:
    app = start(keep_list=Keep.YES).show()
    app.session.add_own("Mine?")
    app.go(Screen.LIST)
    hand(app, other)
    (row,) = app.all_of(ListRow)
    assert "Another?" in row.accessibleName()


def test_take_while_a_dialog_is_open_waits_for_its_end(start: Start, other: Path) -> None:
    app = start()
    app.window.show()
    dialog = QDialog(app.window)
    dialog.setModal(True)
    dialog.show()
    hand(app, other)
    assert texts(app) == []
    dialog.close()
    app.wait_until(lambda: texts(app) == ["Another?"])


def test_take_of_nothing_brings_the_window_forward(start: Start) -> None:
    app = start().show()
    app.session.add_own("Mine?")
    app.window.showMinimized()
    hand(app, None)
    assert not app.window.isMinimized()
    assert app.window.isActiveWindow()
    assert texts(app) == ["Mine?"]


@pytest.mark.skipif(sys.platform == "win32", reason="only on systems with such files")
def test_take_of_a_pipe_does_not_wait_for_ever(start: Start, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.ketams")
    app = start().show()
    hand(app, tmp_path / "pipe.ketams")
    assert told(app).endswith("pipe.ketams is no file. Nothing was changed. Please choose a list.")
