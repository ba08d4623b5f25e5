"""The clipboard of a private display, as other programs there see it."""

from __future__ import annotations

import contextlib
import json
import subprocess
import sys
from collections.abc import Iterator, Mapping

#: Copies and selects words, says so, and goes on offering them, as a program that is open.
_OFFER = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtGui import QClipboard, QGuiApplication

application = QGuiApplication([])
clipboard = application.clipboard()
for mode in (QClipboard.Mode.Clipboard, QClipboard.Mode.Selection):
    clipboard.setText(sys.argv[1], mode)
QTimer.singleShot(0, lambda: print("offered", flush=True))
application.exec()
"""
#: Prints what is copied and what is selected.
_LOOK = """
import json
from PySide6.QtGui import QClipboard, QGuiApplication

application = QGuiApplication([])
clipboard = application.clipboard()
modes = (QClipboard.Mode.Clipboard, QClipboard.Mode.Selection)
print(json.dumps([clipboard.text(mode) for mode in modes]))
"""


@contextlib.contextmanager
def offered(env: Mapping[str, str], words: str) -> Iterator[None]:
    """Have another program copy and select some words, and stay open for the block."""
    command = [sys.executable, "-c", _OFFER, words]
    with subprocess.Popen(
        command, env={**env, "QT_QPA_PLATFORM": "xcb"}, stdout=subprocess.PIPE, text=True
    ) as program:
        try:
            assert program.stdout is not None
            assert program.stdout.readline().strip() == "offered"
            yield
        finally:
            program.kill()


def on_clipboard(env: Mapping[str, str]) -> list[str]:
    """Return what another program can paste: what is copied, and what is selected."""
    done = subprocess.run(
        [sys.executable, "-c", _LOOK],
        env={**env, "QT_QPA_PLATFORM": "xcb"},
        capture_output=True,
        text=True,
        timeout=30,
        check=True,
    )
    texts: list[str] = json.loads(done.stdout)
    return texts
