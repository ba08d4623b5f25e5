from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from list_files import (
    NAME,
    as_bytes,
    document,
    folder_content,
    plain_item,
    plain_list,
    texts,
    trouble_of,
)
from real_questions import REPOSITORY, some_answers, some_marks

from ketams_desktop.errors import DamagedListError, ListFileError, NewerListError
from ketams_desktop.questions.answers import Answers
from ketams_desktop.questions.bank import AnswerShape, Role
from ketams_desktop.questions.list_file import (
    MOST_BYTES,
    MOST_CHARACTERS,
    MOST_DISMISSED,
    VERSION,
    ListDocument,
    damaged_copies,
    from_bytes,
    is_there,
    open_list,
    previous_copy,
    put_aside,
    read_list,
    remove_list,
    to_bytes,
    write_list,
)
from ketams_desktop.questions.question_list import MOST_QUESTIONS, ListItem, Origin, QuestionList
from ketams_desktop.questions.what_matters import Importance, WhatMatters
from ketams_desktop.text import clean_text

FIRST, SECOND, THIRD = document("First?"), document("Second?"), document("Third?")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "lists" / NAME


# There and back

lines = st.text(max_size=60).map(clean_text)
some_words = lines.filter(bool)


@st.composite
def any_list(draw: st.DrawFn) -> ListDocument:
    """Return any list that the app can make, with or without answers."""
    count = draw(st.integers(0, MOST_QUESTIONS))
    keys = draw(st.lists(st.integers(1, 9999), min_size=count, max_size=count, unique=True))
    items = []
    for place, key in enumerate(keys):
        origin = draw(st.sampled_from(Origin))
        item = ListItem(
            key,
            "" if origin is Origin.OWN else f"Q-TEST-{place:02}",
            draw(some_words),
            origin,
            draw(st.sampled_from(AnswerShape)),
            draw(lines),
            draw(lines),
            origin is not Origin.SUGGESTED or draw(st.booleans()),
        )
        items.append(item)
    dismissed = frozenset(f"Q-GONE-{n}" for n in draw(st.sets(st.integers(0, 50))))
    questions = QuestionList(tuple(items), dismissed, max(keys, default=0) + 1)
    role = draw(st.sampled_from(Role))
    answers = draw(st.none() | some_answers())
    version = draw(st.sampled_from(["", "2026.11"]))
    return ListDocument(questions, role, answers, version, draw(some_marks()))


@given(any_list())
@settings(suppress_health_check=[HealthCheck.too_slow])
def test_any_list_comes_back_as_it_was_kept(kept: ListDocument) -> None:
    expected = kept
    if kept.answers is None:
        items = kept.questions.without_reasons().items
        expected = replace(
            kept,
            questions=replace(kept.questions, items=items, dismissed=frozenset()),
            matters=WhatMatters(),
        )

    assert from_bytes(to_bytes(kept), NAME) == expected


@given(st.text(max_size=80), st.text(max_size=80), st.text(max_size=80))
def test_any_text_in_a_file_comes_out_clean(text: str, original: str, reason: str) -> None:
    data = as_bytes(plain_list(items=[plain_item(text=text, original=original, reason=reason)]))

    if not clean_text(text):
        with pytest.raises(DamagedListError, match="has no words"):
            from_bytes(data, NAME)
        return
    item = from_bytes(data, NAME).questions.items[0]
    assert item.text == clean_text(text)
    assert item.original == clean_text(original)
    assert item.reason == clean_text(reason)


def test_text_in_a_file_loses_control_characters_overrides_and_halves_of_characters() -> None:
    dirty = "a\x00b\u202ec\u2066d\ud800e\x1b[31mf\r\ng"

    plain = plain_list(items=[plain_item(text=dirty)], dismissed=["Q\ud800-GONE-01", "\x00"])
    opened = from_bytes(as_bytes(plain), NAME)

    assert texts(opened) == ["abcde[31mf g"]
    assert opened.questions.dismissed == {"Q-GONE-01"}
    assert from_bytes(to_bytes(opened), NAME) == opened


def test_file_is_plain_utf8_json_that_people_can_read(path: Path) -> None:
    write_list(path, document("Wie geht es Łukasz? 😀"))

    data = path.read_bytes()
    assert "Wie geht es Łukasz? 😀" in data.decode("utf-8")
    assert data.endswith(b"}\n")
    assert json.loads(data)["format"] == "ketams-list"


