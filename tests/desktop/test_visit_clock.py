from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from ketams_desktop.desktop.clinic_policy import IdleTimes
from ketams_desktop.desktop.visit_clock import Event, Phase, VisitClock, steady_seconds

FELL, LIFTED, SOON, WIPED = (
    Event.CURTAIN_FELL,
    Event.CURTAIN_LIFTED,
    Event.WIPE_SOON,
    Event.WIPED,
)


class Hand:
    """A clock that someone turns."""

    def __init__(self) -> None:
        self.now = 5000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def hand() -> Hand:
    return Hand()


@pytest.fixture
def visit(hand: Hand) -> VisitClock:
    return VisitClock(IdleTimes(), hand)


def after(visit: VisitClock, hand: Hand, seconds: float) -> tuple[Event, ...]:
    hand.now += seconds
    return visit.tick()


def test_start_screen_stays_for_ever(visit: VisitClock, hand: Hand) -> None:
    assert after(visit, hand, 10**6) == ()
    assert visit.phase is Phase.START
    assert visit.seconds_left == visit.seconds_to_wipe == float("inf")
    assert visit.stir() == ()
    assert visit.phase is Phase.START


def test_press_begins_a_visit(visit: VisitClock) -> None:
    assert visit.press() == (Event.BEGAN,)
    assert visit.phase is Phase.ACTIVE
    assert visit.press() == ()
    assert (visit.seconds_left, visit.seconds_to_wipe) == (90, 480)


def test_curtain_falls_at_90_seconds_and_the_wipe_follows_at_8_minutes(
    visit: VisitClock, hand: Hand
) -> None:
    visit.press()
    assert after(visit, hand, 89.9) == ()
    assert after(visit, hand, 0.1) == (FELL,)
    assert after(visit, hand, 329.9) == ()
    assert after(visit, hand, 0.1) == (SOON,)
    assert visit.seconds_to_wipe == 60
    assert after(visit, hand, 59.9) == ()
    assert after(visit, hand, 0.1) == (WIPED,)
    assert visit.phase is Phase.START


def test_press_lifts_the_curtain_for_ever(visit: VisitClock, hand: Hand) -> None:
    visit.press()
    for _ in range(500):
        assert FELL in after(visit, hand, 479.9)
        assert visit.press() == (LIFTED,)
        assert visit.phase is Phase.ACTIVE


def test_stirring_keeps_the_visit_and_lifts_no_curtain(visit: VisitClock, hand: Hand) -> None:
    visit.press()
    for _ in range(100):
        hand.now += 89
        assert visit.stir() == ()
    assert after(visit, hand, 90) == (FELL,)
    assert visit.stir() == ()
    assert visit.phase is Phase.CURTAIN
    hand.now += 390
    assert visit.stir() == (SOON, WIPED), "it gave no more time either"


def test_press_after_the_wipe_time_shows_no_old_visit(visit: VisitClock, hand: Hand) -> None:
    """A computer that slept, or was busy, has not ticked."""
    visit.press()
    hand.now += 3600
    assert visit.press() == (FELL, SOON, WIPED)
    assert visit.phase is Phase.START
    assert visit.press() == (Event.BEGAN,)


def test_last_screen_goes_after_30_seconds(visit: VisitClock, hand: Hand) -> None:
    visit.press()
    assert visit.finish() == ()
    assert visit.phase is Phase.FINISH
    assert after(visit, hand, 29.9) == ()
    assert after(visit, hand, 0.1) == (WIPED,)


def test_last_screen_stays_while_someone_presses(visit: VisitClock, hand: Hand) -> None:
    visit.press()
    visit.finish()
    for _ in range(50):
        hand.now += 29
        assert visit.press() == ()
        assert visit.phase is Phase.FINISH
    assert after(visit, hand, 30) == (WIPED,)


def test_finish_of_no_visit_does_nothing(visit: VisitClock) -> None:
    assert visit.finish() == ()
    assert visit.phase is Phase.START


def test_hide_lets_the_curtain_fall_at_once_and_gives_the_whole_time(
    visit: VisitClock, hand: Hand
) -> None:
    visit.press()
    hand.now += 80
    assert visit.hide() == (FELL,)
    assert visit.hide() == ()
    assert visit.seconds_to_wipe == 480
    assert visit.press() == (LIFTED,)


