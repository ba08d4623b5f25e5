from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from ketams_desktop.desktop.session import Session
from ketams_desktop.questions.answers import Answers
from ketams_desktop.questions.bank import Role
from ketams_desktop.questions.guide import Way
from ketams_desktop.questions.guide_path import GuidePlace
from ketams_desktop.questions.history import Kind
from ketams_desktop.questions.list_file import ListDocument
from ketams_desktop.questions.question_list import Origin, QuestionList
from ketams_desktop.questions.visit import Visit
from ketams_desktop.questions.what_matters import Importance, WhatMatters

STANDING = ["Q-EVID-01", "Q-SIDE-01", "Q-ALT-05"]


def ids(session: Session) -> list[str]:
    return [x.question_id or x.text for x in session.questions.items]


def tick(session: Session, group: str, *options: str) -> None:
    session.choose(group, frozenset(options))


def key_of(session: Session, question_id: str) -> int:
    item = session.questions.find(question_id)
    assert item is not None
    return item.key


def count_signals(session: Session) -> Callable[[], tuple[int, int]]:
    seen = {"list": 0, "any": 0}

    def on_list() -> None:
        seen["list"] += 1

    def on_any() -> None:
        seen["any"] += 1

    session.list_changed.connect(on_list)
    session.changed.connect(on_any)
    return lambda: (seen["list"], seen["any"])


# Answers and suggestions


def test_new_session_is_empty_and_suggests_nothing_by_itself(session: Session) -> None:
    assert session.is_empty
    assert not session.can_undo
    assert not session.guide_started
    assert session.answers == Answers()


def test_adding_before_the_guide_was_started_brings_no_suggestions(session: Session) -> None:
    session.add_question(session.bank.question("Q-BLAD-02"), Origin.PAGE, "From the page: Bladder")

    assert ids(session) == ["Q-BLAD-02"]


def test_start_guide_brings_the_standing_questions_once(session: Session) -> None:
    session.start_guide()
    first = ids(session)
    session.remove(key_of(session, first[0]))
    session.start_guide()

    assert first[:3] == STANDING
    assert ids(session) == first[1:]


def test_choose_brings_suggestions_and_unticking_takes_them_away(session: Session) -> None:
    session.start_guide()
    before = ids(session)

    tick(session, "health", "bladder")
    with_bladder = ids(session)
    tick(session, "health")

    assert "Q-BLAD-02" in with_bladder
    assert ids(session) == before


def test_choose_what_is_chosen_already_tells_nobody(session: Session) -> None:
    tick(session, "health", "bladder")
    seen = count_signals(session)

    tick(session, "health", "bladder")

    assert seen() == (0, 0)


def test_choose_nothing_as_the_first_answer_starts_the_guide(session: Session) -> None:
    tick(session, "goals")

    assert session.guide_started
    assert ids(session)[:3] == STANDING


def test_choose_the_caregiver_rewords_what_was_not_edited(session: Session) -> None:
    tick(session, "health", "bladder")
    session.add_own("Mine?")
    session.edit(key_of(session, "Q-EVID-01"), "In my words?")

    tick(session, "role", "caregiver")

    words = {x.question_id: x.text for x in session.questions.items}
    assert words["Q-BLAD-02"] == session.bank.question("Q-BLAD-02").caregiver
    assert words["Q-EVID-01"] == "In my words?"
    assert words[""] == "Mine?"


def test_reason_of_a_kept_suggestion_goes_when_it_no_longer_holds(session: Session) -> None:
    tick(session, "health", "bladder")
    session.move_first(key_of(session, "Q-BLAD-02"))
    assert "bladder" in session.questions.items[0].reason

    tick(session, "role", "caregiver")
    told_of_them = session.questions.items[0].reason
    tick(session, "health")

    because = session.guide.option("health.bladder")
    assert because is not None
    assert told_of_them == because.because.caregiver
    assert (session.questions.items[0].question_id, session.questions.items[0].reason) == (
        "Q-BLAD-02",
        "",
    )


