from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from ketams_desktop.library.records import PackInfo
from ketams_desktop.paper.sheet import (
    PaperQuestion,
    PartKind,
    Sheet,
    SheetOptions,
    SheetSize,
    build_sheet,
)
from ketams_desktop.paper.words import SheetWords

MakeSheet = Callable[..., Sheet]


def titles(sheet: Sheet) -> list[str]:
    return [part.title for part in sheet.parts]


def test_build_sheet_five_questions_splits_after_three(make_sheet: MakeSheet) -> None:
    sheet = make_sheet(["a?", "b?", "c?", "d?", "e?"])
    assert titles(sheet) == ["Start with these three", "If there is time"]
    assert [[q.text for q in part.questions] for part in sheet.parts] == [
        ["a?", "b?", "c?"],
        ["d?", "e?"],
    ]
    assert [q.number for part in sheet.parts for q in part.questions] == [1, 2, 3, 4, 5]


@pytest.mark.parametrize(
    ("count", "title"), [(1, "My question"), (2, "My questions"), (3, "My questions")]
)
def test_build_sheet_short_list_has_one_part(make_sheet: MakeSheet, count: int, title: str) -> None:
    assert titles(make_sheet(["a?"] * count)) == [title]


def test_build_sheet_caregivers_own_come_last_and_number_on(make_sheet: MakeSheet) -> None:
    own = PaperQuestion("what about me?", is_caregivers_own=True)
    sheet = make_sheet([own, "a?", "b?", "c?", "d?"])
    assert [part.kind for part in sheet.parts] == [
        PartKind.FIRST,
        PartKind.REST,
        PartKind.CAREGIVER,
    ]
    last = sheet.parts[-1].questions[0]
    assert (last.number, last.text) == (5, "what about me?")


def test_build_sheet_empty_list_has_no_parts(make_sheet: MakeSheet) -> None:
    assert make_sheet([]).parts == ()


def test_build_sheet_question_without_words_is_left_out(make_sheet: MakeSheet) -> None:
    sheet = make_sheet(["a?", " \u200b\n", "b?"])
    assert [q.text for q in sheet.parts[0].questions] == ["a?", "b?"]


def test_build_sheet_first_three_have_more_lines(make_sheet: MakeSheet) -> None:
    first, rest = make_sheet(["a?"] * 4).parts
    assert first.questions[0].lines > rest.questions[0].lines > 0


def test_build_sheet_compact_has_nothing_to_fill_in(make_sheet: MakeSheet) -> None:
    sheet = make_sheet(["a?"] * 4, size=SheetSize.COMPACT, matters_most="")
    assert {q.lines for part in sheet.parts for q in part.questions} == {0}
    assert sheet.notes == ()
    assert sheet.matters_most is None


def test_build_sheet_reasons_are_off_unless_asked_for(make_sheet: MakeSheet) -> None:
    question = PaperQuestion("a?", reason="Because you ticked cravings")
    assert make_sheet([question]).parts[0].questions[0].reason == ""
    shown = make_sheet([question], show_reasons=True)
    assert shown.parts[0].questions[0].reason == "Because you ticked cravings"


@pytest.mark.parametrize(("given", "kept"), [(None, None), ("", ""), (" less\npain ", "less pain")])
def test_build_sheet_what_matters_is_optional(
    make_sheet: MakeSheet, given: str | None, kept: str | None
) -> None:
    assert make_sheet(["a?"], matters_most=given).matters_most == kept


def test_build_sheet_unreviewed_pack_says_so(make_sheet: MakeSheet) -> None:
    assert make_sheet(["a?"]).footer == (
        "Helps you ask questions. Not medical advice. Preview. Not yet reviewed by a clinician. "
        "Content 2026.11"
    )


def test_build_sheet_reviewed_pack_names_the_reviewer(words: SheetWords, pack: PackInfo) -> None:
    reviewed = replace(pack, reviewed_by="A. Name {x}")
    sheet = build_sheet([], SheetOptions(), reviewed, words, date(2026, 12, 1))
    assert "Reviewed by A. Name {x}." in sheet.footer
    assert "Not yet" not in sheet.footer


@pytest.mark.parametrize(
    ("today", "is_late"), [(date(2027, 5, 31), False), (date(2027, 6, 1), True)]
)
def test_build_sheet_after_review_date_says_out_of_date(
    make_sheet: MakeSheet, today: date, is_late: bool
) -> None:
    assert ("out of date" in make_sheet(["a?"], today=today).footer) is is_late


def test_build_sheet_same_list_on_another_day_is_equal(make_sheet: MakeSheet) -> None:
    assert make_sheet(["a?"], today=date(2026, 12, 1)) == make_sheet(
        ["a?"], today=date(2027, 1, 15)
    )
