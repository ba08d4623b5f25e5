"""What one print brings: copies, people, parts, notes, facts, and what came of the visit."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from ketams_desktop.library.records import PackInfo
from ketams_desktop.paper.handout import (
    HandedOver,
    Handout,
    HandoutOptions,
    build_handout,
)
from ketams_desktop.paper.plain_text import plain_text
from ketams_desktop.paper.sheet import PartKind, Sheet, SheetSize
from ketams_desktop.paper.words import SheetWords
from ketams_desktop.questions.bank import AnswerShape, Role
from ketams_desktop.questions.people import people_asked
from ketams_desktop.questions.question_list import Outcome, QuestionList
from ketams_desktop.questions.visit import Facts, Visit

PEOPLE = {"neurologist": "Neurologist", "ms_nurse": "MS nurse"}

Make = Callable[..., Handout]


@pytest.fixture
def make(pack: PackInfo, words: SheetWords) -> Make:
    """Return a function that makes a handout of a list."""

    def make(
        questions: QuestionList,
        visit: Visit | None = None,
        role: Role = Role.PATIENT,
        **chosen: Any,
    ) -> Handout:
        source = HandedOver(questions, visit or Visit(), role, people=PEOPLE)
        return build_handout(source, HandoutOptions(**chosen), pack, words, date(2026, 12, 1))

    return make


def asked(count: int, caregivers: int = 0) -> QuestionList:
    questions = QuestionList()
    for number in range(1, count + 1):
        questions = questions.with_own(f"mine {number}?")
    for number in range(1, caregivers + 1):
        questions = questions.with_own(f"theirs {number}?", Role.CAREGIVER)
    return questions


def numbered(sheet: Sheet) -> list[tuple[int, str]]:
    return [(x.number, x.text) for part in sheet.parts for x in part.questions]


def test_handout_is_one_sheet_unless_more_is_chosen(make: Make) -> None:
    (sheet,) = make(asked(4)).copies
    assert not sheet.is_copy
    assert sheet.size is SheetSize.STANDARD


def test_handout_clinicians_page_has_the_same_numbers(make: Make) -> None:
    mine, theirs = make(asked(5, 2), size=SheetSize.LARGE, clinician_copy=True).copies
    assert (mine.size, theirs.size) == (SheetSize.LARGE, SheetSize.COMPACT)
    assert theirs.is_copy
    assert numbered(mine) == numbered(theirs)
    assert len(numbered(mine)) == 7


def test_handout_compact_sheet_has_no_second_one(make: Make) -> None:
    assert len(make(asked(2), size=SheetSize.COMPACT, clinician_copy=True).copies) == 1


def test_handout_each_person_has_a_sheet_and_nothing_stands_twice(make: Make) -> None:
    questions = asked(4).asked_of(2, ["neurologist", "ms_nurse"]).asked_of(3, ["neurologist"])
    sheets = make(questions, each_person=True).copies
    assert [sheet.with_whom for sheet in sheets] == ["Neurologist", "MS nurse", ""]
    texts = [text for sheet in sheets for _, text in numbered(sheet)]
    assert texts == ["mine 3?", "mine 2?", "mine 1?", "mine 4?"]
    assert [number for number, _ in numbered(sheets[2])] == [1, 2]


def test_handout_one_person_to_ask_is_named_on_the_one_sheet(make: Make) -> None:
    questions = asked(1).asked_of(1, ["ms_nurse"])
    (sheet,) = make(questions, each_person=True).copies
    assert sheet.with_whom == "MS nurse"
    assert make(questions).copies[0].with_whom == ""


def test_people_asked_are_in_the_guides_order_and_others_behind() -> None:
    questions = asked(3).asked_of(1, ["stranger"]).asked_of(2, ["ms_nurse"])
    source = HandedOver(questions.asked_of(3, ["neurologist"]), people=PEOPLE)
    assert people_asked(source.questions, tuple(PEOPLE)) == ("neurologist", "ms_nurse", "stranger")


def test_handout_caregivers_part_is_apart_on_the_persons_sheet_alone(make: Make) -> None:
    mine, theirs = make(asked(2, 1), caregiver_apart=True, clinician_copy=True).copies
    assert [(part.kind, part.is_apart) for part in mine.parts] == [
        (PartKind.FIRST, False),
        (PartKind.CAREGIVER, True),
    ]
    assert not any(part.is_apart for part in theirs.parts)
    assert not make(asked(0, 1), caregiver_apart=True).copies[0].parts[0].is_apart


def test_handout_short_visit_says_what_is_for_the_visit(make: Make) -> None:
    (sheet,) = make(asked(5), Visit(is_short=True)).copies
    assert [part.title for part in sheet.parts] == [
        "Ask these three at the visit",
        "For the nurse or a message",
    ]


def test_handout_day_is_written_out_and_the_lists_name_is_not(make: Make) -> None:
    handout = make(asked(1), Visit(name="With Dr. Who", day="2026-12-03"))
    assert handout.copies[0].day == "December 3, 2026"
    assert "Dr. Who" not in str(handout.copies)


def test_handout_facts_are_what_was_typed_or_lines(make: Make) -> None:
    visit = Visit(facts=Facts(medicines="baclofen"))
    mine, theirs = make(asked(1), visit, clinician_copy=True).copies
    medicines, allergies, _ = mine.notes[0].blocks
    assert (medicines.text, medicines.lines) == ("baclofen", 0)
    assert allergies.text == ""
    assert allergies.lines > 0
    # Nothing is left to fill in on the clinician's page.
    assert [x.text for notes in theirs.notes for x in notes.blocks] == ["baclofen"]


def test_handout_notes_stand_on_every_copy(make: Make) -> None:
    handout = make(asked(2).noted(2, "ask twice"), clinician_copy=True)
    for sheet in handout.copies:
        assert [x.note for part in sheet.parts for x in part.questions] == ["", "ask twice"]


@pytest.mark.parametrize(
    ("shape", "outcome", "ticked"),
    [
        (AnswerShape.YES_NO, Outcome.NO, {"Yes": False, "No": True, "Will find out": False}),
        (AnswerShape.OPEN, Outcome.ANSWERED, {"Answered": True, "Will find out": False}),
        (AnswerShape.OPEN, Outcome.OPEN, {"Answered": False, "Will find out": False}),
        (
            AnswerShape.OPEN,
            Outcome.YES,
            {"Yes": True, "Answered": False, "Will find out": False},
        ),
    ],
)
def test_handout_record_ticks_what_came_of_a_question(
    make: Make, shape: AnswerShape, outcome: Outcome, ticked: dict[str, bool]
) -> None:
    questions = asked(1).answered(1, outcome, "we talked")
    questions = QuestionList((replace(questions.items[0], answer=shape),))
    (sheet,) = make(questions, Visit(next_steps="call"), is_record=True).copies
    question = sheet.parts[0].questions[0]
    assert {tick.label: tick.is_ticked for tick in question.ticks} == ticked
    assert (question.heard, question.lines) == ("we talked", 0)
    assert sheet.title == "What came of my questions"
    assert [x.text for notes in sheet.notes for x in notes.blocks] == ["call"]


def test_handout_without_record_keeps_what_was_heard_to_itself(make: Make) -> None:
    questions = asked(1).answered(1, Outcome.ANSWERED, "we talked")
    handout = make(questions, Visit(next_steps="call"), clinician_copy=True)
    assert "we talked" not in str(handout)
    assert "call" not in plain_text(handout)
    ticks = [
        x for sheet in handout.copies for p in sheet.parts for q in p.questions for x in q.ticks
    ]
    assert not any(tick.is_ticked for tick in ticks)


def test_handout_of_a_caregiver_is_in_their_words(make: Make) -> None:
    (sheet,) = make(asked(1, 1), role=Role.CAREGIVER).copies
    assert sheet.title == "Questions for the visit"
    assert sheet.parts[1].title == "From me, their caregiver"
    assert sheet.notes[0].blocks[0].label == "Medicines they take:"


def test_plain_text_of_a_handout_is_plain_and_says_everything_once(make: Make) -> None:
    questions = asked(1, 1).edited(1, "“Is it” — really…").noted(1, "it’s so")
    visit = Visit(day="2026-12-03", facts=Facts("baclofen", "none"))
    text = plain_text(make(questions, visit, clinician_copy=True))
    assert text == (
        "Questions for my visit\n\n"
        "Date: December 3, 2026\n\n"
        'My question\n1. "Is it" - really...\n   My note: it\'s so\n\n'
        "From my caregiver\n2. theirs 1?\n\n"
        "Facts to tell my team\nMedicines I take: baclofen\nAllergies: none\n\n"
        "Helps you ask questions. Not medical advice. Preview. Not yet reviewed by a clinician. "
        "Content 2026.11\n"
    )
    assert text.isascii()