def test_suggestions_hold_every_question_of_the_bank_once(session: Session) -> None:
    tick(session, "health", "bladder", "heart", "seizures")
    found = session.suggestions()

    every = [x.id for x in (*found.chosen, *found.still_important, *found.more_ideas)]
    assert sorted(every) == sorted(x.id for x in session.bank.questions)


# Changes and the way back


def test_each_change_tells_once(session: Session) -> None:
    session.start_guide()
    seen = count_signals(session)
    key = key_of(session, "Q-SIDE-01")

    session.add_own("Mine?")
    session.edit(key, "Other words?")
    session.restore_words(key)
    session.move(key, 1)
    session.move_first(key)
    session.remove(key)
    session.undo()

    assert seen() == (7, 7)


def test_change_without_an_effect_tells_nobody_and_cannot_be_undone(session: Session) -> None:
    session.start_guide()
    seen = count_signals(session)

    session.add_own("  ")
    session.move(key_of(session, STANDING[0]), -1)
    session.edit(key_of(session, STANDING[0]), "")
    session.undo()

    assert seen() == (0, 0)
    assert not session.can_undo


@pytest.mark.parametrize("place", [0, 2, -1])
def test_undo_brings_a_removed_question_back_to_its_place(session: Session, place: int) -> None:
    tick(session, "health", "bladder")
    session.add_own("Mine?")
    before = session.questions

    session.remove(before.items[place].key)
    session.undo()

    assert session.questions == before


def test_undo_goes_back_step_by_step(session: Session) -> None:
    session.add_own("One?")
    session.add_own("Two?")
    session.move_first(session.questions.items[1].key)
    states = [ids(session)]
    while session.can_undo:
        session.undo()
        states.append(ids(session))

    assert states == [["Two?", "One?"], ["One?", "Two?"], ["One?"], []]


def test_undo_of_an_answer_and_then_of_a_removal_brings_the_question_back(
    session: Session,
) -> None:
    session.start_guide()
    session.add_own("Mine?")
    session.remove(session.questions.items[-1].key)
    tick(session, "health", "bladder")

    session.undo()
    assert "Q-BLAD-02" not in ids(session)
    session.undo()

    assert "Mine?" in ids(session)


def test_undo_remembers_a_hundred_steps_and_no_more_than_it_needs(session: Session) -> None:
    session.add_own("Number 0?")
    for number in range(1, 150):
        session.edit(session.questions.items[0].key, f"Number {number}?")
    steps = 0
    while session.can_undo:
        session.undo()
        steps += 1

    assert 100 <= steps <= 101
    assert ids(session) == [f"Number {149 - steps}?"]


def test_clear_leaves_nothing(session: Session) -> None:
    tick(session, "health", "bladder")
    session.add_own("Mine?")
    seen = count_signals(session)

    session.clear()

    assert session.is_empty
    assert session.answers == Answers()
    assert not session.can_undo
    assert not session.guide_started
    assert session.questions == QuestionList()
    assert seen() == (1, 1)


# What matters


def test_mark_sets_changes_and_takes_back_and_touches_no_question(session: Session) -> None:
    session.add_own("Mine?")
    seen = count_signals(session)

    session.mark("less-pain", Importance.VERY_MUCH)
    session.mark("low-cost", Importance.SOMEWHAT)
    session.mark("less-pain", Importance.A_LITTLE)
    session.mark("low-cost", None)

    assert session.matters.marks == (("less-pain", Importance.A_LITTLE),)
    assert ids(session) == ["Mine?"]
    assert seen() == (0, 4)