def test_wipe_at_once_from_any_phase(visit: VisitClock, hand: Hand) -> None:
    visit.press()
    assert visit.wipe() == (WIPED,)
    visit.press()
    after(visit, hand, 100)
    assert visit.wipe() == (WIPED,)
    assert after(visit, hand, 10**6) == ()


def test_wipe_right_after_the_curtain_is_not_announced_twice(hand: Hand) -> None:
    visit = VisitClock(IdleTimes(curtain=150, wipe=180, finish=30), hand)
    visit.press()
    assert after(visit, hand, 150) == (FELL,)
    assert after(visit, hand, 30) == (WIPED,)


def test_steady_seconds_never_go_back() -> None:
    seen = [steady_seconds() for _ in range(100)]
    assert seen == sorted(seen)


class AnyVisit(RuleBasedStateMachine):
    """Any order of anything, at any time."""

    def __init__(self) -> None:
        super().__init__()
        self.hand = Hand()
        self.times = IdleTimes(curtain=60, wipe=200, finish=20)
        self.visit = VisitClock(self.times, self.hand)
        #: When something last happened that keeps a visit, as a person would reckon it.
        self.touched = self.hand.now
        self.is_hidden = False

    def take(self, events: tuple[Event, ...]) -> None:
        for event in events:
            if event is FELL:
                assert not self.is_hidden, "a curtain fell on a curtain"
                self.is_hidden = True
            elif event is LIFTED:
                assert self.is_hidden
                self.is_hidden = False
            elif event is SOON:
                assert self.is_hidden
            elif event is WIPED:
                self.is_hidden = False
        assert events.count(WIPED) <= 1

    @rule(seconds=st.floats(0, 400))
    def wait(self, seconds: float) -> None:
        self.hand.now += seconds

    @rule()
    def tick(self) -> None:
        self.take(self.visit.tick())

    @rule()
    def press(self) -> None:
        idle = self.hand.now - self.touched
        before = self.visit.phase
        events = self.visit.press()
        self.take(events)
        if before is Phase.ACTIVE and idle >= self.times.wipe:
            assert WIPED in events, "an old visit was shown to whoever came next"
        if WIPED not in events:
            self.touched = self.hand.now
            assert self.visit.phase in (Phase.ACTIVE, Phase.FINISH)

    @rule()
    def stir(self) -> None:
        before = self.visit.phase
        self.take(self.visit.stir())
        if before is Phase.CURTAIN:
            assert self.visit.phase is not Phase.ACTIVE
        if self.visit.phase is Phase.ACTIVE:
            self.touched = self.hand.now

    @rule()
    def finish(self) -> None:
        before = self.visit.phase
        self.take(self.visit.finish())
        if self.visit.phase is Phase.FINISH:
            self.is_hidden = False
            self.touched = self.hand.now if before is not Phase.FINISH else self.touched

    @rule()
    def hide(self) -> None:
        events = self.visit.hide()
        self.take(events)
        if events[-1:] == (FELL,):
            self.touched = self.hand.now

    @precondition(lambda self: self.visit.phase is not Phase.START)
    @rule()
    def wipe(self) -> None:
        self.take(self.visit.wipe())
        assert self.visit.phase is Phase.START

    @invariant()
    def curtain_is_there_when_it_was_told(self) -> None:
        assert self.is_hidden == (self.visit.phase is Phase.CURTAIN)

    @invariant()
    def nothing_outlives_its_time(self) -> None:
        """Whatever came before, waiting ends at the start screen, and in time."""
        left = self.visit.seconds_to_wipe
        # A float of a clock that has run for long is not exact.
        assert left == float("inf") or left <= self.times.wipe + 1e-6
        assert self.visit.seconds_left <= left


TestAnyVisit = AnyVisit.TestCase


@given(st.integers(30, 170), st.integers(3, 20), st.integers(10, 120))
def test_any_times_wipe_a_visit_that_was_left(curtain: int, minutes: int, finish: int) -> None:
    hand = Hand()
    visit = VisitClock(IdleTimes(curtain, minutes * 60, finish), hand)
    visit.press()
    start, told = hand.now, []
    while visit.phase is not Phase.START:
        hand.now += 1
        told += visit.tick()
    assert hand.now - start == minutes * 60
    assert told in ([FELL, SOON, WIPED], [FELL, WIPED])
