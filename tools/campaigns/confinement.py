"""Watches a campaign on hostile input: nothing is written elsewhere, run or called; memory stays.

Python tells of each file that is opened for writing, moved or removed, of each program and each
connection (PEP 578). What stands outside the campaign's own folder is a fault; the folder for
scratch files is moved into it.
"""

from __future__ import annotations

import os
import re
import sys
import tempfile
from contextlib import suppress
from pathlib import Path

from tools.campaigns.campaign import Outcome

#: MiB that a process may take more at its height than it had; with Python and our modules, 200.
MOST_MEMORY = 140

_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
_CHANGES = frozenset(("os.remove", "os.rename", "os.mkdir", "os.rmdir", "os.link", "os.symlink"))
_PROGRAMS = frozenset(("subprocess.Popen", "os.system", "os.exec", "os.posix_spawn", "os.fork"))
_CALLS = frozenset(("socket.connect", "socket.bind", "socket.getaddrinfo", "socket.sendto"))


class Confinement:
    """While the block lasts, tells of what leaves `folder`; at its end, of too much memory."""

    def __init__(self, folder: Path, outcome: Outcome, most_memory: int = MOST_MEMORY) -> None:
        self._inside = str(folder.resolve()) + os.sep
        self._outcome = outcome
        self._most_memory = most_memory
        self._is_watching = False

    def __enter__(self) -> Confinement:
        self._before = peak_memory()
        self._scratch, tempfile.tempdir = tempfile.tempdir, self._inside
        self._is_watching = True
        # A hook stays for as long as the process; without its block it lets everything pass.
        sys.addaudithook(self._hear)
        return self

    def __exit__(self, *_: object) -> None:
        self._is_watching = False
        tempfile.tempdir = self._scratch
        peak = peak_memory()
        self._outcome.figures["peak_mib"] = round(peak)
        grown = peak - self._before
        if grown > self._most_memory:
            self._outcome.add_fault(f"The process took {grown:.0f} MiB more memory than before.")

    def _hear(self, event: str, told: tuple[object, ...]) -> None:
        if not self._is_watching:
            return
        if event == "open":
            path, _, flags = told
            if isinstance(flags, int) and flags & _WRITING:
                self._look_at(event, path)
        elif event in _CHANGES:
            # Of a move both ends count.
            ends = 2 if event in ("os.rename", "os.link") else 1
            paths = told[1:2] if event == "os.symlink" else told[:ends]
            for path, folder in zip(paths, told[-ends:], strict=True):
                self._look_at(event, path, folder)
        elif event == "os.truncate":
            self._look_at(event, told[0])
        elif event in _PROGRAMS or event in _CALLS:
            self._outcome.add_fault(f"{event}: {str(told)[:200]}")

    def _look_at(self, event: str, path: object, folder: object = None) -> None:
        # A number is a file that was opened, and looked at, before.
        if isinstance(path, str | bytes | os.PathLike):
            full = os.path.realpath(_opened(folder) / Path(os.fsdecode(path)))
            if not (full + os.sep).startswith(self._inside):
                self._outcome.add_fault(f"{event} outside of its folder: {full[:200]}")


def _opened(folder: object) -> Path:
    """Return the folder that a call names by its number; the present one where it names none."""
    if not isinstance(folder, int) or folder < 0:
        return Path()
    try:
        return Path(f"/proc/self/fd/{folder}").readlink()
    except OSError:
        return Path()


def peak_memory() -> float:
    """Return the most memory that this process has had at one time, in MiB; 0 if nobody tells."""
    with suppress(OSError):
        # Not by getrusage: what a program takes over from the one that started it counts there.
        status = Path("/proc/self/status").read_text("ascii", "replace")
        found = re.search(r"^VmHWM:\s+(\d+) kB$", status, re.MULTILINE)
        return int(found[1]) / 2**10 if found else 0.0
    return 0.0
