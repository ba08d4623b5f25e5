"""Knows a file as it was read or written here, and whether another program changed it since."""

from __future__ import annotations

import os
from pathlib import Path

from ketams_desktop.record import record


@record
class FileState:
    """What a file looked like: cheap to compare first, sure second."""

    stamp: tuple[int, int, int]
    digest: bytes


def state_of(path: Path) -> FileState | None:
    """Return how a file is now; None where there is none, or it cannot be read."""
    import hashlib  # not needed by the first screen of a person who keeps nothing

    try:
        with path.open("rb") as file:
            stamp = _stamp(os.fstat(file.fileno()))
            return FileState(stamp, hashlib.sha256(file.read()).digest())
    except OSError:
        return None


def is_changed(path: Path, before: FileState | None) -> bool:
    """Say whether a file seen as `before` holds something else now; gone is not changed."""
    if before is None:
        return False
    try:
        if _stamp(path.stat()) == before.stamp:
            return False
    except OSError:
        return False
    now = state_of(path)
    return now is not None and now.digest != before.digest


def _stamp(state: os.stat_result) -> tuple[int, int, int]:
    return state.st_ino, state.st_size, state.st_mtime_ns
