"""The whole app on a desktop whose scheme changes while it is open."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from harness.display import Display
from harness.session_bus import start_session_bus

PAPER_NIGHT_PAPER = ("#f7f5f0", "#11171c", "#f7f5f0")
ROOT = Path(__file__).resolve().parents[2]

# Qt itself is asked for the other scheme: what a change of the desktop's setting does, too.
CHANGE_SCHEME = """
import sys
from pathlib import Path
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from ketams_desktop.app import StartOptions, build_services, open_window
from ketams_desktop.application import make_application
application = make_application(["ketams-desktop"])
services = build_services(StartOptions(Path(sys.argv[1]), Path(sys.argv[2])))
window = open_window(services)
window.show()
QTest.qWaitForWindowExposed(window)
hints = application.styleHints()
def color():
    return window.grab().toImage().pixelColor(window.width() // 2, window.height() - 3).name()
for scheme, wanted in zip("Light Dark Light".split(), sys.argv[3:], strict=True):
    hints.setColorScheme(Qt.ColorScheme[scheme])
    for _ in range(200):
        if color() == wanted:
            break
        QTest.qWait(50)
    print(color())
services.library.close()
"""


def test_scheme_of_the_desktop_changes_and_the_open_window_follows(
    display: Display, compiled_pack: Path, tmp_path: Path
) -> None:
    # Of Qt's own desktop themes on X11, GNOME's is the one that takes a scheme.
    with start_session_bus({**display.env, "QT_QPA_PLATFORMTHEME": "gnome"}) as bus:
        env = {**bus.env, "QT_QPA_PLATFORM": "xcb", "PYTHONPATH": str(ROOT)}
        folders = [str(tmp_path / "data"), str(compiled_pack)]
        command = [sys.executable, "-c", CHANGE_SCHEME, *folders, *PAPER_NIGHT_PAPER]
        done = subprocess.run(
            command, env=env, capture_output=True, text=True, timeout=60, check=False
        )

    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == list(PAPER_NIGHT_PAPER)
