"""Runs the real app off screen, types something, then makes it fail in the way it is told.

Run in a process of its own: `crashing_app.py DATA PACK HOW`. Whoever survives prints what
the window says as JSON and quits.
"""

from __future__ import annotations

import faulthandler
import json
import os
import sys
import threading
from collections.abc import Callable
from pathlib import Path

from typed_words import HALF_TYPED, IN_AN_ERROR, ON_THE_LIST

from ketams_desktop.command_line import main as run_command

if sys.platform != "win32":
    import resource

    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def fail(*_ignored: object) -> None:
    """Raise what a careless line might: words that the person typed, and their folder."""
    raise ValueError(f"{IN_AN_ERROR} in {Path.home()}")


def fail_in_a_slot() -> None:
    from PySide6.QtWidgets import QPushButton

    button = QPushButton()
    button.clicked.connect(fail)
    button.click()


def fail_in_an_event() -> None:
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QWidget

    class Careless(QWidget):
        keyPressEvent = fail

    QTest.keyClick(Careless(), Qt.Key.Key_A)


def fail_in_drawing() -> None:
    from PySide6.QtWidgets import QApplication, QWidget

    class Careless(QWidget):
        paintEvent = fail

    window = QApplication.topLevelWidgets()[0]
    careless = Careless(window)
    careless.resize(window.size())
    careless.show()


def fail_in_a_thread() -> None:
    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()


def fail_in_the_pool() -> None:
    from PySide6.QtCore import QRunnable, QThreadPool

    class Careless(QRunnable):
        run = fail

    QThreadPool.globalInstance().start(Careless())
    QThreadPool.globalInstance().waitForDone()


def say_something_critical() -> None:
    from PySide6.QtCore import qCritical

    qCritical(f"QPainter::begin: {IN_AN_ERROR}")


def say_something_fatal() -> None:
    from PySide6.QtCore import qFatal

    qFatal(f"QPainter::begin: {IN_AN_ERROR}")


FAULTS: dict[str, Callable[[], object]] = {
    "slot": fail_in_a_slot,
    "timer": fail,
    "event": fail_in_an_event,
    "drawing": fail_in_drawing,
    "thread": fail_in_a_thread,
    "pool": fail_in_the_pool,
    "critical": say_something_critical,
    "fatal": say_something_fatal,
    "segv": lambda: faulthandler._sigsegv(),  # type: ignore[attr-defined]
    "abort": os.abort,
    "nothing": lambda: None,
}


class CarelessFinder:
    """Stands for a module that fails while it is imported."""

    def find_spec(self, name: str, *_ignored: object) -> None:
        if name == "ketams_desktop.app":
            fail()


def main() -> int:
    data, pack, how = Path(sys.argv[1]), sys.argv[2], sys.argv[3]
    if how.startswith("silent-"):
        how = how.removeprefix("silent-")
        # As in an app that was started without a console.
        sys.stdout = sys.stderr = None  # type: ignore[assignment]
    if how == "import":
        sys.meta_path.insert(0, CarelessFinder())  # type: ignore[arg-type]
    else:
        prepare(data, FAULTS[how])
    return run_command(["--data-dir", str(data), "--pack", pack])


def prepare(data: Path, fault: Callable[[], object]) -> None:
    """Have the window type something, fail, and tell what it shows."""
    from PySide6.QtCore import QTimer
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    from ketams_desktop import app
    from ketams_desktop.ui.context import Services
    from ketams_desktop.ui.top_bar import TopBar
    from ketams_desktop.ui.window import MainWindow

    open_window = app.open_window

    def open_and_type(services: Services, list_file: Path | None = None) -> MainWindow:
        window = open_window(services, list_file)
        offered = window.notices.current

        def type_something() -> None:
            services.session.add_own(ON_THE_LIST)
            QTest.keyClicks(window.findChild(TopBar).search, HALF_TYPED)
            QTimer.singleShot(0, fault)
            # What went wrong is told a moment later.
            QTimer.singleShot(250, tell)

        def tell() -> None:
            told = window.notices.current
            seen = {
                "offered": offered.text if offered else "",
                "told": told.text if told else "",
                "visible": window.isVisible(),
                "list": [item.text for item in services.session.questions.items],
            }
            Path(data.parent, "seen.json").write_text(json.dumps(seen), "utf-8")
            # Not quit(): the window would ask whether to keep the list.
            QApplication.exit(0)

        QTimer.singleShot(0, type_something)
        return window

    app.open_window = open_and_type


if __name__ == "__main__":
    sys.exit(main())
