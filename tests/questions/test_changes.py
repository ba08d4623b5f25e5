"""What a step did to a list, named."""

from __future__ import annotations

import pytest

from ketams_desktop.questions.bank import Role
from ketams_desktop.questions.changes import Change, list_change
from ketams_desktop.questions.question_list import Outcome, QuestionList

LIST = QuestionList().with_own("One?").with_own("Two?").with_own("Three?")


@pytest.mark.parametrize(
    ("after", "change", "words"),
    [
        (LIST.with_own("Four?"), Change.ADDED, "Four?"),
        (LIST.without(2), Change.GONE, "Two?"),
        (LIST.edited(2, "Too?"), Change.WORDS, "Too?"),
        (LIST.noted(3, "since May"), Change.NOTE, "Three?"),
        (LIST.asked_of(1, ["pharmacist"]), Change.PERSON, "One?"),
        (LIST.given_to(1, Role.CAREGIVER), Change.PART, "One?"),
        (LIST.answered(2, Outcome.YES, ""), Change.OUTCOME, "Two?"),
        (LIST.answered(2, Outcome.OPEN, "wait"), Change.OUTCOME, "Two?"),
        (LIST.moved(3, -1), Change.ORDER, ""),
        (LIST.without_reasons(), Change.OTHER, ""),
    ],
)
def test_list_change_names_what_a_person_did(
    after: QuestionList, change: Change, words: str
) -> None:
    found, item = list_change(LIST, after)
    assert (found, item.text if item else "") == (change, words)


def test_list_change_of_a_question_taken_off_and_another_moved_is_what_went() -> None:
    found, item = list_change(LIST, LIST.moved(3, -1).without(1))
    assert found is Change.GONE
    assert item is not None
    assert item.text == "One?"
