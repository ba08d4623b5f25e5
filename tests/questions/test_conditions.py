from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ketams_desktop.errors import PackError
from ketams_desktop.questions.answers import OPTION_IDS
from ketams_desktop.questions.bank import AnswerShape, Question
from ketams_desktop.questions.conditions import (
    Condition,
    ConditionError,
    bits_of,
    fitting_conditions,
    parse_condition,
)

MANY_GROUPS = [group for group in OPTION_IDS if group not in ("role", "stage")]
KEYS = [f"{group}.{option}" for group in MANY_GROUPS for option in OPTION_IDS[group]]


def question(*when: str) -> Question:
    return Question("Q-TEST-01", "bladder", "Me?", "Them?", (), (), AnswerShape.OPEN, when, 1)


def test_parse_condition_splits_what_is_wanted_from_what_is_not() -> None:
    condition = parse_condition("health.bladder and not stage.having and life.drives", "Q-X-01")

    assert condition == Condition(("health.bladder", "life.drives"), ("stage.having",))


@pytest.mark.parametrize(
    ("line", "named"),
    [
        ("health.bladdr", "health.bladdr"),
        ("bladder", "bladder"),
        ("", "''"),
        ("health", "health"),
        ("helth.bladder", "helth.bladder"),
        ("health.bladder and", "and"),
        ("health.bladder or health.falls", "or"),
        ("health.bladder AND health.falls", "AND"),
        ("(health.bladder)", "(health.bladder)"),
        ("not not health.bladder and health.falls", "not health.bladder"),
        ("not health.bladder", "only 'not'"),
        ("stage.having and stage.booked", "never"),
        ("role.patient and role.caregiver", "never"),
        ("health.bladder and not health.bladder", "never"),
    ],
)
def test_parse_condition_that_cannot_work_names_question_and_fault(line: str, named: str) -> None:
    with pytest.raises(ConditionError) as caught:
        parse_condition(line, "Q-BLAD-07")

    assert "Q-BLAD-07" in str(caught.value)
    assert named in str(caught.value)
    assert isinstance(caught.value, PackError)


def test_fits_needs_all_that_is_wanted() -> None:
    condition = parse_condition("worries.home_ketamine and life.children_at_home", "Q-X-01")

    assert condition.fits(bits_of(["worries.home_ketamine", "life.children_at_home", "goals.pain"]))
    assert not condition.fits(bits_of(["worries.home_ketamine"]))
    assert not condition.fits(bits_of([]))


@given(st.lists(st.sampled_from(KEYS), unique=True, min_size=1, max_size=5), st.data())
def test_fits_agrees_with_reading_the_line_word_by_word(
    keys: list[str], data: st.DataObject
) -> None:
    denied = [key for key in keys[1:] if data.draw(st.booleans())]
    line = " and ".join(f"not {key}" if key in denied else key for key in keys)
    ticked = data.draw(st.frozensets(st.sampled_from(KEYS)))

    condition = parse_condition(line, "Q-X-01")

    assert condition.fits(bits_of(ticked)) == all(
        (key in ticked) != (key in denied) for key in keys
    )


def test_fitting_conditions_keep_the_order_of_the_data() -> None:
    lines = ("health.falls", "goals.pain", "health.bladder")

    found = fitting_conditions(question(*lines), {"health.bladder", "health.falls"})

    assert [condition.wanted for condition in found] == [("health.falls",), ("health.bladder",)]


def test_fitting_conditions_of_a_question_without_any_are_none() -> None:
    assert fitting_conditions(question(), {"health.bladder"}) == ()


def test_fitting_conditions_with_one_bad_line_raise_even_when_another_fits() -> None:
    with pytest.raises(ConditionError, match="Q-TEST-01"):
        fitting_conditions(question("health.falls", "health.nothing"), {"health.falls"})
