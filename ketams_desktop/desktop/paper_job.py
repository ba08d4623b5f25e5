"""Does one piece of work with paper beside the window, and tells how it ended."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal

from ketams_desktop.errors import KetamsError, TypesettingError

#: How often the window looks whether the work is done, in milliseconds.
_LOOK_EVERY = 50


class PaperJob(QObject):
    """One piece of work in a thread of its own. It outlives the widget that asked for it."""

    #: What the work returned.
    done = Signal(object)
    #: The `KetamsError` or `OSError` that ended it.
    failed = Signal(object)

    def __init__(self, work: Callable[[], object], parent: QObject) -> None:
        """Prepare `work`, which may touch no widget."""
        super().__init__(parent)
        self._work = _Work(work)
        # The thread knows no object of Qt's: it has nothing that could go away under it, and
        # the window looks now and then instead of being called.
        self._thread = threading.Thread(target=self._work.run)
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_EVERY)
        self._timer.timeout.connect(self._look)
        application = QCoreApplication.instance()
        if application is not None:
            # Whoever closes the window has not said that the rest need not be done.
            application.aboutToQuit.connect(self.finish)

    def start(self) -> None:
        """Begin. The job deletes itself once it has told how it ended."""
        self._thread.start()
        self._timer.start()

    def finish(self) -> None:
        """Wait until the work is done, and tell how it ended."""
        self._thread.join()
        self._look()

    def _look(self) -> None:
        if self._thread.is_alive() or not self._timer.isActive():
            return
        self._timer.stop()
        if self._work.error is None:
            self.done.emit(self._work.result)
        else:
            self.failed.emit(self._work.error)
        self.deleteLater()


class _Work:
    """What the thread does, and what came of it."""

    def __init__(self, work: Callable[[], object]) -> None:
        self._work = work
        self.result: object = None
        self.error: Exception | None = None

    def run(self) -> None:
        try:
            self.result = self._work()
        except (KetamsError, OSError) as error:
            self.error = error
        except Exception as error:  # noqa: BLE001 - or whoever waits for it waits for ever
            self.error = TypesettingError(
                "The page could not be put on paper. Your list is kept. You can try again."
            )
            sys.excepthook(type(error), error, error.__traceback__)
