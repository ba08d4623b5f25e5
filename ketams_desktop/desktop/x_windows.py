"""Asks the window manager of an X display what else is on it; says nothing on other systems.

Through the library that Qt itself uses for such displays, as its own words for it lack this.
"""

from __future__ import annotations

import ctypes
import sys
from dataclasses import dataclass

_WINDOW, _ATOM = 33, 4
#: So many windows at most are looked at.
_MOST = 1000


@dataclass(frozen=True, slots=True)
class OnDisplay:
    """What the window manager tells.

    Attributes:
        others: windows beside the one that asks.
        is_full_screen: whether it holds this window for one that fills the screen.
        is_on_top: whether no other window lies above this one.
    """

    others: int
    is_full_screen: bool
    is_on_top: bool


def on_display(window: int, platform: str) -> OnDisplay | None:
    """Return what is on the display beside `window`; None where nobody tells.

    Args:
        window: the number that the system gave our window.
        platform: Qt's name of the kind of display.
    """
    if platform != "xcb" or not sys.platform.startswith("linux"):
        return None
    try:
        library = _library()
    except (OSError, AttributeError):
        return None
    connection = library.xcb_connect(None, None)
    try:
        if library.xcb_connection_has_error(connection):
            return None
        return _Asking(library, connection).about(window)
    finally:
        library.xcb_disconnect(connection)


class _Screens(ctypes.Structure):
    _fields_ = (
        ("first", ctypes.POINTER(ctypes.c_uint32)),
        ("rest", ctypes.c_int),
        ("index", ctypes.c_int),
    )


class _Cookie(ctypes.Structure):
    _fields_ = (("sequence", ctypes.c_uint),)


class _AtomReply(ctypes.Structure):
    _fields_ = (("head", ctypes.c_uint8 * 8), ("atom", ctypes.c_uint32))


class _PropertyReply(ctypes.Structure):
    _fields_ = (
        ("head", ctypes.c_uint8 * 8),
        ("kind", ctypes.c_uint32),
        ("bytes_after", ctypes.c_uint32),
        ("count", ctypes.c_uint32),
    )


def _library() -> ctypes.CDLL:
    xcb, pointer, number = ctypes.CDLL("libxcb.so.1"), ctypes.c_void_p, ctypes.c_uint32
    for name, result, arguments in (
        ("xcb_connect", pointer, (ctypes.c_char_p, pointer)),
        ("xcb_connection_has_error", ctypes.c_int, (pointer,)),
        ("xcb_disconnect", None, (pointer,)),
        ("xcb_get_setup", pointer, (pointer,)),
        ("xcb_setup_roots_iterator", _Screens, (pointer,)),
        ("xcb_intern_atom", _Cookie, (pointer, ctypes.c_uint8, ctypes.c_uint16, ctypes.c_char_p)),
        ("xcb_intern_atom_reply", ctypes.POINTER(_AtomReply), (pointer, _Cookie, pointer)),
        ("xcb_get_property", _Cookie, (pointer, ctypes.c_uint8, *(number,) * 5)),
        ("xcb_get_property_reply", ctypes.POINTER(_PropertyReply), (pointer, _Cookie, pointer)),
        ("xcb_get_property_value", pointer, (ctypes.POINTER(_PropertyReply),)),
    ):
        function = getattr(xcb, name)
        function.restype, function.argtypes = result, arguments
    return xcb


class _Asking:
    """A connection over which properties of windows are asked for."""

    def __init__(self, library: ctypes.CDLL, connection: int) -> None:
        self._xcb, self._connection = library, connection
        self._free = ctypes.CDLL(None).free
        self._free.argtypes, self._free.restype = (ctypes.c_void_p,), None

    def about(self, window: int) -> OnDisplay | None:
        screens = self._xcb.xcb_setup_roots_iterator(self._xcb.xcb_get_setup(self._connection))
        # A screen's first field is the number of its root window.
        root = screens.first[0]
        stacked = self._numbers(root, "_NET_CLIENT_LIST_STACKING", _WINDOW)
        if window not in stacked:
            return None  # no window manager, or one that keeps no list
        states = self._numbers(window, "_NET_WM_STATE", _ATOM)
        return OnDisplay(
            others=len(stacked) - 1,
            is_full_screen=self._atom("_NET_WM_STATE_FULLSCREEN") in states,
            is_on_top=stacked[-1] == window,
        )

    def _atom(self, name: str) -> int:
        cookie = self._xcb.xcb_intern_atom(self._connection, 0, len(name), name.encode())
        reply = self._xcb.xcb_intern_atom_reply(self._connection, cookie, None)
        if not reply:
            return 0
        try:
            return int(reply.contents.atom)
        finally:
            self._free(reply)

    def _numbers(self, window: int, name: str, kind: int) -> list[int]:
        asked = (window, self._atom(name), kind, 0, _MOST)
        cookie = self._xcb.xcb_get_property(self._connection, 0, *asked)
        reply = self._xcb.xcb_get_property_reply(self._connection, cookie, None)
        if not reply:
            return []
        try:
            value = self._xcb.xcb_get_property_value(reply)
            numbers = ctypes.cast(value, ctypes.POINTER(ctypes.c_uint32))
            return [numbers[place] for place in range(reply.contents.count)]
        finally:
            self._free(reply)
