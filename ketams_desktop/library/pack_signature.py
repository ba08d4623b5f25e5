"""Whose pack it is: an Ed25519 signature in a small file beside the pack.

Described in docs/formats.md. The signing itself is `authoring.signing`; here is what both sides
know, and the check. libsodium is loaded only where a signature is looked at.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import json
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from ketams_desktop.errors import NewerPackError, PackError, ResourceMissingError

SIGNATURE_FORMAT = "ketams-pack-signature"
SIGNATURE_VERSION = 1
#: What a signature's file is called: the pack's name and this.
SUFFIX = ".sig"

KEY_BYTES, SIGNATURE_BYTES = 32, 64
#: No signature's file is longer, in bytes.
LARGEST_SIGNATURE = 4096
#: Signed with the pack's digest, so that a signature for anything else is none for a pack.
_PURPOSE = b"ketams-content-pack\n1\n"
_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class TrustedKey:
    """A public key whose packs are taken, 32 bytes, and whose it is."""

    name: str
    key: bytes


def load_trusted_keys(path: Path) -> tuple[TrustedKey, ...]:
    """Return the keys that a file of the app names.

    Raises:
        ResourceMissingError: the file is not there, or a key in it is none.
    """
    try:
        entries = tomllib.loads(path.read_text("utf-8")).get("key", [])
        keys = tuple(TrustedKey(str(x["name"]), decode_key(x["key"])) for x in entries)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ResourceMissingError(
            f"The file of trusted keys, {path.name}, cannot be used. The content that came with "
            "the app is in use. Please install KetaMS Desktop again."
        ) from error
    return keys


def decode_key(text: str) -> bytes:
    """Return a key that was written in base64.

    Raises:
        ValueError: it is none.
    """
    key = base64.b64decode(text, validate=True)
    if len(key) != KEY_BYTES:
        raise ValueError(f"a key has {KEY_BYTES} bytes")
    return key


def encode(data: bytes) -> str:
    """Return bytes as base64."""
    return base64.b64encode(data).decode("ascii")


def signature_path(pack: Path) -> Path:
    """Return where a pack's signature lies."""
    return pack.with_name(pack.name + SUFFIX)


def message_of(pack: Path) -> bytes:
    """Return what is signed: what for, and the pack's digest.

    Raises:
        OSError: the pack cannot be read.
    """
    digest = hashlib.sha512()
    with pack.open("rb") as file:
        while chunk := file.read(_CHUNK):
            digest.update(chunk)
    return _PURPOSE + digest.digest()


def signature_text(key: bytes, signature: bytes) -> str:
    """Return the text of a signature's file."""
    fields = {
        "format": SIGNATURE_FORMAT,
        "version": SIGNATURE_VERSION,
        "key": encode(key),
        "signature": encode(signature),
    }
    return json.dumps(fields, indent=1) + "\n"


def signer_of(pack: Path, signature: Path, keys: Sequence[TrustedKey]) -> TrustedKey:
    """Return the trusted key that signed the pack as it is now.

    Raises:
        PackError: no signature, a damaged one, one by a stranger, or not for this pack.
    """
    claimed, value = _read_signature(signature)
    known = _known(keys, claimed)
    from nacl.exceptions import BadSignatureError
    from nacl.signing import VerifyKey

    try:
        VerifyKey(known.key).verify(message_of(pack), value)
    except OSError as error:
        raise _unreadable(pack, error) from error
    except (BadSignatureError, ValueError) as error:
        raise PackError(
            f"The pack {pack.name} is not what was signed: it was changed or damaged on its way. "
            "It was not taken, and the content in use stays. Please fetch the pack again."
        ) from error
    return known


def _known(keys: Iterable[TrustedKey], claimed: bytes) -> TrustedKey:
    for key in keys:
        if key.key == claimed:
            return key
    raise PackError(
        f"The pack is signed with a key that this app does not know ({encode(claimed)}). "
        "It was not taken, and the content in use stays. Please ask where it comes from."
    )


def _read_signature(path: Path) -> tuple[bytes, bytes]:
    """Return the key that a signature names, and the signature."""
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST_SIGNATURE + 1)
    except FileNotFoundError as error:
        raise PackError(
            f"The pack has no signature: there is no {path.name} beside it. It was not taken, "
            "and the content in use stays. Please copy both files."
        ) from error
    except OSError as error:
        raise _unreadable(path, error) from error
    try:
        if len(data) > LARGEST_SIGNATURE:
            raise ValueError("too long")
        return _parts(json.loads(data.decode("utf-8")), path.name)
    except (ValueError, RecursionError, binascii.Error) as error:
        raise PackError(
            f"The signature {path.name} is damaged, or none of ours. The pack was not taken, and "
            "the content in use stays. Please fetch both files again."
        ) from error


def _parts(fields: object, name: str) -> tuple[bytes, bytes]:
    if not isinstance(fields, dict) or fields.get("format") != SIGNATURE_FORMAT:
        raise ValueError("not a signature")
    version = fields.get("version")
    if type(version) is not int or version < SIGNATURE_VERSION:
        raise ValueError("no version")
    if version > SIGNATURE_VERSION:
        raise NewerPackError(
            f"The signature {name} is of a form that only a newer version of KetaMS Desktop "
            "knows. The pack was not taken, and the content in use stays. Please install the "
            "newest KetaMS Desktop first."
        )
    key, signature = (fields.get(name) for name in ("key", "signature"))
    if not isinstance(key, str) or not isinstance(signature, str):
        raise ValueError("a part is missing")
    value = base64.b64decode(signature, validate=True)
    if len(value) != SIGNATURE_BYTES:
        raise ValueError(f"a signature has {SIGNATURE_BYTES} bytes")
    return decode_key(key), value


def _unreadable(path: Path, error: OSError) -> PackError:
    return PackError(
        f"{path.name} cannot be read: {error.strerror}. The pack was not taken, and the content "
        "in use stays. Please check the stick or the folder."
    )
