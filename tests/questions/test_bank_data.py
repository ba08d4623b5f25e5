"""The bank as it ships: whole, and in step with the guide and the claims."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from real_questions import REPOSITORY, load, real_bank, real_guide

from ketams_desktop.questions.answers import OPTION_IDS
from ketams_desktop.questions.bank import AnswerShape, Question, Role
from ketams_desktop.questions.conditions import conditions_of

HOW_MANY = {
    "RIGHT": 6, "BEN": 7, "EVID": 5, "GIVEN": 7, "SIDE": 9, "BLAD": 4, "HEART": 4, "LIVER": 2,
    "MENTAL": 6, "PREG": 3, "MEDS": 11, "DAY": 4, "DEP": 9, "COST": 5, "CARE": 4, "FOLLOW": 5,
    "ALT": 5, "PALL": 3,
}  # fmt: skip
CLINICIANS = set(OPTION_IDS["visit"]) - {"not_sure"}
#: They word, rank or fill the list and need no question of their own.
UNNAMED = {
    *(f"visit.{option}" for option in OPTION_IDS["visit"] if option != "palliative_team"),
}

every_question = pytest.mark.parametrize(
    "question", real_bank().questions, ids=lambda question: question.id
)


def named_options() -> set[str]:
    return {
        key
        for question in real_bank().questions
        for condition in conditions_of(question)
        for key in condition.wanted
    }


def test_bank_holds_all_questions_with_their_ids() -> None:
    expected = {f"Q-{topic}-{n:02}" for topic, many in HOW_MANY.items() for n in range(1, many + 1)}
    found = [question.id for question in real_bank().questions]

    assert len(found) == 99
    assert set(found) == expected


def test_bank_has_a_topic_for_every_question_and_no_empty_one() -> None:
    topics = [topic.id for topic in real_bank().topics]
    used = {question.topic for question in real_bank().questions}

    assert len(topics) == len(set(topics)) == 18
    assert set(topics) == used
    assert all(re.fullmatch(r"[a-z]+(-[a-z]+)*", topic) for topic in topics)


def test_bank_keeps_the_questions_of_a_topic_together() -> None:
    order = list(dict.fromkeys(question.topic for question in real_bank().questions))

    assert order == [topic.id for topic in real_bank().topics]
    runs = [
        after.topic
        for before, after in zip(real_bank().questions, real_bank().questions[1:], strict=False)
        if before.topic != after.topic
    ]
    assert len(runs) == len(order) - 1


@every_question
def test_bank_question_is_worded_for_both_readers(question: Question) -> None:
    for text in (question.patient, question.caregiver):
        assert text.endswith("?") or question.id == "Q-DEP-06"
        assert text == text.strip()
        assert text[0].isupper()
        assert len(max(re.split(r"[.?] ", text), key=len).split()) <= 22


def test_bank_lets_a_caregiver_say_i_only_of_themselves() -> None:
    saying_i = {x.id for x in real_bank().questions if re.search(r"\b(I|me|my)\b", x.caregiver)}
    of_the_patient = {
        x.id for x in real_bank().questions if re.search(r"\b(they|them|their)\b", x.patient, re.I)
    }

    assert saying_i == {
        "Q-RIGHT-01", "Q-EVID-05", "Q-SIDE-02", "Q-BLAD-04", "Q-DAY-01", "Q-DAY-03", "Q-CARE-01",
        "Q-CARE-02", "Q-CARE-03", "Q-CARE-04",
    }  # fmt: skip
    # There "they" are side effects and medicines.
    assert of_the_patient == {"Q-SIDE-01", "Q-MEDS-08"}


@every_question
def test_bank_question_uses_us_spelling(question: Question) -> None:
    british = r"apnoea|licence|programme|anaesth|colour|tumour|centre|diarrhoea|[a-z]isation"

    assert not re.search(british, question.patient + question.caregiver, re.IGNORECASE)


@every_question
def test_bank_question_has_conditions_that_the_guide_can_meet(question: Question) -> None:
    conditions = conditions_of(question)

    assert conditions
    assert len(set(question.when)) == len(question.when)
    for condition in conditions:
        for key in (*condition.wanted, *condition.unwanted):
            assert real_guide().option(key) is not None, key


@every_question
def test_bank_question_has_a_sound_rank_and_known_clinicians(question: Question) -> None:
    assert 1 <= question.priority <= 5
    assert set(question.clinicians) <= CLINICIANS
    assert len(set(question.clinicians)) == len(question.clinicians)


def test_bank_questions_rest_on_claims_that_exist() -> None:
    claims = {claim["id"] for claim in load("../claims.yaml")["claims"]}
    missing = {
        (question.id, claim)
        for question in real_bank().questions
        for claim in question.evidence
        if claim not in claims
    }

    assert not missing
    assert all(question.evidence for question in real_bank().questions)


def test_bank_asks_the_neurologist_and_the_ms_nurse_the_same() -> None:
    for question in real_bank().questions:
        assert ("neurologist" in question.clinicians) == ("ms_nurse" in question.clinicians)


def test_bank_has_three_standing_questions_in_their_order() -> None:
    standing = {x.standing: x.id for x in real_bank().questions if x.standing}

    assert standing == {1: "Q-EVID-01", 2: "Q-SIDE-01", 3: "Q-ALT-05"}


def test_bank_lets_only_plain_questions_answer_others() -> None:
    closer = [question for question in real_bank().questions if question.same_as]

    assert {x.id for x in closer} == {
        "Q-EVID-05",
        *(f"Q-MEDS-{n:02}" for n in (2, 3, 4, 5, 6, 7, 8, 10)),
    }
    for question in closer:
        assert not question.standing
        for general in question.same_as:
            assert not real_bank().question(general).same_as
            assert general != question.id


def test_bank_holds_only_the_question_about_suicidal_thoughts_for_adding_by_hand() -> None:
    by_hand = [question.id for question in real_bank().questions if question.by_hand_only]
    naming = [
        question.id
        for question in real_bank().questions
        if any("suicidal" in line for line in question.when)
    ]

    assert by_hand == naming == ["Q-MENTAL-02"]


def test_bank_uses_every_option_of_the_guide() -> None:
    every = {f"{group}.{option}" for group, options in OPTION_IDS.items() for option in options}

    assert every - named_options() == UNNAMED


def test_bank_marks_what_could_cost_health() -> None:
    safety = {question.id for question in real_bank().questions if question.safety}

    assert {
        "Q-RIGHT-03", "Q-SIDE-03", "Q-SIDE-08", "Q-BLAD-02", "Q-BLAD-04", "Q-HEART-01",
        "Q-HEART-02", "Q-HEART-03", "Q-LIVER-02", "Q-MENTAL-01", "Q-PREG-01", "Q-PREG-02",
        "Q-MEDS-01", "Q-MEDS-07", "Q-MEDS-09", "Q-DAY-01", "Q-DEP-02", "Q-DEP-05", "Q-DEP-07",
        "Q-DEP-08", "Q-FOLLOW-03",
    } <= safety  # fmt: skip
    # If most were marked, the mark would rank nothing.
    assert len(safety) < 45


def test_bank_gives_every_risky_option_a_safety_question() -> None:
    covered = {
        key
        for question in real_bank().questions
        if question.safety and not question.by_hand_only
        for condition in conditions_of(question)
        if not condition.unwanted and len(condition.wanted) == 1
        for key in condition.wanted
    }
    risky = {
        "bladder", "bladder_aids", "falls", "high_blood_pressure", "heart", "stroke_or_aneurysm",
        "liver", "kidney", "breathing", "seizures", "psychosis_or_bipolar", "substance_problem",
        "cravings", "pregnant_or_planning", "breastfeeding", "age_65_plus", "recent_relapse",
    }  # fmt: skip

    assert {f"health.{option}" for option in risky} <= covered
    assert {f"medicines.{option}" for option in OPTION_IDS["medicines"]} <= covered
    assert {"worries.home_ketamine", "worries.other_source", "life.drives"} <= covered


def test_bank_has_tick_boxes_that_fit_the_wording() -> None:
    shapes = {question.id: question.answer for question in real_bank().questions}
    asks_openly = re.compile(r"^(What|How|Which|Who|Why|When|Where)\b")

    for question in real_bank().questions:
        if asks_openly.match(question.text(Role.PATIENT)):
            assert shapes[question.id] is AnswerShape.OPEN, question.id
    assert shapes["Q-MEDS-02"] is AnswerShape.YES_NO
    assert Counter(shapes.values())[AnswerShape.YES_NO] > 25


def test_bank_has_icons_that_ship() -> None:
    for topic in real_bank().topics:
        folder, _, name = topic.icon.partition(":")
        assert (REPOSITORY / "resources" / "icons" / folder / f"{name}.svg").is_file(), topic.icon
