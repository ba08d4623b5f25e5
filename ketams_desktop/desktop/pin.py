"""The staff's PIN: made into a scrypt hash for the policy, and checked against it. No Qt.

The app as it ships has no OpenSSL, and so no `hashlib.scrypt`; then the same is computed here,
in about a second. That is why the cost of a new hash is not higher. A short PIN falls to anyone
who can read its hash, whatever the cost: what guards it is who may read the policy.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import re
import secrets
import struct
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto
from math import ceil

from ketams_desktop.errors import PinError

SHORTEST, LONGEST = 4, 12
TRIES = 5
WAIT_SECONDS = 60

_FORM = re.compile(
    r"scrypt:n=([0-9]{1,7}),r=([0-9]{1,2}),p=([0-9]):([A-Za-z0-9+/=]{16,64}):([A-Za-z0-9+/=]{44})"
)
_N, _R, _P = 1024, 8, 1
#: No hash may cost more, or a check without OpenSSL would take minutes.
_LARGEST_N, _LARGEST_R, _LARGEST_P = 2**12, 8, 2
_SALT_BYTES, _HASH_BYTES = 16, 32


@dataclass(frozen=True, slots=True)
class _Hash:
    n: int
    r: int
    p: int
    salt: bytes
    key: bytes


def hash_pin(pin: str, salt: bytes | None = None) -> str:
    """Return what stands in a policy for `pin`.

    Raises:
        PinError: the PIN is not 4 to 12 digits.
    """
    if not re.fullmatch(f"[0-9]{{{SHORTEST},{LONGEST}}}", pin):
        raise PinError(
            f"A PIN must be {SHORTEST} to {LONGEST} digits, 0 to 9. Nothing was written. "
            "Please try again."
        )
    salt = secrets.token_bytes(_SALT_BYTES) if salt is None else salt
    key = scrypt(pin.encode(), salt, _N, _R, _P)
    return f"scrypt:n={_N},r={_R},p={_P}:{_base64(salt)}:{_base64(key)}"


def is_pin_hash(text: str) -> bool:
    """Say whether `text` is what `hash_pin` makes."""
    return _parsed(text) is not None


class PinAnswer(Enum):
    """What came of a try."""

    RIGHT = auto()
    WRONG = auto()
    #: Not looked at: too many were wrong a moment ago.
    WAIT = auto()


class PinCheck:
    """Checks PINs: five tries, then a minute's wait.

    Make one a start and keep it, so that opening the panel anew gives no more tries.
    """

    def __init__(self, pin_hash: str, clock: Callable[[], float]) -> None:
        """Check against `pin_hash`; `clock` returns seconds and never goes back."""
        self._hash, self._clock = _parsed(pin_hash), clock
        self._wrong = 0
        self._until = 0.0

    @property
    def seconds_to_wait(self) -> int:
        """How long no try is looked at, 0 for not at all."""
        return max(0, ceil(self._until - self._clock()))

    @property
    def tries_left(self) -> int:
        """How many wrong tries there may be until the next wait."""
        return TRIES - self._wrong

    def check(self, pin: str) -> PinAnswer:
        """Look at one try."""
        if self.seconds_to_wait:
            return PinAnswer.WAIT
        if self._is_right(pin):
            self._wrong = 0
            return PinAnswer.RIGHT
        self._wrong += 1
        if self._wrong == TRIES:
            self._wrong = 0
            self._until = self._clock() + WAIT_SECONDS
        return PinAnswer.WRONG

    def _is_right(self, pin: str) -> bool:
        known = self._hash
        if known is None:
            return False
        # In the same time whether much or little of it is right.
        return hmac.compare_digest(
            scrypt(pin.encode(), known.salt, known.n, known.r, known.p), known.key
        )


def scrypt(password: bytes, salt: bytes, n: int, r: int, p: int) -> bytes:
    """Return the 32 bytes that RFC 7914 says, with OpenSSL where there is one."""
    quick = getattr(hashlib, "scrypt", None)
    if quick is None:
        return plain_scrypt(password, salt, n, r, p)
    room = 256 * n * r + 256 * r * p + 2**20
    result: bytes = quick(password, salt=salt, n=n, r=r, p=p, maxmem=room, dklen=_HASH_BYTES)
    return result


def plain_scrypt(password: bytes, salt: bytes, n: int, r: int, p: int, length: int = 32) -> bytes:
    """Return the bytes that RFC 7914 says, without OpenSSL."""
    size = 128 * r
    blocks = _pbkdf2(password, salt, p * size)
    mixed = b"".join(_mix(blocks[i * size : (i + 1) * size], n) for i in range(p))
    return _pbkdf2(password, mixed, length)


def _pbkdf2(password: bytes, salt: bytes, length: int) -> bytes:
    """Return PBKDF2-HMAC-SHA256 of one round: all that scrypt needs of it."""
    count = ceil(length / 32)
    parts = (hmac.digest(password, salt + struct.pack(">I", i + 1), "sha256") for i in range(count))
    return b"".join(parts)[:length]


def _mix(block: bytes, n: int) -> bytes:
    words = struct.unpack(f"<{len(block) // 4}I", block)
    seen = []
    for _ in range(n):
        seen.append(words)
        words = _block_mix(words)
    at = len(words) - 16
    for _ in range(n):
        other = seen[words[at] % n]
        words = _block_mix(tuple(x ^ y for x, y in zip(words, other, strict=True)))
    return struct.pack(f"<{len(words)}I", *words)


def _block_mix(words: tuple[int, ...]) -> tuple[int, ...]:
    last = words[-16:]
    even: list[int] = []
    odd: list[int] = []
    for start in range(0, len(words), 16):
        part = words[start : start + 16]
        last = _salsa(tuple(x ^ y for x, y in zip(last, part, strict=True)))
        (odd if start % 32 else even).extend(last)
    return (*even, *odd)


#: Salsa20/8: which word takes the sum of which two, turned by how many bits.
_STEPS = tuple(
    (into, one, other, turn)
    for quarter in (
        *((0, 4, 8, 12), (5, 9, 13, 1), (10, 14, 2, 6), (15, 3, 7, 11)),
        *((0, 1, 2, 3), (5, 6, 7, 4), (10, 11, 8, 9), (15, 12, 13, 14)),
    )
    for into, one, other, turn in (
        (quarter[1], quarter[0], quarter[3], 7),
        (quarter[2], quarter[1], quarter[0], 9),
        (quarter[3], quarter[2], quarter[1], 13),
        (quarter[0], quarter[3], quarter[2], 18),
    )
)


def _salsa(words: tuple[int, ...]) -> tuple[int, ...]:
    x = list(words)
    for _ in range(4):
        for into, one, other, turn in _STEPS:
            total = (x[one] + x[other]) & 0xFFFFFFFF
            x[into] ^= (total << turn & 0xFFFFFFFF) | (total >> (32 - turn))
    return tuple((a + b) & 0xFFFFFFFF for a, b in zip(x, words, strict=True))


def _parsed(text: str) -> _Hash | None:
    found = _FORM.fullmatch(text)
    if found is None:
        return None
    n, r, p = int(found[1]), int(found[2]), int(found[3])
    is_bearable = 2 <= n <= _LARGEST_N and 1 <= r <= _LARGEST_R and 1 <= p <= _LARGEST_P
    if not is_bearable or n & (n - 1):
        return None
    try:
        salt = base64.b64decode(found[4], validate=True)
        key = base64.b64decode(found[5], validate=True)
    except (binascii.Error, ValueError):
        return None
    return _Hash(n, r, p, salt, key) if len(key) == _HASH_BYTES else None


def _base64(data: bytes) -> str:
    return base64.b64encode(data).decode("ascii")
