from __future__ import annotations

import json
import os
import re
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from ketams_desktop import __version__
from ketams_desktop.command_line import main
from ketams_desktop.questions.answers import OPTION_IDS

ROOT = Path(__file__).resolve().parents[1]
LISTS = ROOT / "tests" / "fixtures" / "lists"

#: What is set where there is no desktop at all.
DISPLAY_NAMES = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")

Complaint = Callable[[Sequence[object]], str]


@pytest.fixture
def answers(tmp_path: Path) -> Callable[[object], Path]:
    """Return a function that writes answers to a file."""

    def write(plain: object) -> Path:
        path = tmp_path / "answers.json"
        path.write_text(json.dumps(plain), encoding="utf-8")
        return path

    return write


def start(
    *arguments: object, env: dict[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Run the app as a program of its own where there is no display."""
    clean = {key: value for key, value in os.environ.items() if key not in DISPLAY_NAMES}
    return subprocess.run(
        [sys.executable, "-m", "ketams_desktop", *map(str, arguments)],
        capture_output=True,
        encoding="utf-8",
        env={**clean, "PYTHONPATH": str(ROOT), **(env or {})},
        timeout=120,
        check=False,
    )


# The window


def test_version_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--version"])

    assert ended.value.code == 0
    assert capsys.readouterr().out == f"ketams-desktop {__version__}\n"


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only on Linux")
@pytest.mark.parametrize("platform", ["", "xcb", "wayland"])
def test_start_without_a_display_is_one_sentence(
    complaint: Complaint, monkeypatch: pytest.MonkeyPatch, platform: str
) -> None:
    for name in DISPLAY_NAMES:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("QT_QPA_PLATFORM", platform)

    assert "needs a screen" in complaint([])
    assert "suggest" in complaint(["--open", "list.ketams"])


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only on Linux")
def test_start_as_a_program_without_a_display_is_one_sentence() -> None:
    done = start()

    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.count("\n") == 1
    assert "needs a screen" in done.stderr


def test_start_with_a_pack_that_is_none_is_one_sentence(tmp_path: Path) -> None:
    pack = tmp_path / "no.pack"
    pack.write_text("not a pack")

    done = start(
        "--pack", pack, "--data-dir", tmp_path / "data", env={"QT_QPA_PLATFORM": "offscreen"}
    )

    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(f"{pack} is not a KetaMS content pack. Your own lists were not")
    assert done.stderr.count("\n") == 1
    assert not (tmp_path / "data").exists()


@pytest.mark.parametrize(
    "arguments",
    [
        ["no-such-command"],
        ["--no-such-option"],
        ["search"],
        ["search", "two", "words"],
        ["suggest"],
        ["suggest", "a.json", "b.json"],
        ["sheet", "list.ketams"],
        ["sheet", "list.ketams", "--pdf", "out.pdf", "--size", "huge"],
        ["sheet", "list.ketams", "--pdf", "out.pdf", "--paper", "a5"],
        ["leaflet", "bladder"],
        ["leaflet", "bladder", "--pdf", "out.pdf", "--size", "compact"],
        ["self-check", "--pack"],
    ],
)
def test_wrong_use_ends_with_code_2(
    capsys: pytest.CaptureFixture[str], arguments: list[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(arguments)

    assert ended.value.code == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert "usage: ketams-desktop" in told.err


# suggest


def test_suggest_prints_ranked_questions_with_their_reasons(
    capsys: pytest.CaptureFixture[str], answers: Callable[[object], Path], compiled_pack: Path
) -> None:
    ticks = {
        "role": "patient", "stage": "offered", "visit": [], "goals": ["pain"], "worries": [],
        "health": ["bladder", "heart"], "medicines": [], "life": [],
    }  # fmt: skip

    code = main(["suggest", str(answers(ticks)), "--json", "--pack", str(compiled_pack)])

    told = capsys.readouterr()
    found = json.loads(told.out)
    assert (code, told.err) == (0, "")
    assert 3 <= len(found) <= 10
    assert all(list(x) == ["id", "text", "reason", "topic", "safety"] for x in found)
    assert [x["id"] for x in found[:3]] == ["Q-EVID-01", "Q-SIDE-01", "Q-ALT-05"]
    assert {type(x["safety"]) for x in found} == {bool}
    reasons = {x["id"]: x["reason"] for x in found}
    assert reasons["Q-BLAD-02"] == "Because you ticked bladder trouble"
    assert all(reasons.values())


def test_suggest_speaks_to_caregivers_in_their_words(
    capsys: pytest.CaptureFixture[str], answers: Callable[[object], Path], compiled_pack: Path
) -> None:
    found = {}
    for role in ("patient", "caregiver"):
        ticks = {"role": role, "health": ["bladder"]}
        assert main(["suggest", str(answers(ticks)), "--json", "--pack", str(compiled_pack)]) == 0
        found[role] = {x["id"]: x for x in json.loads(capsys.readouterr().out)}

    mine, theirs = (found[x]["Q-BLAD-02"] for x in ("patient", "caregiver"))
    assert mine["text"].startswith("I already have")
    assert "I already" not in theirs["text"]
    assert mine["reason"] != theirs["reason"]


def test_suggest_without_json_is_a_list_to_read(
    capsys: pytest.CaptureFixture[str], answers: Callable[[object], Path], compiled_pack: Path
) -> None:
    assert main(["suggest", str(answers({})), "--pack", str(compiled_pack)]) == 0

    lines = capsys.readouterr().out.splitlines()
    assert 3 <= len(lines) <= 10
    assert all(line.startswith(f"{n}. ") for n, line in enumerate(lines, start=1))


def test_suggest_reads_answers_with_a_byte_order_mark(
    tmp_path: Path, compiled_pack: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "answers.json"
    path.write_text('{"role": "patient"}', encoding="utf-8-sig")

    assert main(["suggest", str(path), "--json", "--pack", str(compiled_pack)]) == 0
    assert json.loads(capsys.readouterr().out)


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b'{"health": ["gout"]}', "unknown id: 'gout'"),
        (b'{"wealth": []}', "unknown group: 'wealth'"),
        (b'{"role": "nurse"}', "unknown id: 'nurse'"),
        (b'{"role": ["patient"]}', "must be one option id"),
        (b'{"stage": 5}', "must be one option id"),
        (b'{"health": "bladder"}', "must be a list"),
        (b'{"health": [["bladder"]]}', "unknown id"),
        (b'{"health": [NaN]}', "unknown id"),
        (b'{"health": null}', "must be a list"),
        (b"[]", "must be a JSON object"),
        (b"null", "must be a JSON object"),
        (b"", "not readable JSON"),
        (b'{"health": [', "not readable JSON"),
        (b"\xff\xfe{\x00}\x00", "not readable JSON"),
        (b"[" * 100_000, "not readable JSON"),
        (b'{"health": [' + b"9" * 5000 + b"]}", "not readable JSON"),
    ],
)
def test_suggest_of_bad_answers_names_the_file_and_the_fault(
    complaint: Complaint, tmp_path: Path, compiled_pack: Path, data: bytes, told: str
) -> None:
    path = tmp_path / "my answers.json"
    path.write_bytes(data)

    sentence = complaint(["suggest", path, "--json", "--pack", compiled_pack])

    assert told in sentence
    assert sentence.count(str(path)) == 1


def test_suggest_at_any_depth_of_nesting_is_one_sentence(
    complaint: Complaint, tmp_path: Path, compiled_pack: Path
) -> None:
    # Where reading gives up, and where showing the value does, differs between Pythons.
    path = tmp_path / "answers.json"
    for levels in (*range(850, 1010, 4), 3_000, 10_000, 30_000):
        path.write_text('{"health": [' + "[" * levels + "]" * levels + "]}")
        assert str(path) in complaint(["suggest", path, "--pack", compiled_pack])


@pytest.mark.parametrize("kind", ["missing", "folder"])
def test_suggest_without_a_readable_file_names_it_once(
    complaint: Complaint, tmp_path: Path, kind: str
) -> None:
    path = tmp_path / "answers.json"
    if kind == "folder":
        path.mkdir()

    sentence = complaint(["suggest", path, "--json"])

    assert "cannot be opened" in sentence
    assert sentence.count(str(path)) == 1


# Packs that are none


def spoil(pack: Path, sql: str) -> None:
    with sqlite3.connect(pack) as database:
        database.execute(sql)
    database.close()


SPOILED_PACKS: dict[str, Callable[[Path], object]] = {
    "missing": Path.unlink,
    "folder": lambda pack: (pack.unlink(), pack.mkdir()),
    "empty": lambda pack: pack.write_bytes(b""),
    "text": lambda pack: pack.write_text("not a pack"),
    "half": lambda pack: pack.write_bytes(pack.read_bytes()[: pack.stat().st_size // 2]),
    "other database": lambda pack: spoil(pack, "PRAGMA application_id = 5"),
    "newer": lambda pack: spoil(pack, "PRAGMA user_version = 999"),
    "no table": lambda pack: spoil(pack, "DROP TABLE record"),
    "no version": lambda pack: spoil(pack, "DELETE FROM meta WHERE key = 'content_version'"),
    "record not JSON": lambda pack: spoil(
        pack, "UPDATE record SET body = '{' WHERE kind = 'question'"
    ),
    "record of another form": lambda pack: spoil(
        pack, "UPDATE record SET body = '{}' WHERE kind = 'question'"
    ),
}


@pytest.fixture(params=SPOILED_PACKS.values(), ids=SPOILED_PACKS.keys())
def spoiled_pack(request: pytest.FixtureRequest, compiled_pack: Path, tmp_path: Path) -> Path:
    path = tmp_path / "spoiled.pack"
    shutil.copyfile(compiled_pack, path)
    request.param(path)
    return path


def test_suggest_with_a_bad_pack_is_one_sentence(
    complaint: Complaint, answers: Callable[[object], Path], spoiled_pack: Path
) -> None:
    sentence = complaint(["suggest", answers({}), "--pack", spoiled_pack])

    assert "pack" in sentence


def test_bad_pack_is_named(
    complaint: Complaint, answers: Callable[[object], Path], tmp_path: Path
) -> None:
    pack = tmp_path / "no.pack"

    for arguments in (
        ["suggest", answers({}), "--pack", pack],
        ["sheet", LISTS / "version-1.ketams", "--pdf", tmp_path / "out.pdf", "--pack", pack],
        ["leaflet", "bladder", "--pdf", tmp_path / "out.pdf", "--pack", pack],
    ):
        assert str(pack) in complaint(arguments)
    assert not (tmp_path / "out.pdf").exists()


# As programs of their own

ALLOWED = """
import sys
from ketams_desktop.command_line import main
from ketams_desktop.questions.answers import OPTION_IDS
code = main(sys.argv[1:])
heavy = ("PySide6", "shiboken6", "markdown", "yaml", "jsonschema", "textstat", "socket")
found = sorted(x for x in heavy if x in sys.modules)
assert not found, found
sys.exit(code)
"""


@pytest.mark.parametrize("command", ["suggest", "sheet", "leaflet"])
def test_headless_commands_need_no_qt_and_nothing_of_authoring(
    tmp_path: Path, answers: Callable[[object], Path], compiled_pack: Path, command: str
) -> None:
    out = str(tmp_path / "out.pdf")
    arguments = {
        "suggest": ["suggest", str(answers({})), "--json"],
        "sheet": ["sheet", str(LISTS / "version-1-list-only.ketams"), "--pdf", out],
        "leaflet": ["leaflet", "bladder", "--pdf", out],
    }[command]

    done = subprocess.run(
        [sys.executable, "-c", ALLOWED, *arguments, "--pack", str(compiled_pack)],
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        check=False,
    )

    assert (done.returncode, done.stderr) == (0, "")


def test_output_is_utf8_whatever_the_console_can_do(tmp_path: Path) -> None:
    path = tmp_path / "fehlt-ü-😀.json"

    done = start("suggest", path, env={"PYTHONIOENCODING": "ascii", "LC_ALL": "C"})

    assert (done.returncode, done.stdout) == (2, "")
    assert str(path) in done.stderr


def test_self_check_as_a_program_without_a_display_says_that_all_is_well(
    compiled_pack: Path,
) -> None:
    # Whatever platform the environment asks for: nothing is shown.
    done = start("self-check", "--json", "--pack", compiled_pack, env={"QT_QPA_PLATFORM": "xcb"})

    report = json.loads(done.stdout)
    assert (done.returncode, report["ok"], report["version"]) == (0, True, __version__)
    assert set(report["checks"]) >= {"fonts", "icons", "pack", "typst", "print_support"}
    assert set(report["checks"].values()) == {"ok"}


def test_self_check_as_a_program_with_a_bad_pack_says_why(tmp_path: Path) -> None:
    pack = tmp_path / "bad.pack"
    pack.write_text("not a pack")

    done = start("self-check", "--json", "--pack", pack)

    report = json.loads(done.stdout)
    assert (done.returncode, done.stderr, report["ok"]) == (1, "", False)
    assert report["checks"]["pack"].startswith(f"{pack} is not a KetaMS content pack. ")
    assert report["checks"]["fonts"] == "ok"


def test_self_check_without_json_is_a_line_for_each_part(
    compiled_pack: Path,
) -> None:
    done = start("self-check", "--pack", compiled_pack)

    assert done.returncode == 0
    assert "fonts: ok" in done.stdout.splitlines()


# The page about the commands


def test_page_about_the_commands_is_true(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, compiled_pack: Path
) -> None:
    page = (ROOT / "docs" / "headless.md").read_text("utf-8")
    path = tmp_path / "answers.json"
    path.write_text(page.partition("```json\n")[2].partition("```")[0])

    assert main(["suggest", str(path), "--json", "--pack", str(compiled_pack)]) == 0

    found = json.loads(capsys.readouterr().out)
    assert all(f"`{name}`" in page for name in found[0])
    for group, ids in OPTION_IDS.items():
        row = next(x for x in page.splitlines() if x.startswith(f"| `{group}` |"))
        assert re.findall(r"`(\w+)`", row) == [group, *ids]


@pytest.mark.parametrize("command", [[], ["self-check"], ["suggest"], ["sheet"], ["leaflet"]])
def test_page_about_the_commands_names_every_option(
    capsys: pytest.CaptureFixture[str], command: list[str]
) -> None:
    page = (ROOT / "docs" / "headless.md").read_text("utf-8")
    with pytest.raises(SystemExit):
        main([*command, "--help"])

    options = set(re.findall(r"--[a-z-]+", capsys.readouterr().out)) - {"--help"}
    assert options
    assert {x for x in options if x not in page} == set()
