"""Keeps what the system's libraries write on the way to the printer in memory.

The printing library puts each job into a temporary file before it hands it over, and Qt cannot
be told otherwise. Here that file comes to lie in a folder of its own that is made of memory,
where the system has one, and the folder goes with the app. A folder that a killed app left is
removed by the next one. No picture of the memory is written if the app crashes.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import shutil
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

_START = "ketams-"
_SHARED_MEMORY = "/dev/shm"  # noqa: S108 - a folder of our own is made in it
_SET_DUMPABLE = 4


class RamFolder:
    """The folder for temporary files; without one made of memory, the system's own stays."""

    def __init__(self, environment: Mapping[str, str] = os.environ) -> None:
        """Look where there is memory that can be used as a folder."""
        places = [
            environment.get("TMPDIR", ""),
            environment.get("XDG_RUNTIME_DIR", ""),
            _SHARED_MEMORY,
        ]
        self._base = next((Path(x) for x in places if x and is_in_memory(Path(x))), None)
        self.path: Path | None = None

    def open(self) -> None:
        """Make the folder, and let everything of this process use it. Never fails."""
        if self._base is None:
            return
        with contextlib.suppress(OSError):
            self._remove_left()
            self.path = Path(tempfile.mkdtemp(prefix=f"{_START}{os.getpid()}-", dir=self._base))
            os.environ["TMPDIR"] = str(self.path)
            tempfile.tempdir = None  # Python, too, is to look anew

    def close(self) -> None:
        """Remove the folder with all that is in it."""
        if self.path is not None:
            shutil.rmtree(self.path, ignore_errors=True)
            os.environ["TMPDIR"] = str(self._base)
            tempfile.tempdir = None
            self.path = None

    def _remove_left(self) -> None:
        for folder in Path(self._base or ".").glob(f"{_START}*-*"):
            number = folder.name.removeprefix(_START).split("-")[0]
            if number.isdigit() and not Path("/proc", number).exists():
                shutil.rmtree(folder, ignore_errors=True)


def is_in_memory(folder: Path) -> bool:
    """Say whether a folder can be written to and lies in memory, as far as the system tells."""
    if not sys.platform.startswith("linux") or not os.access(folder, os.W_OK):
        return False
    try:
        mounts = Path("/proc/self/mounts").read_text("utf-8", "replace").splitlines()
        whole = folder.resolve()
    except OSError:
        return False
    kinds = {parts[1]: parts[2] for line in mounts if len(parts := line.split()) > 2}
    mount = next((str(x) for x in (whole, *whole.parents) if str(x) in kinds), "")
    return kinds.get(mount) in ("tmpfs", "ramfs")


def write_no_core() -> None:
    """Have the system write no picture of the memory if this process crashes."""
    if sys.platform == "win32":
        return
    import resource

    with contextlib.suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform.startswith("linux"):
        # A program that takes such pictures would not ask for the limit.
        with contextlib.suppress(OSError, AttributeError):
            ctypes.CDLL(None).prctl(_SET_DUMPABLE, 0, 0, 0, 0)
