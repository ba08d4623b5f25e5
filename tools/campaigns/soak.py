"""`soak`: walking through every screen again and again leaves nothing behind."""

from __future__ import annotations

import gc
import os
import re
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from tools.campaigns.campaign import Outcome

if TYPE_CHECKING:
    from ketams_desktop.ui.context import Services
    from ketams_desktop.ui.places import Screen

#: Rounds before counting starts: caches fill, modules are imported, allocators settle.
WARMING = 3
MOST_GROWTH = 0.05


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

    from ketams_desktop.app import StartOptions, build_services, make_application, open_window

    application = QApplication.instance() or make_application(["soak"])
    outcome = Outcome()
    with tempfile.TemporaryDirectory(prefix="ketams-soak-") as folder:
        services = build_services(StartOptions(Path(folder), pack))
        window = open_window(services)
        window.show()
        places = list(_places(services, most))
        counts: list[tuple[int, float]] = []
        for _ in range(warming + size):
            for screen, about in places:
                window.navigator.go(screen, about)
                for _ in range(2):
                    application.processEvents()
                    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
            gc.collect()
            counts.append((len(QApplication.allWidgets()), memory_mib()))
        window.hide()
        window.deleteLater()
        services.library.close()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    _judge(counts[warming - 1 :], len(places), outcome)
    return outcome


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


def _judge(counts: list[tuple[int, float]], places: int, outcome: Outcome) -> None:
    first, last = counts[0], counts[-1]
    outcome.figures.update(
        rounds=len(counts) - 1,
        places=places,
        widgets_first=first[0],
        widgets_last=last[0],
        memory_first_mib=round(first[1], 1),
        memory_last_mib=round(last[1], 1),
    )
    if last[0] > first[0] * (1 + MOST_GROWTH):
        outcome.add_fault(f"soak: {first[0]} widgets became {last[0]}.")
    if last[1] > first[1] * (1 + MOST_GROWTH):
        outcome.add_fault(f"soak: {first[1]:.1f} MiB became {last[1]:.1f} MiB.")


def memory_mib() -> float:
    """Return this process's own memory in MiB; 0 where nobody tells."""
    try:
        text = Path("/proc/self/smaps_rollup").read_text("ascii")
    except OSError:
        return 0.0
    found = re.findall(r"^Private_(?:Clean|Dirty):\s+(\d+) kB$", text, re.MULTILINE)
    return sum(map(int, found)) / 1024
