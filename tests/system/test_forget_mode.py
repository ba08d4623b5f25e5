"""At home, with "Forget it when I close": words typed, listed, set on paper, and nowhere left."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from harness.accessibility import AccessibilityBus
from harness.print_queue import PrintQueue
from harness.programs import RunningProgram
from harness.services import wait_until
from real_app import ScreenReader, started_app

OWN, SEARCHED = "Quokka4711", "quokka5148"
ENCODINGS = ("utf-8", "utf-16-le")
#: What a person's copy of the app may leave at home in this mode: settings, the log of faults.
MAY_STAY = {"settings.json", "crash.log", "running.lock"}


class Home:
    """One start of the app, with a home, a temporary and a run-time folder of its own."""

    def __init__(self, reader: ScreenReader, folder: Path, program: RunningProgram) -> None:
        self.reader, self.folder, self.program = reader, folder, program

    def files(self) -> list[Path]:
        """Return every file that is left, the app's words to its terminal among them."""
        return sorted(x for x in self.folder.rglob("*") if x.is_file() and not x.is_symlink())

    def with_marker(self) -> list[str]:
        """Return the files that hold a word that was typed, in their name or inside."""
        words = [x.encode(code) for x in (OWN, SEARCHED) for code in ENCODINGS]
        found = []
        for path in self.files():
            data = path.name.encode() + path.read_bytes()
            if any(word in data for word in words):
                found.append(str(path))
        return found


@pytest.fixture
def home(
    queue: PrintQueue, accessibility_bus: AccessibilityBus, compiled_pack: Path, tmp_path: Path
) -> Iterator[Home]:
    folder = tmp_path / "computer"
    places = {x: folder / x.lower() for x in ("HOME", "TMPDIR", "XDG_RUNTIME_DIR")}
    for place in places.values():
        place.mkdir(parents=True, mode=0o700)
    env = {**queue.env, **{name: str(place) for name, place in places.items()}}
    with started_app(env, folder, folder / "data", compiled_pack) as program:
        yield Home(ScreenReader(accessibility_bus, program), folder, program)


def test_forget_mode_leaves_no_typed_word_in_any_file(home: Home) -> None:
    reader = home.reader
    reader.go(reader.rail("Settings"), "Settings")
    reader.press("My list: Forget it when I close")
    reader.go(reader.rail("My questions"), "My questions")
    reader.press("Write my own")
    fields = wait_until(lambda: reader.screen(is_brief=True).all("text"), "a field", 10)
    reader.bus.write(fields[0], f"{OWN}, is it safe for me?")
    reader.press("Save")
    row = f"1. {OWN}, is it safe for me?"
    wait_until(lambda: reader.screen(is_brief=True).all(name=row), "the row", 10)
    reader.go("Learn", "Learn")
    search = next(x for x in reader.screen().all("text") if x.name.startswith("Search"))
    reader.bus.write(search, SEARCHED)
    told = "what was found, or that nothing was"
    wait_until(lambda: any(SEARCHED in x.name for x in reader.screen().all()), told, 10)
    assert home.with_marker() == []
    home.program.process.send_signal(signal.SIGTERM)
    assert home.program.wait(20) == 0, home.program.complaints()
    assert home.with_marker() == []
    assert {x.name for x in home.files() if "data" in x.parts} <= MAY_STAY
    assert list((home.folder / "tmpdir").iterdir()) == []
