"""Tells when something has been painted, for measuring. Nothing is shown or changed by it."""

from __future__ import annotations

import json
import sys
import threading
import time

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Signal


class PaintWatch(QObject):
    """Says once that its target, and whatever is painted with it, has reached the screen."""

    painted = Signal()

    def __init__(self, target: QObject) -> None:
        """Watch `target`, a widget, which also owns this."""
        super().__init__(target)
        target.installEventFilter(self)

    def eventFilter(self, target: QObject, event: QEvent) -> bool:
        """Look for the target's first paint; let every event through."""
        if event.type() is QEvent.Type.Paint:
            target.removeEventFilter(self)
            # Behind the present event: all of the window is painted and handed over by then.
            QTimer.singleShot(0, self, self.painted.emit)
        return False


class FirstPaintReport(QObject):
    """Prints one line of JSON when its target is first painted; quits when input ends."""

    _input_ended = Signal()

    def __init__(self, target: QObject, screen: str) -> None:
        """Watch `target`; `screen` stands in the line as what was painted."""
        super().__init__(target)
        self._screen = screen
        self._input_ended.connect(QCoreApplication.quit, Qt.ConnectionType.QueuedConnection)
        PaintWatch(target).painted.connect(self._on_painted)

    def _on_painted(self) -> None:
        cpu = round(time.process_time() * 1000, 1)
        line = {"event": "first-paint", "screen": self._screen, "cpu_ms": cpu}
        sys.stdout.write(json.dumps(line) + "\n")
        sys.stdout.flush()
        threading.Thread(target=self._wait_for_end, daemon=True).start()

    def _wait_for_end(self) -> None:
        sys.stdin.read()
        self._input_ended.emit()