def test_file_with_a_byte_order_mark_opens() -> None:
    assert texts(from_bytes(b"\xef\xbb\xbf" + to_bytes(FIRST), NAME)) == ["First?"]


# What is kept without the answers

TICKED = Answers(health=frozenset({"bladder", "suicidal_thoughts"}), stage="offered")


def suggested_list() -> QuestionList:
    because = "Because you ticked bladder trouble"
    items = (
        ListItem(1, "Q-BLAD-02", "And my bladder?", Origin.SUGGESTED, reason=because),
        ListItem(2, "Q-BLAD-01", "Mine?", Origin.SUGGESTED, reason=because, touched=True),
        ListItem(3, "Q-BLAD-03", "P?", Origin.PAGE, reason="From the page: Water", touched=True),
    )
    return QuestionList(items, frozenset({"Q-MOOD-01"}), 4)


def test_file_without_answers_tells_nothing_that_was_ticked() -> None:
    matters = WhatMatters().marked("less-pain", Importance.VERY_MUCH)
    data = to_bytes(ListDocument(suggested_list(), matters=matters))

    assert b"ticked" not in data
    assert b"matters" not in data
    assert b"less-pain" not in data
    assert b"answers" not in data
    assert b"Q-MOOD-01" not in data
    assert b"offered" not in data
    assert b"From the page: Water" in data
    opened = from_bytes(data, NAME)
    assert opened.answers is None
    assert texts(opened) == ["And my bladder?", "Mine?", "P?"]
    assert all(x.touched for x in opened.questions.items)


def test_file_with_answers_holds_them_and_the_reasons() -> None:
    matters = WhatMatters().marked("less-pain", Importance.VERY_MUCH)
    kept = ListDocument(suggested_list(), answers=TICKED, matters=matters)

    opened = from_bytes(to_bytes(kept), NAME)

    assert opened == kept
    assert opened.questions.items[0].is_suggestion


# Saving


def test_write_list_keeps_the_version_before_as_the_previous_copy(path: Path) -> None:
    for each in (FIRST, SECOND, THIRD):
        write_list(path, each)

    assert read_list(path) == THIRD
    assert read_list(previous_copy(path)) == SECOND
    assert {x.name for x in path.parent.iterdir()} == {NAME, f"{NAME}.previous"}


@pytest.mark.skipif(os.name == "nt", reason="only on systems with file modes")
def test_write_list_makes_a_folder_that_other_people_cannot_open(path: Path) -> None:
    write_list(path, FIRST)

    assert path.parent.stat().st_mode & 0o077 == 0


def test_write_list_where_no_folder_can_be_says_so(tmp_path: Path) -> None:
    in_the_way = tmp_path / "lists"
    in_the_way.write_text("a file, not a folder")
    path = in_the_way / NAME

    with pytest.raises(ListFileError, match="could not be saved") as caught:
        write_list(path, FIRST)

    assert str(path) in str(caught.value)
    assert in_the_way.read_text() == "a file, not a folder"


def test_write_list_with_a_folder_in_its_place_touches_nothing(path: Path) -> None:
    path.mkdir(parents=True)
    (path / "inside").write_text("kept")

    with pytest.raises(ListFileError):
        write_list(path, FIRST)

    assert (path / "inside").read_text() == "kept"
    assert [x.name for x in path.parent.iterdir()] == [NAME]


class PowerLossError(BaseException):
    """Ends a test's write as a cut wire would: nothing that follows is run."""


class Disk:
    """Counts the steps that reach the disk, and breaks at one of them."""

    STEPS = (
        (Path, "mkdir"), (Path, "open"), (Path, "replace"), (os, "fsync"), (os, "open"),
        (os, "close"), (shutil, "copyfile"), (Path, "unlink"),
    )  # fmt: skip

    def __init__(
        self,
        monkeypatch: pytest.MonkeyPatch,
        break_at: int = -1,
        fault: BaseException | None = None,
    ) -> None:
        self.count = 0
        self.break_at = break_at
        self.fault = fault or OSError(28, "No space left on device")
        for owner, name in self.STEPS:
            monkeypatch.setattr(owner, name, self._wrapped(owner, name))

    def _wrapped(self, owner: object, name: str) -> Callable[..., Any]:
        real = getattr(owner, name)

        def step(*args: Any, **kwargs: Any) -> Any:
            self.count += 1
            if self.count == self.break_at:
                if name == "copyfile":
                    Path(args[1]).write_bytes(Path(args[0]).read_bytes()[:20])
                raise self.fault
            return real(*args, **kwargs)

        return step


