"""Keeps from the app what would lead out of it: menus of the system's, dragging, the clipboard."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QClipboard, QGuiApplication, QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

_Type = QEvent.Type
_NEVER = frozenset(
    {
        *(_Type.ContextMenu, _Type.DragEnter, _Type.DragMove, _Type.DragLeave, _Type.Drop),
        *(_Type.WhatsThis, _Type.QueryWhatsThis, _Type.HelpRequest),
    }
)
_KEYS = (_Type.KeyPress, _Type.ShortcutOverride)
_Standard = QKeySequence.StandardKey
#: What takes text to the clipboard or from it.
_CLIPBOARD_KEYS = (_Standard.Copy, _Standard.Cut, _Standard.Paste)
_TEXTS = (QLabel, QLineEdit, QPlainTextEdit, QTextEdit)


class NoWayOut(QObject):
    """Looks at every event of the app before anything else does."""

    def __init__(self, application: QApplication, parent: QObject) -> None:
        super().__init__(parent)
        application.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind in _NEVER:
            return True
        if kind in _KEYS and isinstance(event, QKeyEvent):
            return any(event.matches(key) for key in _CLIPBOARD_KEYS)
        if kind is _Type.MouseMove and isinstance(event, QMouseEvent):
            # A text that is selected with the mouse could be dragged away.
            is_held = event.buttons() != Qt.MouseButton.NoButton
            return is_held and isinstance(watched, QWidget) and _is_text(watched)
        if kind in (_Type.MouseButtonPress, _Type.MouseButtonRelease):
            # On X11 the middle button puts in what was selected before.
            is_middle = isinstance(event, QMouseEvent) and event.button() != _LEFT
            return is_middle and isinstance(watched, QWidget) and _is_text(watched)
        return False


_LEFT = Qt.MouseButton.LeftButton


def _is_text(widget: QWidget) -> bool:
    # What scrolls gets its presses on a part of its own.
    return isinstance(widget, _TEXTS) or isinstance(widget.parentWidget(), QPlainTextEdit)


def empty_clipboard() -> None:
    """Leave nothing on the clipboard, nor what was selected last."""
    clipboard = QGuiApplication.clipboard()
    clipboard.clear()
    if clipboard.supportsSelection():
        clipboard.clear(QClipboard.Mode.Selection)
