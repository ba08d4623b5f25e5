"""The least that a window of PySide6 can be: what the app is compared with.

Says when it was first painted and ends with its input, as the app does with
`--report-first-paint`. Frozen by bare.spec; imports nothing of ours.
"""

import json
import sys
import threading
import time

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QLabel


class Report(QObject):
    """Prints one line when its target is first painted; quits when input ends."""

    _input_ended = Signal()

    def __init__(self, target: QObject) -> None:
        super().__init__(target)
        target.installEventFilter(self)
        self._input_ended.connect(QCoreApplication.quit)

    def eventFilter(self, target: QObject, event: QEvent) -> bool:
        """Look for the first paint; let every event through."""
        if event.type() is QEvent.Type.Paint:
            target.removeEventFilter(self)
            QTimer.singleShot(0, self, self._report)
        return False

    def _report(self) -> None:
        cpu = round(time.process_time() * 1000, 1)
        line = {"event": "first-paint", "screen": "bare", "cpu_ms": cpu}
        sys.stdout.write(json.dumps(line) + "\n")
        sys.stdout.flush()
        threading.Thread(target=self._wait_for_end, daemon=True).start()

    def _wait_for_end(self) -> None:
        sys.stdin.read()
        self._input_ended.emit()


def main() -> int:
    """Show one label until input ends."""
    application = QApplication(["bare-window"])
    label = QLabel("A bare window")
    label.resize(800, 600)
    Report(label)
    label.show()
    return application.exec()


if __name__ == "__main__":
    sys.exit(main())
