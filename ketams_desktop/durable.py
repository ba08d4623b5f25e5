"""Sees files through to the disk, so that a power cut leaves the old ones or the new ones."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path


def flush(path: Path) -> None:
    """Wait until a file that was written is on the disk."""
    # Windows flushes only what was opened for writing.
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def flush_folder(path: Path) -> None:
    """Wait until the names in a folder are on the disk."""
    # Windows cannot open a folder; there the rename is durable by itself.
    with contextlib.suppress(OSError):
        handle = os.open(path, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
