"""The frozen app's commands, wherever and however they are started."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from frozen_app import BARE, FrozenApp
from pypdf import PdfReader

from ketams_desktop import __version__
from ketams_desktop.command_line import main

LISTS = Path(__file__).parents[1] / "fixtures" / "lists"
ANSWERS = {"stage": "offered", "goals": ["pain", "fatigue"]}
POSIX_ONLY = pytest.mark.skipif(sys.platform == "win32", reason="only on systems with a shell")


def assert_sound(done: subprocess.CompletedProcess[str]) -> None:
    """Check that a self-check found nothing and said nothing else."""
    assert done.stderr == ""
    report = json.loads(done.stdout)
    assert set(report["checks"].values()) == {"ok"}, report
    assert (done.returncode, report["ok"], report["version"]) == (0, True, __version__)


@pytest.fixture(params=["root", "odd letters", "not UTF-8", "another app's", "removed"])
def odd_folder(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Path]:
    """A folder in which nobody thought that the app would be started."""
    if request.param == "root":
        yield Path(tmp_path.anchor)
        return
    names = {"odd letters": "Zoë & 日本 'ü\"", "another app's": "checkout", "removed": "gone"}
    if request.param == "not UTF-8":
        if sys.platform != "linux":
            pytest.skip("only on Linux")
        folder = Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff\xfe"))
    else:
        folder = tmp_path / names[request.param]
    folder.mkdir()
    if request.param == "another app's":
        # What Python would import from the present folder, and what Qt would read there.
        for name in ("json.py", "ketams_desktop.py", "sitecustomize.py", "PySide6.py"):
            (folder / name).write_text("raise SystemExit('taken from the present folder')\n")
        (folder / "qt.conf").write_text("[Paths]\nPlugins=/nowhere\n")
    yield folder


def test_self_check_in_an_odd_folder_is_ok(
    frozen: FrozenApp, tmp_path: Path, odd_folder: Path
) -> None:
    if odd_folder.name != "gone":
        assert_sound(frozen.run("self-check", "--json", home=tmp_path, cwd=odd_folder))
        return
    if sys.platform == "win32":
        pytest.skip("only on systems where a folder in use can be removed")
    shell = ("/bin/sh", "-c", 'rmdir "$PWD" && exec "$0" "$@"')
    done = frozen.run("self-check", "--json", home=tmp_path, cwd=odd_folder, prefix=shell)
    assert_sound(done)
    assert not odd_folder.exists()


def test_self_check_with_letters_beyond_ascii_in_every_name_is_ok(
    frozen: FrozenApp, tmp_path: Path
) -> None:
    home = tmp_path / "Çelik-Ñandú-日本-🙂"
    home.mkdir()
    data = str(home / "Gögn")
    env = {"USER": "Çelik", "LOGNAME": "Çelik", "XDG_DATA_HOME": data, "XDG_CONFIG_HOME": data}

    assert_sound(frozen.run("self-check", "--json", home=home, cwd=home, env=env))


def test_self_check_without_a_home_is_ok(frozen: FrozenApp, tmp_path: Path) -> None:
    assert_sound(frozen.run("self-check", "--json", home=tmp_path / "no home", cwd=tmp_path))


def test_self_check_with_a_strangers_python_and_qt_in_the_environment_is_ok(
    frozen: FrozenApp, tmp_path: Path
) -> None:
    (tmp_path / "sitecustomize.py").write_text("raise SystemExit('a stranger')\n")
    (tmp_path / "ketams_desktop.py").write_text("raise SystemExit('a stranger')\n")
    env = {
        "PYTHONHOME": "/nowhere",
        "PYTHONPATH": str(tmp_path),
        "PYTHONSTARTUP": str(tmp_path / "sitecustomize.py"),
        "QT_QPA_PLATFORM": "xcb",
    }

    assert_sound(frozen.run("self-check", "--json", home=tmp_path, cwd=tmp_path, env=env))


@POSIX_ONLY
def test_self_check_as_another_account_in_a_folder_it_may_not_write_to_is_ok(
    frozen: FrozenApp,
) -> None:
    before = {path: path.stat().st_mtime_ns for path in frozen.folder.rglob("*")}
    other: tuple[str, ...] = ()
    if os.geteuid() == 0:
        # Permissions do not bind root; nobody has neither a home nor a way into root's.
        other = ("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups")

    done = frozen.run(
        "self-check", "--json", home=Path("/nonexistent"), cwd=Path("/"), prefix=other
    )

    assert_sound(done)
    assert {path: path.stat().st_mtime_ns for path in frozen.folder.rglob("*")} == before


@POSIX_ONLY
@pytest.mark.parametrize("closed", [">&-", "2>&-", "<&- >&- 2>&-"])
def test_self_check_with_streams_closed_ends_well(
    frozen: FrozenApp, tmp_path: Path, closed: str
) -> None:
    shell = ("/bin/sh", "-c", f'exec "$0" "$@" {closed}')

    done = frozen.run("self-check", "--json", home=tmp_path, cwd=tmp_path, prefix=shell)

    assert (done.returncode, done.stderr) == (0, "")
    assert bool(done.stdout) == (closed == "2>&-")


@POSIX_ONLY
def test_sheet_with_every_stream_closed_is_written_whole(frozen: FrozenApp, tmp_path: Path) -> None:
    out = tmp_path / "sheet.pdf"
    shell = ("/bin/sh", "-c", 'exec "$0" "$@" <&- >&- 2>&-')
    arguments = ("sheet", LISTS / "version-1.ketams", "--pdf", out)

    done = frozen.run(*arguments, home=tmp_path, cwd=tmp_path, prefix=shell)

    assert done.returncode == 0
    assert "Questions for my visit" in PdfReader(out).pages[0].extract_text()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only on Linux")
@pytest.mark.parametrize("command", ["self-check --json", "--version", "--help"])
def test_output_that_cannot_be_written_is_one_sentence(
    frozen: FrozenApp, tmp_path: Path, command: str
) -> None:
    shell = ("/bin/sh", "-c", 'exec "$0" "$@" > /dev/full')

    done = frozen.run(*command.split(), home=tmp_path, cwd=tmp_path, prefix=shell)

    assert done.returncode == 2
    assert done.stderr == "The output could not be written: No space left on device.\n"


@POSIX_ONLY
def test_output_that_nobody_reads_ends_quietly(frozen: FrozenApp, tmp_path: Path) -> None:
    read_end, write_end = os.pipe()
    os.close(read_end)
    with os.fdopen(write_end, "wb") as nobody:
        done = subprocess.run(
            [str(frozen.program), "--help"],
            env={**BARE, "HOME": str(tmp_path)},
            stdout=nobody,
            stderr=subprocess.PIPE,
            timeout=60,
            check=False,
        )

    assert (done.returncode, done.stderr) == (0, b"")


def test_suggest_frozen_says_what_the_source_says(
    frozen: FrozenApp, tmp_path: Path, shipped_pack: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "answers.json"
    path.write_text(json.dumps(ANSWERS), "utf-8")

    done = frozen.run("suggest", path.name, "--json", home=tmp_path, cwd=tmp_path)

    assert main(["suggest", str(path), "--json", "--pack", str(shipped_pack)]) == 0
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == capsys.readouterr().out
    assert len(json.loads(done.stdout)) >= 3


def test_sheet_frozen_holds_the_words_of_the_source(
    frozen: FrozenApp, tmp_path: Path, shipped_pack: Path
) -> None:
    path = LISTS / "version-1.ketams"
    ours, theirs = tmp_path / "ours.pdf", tmp_path / "theirs.pdf"
    options = ("--size", "large", "--paper", "a4")

    done = frozen.run("sheet", path, "--pdf", theirs, *options, home=tmp_path, cwd=tmp_path)

    assert (
        main(["sheet", str(path), "--pdf", str(ours), *options, "--pack", str(shipped_pack)]) == 0
    )
    assert done.returncode == 0
    pages = [[page.extract_text() for page in PdfReader(x).pages] for x in (ours, theirs)]
    assert pages[0] == pages[1]
    assert len(pages[0]) > 1


def test_wrong_use_is_told_in_words_and_by_the_exit_code(frozen: FrozenApp, tmp_path: Path) -> None:
    done = frozen.run("--no-such-thing", home=tmp_path, cwd=tmp_path)

    assert done.returncode == 2
    assert "--no-such-thing" in done.stderr


def test_version_is_the_projects(frozen: FrozenApp, tmp_path: Path) -> None:
    done = frozen.run("--version", home=tmp_path, cwd=tmp_path)

    assert re.fullmatch(rf"ketams-desktop {re.escape(__version__)}\n", done.stdout)
