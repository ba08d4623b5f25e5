"""Runs the real app off screen and tells what it shows, until it is told to end.

`waiting_app.py STATE ARGUMENTS...`: the state is written to the file STATE as JSON every few
moments. Words put into STATE's neighbor `say` are added to the list; `press` presses a button.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QAbstractButton, QApplication

from ketams_desktop import app
from ketams_desktop.command_line import main
from ketams_desktop.ui.context import Services
from ketams_desktop.ui.window import MainWindow

STATE = Path(sys.argv[1])
open_window = app.open_window


def order(name: str) -> str | None:
    """Return what was asked for under a name, once."""
    path = STATE.with_name(name)
    if not path.exists():
        return None
    text = path.read_text("utf-8")
    path.unlink()
    return text


def watched(services: Services, list_file: Path | None = None) -> MainWindow:
    window = open_window(services, list_file)
    timer = QTimer(window)

    def tell() -> None:
        if (words := order("say")) is not None:
            services.session.add_own(words)
        if (button := order("press")) is not None:
            buttons = window.findChildren(QAbstractButton)
            next(x for x in buttons if x.text() == button and x.isVisible()).click()
        if (order("minimize")) is not None:
            window.showMinimized()
        if order("end") is not None:
            QApplication.exit(0)
        notice = window.notices.current
        state = {
            "list": [item.text for item in services.session.questions.items],
            "notice": notice.text if notice else "",
            "screen": str(window.navigator.here.screen),
            "minimized": window.isMinimized(),
            "path": str(services.keeper.path),
        }
        fresh = STATE.with_suffix(".new")
        fresh.write_text(json.dumps(state), "utf-8")
        fresh.replace(STATE)

    timer.timeout.connect(tell)
    timer.start(30)
    return window


app.open_window = watched
sys.exit(main(sys.argv[2:]))
