"""Typesets sheets away from the interface, one at a time, and hands back page pictures."""

from __future__ import annotations

import contextlib
import sys
import weakref

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal

from ketams_desktop.errors import COPY_INSTEAD, KetamsError
from ketams_desktop.paper.handout import Handout
from ketams_desktop.paper.typesetting import Typesetter


class SheetWorker(QObject):
    """Makes the pages of the latest sheet it was given; older ones are dropped."""

    #: The PNG files of the pages, in order.
    ready = Signal(tuple)
    failed = Signal(str)
    _finished = Signal(int, tuple, str)

    def __init__(self, typesetter: Typesetter, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._typesetter = typesetter
        self._latest = 0
        self._done = 0
        # One thread: the typesetter keeps its fonts loaded and is not shared.
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._finished.connect(self._on_finished)

    @property
    def is_busy(self) -> bool:
        """Whether pages were asked for that have not been handed back."""
        return self._done != self._latest

    def request(self, sheet: Handout, ppi: float) -> None:
        """Ask for the pages of `sheet` at `ppi` dots an inch."""
        self._latest += 1
        self._pool.clear()
        self._pool.start(_Job(self, self._typesetter, sheet, ppi, self._latest))

    def wait(self) -> None:
        """Wait until nothing is being typeset any more."""
        self._pool.waitForDone()

    def _on_finished(self, number: int, pages: tuple[bytes, ...], trouble: str) -> None:
        if number != self._latest:
            return
        self._done = number
        if trouble:
            self.failed.emit(trouble)
        else:
            self.ready.emit(pages)


class _Job(QRunnable):
    def __init__(
        self, worker: SheetWorker, typesetter: Typesetter, sheet: Handout, ppi: float, number: int
    ) -> None:
        super().__init__()
        # Not held: a worker must not be destroyed by its own thread.
        self._worker = weakref.ref(worker)
        self._typesetter = typesetter
        self._sheet, self._ppi, self._number = sheet, ppi, number

    def run(self) -> None:
        pages: tuple[bytes, ...] = ()
        trouble = ""
        try:
            pages = self._typesetter.pages(self._sheet, self._ppi)
        except KetamsError as error:
            trouble = str(error)
        except Exception as error:  # noqa: BLE001 - or whoever waits for pages waits for ever
            trouble = f"The sheet could not be drawn. {COPY_INSTEAD}"
            sys.excepthook(type(error), error, error.__traceback__)
        worker = self._worker()
        # The pane that asked may be gone by now, and its worker with it.
        with contextlib.suppress(RuntimeError):
            if worker is not None:
                worker._finished.emit(self._number, pages, trouble)  # noqa: SLF001 - same module
