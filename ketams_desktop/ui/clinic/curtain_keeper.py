"""Lets the curtain fall over a window and takes it away, as the visit's timer says."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QMainWindow, QWidget

from ketams_desktop.desktop.visit_timer import VisitTimer
from ketams_desktop.ui.clinic.curtain import Curtain, CurtainWords, printing_failed, still_here
from ketams_desktop.ui.kit import Kit


class CurtainKeeper(QObject):
    """Owns the curtain of one window.

    While it hangs, what lies under it is hidden for real: no screen reader can read it.

    Signals:
        list_wanted: the curtain that told of a failed print was lifted; show the list to copy.
    """

    list_wanted = Signal()

    def __init__(self, window: QMainWindow, timer: VisitTimer, kit: Callable[[], Kit]) -> None:
        """Watch over `window`; `kit` returns how it draws itself at present."""
        super().__init__(window)
        self._window, self._timer, self._kit = window, timer, kit
        self._curtain: Curtain | None = None
        self._trouble: CurtainWords | None = None
        self._focus: QWidget | None = None
        timer.curtain_fell.connect(self._on_fell)
        timer.curtain_lifted.connect(self._on_lifted)
        timer.wipe_soon.connect(self._on_wipe_soon)
        timer.wiped.connect(self._on_wiped)
        window.installEventFilter(self)

    @property
    def is_down(self) -> bool:
        """Whether the curtain hangs."""
        return self._curtain is not None

    def printing_failed(self, trouble: str) -> None:
        """Let it fall at once: someone was called and has left, and nothing was printed."""
        self._trouble = printing_failed(trouble)
        self._timer.hide_now()
        if not self.is_down:  # there is no visit to hide any more
            self._trouble = None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize and self._curtain is not None:
            self._curtain.setGeometry(self._window.rect())
        return super().eventFilter(watched, event)

    def _on_fell(self) -> None:
        self._focus = self._window.focusWidget()
        if self._focus is not None:
            self._focus.destroyed.connect(self._on_focus_gone)
        self._curtain = Curtain(self._kit(), self._trouble or still_here(), self._window)
        self._curtain.answered.connect(self._timer.answer)
        self._curtain.fall()
        self._show_content(is_shown=False)

    def _on_lifted(self) -> None:
        had_trouble, self._trouble = self._trouble is not None, None
        self._take_away()
        self._show_content(is_shown=True)
        if self._focus is not None:
            self._focus.setFocus(Qt.FocusReason.OtherFocusReason)
        if had_trouble:
            self.list_wanted.emit()

    def _on_wipe_soon(self) -> None:
        if self._curtain is not None:
            self._curtain.warn()

    def _on_wiped(self) -> None:
        # What was hidden is of the visit before: it stays hidden until the app has put its start
        # screen in its place, whoever is told first.
        self._trouble = self._focus = None
        self._take_away()

    def _on_focus_gone(self) -> None:
        self._focus = None

    def _take_away(self) -> None:
        if self._curtain is None:
            return
        # Or the ring of the focus would hold on to a button that is no more.
        self._window.setFocus(Qt.FocusReason.OtherFocusReason)
        self._curtain.hide()
        self._curtain.deleteLater()
        self._curtain = None

    def _show_content(self, *, is_shown: bool) -> None:
        content = self._window.centralWidget()
        if content is not None:
            content.setVisible(is_shown)
