"""What a test leaves behind of the app: windows that stand, timers that tick, threads that run."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Collection

from PySide6.QtCore import QCoreApplication, QEvent, QThreadPool, QTimer
from PySide6.QtWidgets import QApplication

#: Seconds in which a sheet that is being set must be done.
LONGEST = 10


def running() -> Counter[str]:
    """Return the windows in view, their ticking timers and all running threads, by name."""
    found: Counter[str] = Counter()
    for window in QApplication.topLevelWidgets():
        if window.isVisible():
            found[f"window {type(window).__name__}"] += 1
        ticking = sum(timer.isActive() for timer in window.findChildren(QTimer))
        if ticking:
            found[f"timer in {type(window).__name__}"] += ticking
    found.update(f"thread {thread.name}" for thread in threading.enumerate())
    pool = QThreadPool.globalInstance().activeThreadCount()
    if pool:
        found["thread of Qt's pool"] = pool
    return found


def let_go(known: Collection[threading.Thread]) -> None:
    """Let what was asked to be deleted be deleted, and what a thread has begun be finished."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QCoreApplication.processEvents()
    for thread in threading.enumerate():
        if thread not in known:
            thread.join(LONGEST)
