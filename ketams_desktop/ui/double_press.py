"""A key that is pressed twice by a shaking hand presses nothing on the screen that it led to.

Enter on "Next" shows another step, with the keyboard on its first option. A second Enter right
after would choose that option, and nobody meant it. This is always on; the filter of presses in
Settings is for hands that need more.
"""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from ketams_desktop.ui.places import Navigator

#: So many seconds after a key has led to a new screen, the same key passes by.
PASSES_BY = 0.4
#: A press that is longer ago did not lead to the new screen. The space bar acts when let go.
_LONGEST_PRESS = 1.0
_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class DoublePress(QObject):
    """Watches the keys that come to a window, before any widget has them."""

    def __init__(
        self, window: QWidget, navigator: Navigator, now: Callable[[], float] = time.monotonic
    ) -> None:
        """Watch `window` from when it is shown; `now` gives seconds."""
        super().__init__(window)
        self._window, self._now = window, now
        self._pressed: tuple[int, float] | None = None
        self._led_on: tuple[int, float] | None = None
        navigator.moved.connect(self._on_moved)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Show and watched is self._window:
            # The system's own window gets each key first. It is there once this is shown.
            handle = self._window.windowHandle()
            if handle is not None:
                self._window.removeEventFilter(self)
                handle.installEventFilter(self)
        elif event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._on_key(event)
        return False

    def _on_key(self, event: QKeyEvent) -> bool:
        key, before = event.key(), self._led_on
        if event.isAutoRepeat():
            return False
        if before is not None and before[0] == key and self._now() - before[1] < PASSES_BY:
            return True
        self._led_on = None
        self._pressed = (key, self._now()) if key in _KEYS else None
        return False

    def _on_moved(self) -> None:
        if self._pressed is not None and self._now() - self._pressed[1] < _LONGEST_PRESS:
            self._led_on = (self._pressed[0], self._now())
        self._pressed = None
