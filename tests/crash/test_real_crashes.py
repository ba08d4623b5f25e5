"""The real app, made to fail in every way: what it writes down, and what it does not."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from unittest import mock

import pytest
from typed_words import MARKER, ON_THE_LIST

from ketams_desktop import crash_log
from ketams_desktop.crash_log import CrashLog

pytest.importorskip("PySide6")

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
TOLD = "Something went wrong in the app. Your list is still here."
CLOSED = (
    "KetaMS Desktop closed unexpectedly last time. "
    "There is a short report on this computer. It holds nothing you typed."
)


@dataclass
class Run:
    """How one start of the app went."""

    code: int
    output: str
    data: Path
    seen: dict[str, object]

    @property
    def report(self) -> str:
        path = self.data / "crash" / "crash.log"
        return path.read_text("utf-8") if path.exists() else ""


class Starter:
    """Starts the app in the home of someone whose name is in its path."""

    def __init__(self, home: Path, pack: Path) -> None:
        self.home, self.pack = home, pack
        self.data = home / "data"
        # The failing code itself lies in the home folder, too.
        for name in ("crashing_app.py", "typed_words.py"):
            shutil.copy(HERE / name, home / name)

    def __call__(self, how: str) -> Run:
        (self.home / "seen.json").unlink(missing_ok=True)
        done = subprocess.run(
            [sys.executable, str(self.home / "crashing_app.py"), self.data, self.pack, how],
            env=os.environ
            | {"HOME": str(self.home), "PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen"},
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
        path = self.home / "seen.json"
        seen = json.loads(path.read_text("utf-8")) if path.exists() else {}
        return Run(done.returncode, done.stdout + done.stderr, self.data, seen)


@pytest.fixture
def start(tmp_path: Path, compiled_pack: Path) -> Starter:
    home = tmp_path / "nameofaperson"
    home.mkdir()
    return Starter(home, compiled_pack)


def assert_neutral(run: Run) -> None:
    """Neither the report nor the console tells what was typed; the report tells no path."""
    everything = [path for path in run.data.rglob("*") if path.is_file()]
    for path in everything:
        if "crash" in path.parts:
            assert MARKER not in path.read_text("utf-8", "replace"), path
    assert "nameofaperson" not in run.report
    assert str(ROOT) not in run.report


@pytest.mark.parametrize("how", ["slot", "timer", "event", "drawing", "thread", "pool"])
def test_app_after_an_error_lives_on_and_tells(start: Starter, how: str) -> None:
    run = start(how)
    assert run.code == 0, run.output
    assert run.seen["visible"] is True
    assert run.seen["told"] == TOLD
    assert run.seen["list"] == [ON_THE_LIST]
    assert "ValueError\n" in run.report
    assert f"crashing_app.py, line {line_of('raise ValueError')}, in fail\n" in run.report
    assert "The app ended" not in run.report
    assert MARKER not in run.output
    assert_neutral(run)
    # Nothing but the report stays.
    assert [x.name for x in (run.data / "crash").iterdir()] == ["crash.log"]


def test_app_after_a_critical_message_of_qt_notes_the_function(start: Starter) -> None:
    run = start("critical")
    assert run.code == 0
    assert "Qt reported something critical\nThread MainThread\nQPainter::begin\n" in run.report
    assert "in say_something_critical" in run.report
    assert run.seen["told"] != TOLD
    assert_neutral(run)


@pytest.mark.skipif(sys.platform == "win32", reason="only on systems with these signals")
@pytest.mark.parametrize(
    ("how", "signal", "fault"),
    [("abort", 6, "Aborted"), ("fatal", 6, "Aborted")],
)
def test_app_after_a_native_fault_leaves_a_report_for_the_next_start(
    start: Starter, how: str, signal: int, fault: str
) -> None:
    run = start(how)
    assert run.code == -signal, run.output
    with mock.patch.object(crash_log, "faulthandler"):
        log = CrashLog(run.data)
        log.open()
        log.close()
    assert log.has_ended_badly
    assert f"The app ended: Fatal Python error: {fault}\n" in log.report
    assert "ketams_desktop/app.py, line " in log.report
    assert ", Qt 6." in log.report
    if how == "fatal":
        # PySide puts words of its own before those of a message from Python.
        assert "Qt reported something fatal\nThread MainThread\nno function" in log.report
    assert_neutral(run)
    assert [x.name for x in (run.data / "crash").iterdir()] == ["crash.log"]


@pytest.mark.skipif(sys.platform == "win32", reason="only on systems with these signals")
def test_app_after_a_native_fault_offers_a_report_at_the_next_start(start: Starter) -> None:
    assert start("segv").code == -11
    again = start("nothing")
    assert again.code == 0, again.output
    assert again.seen["offered"] == CLOSED
    assert "The app ended: Fatal Python error: Segmentation fault\n" in again.report
    assert_neutral(again)


def test_app_with_an_error_before_the_window_writes_that_it_ended(start: Starter) -> None:
    run = start("import")
    assert run.code == 1
    assert "The app ended with this error\nThread MainThread\nValueError\n" in run.report
    assert MARKER not in run.output
    assert_neutral(run)


def test_app_without_a_fault_leaves_no_trace(start: Starter) -> None:
    run = start("nothing")
    assert run.code == 0, run.output
    assert run.seen["offered"] == ""
    assert not (run.data / "crash").exists()


def test_app_without_a_console_writes_the_report(start: Starter) -> None:
    run = start("silent-slot")
    assert (run.code, run.output) == (0, "")
    assert run.seen["told"] == TOLD
    assert "ValueError" in run.report


def test_app_without_a_data_folder_runs_and_tells(start: Starter) -> None:
    start.data.write_text("a file stands in the way", "utf-8")
    run = start("slot")
    assert run.code == 0, run.output
    assert run.seen["told"] == TOLD
    assert start.data.read_text("utf-8") == "a file stands in the way"


def line_of(code: str) -> int:
    lines = (HERE / "crashing_app.py").read_text("utf-8").splitlines()
    return next(number for number, line in enumerate(lines, start=1) if code in line)
