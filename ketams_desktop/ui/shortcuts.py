"""Every key that does something, in one table: the window and the page of keys both use it."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeySequence

from ketams_desktop.record import record

translate = QCoreApplication.translate


class Does(StrEnum):
    """What a key of the window does."""

    BACK = "back"
    FIND = "find"
    NEXT_AREA = "next-area"
    AREA_BEFORE = "area-before"
    HELP = "help"
    UNDO = "undo"
    REDO = "redo"
    KEYS = "keys"
    QUIT = "quit"


def window_keys() -> dict[Does, QKeySequence]:
    """Return the window's keys, as this system has them. None is a single letter."""
    alt, shift = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier
    control = Qt.KeyboardModifier.ControlModifier
    return {
        Does.BACK: QKeySequence(alt | Qt.Key.Key_Left),
        Does.FIND: QKeySequence(QKeySequence.StandardKey.Find),
        Does.NEXT_AREA: QKeySequence(Qt.Key.Key_F6),
        Does.AREA_BEFORE: QKeySequence(shift | Qt.Key.Key_F6),
        Does.HELP: QKeySequence(Qt.Key.Key_F1),
        Does.UNDO: QKeySequence(control | Qt.Key.Key_Z),
        Does.REDO: QKeySequence(control | shift | Qt.Key.Key_Z),
        Does.KEYS: QKeySequence(control | Qt.Key.Key_K),
        Does.QUIT: QKeySequence(QKeySequence.StandardKey.Quit),
    }


@record
class KeyLine:
    """One line of the page of keys."""

    keys: str
    words: str


def everywhere() -> list[KeyLine]:
    """Return the keys that work on every screen."""
    words = {
        Does.BACK: translate("Keys", "Go back one screen"),
        Does.FIND: translate("Keys", "Go to the search box"),
        Does.NEXT_AREA: translate("Keys", "Go to the next area of the screen"),
        Does.AREA_BEFORE: translate("Keys", "Go to the area before"),
        Does.HELP: translate("Keys", "Get help now"),
        Does.UNDO: translate("Keys", "Undo the last change"),
        Does.REDO: translate("Keys", "Do it again"),
        Does.KEYS: translate("Keys", "Show these keys"),
        Does.QUIT: translate("Keys", "Close the app"),
    }
    keys = window_keys()
    lines = [
        KeyLine("Tab", translate("Keys", "Go to the next button or field")),
        KeyLine("Shift+Tab", translate("Keys", "Go to the one before")),
        KeyLine(translate("Keys", "Space or Enter"), translate("Keys", "Press the button")),
        KeyLine("Esc", translate("Keys", "Close what was opened")),
    ]
    for does, text in words.items():
        shown = keys[does].toString(QKeySequence.SequenceFormat.NativeText)
        if shown:
            lines.append(KeyLine(shown, text))
    return lines


def while_reading() -> list[KeyLine]:
    """Return the keys that work in the text of a page."""
    return [
        KeyLine(translate("Keys", "Arrow down, arrow up"), translate("Keys", "Go part by part")),
        KeyLine("H, Shift+H", translate("Keys", "Go to the next heading, or the one before")),
        KeyLine("Home, End", translate("Keys", "Go to the start or the end of the page")),
        KeyLine(translate("Keys", "Page Down, Page Up"), translate("Keys", "Turn the page")),
    ]
