"""The look at what a test leaves behind sees what it is there for."""

from __future__ import annotations

import threading

from leftovers import running
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot


def test_window_timer_and_thread_are_seen(qtbot: QtBot) -> None:
    before = running()
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    timer = QTimer(window)
    timer.start(60_000)
    end = threading.Event()
    thread = threading.Thread(target=end.wait, name="of the test")
    thread.start()
    try:
        left = running() - before
    finally:
        end.set()
        thread.join()
    assert left == {"window QWidget": 1, "timer in QWidget": 1, "thread of the test": 1}
