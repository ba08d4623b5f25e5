"""Asks the system's print service what Qt does not: whether a queue takes jobs at all."""

from __future__ import annotations

import ctypes
import sys

_LIBRARIES = {"linux": "libcups.so.2", "darwin": "libcups.2.dylib"}


class _Option(ctypes.Structure):
    _fields_ = (("name", ctypes.c_char_p), ("value", ctypes.c_char_p))


class _Destination(ctypes.Structure):
    _fields_ = (
        ("name", ctypes.c_char_p),
        ("instance", ctypes.c_char_p),
        ("is_default", ctypes.c_int),
        ("option_count", ctypes.c_int),
        ("options", ctypes.POINTER(_Option)),
    )


def takes_jobs(printer_name: str) -> bool:
    """Tell whether a queue takes jobs; True where there is no CUPS that could say otherwise."""
    try:
        cups = ctypes.CDLL(_LIBRARIES[sys.platform])
    except (KeyError, OSError):
        return True
    cups.cupsGetNamedDest.argtypes = (ctypes.c_void_p, ctypes.c_char_p, ctypes.c_char_p)
    cups.cupsGetNamedDest.restype = ctypes.POINTER(_Destination)
    cups.cupsFreeDests.argtypes = (ctypes.c_int, ctypes.POINTER(_Destination))
    cups.cupsFreeDests.restype = None
    found = cups.cupsGetNamedDest(None, printer_name.encode(), None)
    if not found:
        return True
    try:
        queue = found.contents
        facts = {x.name: x.value for x in queue.options[: queue.option_count]}
    finally:
        cups.cupsFreeDests(1, found)
    return facts.get(b"printer-is-accepting-jobs") != b"false"
