"""Making keys and signing packs with them, from the command."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from ketams_desktop.authoring.command_line import main
from ketams_desktop.authoring.signing import SigningError, make_key, sign_pack
from ketams_desktop.errors import PackError
from ketams_desktop.library.pack_signature import (
    TrustedKey,
    decode_key,
    signature_path,
    signer_of,
)


@pytest.fixture
def pack(good: Path, tmp_path: Path) -> Path:
    path = tmp_path / "made.pack"
    assert main(["compile", str(good), "-o", str(path)]) == 0
    return path


def test_signature_is_that_of_the_key_and_of_the_pack(
    pack: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    key = tmp_path / "a.key"
    capsys.readouterr()
    assert main(["keygen", str(key)]) == 0
    public = capsys.readouterr().out.splitlines()[-1]
    assert main(["sign", str(pack), "--key", str(key)]) == 0
    assert "must lie beside the pack" in capsys.readouterr().out
    trusted = TrustedKey("Tests", decode_key(public))
    assert signer_of(pack, signature_path(pack), [trusted]) == trusted
    if os.name == "posix":
        assert stat.S_IMODE(key.stat().st_mode) == 0o600


def test_key_is_never_written_over_another(tmp_path: Path) -> None:
    key = tmp_path / "a.key"
    make_key(key)
    before = key.read_bytes()
    with pytest.raises(SigningError, match="could not be written"):
        make_key(key)
    assert key.read_bytes() == before


@pytest.mark.parametrize(
    "words", ["", "hello", "ketams-signing-key-1 AAAA", "ketams-signing-key-1 \xff", "\xff"]
)
def test_what_is_no_key_signs_nothing(pack: Path, tmp_path: Path, words: str) -> None:
    key = tmp_path / "a.key"
    key.write_text(words, "latin-1")
    with pytest.raises(SigningError, match="it is no key that keygen made"):
        sign_pack(pack, key)
    assert not signature_path(pack).exists()


def test_key_that_is_not_there_and_pack_that_is_none_are_told(pack: Path, tmp_path: Path) -> None:
    with pytest.raises(SigningError, match="No such file"):
        sign_pack(pack, tmp_path / "gone.key")
    make_key(tmp_path / "a.key")
    odd = tmp_path / "odd.pack"
    odd.write_text("no pack")
    with pytest.raises(PackError, match="not a KetaMS content pack"):
        sign_pack(odd, tmp_path / "a.key")


def test_signature_that_cannot_be_written_leaves_the_pack_as_it_is(
    pack: Path, tmp_path: Path
) -> None:
    key = tmp_path / "a.key"
    make_key(key)
    signature_path(pack).mkdir()
    (signature_path(pack) / "in the way").touch()
    before = pack.read_bytes()
    with pytest.raises(SigningError, match="The pack is as it was"):
        sign_pack(pack, key)
    assert pack.read_bytes() == before
    assert not list(tmp_path.glob("*.new"))


def test_command_says_in_one_sentence_what_failed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["sign", str(tmp_path / "gone.pack"), "--key", str(tmp_path / "gone.key")]) == 2
    assert capsys.readouterr().err.startswith(f"The key {tmp_path / 'gone.key'} cannot be used")
