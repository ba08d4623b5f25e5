"""Python's garbage is collected in the window's own thread, and nowhere else.

Python collects in whatever thread happens to allocate, that which sets a sheet included. Among
the garbage are widgets of screens that were left, and a widget that is deleted outside the
window's thread leaves its timers behind: the next one that fires ends the app.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

#: How often the window's thread looks, in milliseconds.
_LOOK_EVERY = 1000
#: After so many small collections comes a whole one.
_SMALL_ONES = 20


class GarbageCollector(QObject):
    """Stops Python's own collecting, and does it here while the event loop runs."""

    def __init__(self, parent: QObject) -> None:
        """Belong to `parent`, which lives in the window's thread."""
        super().__init__(parent)
        gc.disable()
        self._small = 0
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_EVERY)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> None:
        """Collect, if enough was allocated since the last time."""
        if gc.get_count()[0] < gc.get_threshold()[0]:
            return
        self._small += 1
        is_whole = self._small >= _SMALL_ONES
        gc.collect(2 if is_whole else 1)
        if is_whole:
            self._small = 0
