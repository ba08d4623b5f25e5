"""A slow start on a real display: the word comes first, and leaves one window behind."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from harness.display import Display
from harness.services import HarnessError, wait_until
from harness.session_bus import SessionBus
from real_app import ROOT, TITLE, app_command

#: The width of the app's window, which the word's is not.
WIDTH = "WIDTH=1280"


@contextmanager
def slow_start(desktop: SessionBus, folder: Path, pack: Path) -> Iterator[subprocess.Popen[str]]:
    """Start the app as on a slow computer; it stays until its input ends."""
    env = {**desktop.env, "QT_QPA_PLATFORM": "xcb", "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(
        [*app_command(folder / "data", pack), "--slow-start", "--report-first-paint"],
        cwd=folder,
        env=env,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as program:
        try:
            yield program
        finally:
            program.kill()


def event(program: subprocess.Popen[str]) -> str:
    """Wait for what the app tells of its start next."""
    assert program.stdout is not None
    return str(json.loads(program.stdout.readline())["event"])


def sizes(display: Display) -> list[str]:
    """Return the geometries of all visible windows of the app."""
    found = []
    for window in display.windows(f"^{TITLE}$"):
        # It may have gone in between.
        with suppress(HarnessError):
            found.append(display.xdotool("getwindowgeometry", "--shell", window))
    return found


def active(display: Display) -> str:
    """Return the window that has the keyboard, if there is one."""
    with suppress(HarnessError):
        return display.xdotool("getactivewindow")
    return ""


def test_word_comes_before_home_and_is_gone_when_that_stands(
    desktop: SessionBus, display: Display, compiled_pack: Path, tmp_path: Path
) -> None:
    with slow_start(desktop, tmp_path, compiled_pack) as program:
        assert event(program) == "opening"
        assert event(program) == "first-paint"
        wait_until(lambda: len(sizes(display)) == 1, "one window alone", 10)
        assert WIDTH in sizes(display)[0]
        _, words = program.communicate(timeout=30)
        assert (program.returncode, words) == (0, "")


def test_word_is_gone_when_a_window_says_what_is_wrong(
    desktop: SessionBus, display: Display, compiled_pack: Path, tmp_path: Path
) -> None:
    bad = tmp_path / "bad.pack"
    bad.write_bytes(compiled_pack.read_bytes()[:5000])
    with slow_start(desktop, tmp_path, bad) as program:
        assert event(program) == "opening"
        # The word never has the keyboard; the window that says what is wrong does.
        wait_until(lambda: active(display), "a window with the keyboard", 20)
        wait_until(lambda: len(sizes(display)) == 1, "one window alone", 10)
        display.wait_for_window(TITLE)
        display.key("Return")
        _, words = program.communicate(timeout=30)
        assert program.returncode == 2
        assert "pack" in words
