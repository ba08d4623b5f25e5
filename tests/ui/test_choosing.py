"""My questions: why and where from, keep or not, notes, people, parts, facts, steps back."""

from __future__ import annotations

import pytest
from conftest import Start
from driving import Driver, name_of
from layout_rules import layout_faults
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from ketams_desktop.desktop.settings import Keep
from ketams_desktop.desktop.unfinished import NEW
from ketams_desktop.questions.bank import Role
from ketams_desktop.questions.people import for_person
from ketams_desktop.questions.question_list import MOST_QUESTIONS, Origin
from ketams_desktop.questions.starters import starters_of
from ketams_desktop.ui.guide.details_panel import DetailsPanel
from ketams_desktop.ui.guide.facts_panel import BlankLine, FactsPanel
from ketams_desktop.ui.guide.list_rows import ListRow
from ketams_desktop.ui.guide.words_panel import WordsPanel
from ketams_desktop.ui.places import Screen
from ketams_desktop.ui.reader.study_card import StudyCard
from ketams_desktop.ui.widgets.prose import Heading

Z = Qt.Key.Key_Z


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


def rows(app: Driver) -> list[ListRow]:
    return sorted(app.all_of(ListRow), key=lambda x: x.mapTo(app.window, QPoint(0, 0)).y())


def texts(app: Driver) -> list[str]:
    return [x.accessibleName().split(". ", 1)[1] for x in rows(app)]


def selected(app: Driver) -> ListRow:
    (row,) = [x for x in rows(app) if x.isChecked()]
    return row


def select(app: Driver, part: str) -> Driver:
    return app.press(next(x for x in rows(app) if part in x.accessibleName()))


def headings(app: Driver) -> list[str]:
    """Return the headings of parts in the order of the screen."""
    found = sorted(app.all_of(Heading), key=lambda x: x.mapTo(app.window, QPoint(0, 0)).y())
    return [x.words for x in found]


def redo(app: Driver) -> Driver:
    held = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(app.focus() or app.window, Z, held)
    return app.settle()


# --- Why, where from, keep, not for me --------------------------------------------------


def test_where_a_suggestion_comes_from_opens_in_place(suggested: Driver) -> None:
    select(suggested, "MS bladder").press("More").press("Where this comes from")
    item = suggested.session.questions.items[3]
    question = suggested.services.bank.question(item.question_id)
    cards = suggested.all_of(StudyCard)
    assert [x.claim.id for x in cards] == list(question.evidence)
    for card in cards:
        assert suggested.says(card.claim.statement)
        for source in card.claim.sources:
            assert suggested.says(suggested.services.library.source(source).citation)
    panel = suggested.one(DetailsPanel)
    assert panel.pos().y() > selected(suggested).pos().y()
    button = suggested.button("Where this comes from")
    assert button.accessibleDescription() == "open"
    suggested.press(button)
    assert not suggested.all_of(StudyCard)
    assert button.accessibleDescription() == "closed"


def test_own_question_comes_from_nowhere_else(listed: Driver) -> None:
    listed.press("More")
    assert "Where this comes from" not in listed.button_texts()


def test_more_closes_with_its_button_and_gives_the_row_the_keyboard(listed: Driver) -> None:
    listed.press("More")
    assert listed.focus() is listed.button("Add a note")
    listed.press("Close")
    assert not listed.all_of(DetailsPanel)
    assert listed.focus() is selected(listed)


def test_more_closes_with_escape(listed: Driver) -> None:
    listed.press("More").key(Qt.Key.Key_Escape)
    assert not listed.all_of(DetailsPanel)
    assert listed.focus() is selected(listed)


def test_more_closes_when_another_row_is_selected(listed: Driver) -> None:
    listed.press("More").press(rows(listed)[2])
    assert not listed.all_of(DetailsPanel)


def test_suggestion_kept_stays_when_the_answers_change(suggested: Driver) -> None:
    select(suggested, "MS bladder").press("Keep")
    assert "Suggested" not in selected(suggested).accessibleDescription()
    assert "Because you" in selected(suggested).accessibleDescription()
    assert not suggested.button("Keep").isEnabled()
    suggested.session.choose("health", frozenset())
    suggested.settle()
    assert any("MS bladder" in x for x in texts(suggested))


