"""Makes keys, and signs packs with them. What a signature is: `library.pack_signature`."""

from __future__ import annotations

import base64
import contextlib
import os
from pathlib import Path

from nacl.signing import SigningKey

from ketams_desktop.errors import KetamsError
from ketams_desktop.library.pack import Pack
from ketams_desktop.library.pack_signature import (
    KEY_BYTES,
    encode,
    message_of,
    signature_path,
    signature_text,
)

#: Stands before the secret, so that a key's file is not taken for anything else.
_LABEL = "ketams-signing-key-1"


class SigningError(KetamsError):
    """A key cannot be made, read or used."""


def make_key(path: Path) -> str:
    """Write a new secret key, for its owner alone, and return its public key in base64.

    Raises:
        SigningError: something is there already, or it cannot be written.
    """
    key = SigningKey.generate()
    try:
        # Never over another key: what it signed could not be signed anew.
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except OSError as error:
        raise SigningError(
            f"The key could not be written to {path}: {error.strerror}. Nothing was changed. "
            "Please choose another name."
        ) from error
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(f"{_LABEL} {encode(bytes(key))}\n")
    return encode(bytes(key.verify_key))


def sign_pack(pack: Path, key_file: Path) -> Path:
    """Write the signature beside a pack, and return where it is.

    Raises:
        PackError: it is no pack of ours.
        SigningError: the key cannot be read, or the signature not written.
    """
    key = _read_key(key_file)
    Pack(pack).close()
    signature = key.sign(message_of(pack)).signature
    place = signature_path(pack)
    waiting = place.with_name(place.name + ".new")
    try:
        waiting.write_text(signature_text(bytes(key.verify_key), signature), "ascii")
        waiting.replace(place)
    except OSError as error:
        with contextlib.suppress(OSError):
            waiting.unlink()
        raise SigningError(
            f"The signature could not be written to {place}: {error.strerror}. "
            "The pack is as it was. Please choose another place."
        ) from error
    return place


def _read_key(path: Path) -> SigningKey:
    try:
        label, _, secret = path.read_text("ascii").strip().partition(" ")
        if label != _LABEL:
            raise ValueError("not a key of ours")
        value = base64.b64decode(secret, validate=True)
        if len(value) != KEY_BYTES:
            raise ValueError("not as long as a key")
        return SigningKey(value)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "it is no key that keygen made"
        raise SigningError(
            f"The key {path} cannot be used: {reason}. Nothing was signed. Please check the name."
        ) from error
