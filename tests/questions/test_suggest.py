from __future__ import annotations

import json
from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from real_questions import real_bank, real_guide, some_answers

from ketams_desktop.questions.answers import OPTION_IDS, Answers, answers_from_json
from ketams_desktop.questions.bank import AnswerShape, Bank, Question, Role, Topic
from ketams_desktop.questions.conditions import ConditionError, fitting_conditions
from ketams_desktop.questions.guide import Choice, Guide, Option, Step, Wording
from ketams_desktop.questions.question_list import QuestionList
from ketams_desktop.questions.suggest import (
    FILLED_TO,
    FOR_ANYONE,
    MOST,
    MOST_OF_A_TOPIC,
    Suggestion,
    Suggestions,
    suggest,
    suggestions_to_json,
)

PROOF, HARM, OTHERS = "Q-STAND-01", "Q-STAND-02", "Q-STAND-03"


def question(question_id: str, *when: str, topic: str = "a", **fields: object) -> Question:
    plain = Question(
        question_id,
        topic,
        f"{question_id} for me?",
        f"{question_id} for them?",
        clinicians=(),
        evidence=(),
        answer=AnswerShape.OPEN,
        when=when,
        priority=3,
    )
    return replace(plain, **fields)


def bank(*questions: Question) -> Bank:
    standing = [
        question(question_id, topic="s", standing=place)
        for place, question_id in enumerate((PROOF, HARM, OTHERS), 1)
    ]
    topics = tuple(Topic(x, x) for x in "sabc")
    return Bank((*questions, *standing), topics)


def guide() -> Guide:
    def option(name: str) -> Option:
        because = Wording(f"Because you said {name}", f"Because they have {name}")
        return Option(name, Wording(name, name), because)

    words = Wording("Title", "Title")
    return Guide(
        tuple(
            Step(x, x, Choice.MANY, x, words, words, 1.0, tuple(option(y) for y in options))
            for x, options in OPTION_IDS.items()
        )
    )


def chosen(questions: Bank, **answers: object) -> list[str]:
    return [x.id for x in suggest(questions, guide(), answers_from_json(answers)).chosen]


def by_id(found: Suggestions) -> dict[str, Suggestion]:
    return {x.id: x for x in (*found.chosen, *found.still_important, *found.more_ideas)}


# Standing slots


def test_suggest_with_nothing_ticked_gives_the_standing_questions_in_their_order() -> None:
    found = suggest(bank(), guide(), Answers())

    assert [x.id for x in found] == [PROOF, HARM, OTHERS]
    assert all(x.standing and x.reason == FOR_ANYONE and not x.because_key for x in found)


def test_suggest_lets_a_closer_question_take_the_slot_of_the_standing_one() -> None:
    closer = question("Q-CLOSE-01", "worries.read_online", same_as=(HARM,))

    assert chosen(bank(closer), worries=["read_online"]) == [PROOF, "Q-CLOSE-01", OTHERS]
    assert chosen(bank(closer)) == [PROOF, HARM, OTHERS]


def test_suggest_gives_the_slot_to_the_best_of_several_closer_questions() -> None:
    closer = [
        question("Q-CLOSE-01", "worries.read_online", same_as=(HARM,), priority=2),
        question("Q-CLOSE-02", "worries.read_online", same_as=(HARM,), priority=1),
    ]

    found = suggest(bank(*closer), guide(), answers_from_json({"worries": ["read_online"]}))

    assert [x.id for x in found] == [PROOF, "Q-CLOSE-02", OTHERS, "Q-CLOSE-01"]
    assert [x.standing for x in found] == [True, True, True, False]


def test_suggest_gives_a_standing_question_its_own_reason_when_it_was_ticked() -> None:
    questions = bank()
    proof = replace(questions.question(PROOF), when=("worries.proof", "stage.curious"))
    questions = Bank(
        tuple(proof if x.id == PROOF else x for x in questions.questions), questions.topics
    )

    ticked = suggest(questions, guide(), answers_from_json({"worries": ["proof"]}))
    staged = suggest(questions, guide(), answers_from_json({"stage": "curious"}))

    assert (ticked.chosen[0].reason, ticked.chosen[0].because_key) == (
        "Because you said proof",
        "worries.proof",
    )
    assert staged.chosen[0].reason == FOR_ANYONE


def test_suggest_does_not_bring_a_standing_question_back_once_it_lost_its_slot() -> None:
    questions = bank(question("Q-CLOSE-01", "worries.read_online", same_as=(PROOF,)))
    proof = replace(questions.question(PROOF), when=("worries.proof",))
    others = [x for x in questions.questions if x.id != PROOF]

    found = chosen(Bank((proof, *others), questions.topics), worries=["proof", "read_online"])

    assert found == ["Q-CLOSE-01", HARM, OTHERS]


