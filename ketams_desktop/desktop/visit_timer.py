"""Joins the visit clock to Qt: what people do goes in, what is to be done comes out as signals."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QWindow
from shiboken6 import Shiboken

from ketams_desktop.desktop.visit_clock import Event, Events, Phase, VisitClock, steady_seconds

if TYPE_CHECKING:
    from ketams_desktop.desktop.clinic_policy import IdleTimes

_STEP_MS = 1000
#: After the curtain was lifted, nothing under it can be pressed for so long: the rest of the
#: same touch, or a hand that shakes, would press what it cannot have seen.
CALM_SECONDS = 0.6

_Type = QEvent.Type
_PRESSES = frozenset({_Type.KeyPress, _Type.MouseButtonPress, _Type.TouchBegin, _Type.TabletPress})
_STIRS = frozenset({_Type.Wheel, _Type.TouchUpdate})
#: What belongs to a press and must not reach anything while the press itself must not.
_PARTS = _PRESSES | {
    *(_Type.KeyRelease, _Type.MouseButtonRelease, _Type.MouseButtonDblClick, _Type.MouseMove),
    *(_Type.TouchEnd, _Type.TouchUpdate, _Type.TabletRelease, _Type.ShortcutOverride),
    _Type.Wheel,
}


class VisitTimer(QObject):
    """Watches everything that a person does in the app, and the time.

    While the curtain hangs, a press lifts it and reaches nothing else.

    Signals:
        began: someone pressed for the first time.
        curtain_fell: hide everything, stop speaking.
        curtain_lifted: show it again.
        wipe_soon: in about a minute all is forgotten; say so.
        wiped: make the visit anew.
        ticked: a second has gone by; for what counts down.
    """

    began = Signal()
    curtain_fell = Signal()
    curtain_lifted = Signal()
    wipe_soon = Signal()
    wiped = Signal()
    ticked = Signal()

    def __init__(
        self,
        times: IdleTimes,
        parent: QObject,
        clock: Callable[[], float] = steady_seconds,
    ) -> None:
        """Belong to `parent`; nothing is watched until `watch`."""
        super().__init__(parent)
        self._now = clock
        self._clock = VisitClock(times, clock)
        self._calm_until = clock()
        self._window: int | None = None
        self._application: QGuiApplication | None = None
        self._signals = {
            Event.BEGAN: self.began,
            Event.CURTAIN_FELL: self.curtain_fell,
            Event.CURTAIN_LIFTED: self.curtain_lifted,
            Event.WIPE_SOON: self.wipe_soon,
            Event.WIPED: self.wiped,
        }
        # Each second, rather than once at the right time: a computer may have slept.
        self._timer = QTimer(self)
        self._timer.setInterval(_STEP_MS)
        self._timer.timeout.connect(self.on_second)

    def set_times(self, times: IdleTimes) -> None:
        """Let other times hold from now on."""
        self._clock.set_times(times)

    @property
    def phase(self) -> Phase:
        """Where the visit is."""
        return self._clock.phase

    @property
    def seconds_to_wipe(self) -> float:
        """How long until everything is forgotten if nobody does anything."""
        return self._clock.seconds_to_wipe

    def watch(self, window: QWindow, application: QGuiApplication) -> None:
        """Watch what people do in a window from now on; the app has no other.

        The window, not each widget: every press comes through it first, and comes once.
        """
        self.stop()
        self._window, self._application = _address(window), application
        window.installEventFilter(self)
        window.destroyed.connect(self._on_window_gone)
        application.focusObjectChanged.connect(self.stir)
        self._timer.start()

    def stop(self) -> None:
        """Watch no more, such as while staff are at work."""
        self._timer.stop()
        for window in QGuiApplication.topLevelWindows():
            if _address(window) == self._window:
                window.removeEventFilter(self)
                window.destroyed.disconnect(self._on_window_gone)
        if self._application is not None:
            self._application.focusObjectChanged.disconnect(self.stir)
        self._window = self._application = None

    def stir(self) -> None:
        """Note something that keeps a visit and is no event of Qt's: a sentence read aloud."""
        self._tell(self._clock.stir())

    def answer(self) -> None:
        """Note a press that is no event of Qt's: a screen reader's, on the curtain's button."""
        self._press()

    def finish(self) -> None:
        """Start the time of the last screen."""
        self._tell(self._clock.finish())

    def hide_now(self) -> None:
        """Let the curtain fall at once."""
        self._tell(self._clock.hide())

    def wipe_now(self) -> None:
        """Forget everything at once."""
        self._tell(self._clock.wipe())

    def on_second(self) -> None:
        """Do what time has brought."""
        self._tell(self._clock.tick())
        self.ticked.emit()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Take what people do; keep from the app what only answers the curtain."""
        kind = event.type()
        if kind not in _PARTS:
            return False
        if self._now() < self._calm_until:
            is_kept = True
        elif kind in _PRESSES:
            is_kept = self._press()
        else:
            if kind in _STIRS:
                self.stir()
            is_kept = self.phase is Phase.CURTAIN
        if is_kept and kind is _Type.ShortcutOverride:
            event.accept()  # then Qt looks for no shortcut, and the key comes as a press
        return is_kept

    def _press(self) -> bool:
        """Return whether the press was for the clock alone."""
        was_hidden = self._clock.phase is Phase.CURTAIN
        events = self._clock.press()
        is_for_clock = was_hidden or Event.WIPED in events
        if is_for_clock:
            self._calm_until = self._now() + CALM_SECONDS
        self._tell(events)
        return is_for_clock

    def _on_window_gone(self) -> None:
        self._window = None

    def _tell(self, events: Events) -> None:
        for event in events:
            self._signals[event].emit()


def _address(window: QWindow) -> int:
    """Return what tells one of Qt's windows from another.

    A widget's own window has no Python object that lasts: PySide 6.11 may take the one that it
    made for invalid while the window is there.
    """
    found: int = Shiboken.getCppPointer(window)[0]
    return found
