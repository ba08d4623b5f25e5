from __future__ import annotations

from ketams_desktop.questions.people import ANYONE, for_person
from ketams_desktop.questions.question_list import QuestionList


def texts(questions: QuestionList, person: str) -> list[str]:
    return [item.text for item in for_person(questions, person)]


def test_for_person_question_for_several_goes_to_the_first_alone() -> None:
    questions = QuestionList().with_own("a?").with_own("b?").with_own("c?")
    questions = questions.asked_of(1, ["neurologist", "ms_nurse"]).asked_of(2, ["neurologist"])
    assert texts(questions, "ms_nurse") == ["a?"]
    assert texts(questions, "neurologist") == ["b?"]
    assert texts(questions, ANYONE) == ["c?"]
    assert texts(questions, "pharmacist") == []