# Less specific questions


def test_suggest_leaves_out_what_a_closer_question_answers() -> None:
    general = question("Q-GEN-01", "stage.offered", safety=True)
    closer = question("Q-CLOSE-01", "medicines.dmt", safety=True, same_as=("Q-GEN-01",))
    questions = bank(general, closer)

    found = suggest(
        questions, guide(), answers_from_json({"stage": "offered", "medicines": ["dmt"]})
    )

    assert "Q-CLOSE-01" in [x.id for x in found.chosen]
    assert "Q-GEN-01" in [x.id for x in found.more_ideas]
    assert "Q-GEN-01" in chosen(questions, stage="offered")


def test_suggest_keeps_the_general_question_for_what_only_it_covers() -> None:
    general = question("Q-GEN-01", "medicines.other", "stage.offered")
    closer = question("Q-CLOSE-01", "medicines.dmt", same_as=("Q-GEN-01",))

    both = chosen(bank(general, closer), medicines=["dmt", "other"])

    assert {"Q-GEN-01", "Q-CLOSE-01"} <= set(both)


# Safety


def test_suggest_puts_safety_before_everything_else_that_was_ticked() -> None:
    plain = [question(f"Q-PLAIN-{n}", "goals.pain", topic=t, priority=1)
             for n, t in enumerate("abc")]  # fmt: skip
    safety = question("Q-SAFE-01", "health.bladder", priority=5, safety=True)

    found = chosen(bank(*plain, safety), goals=["pain"], health=["bladder"])

    assert found[3] == "Q-SAFE-01"


def test_suggest_does_not_limit_safety_questions_by_topic() -> None:
    safety = [question(f"Q-SAFE-{n}", "health.bladder", safety=True) for n in range(7)]

    assert len(chosen(bank(*safety), health=["bladder"])) == 10


def test_suggest_shows_safety_questions_that_do_not_fit_as_still_important() -> None:
    safety = [
        question(f"Q-SAFE-{n:02}", "health.bladder", safety=True, priority=1 + n % 2)
        for n in range(10)
    ]
    plain = question("Q-PLAIN-01", "goals.pain", priority=1)
    ticks = answers_from_json({"health": ["bladder"], "goals": ["pain"]})

    found = suggest(bank(*safety, plain), guide(), ticks)

    assert [x.id for x in found.still_important] == ["Q-SAFE-05", "Q-SAFE-07", "Q-SAFE-09"]
    assert all(x.reason == "Because you said bladder" for x in found.still_important)
    assert [x.id for x in found.more_ideas] == ["Q-PLAIN-01"]


def test_suggest_does_not_let_the_visit_hold_safety_back() -> None:
    off = question(
        "Q-SAFE-01", "health.falls", safety=True, priority=1, clinicians=("psychiatrist",)
    )
    fields = {"safety": True, "priority": 2, "clinicians": ("pharmacist",)}
    on = [question(f"Q-SAFE-1{n}", "health.falls", **fields) for n in range(8)]

    found = chosen(bank(*on, off), health=["falls"], visit=["pharmacist"])

    assert found[3] == "Q-SAFE-01"


def test_suggest_among_equal_safety_questions_puts_what_was_ticked_before_the_stage() -> None:
    staged = question("Q-SAFE-01", "stage.having", safety=True, priority=2)
    ticked = question("Q-SAFE-02", "health.falls", safety=True, priority=2)
    urgent = question("Q-SAFE-03", "stage.having", safety=True, priority=1)
    twice = question("Q-SAFE-04", "health.falls", "life.drives", safety=True, priority=2)
    ticks = {"stage": "having", "health": ["falls"], "life": ["drives"]}

    found = chosen(bank(staged, ticked, urgent, twice), **ticks)

    assert found[3:] == ["Q-SAFE-04", "Q-SAFE-03", "Q-SAFE-02", "Q-SAFE-01"]


def test_suggest_among_equal_ranks_goes_by_priority() -> None:
    twice = question("Q-SAFE-01", "health.falls", "life.drives", safety=True, priority=2)
    urgent = question("Q-SAFE-02", "health.falls", safety=True, priority=1)

    found = chosen(bank(twice, urgent), health=["falls"], life=["drives"])

    assert found[3:] == ["Q-SAFE-02", "Q-SAFE-01"]


# The rest


