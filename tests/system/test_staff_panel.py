"""What staff see and do on a real screen with a real queue."""

from __future__ import annotations

import contextlib
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from harness.accessibility import AccessibilityBus
from harness.display import Display
from harness.print_queue import PrintQueue
from harness.services import wait_until
from waiting_room import Clinic, started_clinic

SENT = "A test page was sent. Please look at the printer."
TROUBLE = "The printer is not answering. It may be off or out of paper."
ALONE = "No other window is open on this screen."
FILLS = "The app fills the screen."


@pytest.fixture
def clinic(
    queue: PrintQueue,
    accessibility_bus: AccessibilityBus,
    compiled_pack: Path,
    tmp_path: Path,
    need_tool: Callable[[str], str],
) -> Iterator[Clinic]:
    need_tool("strace")
    with started_clinic(queue.env, accessibility_bus, compiled_pack, tmp_path) as running:
        running.start_screen()
        yield running


def open_panel(clinic: Clinic, display: Display) -> None:
    display.wait_for_window("KetaMS")
    display.key("ctrl+alt+s")
    clinic.wait_for("Is this computer locked down?")


def says(clinic: Clinic, words: str) -> bool:
    return any(words in x.name for x in clinic.reader.screen(is_brief=True).showing())


def test_test_page_reaches_the_queue_and_a_queue_in_trouble_is_told(
    clinic: Clinic, queue: PrintQueue, display: Display
) -> None:
    open_panel(clinic, display)
    clinic.reader.press("Print a test page")
    clinic.wait_for(SENT)
    assert len(queue.wait_for_jobs(1)) == 1
    assert queue.job_names() == ["Questions for my visit"]
    assert says(clinic, "Lists sent to the printer since the start: 0"), "it is no visitor's list"
    queue.pause()
    clinic.reader.press("Print a test page")
    clinic.wait_for(TROUBLE)
    queue.resume()
    queue.reject()
    clinic.reader.press("Print a test page")
    clinic.wait_for(TROUBLE)
    assert len(queue.jobs()) == 1
    queue.accept()
    clinic.reader.press("Print a test page")
    clinic.wait_for(SENT)
    assert len(queue.wait_for_jobs(2)) == 2


@contextlib.contextmanager
def other_program(display: Display) -> Iterator[None]:
    """Run a program with a window of its own."""
    code = (
        "from PySide6.QtGui import QGuiApplication, QWindow\n"
        "application, window = QGuiApplication([]), QWindow()\n"
        "window.setTitle('Another program')\nwindow.show()\napplication.exec()"
    )
    env = {**display.env, "QT_QPA_PLATFORM": "xcb"}
    program = subprocess.Popen([sys.executable, "-c", code], env=env)
    try:
        display.wait_for_window("Another program")
        yield
    finally:
        program.terminate()
        program.wait(20)


def test_panel_tells_whether_another_program_can_be_reached(
    clinic: Clinic, display: Display
) -> None:
    open_panel(clinic, display)
    assert says(clinic, FILLS)
    assert says(clinic, ALONE)
    assert says(clinic, "No other window has come to the front")
    assert says(clinic, "Please try these by hand")
    clinic.reader.press("Back to the start")
    clinic.start_screen()
    with other_program(display):
        open_panel(clinic, display)
        assert not says(clinic, ALONE)
        assert says(clinic, "Other windows that are open on this screen: 1")
        # Whether a new window also comes to the front is the window manager's affair.
        clinic.reader.press("Back to the start")
        clinic.start_screen()
    wait_until(lambda: not display.windows("Another program"), "its end", 10)
    open_panel(clinic, display)
    assert says(clinic, ALONE)
