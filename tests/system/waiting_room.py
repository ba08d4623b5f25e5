"""A clinic's computer as a visitor and a guard see it: the real app, every field, every trace."""

from __future__ import annotations

import contextlib
import re
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from harness.accessibility import AccessibilityBus, Node
from harness.programs import RunningProgram, started
from harness.services import wait_until
from real_app import ROOT, ScreenReader

SHM = "/dev/shm/"  # noqa: S108 - only looked at
POLICY = """
[clinic]
name = "This clinic"
[printing]
printer = "TestPrinter"
"""
#: What each marker begins with, and what half a marker is found by; it is in no content.
STEM = "Quokka"
#: One word for each field that takes typed words.
MARKERS = {
    "own question": "Quokka4711",
    "changed question": "Quokka0815",
    "note": "Quokka2203",
    "medicines": "Quokka9154",
    "allergies": "Quokka3377",
    "reactions": "Quokka6620",
    "search": "Quokka5148",
}
#: What a program may write to without anything staying on a disk.
_NO_FILES = ("/dev/", "/proc/", "pipe:", "socket:", "anon_inode:")
_OPENED = re.compile(r'(?:open|openat|creat)\([^"]*"([^"]*)"(?:, ([A-Z_|]+))?.* = \d+<')
_WRITTEN = re.compile(r"^\d+ +(?:write|pwrite64|writev)\(\d+<([^>]*)>, (.*)")
#: What can be written to; the rest is as it was read from files.
_MAPPED = re.compile(r"^([0-9a-f]+)-([0-9a-f]+) rw", re.MULTILINE)
_ENCODINGS = ("utf-8", "utf-16-le", "utf-32-le")


@dataclass(frozen=True, slots=True)
class Process:
    """The number of a process, which is all a screen reader asks of it."""

    pid: int


class Seen:
    """The app itself, of which the program that was started is only the watch."""

    def __init__(self, program: RunningProgram, pid: int) -> None:
        self._program, self.process = program, Process(pid)

    def check_alive(self) -> None:
        """Raise when the watch has ended, with its words."""
        self._program.check_alive()


class Clinic:
    """One start of the app in a waiting room, watched by strace."""

    def __init__(
        self, reader: ScreenReader, program: RunningProgram, folder: Path, pid: int
    ) -> None:
        self.reader, self.program, self.folder, self.pid = reader, program, folder, pid
        self.log = folder / "strace.txt"

    def has(self, name: str) -> bool:
        """Say whether something of this name is shown."""
        return bool(self.reader.screen(is_brief=True).all(name=name))

    def wait_for(self, name: str) -> None:
        """Wait until something of this name is shown."""
        wait_until(lambda: self.has(name), f"{name!r} on the screen", 15)

    def start_screen(self) -> None:
        """Wait until the next visit can begin."""
        self.wait_for("Make a question list")

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

    def write_question(self, words: str) -> None:
        """From the start screen, put one question of one's own on the list."""
        self.reader.go("Just read", "Learn")
        self.list_screen()
        self.reader.press("Write my own")
        self.reader.bus.write(self.field(), words)
        self.reader.press("Save")
        self.wait_for(f"1. {words}")

    def write_everywhere(self, type_keys: Callable[[str], object]) -> None:
        """Type into every field that there is in a waiting room, the last one key by key."""
        reader, bus = self.reader, self.reader.bus
        self.write_question(f"{MARKERS['own question']} of my own")
        reader.press("More", "Add a note")
        bus.write(self.field("A note"), f"{MARKERS['note']} to remember")
        reader.press("Close")
        reader.press("Write my own")
        bus.write(self.field(), "an other one")
        reader.press("Save")
        self.wait_for("2. an other one")
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

    def largest_core(self) -> str:
        """Return how large a picture of the memory the system may write if the app crashes."""
        limits = Path(f"/proc/{self.pid}/limits").read_text()
        return next(x for x in limits.splitlines() if x.startswith("Max core")).split()[4]

    def left_with(self, marker: str) -> list[str]:
        """Return every file below the test's folders that holds a marker."""
        found = []
        for path in self.folder.rglob("*"):
            with contextlib.suppress(OSError):
                if path.is_file() and path != self.log and marker.encode() in path.read_bytes():
                    found.append(str(path))
        return found

    def written_with(self, marker: str) -> list[str]:
        """Return what strace saw of writes to files that hold a marker."""
        text = self.log.read_text("utf-8", "replace")
        return [
            line[:200]
            for line in text.splitlines()
            if marker in line
            and (found := _WRITTEN.search(line))
            and not found[1].startswith(_NO_FILES)
        ]

    def in_memory(self) -> dict[str, int]:
        """Return how many copies of each marker the memory of the app holds.

        Raises:
            PermissionError: only an administrator may look, and this is none.
        """
        return copies_in(self.pid)

    def folder_in_memory(self) -> Path:
        """Return the folder made of memory where the printing library puts its files."""
        return next(Path(SHM).glob(f"ketams-{self.pid}-*"))


