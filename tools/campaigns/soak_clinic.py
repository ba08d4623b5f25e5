"""`soak-clinic`: a day of visits leaves nothing behind, and the last is as quick as the first."""

from __future__ import annotations

import gc
import os
import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, fields
from pathlib import Path
from typing import TYPE_CHECKING

from tools.campaigns.campaign import Outcome
from tools.campaigns.soak import MOST_GROWTH, memory_mib

if TYPE_CHECKING:
    from ketams_desktop.desktop.leftovers import Leftovers
    from tools.campaigns.monkey import Clock
    from tools.campaigns.visitor import Visitor

#: Eight hours for 500 visits. Those who leave without a word take three minutes of it.
SECONDS_A_VISIT = 57.6
#: Visits before counting starts: caches fill, modules are imported, allocators settle.
WARMING = 20
#: So many visits are looked at together, at the start and at the end; some of each kind.
WINDOW = 20
#: The processor is not equally quick at all times.
MOST_SLOWER = 0.15


@dataclass(frozen=True, slots=True)
class Sample:
    """What there is after a visit: MiB, things, and how long it took on the processor."""

    memory: float
    handles: int
    threads: int
    widgets: int
    timers: int
    objects: int
    seconds: float


def run(size: int, seed: int, pack: Path | None = None, warming: int = WARMING) -> Outcome:
    """Let `size` people visit, off screen, in this process.

    Args:
        size: visits.
        seed: not used; there is nothing by chance in it.
        pack: another content pack.
        warming: visits of these that do not count.
    """
    del seed
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtWidgets import QApplication

    from ketams_desktop.application import make_application
    from ketams_desktop.clinic_app import clear_after_visits, visits
    from ketams_desktop.desktop.clinic_policy import IdleTimes, Policy, PrintRules
    from ketams_desktop.desktop.pin import hash_pin
    from ketams_desktop.library.library import Library
    from ketams_desktop.resources import default_pack
    from ketams_desktop.ui.clinic.waiting_room import WaitingRoom
    from tools.campaigns.monkey import Clock, in_silence
    from tools.campaigns.visitor import PIN, PRINTER, Visitor

    _ = QApplication.instance() or make_application(["soak-clinic"])
    policy = Policy(
        idle=IdleTimes(curtain=60, wipe=180),
        printing=PrintRules(PRINTER),
        staff_pin=hash_pin(PIN),
    )
    library, clock = Library.open(pack or default_pack()), Clock()
    build = in_silence(visits(policy, library))
    room = WaitingRoom(policy, lambda _can_print: build(True), clock)
    left = clear_after_visits(room, library)
    room.show()
    outcome = _day(Visitor(room, clock), clock, left, size, warming)
    room.close()
    room.window.deleteLater()
    library.close()
    return outcome


def _day(visitor: Visitor, clock: Clock, left: Leftovers, size: int, warming: int) -> Outcome:
    outcome, samples = Outcome(), list[Sample]()
    usual, sys.excepthook = sys.excepthook, _noting(outcome)
    try:
        for number in range(size):
            kind = visitor.kinds[number % len(visitor.kinds)]
            begin, processor = clock.now, time.process_time()
            kind()
            visitor.see_the_start()
            while left.is_waiting:
                left.clear()
            seconds = time.process_time() - processor
            clock.now = max(clock.now, begin + _share(number))
            samples.append(_sample(seconds))
    finally:
        sys.excepthook = usual
    outcome.figures.update(visits=size, simulated_hours=round(clock.now / 3600, 1))
    judge(samples[min(warming, size - 2) :], outcome)
    return outcome


def _share(number: int) -> float:
    """Return how long a visit takes; every fifth is one that is left to the idle time."""
    return 242.0 if number % 5 == 2 else (SECONDS_A_VISIT * 5 - 242.0) / 4


def _sample(seconds: float) -> Sample:
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication
    from shiboken6 import Shiboken

    gc.collect()
    wrapped = Shiboken.getAllValidWrappers()
    return Sample(
        memory_mib(),
        _entries("/proc/self/fd"),
        _entries("/proc/self/task"),
        len(QApplication.allWidgets()),
        sum(isinstance(x, QTimer) for x in wrapped),
        len(wrapped),
        seconds,
    )


def _entries(folder: str) -> int:
    """Return how many entries a folder of the system has; 0 where there is none."""
    return len(os.listdir(folder)) if os.path.isdir(folder) else 0  # noqa: PTH112, PTH208


def _noting(outcome: Outcome) -> Callable[..., None]:
    def note(kind: type[BaseException], error: BaseException, trace: object) -> None:
        del error, trace
        outcome.add_fault(f"soak-clinic: {kind.__name__}.")

    return note


def judge(samples: list[Sample], outcome: Outcome) -> None:
    """Compare the first visits that count with the last."""
    many = min(WINDOW, len(samples) // 2)
    first, last = samples[:many], samples[-many:]
    for field in fields(Sample):
        name = field.name
        before = statistics.median(getattr(x, name) for x in first)
        after = statistics.median(getattr(x, name) for x in last)
        if name == "seconds":
            before, after = (sum(x.seconds for x in some) / many for some in (first, last))
        outcome.figures[f"{name}_first"] = round(before, 2)
        outcome.figures[f"{name}_last"] = round(after, 2)
        room = {"memory": MOST_GROWTH, "seconds": MOST_SLOWER}.get(name, 0.0)
        if after > before * (1 + room):
            outcome.add_fault(f"soak-clinic: {name} grew from {before:.2f} to {after:.2f}.")
