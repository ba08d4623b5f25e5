"""Signatures of packs: whose they are, and every way to have none."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from ketams_desktop.authoring.signing import make_key, sign_pack
from ketams_desktop.errors import NewerPackError, PackError, ResourceMissingError
from ketams_desktop.library.pack_signature import (
    LARGEST_SIGNATURE,
    TrustedKey,
    decode_key,
    load_trusted_keys,
    signature_path,
    signer_of,
)


class Signed:
    """A pack, a key, and the signature of the one with the other."""

    def __init__(self, pack: Path, key_file: Path) -> None:
        self.pack, self.signature = pack, signature_path(pack)
        self.key = TrustedKey("Tests", decode_key(make_key(key_file)))
        sign_pack(pack, key_file)

    def signer(self, *keys: TrustedKey) -> TrustedKey:
        """Return whose pack it is."""
        return signer_of(self.pack, self.signature, keys or (self.key,))

    def change(self, **fields: object) -> None:
        """Change what stands in the signature."""
        plain = json.loads(self.signature.read_bytes()) | fields
        self.signature.write_text(json.dumps(plain))


@pytest.fixture
def signed(pack_path: Path, tmp_path: Path) -> Signed:
    return Signed(Path(shutil.copy(pack_path, tmp_path / "a.pack")), tmp_path / "a.key")


def test_signer_is_the_key_among_those_that_are_trusted(signed: Signed) -> None:
    other = TrustedKey("Another", bytes(32))
    assert signed.signer(other, signed.key) is signed.key


def test_key_that_is_not_trusted_is_named(signed: Signed) -> None:
    with pytest.raises(PackError, match="signed with a key that this app does not know"):
        signed.signer(TrustedKey("Another", bytes(32)))


def test_pack_changed_by_one_bit_is_told(signed: Signed) -> None:
    data = bytearray(signed.pack.read_bytes())
    data[len(data) // 2] ^= 1
    signed.pack.write_bytes(data)
    with pytest.raises(PackError, match="changed or damaged on its way"):
        signed.signer()


@pytest.mark.parametrize("version", [2, 10**9])
def test_signature_of_a_newer_form_is_refused_and_untouched(signed: Signed, version: int) -> None:
    signed.change(version=version)
    before = signed.signature.read_bytes()
    with pytest.raises(NewerPackError, match=r"a\.pack\.sig is of a form .* newer version"):
        signed.signer()
    assert signed.signature.read_bytes() == before


@pytest.mark.parametrize(
    "fields",
    [
        {"version": 0},
        {"version": True},
        {"version": "2"},
        {"format": "ketams-list"},
        {"key": 7},
        {"key": "AAAA"},
        {"signature": "no base64 \u00fc"},
        {"signature": "AAAA"},
    ],
)
def test_signature_with_a_part_that_is_none_is_damaged(
    signed: Signed, fields: dict[str, object]
) -> None:
    signed.change(**fields)
    with pytest.raises(PackError, match="is damaged, or none of ours"):
        signed.signer()


@pytest.mark.parametrize(
    "spoil",
    [
        lambda path: path.write_bytes(b""),
        lambda path: path.write_bytes(b"[" * 4000),
        lambda path: path.write_bytes(b"\xff"),
        lambda path: path.write_bytes(path.read_bytes() + b" " * LARGEST_SIGNATURE),
    ],
)
def test_file_that_is_no_signature_is_damaged(
    signed: Signed, spoil: Callable[[Path], object]
) -> None:
    spoil(signed.signature)
    with pytest.raises(PackError, match="is damaged, or none of ours"):
        signed.signer()


def test_signature_that_is_gone_or_cannot_be_read_is_told(signed: Signed) -> None:
    signed.signature.unlink()
    with pytest.raises(PackError, match=r"there is no a\.pack\.sig beside it"):
        signed.signer()
    signed.signature.mkdir()
    with pytest.raises(PackError, match=r"cannot be read: Is a directory|Permission denied"):
        signed.signer()


def test_pack_that_went_meanwhile_is_told(signed: Signed) -> None:
    signed.pack.unlink()
    with pytest.raises(PackError, match=r"a\.pack cannot be read: No such file"):
        signed.signer()


def test_trusted_keys_are_read_with_their_names(signed: Signed, tmp_path: Path) -> None:
    words = json.loads(signed.signature.read_bytes())["key"]
    path = tmp_path / "keys.toml"
    path.write_text(f'[[key]]\nname = "Tests"\nkey = "{words}"\n')
    assert load_trusted_keys(path) == (signed.key,)
    path.write_text("")
    assert load_trusted_keys(path) == ()


@pytest.mark.parametrize(
    "words", ["[[key]]\nname = 'x'", "key = 7", "[[key]]\nname = 'x'\nkey = 'AAAA'", "["]
)
def test_trusted_keys_that_cannot_be_used_are_an_error(tmp_path: Path, words: str) -> None:
    path = tmp_path / "keys.toml"
    path.write_text(words)
    with pytest.raises(ResourceMissingError, match=r"keys\.toml, cannot be used"):
        load_trusted_keys(path)