def test_suggest_takes_three_of_a_topic_and_goes_on_with_others() -> None:
    same = [question(f"Q-SAME-{n}", "goals.pain", priority=1) for n in range(5)]
    other = question("Q-OTHER-01", "goals.pain", topic="b", priority=5)

    found = chosen(bank(*same, other), goals=["pain"])

    assert found[3:] == ["Q-SAME-0", "Q-SAME-1", "Q-SAME-2", "Q-OTHER-01"]


def test_suggest_counts_the_standing_questions_into_their_topic() -> None:
    extra = question("Q-EXTRA-01", "goals.pain", topic="s", priority=1)

    assert "Q-EXTRA-01" not in chosen(bank(extra), goals=["pain"])


def test_suggest_ranks_a_question_that_fits_twice_one_step_higher() -> None:
    once = question("Q-ONCE-01", "goals.pain", priority=3)
    twice = question("Q-TWICE-01", "goals.pain", "health.falls", priority=3)
    urgent = question("Q-URGENT-01", "goals.pain", priority=1)

    found = chosen(bank(once, twice, urgent), goals=["pain"], health=["falls"])

    assert found[3:] == ["Q-URGENT-01", "Q-TWICE-01", "Q-ONCE-01"]


def test_suggest_prefers_what_the_chosen_clinician_can_answer() -> None:
    off = question("Q-OFF-01", "goals.pain", priority=1, clinicians=("psychiatrist",))
    on = question("Q-ON-01", "goals.pain", priority=2, clinicians=("neurologist", "ms_nurse"))
    anyone = question("Q-ANY-01", "goals.pain", priority=2)
    questions = bank(off, on, anyone)

    assert chosen(questions, goals=["pain"], visit=["ms_nurse"])[3:] == [
        "Q-ON-01",
        "Q-ANY-01",
        "Q-OFF-01",
    ]
    for visit in ([], ["not_sure"]):
        assert chosen(questions, goals=["pain"], visit=visit)[3] == "Q-OFF-01"


def test_suggest_fills_up_by_stage_behind_what_was_ticked() -> None:
    staged = [question(f"Q-STAGE-{n}", "stage.having", topic="abc"[n % 3], priority=1)
              for n in range(9)]  # fmt: skip
    ticked = question("Q-TICK-01", "goals.pain", priority=5)

    found = chosen(bank(*staged, ticked), stage="having", goals=["pain"])

    assert len(found) == FILLED_TO
    assert found[3] == "Q-TICK-01"
    assert found[4:] == ["Q-STAGE-0", "Q-STAGE-1", "Q-STAGE-2", "Q-STAGE-3"]


def test_suggest_reads_an_open_stage_as_finding_out_but_does_not_say_so() -> None:
    staged = question("Q-STAGE-01", "stage.curious")
    later = question("Q-STAGE-02", "stage.having")

    found = suggest(bank(staged, later), guide(), Answers())

    assert [x.id for x in found][3:] == ["Q-STAGE-01"]
    assert (found.chosen[3].reason, found.chosen[3].because_key) == (FOR_ANYONE, "")


def test_suggest_with_the_stage_open_fills_up_with_the_visit_and_safety_first() -> None:
    plain = question("Q-PLAIN-01", "stage.curious", priority=1)
    safety = question("Q-SAFE-01", "stage.curious", priority=5, safety=True)
    visit = question("Q-VISIT-01", "visit.palliative_team", priority=5, topic="b")

    found = chosen(bank(plain, safety, visit), visit=["palliative_team"])

    assert found[3:] == ["Q-VISIT-01", "Q-SAFE-01", "Q-PLAIN-01"]


def test_suggest_gives_the_first_fitting_reason_and_a_tick_before_the_stage() -> None:
    fits = question("Q-FIT-01", "stage.having", "life.drives", "stage.having and health.falls")
    ticks = answers_from_json({"stage": "having", "health": ["falls"]})

    found = by_id(suggest(bank(fits), guide(), ticks))["Q-FIT-01"]

    assert (found.because_key, found.reason) == ("health.falls", "Because you said falls")


def test_suggest_never_offers_a_question_that_is_by_hand_only() -> None:
    by_hand = question(
        "Q-HAND-01", "health.suicidal_thoughts", "stage.curious",
        safety=True, by_hand_only=True, priority=1,
    )  # fmt: skip
    ticks = answers_from_json({"stage": "curious", "health": ["suicidal_thoughts"]})

    for answers in (ticks, Answers()):
        found = suggest(bank(by_hand), guide(), answers)
        assert [x.id for x in found.more_ideas] == ["Q-HAND-01"]