def steps_of_a_save(folder: Path) -> int:
    path = folder / "counted" / NAME
    write_list(path, FIRST)
    write_list(path, SECOND)
    with pytest.MonkeyPatch.context() as patch:
        disk = Disk(patch)
        write_list(path, THIRD)
    return disk.count


def test_power_loss_at_any_step_of_a_save_leaves_a_list_that_opens(tmp_path: Path) -> None:
    steps = steps_of_a_save(tmp_path)
    assert steps > 8

    outcomes = set()
    for number in range(1, steps + 1):
        path = tmp_path / str(number) / NAME
        write_list(path, FIRST)
        write_list(path, SECOND)
        with pytest.MonkeyPatch.context() as patch:
            Disk(patch, number, PowerLossError())
            with pytest.raises(PowerLossError):
                write_list(path, THIRD)
        opened = open_list(path)
        assert opened.document in (SECOND, THIRD)
        assert not opened.from_previous
        assert read_list(previous_copy(path)) in (FIRST, SECOND)
        outcomes.add(texts(opened.document)[0])
        write_list(path, FIRST)
        assert open_list(path).document == FIRST
    assert outcomes == {"Second?", "Third?"}


def test_disk_fault_at_any_step_of_a_save_is_told_and_loses_nothing(tmp_path: Path) -> None:
    told = 0
    for number in range(1, steps_of_a_save(tmp_path) + 1):
        path = tmp_path / str(number) / NAME
        write_list(path, FIRST)
        write_list(path, SECOND)
        with pytest.MonkeyPatch.context() as patch:
            Disk(patch, number)
            trouble = trouble_of(lambda path=path: write_list(path, THIRD))
        if trouble:
            told += 1
            assert "No space left on device" in trouble
            assert str(path) in trouble
            assert read_list(path) == SECOND
        assert open_list(path).document in (SECOND, THIRD)
        assert {x.name for x in path.parent.iterdir()} == {NAME, f"{NAME}.previous"}
    assert told > 5