def test_mark_that_changes_nothing_is_no_step_and_no_news(session: Session) -> None:
    seen = count_signals(session)

    session.mark("less-pain", None)
    assert not session.can_undo
    session.mark("less-pain", Importance.SOMEWHAT)
    session.mark("less-pain", Importance.SOMEWHAT)

    assert seen() == (0, 1)
    session.undo()
    assert not session.matters
    assert not session.can_undo


def test_undo_takes_back_everything_in_turn_and_tells_what(session: Session) -> None:
    session.mark("less-pain", Importance.SOMEWHAT)
    session.add_own("Mine?")
    tick(session, "health", "bladder")
    session.plan(session.visit.named("With the nurse"))

    assert session.undo() is Kind.VISIT
    assert session.visit == Visit()
    assert session.undo() is Kind.ANSWER
    assert ids(session) == ["Mine?"]
    assert not session.answers.health
    assert session.undo() is Kind.LIST
    assert ids(session) == []
    assert session.undo() is Kind.MARK
    assert not session.matters
    assert session.undo() is None


def test_redo_does_again_what_was_taken_back_until_something_new_is_done(session: Session) -> None:
    session.add_own("Mine?")
    tick(session, "health", "bladder")
    before = ids(session)
    session.undo()
    session.undo()

    assert session.redo() is Kind.LIST
    assert session.redo() is Kind.ANSWER
    assert ids(session) == before
    assert session.redo() is None
    session.undo()
    session.mark("less-pain", Importance.SOMEWHAT)
    assert session.redoes is None


def test_letters_of_one_text_are_one_step(session: Session) -> None:
    for text in ("T", "Te", "Ten mg"):
        facts = replace(session.visit.facts, medicines=text)
        session.plan(replace(session.visit, facts=facts), "medicines")

    assert session.undo() is Kind.VISIT
    assert session.undo() is None
    assert not session.visit.facts


def test_marks_are_answers_and_no_list(session: Session) -> None:
    assert not session.has_answers
    tick(session, "role", "caregiver")
    assert not session.has_answers

    session.mark("less-pain", Importance.NOT_AT_ALL)

    assert session.has_answers
    session.mark("less-pain", None)
    assert not session.has_answers


def test_clear_leaves_no_mark_and_no_way_back_to_one(session: Session) -> None:
    session.mark("less-pain", Importance.VERY_MUCH)

    session.clear()

    assert session.matters == WhatMatters()
    assert not session.can_undo
    session.undo()
    assert not session.matters


def test_document_holds_the_marks_only_with_the_answers(session: Session) -> None:
    session.mark("less-pain", Importance.VERY_MUCH)

    assert not session.document("2026.11", with_answers=False).matters
    kept_marks = session.document("2026.11", with_answers=True)
    session.clear()
    session.mark("low-cost", Importance.SOMEWHAT)
    session.open_document(kept_marks)

    assert session.matters.marks == (("less-pain", Importance.VERY_MUCH),)
    assert not session.can_undo


# Going on with a kept list


def kept(session: Session, *, with_answers: bool) -> ListDocument:
    tick(session, "role", "caregiver")
    tick(session, "health", "bladder")
    session.add_own("Mine?")
    return session.document("2026.11", with_answers=with_answers)


def test_document_holds_the_answers_only_when_asked(session: Session) -> None:
    document = kept(session, with_answers=False)

    assert document.answers is None
    assert (document.role, document.content_version) == (Role.CAREGIVER, "2026.11")
    with_answers = session.document("2026.11", with_answers=True)
    assert with_answers.answers == session.answers


def test_open_document_with_answers_goes_on_where_it_was(session: Session) -> None:
    document = kept(session, with_answers=True)
    questions = session.questions
    session.clear()

    session.open_document(document)

    assert session.questions == questions
    assert session.guide_started
    assert session.answers.health == {"bladder"}
    assert not session.can_undo
    tick(session, "health")
    assert "Q-BLAD-02" not in ids(session)


