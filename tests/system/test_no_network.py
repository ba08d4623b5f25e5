"""The whole path without any network: no socket but to the desktop, no other program."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from harness.display import Display
from harness.print_queue import PrintQueue, start_print_queue
from harness.speech import SpeechServer
from watched import LOCAL, programs, socket_families

JOURNEY = Path(__file__).with_name("journey.py")
#: A network of one's own, without a way out.
_ALONE = ["unshare", "--map-root-user", "--net"]
_PARTS = ("strace", "unshare")
#: Says one sentence with the app's own speech, and ends.
_LISTEN = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtWidgets import QApplication
from ketams_desktop.desktop import voice_engine
from ketams_desktop.desktop.settings_store import SettingsStore
from ketams_desktop.desktop.speech import Speech

# Watched, the half million small reads that list the voices take 30 times as long.
voice_engine._OPEN_MS = 150_000
application = QApplication([])
speech = Speech(SettingsStore(Path(sys.argv[1])), "en")
speech.trouble.connect(lambda told: (print(told), QCoreApplication.exit(3)))
speech.finished.connect(lambda: QCoreApplication.exit(0))
QTimer.singleShot(0, lambda: speech.play(["Falls are common.", "Ask about them."]))
QTimer.singleShot(200_000, lambda: QCoreApplication.exit(4))
code = application.exec()
speech.close()
sys.exit(code)
"""


@pytest.fixture(autouse=True)
def own_network(need_tool: Callable[[str], str]) -> None:
    """Skip where a program can get no network of its own, or cannot be watched."""
    for tool in _PARTS:
        need_tool(tool)
    if subprocess.run([*_ALONE, "true"], check=False, capture_output=True).returncode != 0:
        pytest.skip("this system gives no program a network of its own")


@pytest.fixture
def queue(display: Display, need_tool: Callable[[str], str]) -> Iterator[PrintQueue]:
    """The print queue, on the display."""
    for tool in ("cupsd", "lpadmin", "lpstat"):
        need_tool(tool)
    with start_print_queue(display.env) as running_queue:
        yield running_queue


def traced(command: list[str], env: dict[str, str], log: Path) -> subprocess.CompletedProcess[str]:
    """Run a program where there is no network at all, and note its sockets and programs."""
    watch = ["strace", "-f", "-qq", "-e", "trace=socket,execve", "-o", str(log)]
    return subprocess.run(
        [*_ALONE, *watch, *command],
        env=env,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )


def test_path_from_reading_to_paper_opens_no_network_socket_and_starts_no_program(
    queue: PrintQueue, compiled_pack: Path, tmp_path: Path
) -> None:
    out, log = tmp_path / "out", tmp_path / "strace.txt"
    out.mkdir()
    env = {**queue.env, "QT_QPA_PLATFORM": "xcb", "PYTHONPATH": str(JOURNEY.parents[2])}
    command = [sys.executable, str(JOURNEY), str(tmp_path / "data"), str(compiled_pack), str(out)]

    done = traced(command, env, log)

    assert done.returncode == 0, done.stdout + done.stderr
    assert (out / "seen.json").is_file()
    assert (out / "sheet.pdf").is_file()
    text = log.read_text("utf-8", "replace")
    assert socket_families(text) == LOCAL
    assert programs(text) == [sys.executable], "another program was started"


def test_listening_opens_no_network_socket_and_starts_no_program(
    speech: SpeechServer, tmp_path: Path
) -> None:
    log = tmp_path / "strace.txt"
    root = str(JOURNEY.parents[2])
    env = {**speech.env, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": root}
    done = traced([sys.executable, "-c", _LISTEN, str(tmp_path / "settings.json")], env, log)
    assert done.returncode == 0, done.stdout + done.stderr
    assert speech.loudness() > 3000
    text = log.read_text("utf-8", "replace")
    assert socket_families(text) == LOCAL
    assert programs(text) == [sys.executable], "another program was started"


def test_watch_sees_a_network_socket_and_another_program(tmp_path: Path) -> None:
    """The check itself can fail."""
    code = "import socket, subprocess; socket.socket(); subprocess.run(['true'])"
    log = tmp_path / "strace.txt"
    traced([sys.executable, "-c", code], dict(os.environ), log)
    text = log.read_text("utf-8", "replace")
    assert "AF_INET" in socket_families(text)
    assert len(programs(text)) > 1
