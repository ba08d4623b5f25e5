"""Who gets which question: the sheets of all people are the list, with nothing twice."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ketams_desktop.questions.bank import Role
from ketams_desktop.questions.people import (
    ANYONE,
    for_person,
    in_parts,
    now_and_later,
    people_asked,
)
from ketams_desktop.questions.question_list import MOST_QUESTIONS, QuestionList

PEOPLE = ("neurologist", "ms_nurse", "pharmacist")
MARKS = st.lists(
    st.tuples(st.sets(st.sampled_from(PEOPLE)), st.sampled_from(Role)), max_size=MOST_QUESTIONS
)


def list_of(marks: list[tuple[set[str], Role]]) -> QuestionList:
    questions = QuestionList()
    for number, (people, by) in enumerate(marks, start=1):
        questions = questions.with_own(f"Number {number}?", by).asked_of(number, people)
    return questions


@given(MARKS)
def test_sheets_of_all_people_are_the_list_without_repeats(
    marks: list[tuple[set[str], Role]],
) -> None:
    questions = list_of(marks)
    sheets = [for_person(questions, x).items for x in people_asked(questions, PEOPLE)]
    assert all(sheets)
    assert sorted(x.key for sheet in sheets for x in sheet) == [x.key for x in questions.items]
    for sheet in sheets:
        assert list(sheet) == [x for x in questions.items if x in sheet]


@given(MARKS)
def test_short_visit_keeps_every_question_in_order(marks: list[tuple[set[str], Role]]) -> None:
    questions = list_of(marks)
    now, later = now_and_later(questions)
    assert (*now, *later) == in_parts(questions)
    assert len(now) == min(3, len(questions))


def test_people_come_as_the_guide_has_them_and_anyone_last() -> None:
    marks = [(set(), Role.PATIENT), ({"pharmacist"}, Role.PATIENT), ({"ms_nurse"}, Role.PATIENT)]
    questions = list_of(marks)
    assert people_asked(questions, PEOPLE) == ("ms_nurse", "pharmacist", ANYONE)
    assert people_asked(questions.asked_of(1, {"dentist"}), PEOPLE)[-1] == "dentist"
    assert people_asked(QuestionList(), PEOPLE) == ()


def test_for_person_without_questions_is_empty() -> None:
    assert not for_person(list_of([(set(), Role.PATIENT)]), "pharmacist").items


def test_persons_questions_come_before_the_caregivers() -> None:
    questions = list_of([(set(), Role.CAREGIVER), (set(), Role.PATIENT)])
    assert [x.text for x in in_parts(questions)] == ["Number 2?", "Number 1?"]
