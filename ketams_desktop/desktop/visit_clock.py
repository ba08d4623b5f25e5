"""When a waiting-room screen hides, forgets, and starts over: a pure machine. No Qt, no timers.

It is told what happens and answers what is to be done. Time is the clock's that it is given, so
every path can be run through in a test. `visit_timer` joins it to Qt.

A visit begins with the first press. Nobody near: the curtain falls. A press lifts it, as often
as someone likes; else the wipe follows. The last screen goes by itself.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from enum import Enum, StrEnum

from ketams_desktop.desktop.clinic_policy import IdleTimes

#: So long before the wipe it is announced once more.
WARNING_SECONDS = 60


class Phase(StrEnum):
    """Where a visit is."""

    #: Nobody has pressed anything since the last wipe.
    START = "start"
    ACTIVE = "active"
    #: Everything is hidden; one press brings it back.
    CURTAIN = "curtain"
    #: The list is handed out; "take it with you".
    FINISH = "finish"


class Event(Enum):
    """What is to be done."""

    BEGAN = "began"
    CURTAIN_FELL = "curtain fell"
    CURTAIN_LIFTED = "curtain lifted"
    #: Say that the wipe is near; comes once while the curtain hangs.
    WIPE_SOON = "wipe soon"
    #: Forget everything and show the start screen.
    WIPED = "wiped"


Events = tuple[Event, ...]


def steady_seconds() -> float:
    """Return seconds that never go back, and go on while the computer sleeps.

    A list must not wait on a sleeping computer for whoever wakes it.
    """
    with_sleep = getattr(time, "CLOCK_BOOTTIME", None)  # on Linux alone
    return time.monotonic() if with_sleep is None else time.clock_gettime(with_sleep)


class VisitClock:
    """The phases of a visit and the times between them."""

    def __init__(self, times: IdleTimes, clock: Callable[[], float] = steady_seconds) -> None:
        """Start at START; `clock` returns seconds and never goes back."""
        self._times, self._clock = times, clock
        self._phase = Phase.START
        #: Since when nobody has done anything; in FINISH, since when it shows.
        self._since = clock()
        self._has_warned = False

    @property
    def phase(self) -> Phase:
        """Where the visit is, as far as it has been told."""
        return self._phase

    @property
    def seconds_left(self) -> float:
        """How long until something happens by itself; at START nothing does: infinite."""
        return max(0.0, self._deadline() - self._clock())

    @property
    def seconds_to_wipe(self) -> float:
        """How long until everything is forgotten if nobody does anything."""
        if self._phase is Phase.START:
            return float("inf")
        length = self._times.finish if self._phase is Phase.FINISH else self._times.wipe
        return max(0.0, self._since + length - self._clock())

    def tick(self) -> Events:
        """Do what time has brought. Each of the others does so first, too."""
        events: list[Event] = []
        now = self._clock()
        while now >= self._deadline():
            events += self._come_due()
        return tuple(events)

    def press(self) -> Events:
        """Note a press, a key or a touch: it begins a visit, keeps it, or lifts the curtain."""
        # First what was due: the press of whoever comes after the wipe shows no old visit.
        events = self.tick()
        if Event.WIPED in events:
            return events
        self._since = self._clock()
        if self._phase is Phase.START:
            self._phase = Phase.ACTIVE
            return (*events, Event.BEGAN)
        if self._phase is Phase.CURTAIN:
            self._phase = Phase.ACTIVE
            return (*events, Event.CURTAIN_LIFTED)
        return events

    def stir(self) -> Events:
        """Note scrolling, a moved focus, a sentence read aloud: these keep a visit.

        They lift no curtain. A voice that hangs says no sentence, and so holds no visit up.
        """
        events = self.tick()
        if self._phase is Phase.ACTIVE:
            self._since = self._clock()
        return events

    def finish(self) -> Events:
        """Show the last screen: the list is on its way to the printer, or was copied."""
        events = self.tick()
        if Event.WIPED not in events and self._phase in (Phase.ACTIVE, Phase.CURTAIN):
            self._phase, self._since = Phase.FINISH, self._clock()
        return events

    def hide(self) -> Events:
        """Let the curtain fall at once, such as when someone was called and printing failed."""
        events = self.tick()
        if Event.WIPED in events or self._phase not in (Phase.ACTIVE, Phase.FINISH):
            return events
        self._since = self._clock()
        return (*events, *self._fall())

    def wipe(self) -> Events:
        """Forget everything now."""
        self._phase, self._since = Phase.START, self._clock()
        return (Event.WIPED,)

    def _deadline(self) -> float:
        times = self._times
        wait = {
            Phase.START: float("inf"),
            Phase.ACTIVE: times.curtain,
            Phase.FINISH: times.finish,
            Phase.CURTAIN: times.wipe - (0 if self._has_warned else WARNING_SECONDS),
        }[self._phase]
        return self._since + wait

    def _come_due(self) -> Events:
        if self._phase is Phase.ACTIVE:
            return self._fall()
        if self._phase is Phase.CURTAIN and not self._has_warned:
            self._has_warned = True
            return (Event.WIPE_SOON,)
        return self.wipe()

    def _fall(self) -> Events:
        self._phase = Phase.CURTAIN
        # No warning right after the curtain, whose own words say the same.
        self._has_warned = self._times.wipe - self._times.curtain <= WARNING_SECONDS
        return (Event.CURTAIN_FELL,)
