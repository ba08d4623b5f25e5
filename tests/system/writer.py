"""Types into every field of the app by what its accessibility bus tells, one word for each."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from harness.accessibility import Node
from harness.programs import RunningProgram
from harness.services import wait_until
from real_app import ScreenReader

#: What each marker begins with, and what half a marker is found by; it is in no content.
STEM = "Quokka"
#: One word for each field that takes typed words, in a waiting room and at home.
MARKERS = {
    "own question": "Quokka4711",
    "changed question": "Quokka0815",
    "note": "Quokka2203",
    "medicines": "Quokka9154",
    "allergies": "Quokka3377",
    "reactions": "Quokka6620",
    "search": "Quokka5148",
}
#: One for each of the fields that there are at home alone.
HOME_MARKERS = {
    "password": "Quokka7390",
    "name of the list": "Quokka8262",
    "heard": "Quokka1956",
    "next steps": "Quokka6043",
}


class Writer:
    """A person who writes in one running app, which strace watches; its log is in `folder`."""

    def __init__(
        self, reader: ScreenReader, program: RunningProgram, folder: Path, pid: int
    ) -> None:
        self.reader = reader
        self.program, self.folder, self.pid = program, folder, pid
        self.log = folder / "strace.txt"

    def has(self, name: str) -> bool:
        """Say whether something of this name is shown."""
        return bool(self.reader.screen(is_brief=True).all(name=name))

    def wait_for(self, name: str) -> None:
        """Wait until something of this name is shown."""
        wait_until(lambda: self.has(name), f"{name!r} on the screen", 15)

    def field(self, name: str = "") -> Node:
        """Wait for a field to type in, by its name if there are several."""

        def found() -> Node | None:
            fields = self.reader.screen(is_brief=True).all("text")
            return next((x for x in fields if not name or x.name.startswith(name)), None)

        field = wait_until(found, f"a field {name!r}", 10)
        assert field is not None
        return field

    def list_screen(self) -> None:
        """Go to the list."""
        self.reader.press(self.reader.rail("My questions"))
        self.reader.wait_for_title("My questions")

    def add_question(self, words: str, number: int = 1) -> None:
        """On the screen My questions, put one question of one's own on the list."""
        self.reader.press("Write my own")
        self.reader.bus.write(self.field(), words)
        self.reader.press("Save")
        self.wait_for(f"{number}. {words}")

    def write_everywhere(self, type_keys: Callable[[str], object]) -> None:
        """From My questions, type into every field of MARKERS, the last one key by key."""
        reader, bus = self.reader, self.reader.bus
        self.add_question(f"{MARKERS['own question']} of my own")
        reader.press("More", "Add a note")
        bus.write(self.field("A note"), f"{MARKERS['note']} to remember")
        reader.press("Close")
        self.add_question("an other one", 2)
        reader.press("Edit")
        changed = f"{MARKERS['changed question']} in other words"
        bus.write(self.field(), changed)
        reader.press("Save")
        self.wait_for(f"2. {changed}")
        reader.press("Facts for the team", "Type them here")
        for name, key in (
            ("Medicines", "medicines"),
            ("Allergies", "allergies"),
            ("Bad reactions", "reactions"),
        ):
            bus.write(self.field(name), f"{MARKERS[key]} and more")
        reader.press("Close")
        wait_until(self._sheet_is_shown, "the picture of the sheet", 20)
        reader.press(reader.rail("Learn"))
        bus.focus(self.field("Search"))
        type_keys(MARKERS["search"])

    def _sheet_is_shown(self) -> bool:
        names = [x.name for x in self.reader.screen(is_brief=True).showing()]
        return any(MARKERS["own question"] in x and "Picture of your sheet" in x for x in names)

    def wait_for_typed(self, words: str) -> None:
        """Wait until keys have reached the search: its finds are told by then."""
        wait_until(lambda: words in self.reader.bus.text(self.field("Search")), words, 10)
