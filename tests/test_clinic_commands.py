"""`--clinic`, `--policy`, `hash-pin` and `check-policy`, as they are typed."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from ketams_desktop.command_line import main
from ketams_desktop.desktop import clinic_places
from ketams_desktop.desktop.clinic_policy import ClinicWords, Policy
from ketams_desktop.desktop.pin import PinAnswer, PinCheck, is_pin_hash

ROOT = Path(__file__).resolve().parents[1]
Complaint = Callable[[Sequence[object]], str]
Started = Callable[..., tuple[Path | None, Path | None, Policy | None]]


# check-policy


def test_check_policy_that_is_fine_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "policy.toml"
    path.write_text('[clinic]\nregion = "us"\n')
    assert main(["check-policy", str(path)]) == 0
    assert capsys.readouterr().out == f"{path}: This policy is fine.\n"


def test_check_policy_names_each_fault_with_its_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "policy.toml"
    path.write_text('[idle]\nwipe = 3\n\n[look]\ntheme = "red"\n')
    assert main(["check-policy", str(path)]) == 1
    first, second = capsys.readouterr().out.splitlines()
    assert first.startswith(f"{path}: Line 2: idle.wipe: There is no such key.")
    assert second.startswith(f"{path}: Line 5: look.theme: It must be one of")


# hash-pin


def test_hash_pin_from_standard_input_prints_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("246810\r\nmore\n"))
    assert main(["hash-pin", "--stdin"]) == 0
    told = capsys.readouterr()
    assert told.err == ""
    assert is_pin_hash(told.out.rstrip("\n"))
    assert PinCheck(told.out.rstrip("\n"), lambda: 0).check("246810") is PinAnswer.RIGHT


def test_hash_pin_from_an_empty_input_is_a_sentence(
    monkeypatch: pytest.MonkeyPatch, complaint: Complaint
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO(""))
    assert "must be 4 to 12 digits" in complaint(["hash-pin", "--stdin"])


def test_hash_pin_without_a_terminal_says_what_to_do() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "ketams_desktop", "hash-pin"],
        input="246810\n246810\n",
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        start_new_session=True,  # or it would find the terminal of whoever runs the tests
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert "use --stdin" in done.stderr
    assert "Traceback" not in done.stderr


def at_a_terminal(*typed: str) -> str:
    """Run hash-pin at a terminal of its own; return all that stands on it."""
    import pty

    child, terminal = pty.fork()
    if child == 0:
        os.environ["PYTHONPATH"] = str(ROOT)
        os.execv(sys.executable, [sys.executable, "-m", "ketams_desktop", "hash-pin"])  # noqa: S606
    seen = b""
    lines = list(typed)
    prompts = [b"digits: ", b"again: "]
    while True:
        try:
            seen += os.read(terminal, 1024)
        except OSError:  # the program has ended
            break
        if lines and seen.rstrip(b"\x00").endswith(prompts[0]):
            prompts.pop(0)
            os.write(terminal, lines.pop(0).encode() + b"\n")
    os.close(terminal)
    os.waitpid(child, 0)
    return seen.decode()


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only on Linux")
def test_hash_pin_at_a_terminal_shows_nothing_of_the_pin() -> None:
    seen = at_a_terminal("246810", "246810")
    assert "246810" not in seen
    assert is_pin_hash(seen.splitlines()[-1])


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only on Linux")
def test_hash_pin_of_two_pins_that_differ_writes_nothing() -> None:
    seen = at_a_terminal("246810", "246811")
    assert "The two PINs differ. Nothing was written. Please try again." in seen
    assert "scrypt" not in seen


# The window


@pytest.fixture
def started(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> Callable[..., tuple[Path | None, Path | None, Policy | None]]:
    """Return a function that starts the app up to its window; what that would be given."""
    pytest.importorskip("PySide6")
    from ketams_desktop import app, crash_log, opening

    given: list[app.StartOptions] = []
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    monkeypatch.setattr(app, "run", lambda options, _log, _begun: given.append(options) or 0)
    # Only one application may live at a time, and other tests may have made it.
    monkeypatch.setattr(opening, "begin", lambda _since, _slow: None)
    monkeypatch.setattr(crash_log, "install", lambda _folder: None)
    monkeypatch.setattr(clinic_places, "system_policy", lambda: tmp_path / "etc" / "policy.toml")

    def run(*arguments: object) -> tuple[Path | None, Path | None, Policy | None]:
        assert main([str(x) for x in arguments]) == 0
        options = given.pop()
        return options.pack, options.list_file, options.policy

    return run


def test_start_at_home_has_no_policy(started: Started) -> None:
    pack, list_file, policy = started("--pack", "a.pack", "--open", "b.ketams")
    assert (pack, list_file, policy) == (Path("a.pack"), Path("b.ketams"), None)


def test_start_with_clinic_alone_has_safe_defaults(started: Started) -> None:
    assert started("--clinic", "--open", "b.ketams") == (None, None, Policy())


def test_start_with_clinic_and_a_pack_leaves_it_and_tells_staff(started: Started) -> None:
    pack, _, policy = started("--clinic", "--pack", "a.pack")
    assert pack is None
    assert policy is not None
    assert ["--pack a.pack was not followed" in x.text for x in policy.findings] == [True]


def test_start_with_a_policy_is_clinic_mode(started: Started, tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text('[clinic]\nname = "Ours"\nx = 1\n')
    pack, _, policy = started("--policy", path, "--pack", "a.pack")
    assert pack is None
    assert policy is not None
    assert (policy.words, policy.source) == (ClinicWords("Ours"), path)
    assert [x.line for x in policy.findings] == [3, 0]


def test_start_with_a_policy_that_is_not_there_is_clinic_mode_all_the_same(
    started: Started, tmp_path: Path
) -> None:
    _, _, policy = started("--policy", tmp_path / "none.toml")
    assert policy is not None
    assert len(policy.findings) == 1


def test_start_on_a_computer_with_a_policy_is_clinic_mode(started: Started, tmp_path: Path) -> None:
    (tmp_path / "etc").mkdir()
    (tmp_path / "etc" / "policy.toml").symlink_to(tmp_path / "gone.toml")
    _, _, policy = started()
    assert policy is not None, "a policy that cannot be read is no reason to be a home computer"
    assert policy.findings