def test_suggestion_not_for_me_comes_back_with_undo(suggested: Driver) -> None:
    before = texts(suggested)
    select(suggested, "MS bladder").press("Not for me")
    assert len(texts(suggested)) == len(before) - 1
    suggested.press("Undo")
    assert texts(suggested) == before
    assert suggested.says("Brought back: I already have MS bladder problems.")


def test_keep_is_shown_only_where_something_is_suggested(listed: Driver) -> None:
    assert "Keep" not in listed.button_texts()


def test_more_ideas_tell_where_a_question_comes_from(app: Driver) -> None:
    topic = app.services.bank.topics[0]
    app.go(Screen.MORE_IDEAS, topic.id)
    button = app.buttons("Where this comes from")[0]
    app.press(button)
    question = next(x for x in app.services.bank.questions if x.topic == topic.id)
    assert question.patient in button.accessibleName()
    assert [x.claim.id for x in app.all_of(StudyCard)] == list(question.evidence)


# --- Own questions ----------------------------------------------------------------------


def test_own_question_takes_three_presses_and_no_typing(listed: Driver) -> None:
    starter = starters_of(listed.services.library)[0]
    listed.press("Write my own").press(starter.says).press(starter.questions[2].patient)
    assert texts(listed)[-1] == starter.questions[2].patient
    assert listed.session.questions.items[-1].origin is Origin.OWN
    assert not listed.all_of(WordsPanel)
    assert listed.focus() is rows(listed)[-1]


def test_every_beginning_leads_to_its_questions_and_back(listed: Driver) -> None:
    listed.press("Write my own")
    for starter in starters_of(listed.services.library):
        listed.press(starter.says)
        assert listed.focus() is listed.button(starter.questions[0].patient)
        assert {x.patient for x in starter.questions} <= set(listed.button_texts())
        listed.press("Other beginnings")
    listed.key(Qt.Key.Key_Tab)
    assert listed.focus() is not None


def test_caregiver_chooses_beginnings_in_their_words(app: Driver) -> None:
    app.session.choose("role", frozenset({"caregiver"}))
    app.go(Screen.LIST)
    starter = starters_of(app.services.library)[0]
    app.press("Write my own").press(starter.says).press(starter.questions[0].caregiver)
    assert starter.questions[0].caregiver in texts(app)


def test_half_written_question_survives_going_elsewhere(listed: Driver) -> None:
    listed.press("Write my own").type("Can I still dri")
    listed.press("Learn").press("My questions")
    field = listed.one(QPlainTextEdit)
    assert field.toPlainText() == "Can I still dri"
    assert listed.focus() is field
    listed.type("ve?").press("Save")
    assert texts(listed)[-1] == "Can I still drive?"
    listed.press("Home").press("My questions")
    assert not listed.all_of(WordsPanel)


def test_half_changed_words_survive_going_elsewhere(listed: Driver) -> None:
    listed.press(rows(listed)[2]).press("Edit").type(" And wh")
    listed.press("Home").press("My questions")
    panel = listed.one(WordsPanel)
    assert panel.field.toPlainText() == "Third? And wh"
    assert panel.pos().y() > rows(listed)[2].pos().y()
    assert panel.pos().y() < rows(listed)[3].pos().y()


def test_half_written_question_on_an_empty_list_survives(app: Driver) -> None:
    app.go(Screen.LIST).press("Write my own").type("Will")
    app.press("Home").press("My questions")
    assert app.one(QPlainTextEdit).toPlainText() == "Will"


def test_half_written_question_is_forgotten_with_everything_else(listed: Driver) -> None:
    listed.press("Write my own").type("My secret")
    assert listed.session.unfinished.draft is not None
    assert listed.session.unfinished.draft.key == NEW
    listed.session.clear()
    assert listed.session.unfinished.draft is None


