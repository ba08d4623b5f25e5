"""Making keys, signing packs, taking them in, and which pack a start uses."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import stat
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path

import pytest

from ketams_desktop import pack_command
from ketams_desktop.authoring.command_line import main as content
from ketams_desktop.command_line import main
from ketams_desktop.desktop.clinic_policy import Policy, read_policy, with_troubles
from ketams_desktop.library.pack import Pack
from ketams_desktop.pack_command import pack_at_home, pack_in_clinic


@pytest.fixture
def system_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that stands for the one of the whole computer."""
    folder = tmp_path / "computer" / "packs"
    monkeypatch.setattr(pack_command, "system_packs", lambda: folder)
    return folder


@pytest.fixture
def signed(
    tmp_path: Path, compiled_pack: Path, capsys: pytest.CaptureFixture[str]
) -> tuple[Path, Path]:
    """A newer pack, signed with a new key, and a policy that trusts the key."""
    pack, key, policy = (tmp_path / x for x in ("new.pack", "our.key", "policy.toml"))
    shutil.copy(compiled_pack, pack)
    with closing(sqlite3.connect(pack)) as base, base:
        base.execute("UPDATE meta SET value = '2027.3' WHERE key = 'content_version'")
    assert content(["keygen", str(key)]) == 0
    public = capsys.readouterr().out.splitlines()[-1]
    assert content(["sign", str(pack), "--key", str(key)]) == 0
    policy.write_text(f'[[pack_key]]\nname = "Our own pages"\nkey = "{public}"\n')
    capsys.readouterr()
    return pack, policy


def test_keygen_writes_for_its_owner_alone_and_never_over_a_key(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    key = tmp_path / "our.key"
    assert content(["keygen", str(key)]) == 0
    first = key.read_bytes()
    if os.name == "posix":
        assert stat.S_IMODE(key.stat().st_mode) == 0o600
    assert content(["keygen", str(key)]) == 2
    assert key.read_bytes() == first
    assert "could not be written" in capsys.readouterr().err


@pytest.mark.parametrize("text", ["", "ketams-signing-key-1 AAAA\n", "hello\n", "ketams \xff"])
def test_sign_with_what_is_no_key_says_so(
    tmp_path: Path, compiled_pack: Path, capsys: pytest.CaptureFixture[str], text: str
) -> None:
    pack, key = tmp_path / "a.pack", tmp_path / "odd.key"
    shutil.copy(compiled_pack, pack)
    key.write_text(text, "latin-1")
    assert content(["sign", str(pack), "--key", str(key)]) == 2
    assert "Nothing was signed" in capsys.readouterr().err
    assert not (tmp_path / "a.pack.sig").exists()


def test_sign_what_is_no_pack_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    odd, key = tmp_path / "a.pack", tmp_path / "our.key"
    odd.write_text("no pack")
    content(["keygen", str(key)])
    assert content(["sign", str(odd), "--key", str(key)]) == 2
    assert "not a KetaMS content pack" in capsys.readouterr().err


def test_install_for_the_computer_is_used_in_a_clinic(
    signed: tuple[Path, Path], system_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pack, policy = signed
    arguments = ["install-pack", str(pack), "--system", "--policy", str(policy), "--json"]
    assert main(arguments) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["version"] == "2027.3"
    assert told["signed_by"] == "Our own pages"
    used, troubles = pack_in_clinic(read_policy(policy))
    assert used.parent == system_folder
    with Pack(used) as opened:
        assert opened.info.content_version == "2027.3"
    assert not troubles


def test_pack_that_no_key_covers_is_left_out_and_staff_are_told(
    signed: tuple[Path, Path], system_folder: Path
) -> None:
    pack, policy = signed
    main(["install-pack", str(pack), "--system", "--policy", str(policy)])
    assert system_folder.is_dir()
    used, troubles = pack_in_clinic(Policy())
    assert used.parent != system_folder
    assert "does not know" in str(with_troubles(Policy(), troubles).findings[0])


@pytest.mark.usefixtures("system_folder")
def test_install_at_home_without_a_known_key_is_one_sentence(
    signed: tuple[Path, Path], tmp_path: Path, complaint: Callable[[Sequence[object]], str]
) -> None:
    words = complaint(["install-pack", signed[0], "--data-dir", tmp_path / "data"])
    assert "signed with a key that this app does not know" in words
    assert not (tmp_path / "data").exists()


def test_install_at_home_with_a_known_key_is_used_from_the_next_start_on(
    signed: tuple[Path, Path],
    system_folder: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    from ketams_desktop.desktop import pack_store
    from ketams_desktop.library.pack_signature import TrustedKey

    trusted = [TrustedKey(x.name, x.key) for x in read_policy(signed[1]).pack_keys]
    monkeypatch.setattr(pack_store, "built_in_keys", lambda: tuple(trusted))
    data = tmp_path / "data"
    before = pack_at_home(data)
    assert main(["install-pack", str(signed[0]), "--data-dir", str(data)]) == 0
    assert "The app uses it from its next start on." in capsys.readouterr().out
    assert not system_folder.exists()
    used = pack_at_home(data)
    assert used != before
    assert used.parent == data / "packs"


@pytest.mark.usefixtures("system_folder")
def test_pack_that_is_not_there_is_one_sentence(
    tmp_path: Path, complaint: Callable[[Sequence[object]], str]
) -> None:
    words = complaint(["install-pack", tmp_path / "none.pack", "--data-dir", tmp_path / "data"])
    assert "There is no pack to be read" in words
