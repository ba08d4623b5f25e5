"""What matters to a person: marks, what of them the sheet says, and how they are kept."""

from __future__ import annotations

import json
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from real_questions import real_values, some_marks

from ketams_desktop.errors import AnswersError, PackError
from ketams_desktop.library.library import Library
from ketams_desktop.library.records import Side
from ketams_desktop.questions.bank import Role
from ketams_desktop.questions.what_matters import (
    MOST_ON_SHEET,
    Importance,
    WhatMatters,
    matters_from_json,
    matters_to_json,
    values_of,
    words_for_sheet,
)

NOTHING = WhatMatters()
VERY, QUITE = Importance.VERY_MUCH, Importance.QUITE_A_LOT


def marks(**given_marks: Importance) -> WhatMatters:
    matters = NOTHING
    for value_id, importance in given_marks.items():
        matters = matters.marked(value_id.replace("_", "-"), importance)
    return matters


def sheet(matters: WhatMatters, role: Role = Role.PATIENT) -> str:
    return words_for_sheet(real_values(), matters, role)


def test_marked_changes_a_copy_and_none_takes_it_back() -> None:
    matters = marks(less_pain=VERY, low_cost=QUITE)

    fewer = matters.marked("less-pain", None)

    assert matters.importance("less-pain") is VERY
    assert fewer.importance("less-pain") is None
    assert fewer == marks(low_cost=QUITE)
    assert fewer.marked("low-cost", None) == NOTHING
    assert not NOTHING
    assert fewer


def test_marks_in_another_order_are_equal() -> None:
    assert marks(low_cost=QUITE, less_pain=VERY) == marks(less_pain=VERY, low_cost=QUITE)


def test_words_for_sheet_stand_in_the_order_of_the_content() -> None:
    assert sheet(marks(clear_head=VERY, less_pain=QUITE)) == "less pain; a clear head"


def test_words_for_sheet_leave_out_all_that_matters_less() -> None:
    less = (Importance.NOT_AT_ALL, Importance.A_LITTLE, Importance.SOMEWHAT)
    for importance in less:
        assert sheet(marks(less_pain=importance, clear_head=VERY)) == "a clear head"
        assert sheet(marks(less_pain=importance)) == ""
    assert sheet(NOTHING) == ""


def test_words_for_sheet_of_too_many_take_very_much_first() -> None:
    matters = marks(
        less_pain=QUITE, few_side_effects=QUITE, more_energy=QUITE, low_cost=VERY, few_trips=VERY
    )

    assert sheet(matters) == "less pain; low cost; few trips to a clinic"


def test_words_for_sheet_for_a_caregiver_are_theirs() -> None:
    assert sheet(marks(less_pain=VERY), Role.CAREGIVER) == "less pain for them"


def test_words_for_sheet_pass_by_what_this_content_does_not_have() -> None:
    assert sheet(marks(of_another_content=VERY, clear_head=QUITE)) == "a clear head"


@given(some_marks())
def test_any_marks_give_three_lines_at_most_that_were_marked_so(matters: WhatMatters) -> None:
    said = [x for x in sheet(matters).split("; ") if x]

    by_words = {value.prints.patient: value.id for value in real_values()}
    most = [x.id for x in real_values() if matters.importance(x.id) in (VERY, QUITE)]
    assert len(said) == min(MOST_ON_SHEET, len(most))
    assert [x for x in most if x in {by_words[words] for words in said}] == [
        by_words[words] for words in said
    ]


@given(some_marks())
def test_any_marks_come_back_as_they_were_kept(matters: WhatMatters) -> None:
    assert matters_from_json(json.loads(json.dumps(matters_to_json(matters)))) == matters


@pytest.mark.parametrize(
    ("data", "told"),
    [
        ([], "must be a JSON object"),
        ({"less-pain": "most"}, "unknown mark: 'most'"),
        ({"less-pain": None}, "unknown mark"),
        ({"Less Pain": "somewhat"}, "no id: 'Less Pain'"),
        ({"": "somewhat"}, "no id"),
        ({f"v-{n}": "somewhat" for n in range(101)}, "101 marks"),
    ],
)
def test_marks_in_another_form_are_told(data: object, told: str) -> None:
    with pytest.raises(AnswersError, match=told):
        matters_from_json(data)


# The content


def test_real_values_lean_to_neither_side_and_take_turns() -> None:
    sides = [value.side for value in real_values()]

    assert sides == [Side.GOOD, Side.BAD] * (len(sides) // 2)


def test_real_values_have_other_words_for_a_caregiver_where_it_is_about_the_person() -> None:
    for value in real_values():
        about_them = "person I care for" in value.says.caregiver
        assert about_them == ("them" in value.prints.caregiver.split()), value.id
        assert "person I care for" not in value.says.patient


def test_values_of_the_pack_are_those_of_the_file(compiled_pack: Path) -> None:
    library = Library.open(compiled_pack)
    values = values_of(library)
    library.close()
    assert values == real_values()


def test_values_of_an_old_pack_are_none() -> None:
    fixtures = Path(__file__).parents[1] / "fixtures" / "packs"
    library = Library.open(fixtures / "format-1.pack")
    values = values_of(library)
    library.close()
    assert values == ()


def test_values_of_a_damaged_pack_are_told(tmp_path: Path, compiled_pack: Path) -> None:
    path = tmp_path / "damaged.pack"
    shutil.copyfile(compiled_pack, path)
    with closing(sqlite3.connect(path)) as database, database:
        database.execute("UPDATE record SET body = '{}' WHERE kind = 'value'")
    library = Library.open(path)
    with pytest.raises(PackError, match="What may matter, in the content pack, is damaged"):
        values_of(library)
    library.close()
