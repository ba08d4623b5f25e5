"""At home, with "Forget it when I close": words in every field, ticks, marks, and nowhere left.

The app is watched by strace, so that a file which was there for a moment alone is seen, too.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from clipboards import on_clipboard
from harness.accessibility import AccessibilityBus
from harness.display import Display
from harness.print_queue import PrintQueue
from harness.services import wait_until
from real_app import ROOT, ScreenReader
from watched import (
    files_with,
    files_written,
    programs,
    watched_app,
    watching,
    writes_with,
)
from writer import HOME_MARKERS, MARKERS, Writer

WORDS = [*MARKERS.values(), *HOME_MARKERS.values()]
#: What a person's copy of the app may leave at home in this mode: settings, the log of faults.
MAY_STAY = {"settings.json", "crash.log", "running.lock"}
LOCKED = ROOT / "tests" / "fixtures" / "locked-lists" / "version-1.ketams"
QUESTION = f"1. {MARKERS['own question']} of my own"
#: What is ticked and marked; none of it may stand in the settings, by its name or its id.
TICKED = "Bladder trouble"
CHOICES = ("bladder", "very-much", TICKED.lower())


class Home(Writer):
    """One start of the app, with a home, a temporary and a run-time folder of its own."""

    def left(self) -> list[str]:
        """Return the files that hold a word that was typed, in their name or inside."""
        return files_with(self.folder, WORDS, but=[self.log])

    def files(self) -> set[str]:
        """Return the names of all that lies in the folder of the app's data."""
        return {x.name for x in (self.folder / "data").rglob("*") if x.is_file()}

    def press_first(self, ending: str) -> None:
        """Press the first thing whose name ends so."""

        def look() -> str:
            names = [x.name for x in self.reader.screen(is_brief=True).all()]
            return next((x for x in names if x.endswith(ending)), "")

        self.reader.press(wait_until(look, f"something that ends with {ending!r}", 10))

    def try_password(self) -> None:
        """Type a password that is none, and leave the list closed."""
        self.reader.wait_for_title("Password")
        self.reader.bus.write(self.field("Password"), HOME_MARKERS["password"])
        self.reader.press("Show what I type", "Open my list")
        start = "This password does not open the list."
        wait_until(lambda: any(start in x for x in self._texts()), start, 15)
        self.reader.press("Not now")
        wait_until(lambda: self.reader.title() not in ("", "Password"), "another screen", 10)

    def _texts(self) -> list[str]:
        return [x.name for x in self.reader.screen(is_brief=True).all()]

    def tick_and_mark(self) -> None:
        """Tick an answer of the guide, mark what matters, and read a page."""
        reader = self.reader
        self.list_screen()
        reader.press("Change my answers", "Take the full way")
        while not self.has(TICKED):
            before = self._texts()
            reader.press("Next")
            wait_until(lambda before=before: self._texts() != before, "the next step", 10)
        reader.press(TICKED)
        reader.wait_for_mark(TICKED)
        reader.press(reader.rail("Weigh it up"))
        reader.press("What matters to me")
        self.press_first(": Very much")

    def write_at_home(self) -> None:
        """Type into the fields that a waiting room does not have."""
        reader, bus = self.reader, self.reader.bus
        self.list_screen()
        reader.press("My lists", "Name and date")
        bus.write(self.field("Name of the list"), HOME_MARKERS["name of the list"])
        bus.write(self.field("Day of the visit"), "12/3/2027")
        reader.press("Save")
        named = f"{HOME_MARKERS['name of the list']}. Open now"
        wait_until(lambda: any(x.startswith(named) for x in self._texts()), named, 10)
        reader.go("After my visit", "After my visit")
        reader.press(f"{QUESTION}: Answered")
        bus.write(self.field("What I heard"), f"{HOME_MARKERS['heard']} she said")
        bus.write(self.field("What we agreed on"), f"{HOME_MARKERS['next steps']} next")


