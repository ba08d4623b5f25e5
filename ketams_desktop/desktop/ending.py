"""Ends the app in order when the system asks for it: log-out, shut-down, Ctrl+C."""

from __future__ import annotations

import signal

from PySide6.QtCore import QCoreApplication

_NAMES = ("SIGTERM", "SIGINT", "SIGHUP")


def end_on_signals(application: QCoreApplication) -> None:
    """Leave the event loop on a signal, so that what is kept is saved; nothing is asked.

    Python sees a signal only when it runs: something has to wake it from time to time.
    """

    def end(_number: int, _frame: object) -> None:
        # Not quit(): that asks the windows, and one may want an answer that nobody gives.
        application.exit(0)

    for name in _NAMES:
        number = getattr(signal, name, None)
        if number is not None:
            signal.signal(number, end)
