"""Overwrites the memory that a visit has given back, so that its words cannot be read there.

What Python and the libraries give back keeps its contents until something else is put there.
On Linux the C library is told to overwrite whatever is given back; what it keeps at hand for the
next small wish, and what Python keeps for its own small things, is filled here once with nothing.
Elsewhere Python's own part alone is filled.
"""

from __future__ import annotations

import contextlib
import ctypes
import gc
import sys

_PERTURB = -6
_PATTERN = 0xA5
#: Python's own memory comes in such steps, in bytes, up to the largest that it takes itself.
_STEP, _LARGEST = 16, 512
#: What a bytes object takes beside its contents.
_HEAD = sys.getsizeof(b"")
#: So much is filled for the first size, which takes the pages that are wholly free, and for
#: each other one, which only finds what is free between things in use. In bytes.
_FIRST, _EACH = 24 << 20, 1 << 20
#: The C library keeps so many pieces of each size at hand for each thread.
_AT_HAND, _AT_HAND_SIZES, _AT_HAND_STEP = 7, 64, 16


class FreedMemory:
    """The memory of this process that is not in use. Never fails."""

    def __init__(self) -> None:
        """Find the C library, where it is one that can be told."""
        self._library: ctypes.CDLL | None = None
        if sys.platform.startswith("linux"):
            with contextlib.suppress(OSError):
                self._library = ctypes.CDLL(None)

    def overwrite_from_now_on(self) -> None:
        """Have what is given back from now on overwritten at once."""
        with contextlib.suppress(AttributeError):
            if self._library is not None:
                self._library.mallopt(_PERTURB, _PATTERN)

    def fill(self) -> None:
        """Overwrite what was given back and is kept at hand; takes some tenths of a second."""
        gc.collect()
        _fill_pythons_own()
        with contextlib.suppress(AttributeError):
            if self._library is not None:
                _fill_at_hand(self._library)
                self._library.malloc_trim(0)


def _fill_pythons_own() -> None:
    """Ask for small pieces of each size until what was free has been used."""
    # Kept until all is filled, or each round would be given the same places again. The first
    # size is the one that leaves no rest at the end of a page.
    kept: list[object] = [[object() for _ in range(_FIRST // _STEP)]]
    kept.append([bytearray(_HEAD - 2) for _ in range(_EACH // _HEAD)])
    kept.extend(
        [bytes(size - _HEAD) for _ in range(_EACH // size)]
        for size in range(_LARGEST, _HEAD, -_STEP)
    )


def _fill_at_hand(library: ctypes.CDLL) -> None:
    """Take what the C library keeps at hand for this thread, which it does not overwrite."""
    library.malloc.restype = ctypes.c_void_p
    library.malloc.argtypes = [ctypes.c_size_t]
    library.free.argtypes = [ctypes.c_void_p]
    for number in range(1, _AT_HAND_SIZES + 1):
        size = number * _AT_HAND_STEP + 8
        taken = [library.malloc(size) for _ in range(_AT_HAND)]
        for piece in taken:
            if piece:
                ctypes.memset(piece, 0, size)
                library.free(piece)
