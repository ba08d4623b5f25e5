"""What holds for every way to tick, with the bank as it ships.

What fits is worked out here a second time, straight from the words of the `when:` lines, so
that the quick way of `questions.matching` has something to be held against.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from real_questions import real_bank, real_guide
from real_questions import some_answers as many_answers

from ketams_desktop.questions.answers import (
    OPTION_IDS,
    SINGLE_GROUPS,
    Answers,
    answers_from_json,
    answers_to_json,
)
from ketams_desktop.questions.bank import Bank, Question, Role
from ketams_desktop.questions.question_list import Origin, QuestionList
from ketams_desktop.questions.suggest import (
    FOR_ANYONE,
    MOST,
    MOST_OF_A_TOPIC,
    Suggestions,
    suggest,
)

pytestmark = pytest.mark.once

GENERAL = ("stage.", "visit.")


def few_answers() -> st.SearchStrategy[Answers]:
    """A tick or two here and there: what is no safety question then finds room on the list."""
    groups = [group for group in OPTION_IDS if group not in SINGLE_GROUPS]
    keys = [(group, x) for group in groups for x in OPTION_IDS[group]]

    def ticked(start: Answers, chosen: list[tuple[str, str]]) -> Answers:
        for group, option in chosen:
            start = start.with_choice(group, start.chosen(group) | {option})
        return start

    start = st.builds(
        Answers,
        role=st.sampled_from(OPTION_IDS["role"]),
        stage=st.sampled_from(("", *OPTION_IDS["stage"])),
    )
    return st.builds(ticked, start, st.lists(st.sampled_from(keys), max_size=6))


def some_answers() -> st.SearchStrategy[Answers]:
    """Return answers with few ticks or with many."""
    return few_answers() | many_answers()


def found_for(answers: Answers) -> Suggestions:
    return suggest(real_bank(), real_guide(), answers)


def lines_that_fit(question: Question, keys: Iterable[str]) -> list[list[str]]:
    """Return the wanted options of each line that fits, read word by word."""
    ticked = set(keys)
    found = []
    for line in question.when:
        terms = line.split(" and ")
        wanted = [x for x in terms if not x.startswith("not ")]
        unwanted = {x[4:] for x in terms if x.startswith("not ")}
        if ticked.issuperset(wanted) and not ticked & unwanted:
            found.append(wanted)
    return found


def own_ticks(question: Question, keys: Iterable[str]) -> set[str]:
    """Return what leads to the question, stage and visit aside."""
    lines = lines_that_fit(question, keys)
    return {key for line in lines for key in line if not key.startswith(GENERAL)}


def is_asked_closer(general: Question, keys: frozenset[str]) -> bool:
    """Return whether another question that fits leaves `general` nothing to ask."""
    return any(
        general.id in x.same_as
        and lines_that_fit(x, keys)
        and (general.standing or own_ticks(general, keys) <= own_ticks(x, keys))
        for x in real_bank().questions
    )


def bare(text: str) -> str:
    return re.sub(r"\W+", " ", text).strip().casefold()


@cache
def bank_without_roles() -> Bank:
    """Return the bank without the questions that depend on who makes the list."""
    kept = (x for x in real_bank().questions if not any("role." in line for line in x.when))
    return Bank(tuple(kept), real_bank().topics)


def names_role(question_id: str) -> bool:
    return question_id not in bank_without_roles()


@settings(max_examples=200, deadline=None)
@given(some_answers())
def test_suggest_gives_ten_at_most_and_nothing_twice(answers: Answers) -> None:
    chosen = found_for(answers).chosen
    ids = [x.id for x in chosen]
    keys = answers.keys()

    assert len(chosen) <= MOST
    assert len(set(ids)) == len(ids)
    assert len({bare(x.text) for x in chosen}) == len(ids)
    for closer in map(real_bank().question, ids):
        for general in map(real_bank().question, set(closer.same_as) & set(ids)):
            # Both only where the person ticked something that the closer one does not cover.
            assert own_ticks(general, keys) - own_ticks(closer, keys)
            assert not general.standing


@settings(max_examples=200, deadline=None)
@given(some_answers())
def test_suggest_limits_a_topic_but_not_its_safety(answers: Answers) -> None:
    # A longer list than the app makes: there the limit is what ends a topic, not the room.
    for most in (MOST, 25):
        found = suggest(real_bank(), real_guide(), answers, most)
        of_topic = Counter(x.topic for x in found.chosen if not x.safety)
        assert all(many <= MOST_OF_A_TOPIC for many in of_topic.values())


@settings(max_examples=200, deadline=None)
@given(some_answers())
def test_suggest_places_every_safety_question_that_fits(answers: Answers) -> None:
    found, keys = found_for(answers), answers.keys()
    fits = {
        x.id
        for x in real_bank().questions
        if x.safety and not x.by_hand_only and lines_that_fit(x, keys)
        if not is_asked_closer(x, keys)
    }
    shown = {x.id for x in found.chosen}

    assert {x.id for x in found.still_important} == fits - shown
    if found.still_important:
        # All room went to safety: nothing else was chosen in its place.
        assert len(shown) == MOST
        assert all(x.safety for x in found.chosen[3:])


@settings(max_examples=200, deadline=None)
@given(some_answers())
def test_suggest_fills_the_standing_slots_and_explains_each_question(answers: Answers) -> None:
    found, keys = found_for(answers), answers.keys()
    slots = [{"Q-EVID-01", "Q-EVID-05"}, {"Q-SIDE-01"}, {"Q-ALT-05"}]

    assert [x.standing for x in found.chosen[:4]] == [True, True, True, False]
    assert all(x.id in slot for x, slot in zip(found.chosen, slots, strict=False))
    for item in (*found.chosen, *found.still_important):
        option = real_guide().option(item.because_key)
        if option is None:
            assert item.reason == FOR_ANYONE
            assert not own_ticks(real_bank().question(item.id), keys)
        else:
            assert item.because_key in keys
            assert item.reason == option.because.text(answers.reader)


@settings(max_examples=100, deadline=None)
@given(some_answers(), st.randoms(use_true_random=False))
def test_suggest_gives_the_same_for_the_same_ticks_in_another_order(
    answers: Answers, chance: st.random.Random
) -> None:
    plain = list(answers_to_json(answers).items())
    chance.shuffle(plain)
    for _, value in plain:
        if isinstance(value, list):
            chance.shuffle(value)
    shuffled = answers_from_json(json.loads(json.dumps(dict(plain))))

    assert found_for(shuffled) == found_for(answers) == found_for(answers)


@settings(max_examples=150, deadline=None)
@given(some_answers())
def test_suggest_gives_patient_and_caregiver_the_same_in_their_own_words(answers: Answers) -> None:
    both = [
        suggest(bank_without_roles(), real_guide(), replace(answers, role=role.value))
        for role in Role
    ]

    for mine, theirs in zip(*both, strict=True):
        assert (mine.id, mine.because_key) == (theirs.id, theirs.because_key)
        question, option = real_bank().question(mine.id), real_guide().option(mine.because_key)
        assert (mine.text, theirs.text) == (question.patient, question.caregiver)
        if option is not None:
            assert (mine.reason, theirs.reason) == (
                option.because.patient,
                option.because.caregiver,
            )
    important = [[x.id for x in found.still_important] for found in both]
    assert important[0] == important[1]


@settings(max_examples=100, deadline=None)
@given(some_answers())
def test_suggest_of_the_whole_bank_differs_by_role_only_through_questions_that_name_it(
    answers: Answers,
) -> None:
    mine, theirs = ([x.id for x in found_for(replace(answers, role=role.value))] for role in Role)

    common = [x for x in mine if x in theirs and not names_role(x)]
    assert common == [x for x in theirs if x in mine and not names_role(x)]
    if set(mine) ^ set(theirs):
        assert any(map(names_role, {*mine, *theirs}))


@settings(max_examples=150, deadline=None)
@given(some_answers())
def test_suggest_leaves_no_trace_of_suicidal_thoughts(answers: Answers) -> None:
    thoughts = frozenset({"suicidal_thoughts"})
    ticked = answers.with_choice("health", answers.health | thoughts)
    found, plain = (
        found_for(ticked),
        found_for(answers.with_choice("health", answers.health - thoughts)),
    )

    assert (found.chosen, found.still_important) == (plain.chosen, plain.still_important)
    shown = (*found.chosen, *found.still_important)
    assert not any(x.id == "Q-MENTAL-02" or "suicidal" in x.because_key for x in shown)


actions = st.lists(
    st.tuples(st.sampled_from(["keep", "edit", "move", "write"]), st.integers(0, 24)), max_size=6
)


def touched(questions: QuestionList, doings: list[tuple[str, int]]) -> QuestionList:
    """Do what a person does to a list."""
    for doing, place in doings:
        key = questions.items[place % len(questions)].key
        if doing == "edit":
            questions = questions.edited(key, f"In my words {place}?")
        elif doing == "move":
            questions = questions.moved(key, place - 12)
        elif doing == "write":
            questions = questions.with_own(f"Mine {place}?")
        elif questions.item(key).question_id:
            question = real_bank().question(questions.item(key).question_id)
            questions = questions.with_question(question, Role.PATIENT, Origin.BANK)
    return questions


@settings(max_examples=100, deadline=None)
@given(some_answers(), actions, st.lists(some_answers(), min_size=1, max_size=4))
def test_with_suggestions_keeps_everything_of_theirs_through_any_change_of_answers(
    first: Answers, doings: list[tuple[str, int]], later: list[Answers]
) -> None:
    questions = touched(
        QuestionList().with_suggestions(found_for(first).chosen, real_bank()), doings
    )
    theirs = [x for x in questions.items if x.touched]

    for answers in later:
        chosen = found_for(answers).chosen
        questions = questions.with_suggestions(chosen, real_bank())
        assert [x for x in questions.items if x.touched] == theirs
        # What is not theirs is what these answers suggest, and nothing of the answers before.
        untouched = [x.question_id for x in questions.items if not x.touched]
        own = {x.question_id for x in theirs}
        assert untouched == [x.id for x in chosen if x.id not in own][: len(untouched)]
        assert len(untouched) >= min(len(chosen) - len(own), 25 - len(theirs))
