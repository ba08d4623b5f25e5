"""Files that are no lists, or spoiled ones: one error that names the file, never another."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from list_files import FIXTURES, NAME, as_bytes, document, plain_item, plain_list, trouble_of

from ketams_desktop.errors import DamagedListError, ListFileError
from ketams_desktop.questions.list_file import MOST_BYTES, from_bytes, read_list, to_bytes
from ketams_desktop.questions.question_list import Origin
from ketams_desktop.text import clean_text

FIRST = document("First?")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "lists" / NAME


def deep(levels: int) -> bytes:
    return b"[" * levels + b"]" * levels


def deep_origin(levels: int) -> bytes:
    item = as_bytes(plain_item(origin="HERE")).replace(b'"HERE"', deep(levels))
    return as_bytes(plain_list(items=["HERE"])).replace(b'"HERE"', item)


HOSTILE: dict[str, bytes] = {
    "empty": b"",
    "spaces": b"  \n",
    "NUL": b"\x00" * 64,
    "NUL after a list": to_bytes(FIRST) + b"\x00",
    "not UTF-8": to_bytes(FIRST).replace(b"First", b"\xff\xfe\xfd"),
    "UTF-16": to_bytes(FIRST).decode().encode("utf-16"),
    "half a file": to_bytes(FIRST)[:-30],
    "two lists": to_bytes(FIRST) * 2,
    "very deep": deep(200_000),
    "very deep inside": b'{"format": "ketams-list", "version": 1, "items": ' + deep(50_000) + b"}",
    "too large": b" " * (MOST_BYTES + 1),
    "null": b"null",
    "text": b'"ketams-list"',
    "number": b"1e999",
    "list": b"[]",
    "other object": b"{}",
    "other format": as_bytes(plain_list(format="other")),
    "format is a list": as_bytes(plain_list(format=["ketams-list"])),
    "no version": as_bytes({"format": "ketams-list", "items": []}),
    "version text": as_bytes(plain_list(version="1")),
    "version true": as_bytes(plain_list(version=True)),
    "version 0": as_bytes(plain_list(version=0)),
    "version 1.0": as_bytes(plain_list(version=1.0)),
    "version NaN": as_bytes(plain_list(version=float("nan"))),
    "version huge": as_bytes(plain_list(version="HUGE")).replace(b'"HUGE"', b"9" * 5000),
    "version large": as_bytes(plain_list(version=10**100)),
    "key twice": to_bytes(FIRST).replace(b'"role"', b'"version"', 1).replace(b'"patient"', b"1"),
    "items twice": b'{"items": [], ' + to_bytes(FIRST)[1:],
    "NaN": as_bytes(plain_list(items=[plain_item(key=float("nan"))])),
    "infinite key": as_bytes(plain_list(items=[plain_item(key="HUGE")])).replace(
        b'"HUGE"', b"1e999"
    ),
    "NaN in answers": as_bytes(plain_list(answers={"health": [float("nan")]})),
    "unknown key": as_bytes(plain_list(extra=1)),
    "unknown key of an item": as_bytes(plain_list(items=[plain_item(extra=1)])),
    "items missing": as_bytes({"format": "ketams-list", "version": 1}),
    "items an object": as_bytes(plain_list(items={})),
    "item a list": as_bytes(plain_list(items=[[]])),
    "text a number": as_bytes(plain_list(items=[plain_item(text=5)])),
    "text empty": as_bytes(plain_list(items=[plain_item(text=" \u200b ")])),
    "text missing": as_bytes(plain_list(items=[{"key": 1}])),
    "key text": as_bytes(plain_list(items=[plain_item(key="1")])),
    "key true": as_bytes(plain_list(items=[plain_item(key=True)])),
    "key negative": as_bytes(plain_list(items=[plain_item(key=-1)])),
    "key huge": as_bytes(plain_list(items=[plain_item(key=10**30)])),
    "keys equal": as_bytes(plain_list(items=[plain_item(), plain_item(question_id="Q-B")])),
    "questions equal": as_bytes(plain_list(items=[plain_item(), plain_item(key=2)])),
    "touched number": as_bytes(plain_list(items=[plain_item(touched=1)])),
    "origin unknown": as_bytes(plain_list(items=[plain_item(origin="clinic")])),
    "origin a list": as_bytes(plain_list(items=[plain_item(origin=[])])),
    "answer unknown": as_bytes(plain_list(items=[plain_item(answer="maybe")])),
    "too many": as_bytes(
        plain_list(items=[plain_item(key=n, question_id=f"Q-{n}") for n in range(1, 27)])
    ),
    "dismissed a text": as_bytes(plain_list(dismissed="Q-EVID-01")),
    "dismissed numbers": as_bytes(plain_list(dismissed=[1])),
    "dismissed lists": as_bytes(plain_list(dismissed=[[]])),
    "dismissed too many": as_bytes(plain_list(dismissed=[f"Q-{n}" for n in range(1001)])),
    "role unknown": as_bytes(plain_list(role="nurse")),
    "role null": as_bytes(plain_list(role=None)),
    "answers null": as_bytes(plain_list(answers=None)),
    "answers a list": as_bytes(plain_list(answers=[])),
    "answers unknown group": as_bytes(plain_list(answers={"wealth": []})),
    "answers unknown id": as_bytes(plain_list(answers={"health": ["gout"]})),
    "answers two stages": as_bytes(plain_list(answers={"stage": ["booked", "having"]})),
    "answers nested": as_bytes(plain_list(answers={"health": [{"bladder": True}]})),
    "marks null": as_bytes(plain_list(matters=None)),
    "marks a list": as_bytes(plain_list(matters=["less-pain"])),
    "mark unknown": as_bytes(plain_list(matters={"less-pain": "most-of-all"})),
    "mark a number": as_bytes(plain_list(matters={"less-pain": 5})),
    "mark nested": as_bytes(plain_list(matters={"less-pain": {"very-much": True}})),
    "mark of no id": as_bytes(plain_list(matters={"Less pain\u202e": "very-much"})),
    "mark of a long id": as_bytes(plain_list(matters={"a" * 61: "very-much"})),
    "marks too many": as_bytes(plain_list(matters={f"v-{n}": "somewhat" for n in range(101)})),
    "marks without answers": as_bytes({x: y for x, y in plain_list().items() if x != "answers"}),
    "content version a number": as_bytes(plain_list(content_version=2026.11)),
}


@pytest.mark.parametrize("data", HOSTILE.values(), ids=HOSTILE.keys())
def test_read_list_of_a_hostile_file_is_one_error_that_names_it(path: Path, data: bytes) -> None:
    path.parent.mkdir()
    path.write_bytes(data)

    with pytest.raises(ListFileError) as caught:
        read_list(path)

    assert str(path) in str(caught.value)
    assert len(str(caught.value)) < 400 + len(str(path))
    assert path.read_bytes() == data


def test_from_bytes_at_any_depth_of_nesting_is_a_damaged_list() -> None:
    # Somewhere here reading still works and showing the value no longer does.
    for levels in (*range(850, 1010), 3_000, 10_000, 30_000):
        with pytest.raises(DamagedListError):
            from_bytes(deep_origin(levels), NAME)


@given(st.binary(max_size=300))
def test_any_bytes_are_no_list(data: bytes) -> None:
    with pytest.raises(DamagedListError, match=NAME):
        from_bytes(data, NAME)


any_json = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=8)
    | st.sampled_from(["patient", "suggested", "open", "bladder", "\ud800", "Q-EVID-01"]),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.text(max_size=4) | st.sampled_from(["key", "text", "health", "role"]),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)


@st.composite
def spoiled_list(draw: st.DrawFn) -> bytes:
    """Return a list in which one place, anywhere, holds something else, or is left out."""
    plain: Any = json.loads(as_bytes(plain_list(items=[plain_item(), plain_item(key=2)])))
    plain["items"][1]["question_id"] = "Q-SIDE-01"
    place = plain
    while True:
        key = draw(st.sampled_from(sorted(place) if isinstance(place, dict) else range(len(place))))
        inner = place[key]
        if isinstance(inner, dict | list) and inner and draw(st.booleans()):
            place = inner
            continue
        if draw(st.integers(0, 4)) == 0:
            del place[key]
        else:
            place[key] = draw(any_json)
        return json.dumps(plain).encode()


@given(spoiled_list() | any_json.map(as_bytes))
@settings(max_examples=300, suppress_health_check=[HealthCheck.too_slow])
def test_any_json_is_a_sound_list_or_one_error_that_names_it(data: bytes) -> None:
    trouble = trouble_of(lambda: from_bytes(data, NAME))
    if trouble:
        assert NAME in trouble
        return
    opened = from_bytes(data, NAME)
    assert (
        from_bytes(to_bytes(opened), NAME).questions.items
        == (opened.questions if opened.answers else opened.questions.without_reasons()).items
    )
    assert all(x.text == clean_text(x.text) for x in opened.questions.items)


@given(st.integers(0, 4000), st.integers(0, 7))
def test_one_flipped_bit_opens_a_sound_list_or_is_one_error(place: int, bit: int) -> None:
    data = bytearray((FIXTURES / "version-1.ketams").read_bytes())
    data[place % len(data)] ^= 1 << bit

    trouble = trouble_of(lambda: from_bytes(bytes(data), NAME))
    if trouble:
        assert NAME in trouble
    else:
        assert len(from_bytes(bytes(data), NAME).questions) == 6


def test_entry_without_an_id_is_the_persons_own_and_never_goes_away() -> None:
    plain = plain_list(items=[plain_item(question_id="", origin="suggested", touched=False)])

    item = from_bytes(as_bytes(plain), NAME).questions.items[0]

    assert item.origin is Origin.OWN
    assert item.touched