@pytest.fixture
def home(
    queue: PrintQueue,
    accessibility_bus: AccessibilityBus,
    compiled_pack: Path,
    tmp_path: Path,
    need_tool: Callable[[str], str],
) -> Iterator[Home]:
    need_tool("strace")
    folder, given = tmp_path / "computer", tmp_path / "given.ketams"
    shutil.copy(LOCKED, given)
    places = {x: folder / x.lower() for x in ("HOME", "TMPDIR", "XDG_RUNTIME_DIR")}
    for place in places.values():
        place.mkdir(parents=True, mode=0o700)
    env = {
        **queue.env,
        **{name: str(place) for name, place in places.items()},
        "QT_QPA_PLATFORM": "xcb",
        "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
        "PYTHONPATH": str(ROOT),
        "PYTHONDONTWRITEBYTECODE": "1",
    }
    data = ["--data-dir", str(folder / "data"), "--pack", str(compiled_pack)]
    arguments = [*data, "--open", str(given)]
    with watched_app(arguments, env, folder) as (program, seen):
        reader = ScreenReader(accessibility_bus, seen)  # type: ignore[arg-type]
        yield Home(reader, program, folder, seen.process.pid)
    assert given.read_bytes() == LOCKED.read_bytes()


def test_forget_mode_leaves_no_typed_word_in_any_file(
    home: Home, queue: PrintQueue, display: Display
) -> None:
    home.try_password()
    home.reader.go(home.reader.rail("Settings"), "Settings")
    home.reader.press("My list: Forget it when I close")
    home.list_screen()
    home.write_everywhere(display.type_text)
    home.wait_for_typed(MARKERS["search"])
    home.tick_and_mark()
    home.write_at_home()
    home.list_screen()
    home.reader.press("Print my list", "Print")
    assert len(queue.wait_for_jobs(1)) == 1
    home.wait_for("Sent to the printer.")
    home.reader.press("Copy text")
    home.wait_for("Copied. You can paste it into a message to your clinic.")
    assert MARKERS["own question"] in on_clipboard(queue.env)[0]
    check_titles(home, display)
    assert home.left() == []
    os.kill(home.pid, signal.SIGTERM)
    assert home.program.wait(20) == 0, home.program.complaints()
    check(home)
    # Where no desktop keeps what was copied, it goes with the app.
    assert on_clipboard(queue.env) == ["", ""]


def check_titles(home: Home, display: Display) -> None:
    """Look at the titles of all windows, which every program may read."""
    found = display.xdotool("search", "--name", ".*").split()
    titles = [display.xdotool("getwindowname", window) for window in found]
    assert "KetaMS" in titles
    assert [x for x in titles if any(word in x for word in WORDS)] == []
    frames = {x.name for x in home.reader.screen(is_brief=True).all("frame")}
    assert frames == {"KetaMS"}


def check(home: Home) -> None:
    """Look for the words, and for anything else, in all that the app wrote."""
    assert home.left() == []
    text = home.log.read_text("utf-8", "replace")
    assert str(home.folder / "data" / "settings.json") in text, "the watch saw nothing"
    assert writes_with(text, WORDS) == []
    assert programs(text) == [sys.executable], "another program was started"
    # What the print system is handed lies for a moment in the folder for that.
    tmp, data = home.folder / "tmpdir", home.folder / "data"
    stray = {Path(x) for x in files_written(text) if not x.startswith(f"{tmp}{os.sep}")}
    own = {x.name for x in stray if data in x.parents and x.parent.name != "crash"}
    assert own == {"settings.json.new", "running.lock"}
    assert [x for x in stray if data not in x.parents] == []
    assert list(tmp.iterdir()) == []
    assert home.files() <= MAY_STAY
    settings = (home.folder / "data" / "settings.json").read_text("utf-8")
    assert json.loads(settings)["keep_list"] == "no"
    assert [x for x in CHOICES if x in settings.lower()] == []


def test_watch_sees_a_word_in_a_file_that_is_gone_and_in_one_that_is_left(tmp_path: Path) -> None:
    """The check itself can fail."""
    word = MARKERS["note"]
    code = (
        "from pathlib import Path\n"
        f"Path('left').write_text('a {word} b')\n"
        f"Path('gone').write_bytes('a {word} b'.encode('utf-16-le'))\n"
        "Path('gone').unlink()"
    )
    folder, log = tmp_path / "computer", tmp_path / "strace.txt"
    folder.mkdir()
    subprocess.run([*watching(log), sys.executable, "-c", code], cwd=folder, check=True)
    text = log.read_text("utf-8", "replace")
    assert len(writes_with(text, WORDS)) == 2
    assert {"left", "gone"} <= {Path(x).name for x in files_written(text)}
    assert files_with(folder, WORDS) == [str(folder / "left")]
