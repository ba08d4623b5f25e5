"""The test harness itself: what it starts works, and nothing of it stays behind."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from harness.display import Display, start_display
from harness.pictures import difference, ink, render_pdf
from harness.print_queue import PrintQueue, start_print_queue
from harness.services import HarnessError, running, wait_until
from harness.session_bus import SessionBus

PRINT_TWO_PAGES = """
import sys
from PySide6.QtGui import QGuiApplication, QPageSize, QPainter, QColorConstants
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo
app = QGuiApplication(sys.argv)
printer = QPrinter(QPrinterInfo.printerInfo(sys.argv[1]), QPrinter.PrinterMode.HighResolution)
printer.setDocName("Two pages")
printer.setPageSize(QPageSize(QPageSize.PageSizeId.Letter))
painter = QPainter()
if not painter.begin(printer):
    sys.exit("no printer")
box = painter.viewport()
painter.fillRect(0, 0, box.width(), box.height() // 2, QColorConstants.Black)
printer.newPage()
painter.fillRect(0, box.height() // 2, box.width(), box.height() // 2, QColorConstants.Black)
painter.end()
"""

LIST_PRINTERS = """
import sys
from PySide6.QtGui import QGuiApplication
from PySide6.QtPrintSupport import QPrinterInfo
app = QGuiApplication(sys.argv)
print(",".join(QPrinterInfo.availablePrinterNames()), QPrinterInfo.defaultPrinterName())
"""

SHOW_A_WINDOW = """
import sys
from PySide6.QtWidgets import QApplication, QLineEdit
app = QApplication(sys.argv)
line = QLineEdit()
line.setWindowTitle("A small window")
line.setStyleSheet("background: white")
line.resize(600, 300)
line.returnPressed.connect(lambda: (print(line.text(), flush=True), app.quit()))
line.show()
app.exec()
"""


def run_python(script: str, *arguments: str, env: dict[str, str]) -> str:
    """Run a script to its end and return what it prints."""
    command = [sys.executable, "-c", script, *arguments]
    done = subprocess.run(command, env=env, capture_output=True, text=True, timeout=60, check=True)
    return done.stdout.strip()


def off_screen(queue: PrintQueue) -> dict[str, str]:
    """Return an environment with the print queue and without a display."""
    return {**queue.env, "QT_QPA_PLATFORM": "offscreen"}


def children_of(folder: str) -> list[str]:
    """Return the command lines of running programs that name a folder."""
    found = []
    for entry in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            line = entry.read_bytes().decode(errors="replace").replace("\0", " ")
        except OSError:  # it ended while we looked
            continue
        if folder in line:
            found.append(line)
    return found


def test_print_queue_with_qt_is_the_one_printer_seen(print_queue: PrintQueue) -> None:
    seen = run_python(LIST_PRINTERS, env=off_screen(print_queue))
    assert seen == "TestPrinter TestPrinter"


def test_print_queue_two_pages_sent_keeps_them_and_their_name(
    print_queue: PrintQueue, tmp_path: Path
) -> None:
    run_python(PRINT_TWO_PAGES, print_queue.printer_name, env=off_screen(print_queue))
    (job,) = print_queue.wait_for_jobs(1)
    first, second = render_pdf(job, tmp_path / "pages")
    assert print_queue.job_names() == ["Two pages"]
    assert 0.4 < ink(first) < 0.6
    assert 0.4 < ink(second) < 0.6
    assert difference(first, first) == 0
    assert difference(first, second) > 0.8


def test_print_queue_paused_holds_the_job_until_resumed(print_queue: PrintQueue) -> None:
    print_queue.pause()
    run_python(PRINT_TWO_PAGES, print_queue.printer_name, env=off_screen(print_queue))
    assert print_queue.waiting() == ["TestPrinter-1"]
    print_queue.resume()
    assert len(print_queue.wait_for_jobs(1)) == 1


def test_print_queue_rejecting_takes_no_job(print_queue: PrintQueue) -> None:
    print_queue.reject()
    run_python(PRINT_TWO_PAGES, print_queue.printer_name, env=off_screen(print_queue))
    assert print_queue.jobs() == []
    print_queue.accept()
    run_python(PRINT_TWO_PAGES, print_queue.printer_name, env=off_screen(print_queue))
    assert len(print_queue.wait_for_jobs(1)) == 1


def test_print_queue_printer_removed_leaves_none_for_qt(print_queue: PrintQueue) -> None:
    print_queue.remove_printer()
    assert run_python(LIST_PRINTERS, env=off_screen(print_queue)) == ""


def fail_while_printing(folders: list[str]) -> None:
    """Start a print queue, note its folder, and fail."""
    with start_print_queue() as queue:
        folders.append(str(queue.root))
        assert children_of(folders[0])
        raise ValueError("in the middle")


def test_print_queue_test_fails_nothing_stays_behind(need_tool: Callable[[str], str]) -> None:
    need_tool("cupsd")
    folders: list[str] = []
    with pytest.raises(ValueError, match="in the middle"):
        fail_while_printing(folders)
    assert not Path(folders[0]).exists()
    assert children_of(folders[0]) == []


def test_display_window_takes_typed_text(display: Display, tmp_path: Path) -> None:
    log = tmp_path / "window.log"
    empty = ink(display.screenshot(tmp_path / "empty.png"))
    with running([sys.executable, "-c", SHOW_A_WINDOW], log, display.env) as program:
        display.wait_for_window("A small window")
        shown = ink(display.screenshot(tmp_path / "shown.png"))
        display.type_text("hello there")
        display.key("Return")
        wait_until(lambda: program.poll() is not None, "the window to close")
    assert log.read_text() == "hello there\n"
    # A white window of 600 x 300 pixels, and its frame, on a black screen of 1366 x 768.
    assert 0.15 < empty - shown < 0.25


@pytest.mark.usefixtures("display")
def test_display_two_at_once_have_names_of_their_own() -> None:
    with start_display() as one, start_display(800, 600) as other:
        assert one.name != other.name
        assert other.xdotool("getdisplaygeometry") == "800 600"


def test_display_unknown_window_says_so_in_time(display: Display) -> None:
    with pytest.raises(HarnessError, match="a window named nobody"):
        display.wait_for_window("nobody", seconds=0.3)


def test_session_bus_starts_the_accessibility_bus(session_bus: SessionBus) -> None:
    call = "dbus-send --session --print-reply --dest=org.a11y.Bus /org/a11y/bus"
    command = [*call.split(), "org.a11y.Bus.GetAddress"]
    answer = subprocess.run(
        command, env=dict(session_bus.env), capture_output=True, text=True, timeout=30, check=True
    )
    assert "unix:" in answer.stdout
    assert session_bus.address != os.environ.get("DBUS_SESSION_BUS_ADDRESS")


def test_running_program_gone_wrong_is_ended(tmp_path: Path) -> None:
    stubborn = "import signal, time; signal.signal(15, signal.SIG_IGN); print(1, flush=True)\n"
    command = [sys.executable, "-c", stubborn + "while True: time.sleep(1)"]
    log = tmp_path / "log"
    with running(command, log, grace=0.5) as program:
        wait_until(lambda: log.read_text() == "1\n", "its first word")
    assert program.returncode == -9
