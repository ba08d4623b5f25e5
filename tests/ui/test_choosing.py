"""My questions: why and where from, keep or not, notes, people, parts, facts, steps back."""

from __future__ import annotations

import pytest
from conftest import Start
from driving import Driver
from on_the_list import headings, rows, select, selected, texts
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit

from ketams_desktop.desktop.settings import Keep
from ketams_desktop.desktop.unfinished import NEW
from ketams_desktop.questions.bank import Role
from ketams_desktop.questions.people import for_person
from ketams_desktop.questions.question_list import MOST_QUESTIONS, Origin
from ketams_desktop.questions.starters import starters_of
from ketams_desktop.ui.guide.details_panel import DetailsPanel
from ketams_desktop.ui.guide.facts_panel import BlankLine, FactsPanel
from ketams_desktop.ui.guide.words_panel import WordsPanel
from ketams_desktop.ui.places import Screen
from ketams_desktop.ui.reader.study_card import StudyCard
from ketams_desktop.ui.widgets.prose import Heading


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


def test_full_list_offers_a_second_one_where_lists_are_kept(start: Start) -> None:
    app = start(keep_list=Keep.YES).show()
    for number in range(MOST_QUESTIONS):
        app.session.add_own(f"Question {number}?")
    app.go(Screen.LIST).press("Write my own")
    assert app.says("25 questions are more than a visit can hold.")
    app.press("Begin a second list")
    assert app.session.is_empty
    assert app.says("The first one is in My lists.")
    assert app.services.shelf.count == 2


def test_full_list_that_is_not_kept_offers_no_second_one(app: Driver) -> None:
    for number in range(MOST_QUESTIONS):
        app.session.add_own(f"Question {number}?")
    app.go(Screen.LIST).press("Write my own")
    assert app.says("Take one away first.")
    assert "Begin a second list" not in app.button_texts()


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
