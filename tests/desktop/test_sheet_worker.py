from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from ketams_desktop.desktop.sheet_worker import SheetWorker
from ketams_desktop.errors import TypesettingError


class SlowTypesetter:
    """Stands in for Typst: each sheet is a text, and waits until it may be finished."""

    def __init__(self) -> None:
        self.started: list[str] = []
        self.threads: set[int] = set()
        self.may_finish = threading.Event()

    def pages(self, sheet: str, ppi: float) -> tuple[bytes, ...]:
        self.started.append(sheet)
        self.threads.add(threading.get_ident())
        assert self.may_finish.wait(10)
        if sheet == "broken":
            raise TypesettingError("The sheet could not be drawn (told by the typesetter).")
        if sheet == "fault":
            raise ValueError("nobody thought of this")
        return (f"{sheet} at {ppi:g}".encode(),)


@pytest.fixture
def typesetter() -> Iterator[SlowTypesetter]:
    typesetter = SlowTypesetter()
    yield typesetter
    typesetter.may_finish.set()


@pytest.fixture
def make_worker(qtbot: QtBot, typesetter: Any) -> Iterator[Callable[[QObject | None], SheetWorker]]:
    assert qtbot
    workers = []

    def make(parent: QObject | None = None) -> SheetWorker:
        workers.append(SheetWorker(typesetter, parent))
        return workers[-1]

    yield make
    typesetter.may_finish.set()


@pytest.fixture
def worker(make_worker: Callable[[], SheetWorker]) -> Iterator[SheetWorker]:
    worker = make_worker()
    yield worker
    worker.wait()


@pytest.fixture
def handed_back(worker: SheetWorker) -> list[object]:
    found: list[object] = []
    worker.ready.connect(found.append)
    worker.failed.connect(found.append)
    return found


def test_request_hands_the_pages_back(
    qtbot: QtBot, worker: SheetWorker, typesetter: SlowTypesetter
) -> None:
    typesetter.may_finish.set()

    with qtbot.waitSignal(worker.ready, timeout=5000) as signal:
        worker.request("sheet", 110)  # type: ignore[arg-type]

    assert signal.args == [(b"sheet at 110",)]
    assert not worker.is_busy


def test_request_does_not_hold_up_the_interface(
    worker: SheetWorker, typesetter: SlowTypesetter
) -> None:
    worker.request("sheet", 72)  # type: ignore[arg-type]

    assert worker.is_busy
    assert not typesetter.may_finish.is_set()
    typesetter.may_finish.set()
    worker.wait()
    assert typesetter.threads.isdisjoint({threading.get_ident()})


def test_latest_request_wins_and_those_between_are_never_drawn(
    qtbot: QtBot, worker: SheetWorker, typesetter: SlowTypesetter, handed_back: list[object]
) -> None:
    worker.request("first", 72)  # type: ignore[arg-type]
    qtbot.waitUntil(lambda: typesetter.started == ["first"])
    for name in ("second", "third", "last"):
        worker.request(name, 72)  # type: ignore[arg-type]
    typesetter.may_finish.set()

    qtbot.waitUntil(lambda: not worker.is_busy)
    qtbot.wait(50)

    assert handed_back == [(b"last at 72",)]
    assert typesetter.started == ["first", "last"]


@pytest.mark.parametrize(
    ("sheet", "told", "unforeseen"),
    [
        ("broken", "told by the typesetter", []),
        ("fault", "drawn. Your list is kept.", [ValueError]),
    ],
)
def test_trouble_is_told_and_the_next_sheet_is_drawn(
    qtbot: QtBot,
    worker: SheetWorker,
    typesetter: SlowTypesetter,
    sheet: str,
    told: str,
    unforeseen: list[type],
) -> None:
    typesetter.may_finish.set()

    # What nobody thought of goes the way of every such error: to the crash log.
    with (
        qtbot.captureExceptions() as escaped,
        qtbot.waitSignal(worker.failed, timeout=5000) as signal,
    ):
        worker.request(sheet, 72)  # type: ignore[arg-type]
    assert [kind for kind, _, _ in escaped] == unforeseen
    with qtbot.waitSignal(worker.ready, timeout=5000):
        worker.request("sheet", 72)  # type: ignore[arg-type]

    assert signal.args is not None
    assert "could not be drawn" in signal.args[0]
    assert told in signal.args[0]


def test_trouble_with_an_old_sheet_is_told_to_nobody(
    qtbot: QtBot, worker: SheetWorker, typesetter: SlowTypesetter, handed_back: list[object]
) -> None:
    worker.request("broken", 72)  # type: ignore[arg-type]
    qtbot.waitUntil(lambda: typesetter.started == ["broken"])
    worker.request("sheet", 72)  # type: ignore[arg-type]
    typesetter.may_finish.set()

    qtbot.waitUntil(lambda: not worker.is_busy)
    qtbot.wait(50)

    assert handed_back == [(b"sheet at 72",)]


def test_many_requests_at_once_end_with_the_last(
    qtbot: QtBot, worker: SheetWorker, typesetter: SlowTypesetter, handed_back: list[object]
) -> None:
    typesetter.may_finish.set()
    for number in range(300):
        worker.request(f"sheet {number}", 72)  # type: ignore[arg-type]

    qtbot.waitUntil(lambda: not worker.is_busy)

    assert handed_back[-1] == (b"sheet 299 at 72",)


def test_worker_that_is_gone_lets_its_sheet_be_finished_for_nobody(
    qtbot: QtBot,
    typesetter: SlowTypesetter,
    make_worker: Callable[[QObject], SheetWorker],
    capfd: pytest.CaptureFixture[str],
) -> None:
    owner = QObject()
    worker = make_worker(owner)
    worker.request("sheet", 72)  # type: ignore[arg-type]
    qtbot.waitUntil(lambda: typesetter.started == ["sheet"])
    threading.Timer(0.2, typesetter.may_finish.set).start()

    with qtbot.waitSignal(owner.destroyed, timeout=5000):
        owner.deleteLater()
    qtbot.wait(50)

    assert capfd.readouterr().err == ""


#: A press through QTest holds Python's lock while events happen inside it, as a press on the
#: last button of a screen whose sheet is being set.
_PRESSED_AWAY = """
import faulthandler, sys, time
faulthandler.dump_traceback_later(20, exit=True)
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from ketams_desktop.desktop.sheet_worker import SheetWorker

class Typesetter:
    ended = False
    def pages(self, *_):
        for _ in range(10):
            time.sleep(0.01)
        self.ended = True
        return (b"",)

def press_away():
    worker = SheetWorker(typesetter)
    worker.destroyed.connect(lambda: gone.append(typesetter.ended))
    worker.request(None, 72)
    worker.deleteLater()

application, typesetter, gone = QApplication([]), Typesetter(), []
button = QPushButton()
button.show()
button.clicked.connect(press_away)
application.processEvents()
held = Qt.KeyboardModifier.NoModifier
QTest.mouseClick(button.windowHandle(), Qt.MouseButton.LeftButton, held, QPoint(5, 5))
QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
print(gone)
"""


def test_worker_that_a_press_deletes_waits_for_no_sheet() -> None:
    command = [sys.executable, "-c", _PRESSED_AWAY]
    root = Path(__file__).parents[2]
    done = subprocess.run(
        command, cwd=root, capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == ["[False]"], "it went before its sheet was set"
