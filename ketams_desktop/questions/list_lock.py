"""A password on a list: the list's bytes in a locked envelope. Described in docs/list-file.md.

Argon2id makes a key of the password; XChaCha20-Poly1305 locks the list with it. Both are
libsodium's. It is loaded only when there is a password: most lists have none.

What an envelope asks for is checked before anything is done: a file from someone else may
name a cost that no computer can pay.
"""

from __future__ import annotations

import binascii
import json
import unicodedata
from base64 import b64decode, b64encode
from dataclasses import dataclass, field

from ketams_desktop.codec import DecodeError, from_plain
from ketams_desktop.errors import LockedListError, WrongPasswordError

LOCKED_FORMAT = "ketams-list-locked"
LOCKED_VERSION = 1
KDF = "argon2id"
CIPHER = "xchacha20poly1305"

#: Fewer characters are guessed in no time.
SHORTEST_PASSWORD = 6
LONGEST_PASSWORD = 1000

#: The most that an envelope may ask of this computer: about two seconds.
MOST_ROUNDS = 6
MOST_MEMORY = 512 * 1024 * 1024
LEAST_MEMORY = 8 * 1024 * 1024

_KEY_BYTES, _SALT_BYTES, _NONCE_BYTES = 32, 16, 24
#: The list is filled up to a multiple of this, so that its length tells next to nothing.
_BLOCK = 4096


@dataclass(frozen=True, slots=True)
class Cost:
    """How hard it is to try a password: rounds, and memory in bytes."""

    rounds: int = 3
    memory: int = 256 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class ListKey:
    """What locks and opens one list, and how it was made. It is never written anywhere."""

    secret: bytes = field(repr=False)
    salt: bytes
    cost: Cost

    @classmethod
    def new(cls, password: str, cost: Cost | None = None) -> ListKey:
        """Make a key for a new password; it takes about half a second.

        Raises:
            LockedListError: this computer has no memory left for it.
        """
        from nacl.utils import random

        salt, cost = random(_SALT_BYTES), cost or Cost()
        return cls(_derived(password, salt, cost), salt, cost)

    def lock(self, data: bytes) -> bytes:
        """Return `data` in a locked envelope: the bytes of a file."""
        from nacl.secret import Aead
        from nacl.utils import random

        nonce = random(_NONCE_BYTES)
        header = _header(self.cost, self.salt, nonce)
        # White space at the end of JSON means nothing.
        padded = data + b" " * (-len(data) % _BLOCK)
        box = Aead(self.secret).encrypt(padded, _as_bytes(header), nonce).ciphertext
        return json.dumps({**header, "box": _text(box)}, indent=1).encode() + b"\n"


class Password:
    """A password as someone typed it; each key that is made of it is made once."""

    def __init__(self, words: str) -> None:
        self._words = words
        self._keys: dict[tuple[bytes, Cost], ListKey] = {}

    def open(self, plain: dict[str, object], name: str) -> tuple[bytes, ListKey]:
        """Open an envelope.

        Args:
            plain: the envelope, read as JSON.
            name: the file's name, for messages.

        Returns:
            The list's bytes, and the key to lock it with again.

        Raises:
            WrongPasswordError: the password does not fit, or the list was changed.
            LockedListError: this computer has no memory left for it.
            DecodeError: the envelope is not in the documented form.
        """
        from nacl.exceptions import CryptoError
        from nacl.secret import Aead

        envelope = _envelope(plain)
        key = self._key(envelope.salt, envelope.cost)
        header = _as_bytes(_header(envelope.cost, envelope.salt, envelope.nonce))
        try:
            return Aead(key.secret).decrypt(envelope.box, header, envelope.nonce), key
        except CryptoError:
            raise WrongPasswordError(
                f"This password does not open the list {name}. The list was left as it is. "
                "Please try again. Capital and small letters count."
            ) from None

    def _key(self, salt: bytes, cost: Cost) -> ListKey:
        if (salt, cost) not in self._keys:
            self._keys[salt, cost] = ListKey(_derived(self._words, salt, cost), salt, cost)
        return self._keys[salt, cost]


def check_envelope(plain: dict[str, object]) -> None:
    """Check the form of an envelope without a password. Raises DecodeError."""
    _envelope(plain)


@dataclass(frozen=True, slots=True)
class _Envelope:
    cost: Cost
    salt: bytes
    nonce: bytes
    box: bytes


@dataclass(frozen=True, slots=True)
class _Plain:
    format: str
    version: int
    kdf: str
    rounds: int
    memory: int
    salt: str
    cipher: str
    nonce: str
    box: str


def _envelope(plain: dict[str, object]) -> _Envelope:
    given = from_plain(_Plain, plain, "envelope")
    if (given.version, given.kdf, given.cipher) != (LOCKED_VERSION, KDF, CIPHER):
        raise DecodeError("it is locked in a way that this version does not know")
    if not 1 <= given.rounds <= MOST_ROUNDS or not LEAST_MEMORY <= given.memory <= MOST_MEMORY:
        raise DecodeError("opening it would cost too much or too little")
    box = _bytes("box", given.box)
    if len(box) < _BLOCK:
        raise DecodeError("box: too short")
    return _Envelope(
        Cost(given.rounds, given.memory),
        _bytes("salt", given.salt, _SALT_BYTES),
        _bytes("nonce", given.nonce, _NONCE_BYTES),
        box,
    )


def _header(cost: Cost, salt: bytes, nonce: bytes) -> dict[str, object]:
    """Return all but the box: it cannot be changed without the password either."""
    return {
        "format": LOCKED_FORMAT,
        "version": LOCKED_VERSION,
        "kdf": KDF,
        "rounds": cost.rounds,
        "memory": cost.memory,
        "salt": _text(salt),
        "cipher": CIPHER,
        "nonce": _text(nonce),
    }


def _derived(password: str, salt: bytes, cost: Cost) -> bytes:
    from nacl.exceptions import CryptoError
    from nacl.pwhash import argon2id

    # One letter can be typed in two ways on two computers.
    words = unicodedata.normalize("NFC", password[:LONGEST_PASSWORD]).encode("utf-8", "replace")
    try:
        return argon2id.kdf(_KEY_BYTES, words, salt, opslimit=cost.rounds, memlimit=cost.memory)
    except (MemoryError, CryptoError, RuntimeError) as error:
        raise LockedListError(
            "This computer has too little free memory to work with the password. "
            "Nothing was changed. Please close other programs, then try again."
        ) from error


def _as_bytes(header: dict[str, object]) -> bytes:
    return json.dumps(header, sort_keys=True, separators=(",", ":")).encode()


def _text(data: bytes) -> str:
    return b64encode(data).decode("ascii")


def _bytes(name: str, text: str, length: int | None = None) -> bytes:
    try:
        data = b64decode(text.encode("ascii"), validate=True)
    except (binascii.Error, UnicodeError):
        raise DecodeError(f"{name}: expected base64") from None
    if length is not None and len(data) != length:
        raise DecodeError(f"{name}: expected {length} bytes")
    return data
