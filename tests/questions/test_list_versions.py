"""Lists of every version that ever was: they open, and become the present one."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from list_files import FIXTURES, NAME, as_bytes, plain_list

from ketams_desktop.errors import DamagedListError
from ketams_desktop.questions.bank import AnswerShape, Role
from ketams_desktop.questions.list_file import (
    VERSION,
    from_bytes,
    previous_copy,
    read_list,
    to_bytes,
    write_list,
)
from ketams_desktop.questions.question_list import Origin, Outcome
from ketams_desktop.questions.visit import Facts, Visit
from ketams_desktop.questions.what_matters import Importance, WhatMatters


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "lists" / NAME


def test_version_1_opens_with_answers() -> None:
    opened = read_list(FIXTURES / "version-1.ketams")

    items = opened.questions.items
    assert (opened.role, opened.content_version) == (Role.PATIENT, "2026.11")
    assert [(x.key, x.question_id, x.origin, x.touched) for x in items] == [
        (7, "", Origin.OWN, True),
        (1, "Q-EVID-01", Origin.SUGGESTED, True),
        (3, "Q-ALT-05", Origin.SUGGESTED, False),
        (4, "Q-BLAD-02", Origin.SUGGESTED, False),
        (5, "Q-BLAD-01", Origin.PAGE, True),
        (6, items[5].question_id, Origin.BANK, True),
    ]
    assert items[0].text == "Can my sister come along? 😀 Ça va?"
    assert items[1].text == "How sure are you that it helps people like me?"
    assert items[1].original == "How strong is the proof for someone with MS?"
    assert items[3].reason == "Because you ticked bladder trouble"
    assert items[5].answer is AnswerShape.YES_NO
    assert opened.questions.dismissed == {"Q-SIDE-01"}
    assert opened.questions.next_key == 8
    assert not opened.matters
    assert opened.answers is not None
    assert opened.answers.keys() == {
        "role.patient", "stage.offered", "visit.neurologist", "goals.pain", "worries.proof",
        "health.bladder", "medicines.dmt", "life.drives",
    }  # fmt: skip


def test_version_1_opens_without_answers() -> None:
    opened = read_list(FIXTURES / "version-1-list-only.ketams")

    assert (opened.role, opened.answers) == (Role.CAREGIVER, None)
    assert len(opened.questions) == 6
    assert all(x.touched for x in opened.questions.items)
    assert [x.reason for x in opened.questions.items if x.reason] == ["From the page: Your bladder"]


#: What each version added to a question, with the value that older lists get.
NEW_IN_ITEMS = {"by": "patient", "note": "", "ask": [], "outcome": "open", "heard": ""}

NO_VISIT = {
    "name": "",
    "day": "",
    "is_short": False,
    "facts": {"medicines": "", "allergies": "", "reactions": ""},
    "next_steps": "",
}


@pytest.mark.parametrize("version", [1, 2])
@pytest.mark.parametrize("name", ["", "-list-only"])
def test_older_versions_become_the_present_one_and_lose_nothing(
    path: Path, version: int, name: str
) -> None:
    fixture = FIXTURES / f"version-{version}{name}.ketams"
    path.parent.mkdir()
    shutil.copyfile(fixture, path)
    old = read_list(path)

    write_list(path, old)

    written, before = json.loads(path.read_bytes()), json.loads(fixture.read_bytes())
    assert (written.pop("version"), before.pop("version")) == (VERSION, version)
    if version == 1:
        assert written.pop("matters", None) == (None if name else {})
    assert written.pop("visit") == NO_VISIT
    assert written == before | {"items": [x | NEW_IN_ITEMS for x in before["items"]]}
    assert read_list(path) == old
    assert read_list(previous_copy(path)) == old


def test_version_1_knows_nothing_of_what_matters() -> None:
    with pytest.raises(DamagedListError, match="unknown key 'matters'"):
        from_bytes(as_bytes(plain_list(version=1)), NAME)


def test_version_2_opens_with_what_matters() -> None:
    opened = read_list(FIXTURES / "version-2.ketams")

    assert dict(opened.matters.marks) == {
        "few-side-effects": Importance.QUITE_A_LOT,
        "less-pain": Importance.VERY_MUCH,
        "low-cost": Importance.NOT_AT_ALL,
    }
    assert replace(opened, matters=WhatMatters()) == read_list(FIXTURES / "version-1.ketams")


def test_version_2_knows_nothing_of_the_visit() -> None:
    with pytest.raises(DamagedListError, match="unknown key 'visit'"):
        from_bytes(as_bytes(plain_list(version=2, visit={})), NAME)


def test_version_3_opens_with_the_visit_and_what_came_of_it() -> None:
    opened = read_list(FIXTURES / "version-3.ketams")

    first, second = opened.questions.items[:2]
    assert (first.by, first.ask) == (Role.CAREGIVER, ("ms_nurse", "neurologist"))
    assert (second.note, second.outcome) == ("Ask about the small trial", Outcome.WILL_FIND_OUT)
    assert second.heard == "She will write to me"
    assert opened.visit == Visit(
        "With the MS nurse",
        "2026-12-03",
        is_short=True,
        facts=Facts("Baclofen", "Nuts", "A rash once"),
        next_steps="Blood test, then call",
    )


def test_the_present_version_is_still_written_the_same_way() -> None:
    for name in (f"version-{VERSION}.ketams", f"version-{VERSION}-list-only.ketams"):
        path = FIXTURES / name
        assert to_bytes(read_list(path)) == path.read_bytes()


@pytest.mark.parametrize("day", ["2026-13-01", "20261203", "tomorrow", " 2026-12-03"])
def test_day_that_is_none_is_damage(day: str) -> None:
    with pytest.raises(DamagedListError, match="damaged"):
        from_bytes(as_bytes(plain_list(visit={"day": day})), NAME)


def test_every_version_has_its_fixtures() -> None:
    names = {x.name for x in FIXTURES.glob("*.ketams")}
    numbers = range(1, VERSION + 1)
    assert names == {f"version-{x}{y}.ketams" for x in numbers for y in ("", "-list-only")}
