"""Does one piece of work with paper beside the window, and tells how it ended."""

from __future__ import annotations

import contextlib
import sys
import weakref
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QObject, QRunnable, QThreadPool, Signal

from ketams_desktop.errors import KetamsError, TypesettingError


class PaperJob(QObject):
    """One piece of work in a thread of its own. It outlives the widget that asked for it."""

    #: What the work returned.
    done = Signal(object)
    #: The `KetamsError` or `OSError` that ended it.
    failed = Signal(object)
    _ended = Signal(object, object)

    def __init__(self, work: Callable[[], object], parent: QObject) -> None:
        """Prepare `work`, which may touch no widget."""
        super().__init__(parent)
        self._work = work
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._ended.connect(self._on_ended)
        application = QCoreApplication.instance()
        if application is not None:
            # Whoever closes the window has not said that the rest need not be printed.
            application.aboutToQuit.connect(self.wait)

    def start(self) -> None:
        """Begin. The job deletes itself once it has told how it ended."""
        self._pool.start(_Run(self, self._work))

    def wait(self) -> None:
        """Wait until the work is done; it is told of later."""
        self._pool.waitForDone()

    def _on_ended(self, result: object, error: object) -> None:
        if error is None:
            self.done.emit(result)
        else:
            self.failed.emit(error)
        self.deleteLater()


class _Run(QRunnable):
    def __init__(self, job: PaperJob, work: Callable[[], object]) -> None:
        super().__init__()
        # Not held: a job must not be destroyed by its own thread.
        self._job = weakref.ref(job)
        self._work = work

    def run(self) -> None:
        result: object = None
        trouble: Exception | None = None
        try:
            result = self._work()
        except (KetamsError, OSError) as error:
            trouble = error
        except Exception as error:  # noqa: BLE001 - or whoever waits for it waits for ever
            trouble = TypesettingError(
                "The page could not be put on paper. Your list is kept. You can try again."
            )
            sys.excepthook(type(error), error, error.__traceback__)
        job = self._job()
        # The window may be gone by now, and the job with it.
        with contextlib.suppress(RuntimeError):
            if job is not None:
                job._ended.emit(result, trouble)  # noqa: SLF001 - same module
