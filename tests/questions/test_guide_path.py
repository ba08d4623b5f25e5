"""The way through the guide: quick or full, forward, back, switched at any time."""

from __future__ import annotations

from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st
from real_questions import real_guide, some_answers

from ketams_desktop.questions.answers import OPTION_IDS, Answers
from ketams_desktop.questions.guide import Way
from ketams_desktop.questions.guide_path import GuidePlace, GuideWalk, answered_steps, steps_left

NOTHING = Answers()
QUICK = ("who", "visit", "worries")
FULL = tuple(step.id for step in real_guide().steps)


def begun(way: Way, answers: Answers = NOTHING) -> GuideWalk:
    return GuideWalk.begun(real_guide(), way, answers)


def gone(walk: GuideWalk, count: int) -> GuideWalk:
    """Return the walk after `count` presses of Next."""
    for _ in range(count):
        walk = walk.passed()
        walk = walk.onward() or walk
    return walk


def way_on(walk: GuideWalk) -> list[str]:
    """Return the ids of the steps that Next shows, until the end."""
    found = []
    while (onward := walk.passed().onward()) is not None:
        walk = onward
        found.append(walk.step_id)
    return found


@pytest.mark.parametrize(("way", "steps"), [(Way.QUICK, QUICK), (Way.FULL, FULL)])
def test_way_from_its_beginning_shows_each_of_its_steps_once(
    way: Way, steps: tuple[str, ...]
) -> None:
    walk = begun(way)

    assert (walk.step_id, *way_on(walk)) == steps


def test_full_way_after_the_quick_one_asks_only_what_was_not_asked() -> None:
    done = gone(begun(Way.QUICK), 3)
    assert done.is_finished

    full = done.switched(Way.FULL, NOTHING)

    assert [full.step_id, *way_on(full)] == [x for x in FULL if x not in QUICK]


def test_full_way_begins_at_the_first_step_that_is_not_answered() -> None:
    answers = NOTHING.with_choice("stage", frozenset({"offered"}))
    answers = answers.with_choice("goals", frozenset({"pain"}))

    walk = begun(Way.FULL, answers)

    assert [walk.step_id, *way_on(walk)] == ["visit", "worries", "health", "medicines", "life"]


def test_back_reaches_every_step_before_answered_or_not() -> None:
    walk = gone(begun(Way.QUICK), 2).switched(Way.FULL, NOTHING)
    walk = gone(walk, 2)
    assert walk.step_id == "worries"
    seen = []
    while (before := walk.backward()) is not None:
        walk = before
        seen.append(walk.step_id)

    assert seen == ["goals", "visit", "stage", "who"]
    # And the way on leads straight to where the person had been.
    assert walk.passed().onward() is not None
    assert way_on(walk)[0] == "worries"


def test_quick_way_taken_from_the_full_one_skips_what_is_behind() -> None:
    walk = gone(begun(Way.FULL), 3)

    quick = walk.switched(Way.QUICK, NOTHING)

    assert (quick.step_id, way_on(quick)) == ("worries", [])
    assert quick.minutes_left == 1


def test_way_whose_steps_are_all_behind_is_finished_and_told_as_such() -> None:
    walk = gone(begun(Way.FULL), 8)

    assert walk.is_finished
    assert walk.place == GuidePlace("", Way.FULL)
    assert walk.switched(Way.QUICK, NOTHING).is_finished


def test_over_again_asks_every_step_of_the_way_anew() -> None:
    walk = gone(begun(Way.QUICK), 3).over_again()

    assert (walk.step_id, *way_on(walk)) == QUICK


def test_at_a_step_of_the_full_way_alone_leaves_the_quick_one() -> None:
    assert begun(Way.QUICK).at("health").way is Way.FULL
    assert begun(Way.QUICK).at("worries").way is Way.QUICK


def test_resumed_walk_stands_where_it_stopped_with_what_came_before_behind() -> None:
    walk = gone(begun(Way.FULL), 4)

    again = GuideWalk.resumed(real_guide(), walk.place, NOTHING)

    assert again == walk
    assert (again.index, again.step.name) == (4, "Worries")


