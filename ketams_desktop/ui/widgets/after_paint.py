"""What can wait until a screen stands: it is done once that has been painted."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

#: Enough for the picture to be handed over, and for a key that was pressed to be heard.
_A_MOMENT_MS = 10
#: So many moments a widget in view is waited for: one behind other windows may never be painted.
_MOST_LOOKS = 20


class AfterPaint(QObject):
    """Says once that its widget was painted a moment ago, or that it is not going to be."""

    is_time = Signal()

    def __init__(self, widget: QWidget) -> None:
        """Watch `widget`, which also owns this."""
        super().__init__(widget)
        self._widget, self._is_painted, self._looks = widget, False, 0
        widget.installEventFilter(self)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._on_time)
        self._timer.start(0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look for the first paint; let every event through."""
        if event.type() is QEvent.Type.Paint:
            watched.removeEventFilter(self)
            self._is_painted, self._looks = True, 0
            # Not from here on: what is in the widget is still to be painted.
            self._timer.start(0)
        return False

    def _on_time(self) -> None:
        # A widget that was taken out of the window has nothing to wait for.
        is_in_sight = self._widget.window().isVisible()
        if is_in_sight and self._looks < (1 if self._is_painted else _MOST_LOOKS):
            self._looks += 1
            self._timer.start(_A_MOMENT_MS)
        else:
            self.is_time.emit()
            self.deleteLater()