def copies_in(pid: int) -> dict[str, int]:
    """Count the markers in all memory of a process, however they are written there."""
    wanted = {**MARKERS, "beginnings": STEM}
    count = dict.fromkeys(wanted, 0)
    maps = Path(f"/proc/{pid}/maps").read_text()
    with Path(f"/proc/{pid}/mem").open("rb", buffering=0) as memory:
        for first, last in _MAPPED.findall(maps):
            start, end = int(first, 16), int(last, 16)
            with contextlib.suppress(OSError):
                memory.seek(start)
                data = memory.read(end - start)
                if not any(STEM.encode(x) in data for x in _ENCODINGS):
                    continue  # nearly all of it, and seven times as fast
                for key, word in wanted.items():
                    count[key] += sum(data.count(word.encode(x)) for x in _ENCODINGS)
    return count


def files_written(text: str) -> set[str]:
    """Return the files that were opened for writing, from what strace told."""
    opened = (found for line in text.splitlines() if (found := _OPENED.search(line)))
    writing = {x[1] for x in opened if "O_WRONLY" in (x[2] or "") or "O_RDWR" in (x[2] or "")}
    return {x for x in writing if not x.startswith(_NO_FILES) or x.startswith(SHM)}


@contextlib.contextmanager
def started_clinic(
    env: Mapping[str, str], bus: AccessibilityBus, pack: Path, folder: Path, policy: str = POLICY
) -> Iterator[Clinic]:
    """Run the app in clinic mode under strace, everything of it below `folder`."""
    file, own_pack = folder / "policy.toml", ROOT / "build" / "ketams-content.pack"
    file.write_text(policy)
    own_pack.parent.mkdir(exist_ok=True)
    if not own_pack.exists():
        own_pack.write_bytes(pack.read_bytes())
    temporary, runtime = folder / "tmp", folder / "run"
    temporary.mkdir()
    runtime.mkdir(mode=0o700)
    whole = {
        **env,
        "QT_QPA_PLATFORM": "xcb",
        "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
        "PYTHONPATH": str(ROOT),
        "PYTHONDONTWRITEBYTECODE": "1",
        "TMPDIR": str(temporary),
        "XDG_RUNTIME_DIR": str(runtime),
    }
    watch = ["strace", "-f", "-qq", "-y", "-s", "4096", "-e"]
    calls = "trace=open,openat,creat,write,pwrite64,writev,rename,mkdir,socket,execve"
    app = [sys.executable, "-m", "ketams_desktop", "--policy", str(file)]
    data = ["--data-dir", str(folder / "data")]
    command = [*watch, calls, "-o", str(folder / "strace.txt"), *app, *data]
    with started(command, folder, whole, cwd=folder) as program:
        pid = wait_until(lambda: _child(program.process.pid), "the app under strace", 20)
        reader = ScreenReader(bus, Seen(program, pid))  # type: ignore[arg-type]
        yield Clinic(reader, program, folder, pid)


def _child(pid: int) -> int:
    """Return the process id of the app: strace's first children only try out what it can do."""
    for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split():
        with contextlib.suppress(OSError):
            command = Path(f"/proc/{child}/cmdline").read_bytes().split(b"\0")
            if command[0] == sys.executable.encode():
                return int(child)
    return 0
