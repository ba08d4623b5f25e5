"""On macOS a list is opened by an event. One application may live: another process has this one."""

from __future__ import annotations

import subprocess
import sys

SCRIPT = """
from pathlib import Path
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QFileOpenEvent
from ketams_desktop.ui.mac_application import MacApplication

application = MacApplication(["ketams-desktop"])
wanted = []
application.list_wanted.connect(wanted.append)
QCoreApplication.sendEvent(application, QFileOpenEvent("/a folder/my.ketams"))
QCoreApplication.sendEvent(application, QEvent(QEvent.Type.ApplicationFontChange))
assert wanted == [Path("/a folder/my.ketams")], wanted
print("opened")
"""


def test_list_opened_in_the_finder_is_told_once_and_other_events_go_on() -> None:
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT], capture_output=True, text=True, timeout=60, check=False
    )
    assert done.stdout == "opened\n", done.stderr
