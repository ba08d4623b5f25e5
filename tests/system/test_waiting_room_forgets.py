"""A whole visit on a real screen with a real queue: words typed, printed, wiped, and nowhere left.

The app is started as a clinic starts it, on a desktop of the test's own, and pressed and typed at
as by a person. Every word that is typed holds a marker; at the end no file holds one.
"""

from __future__ import annotations

import contextlib
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from harness.accessibility import AccessibilityBus
from harness.print_queue import PrintQueue
from harness.programs import RunningProgram, started
from harness.services import wait_until
from real_app import ROOT, ScreenReader

MARKER = "Quokka4711"
OTHER = "Numbat0815"
SHM = "/dev/shm/"  # noqa: S108 - only looked at
POLICY = """
[clinic]
name = "This clinic"
[printing]
printer = "TestPrinter"
"""
#: What a program may write to without anything staying on a disk.
_NO_FILES = ("/dev/", "/proc/", "pipe:", "socket:", "anon_inode:")
_OPENED = re.compile(r'(?:open|openat|creat)\([^"]*"([^"]*)"(?:, ([A-Z_|]+))?.* = \d+<')
_WRITTEN = re.compile(r"^\d+ +(?:write|pwrite64|writev)\(\d+<([^>]*)>, (.*)")


@pytest.fixture
def queue(queue: PrintQueue, need_tool: Callable[[str], str]) -> PrintQueue:
    """The print queue, where what the app opens can be watched."""
    need_tool("strace")
    return queue


class Clinic:
    """One start of the app in a waiting room, watched by strace."""

    def __init__(self, reader: ScreenReader, program: RunningProgram, folder: Path) -> None:
        self.reader, self.program, self.folder = reader, program, folder
        self.log = folder / "strace.txt"

    def has(self, name: str) -> bool:
        return bool(self.reader.screen(is_brief=True).all(name=name))

    def wait_for(self, name: str) -> None:
        wait_until(lambda: self.has(name), f"{name!r} on the screen", 15)

    def write_question(self, words: str) -> None:
        self.reader.go("Just read", "Learn")
        self.reader.press(self.reader.rail("My questions"))
        self.reader.wait_for_title("My questions")
        self.reader.press("Write my own")
        fields = wait_until(lambda: self.reader.screen(is_brief=True).all("text"), "a field", 10)
        self.reader.bus.write(fields[0], words)
        self.reader.press("Save")
        self.wait_for(f"1. {words}")

    def start_screen(self) -> None:
        self.wait_for("Make a question list")

    def left_with(self, marker: str) -> list[str]:
        """Return every file below the test's folders that holds a marker."""
        found = []
        for path in self.folder.rglob("*"):
            with contextlib.suppress(OSError):
                if path.is_file() and path != self.log and marker.encode() in path.read_bytes():
                    found.append(str(path))
        return found


@pytest.fixture
def clinic(
    queue: PrintQueue, accessibility_bus: AccessibilityBus, compiled_pack: Path, tmp_path: Path
) -> Iterator[Clinic]:
    policy, pack = tmp_path / "policy.toml", ROOT / "build" / "ketams-content.pack"
    policy.write_text(POLICY)
    pack.parent.mkdir(exist_ok=True)
    if not pack.exists():
        pack.write_bytes(compiled_pack.read_bytes())
    temporary, runtime = tmp_path / "tmp", tmp_path / "run"
    temporary.mkdir()
    runtime.mkdir(mode=0o700)
    env = {
        **queue.env,
        "QT_QPA_PLATFORM": "xcb",
        "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
        "PYTHONPATH": str(ROOT),
        "PYTHONDONTWRITEBYTECODE": "1",
        "TMPDIR": str(temporary),
        "XDG_RUNTIME_DIR": str(runtime),
    }
    watch = ["strace", "-f", "-qq", "-y", "-s", "4096", "-e"]
    calls = "trace=open,openat,creat,write,pwrite64,writev,rename,mkdir"
    app = [sys.executable, "-m", "ketams_desktop", "--policy", str(policy)]
    data = ["--data-dir", str(tmp_path / "data")]
    command = [*watch, calls, "-o", str(tmp_path / "strace.txt"), *app, *data]
    with started(command, tmp_path, env, cwd=tmp_path) as program:
        child = wait_until(lambda: _child(program.process.pid), "the app under strace", 20)
        program_seen = _Seen(program, child)
        reader = ScreenReader(accessibility_bus, program_seen)  # type: ignore[arg-type]
        yield Clinic(reader, program, tmp_path)