def test_full_list_offers_a_second_one_where_there_can_be(app: Driver) -> None:
    for number in range(MOST_QUESTIONS):
        app.session.add_own(f"Question {number}?")
    begun: list[str] = []
    app.session.begin_second_list = lambda: begun.append("second")
    app.go(Screen.LIST).press("Write my own")
    assert app.says("25 questions are more than a visit can hold.")
    app.press("Begin a second list")
    assert begun == ["second"]


# --- Notes, people, a short visit -------------------------------------------------------


def test_note_stands_under_its_question_as_it_is_typed(listed: Driver) -> None:
    listed.press(rows(listed)[1]).press("More").press("Add a note")
    field = listed.one(QPlainTextEdit)
    assert listed.focus() is field
    listed.type("since May")
    assert "Note: since May" in selected(listed).accessibleDescription()
    assert listed.focus() is field
    listed.key(Qt.Key.Key_Return)
    assert not listed.all_of(QPlainTextEdit)
    assert listed.focus() is listed.button("Change my note")
    listed.press("Undo")
    assert listed.session.questions.items[1].note == ""
    assert listed.says("Brought back: your note")


def test_people_marked_show_their_questions_each_once(listed: Driver) -> None:
    assert "Everyone" not in listed.button_texts()
    for place, who in ((0, "Pharmacist"), (2, "Neurologist (MS doctor)")):
        listed.press(rows(listed)[place]).press("More").press("Who to ask")
        if who not in listed.button_texts():
            listed.press("Someone else")
        listed.press(who)
        assert f"To ask: {who}" in rows(listed)[place].accessibleDescription()
    listed.press("Close")
    session = listed.session
    sheets = {x: for_person(session.questions, x) for x in ("neurologist", "pharmacist", "")}
    assert sorted(len(x) for x in sheets.values()) == [1, 1, 3]
    listed.press("Pharmacist")
    assert texts(listed) == ["First?"]
    listed.press("Neurologist (MS doctor)")
    assert texts(listed) == ["Third?"]
    listed.press("Anyone")
    assert texts(listed) == ["Second?", "Fourth?", "Fifth?"]
    listed.press("Everyone")
    assert len(texts(listed)) == 5


def test_people_that_the_answers_name_come_first(app: Driver) -> None:
    app.session.choose("visit", frozenset({"ms_nurse", "pharmacist", "not_sure"}))
    app.go(Screen.LIST).press("More").press("Who to ask")
    names = {"MS nurse", "Pharmacist", "Anyone"}
    assert names <= set(app.button_texts())
    assert "Neurologist (MS doctor)" not in app.button_texts()
    app.press("Someone else")
    assert "Neurologist (MS doctor)" in app.button_texts()
    assert "I am not sure yet" not in app.button_texts()


def test_order_of_one_persons_questions_goes_over_the_others(listed: Driver) -> None:
    for place in (0, 4):
        listed.session.ask(listed.session.questions.items[place].key, ("pharmacist",))
    listed.settle().press("Pharmacist").press(rows(listed)[1]).press("Up")
    assert texts(listed) == ["Fifth?", "First?"]
    assert not listed.button("Up").isEnabled()


def test_own_question_written_in_one_persons_view_is_not_hidden(listed: Driver) -> None:
    listed.session.ask(listed.session.questions.items[0].key, ("pharmacist",))
    listed.settle().press("Pharmacist").press("Write my own").type("New?").press("Save")
    assert texts(listed)[-1] == "New?"
    assert len(texts(listed)) == 6


def test_short_visit_keeps_three_for_now_and_can_be_undone(listed: Driver) -> None:
    listed.press("10-minute visit")
    assert listed.button("10-minute visit").isChecked()
    shown = [x for x in headings(listed) if x.startswith("For ")]
    assert shown == ["For the visit", "For the nurse or a message"]
    later = next(x for x in listed.all_of(Heading) if x.words.startswith("For the nurse"))
    assert rows(listed)[2].pos().y() < later.pos().y() < rows(listed)[3].pos().y()
    listed.press(rows(listed)[3]).press("Up")
    assert texts(listed)[2] == "Fourth?"
    listed.press("Undo").press("Undo")
    assert not listed.session.visit.is_short
    assert "For the visit" not in headings(listed)
    assert listed.says("Brought back: what you set for the visit")


