"""Ten made-up people: what is suggested to each, and that the page tells of them as they are."""

from __future__ import annotations

import pytest
from real_questions import real_bank, real_guide

from ketams_desktop.questions.answers import OPTION_IDS
from ketams_desktop.questions.suggest import FOR_ANYONE, Suggestions, suggest
from tools.situations import PAGE, Situation, load_situations, page_with_situations

SITUATIONS = load_situations()

each_situation = pytest.mark.parametrize("situation", SITUATIONS, ids=lambda x: x.id)


def found_for(situation: Situation) -> Suggestions:
    return suggest(real_bank(), real_guide(), situation.ticks)


@each_situation
def test_situation_gets_the_list_that_is_right_for_it(situation: Situation) -> None:
    found = found_for(situation)

    assert [x.id for x in found.chosen] == list(situation.suggested)
    assert [x.id for x in found.still_important] == list(situation.still_important)


@each_situation
def test_situation_says_why_its_list_is_right(situation: Situation) -> None:
    off_list = {x.id for x in real_bank().questions} - set(situation.suggested)

    assert len(situation.why) >= 60
    assert situation.why.count(".") in range(2, 6)
    assert set(situation.notes) <= set(situation.suggested)
    assert set(situation.left_out) <= off_list
    assert set(situation.still_important) <= off_list


@each_situation
def test_situation_gives_reasons_that_the_person_ticked(situation: Situation) -> None:
    keys = situation.ticks.keys()
    stages = {f"stage.{x}" for x in OPTION_IDS["stage"]}

    for item in found_for(situation).chosen[3:]:
        assert item.because_key in keys or item.reason == FOR_ANYONE
        if situation.answers and not item.safety and item.because_key in stages:
            # Only a list with room fills up by the stage.
            assert len(situation.suggested) == 8


def test_situations_are_ten_of_many_kinds() -> None:
    assert len(SITUATIONS) == len({x.id for x in SITUATIONS}) == len({x.title for x in SITUATIONS})
    assert len(SITUATIONS) == 10
    assert {x.ticks.role for x in SITUATIONS} == set(OPTION_IDS["role"])
    assert {x.ticks.stage for x in SITUATIONS} == {"", *OPTION_IDS["stage"]}
    assert len({x.suggested for x in SITUATIONS}) == 10
    assert any(x.still_important for x in SITUATIONS)


def test_situation_with_thoughts_of_ending_ones_life_has_the_list_without_that_tick() -> None:
    (situation,) = (x for x in SITUATIONS if "suicidal_thoughts" in x.ticks.health)
    without = situation.ticks.with_choice("health", frozenset())

    found, plain = found_for(situation), suggest(real_bank(), real_guide(), without)

    assert (found.chosen, found.still_important) == (plain.chosen, plain.still_important)
    assert "Q-MENTAL-02" in situation.left_out


def test_suggestions_page_tells_the_situations_as_they_are() -> None:
    assert PAGE.read_text("utf-8") == page_with_situations(), (
        "docs/suggestions.md is older than the situations or the bank: "
        "run `python -m tools.situations`"
    )