class _Process:
    def __init__(self, pid: int) -> None:
        self.pid = pid


class _Seen:
    """The app itself, of which the program that was started is only the watch."""

    def __init__(self, program: RunningProgram, pid: int) -> None:
        self._program, self.process = program, _Process(pid)

    def check_alive(self) -> None:
        self._program.check_alive()


def _child(pid: int) -> int:
    """Return the process id of the app: strace's first children only try out what it can do."""
    for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split():
        with contextlib.suppress(OSError):
            command = Path(f"/proc/{child}/cmdline").read_bytes().split(b"\0")
            if command[0] == sys.executable.encode():
                return int(child)
    return 0


def files_written(text: str) -> set[str]:
    """Return the files that were opened for writing, from what strace told."""
    opened = (found for line in text.splitlines() if (found := _OPENED.search(line)))
    writing = {x[1] for x in opened if "O_WRONLY" in (x[2] or "") or "O_RDWR" in (x[2] or "")}
    return {x for x in writing if not x.startswith(_NO_FILES) or x.startswith(SHM)}


def test_visit_leaves_no_marker_in_any_file(clinic: Clinic, queue: PrintQueue) -> None:
    clinic.write_question(f"{MARKER} first")
    clinic.reader.press("They called my name")
    clinic.wait_for("Your list was sent to the printer")
    assert len(queue.wait_for_jobs(1)) == 1
    clinic.reader.press("Clear now")
    clinic.start_screen()
    clinic.write_question(f"{OTHER} second")
    clinic.reader.press("They called my name")
    clinic.wait_for("Your list was sent to the printer")
    clinic.reader.press("Clear now")
    clinic.start_screen()
    clinic.reader.press("Exit")
    assert clinic.program.wait(30) == 0, clinic.program.complaints()

    assert clinic.left_with(MARKER) == []
    assert clinic.left_with(OTHER) == []
    text = clinic.log.read_text("utf-8", "replace")
    assert "ketams-content.pack" in text, "the watch saw nothing"
    written = [
        line[:200]
        for line in text.splitlines()
        if (found := _WRITTEN.search(line))
        and not found[1].startswith(_NO_FILES)
        and (MARKER in found[2] or OTHER in found[2])
    ]
    assert written == []
    data = clinic.folder / "data"
    stray = files_written(text)
    own = {x for x in stray if x.startswith(f"{data}/crash/")}
    # The job's file on the way to the queue lies in a folder made of memory.
    job = {x for x in stray if x.startswith(f"{SHM}ketams-")}
    assert own, "the watch saw no file written, not even the log's"
    assert job
    assert stray - own - job == set()
    assert not [x for x in job if Path(x).exists()]
    assert not [x for x in data.rglob("*") if x.is_file()]
    assert list((clinic.folder / "tmp").iterdir()) == []


def test_stopped_queue_hides_the_list_and_it_can_be_copied_by_hand(
    clinic: Clinic, queue: PrintQueue
) -> None:
    words = f"{MARKER} first"
    clinic.write_question(words)
    queue.pause()
    clinic.reader.press("They called my name")
    clinic.wait_for("Your list was not printed")
    assert not clinic.has(f"1. {words}")
    assert queue.jobs() == []
    clinic.reader.press("Show my list")
    clinic.wait_for(f"1. {words}")
    queue.resume()
    clinic.reader.press("They called my name")
    clinic.wait_for("Your list was sent to the printer")
    assert len(queue.wait_for_jobs(1)) == 1


def test_removed_printer_is_told(clinic: Clinic, queue: PrintQueue) -> None:
    clinic.write_question(f"{MARKER} first")
    queue.remove_printer()
    clinic.reader.press("They called my name")
    clinic.wait_for("Your list was not printed")
