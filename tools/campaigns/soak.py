"""`soak`: reading every screen and editing the list again and again leaves nothing behind."""

from __future__ import annotations

import ctypes
import gc
import os
import re
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path
from statistics import fmean
from typing import TYPE_CHECKING, NamedTuple

from tools.campaigns.campaign import Outcome

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from ketams_desktop.ui.context import Services
    from ketams_desktop.ui.places import Screen

#: Rounds before counting starts: caches fill, modules are imported, allocators settle.
WARMING = 3
MOST_GROWTH = 0.05
#: How long somebody stays with each place, in the count of simulated hours.
SECONDS_A_PLACE = 60


class Sample(NamedTuple):
    """What is looked at after each round.

    Attributes:
        memory_mib: the process's own memory. It goes up and down by a tenth from round to round,
            with what the allocator keeps in reserve; so means are compared.
        in_use_mib: what the C library has given out; Python's small objects are not in it.
        objects: Python's objects that can hold others.
    """

    widgets: float
    memory_mib: float
    in_use_mib: float
    objects: float
    timers: float
    threads: float


def run(
    size: int, seed: int, pack: Path | None = None, warming: int = WARMING, most: int = 1000
) -> Outcome:
    """Walk `size` rounds through all screens, off screen, in this process.

    Args:
        size: rounds that count.
        seed: not used; there is nothing by chance in it.
        pack: another content pack.
        warming: rounds before those.
        most: at most so many pages, and steps of the guide, in a round.
    """
    del seed
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtCore import QCoreApplication, QEvent
    from PySide6.QtWidgets import QApplication

    from ketams_desktop.app import StartOptions, build_services, open_window
    from ketams_desktop.application import make_application

    application = QApplication.instance() or make_application(["soak"])
    outcome = Outcome()
    with tempfile.TemporaryDirectory(prefix="ketams-soak-") as folder:
        services = build_services(StartOptions(Path(folder), pack))
        window = open_window(services)
        window.show()
        places = list(_places(services, most))
        counts: list[Sample] = []
        for _ in range(warming + size):
            for screen, about in places:
                window.navigator.go(screen, about)
                for _ in range(2):
                    application.processEvents()
                    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
                _edit(services)
            gc.collect()
            counts.append(_sample(window))
        window.hide()
        window.deleteLater()
        services.library.close()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    _judge(counts[warming - 1 :], len(places), outcome)
    return outcome


def _edit(services: Services) -> None:
    """Write a question, change it, mark it and take it all back, before the screen that is up."""
    session = services.session
    session.add_own("Who drives me home?")
    key = session.questions.items[-1].key
    session.edit(key, "Who drives me home, and who stays?")
    session.note(key, "ask at the desk")
    while session.can_undo:
        session.undo()


def _sample(window: QObject) -> Sample:
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    timers = sum(timer.isActive() for timer in window.findChildren(QTimer))
    return Sample(
        widgets=len(QApplication.allWidgets()),
        memory_mib=memory_mib(),
        in_use_mib=in_use_mib(),
        objects=len(gc.get_objects()),
        timers=timers,
        threads=threading.active_count(),
    )


def _places(services: Services, most: int) -> Iterator[tuple[Screen, str]]:
    """Yield every screen, with `most` things it can be about; ends where it began."""
    from ketams_desktop.ui.places import Screen
    from ketams_desktop.ui.screens import SCREENS

    for screen in SCREENS:
        if screen is Screen.PAGE:
            yield from ((screen, head.id) for head in services.library.page_heads()[:most])
        elif screen is Screen.GUIDE:
            yield from ((screen, step.id) for step in services.guide.steps[:most])
        elif screen is Screen.SEARCH:
            yield from ((screen, words) for words in ("ketamine", "bladder", "zzzz"))
        else:
            yield screen, ""
    yield Screen.HOME, ""


def _judge(counts: list[Sample], places: int, outcome: Outcome) -> None:
    rounds = len(counts) - 1
    hours = round(rounds * places * SECONDS_A_PLACE / 3600, 1)
    outcome.figures.update(rounds=rounds, places=places, simulated_hours=hours)
    some = max(len(counts) // 4, 1)
    first, last = _means(counts[:some]), _means(counts[-some:])
    for name, was, now in zip(Sample._fields, first, last, strict=True):
        outcome.figures[f"{name}_first"] = round(was, 1)
        outcome.figures[f"{name}_last"] = round(now, 1)
        if now > was * (1 + MOST_GROWTH):
            outcome.add_fault(f"soak: {name}, {was:.1f} became {now:.1f}.")
    outcome.figures["memory_mib_most"] = round(max(count.memory_mib for count in counts), 1)


def _means(counts: list[Sample]) -> Sample:
    return Sample(*(fmean(values) for values in zip(*counts, strict=True)))


def memory_mib() -> float:
    """Return this process's own memory in MiB; 0 where nobody tells."""
    try:
        text = Path("/proc/self/smaps_rollup").read_text("ascii")
    except OSError:
        return 0.0
    found = re.findall(r"^Private_(?:Clean|Dirty):\s+(\d+) kB$", text, re.MULTILINE)
    return sum(map(int, found)) / 1024


class _MallocInfo(ctypes.Structure):
    """What glibc's mallinfo2 returns, see mallinfo(3)."""

    _fields_ = tuple(
        (name, ctypes.c_size_t)
        for name in (
            *("arena", "ordblks", "smblks", "hblks", "hblkhd"),
            *("usmblks", "fsmblks", "uordblks", "fordblks", "keepcost"),
        )
    )


def in_use_mib() -> float:
    """Return the MiB that the C library has given out; 0 where it does not tell."""
    tell = getattr(ctypes.CDLL(None), "mallinfo2", None) if os.name == "posix" else None
    if tell is None:
        return 0.0
    tell.restype = _MallocInfo
    info = tell()
    return float(info.uordblks + info.hblkhd) / 2**20
