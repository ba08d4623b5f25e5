"""Prints pages without holding the window up: drawn beside it, sent one page at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal
from PySide6.QtPrintSupport import QPrinter

from ketams_desktop.desktop.paper_job import PaperJob
from ketams_desktop.desktop.printing import printing_steps
from ketams_desktop.errors import KetamsError


class PagePrinting(QObject):
    """One print. It outlives the widget that asked for it."""

    done = Signal()
    #: The `KetamsError` that ended it.
    failed = Signal(object)

    def __init__(
        self, printer: QPrinter, draw: Callable[[], Sequence[bytes]], parent: QObject
    ) -> None:
        """Prepare to print what `draw` returns, PNG files; it runs in another thread."""
        super().__init__(parent)
        self._printer = printer
        self._steps: Iterator[None] | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._step)
        self._job = PaperJob(draw, self)
        self._job.done.connect(self._on_drawn)
        self._job.failed.connect(self._on_failed)
        application = QCoreApplication.instance()
        if application is not None:
            # After the job's own: by then it has told of its pages.
            application.aboutToQuit.connect(self._finish)

    def start(self) -> None:
        """Begin. It deletes itself once it has told how it ended."""
        self._job.start()

    def _on_drawn(self, pages: Sequence[bytes]) -> None:
        self._steps = printing_steps(self._printer, pages)
        self._timer.start()

    def _step(self) -> None:
        if self._steps is None:
            return
        try:
            next(self._steps)
        except StopIteration:
            self._end()
            self.done.emit()
        except KetamsError as error:
            self._on_failed(error)

    def _finish(self) -> None:
        while self._steps is not None:
            self._step()

    def _on_failed(self, error: Exception) -> None:
        self._end()
        self.failed.emit(error)

    def _end(self) -> None:
        self._steps = None
        self._timer.stop()
        self.deleteLater()
