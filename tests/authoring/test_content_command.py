import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from ketams_desktop.authoring.command_line import main
from ketams_desktop.library.library import Library

MODULE = "ketams_desktop.authoring.command_line"
ROOT = Path(__file__).resolve().parents[2]


def spoil(root: Path) -> None:
    """Give the second page a web link, and a café to show."""
    page = root / "en" / "pages" / "second-page.md"
    with page.open("a", encoding="utf-8", newline="\n") as file:
        file.write("\nSee [the café](https://example.org) “now”.\n")


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Run the command as a program of its own."""
    return subprocess.run(
        [sys.executable, "-m", MODULE, *arguments],
        cwd=ROOT,
        env={**os.environ, **environment},
        capture_output=True,
        check=False,
    )


def test_check_of_good_content_says_so(good: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(good)]) == 0
    assert capsys.readouterr().out == "0 errors, 0 warnings.\n"


def test_check_prints_a_line_for_each_finding(
    good: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    spoil(good)
    assert main(["check", str(good)]) == 1
    first, last = capsys.readouterr().out.splitlines()
    assert first == (
        f"{good.as_posix()}/en/pages/second-page.md:27: KM011 error: "
        "This link leads out of the app. (Links are [text](page:id) or [text](term:id))"
    )
    assert last == "1 error, 0 warnings."


def test_check_as_json_has_the_documented_form(
    good: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    spoil(good)
    assert main(["check", str(good), "--json"]) == 1
    report = json.loads(capsys.readouterr().out)
    assert set(report) == {"findings", "errors", "warnings"}
    assert (report["errors"], report["warnings"]) == (1, 0)
    (found,) = report["findings"]
    assert set(found) == {"id", "severity", "file", "line", "message", "hint"}
    assert (found["id"], found["severity"], found["line"]) == ("KM011", "error", 27)
    assert Path(found["file"]).is_file()


def test_warnings_alone_are_no_failure(good: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (good / "stray.yaml").write_text("a: 1\n", "utf-8")
    assert main(["check", str(good)]) == 0
    assert capsys.readouterr().out.endswith("0 errors, 1 warning.\n")


def test_compile_writes_a_pack_that_opens(
    good: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "new" / "content.pack"
    assert main(["compile", str(good), "-o", str(target)]) == 0
    assert capsys.readouterr().out == f"Wrote {target}: 2 pages, 0 warnings.\n"
    library = Library.open(target)
    assert len(library.page_heads()) == 2
    library.close()


def test_compile_stops_at_errors_and_keeps_the_old_pack(
    good: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "content.pack"
    target.write_bytes(b"old")
    spoil(good)
    assert main(["compile", str(good), "--output", str(target)]) == 1
    told = capsys.readouterr()
    assert "KM011" in told.out
    assert "No pack was made" in told.err
    assert target.read_bytes() == b"old"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ([], "required"),
        (["bake"], "bake"),
        (["check"], "folder"),
        (["check", "{gone}"], "There is no content folder at"),
        (["compile", "{gone}", "-o", "x"], "There is no content folder at"),
        (["scores", "{gone}"], "There is no content folder at"),
        (["check", "{empty}"], "is not a content folder"),
        (["compile", "{good}"], "--output"),
        (["check", "{good}", "--yaml"], "--yaml"),
    ],
)
def test_wrong_usage_is_one_sentence_and_exit_code_2(
    arguments: list[str],
    words: str,
    good: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    (tmp_path / "empty").mkdir()
    places = {"gone": tmp_path / "gone", "empty": tmp_path / "empty", "good": good}
    assert main([part.format(**places) for part in arguments]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert words in told.err
    assert len(told.err.splitlines()) == 1


def test_compile_to_a_place_that_cannot_be_written_is_exit_code_2(
    good: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("x", "utf-8")
    assert main(["compile", str(good), "-o", str(tmp_path / "file" / "a.pack")]) == 2
    assert "could not be written" in capsys.readouterr().err


def test_a_terminal_without_the_letters_still_gets_the_findings(good: Path) -> None:
    (good / "café “now”.yaml").write_text("a: 1\n", "utf-8")
    ran = run("check", str(good), PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert ran.returncode == 0
    assert b"KM005 warning" in ran.stdout
    assert ran.stderr == b""


def test_json_is_ascii_whatever_the_terminal(good: Path) -> None:
    (good / "café.yaml").write_text("a: 1\n", "utf-8")
    ran = run("check", str(good), "--json", PYTHONIOENCODING="cp1252")
    report = json.loads(ran.stdout.decode("ascii"))
    assert report["findings"][0]["file"].endswith("café.yaml")


def test_without_a_terminal_nothing_fails(good: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", None)
    assert main(["check", str(good)]) == 0
    assert main(["check", str(good / "gone")]) == 2


def test_a_reader_that_leaves_early_sees_no_traceback(good: Path) -> None:
    for number in range(400):
        (good / f"stray-{number}.yaml").write_text("a: 1\n", "utf-8")
    command = [sys.executable, "-m", MODULE, "check", str(good)]
    with subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        told = process.stderr.read()
    assert b"Traceback" not in told


def test_help_is_there() -> None:
    ran = run("--help")
    assert ran.returncode == 0
    assert b"check" in ran.stdout
