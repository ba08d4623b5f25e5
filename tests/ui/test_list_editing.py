"""My questions: selecting, ordering, taking away, writing; every change can be undone."""

from __future__ import annotations

import pytest
from driving import Driver, words_of
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QPlainTextEdit

from ketams_desktop.questions.question_list import MOST_QUESTIONS, TOP, Origin
from ketams_desktop.ui.frame import Pane
from ketams_desktop.ui.guide.list_rows import ListRow
from ketams_desktop.ui.guide.words_panel import WordsPanel
from ketams_desktop.ui.places import Screen
from ketams_desktop.ui.widgets.prose import Text


@pytest.fixture
def listed(app: Driver) -> Driver:
    """Return the app on its list, on which four questions of the person stand."""
    for text in ("First?", "Second?", "Third?", "Fourth?"):
        app.session.add_own(text)
    return app.go(Screen.LIST).wait_for_sheet()


def rows(app: Driver) -> list[ListRow]:
    return sorted(app.all_of(ListRow), key=lambda x: x.mapTo(app.window, QPoint(0, 0)).y())


def texts(app: Driver) -> list[str]:
    """Return the questions as the rows tell them, without their numbers."""
    told = [x.accessibleName() for x in rows(app)]
    assert [x.split(".")[0] for x in told] == [str(n) for n in range(1, len(told) + 1)]
    shown = [x.split(". ", 1)[1] for x in told]
    assert shown == [x.text for x in app.session.questions.items]
    return shown


def selected(app: Driver) -> str:
    (row,) = [x for x in rows(app) if x.isChecked()]
    return row.accessibleName().split(". ", 1)[1]


def enabled(app: Driver) -> set[str]:
    names = ("First", "Up", "Down", "Edit", "Undo", "Remove")
    return {x for x in names if app.button(x).isEnabled()}


def test_empty_list_offers_three_ways_to_begin(app: Driver) -> None:
    app.press("My questions")
    assert app.says("Your list is empty")
    app.press("Start reading")
    assert app.here == (Screen.LEARN, "")
    app.back().press("Write my own")
    assert app.focus() is app.one(QPlainTextEdit)
    app.type("Will it help me?").key(Qt.Key.Key_Return)
    assert texts(app) == ["Will it help me?"]
    app.press("Remove").press("Home").press("My questions").press("Start my list")
    assert app.here[0] is Screen.GUIDE


def test_writing_on_an_empty_list_cancelled_leaves_it_empty(app: Driver) -> None:
    app.go(Screen.LIST).press("Write my own")
    app.type("Will it").key(Qt.Key.Key_Escape)
    assert not app.all_of(QPlainTextEdit)
    assert app.session.is_empty
    assert app.says("Your list is empty")


def test_arrow_keys_select_a_row(listed: Driver) -> None:
    assert selected(listed) == "First?"
    rows(listed)[0].setFocus()
    listed.key(Qt.Key.Key_Down).key(Qt.Key.Key_Down)
    assert selected(listed) == "Third?"
    assert listed.focus() is rows(listed)[2]
    listed.key(Qt.Key.Key_Up)
    assert selected(listed) == "Second?"


def test_rows_take_one_stop_of_the_tab_key(listed: Driver) -> None:
    listed.press(rows(listed)[2])
    rows(listed)[2].setFocus()
    listed.key(Qt.Key.Key_Tab)
    assert not isinstance(listed.focus(), ListRow)
    listed.key(Qt.Key.Key_Backtab)
    assert listed.focus() is rows(listed)[2]


def test_buttons_without_anything_to_do_cannot_be_pressed(listed: Driver) -> None:
    # Undo takes back the writing of the four.
    assert enabled(listed) == {"Down", "Edit", "Undo", "Remove"}
    listed.press(rows(listed)[3])
    assert enabled(listed) == {"First", "Up", "Edit", "Undo", "Remove"}


def test_order_changed_with_first_up_down_follows_the_row(listed: Driver) -> None:
    listed.press(rows(listed)[2]).press("Up")
    assert texts(listed) == ["First?", "Third?", "Second?", "Fourth?"]
    assert selected(listed) == "Third?"
    listed.press("Down").press("Down")
    assert texts(listed) == ["First?", "Second?", "Fourth?", "Third?"]
    listed.press("First")
    assert texts(listed) == ["Third?", "First?", "Second?", "Fourth?"]
    assert selected(listed) == "Third?"


