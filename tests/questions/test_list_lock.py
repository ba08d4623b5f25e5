"""A password on a list: what is locked tells nothing, and a hostile envelope costs nothing."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from list_files import FIXTURES, as_bytes, plain_list

from ketams_desktop.errors import (
    DamagedListError,
    LockedListError,
    NewerListError,
    WrongPasswordError,
)
from ketams_desktop.questions.list_file import (
    MOST_BYTES,
    VERSION,
    ListDocument,
    is_locked,
    open_list,
    previous_copy,
    read_list,
    write_list,
)
from ketams_desktop.questions.list_lock import (
    LEAST_MEMORY,
    LOCKED_VERSION,
    MOST_MEMORY,
    Cost,
    ListKey,
    Password,
)
from ketams_desktop.questions.question_list import QuestionList

CHEAP = Cost(1, LEAST_MEMORY)
WORDS = "three calm words"


def document(*texts: str) -> ListDocument:
    questions = QuestionList()
    for text in texts:
        questions = questions.with_own(text)
    return ListDocument(questions)


@pytest.fixture(scope="module")
def key() -> ListKey:
    return ListKey.new(WORDS, CHEAP)


@pytest.fixture
def path(tmp_path: Path, key: ListKey) -> Path:
    path = tmp_path / "lists" / "locked.ketams"
    write_list(path, document("Is this private?"), key)
    return path


def test_locked_list_opens_with_its_password_alone(path: Path) -> None:
    assert is_locked(path)
    assert read_list(path, Password(WORDS)) == document("Is this private?")
    with pytest.raises(LockedListError, match="has a password"):
        read_list(path)
    with pytest.raises(WrongPasswordError, match="left as it is"):
        read_list(path, Password("three calm Words"))


def test_locked_file_holds_no_word_and_hardly_its_length(path: Path, key: ListKey) -> None:
    assert b"private" not in path.read_bytes()
    size = path.stat().st_size
    write_list(path, document("Is this private?", "And this, which is a good deal longer?"), key)
    assert path.stat().st_size == size


def test_each_save_is_locked_anew(path: Path, key: ListKey) -> None:
    first = path.read_bytes()
    write_list(path, document("Is this private?"), key)
    assert json.loads(path.read_bytes())["nonce"] != json.loads(first)["nonce"]


def test_previous_copy_is_locked_as_well_and_opens(path: Path, key: ListKey) -> None:
    write_list(path, document("Newer?"), key)
    assert is_locked(previous_copy(path))
    path.write_bytes(b"{")
    opened = open_list(path, Password(WORDS))
    assert opened.from_previous
    assert opened.key is not None
    assert opened.document == document("Is this private?")


def test_list_that_someone_changed_opens_from_its_previous_copy(path: Path, key: ListKey) -> None:
    write_list(path, document("Newer?"), key)
    plain = json.loads(path.read_bytes())
    plain["box"] = plain["box"][:40] + ("A" if plain["box"][40] != "A" else "B") + plain["box"][41:]
    path.write_text(json.dumps(plain), "utf-8")
    opened = open_list(path, Password(WORDS))
    assert opened.from_previous
    assert opened.kept_aside is not None


def test_wrong_password_moves_nothing_aside(path: Path, key: ListKey) -> None:
    write_list(path, document("Newer?"), key)
    before = {x.name: x.read_bytes() for x in path.parent.iterdir()}
    with pytest.raises(WrongPasswordError):
        open_list(path, Password("another one"))
    assert {x.name: x.read_bytes() for x in path.parent.iterdir()} == before


def test_wrong_password_never_opens_a_previous_copy_that_has_none(path: Path) -> None:
    write_list(previous_copy(path), document("Put there by someone else?"))
    with pytest.raises(WrongPasswordError):
        open_list(path, Password("another one"))
    assert is_locked(path)


def test_password_is_the_same_however_its_letters_were_typed(tmp_path: Path) -> None:
    path = tmp_path / "list.ketams"
    write_list(path, document("Mine?"), ListKey.new("caf\u00e9 au lait", CHEAP))
    assert read_list(path, Password("cafe\u0301 au lait")) == document("Mine?")


def test_key_never_shows_its_secret(key: ListKey) -> None:
    assert "secret" not in repr(key)
    assert repr(key.secret) not in repr(key)


def spoil(path: Path, change: Callable[[dict[str, Any]], object]) -> None:
    plain = json.loads(path.read_bytes())
    change(plain)
    path.write_text(json.dumps(plain), "utf-8")


@pytest.mark.parametrize(
    "values",
    [
        {"memory": MOST_MEMORY + 1},
        {"memory": 2**62},
        {"memory": 8192},
        {"memory": -1},
        {"memory": True},
        {"rounds": 0},
        {"rounds": 10**9},
        {"kdf": "md5"},
        {"cipher": "none"},
        {"salt": "AAAA"},
        {"salt": "not base64!"},
        {"nonce": ""},
        {"box": "AAAA"},
        {"box": "\u00e9"},
        {"version": 0},
        {"more": 1},
    ],
)
def test_hostile_envelope_is_refused_before_any_work(
    path: Path, values: dict[str, object], monkeypatch: pytest.MonkeyPatch
) -> None:
    def derive(*_args: object, **_named: object) -> bytes:
        raise AssertionError("a key was derived")

    spoil(path, lambda plain: plain.update(values))
    monkeypatch.setattr("nacl.pwhash.argon2id.kdf", derive)
    with pytest.raises(DamagedListError, match="damaged"):
        read_list(path, Password(WORDS))
    with pytest.raises(DamagedListError, match="damaged"):
        read_list(path)


def test_envelope_of_a_newer_version_is_told_as_such(path: Path) -> None:
    spoil(path, lambda plain: plain.update(version=2))
    with pytest.raises(NewerListError):
        read_list(path)


def test_what_stands_in_the_header_cannot_be_changed(path: Path) -> None:
    spoil(path, lambda plain: plain.update(rounds=2))
    with pytest.raises(WrongPasswordError):
        read_list(path, Password(WORDS))


def test_locked_bytes_that_are_no_list_are_damaged(path: Path, key: ListKey) -> None:
    path.write_bytes(key.lock(b'{"format": "something else"}'))
    with pytest.raises(DamagedListError):
        read_list(path, Password(WORDS))
    path.write_bytes(key.lock(key.lock(b"{}")))
    with pytest.raises(LockedListError):
        read_list(path, Password(WORDS))


def test_largest_list_fits_when_it_is_locked(key: ListKey) -> None:
    largest = b"x" * 740_000
    assert len(key.lock(largest)) < MOST_BYTES


def test_computer_without_memory_says_so(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def derive(*_args: object, **_named: object) -> bytes:
        raise MemoryError

    monkeypatch.setattr("nacl.pwhash.argon2id.kdf", derive)
    with pytest.raises(LockedListError, match="too little free memory"):
        read_list(path, Password(WORDS))


@given(
    st.dictionaries(
        st.sampled_from(["version", "kdf", "rounds", "memory", "salt", "nonce", "box", "x"]),
        st.none() | st.booleans() | st.integers() | st.text() | st.lists(st.integers()),
    )
)
def test_any_envelope_ends_in_one_of_our_errors(values: dict[str, object]) -> None:
    from ketams_desktop.errors import ListFileError
    from ketams_desktop.questions.list_file import from_bytes

    data = json.dumps({"format": "ketams-list-locked", **values}).encode()
    with pytest.raises(ListFileError):
        from_bytes(data, "a list")


def test_envelope_of_every_version_opens() -> None:
    locked = FIXTURES.parent / "locked-lists"
    names = {f"version-{number}.ketams" for number in range(1, LOCKED_VERSION + 1)}
    assert {x.name for x in locked.iterdir()} == names
    for name in names:
        assert read_list(locked / name, Password(WORDS)) == read_list(FIXTURES / "version-3.ketams")


def test_list_of_a_newer_version_in_an_envelope_is_told_as_such_and_left(
    tmp_path: Path, key: ListKey
) -> None:
    path = tmp_path / "lists" / "newer.ketams"
    path.parent.mkdir()
    path.write_bytes(key.lock(as_bytes(plain_list(version=VERSION + 1, mood="calm"))))
    before = path.read_bytes()
    with pytest.raises(NewerListError, match="newer version"):
        open_list(path, Password(WORDS))
    assert {x.name: x.read_bytes() for x in path.parent.iterdir()} == {"newer.ketams": before}
