"""Takes a press that follows another too soon for a shake of the hand, and lets it pass by.

Mouse, touch and the keys that press a button are filtered. What is typed into a text is not.
"""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from ketams_desktop.desktop.settings_store import SettingsStore

_PRESSES = (
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseButtonDblClick,
    QEvent.Type.TouchBegin,
)
_RELEASES = (QEvent.Type.MouseButtonRelease, QEvent.Type.TouchEnd)
#: Keys that do something at once. Arrow keys and letters are meant to be pressed in a row.
_KEYS = (
    Qt.Key.Key_Space,
    Qt.Key.Key_Return,
    Qt.Key.Key_Enter,
    Qt.Key.Key_Escape,
    Qt.Key.Key_Tab,
    Qt.Key.Key_Backtab,
)


class RepeatFilter(QObject):
    """Lets one press through and drops those that follow it within the time that is set."""

    def __init__(
        self,
        settings: SettingsStore,
        parent: QObject,
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        """Watch the whole application; `now` gives seconds."""
        super().__init__(parent)
        self._settings, self._now = settings, now
        self._last_press: float | None = None
        self._last_key: tuple[int, float] | None = None
        self._swallows_release = False
        application = QApplication.instance()
        if application is not None:
            application.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        seconds = self._settings.value.repeat_filter / 1000
        # Qt shows one press to the window and then to the widget: only the widget's counts.
        if not seconds or not isinstance(watched, QWidget):
            return False
        kind = event.type()
        if kind in _PRESSES:
            return self._on_press(seconds)
        if kind in _RELEASES and self._swallows_release:
            self._swallows_release = False
            return True
        if kind is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._on_key(watched, event, seconds)
        return False

    def _on_press(self, seconds: float) -> bool:
        is_shake = self._is_soon(self._last_press, seconds)
        # A shake counts, too: a hand that goes on shaking is not let through in between.
        self._last_press = self._now()
        self._swallows_release = is_shake
        return is_shake

    def _on_key(self, watched: QWidget, event: QKeyEvent, seconds: float) -> bool:
        key = event.key()
        if key not in _KEYS or event.isAutoRepeat():
            return False
        if key == Qt.Key.Key_Space and isinstance(watched, QLineEdit | QTextEdit | QPlainTextEdit):
            return False
        before = self._last_key
        self._last_key = (key, self._now())
        return before is not None and before[0] == key and self._is_soon(before[1], seconds)

    def _is_soon(self, before: float | None, seconds: float) -> bool:
        return before is not None and self._now() - before < seconds