def test_suggest_words_everything_for_the_caregiver() -> None:
    fits = question("Q-FIT-01", "health.falls")
    ticks = answers_from_json({"role": "caregiver", "health": ["falls"]})

    found = by_id(suggest(bank(fits), guide(), ticks))

    assert found["Q-FIT-01"].text == "Q-FIT-01 for them?"
    assert found["Q-FIT-01"].reason == "Because they have falls"
    assert found[PROOF].text == f"{PROOF} for them?"


def test_suggest_orders_more_ideas_by_topic_and_fitting_ones_first() -> None:
    ideas = [
        question("Q-C-01", topic="c"),
        question("Q-A-01", priority=1),
        *[question(f"Q-B-0{n}", "goals.pain", topic="b") for n in range(4)],
        question("Q-B-10", topic="b", priority=1),
        question("Q-A-02", priority=2),
    ]

    found = suggest(bank(*ideas), guide(), answers_from_json({"goals": ["pain"]}))

    assert [x.id for x in found.more_ideas] == ["Q-A-01", "Q-A-02", "Q-B-03", "Q-B-10", "Q-C-01"]
    assert [x.reason for x in found.more_ideas] == ["", "", "Because you said pain", "", ""]


@pytest.mark.parametrize("most", [0, 2, 3, 4, 10])
def test_suggest_never_gives_more_than_asked_for(most: int) -> None:
    safety = [question(f"Q-SAFE-{n}", "health.falls", safety=True) for n in range(12)]
    ticks = answers_from_json({"health": ["falls"]})

    found = suggest(bank(*safety), guide(), ticks, most)

    assert len(found) == most
    assert len(by_id(found)) == 15


def test_suggest_with_a_bad_condition_names_the_question() -> None:
    with pytest.raises(ConditionError, match="Q-BAD-01"):
        suggest(bank(question("Q-BAD-01", "health.bladdr")), guide(), Answers())


def test_suggestions_to_json_has_the_documented_keys_in_rank_order() -> None:
    fits = question("Q-SAFE-01", "health.falls", safety=True)
    found = suggest(bank(fits), guide(), answers_from_json({"health": ["falls"]}))

    plain = json.loads(json.dumps(suggestions_to_json(found)))

    assert [x["id"] for x in plain] == [PROOF, HARM, OTHERS, "Q-SAFE-01"]
    assert plain[3] == {
        "id": "Q-SAFE-01",
        "text": "Q-SAFE-01 for me?",
        "reason": "Because you said falls",
        "topic": "a",
        "safety": True,
    }
    assert suggestions_to_json(found.chosen) == plain


# What holds for every way to tick, with the bank as it ships


def fitting(answers: Answers) -> set[str]:
    keys = answers.keys()
    return {x.id for x in real_bank().questions if fitting_conditions(x, keys)}


@settings(max_examples=150, deadline=None)
@given(some_answers())
def test_suggest_from_the_real_bank_keeps_every_promise(answers: Answers) -> None:
    bank_, found = real_bank(), suggest(real_bank(), real_guide(), answers)
    chosen_ids = [x.id for x in found.chosen]
    everything = [*found.chosen, *found.still_important, *found.more_ideas]

    assert 6 <= len(chosen_ids) <= MOST
    assert sorted(x.id for x in everything) == sorted(x.id for x in bank_.questions)
    assert [x.standing for x in found.chosen] == [True] * 3 + [False] * (len(chosen_ids) - 3)
    assert chosen_ids[0] in ("Q-EVID-01", "Q-EVID-05")
    assert chosen_ids[1:3] == ["Q-SIDE-01", "Q-ALT-05"]
    topics = Counter(x.topic for x in found.chosen if not x.safety)
    assert max(topics.values()) <= MOST_OF_A_TOPIC
    for item in (*found.chosen, *found.still_important):
        assert item.reason
        assert not bank_.question(item.id).by_hand_only
    for item in everything:
        assert item.text == bank_.question(item.id).text(answers.reader)
        assert not item.because_key or item.because_key in answers.keys()  # noqa: SIM118


@settings(max_examples=150, deadline=None)
@given(some_answers())
def test_suggest_from_the_real_bank_drops_no_safety_question_for_another(answers: Answers) -> None:
    found = suggest(real_bank(), real_guide(), answers)
    fits = fitting(answers)
    questions = real_bank().questions
    answered = {general for x in questions if x.id in fits for general in x.same_as}
    expected = {x.id for x in questions if x.safety and x.id in fits and not x.by_hand_only}
    shown = {x.id for x in found.chosen if x.safety}
    important = {x.id for x in found.still_important}

    assert expected - answered <= shown | important
    assert important <= expected
    if important:
        assert len(found) == MOST
        assert all(x.safety or x.standing for x in found.chosen)
    # Once a question that is no safety matter has its place, no safety question follows.
    flags = [x.safety for x in found.chosen[3:] if x.id in fits]
    if answers.stage:
        assert flags == sorted(flags, reverse=True)