def test_undo_pressed_again_and_again_goes_all_the_way_back(listed: Driver) -> None:
    listed.press(rows(listed)[2]).press("Up").press("First").press("Down")
    for _ in range(3):
        listed.press("Undo")
    assert texts(listed) == ["First?", "Second?", "Third?", "Fourth?"]


def test_button_that_moved_a_row_keeps_the_keyboard(listed: Driver) -> None:
    listed.press(rows(listed)[3])
    up = listed.button("Up")
    up.setFocus()
    listed.key(Qt.Key.Key_Space).key(Qt.Key.Key_Space)
    assert texts(listed) == ["First?", "Fourth?", "Second?", "Third?"]
    assert listed.focus() is up


def test_button_pressed_once_too_often_does_nothing_else(listed: Driver) -> None:
    listed.press(rows(listed)[1])
    listed.button("Up").setFocus()
    listed.key(Qt.Key.Key_Space)
    wanted = ["Second?", "First?", "Third?", "Fourth?"]
    assert texts(listed) == wanted
    assert listed.focus() is rows(listed)[0]
    listed.key(Qt.Key.Key_Space).key(Qt.Key.Key_Return).key(Qt.Key.Key_Space)
    assert texts(listed) == wanted


def test_removed_question_comes_back_with_undo(listed: Driver) -> None:
    listed.press(rows(listed)[1]).press("Remove")
    assert texts(listed) == ["First?", "Third?", "Fourth?"]
    assert selected(listed) == "Third?"
    assert listed.says("Taken off your list.")
    listed.press(listed.buttons("Undo")[-1])
    assert texts(listed) == ["First?", "Second?", "Third?", "Fourth?"]


def test_all_questions_removed_can_be_brought_back(listed: Driver) -> None:
    for _ in range(4):
        listed.press("Remove")
    assert listed.session.is_empty
    assert listed.here == (Screen.LIST, "")
    listed.press(listed.buttons("Undo")[0])
    assert texts(listed) == ["Fourth?"]
    focus = listed.focus()
    assert focus is not None
    assert focus.isVisible()


def test_suggestion_removed_does_not_come_back_by_itself(app: Driver) -> None:
    app.session.choose("health", frozenset({"bladder"}))
    app.go(Screen.LIST)
    row = next(x for x in rows(app) if "MS bladder" in x.accessibleName())
    words = row.accessibleName().split(". ", 1)[1]
    app.press(row).press("Not for me")
    app.session.choose("health", frozenset({"bladder", "falls"}))
    app.settle()
    assert app.session.questions.find("Q-BLAD-02") is None
    assert words not in texts(app)


def test_own_question_with_enter_is_saved_and_selected(listed: Driver) -> None:
    listed.press("Write my own")
    listed.type("Who drives me home?").key(Qt.Key.Key_Return)
    assert texts(listed)[-1] == "Who drives me home?"
    assert selected(listed) == "Who drives me home?"
    assert not listed.all_of(WordsPanel)
    assert listed.session.questions.items[-1].origin is Origin.OWN
    assert rows(listed)[-1].accessibleDescription() == "Your own question"
    assert listed.focus() is rows(listed)[-1]


def test_own_question_with_escape_or_cancel_is_dropped(listed: Driver) -> None:
    listed.press("Write my own")
    listed.type("Never mind").key(Qt.Key.Key_Escape)
    assert not listed.all_of(WordsPanel)
    listed.press("Write my own")
    assert listed.one(QPlainTextEdit).toPlainText() == ""
    listed.type("Never mind").press("Cancel")
    assert texts(listed) == ["First?", "Second?", "Third?", "Fourth?"]


@pytest.mark.parametrize("words", ["", "   ", "\u202e\u200b\u0007"])
def test_own_question_without_words_cannot_be_saved(listed: Driver, words: str) -> None:
    listed.press("Write my own")
    listed.one(QPlainTextEdit).setPlainText(words)
    assert not listed.button("Save").isEnabled()
    listed.key(Qt.Key.Key_Return)
    assert listed.all_of(WordsPanel)
    assert len(listed.session.questions) == 4


def test_own_question_with_strange_signs_is_cleaned(listed: Driver) -> None:
    listed.press("Write my own")
    listed.one(QPlainTextEdit).setPlainText("Is\u0000 it\u202e\n safe\t<b>now</b>?\u200b")
    listed.press("Save")
    assert texts(listed)[-1] == "Is it safe <b>now</b>?"


