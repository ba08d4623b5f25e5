"""The guide as it ships: eight short steps with the fixed option ids, in plain words."""

from __future__ import annotations

import re

import pytest
from real_questions import REPOSITORY, real_guide

from ketams_desktop.questions.answers import OPTION_IDS, SINGLE_GROUPS, Answers
from ketams_desktop.questions.bank import Role
from ketams_desktop.questions.guide import Choice, Option, Step, Way
from ketams_desktop.questions.guide_path import GuideWalk

IN_VIEW = 6

OPTIONS = [(step, option) for step in real_guide().steps for option in step.options]

every_option = pytest.mark.parametrize(
    ("step", "option"), OPTIONS, ids=[f"{step.group}.{option.id}" for step, option in OPTIONS]
)
every_step = pytest.mark.parametrize("step", real_guide().steps, ids=lambda step: step.id)


def words(text: str) -> int:
    return len(text.split())


def test_guide_has_one_step_for_each_group_in_order() -> None:
    assert [step.group for step in real_guide().steps] == [
        "role", "stage", "visit", "goals", "worries", "health", "medicines", "life",
    ]  # fmt: skip
    assert len({step.id for step in real_guide().steps}) == 8


@every_step
def test_guide_step_has_exactly_the_fixed_options(step: Step) -> None:
    found = [option.id for option in step.options]

    assert sorted(found) == sorted(OPTION_IDS[step.group])


@every_step
def test_guide_step_lets_one_or_many_be_chosen_as_the_answers_do(step: Step) -> None:
    assert (step.choice is Choice.ONE) == (step.group in SINGLE_GROUPS)


@every_step
def test_guide_step_is_short_to_read_and_to_do(step: Step) -> None:
    assert 0 < step.minutes <= 3
    assert words(step.name) <= 4
    for role in Role:
        assert step.title.text(role).endswith("?")
        assert words(step.title.text(role)) <= 12
        for sentence in re.split(r"(?<=[.?]) ", step.hint.text(role)):
            assert words(sentence) <= 15
            assert sentence.endswith(".")


def test_guide_takes_about_six_minutes_and_counts_down() -> None:
    walk = GuideWalk.begun(real_guide(), Way.FULL, Answers())
    left = [walk.at(step.id).minutes_left for step in walk.steps]

    assert real_guide().minutes(Way.FULL) == left[0] == 6
    assert left == sorted(left, reverse=True)
    assert left[-1] == 1


def test_short_way_asks_who_for_who_is_seen_and_what_worries_in_three_minutes_at_most() -> None:
    steps = real_guide().steps_of(Way.QUICK)

    assert [step.group for step in steps] == ["role", "visit", "worries"]
    assert sum(step.minutes for step in steps) <= 3


@every_option
def test_guide_option_is_labeled_in_few_words(step: Step, option: Option) -> None:
    for role in Role:
        assert 1 <= words(option.label.text(role)) <= 9
        assert not option.label.text(role).endswith(".")
    # The role is chosen before it is known, and only its own words may differ.
    if step.group == "role":
        assert option.label.patient == option.label.caregiver


@every_option
def test_guide_option_gives_a_reason_that_needs_no_more_words(step: Step, option: Option) -> None:
    for role in Role:
        because = option.because.text(role)
        assert because.startswith("Because ")
        assert not because.endswith(".")
        assert words(because) <= 12
    if step.group in ("medicines", "health"):
        assert re.search(r"\b(them|they)\b", option.because.caregiver)
        assert not re.search(r"\b(they|them|their)\b", option.because.patient)


@every_option
def test_guide_option_does_not_speak_for_the_patient_to_a_caregiver(
    step: Step, option: Option
) -> None:
    speaks_as_me = re.search(r"\b(I|me|my)\b", option.label.caregiver)
    is_their_own = step.group == "role" or option.id in ("caregiver_strain", "read_online")

    assert not speaks_as_me or is_their_own


@every_option
def test_guide_option_has_an_icon_that_ships(step: Step, option: Option) -> None:
    folder, _, name = option.icon.partition(":")

    assert (REPOSITORY / "resources" / "icons" / folder / f"{name}.svg").is_file(), step.id


@every_step
def test_guide_step_shows_no_icon_twice(step: Step) -> None:
    icons = [option.icon for option in step.options]

    assert len(set(icons)) == len(icons)


def test_guide_brings_help_for_suicidal_thoughts_and_for_nothing_else() -> None:
    opening = [(step.group, option.id) for step, option in OPTIONS if option.opens_help]

    assert opening == [("health", "suicidal_thoughts")]


def test_guide_has_what_is_needed_most_in_view() -> None:
    in_view = {
        step.group: {option.id for option in step.options[:IN_VIEW]} for step in real_guide().steps
    }

    assert "not_sure" in in_view["visit"]
    assert {"pain", "fatigue", "low_mood"} <= in_view["goals"]
    assert {"side_effects", "dependence"} <= in_view["worries"]
    assert {"bladder", "falls", "heart", "psychosis_or_bipolar"} <= in_view["health"]
    assert {"dmt", "opioid_or_sedative", "other"} <= in_view["medicines"]