def test_open_document_without_answers_shows_the_list_and_suggests_nothing(
    session: Session,
) -> None:
    document = kept(session, with_answers=False)
    before = ids(session)
    fewer = ListDocument(
        document.questions.without_reasons().without(document.questions.items[0].key),
        document.role,
    )
    session.clear()

    session.open_document(fewer)

    assert ids(session) == before[1:]
    assert not session.guide_started
    assert session.answers == Answers(role="caregiver")


def test_open_document_without_answers_loses_nothing_when_the_guide_is_taken_again(
    session: Session,
) -> None:
    document = kept(session, with_answers=False)
    kept_list = document.questions.without_reasons()
    session.clear()
    session.open_document(ListDocument(kept_list, document.role))

    tick(session, "worries", "cost")

    assert [x for x in ids(session) if x in [y.question_id or y.text for y in kept_list.items]] == [
        x.question_id or x.text for x in kept_list.items
    ]


def test_open_document_takes_back_the_steps_of_the_list_before(session: Session) -> None:
    session.add_own("Of the list before?")

    session.open_document(ListDocument(QuestionList().with_own("Kept?")))
    session.undo()

    assert ids(session) == ["Kept?"]


# The way through the guide


def test_take_way_begins_where_nothing_was_asked_yet_and_tells_of_it(session: Session) -> None:
    seen = count_signals(session)

    assert session.take_way(Way.QUICK) == "who"
    assert seen() == (0, 1)
    assert [session.go_past(), session.go_past(), session.go_past()] == ["visit", "worries", ""]
    assert session.guide_place == GuidePlace("", Way.QUICK)
    assert session.take_way(Way.FULL) == "stage"
    assert session.guide_place == GuidePlace("stage", Way.FULL)


def test_take_way_when_all_was_asked_asks_it_again(session: Session) -> None:
    session.take_way(Way.QUICK)
    for _ in range(3):
        session.go_past()

    assert session.switch_way(Way.QUICK) == ""
    assert session.take_way(Way.QUICK) == "who"
    assert session.go_past() == "visit"


def test_moving_through_the_guide_touches_neither_answers_nor_list(session: Session) -> None:
    session.start_guide()
    tick(session, "worries", "cost")
    before = session.answers, session.questions
    seen = count_signals(session)

    session.take_way(Way.FULL)
    session.go_past()
    session.stand_at("health")
    session.switch_way(Way.QUICK)
    session.see_answers_again()

    assert (session.answers, session.questions) == before
    assert seen()[0] == 0
    assert session.undoes is Kind.ANSWER


def test_stand_at_the_same_step_tells_nobody(session: Session) -> None:
    session.stand_at("goals")
    seen = count_signals(session)

    session.stand_at("goals")

    assert seen() == (0, 0)


def test_go_past_before_the_guide_was_begun_leads_nowhere(session: Session) -> None:
    assert session.go_past() == ""
    assert session.guide_place is None


def test_open_document_with_answers_goes_on_at_the_first_step_without_one(
    session: Session,
) -> None:
    tick(session, "stage", "offered")
    document = session.document("2026.11", with_answers=True)
    session.clear()
    assert session.walk is None

    session.open_document(document)

    assert session.guide_place == GuidePlace("visit", Way.FULL)


def test_open_document_without_answers_knows_no_place(session: Session) -> None:
    document = kept(session, with_answers=False)
    session.take_way(Way.FULL)

    session.open_document(document)

    assert session.walk is None
    assert session.guide_place is None


def test_resume_guide_at_a_place_that_was_kept_goes_on_there(session: Session) -> None:
    tick(session, "visit", "neurologist")

    session.resume_guide(GuidePlace("health", Way.FULL))

    assert session.guide_place == GuidePlace("health", Way.FULL)
    assert [session.go_past(), session.go_past(), session.go_past()] == ["medicines", "life", ""]
    session.resume_guide(GuidePlace("", Way.QUICK))
    assert session.guide_place == GuidePlace("", Way.QUICK)