@settings(max_examples=60, deadline=None)
@given(some_answers(), st.data())
def test_suggest_from_the_real_bank_does_not_depend_on_the_order_of_ticks(
    answers: Answers, data: st.DataObject
) -> None:
    again = Answers(role=answers.role, stage=answers.stage)
    for group in ("visit", "goals", "worries", "health", "medicines", "life"):
        order = data.draw(st.permutations(sorted(answers.chosen(group))))
        again = again.with_choice(group, frozenset(order))

    assert suggest(real_bank(), real_guide(), again) == suggest(real_bank(), real_guide(), answers)


@pytest.mark.parametrize("role", list(Role))
@pytest.mark.parametrize("stage", OPTION_IDS["stage"])
def test_suggest_for_someone_quick_gives_a_good_list(role: Role, stage: str) -> None:
    found = suggest(real_bank(), real_guide(), Answers(role=role.value, stage=stage))

    assert FILLED_TO <= len(found) <= MOST
    assert len({x.topic for x in found}) >= 4


def ids(**answers: object) -> list[str]:
    found = suggest(real_bank(), real_guide(), answers_from_json(answers))
    return [x.id for x in found.chosen]


def test_suggest_for_bladder_trouble_asks_how_new_harm_is_spotted() -> None:
    found = suggest(
        real_bank(), real_guide(), answers_from_json({"stage": "offered", "health": ["bladder"]})
    )

    assert found.chosen[3].id == "Q-BLAD-02"
    assert found.chosen[3].reason == "Because you ticked bladder trouble"


def test_suggest_for_each_medicine_that_may_not_mix_asks_about_it() -> None:
    expected = {
        "dmt": "Q-MEDS-02",
        "s1p_modulator": "Q-MEDS-03",
        "baclofen_or_tizanidine": "Q-MEDS-04",
        "dalfampridine": "Q-MEDS-05",
        "stimulant": "Q-MEDS-06",
        "opioid_or_sedative": "Q-MEDS-07",
        "nmda_blocker": "Q-MEDS-08",
        "antidepressant": "Q-MEDS-10",
        "alcohol_or_cannabis": "Q-MEDS-11",
        "other": "Q-MEDS-01",
    }

    assert set(expected) == set(OPTION_IDS["medicines"])
    for medicine, question_id in expected.items():
        assert question_id in ids(medicines=[medicine]), medicine


def test_suggest_for_someone_who_read_online_asks_about_what_they_read() -> None:
    assert ids(worries=["read_online"], goals=["pain"])[0] == "Q-EVID-05"
    assert ids(worries=["read_online"], goals=["fatigue"])[0] == "Q-EVID-01"


def test_suggest_for_suicidal_thoughts_puts_nothing_about_them_on_the_list() -> None:
    with_them = suggest(
        real_bank(), real_guide(), answers_from_json({"health": ["suicidal_thoughts"]})
    )
    without = suggest(real_bank(), real_guide(), Answers())

    assert with_them.chosen == without.chosen
    assert with_them.still_important == without.still_important


@given(some_answers())
def test_question_about_suicidal_thoughts_is_never_put_on_a_list_whatever_is_ticked(
    answers: Answers,
) -> None:
    ticked = answers.with_choice("health", answers.health | {"suicidal_thoughts"})
    bank = real_bank()
    by_hand = {x.id for x in bank.questions if x.by_hand_only}
    found = suggest(bank, real_guide(), ticked)

    on_list = QuestionList().with_suggestions(found.chosen, bank)

    every = (*found.chosen, *found.still_important)
    assert by_hand
    assert not by_hand & {x.id for x in every}
    assert not by_hand & {x.question_id for x in on_list.items}
    # Nor does any reason on the list tell of them.
    assert "health.suicidal_thoughts" not in {x.because_key for x in every}
    assert by_hand <= {x.id for x in found.more_ideas}


def test_suggest_while_treatment_goes_on_offers_nothing_from_before_the_start() -> None:
    before_the_start = {"Q-BLAD-03", "Q-RIGHT-01", "Q-RIGHT-03", "Q-GIVEN-01", "Q-GIVEN-06"}

    found = ids(stage="having", health=["bladder", "bladder_aids"], goals=["pain"])

    assert not before_the_start & set(found)
    assert {"Q-BLAD-04", "Q-BLAD-02"} <= set(found)
