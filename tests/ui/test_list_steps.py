"""My questions: steps back and forward, how it stands, and the keyboard alone."""

from __future__ import annotations

import pytest
from conftest import Start
from driving import Driver, name_of
from layout_rules import layout_faults
from on_the_list import Z, redo, rows, selected, texts
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from ketams_desktop.desktop.settings import Keep
from ketams_desktop.questions.bank import Role
from ketams_desktop.questions.starters import starters_of
from ketams_desktop.ui.places import Screen
from ketams_desktop.ui.reader.study_card import StudyCard


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return what is announced to a screen reader."""
    told: list[str] = []

    def listen(event: object) -> None:
        if isinstance(event, QAccessibleAnnouncementEvent):
            told.append(event.message())

    monkeypatch.setattr(QAccessible, "updateAccessibility", listen)
    return told


@pytest.fixture
def suggested(app: Driver) -> Driver:
    """Return the app on a list that the answers suggested."""
    app.session.choose("health", frozenset({"bladder"}))
    return app.go(Screen.LIST).wait_for_sheet()


@pytest.fixture
def listed(app: Driver) -> Driver:
    """Return the app on its list, on which five questions of the person stand."""
    for text in ("First?", "Second?", "Third?", "Fourth?", "Fifth?"):
        app.session.add_own(text)
    return app.go(Screen.LIST).wait_for_sheet()


# --- Steps back and forward -------------------------------------------------------------


def test_undo_and_redo_by_keys_name_what_came_back(listed: Driver) -> None:
    selected(listed).setFocus()
    listed.key(Qt.Key.Key_Down).press("Up")
    assert texts(listed)[:2] == ["Second?", "First?"]
    listed.key(Z, ctrl=True)
    assert texts(listed)[:2] == ["First?", "Second?"]
    assert listed.says("Brought back: the order of your questions")
    redo(listed)
    assert texts(listed)[:2] == ["Second?", "First?"]
    assert listed.says("Done again: the order of your questions")


def test_undo_keys_name_an_answer_on_any_screen(app: Driver) -> None:
    app.session.choose("health", frozenset({"bladder"}))
    app.go(Screen.HOME).key(Z, ctrl=True)
    assert app.says("Brought back: your answer")
    assert not app.session.answers.chosen("health")
    redo(app)
    assert app.says("Done again: your answer")
    assert app.session.answers.chosen("health") == {"bladder"}


def test_undo_and_redo_of_adding_and_words(listed: Driver) -> None:
    listed.press("Edit").type(" Why?").press("Save")
    listed.press("Undo")
    assert texts(listed)[0] == "First?"
    assert listed.says("Brought back: the words of your question")
    listed.press("Undo")
    assert listed.says("Taken off again: Fifth?")
    listed.press("Redo")
    assert listed.says("Done again: Fifth?")


def test_undo_keys_in_a_text_field_belong_to_the_field(listed: Driver) -> None:
    before = listed.session.questions
    listed.press("Write my own").type("abc").key(Z, ctrl=True)
    assert listed.session.questions == before
    assert listed.one(QPlainTextEdit).toPlainText() != "abc"
    for _ in range(3):
        listed.key(Z, ctrl=True)
    assert listed.session.questions == before
    listed.key(Qt.Key.Key_Escape).go(Screen.HOME)
    field = listed.all_of(QLineEdit)[0]
    field.setFocus()
    listed.key(Z, ctrl=True)
    assert listed.session.questions == before


def test_redo_is_off_until_something_was_undone(listed: Driver) -> None:
    assert not listed.button("Redo").isEnabled()
    listed.press("Undo")
    assert listed.button("Redo").isEnabled()
    listed.press("Redo")
    assert not listed.button("Redo").isEnabled()


def test_each_action_is_announced_once(suggested: Driver, heard: list[str]) -> None:
    for name, words in (
        ("Down", "Now number 2"),
        ("Keep", "Kept. It stays, whatever you answer."),
        ("10-minute visit", "3 questions are for the visit, the rest for the nurse or a message."),
        ("Undo", "Brought back: what you set for the visit"),
        ("Redo", "Done again: what you set for the visit"),
        ("Facts for the team", "Facts for the team: opened below."),
    ):
        if name == "Keep":
            suggested.press(rows(suggested)[2])
        heard.clear()
        suggested.press(name)
        assert heard == [words], name


def test_undo_in_a_narrow_window_stays_under_the_finger(start: Start) -> None:
    app = start(keep_list=Keep.NO).show(700, 800)
    app.session.add_own("One?")
    app.session.add_own("Two?")
    app.go(Screen.LIST)
    undo = app.button("Undo")
    before = undo.mapTo(app.window, QPoint(0, 0))
    app.press(undo)
    assert app.says("Taken off again: Two?")
    assert undo.mapTo(app.window, QPoint(0, 0)) == before
    app.press(undo)
    assert app.says("Taken off again: One?")


def test_nothing_to_take_back_says_nothing(app: Driver, heard: list[str]) -> None:
    app.key(Z, ctrl=True)
    redo(app)
    assert heard == []


@pytest.mark.parametrize(("percent", "width"), [(100, 1280), (100, 700), (200, 1366), (300, 1366)])
def test_everything_opened_stands_well_at_every_size(
    start: Start, percent: int, width: int
) -> None:
    app = start(keep_list=Keep.NO, text_percent=percent).show(width, 800)
    app.session.choose("health", frozenset({"bladder"}))
    app.session.add_own("My own?", Role.CAREGIVER)
    app.session.ask(app.session.questions.items[0].key, ("pharmacist",))
    app.go(Screen.LIST)
    starter = starters_of(app.services.library)[0]
    presses = ("More", "Where this comes from", "Add a note", "Who to ask", "Someone else")
    for name in (*presses, "10-minute visit", "Facts for the team", "Type them here"):
        app.press(name).wait_for_sheet()
        assert layout_faults(app.window) == [], name
    for name in ("Write my own", starter.says):
        app.press(name).wait_for_sheet()
        assert layout_faults(app.window) == [], name


# --- With the keyboard alone ------------------------------------------------------------


def tab_to(app: Driver, target: str) -> Driver:
    """Press Tab until a button has the keyboard."""
    wanted: QWidget = app.button(target)
    for _ in range(80):
        if app.focus() is wanted:
            return app
        app.key(Qt.Key.Key_Tab)
        focus = app.focus()
        assert focus is not None
        assert focus.isVisible(), name_of(focus)
    raise AssertionError(f"Tab never comes to '{target}'")


def tab_names(app: Driver, count: int) -> list[str]:
    """Press Tab so many times; return the names of what had the keyboard."""
    names = []
    for _ in range(count):
        app.key(Qt.Key.Key_Tab)
        focus = app.focus()
        assert focus is not None
        names.append(focus.accessibleName() or getattr(focus, "text", str)())
    return names


def test_tab_goes_through_what_has_opened_where_it_stands(listed: Driver) -> None:
    listed.press("More")
    selected(listed).setFocus()
    names = ["Add a note", "Who to ask", "Move to: My caregiver's questions", "Close"]
    assert tab_names(listed, 5) == [*names, "Write my own"]
    listed.press("Close").press("Write my own")
    selected(listed).setFocus()
    listed.one(QPlainTextEdit).setPlainText("x")
    starters = [x.says for x in starters_of(listed.services.library)]
    names = ["My own question", "Save", "Cancel", *starters, "Write my own"]
    assert tab_names(listed, len(names)) == names
    listed.press(starters[0])
    asked = [x.patient for x in starters_of(listed.services.library)[0].questions]
    names = [*asked[1:], "Other beginnings", "Write my own"]
    assert tab_names(listed, len(names)) == names
    listed.press("Cancel").press("Facts for the team").press("Type them here")
    listed.button("Facts for the team").setFocus()
    names = ["Medicines I take", "Allergies", "Bad reactions in the past"]
    assert tab_names(listed, 5) == [*names, "Leave them blank", "Close"]


def press_by_key(app: Driver, target: str) -> Driver:
    return tab_to(app, target).key(Qt.Key.Key_Space)


def test_choosing_and_ordering_with_the_keyboard_alone(suggested: Driver) -> None:
    app = suggested
    selected(app).setFocus()
    for _ in range(3):
        app.key(Qt.Key.Key_Down)
    assert "MS bladder" in selected(app).accessibleName()
    press_by_key(app, "First")
    assert "MS bladder" in texts(app)[0]
    press_by_key(app, "More")
    app.key(Qt.Key.Key_Space)
    assert app.all_of(StudyCard)
    press_by_key(app, "Add a note")
    app.type("ask soon").key(Qt.Key.Key_Return)
    press_by_key(app, "Who to ask")
    press_by_key(app, "MS nurse")
    press_by_key(app, "Close")
    assert app.focus() is rows(app)[0]
    press_by_key(app, "Write my own")
    starter = starters_of(app.services.library)[0]
    press_by_key(app, starter.says).key(Qt.Key.Key_Space)
    assert texts(app)[-1] == starter.questions[0].patient
    press_by_key(app, "Up")
    press_by_key(app, "Remove")
    app.key(Z, ctrl=True)
    first = app.session.questions.items[0]
    assert (first.ask, first.note) == (("ms_nurse",), "ask soon")
    assert texts(app)[-2] == starter.questions[0].patient
