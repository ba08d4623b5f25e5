from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from real_questions import real_bank, some_answers

from ketams_desktop.questions.answers import OPTION_IDS, Answers
from ketams_desktop.questions.bank import AnswerShape, Bank, Question, Topic
from ketams_desktop.questions.conditions import fitting_conditions
from ketams_desktop.questions.matching import entries_of, matches_of


def question(question_id: str, *when: str, **fields: object) -> Question:
    plain = Question(
        question_id, "a", "For me?", "For them?", (), (), AnswerShape.OPEN, when, 3
    )  # fmt: skip
    return replace(plain, **fields)


def bank(*questions: Question) -> Bank:
    return Bank(questions, (Topic("b", "B"), Topic("a", "A")))


@settings(max_examples=100, deadline=None)
@given(some_answers())
def test_matches_of_the_real_bank_are_what_each_condition_says(answers: Answers) -> None:
    keys = answers.keys()
    found = {x.question.id: x for x in matches_of(real_bank(), answers)}

    for asked in real_bank().questions:
        fits = fitting_conditions(asked, keys)
        match = found.get(asked.id)
        assert (match.conditions if match else ()) == fits
        if not fits and not asked.standing and answers.stage:
            assert match is None


def test_matches_of_a_question_know_what_the_person_ticked_and_not_the_stage() -> None:
    lines = ("stage.having", "health.falls", "health.falls and not life.travels")
    ticks = Answers(stage="having", health=frozenset({"falls"}), life=frozenset({"drives"}))

    (match,) = matches_of(bank(question("Q-A-01", *lines)), ticks)

    assert [x.wanted for x in match.conditions] == [("stage.having",)] + 2 * [("health.falls",)]
    assert len(match.personal) == 2
    assert match.because_key == "health.falls"
    # Priority 3, and one further match by something that was ticked.
    assert match.order[0] == 2


def test_matches_of_a_line_give_its_first_option_about_the_person_as_the_reason() -> None:
    line = "stage.having and health.falls and life.drives"
    ticks = Answers(stage="having", health=frozenset({"falls"}), life=frozenset({"drives"}))

    (match,) = matches_of(bank(question("Q-A-01", line)), ticks)

    assert match.because_key == "health.falls"


def test_matches_of_stage_and_visit_say_nothing_about_the_person() -> None:
    asked = bank(question("Q-A-01", "visit.ms_nurse", "stage.having and visit.ms_nurse"))

    (match,) = matches_of(asked, Answers(stage="having", visit=frozenset({"ms_nurse"})))

    assert (match.is_match, match.is_personal, match.ticked) == (True, False, 0)
    assert match.order[0] == 3
    assert match.because_key == "visit.ms_nurse"


def test_matches_of_an_open_stage_fit_as_if_finding_out_and_only_then() -> None:
    asked = bank(question("Q-A-01", "stage.curious"))

    (match,) = matches_of(asked, Answers())

    assert (match.fits, match.is_match, match.because_key) == (True, False, "")
    assert matches_of(asked, Answers(stage="having")) == []


def test_matches_of_a_visit_know_who_cannot_answer() -> None:
    asked = bank(
        question("Q-A-01", "goals.pain", clinicians=("pharmacist",)),
        question("Q-A-02", "goals.pain", clinicians=("pharmacist", "ms_nurse")),
        question("Q-A-03", "goals.pain"),
    )
    ticks = Answers(goals=frozenset({"pain"}), visit=frozenset({"ms_nurse", "not_sure"}))

    assert [x.off_visit for x in matches_of(asked, ticks)] == [True, False, False]
    unsure = replace(ticks, visit=frozenset({"not_sure"}))
    assert [x.off_visit for x in matches_of(asked, unsure)] == [False, False, False]


def test_matches_of_ticks_that_the_guide_does_not_know_are_as_if_not_ticked() -> None:
    odd = Answers(stage="having", health=frozenset({"of-another-content", "falls"}))

    found = matches_of(bank(question("Q-A-01", "health.falls")), odd)

    assert [x.question.id for x in found] == ["Q-A-01"]


def test_entries_of_stand_by_topic_then_priority_and_those_of_no_topic_last() -> None:
    asked = bank(
        question("Q-X-01", "goals.pain", topic="none-such"),
        question("Q-A-02", "goals.pain"),
        question("Q-A-01", "goals.pain", priority=1),
        question("Q-B-01", "goals.pain", topic="b", priority=5),
    )

    assert [x.question.id for x in entries_of(asked)] == ["Q-B-01", "Q-A-01", "Q-A-02", "Q-X-01"]


def test_entries_of_two_banks_are_not_mixed_up() -> None:
    first, second = bank(question("Q-A-01")), bank(question("Q-A-02"))

    for asked in (first, second, first):
        assert [x.question.id for x in entries_of(asked)] == [asked.questions[0].id]


def test_every_option_has_a_bit_of_its_own() -> None:
    every = [f"{group}.{option}" for group, options in OPTION_IDS.items() for option in options]
    asked = [question(f"Q-A-{place}", key) for place, key in enumerate(every)]

    for place, key in enumerate(every):
        group, _, option = key.partition(".")
        start = Answers(role="patient" if group != "role" else option)
        ticks = start.with_choice(group, frozenset({option}))
        found = {x.question.id for x in matches_of(Bank(tuple(asked), ()), ticks) if x.is_match}
        role = f"Q-A-{every.index(f'role.{ticks.role}')}"
        assert found == {f"Q-A-{place}", role}