def test_write_that_tore_halfway_leaves_the_list_as_it_was(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_list(path, FIRST)
    data = to_bytes(SECOND)

    def torn(fresh: Path, _data: bytes) -> None:
        fresh.write_bytes(data[: len(data) // 2])
        raise PowerLossError

    monkeypatch.setattr("ketams_desktop.questions.list_file._write_through", torn)
    with pytest.raises(PowerLossError):
        write_list(path, SECOND)

    assert open_list(path).document == FIRST


# Opening what is damaged

DAMAGED = b'{"format": "ketams-list", "version": 1, "items": ['


def test_open_list_takes_the_previous_copy_of_a_damaged_file_and_keeps_that_aside(
    path: Path,
) -> None:
    write_list(path, FIRST)
    write_list(path, SECOND)
    path.write_bytes(DAMAGED)

    opened = open_list(path)

    assert (opened.document, opened.from_previous) == (FIRST, True)
    assert opened.kept_aside == path.with_name("my list.damaged-1.ketams")
    assert opened.kept_aside.read_bytes() == DAMAGED
    assert not path.exists()
    assert read_list(previous_copy(path)) == FIRST


def test_open_list_numbers_the_damaged_copies(path: Path) -> None:
    kept = []
    for number in (1, 2):
        write_list(path, FIRST)
        write_list(path, SECOND)
        path.write_bytes(DAMAGED + bytes([number]))
        kept.append(open_list(path).kept_aside)

    assert [x.name for x in kept if x] == ["my list.damaged-1.ketams", "my list.damaged-2.ketams"]
    assert damaged_copies(path) == kept
    assert kept[0] is not None
    assert kept[0].read_bytes() == DAMAGED + b"\x01"


def test_open_list_takes_the_previous_copy_when_the_file_is_gone(path: Path) -> None:
    write_list(path, FIRST)
    write_list(path, SECOND)
    path.unlink()

    opened = open_list(path)

    assert (opened.document, opened.from_previous, opened.kept_aside) == (FIRST, True, None)


def test_open_list_damaged_without_a_previous_copy_is_an_error_and_untouched(path: Path) -> None:
    path.parent.mkdir()
    path.write_bytes(DAMAGED)

    with pytest.raises(DamagedListError, match="my list"):
        open_list(path)

    assert folder_content(path.parent) == {NAME: DAMAGED}


def test_open_list_with_both_copies_damaged_names_the_list_and_touches_nothing(path: Path) -> None:
    path.parent.mkdir()
    path.write_bytes(DAMAGED)
    previous_copy(path).write_bytes(b"")
    before = folder_content(path.parent)

    with pytest.raises(DamagedListError) as caught:
        open_list(path)

    assert f"{path} " in str(caught.value)
    assert folder_content(path.parent) == before


def test_open_list_of_a_newer_version_is_refused_and_untouched(path: Path) -> None:
    write_list(path, FIRST)
    write_list(path, SECOND)
    newer = as_bytes(plain_list(version=VERSION + 1, something_new=[1, 2]))
    path.write_bytes(newer)
    before = folder_content(path.parent)

    with pytest.raises(NewerListError, match="newer version") as caught:
        open_list(path)

    assert str(path) in str(caught.value)
    assert folder_content(path.parent) == before


@pytest.mark.parametrize("previous", [as_bytes(plain_list(version=VERSION + 1)), None])
def test_open_list_damaged_with_a_previous_copy_it_may_not_read_moves_nothing(
    path: Path, previous: bytes | None
) -> None:
    path.parent.mkdir()
    path.write_bytes(DAMAGED)
    if previous is None:
        previous_copy(path).mkdir()
    else:
        previous_copy(path).write_bytes(previous)

    with pytest.raises(ListFileError) as caught:
        open_list(path)

    assert not isinstance(caught.value, DamagedListError)
    assert path.read_bytes() == DAMAGED


def test_open_list_with_a_folder_in_its_place_moves_nothing(path: Path) -> None:
    path.mkdir(parents=True)
    previous_copy(path).write_bytes(to_bytes(FIRST))

    with pytest.raises(ListFileError, match="cannot be opened") as caught:
        open_list(path)

    assert not isinstance(caught.value, DamagedListError)
    assert path.is_dir()


def test_open_list_of_nothing_names_what_is_missing(path: Path) -> None:
    with pytest.raises(ListFileError, match="cannot be opened") as caught:
        open_list(path)
    assert str(path) in str(caught.value)


def test_open_list_with_an_impossible_name_is_an_error_like_any_other(tmp_path: Path) -> None:
    with pytest.raises(ListFileError, match="cannot be opened"):
        open_list(tmp_path / ("x" * 5000))


def test_is_there_takes_what_may_not_be_looked_at_for_there(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_path: Path) -> None:
        raise PermissionError(13, "Permission denied")

    assert not is_there(path)
    monkeypatch.setattr(Path, "lstat", refuse)
    assert is_there(path)


def test_put_aside_where_the_disk_refuses_leaves_the_file(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_path: Path, _target: Path) -> None:
        raise PermissionError(13, "Permission denied")

    path.parent.mkdir()
    path.write_bytes(DAMAGED)
    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(ListFileError, match="It was left as it is"):
        put_aside(path)

    assert path.read_bytes() == DAMAGED


# Deleting


def test_remove_list_leaves_no_copy_and_nothing_else_is_touched(path: Path) -> None:
    write_list(path, FIRST)
    write_list(path, SECOND)
    others = ["my list.damaged-1.txt", "my list two.ketams", "your list.damaged-1.ketams"]
    mine = ["my list.damaged-1.ketams", "my list.damaged-12.ketams", f"{NAME}.new"]
    for name in (*others, *mine):
        path.with_name(name).write_text("words")

    remove_list(path)

    assert sorted(folder_content(path.parent)) == sorted(others)


def test_remove_list_that_was_never_kept_does_nothing(path: Path) -> None:
    remove_list(path)
    assert not path.parent.exists()


def test_remove_list_that_fails_names_the_file_that_is_left(path: Path) -> None:
    write_list(path, FIRST)
    previous_copy(path).mkdir()

    with pytest.raises(ListFileError, match="delete it yourself") as caught:
        remove_list(path)

    assert str(previous_copy(path)) in str(caught.value)
    assert read_list(path) == FIRST


# The page for readers


def test_page_about_the_file_names_every_field_and_its_example_opens() -> None:
    page = (REPOSITORY / "docs" / "list-file.md").read_text("utf-8")
    example = page.partition("```json\n")[2].partition("```")[0]

    opened = from_bytes(example.encode(), NAME)

    assert json.loads(to_bytes(opened)) == json.loads(example)
    names = [*json.loads(example), *(field.name for field in fields(ListItem))]
    assert [x for x in names if f"| `{x}` |" not in page] == []
    for limit in (MOST_QUESTIONS, MOST_CHARACTERS, MOST_DISMISSED):
        assert f"{limit} " in page
    assert f"{MOST_BYTES:,} bytes" in page
