"""Looks for a word in the memory of the process that it runs in; for programs that tests start."""

from __future__ import annotations

import ctypes
import re
from pathlib import Path

_BEGINNING = 6


def c_library() -> ctypes.CDLL:
    """Return the C library, to take memory from and give it back."""
    library = ctypes.CDLL(None)
    library.malloc.restype, library.free.argtypes = ctypes.c_void_p, [ctypes.c_void_p]
    return library


def turned(word: bytes) -> bytes:
    """Return a word as it may stand in memory without being found, or the word again."""
    return bytes(x ^ 1 for x in word)


def copies(hidden: bytes) -> int:
    """Count how often the word that `hidden` stands for is in memory; leaves no copy of it."""
    beginning, rest, found = turned(hidden[:_BEGINNING]), hidden[_BEGINNING:], 0
    maps = Path("/proc/self/maps").read_text()
    with Path("/proc/self/mem").open("rb", buffering=0) as memory:
        for first, last in re.findall(r"^([0-9a-f]+)-([0-9a-f]+) rw", maps, re.MULTILINE):
            try:
                memory.seek(int(first, 16))
                data = memory.read(int(last, 16) - int(first, 16))
            except OSError:
                continue
            at = data.find(beginning)
            while at >= 0:
                near = data[at + _BEGINNING : at + len(hidden)]
                found += len(near) == len(rest) and all(
                    a == b ^ 1 for a, b in zip(near, rest, strict=True)
                )
                at = data.find(beginning, at + 1)
            del data
    return found
