"""Typesets sheets away from the interface, one at a time, and hands back page pictures."""

from __future__ import annotations

import sys
import threading
from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer, Signal

from ketams_desktop.errors import COPY_INSTEAD, KetamsError
from ketams_desktop.paper.handout import Handout
from ketams_desktop.paper.typesetting import Typesetter

#: How often the window looks whether the pages are there, in milliseconds.
_LOOK_EVERY = 15


class SheetWorker(QObject):
    """Makes the pages of the latest sheet it was given; older ones are dropped.

    Its thread knows no object of Qt's, and nothing waits for it when the worker goes: waiting
    there, with Python's lock held, would wait for a thread that waits for the lock.
    """

    #: The PNG files of the pages, in order.
    ready = Signal(tuple)
    failed = Signal(str)

    def __init__(self, typesetter: Typesetter, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk = _Desk(typesetter)
        self._latest = 0
        self._done = 0
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_EVERY)
        self._timer.timeout.connect(self._look)
        # What nobody will look at need not be set.
        self.destroyed.connect(lambda: desk.drop())

    @property
    def is_busy(self) -> bool:
        """Whether pages were asked for that have not been handed back."""
        return self._done != self._latest

    def request(self, sheet: Handout, ppi: float) -> None:
        """Ask for the pages of `sheet` at `ppi` dots an inch."""
        self._latest += 1
        self._desk.order(_Order(self._latest, sheet, ppi))
        self._timer.start()

    def wait(self) -> None:
        """Wait until nothing is being typeset any more."""
        self._desk.wait()

    def _look(self) -> None:
        made = self._desk.made
        if made is None or made.number != self._latest:
            return
        self._timer.stop()
        self._desk.made = None
        self._done = made.number
        if made.trouble:
            self.failed.emit(made.trouble)
        else:
            self.ready.emit(made.pages)


@dataclass(frozen=True, slots=True)
class _Order:
    number: int
    sheet: Handout
    ppi: float


@dataclass(frozen=True, slots=True)
class _Made:
    number: int
    pages: tuple[bytes, ...] = ()
    trouble: str = ""


class _Desk:
    """Where orders are put and pages are fetched. One thread at most works off the last order."""

    def __init__(self, typesetter: Typesetter) -> None:
        self._typesetter = typesetter
        self._lock = threading.Lock()
        self._wanted: _Order | None = None
        self._thread: threading.Thread | None = None
        self.made: _Made | None = None

    def order(self, order: _Order) -> None:
        with self._lock:
            self._wanted = order
            if self._thread is None:
                self._thread = threading.Thread(target=self._work)
                self._thread.start()

    def drop(self) -> None:
        with self._lock:
            self._wanted = None

    def wait(self) -> None:
        thread = self._thread
        if thread is not None:
            thread.join()

    def _work(self) -> None:
        while (order := self._next()) is not None:
            self.made = self._set(order)

    def _next(self) -> _Order | None:
        with self._lock:
            order, self._wanted = self._wanted, None
            if order is None:
                self._thread = None
            return order

    def _set(self, order: _Order) -> _Made:
        try:
            return _Made(order.number, self._typesetter.pages(order.sheet, order.ppi))
        except KetamsError as error:
            return _Made(order.number, trouble=str(error))
        except Exception as error:  # noqa: BLE001 - or whoever waits for pages waits for ever
            sys.excepthook(type(error), error, error.__traceback__)
            return _Made(order.number, trouble=f"The sheet could not be drawn. {COPY_INSTEAD}")
