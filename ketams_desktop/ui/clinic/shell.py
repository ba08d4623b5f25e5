"""The window of a waiting-room computer: full screen, never small, closed by staff alone."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QMainWindow, QWidget

from ketams_desktop.ui.widgets.cards import column


class ClinicWindow(QMainWindow):
    """Holds what a visit shows, and at times something that stands before it.

    Signals:
        close_wanted: someone, or a key of the system, wants the window closed.
        left: another window came to the front.
    """

    close_wanted = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        # The title names neither the drug nor the illness: others may see the screen.
        self.setWindowTitle("KetaMS")
        self.setAcceptDrops(False)
        self.may_close = False
        self._inner: QWidget | None = None
        self._before: QWidget | None = None
        self._below: QWidget | None = None

    @property
    def before(self) -> QWidget | None:
        """What stands before the visit, if anything does."""
        return self._before

    def begin(self, inner: QWidget, below: QWidget) -> None:
        """Show a new visit, with `below` at the foot. What was there is gone, whatever it was."""
        holder, stack = QWidget(), column(0)
        holder.setLayout(stack)
        stack.addWidget(inner, 1)
        stack.addWidget(below)
        self._inner, self._below, self._before = inner, below, None
        self.setCentralWidget(holder)

    def show_before(self, widget: QWidget) -> None:
        """Show something in front of the visit, which is hidden for real."""
        self.take_away()
        central = self.centralWidget()
        if central is None or self._inner is None or self._below is None:
            return
        self._inner.hide()
        self._below.hide()
        layout = central.layout()
        if layout is not None:
            layout.addWidget(widget)
        self._before = widget
        widget.show()

    def take_away(self) -> None:
        """Show the visit again."""
        before, self._before = self._before, None
        if before is None or self._inner is None:
            return
        self._inner.show()
        before.hide()
        before.deleteLater()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.may_close:
            super().closeEvent(event)
        else:
            event.ignore()
            self.close_wanted.emit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.WindowStateChange and not self.isFullScreen():
            # Not inside the event, or the system would have the last word.
            QTimer.singleShot(0, self, self._fill_screen)
        elif event.type() is QEvent.Type.ActivationChange and not self.isActiveWindow():
            self.left.emit()

    def _fill_screen(self) -> None:
        if self.isVisible() and not self.isFullScreen():
            self.showFullScreen()
