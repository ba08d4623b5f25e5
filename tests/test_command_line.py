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
from pypdf import PdfReader

from ketams_desktop import __version__
from ketams_desktop.command_line import main
from ketams_desktop.questions.answers import OPTION_IDS
from ketams_desktop.questions.list_file import ListDocument, read_list, to_bytes, write_list
from ketams_desktop.questions.question_list import QuestionList

ROOT = Path(__file__).resolve().parents[1]
LISTS = ROOT / "tests" / "fixtures" / "lists"

#: What is set where there is no desktop at all.
DISPLAY_NAMES = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")

Complaint = Callable[[Sequence[object]], str]


@pytest.fixture
def complaint(capsys: pytest.CaptureFixture[str]) -> Complaint:
    """Return a function that runs a command which must end in one sentence and code 2."""

    def run(arguments: Sequence[object]) -> str:
        capsys.readouterr()
        code = main([str(x) for x in arguments])
        told = capsys.readouterr()
        assert code == 2
        assert told.out == ""
        assert told.err.count("\n") == 1
        assert told.err[:-2].strip()
        assert told.err.rstrip().endswith(".")
        assert "Traceback" not in told.err
        return told.err

    return run


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


# sheet


def words_of(text: str) -> str:
    return re.sub(r"\s+", "", text)


@pytest.mark.parametrize("paper", ["letter", "a4"])
@pytest.mark.parametrize("size", ["standard", "large", "very-large", "compact"])
def test_sheet_writes_every_question_in_the_size_and_on_the_paper_asked_for(
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
    compiled_pack: Path,
    size: str,
    paper: str,
) -> None:
    path, out = LISTS / "version-1.ketams", tmp_path / "sheet.pdf"

    code = main(
        ["sheet", str(path), "--pdf", str(out), "--size", size, "--paper", paper, "--pack",
         str(compiled_pack)]
    )  # fmt: skip

    reader = PdfReader(out)
    text = words_of("".join(page.extract_text() for page in reader.pages))
    assert code == 0
    assert capsys.readouterr().out == ""
    for item in read_list(path).questions.items:
        assert all(words_of(part) in text for part in item.text.split("😀"))
    assert "Questionsformyvisit" in text
    assert "ticked" not in text
    box = reader.pages[0].mediabox
    wanted = (612, 792) if paper == "letter" else (595, 842)
    assert (round(float(box.width)), round(float(box.height))) == wanted


def test_sheet_sizes_differ(tmp_path: Path, compiled_pack: Path) -> None:
    pages = {}
    for size in ("standard", "large", "very-large", "compact"):
        out = tmp_path / f"{size}.pdf"
        arguments = ["sheet", LISTS / "version-1-list-only.ketams", "--pdf", out, "--size", size]
        assert main([*map(str, arguments), "--pack", str(compiled_pack)]) == 0
        pages[size] = len(PdfReader(out).pages)

    assert pages["compact"] == 1
    assert pages["standard"] < pages["very-large"]


def test_sheet_of_an_empty_list_is_a_sheet_to_write_on(tmp_path: Path, compiled_pack: Path) -> None:
    write_list(tmp_path / "empty.ketams", ListDocument(QuestionList()))
    arguments = ["sheet", tmp_path / "empty.ketams", "--pdf", tmp_path / "out.pdf"]

    assert main([*map(str, arguments), "--pack", str(compiled_pack)]) == 0
    assert "Questions for my visit" in PdfReader(tmp_path / "out.pdf").pages[0].extract_text()


def test_sheet_with_a_sign_that_no_font_draws_is_made_and_says_so(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, compiled_pack: Path
) -> None:
    questions = QuestionList().with_own("What does \u2fe0 mean?")
    write_list(tmp_path / "odd.ketams", ListDocument(questions))
    arguments = ["sheet", tmp_path / "odd.ketams", "--pdf", tmp_path / "out.pdf"]

    code = main([*map(str, arguments), "--pack", str(compiled_pack)])

    told = capsys.readouterr()
    assert (code, told.out) == (0, "")
    assert "U+2FE0" in told.err
    text = words_of(PdfReader(tmp_path / "out.pdf").pages[0].extract_text())
    assert "Whatdoes" in text
    assert "mean?" in text


def test_sheet_leaves_the_list_and_its_folder_as_they_are(
    tmp_path: Path, compiled_pack: Path
) -> None:
    path = tmp_path / "list.ketams"
    shutil.copyfile(LISTS / "version-1.ketams", path)
    before = path.read_bytes()

    assert main(["sheet", str(path), "--pdf", str(tmp_path / "out.pdf"), "--pack",
                 str(compiled_pack)]) == 0  # fmt: skip

    assert path.read_bytes() == before
    assert {x.name for x in tmp_path.iterdir()} == {"home", "list.ketams", "out.pdf"}


NEWER = to_bytes(ListDocument(QuestionList())).replace(b'"version": 1', b'"version": 2')


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (None, "cannot be opened"),
        (b"", "damaged"),
        (b"{", "damaged"),
        (b'{"format": "other"}', "not a KetaMS question list"),
        (NEWER, "newer version"),
        (b" " * 1_000_001, "too large"),
    ],
)
def test_sheet_of_a_bad_list_names_the_file_and_the_fault(
    complaint: Complaint, tmp_path: Path, compiled_pack: Path, data: bytes | None, told: str
) -> None:
    path, out = tmp_path / "bad.ketams", tmp_path / "out.pdf"
    if data is not None:
        path.write_bytes(data)

    sentence = complaint(["sheet", path, "--pdf", out, "--pack", compiled_pack])

    assert told in sentence
    assert str(path) in sentence
    assert not out.exists()
    assert data is None or path.read_bytes() == data


@pytest.mark.parametrize("kind", ["folder", "no folder", "below a file"])
def test_sheet_that_cannot_be_written_names_the_place(
    complaint: Complaint, tmp_path: Path, compiled_pack: Path, kind: str
) -> None:
    out = {
        "folder": tmp_path,
        "no folder": tmp_path / "nowhere" / "out.pdf",
        "below a file": tmp_path / "file" / "out.pdf",
    }[kind]
    (tmp_path / "file").write_text("a file")

    sentence = complaint(
        ["sheet", LISTS / "version-1.ketams", "--pdf", out, "--pack", compiled_pack]
    )

    assert "could not be written" in sentence
    assert str(out) in sentence


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only on Linux")
def test_sheet_on_a_full_disk_says_so(complaint: Complaint, compiled_pack: Path) -> None:
    sentence = complaint(
        ["sheet", LISTS / "version-1.ketams", "--pdf", "/dev/full", "--pack", compiled_pack]
    )
    assert "No space left on device" in sentence


def test_sheet_never_takes_the_place_of_the_list(
    complaint: Complaint, tmp_path: Path, compiled_pack: Path
) -> None:
    path = tmp_path / "list.ketams"
    shutil.copyfile(LISTS / "version-1.ketams", path)
    before = path.read_bytes()

    sentence = complaint(["sheet", path, "--pdf", path, "--pack", compiled_pack])

    assert str(path) in sentence
    assert path.read_bytes() == before


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
