"""Starts the app as a person does, waits until Home is painted, and prints what is loaded.

Run by test_startup_modules in a process of its own. It imports nothing that the app would not
have imported by then.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from ketams_desktop import crash_log
from ketams_desktop.command_line import main

install_crash_log = crash_log.install


def tell(what: object) -> None:
    """Print one line for the test."""
    sys.stdout.write(f"{json.dumps(what)}\n")
    sys.stdout.flush()


def install_and_watch(folder: Path) -> crash_log.CrashLog:
    """Stand in for the crash log's install: tell what is loaded now, and watch what follows."""
    tell(sorted(sys.modules))
    log = install_crash_log(folder)
    watch_first_paint()
    return log


def watch_first_paint() -> None:
    """Have the window that the app opens watched."""
    from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer

    from ketams_desktop import app
    from ketams_desktop.ui.widgets.prose import Heading

    class Watch(QObject):
        """Tells what is loaded once its target has been painted."""

        def eventFilter(self, target: QObject, event: QEvent) -> bool:
            if event.type() is QEvent.Type.Paint:
                target.removeEventFilter(self)
                # Behind the present event: the whole window is painted by then.
                QTimer.singleShot(0, self, self.report)
            return False

        def report(self) -> None:
            tell(sorted(sys.modules))
            QCoreApplication.quit()

    open_window = app.open_window

    def open_watched(*arguments: object) -> object:
        window = open_window(*arguments)  # type: ignore[arg-type]
        title = window.centralWidget().findChildren(Heading)[0]
        assert window.navigator.here.screen == "home"
        title.installEventFilter(Watch(title))
        return window

    app.open_window = open_watched  # type: ignore[assignment]


if __name__ == "__main__":
    crash_log.install = install_and_watch
    sys.exit(main(sys.argv[1:]))
