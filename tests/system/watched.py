"""Runs a program under strace, and tells what was seen: sockets, programs, files, written words."""

from __future__ import annotations

import contextlib
import re
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from harness.programs import RunningProgram, started
from harness.services import wait_until

_SOCKET = re.compile(r"socket\((AF_[A-Z0-9_]+)")
_PROGRAM = re.compile(r'execve\("([^"]*)".* = 0$')
#: To the display, the print system, the voice and the message bus, all on this computer.
LOCAL = {"AF_UNIX"}
SHM = "/dev/shm/"  # noqa: S108 - only looked at
#: What a program may write to without anything staying on a disk.
_NO_FILES = ("/dev/", "/proc/", "pipe:", "socket:", "anon_inode:")
_OPENED = re.compile(r'(?:open|openat|creat)\([^"]*"([^"]*)"(?:, ([A-Z_|]+))?.* = \d+<')
_WRITTEN = re.compile(r"^\d+ +(?:write|pwrite64|writev)\(\d+<([^>]*)>, (.*)")
_CALLS = "trace=open,openat,creat,write,pwrite64,writev,rename,mkdir,socket,execve"


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


def watching(log: Path) -> list[str]:
    """Return what stands before a command so that strace notes in `log` what it does."""
    return ["strace", "-f", "-qq", "-y", "-s", "4096", "-e", _CALLS, "-o", str(log)]


@contextlib.contextmanager
def watched_app(
    arguments: Sequence[str], env: Mapping[str, str], folder: Path
) -> Iterator[tuple[RunningProgram, Seen]]:
    """Run the app under strace, which notes what it does in `folder`/strace.txt."""
    app = [sys.executable, "-m", "ketams_desktop", *arguments]
    command = [*watching(folder / "strace.txt"), *app]
    with started(command, folder, env, cwd=folder) as program:
        pid = wait_until(lambda: _child(program.process.pid), "the app under strace", 20)
        yield program, Seen(program, pid)


def _child(pid: int) -> int:
    """Return the process id of the app: strace's first children only try out what it can do."""
    for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split():
        with contextlib.suppress(OSError):
            command = Path(f"/proc/{child}/cmdline").read_bytes().split(b"\0")
            if command[0] == sys.executable.encode():
                return int(child)
    return 0


def socket_families(text: str) -> set[str]:
    """Return the families of the sockets that were opened."""
    return {found[1] for line in text.splitlines() if (found := _SOCKET.search(line))}


def programs(text: str) -> list[str]:
    """Return the programs that were started, in order."""
    return [found[1] for line in text.splitlines() if (found := _PROGRAM.search(line))]


def files_written(text: str) -> set[str]:
    """Return the files that were opened for writing, from what strace told."""
    opened = (found for line in text.splitlines() if (found := _OPENED.search(line)))
    writing = {x[1] for x in opened if "O_WRONLY" in (x[2] or "") or "O_RDWR" in (x[2] or "")}
    return {x for x in writing if not x.startswith(_NO_FILES) or x.startswith(SHM)}


def writes_with(text: str, words: Iterable[str]) -> list[str]:
    """Return what strace told of writes to files that hold one of the words."""
    # strace shows a NUL as \\0; two bytes a letter are looked for as well.
    forms = [form for word in words for form in (word, r"\\0+".join(word))]
    found = re.compile("|".join(forms))
    return [
        line[:200]
        for line in text.splitlines()
        if (written := _WRITTEN.search(line))
        and not written[1].startswith(_NO_FILES)
        and found.search(written[2])
    ]


def files_with(folder: Path, words: Iterable[str], *, but: Iterable[Path] = ()) -> list[str]:
    """Return the files below a folder that hold one of the words, in their name or inside."""
    left_out, encodings = set(but), ("utf-8", "utf-16-le", "utf-32-le")
    wanted = [word.encode(code) for word in words for code in encodings]
    found = []
    for path in sorted(folder.rglob("*")):
        with contextlib.suppress(OSError):
            if path.is_file() and path not in left_out:
                data = path.name.encode() + path.read_bytes()
                found += [str(path)] if any(word in data for word in wanted) else []
    return found
