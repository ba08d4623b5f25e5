"""The hidden ways to measure the app: what they give, never how fast it was."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from ketams_desktop.desktop.paint_watch import PaintWatch

START = [sys.executable, "-m", "ketams_desktop"]


def environment() -> dict[str, str]:
    """Return what a start off screen needs."""
    root = str(Path(__file__).parents[1])
    return {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": root}


def test_timings_one_round_gives_a_time_for_everything(compiled_pack: Path) -> None:
    command = [*START, "timings", "--json", "--rounds", "1", "--pack", str(compiled_pack)]
    done = subprocess.run(command, env=environment(), capture_output=True, text=True, check=True)
    times = json.loads(done.stdout)
    assert len(times["pages"]) > 20
    assert len({row[0] for row in times["pages"]}) == len(times["pages"])
    for *_, painted_first, whole in times["pages"]:
        # What is not in view waits until what is was painted.
        assert whole[0] >= painted_first[0]
    painted = [row[-1] for name in ("pages", "screens", "searches") for row in times[name]]
    finding = [row[2] for row in times["searches"]]
    assert len(times["pdf_warm"]) == 10
    assert times["print_pages_count"] >= 2
    others = [*times["pdf_warm"], times["pdf_first"], times["suggestions_200"]]
    others += [*times["print_pages"], *times["autosaves"]]
    for clock, processor in painted + finding + others:
        assert clock > 0
        assert processor >= 0


def test_timings_of_typing_give_a_time_for_each_key(compiled_pack: Path) -> None:
    command = [*START, "timings", "--json", "--typing", "--rounds", "1"]
    command += ["--pack", str(compiled_pack)]
    done = subprocess.run(command, env=environment(), capture_output=True, text=True, check=True)
    keys = json.loads(done.stdout)["keys"]
    words = [words for words, _, _ in keys]
    assert len(keys) > 100
    assert {"b", "bl", "bladder", "blader", "pee", "xyzzy"} <= set(words)
    assert all(clock > 0 for _, _, (clock, _) in keys)


def test_report_first_paint_says_it_once_and_stays_until_input_ends(
    compiled_pack: Path, tmp_path: Path
) -> None:
    options = ["--data-dir", str(tmp_path), "--pack", str(compiled_pack), "--report-first-paint"]
    with subprocess.Popen(
        [*START, *options], env=environment(), stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as app:
        assert app.stdout is not None
        said = json.loads(app.stdout.readline())
        assert said.pop("cpu_ms") > 0
        assert said == {"event": "first-paint", "screen": "home"}
        assert app.poll() is None
        rest, _ = app.communicate(timeout=30)
    assert rest == b""
    assert app.returncode == 0


def test_slow_start_says_that_it_is_opening_before_home(
    compiled_pack: Path, tmp_path: Path
) -> None:
    options = ["--data-dir", str(tmp_path), "--pack", str(compiled_pack), "--report-first-paint"]
    done = subprocess.run(
        [*START, *options, "--slow-start"],
        env=environment(),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=True,
    )
    assert [json.loads(line)["event"] for line in done.stdout.splitlines()] == [
        "opening",
        "first-paint",
    ]


def test_report_first_paint_is_not_in_the_help() -> None:
    done = subprocess.run([*START, "--help"], env=environment(), capture_output=True, check=True)
    assert b"--data-dir" in done.stdout
    assert b"first-paint" not in done.stdout
    assert b"slow-start" not in done.stdout
    assert b"timings" not in done.stdout


def test_paint_watch_tells_once_and_only_after_a_paint(qtbot: QtBot) -> None:
    label = QLabel("Some words")
    qtbot.addWidget(label)
    times: list[bool] = []
    watch = PaintWatch(label)
    watch.painted.connect(lambda: times.append(label.isVisible()))
    with qtbot.waitSignal(watch.painted):
        assert not times
        label.show()
    label.repaint()
    qtbot.wait(1)
    assert times == [True]
