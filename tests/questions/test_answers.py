from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from real_questions import some_answers

from ketams_desktop.errors import AnswersError
from ketams_desktop.questions.answers import (
    OPTION_IDS,
    Answers,
    answers_from_json,
    answers_to_json,
)
from ketams_desktop.questions.bank import Role


def test_answers_when_nothing_is_ticked_are_a_patients() -> None:
    answers = Answers()

    assert answers.reader is Role.PATIENT
    assert answers.keys() == {"role.patient"}
    assert answers.chosen("stage") == frozenset()


def test_keys_name_everything_ticked_with_its_group() -> None:
    answers = Answers(role="caregiver", stage="booked", health=frozenset({"bladder", "falls"}))

    assert answers.keys() == {
        "role.caregiver",
        "stage.booked",
        "health.bladder",
        "health.falls",
    }


def test_with_choice_changes_one_group_and_leaves_the_original() -> None:
    before = Answers(goals=frozenset({"pain"}), health=frozenset({"bladder"}))

    after = before.with_choice("goals", frozenset({"fatigue"}))

    assert after.goals == {"fatigue"}
    assert after.health == {"bladder"}
    assert before.goals == {"pain"}


@pytest.mark.parametrize(("group", "empty"), [("role", "patient"), ("stage", "")])
def test_with_choice_of_nothing_in_a_single_group_falls_back(group: str, empty: str) -> None:
    answers = Answers(role="caregiver", stage="having").with_choice(group, frozenset())

    assert getattr(answers, group) == empty


@given(some_answers())
def test_answers_to_json_and_back_are_the_same(answers: Answers) -> None:
    assert answers_from_json(json.loads(json.dumps(answers_to_json(answers)))) == answers


def test_answers_to_json_has_every_group_and_sorted_lists() -> None:
    plain = answers_to_json(Answers(life=frozenset({"travels", "drives"})))

    assert list(plain) == list(OPTION_IDS)
    assert plain["life"] == ["drives", "travels"]
    assert plain["role"] == "patient"


def test_answers_from_json_takes_missing_groups_as_empty() -> None:
    assert answers_from_json({}) == Answers()
    assert answers_from_json({"goals": ["pain"]}) == Answers(goals=frozenset({"pain"}))


@pytest.mark.parametrize(
    ("data", "named"),
    [
        (["health"], "object"),
        (None, "object"),
        ({"helth": []}, "helth"),
        ({"health": ["bladdr"]}, "bladdr"),
        ({"health": ["pain"]}, "pain"),
        ({"health": "bladder"}, "health"),
        ({"health": [["bladder"]]}, "bladder"),
        ({"health": [7]}, "7"),
        ({"stage": ["having"]}, "stage"),
        ({"stage": "later"}, "later"),
        ({"role": None}, "role"),
    ],
)
def test_answers_from_json_of_another_form_names_the_fault(data: Any, named: str) -> None:
    with pytest.raises(AnswersError) as caught:
        answers_from_json(data)

    assert named in str(caught.value)
    assert "\n" not in str(caught.value)


def test_answers_from_json_with_a_huge_id_keeps_the_message_short() -> None:
    with pytest.raises(AnswersError) as caught:
        answers_from_json({"health": ["x" * 10_000]})

    assert len(str(caught.value)) < 200
