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
from ketams_desktop.questions.question_list import Origin
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


@pytest.mark.parametrize("name", ["", "-list-only"])
def test_version_1_becomes_version_2_and_loses_nothing(path: Path, name: str) -> None:
    path.parent.mkdir()
    shutil.copyfile(FIXTURES / f"version-1{name}.ketams", path)
    old = read_list(path)

    write_list(path, old)

    written = json.loads(path.read_bytes())
    before = json.loads((FIXTURES / f"version-1{name}.ketams").read_bytes())
    assert written.pop("version") == VERSION
    assert before.pop("version") == 1
    assert written.pop("matters", None) == (None if name else {})
    assert written == before
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


def test_version_2_is_still_written_the_same_way() -> None:
    for name in ("version-2.ketams", "version-2-list-only.ketams"):
        path = FIXTURES / name
        assert to_bytes(read_list(path)) == path.read_bytes()


def test_every_version_has_its_fixtures() -> None:
    names = {x.name for x in FIXTURES.glob("*.ketams")}
    numbers = range(1, VERSION + 1)
    assert names == {f"version-{x}{y}.ketams" for x in numbers for y in ("", "-list-only")}