def test_resumed_walk_at_a_step_of_other_content_begins_where_answers_are_missing() -> None:
    answers = NOTHING.with_choice("stage", frozenset({"offered"}))
    place = GuidePlace("of-another-content", Way.FULL)

    assert GuideWalk.resumed(real_guide(), place, answers).step_id == "visit"


def test_answers_for_oneself_alone_are_no_answer_yet() -> None:
    assert answered_steps(real_guide(), NOTHING) == frozenset()
    caregiver = NOTHING.with_choice("role", frozenset({"caregiver"}))
    assert answered_steps(real_guide(), caregiver) == {"who"}
    ticked = NOTHING.with_choice("worries", frozenset({"cost"}))
    assert answered_steps(real_guide(), ticked) == {"who", "worries"}


def test_steps_left_are_those_that_the_way_would_still_ask() -> None:
    guide, answers = real_guide(), NOTHING.with_choice("goals", frozenset({"pain"}))
    walk = gone(begun(Way.QUICK), 2)

    full = [x.id for x in steps_left(guide, walk, Way.FULL, answers)]
    assert full == ["stage", "worries", "health", "medicines", "life"]
    assert [x.id for x in steps_left(guide, walk, Way.QUICK, answers)] == ["worries"]
    assert [x.id for x in steps_left(guide, None, Way.QUICK, NOTHING)] == list(QUICK)
    assert steps_left(guide, gone(walk, 1), Way.QUICK, answers) == ()


# Any order of moves


class Move(NamedTuple):
    """What a person does: a move through the guide, or a tick at the present step."""

    kind: str
    option: int = 0


MOVES = st.lists(
    st.builds(
        Move,
        st.sampled_from(["next", "next", "back", "switch", "tick", "untick", "restart"]),
        st.integers(0, 20),
    ),
    max_size=40,
)


def ticked(answers: Answers, walk: GuideWalk, number: int) -> Answers:
    group = walk.step.group
    options = OPTION_IDS[group]
    return answers.with_choice(group, answers.chosen(group) ^ {options[number % len(options)]})


@given(st.sampled_from(Way), some_answers(), MOVES)
def test_any_order_of_moves_loses_no_answer_and_shows_nothing_twice_going_forward(
    way: Way, answers: Answers, moves: list[Move]
) -> None:
    walk = begun(way, answers)
    gone_past: set[str] = set()
    for move in moves:
        before, was = walk, answers
        if move.kind == "next":
            gone_past.add(walk.step_id)
            walk = walk.passed()
            onward = walk.onward()
            if onward is not None:
                assert onward.step_id not in gone_past
                assert onward.index > before.index
                assert onward.minutes_left <= before.minutes_left
                walk = onward
        elif move.kind == "back":
            earlier = walk.backward()
            assert (earlier is None) == (walk.index == 0)
            walk = earlier or walk
            assert walk.index == max(before.index - 1, 0)
        elif move.kind == "switch":
            other = Way.FULL if walk.way is Way.QUICK else Way.QUICK
            walk = walk.switched(other, answers)
            assert walk.is_finished or walk.step_id not in gone_past
        elif move.kind == "tick":
            answers = ticked(answers, walk, move.option)
        elif move.kind == "untick":
            answers = answers.with_choice(walk.step.group, frozenset())
        else:
            # What was skipped without an answer may be asked again after a restart.
            walk = GuideWalk.resumed(real_guide(), walk.place, answers)
            gone_past &= walk.behind
        if move.kind not in ("tick", "untick"):
            assert answers is was
        assert walk.step_id in {step.id for step in walk.steps}
        assert gone_past <= walk.behind
        assert walk.minutes_left >= 1


@given(st.sampled_from(Way), some_answers(), MOVES)
def test_next_alone_comes_to_the_end_from_wherever_one_is(
    way: Way, answers: Answers, moves: list[Move]
) -> None:
    walk = begun(way, answers)
    for move in moves:
        if move.kind == "switch":
            walk = walk.switched(Way.FULL if walk.way is Way.QUICK else Way.QUICK, answers)
        elif move.kind == "back":
            walk = walk.backward() or walk
        elif move.kind == "next":
            walk = gone(walk, 1)
    minutes = [walk.minutes_left]
    for _ in range(len(FULL) + 1):
        walk = gone(walk, 1)
        minutes.append(walk.minutes_left)

    assert walk.is_finished
    assert minutes == sorted(minutes, reverse=True)