def test_edited_words_are_marked_and_the_first_ones_come_back(app: Driver) -> None:
    question = app.services.bank.question("Q-BLAD-02")
    app.session.add_question(question, Origin.BANK)
    app.go(Screen.LIST).press("Edit")
    field = app.one(QPlainTextEdit)
    assert field.toPlainText() == question.patient
    assert "Use the first words again" not in app.button_texts()
    field.selectAll()
    app.type("What about my bladder?").press("Save")
    assert texts(app) == ["What about my bladder?"]
    assert "Your words" in rows(app)[0].accessibleDescription()
    app.press("Edit").press("Use the first words again")
    assert texts(app) == [question.patient]
    assert "Your words" not in rows(app)[0].accessibleDescription()


def test_edit_opens_right_under_its_row_in_view(listed: Driver) -> None:
    for number in range(12):
        listed.session.add_own(f"One more, number {number}?")
    listed.settle().press(rows(listed)[9]).press("Edit")
    panel = listed.one(WordsPanel)
    assert panel.pos().y() > rows(listed)[9].pos().y()
    assert panel.pos().y() < rows(listed)[10].pos().y()
    pane = next(x for x in listed.all_of(Pane) if x.isAncestorOf(panel))
    top = panel.mapTo(pane.viewport(), QPoint(0, 0)).y()
    assert top >= 0
    assert top + panel.height() <= pane.viewport().height()


def test_edit_while_the_list_changes_keeps_the_words(listed: Driver) -> None:
    listed.press("Edit").type(" And why?")
    listed.session.add_own("Another?")
    listed.settle()
    assert listed.one(QPlainTextEdit).toPlainText() == "First? And why?"
    listed.press("Save")
    assert texts(listed)[0] == "First? And why?"


def test_other_actions_while_words_are_written_lose_nothing(listed: Driver) -> None:
    listed.press(rows(listed)[1]).press("Edit").type(" Really")
    listed.press(rows(listed)[2]).press("Up").press("Remove")
    panel = listed.one(WordsPanel)
    assert panel.field.toPlainText() == "Second? Really"
    listed.press("Save")
    assert "Second? Really" in texts(listed)


def test_row_whose_words_are_written_when_removed_closes_the_field(listed: Driver) -> None:
    listed.press(rows(listed)[1]).press("Edit").type(" Really").press("Remove")
    assert texts(listed) == ["First?", "Third?", "Fourth?"]
    assert not listed.all_of(WordsPanel)


def test_full_list_says_kindly_that_it_is_full(app: Driver) -> None:
    for number in range(MOST_QUESTIONS):
        app.session.add_own(f"Question {number}?")
    app.go(Screen.LIST).press("Write my own")
    assert app.says("25 questions are more than a visit can hold. Take one away first.")
    assert not app.all_of(WordsPanel)
    app.press("Remove").press("Write my own")
    app.type("One more?").key(Qt.Key.Key_Return)
    assert len(app.session.questions) == MOST_QUESTIONS


def test_rows_tell_why_a_question_is_there(app: Driver) -> None:
    app.session.choose("health", frozenset({"bladder"}))
    app.go(Screen.LIST)
    told = {x.accessibleName(): x.accessibleDescription() for x in rows(app)}
    assert len(told) > TOP
    bladder = next(note for text, note in told.items() if "MS bladder problems" in text)
    assert bladder.startswith("Suggested · Because you ")
    assert all(note.startswith("Suggested") for note in told.values())


def test_moved_suggestion_becomes_the_persons_own_choice(app: Driver) -> None:
    app.session.choose("health", frozenset({"bladder"}))
    app.go(Screen.LIST)
    row = next(x for x in rows(app) if "MS bladder problems" in x.accessibleName())
    app.press(row).press("First")
    assert "Suggested" not in rows(app)[0].accessibleDescription()
    app.session.choose("health", frozenset())
    app.settle()
    assert "MS bladder problems" in texts(app)[0]


def test_more_ideas_and_change_my_answers_lead_there(listed: Driver) -> None:
    listed.press("Show more ideas")
    assert listed.here == (Screen.MORE_IDEAS, "")
    listed.back().press("Change my answers")
    assert listed.here[0] is Screen.GUIDE


def test_long_word_of_the_person_is_broken_not_clipped(listed: Driver) -> None:
    address = "https://example.org/" + "a" * 120
    listed.session.add_own(address)
    listed.go(Screen.GUIDE, "health")
    line = next(x for x in listed.all_of(Text) if words_of(x) == address)
    one_line = line.fontMetrics().height()
    assert line.heightForWidth(line.width()) >= 3 * one_line
    assert line.accessibleName().endswith(address)
