"""Asks the print service what Qt does not: whether a queue takes jobs, and what ails it."""

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
    return _facts(printer_name).get(b"printer-is-accepting-jobs") != b"false"


def reports_trouble(printer_name: str) -> bool:
    """Tell whether a queue says that its printer cannot print now: no paper, switched off."""
    reasons = _facts(printer_name).get(b"printer-state-reasons", b"").split(b",")
    return any(x.endswith(b"-error") or x.startswith(_STOPS) for x in reasons)


#: What keeps a printer from printing, as RFC 8011 and CUPS name it.
_STOPS = (
    *(b"media-empty", b"media-jam", b"media-needed", b"offline", b"shutdown", b"timed-out"),
    *(b"cover-open", b"door-open", b"input-tray-missing", b"output-area-full", b"paused"),
    *(b"toner-empty", b"marker-supply-empty", b"stopped", b"connecting-to-device"),
)


def _facts(printer_name: str) -> dict[bytes, bytes]:
    try:
        cups = ctypes.CDLL(_LIBRARIES[sys.platform])
    except (KeyError, OSError):
        return {}
    cups.cupsGetNamedDest.argtypes = (ctypes.c_void_p, ctypes.c_char_p, ctypes.c_char_p)
    cups.cupsGetNamedDest.restype = ctypes.POINTER(_Destination)
    cups.cupsFreeDests.argtypes = (ctypes.c_int, ctypes.POINTER(_Destination))
    cups.cupsFreeDests.restype = None
    found = cups.cupsGetNamedDest(None, printer_name.encode(), None)
    if not found:
        return {}
    try:
        queue = found.contents
        return {x.name: x.value for x in queue.options[: queue.option_count]}
    finally:
        cups.cupsFreeDests(1, found)