# --- Caregivers -------------------------------------------------------------------------


def test_caregivers_questions_stand_apart_after_the_persons(listed: Driver) -> None:
    listed.press("More").press("Move to: My caregiver's questions")
    assert texts(listed) == ["Second?", "Third?", "Fourth?", "Fifth?", "First?"]
    shown = [x for x in headings(listed) if "questions" in x]
    assert shown == ["My questions", "My caregiver's questions"]
    assert not listed.button("Up").isEnabled()
    assert not listed.button("Down").isEnabled()
    assert listed.focus() is listed.button("Move to: My questions")
    listed.press("Move to: My questions")
    assert "My caregiver's questions" not in headings(listed)


def test_caregiver_is_asked_once_whose_question_it_is(app: Driver) -> None:
    app.session.choose("role", frozenset({"caregiver"}))
    app.go(Screen.LIST).press("Write my own").type("Who helps me?").press("Save")
    item = app.session.questions.items[-1]
    assert item.by is Role.CAREGIVER
    assert "My own questions, as their caregiver" in headings(app)
    app.press("The person I care for asks it")
    assert app.session.questions.item(item.key).by is Role.PATIENT
    app.press("Write my own").type("And then?").press("Save")
    assert app.session.questions.items[-1].by is Role.PATIENT
    assert not app.says("Whose question is it?")


def test_caregivers_own_question_stays_theirs_by_itself(app: Driver) -> None:
    app.session.choose("role", frozenset({"caregiver"}))
    app.go(Screen.LIST)
    for words in ("One?", "Two?"):
        app.press("Write my own").type(words).press("Save")
    assert {x.by for x in app.session.questions.items[-2:]} == {Role.CAREGIVER}


def test_persons_own_question_asks_nothing(listed: Driver) -> None:
    listed.press("Write my own").type("Mine?").press("Save")
    assert not listed.says("Whose question is it?")
    assert listed.session.questions.items[-1].by is Role.PATIENT


# --- Facts ------------------------------------------------------------------------------


def test_facts_are_blank_lines_and_nothing_is_kept(listed: Driver) -> None:
    listed.press("Facts for the team")
    assert len(listed.all_of(BlankLine)) == 3
    assert not listed.all_of(QPlainTextEdit)
    assert listed.says("nothing is kept anywhere")
    listed.press("Close")
    assert not listed.all_of(FactsPanel)
    assert listed.focus() is listed.button("Facts for the team")


@pytest.mark.parametrize(
    ("keep", "words"),
    [
        (Keep.NO, "in memory only. It is gone when you close the app."),
        (Keep.YES, "kept with your list on this computer."),
        (Keep.ASK, "until you say that your list is to be kept."),
    ],
)
def test_facts_typed_say_where_they_are_kept(listed: Driver, keep: Keep, words: str) -> None:
    listed.services.settings.change(keep_list=keep)
    listed.settle().press("Facts for the team").press("Type them here")
    assert listed.says(words)
    assert listed.focus() is listed.all_of(QPlainTextEdit)[0]
    listed.type("baclofen")
    assert listed.session.visit.facts.medicines == "baclofen"
    listed.key(Qt.Key.Key_Return).type("penicillin")
    assert listed.session.visit.facts.allergies == "penicillin"
    listed.services.keeper.save_now()
    assert (keep is Keep.YES) == listed.list_file.is_file()
    if listed.list_file.is_file():
        assert "baclofen" in listed.list_file.read_text("utf-8")


def test_facts_left_blank_again_come_back_with_undo(listed: Driver) -> None:
    listed.press("Facts for the team").press("Type them here").type("baclofen")
    listed.press("Leave them blank")
    assert not listed.session.visit.facts
    assert len(listed.all_of(BlankLine)) == 3
    listed.press("Undo")
    assert listed.all_of(QPlainTextEdit)[0].toPlainText() == "baclofen"


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
