from __future__ import annotations

import hashlib
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ketams_desktop.desktop import pin as pin_module
from ketams_desktop.desktop.pin import (
    TRIES,
    PinAnswer,
    PinCheck,
    hash_pin,
    is_pin_hash,
    plain_scrypt,
)
from ketams_desktop.errors import PinError


class Clock:
    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture(scope="module")
def known() -> str:
    return hash_pin("246810")


# RFC 7914, section 12.
@pytest.mark.parametrize(
    ("password", "salt", "costs", "wanted"),
    [
        (b"", b"", (16, 1, 1), "77d6576238657b203b19ca42c18a0497f16b4844e3074ae8dfdffa3fede21442"),
        (
            b"password",
            b"NaCl",
            (64, 8, 2),
            hashlib.scrypt(b"password", salt=b"NaCl", n=64, r=8, p=2, dklen=32).hex(),
        ),
    ],
)
def test_plain_scrypt_is_what_the_standard_says(
    password: bytes, salt: bytes, costs: tuple[int, int, int], wanted: str
) -> None:
    assert plain_scrypt(password, salt, *costs).hex() == wanted


def test_hash_pin_made_with_openssl_is_checked_without_it(
    known: str, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The frozen app has no OpenSSL: `packaging/bundle_parts.py`."""
    monkeypatch.delattr(hashlib, "scrypt")
    assert PinCheck(known, clock).check("246810") is PinAnswer.RIGHT
    assert PinCheck(known, clock).check("246811") is PinAnswer.WRONG
    assert is_pin_hash(hash_pin("1234"))


def test_hash_pin_where_python_has_no_openssl_at_all(known: str) -> None:
    """As in the frozen app, whose Python lacks the module, too."""
    code = (
        "import sys; sys.modules['_hashlib'] = None\n"
        "from ketams_desktop.desktop.pin import PinCheck, hash_pin\n"
        "print(PinCheck(sys.argv[1], lambda: 0).check('246810').name, hash_pin('1234'))"
    )
    root = Path(pin_module.__file__).parents[2]
    done = subprocess.run(
        [sys.executable, "-c", code, known],
        cwd=root,
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    answer, made = done.stdout.split()
    assert answer == "RIGHT"
    assert is_pin_hash(made)


def test_hash_pin_twice_gives_other_words(known: str) -> None:
    assert known != hash_pin("246810")
    assert known.startswith("scrypt:n=1024,r=8,p=1:")
    assert "246810" not in known


@pytest.mark.parametrize("wrong", ["", "123", "1234567890123", "12a4", "12 34", "١٢٣٤", "1234\n"])
def test_hash_pin_of_what_is_no_pin_is_a_sentence(wrong: str) -> None:
    with pytest.raises(PinError, match=r"must be 4 to 12 digits.*Nothing was written"):
        hash_pin(wrong)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("scrypt:", "bcrypt:"),
        ("n=1024", "n=1000"),
        ("n=1024", "n=1048576"),
        ("n=1024", "n=0"),
        ("r=8", "r=99"),
        ("r=8", "r=0"),
        ("p=1", "p=9"),
        ("=:", ":"),
        (":n", "n"),
    ],
)
def test_is_pin_hash_of_a_spoiled_one_is_false(known: str, old: str, new: str) -> None:
    assert is_pin_hash(known)
    spoiled = known.replace(old, new, 1)
    assert spoiled != known
    assert not is_pin_hash(spoiled)
    assert not is_pin_hash(known + "\n")


def test_check_takes_five_tries_and_then_waits_a_minute(known: str, clock: Clock) -> None:
    check = PinCheck(known, clock)
    answers = [check.check("0000") for _ in range(TRIES)]
    assert answers == [PinAnswer.WRONG] * 5
    assert check.seconds_to_wait == 60
    assert check.check("246810") is PinAnswer.WAIT, "not even the right one"
    clock.now += 59.5
    assert check.seconds_to_wait == 1
    assert check.check("246810") is PinAnswer.WAIT
    clock.now += 0.5
    assert check.check("246810") is PinAnswer.RIGHT
    assert check.tries_left == TRIES


def test_check_counts_anew_after_the_right_one_and_after_a_wait(known: str, clock: Clock) -> None:
    check = PinCheck(known, clock)
    for _ in range(TRIES - 1):
        check.check("0000")
    assert check.tries_left == 1
    assert check.check("246810") is PinAnswer.RIGHT
    for _ in range(TRIES):
        assert check.check("0000") is PinAnswer.WRONG
    clock.now += 60
    assert check.tries_left == TRIES


def test_check_while_waiting_makes_the_wait_no_longer(known: str, clock: Clock) -> None:
    check = PinCheck(known, clock)
    for _ in range(TRIES + 10):
        check.check("0000")
    assert check.seconds_to_wait == 60


def test_check_against_no_hash_is_never_right(clock: Clock) -> None:
    assert PinCheck("", clock).check("") is PinAnswer.WRONG
    assert PinCheck("nonsense", clock).check("nonsense") is PinAnswer.WRONG


def test_check_compares_in_constant_time(
    known: str, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    compared: list[tuple[bytes, bytes]] = []

    def digest(one: bytes, other: bytes) -> bool:
        compared.append((one, other))
        return False

    monkeypatch.setattr(pin_module.hmac, "compare_digest", digest)
    assert PinCheck(known, clock).check("246810") is PinAnswer.WRONG
    ((one, other),) = compared
    assert one == other
    assert len(one) == 32


@given(st.text(max_size=80))
def test_is_pin_hash_of_anything_is_false_and_never_fails(text: str) -> None:
    assert not is_pin_hash(text)
