"""A private X display with a window manager, and hands and eyes on it."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from harness.services import HarnessError, check_alive, find_program, running, wait_until

# Qt takes the picture: no other program is needed for it, and it sees what X shows.
_TAKE_PICTURE = """
import sys
from PySide6.QtGui import QGuiApplication
app = QGuiApplication(sys.argv)
sys.exit(0 if app.primaryScreen().grabWindow(0).save(sys.argv[1]) else 1)
"""


@dataclass(frozen=True, slots=True)
class Display:
    """A running display. `env` is what a program needs to open its window there."""

    name: str
    env: Mapping[str, str]

    def xdotool(self, *arguments: str) -> str:
        """Run xdotool on this display and return what it prints.

        Raises:
            HarnessError: it failed, for instance because no window has the name.
        """
        done = subprocess.run(
            [find_program("xdotool"), *arguments],
            env=dict(self.env),
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
        if done.returncode != 0:
            raise HarnessError(f"xdotool {' '.join(arguments)}: {done.stderr.strip()}")
        return done.stdout.strip()

    def windows(self, title: str) -> list[str]:
        """Return the ids of visible windows whose title matches a regular expression."""
        with contextlib.suppress(HarnessError):
            return self.xdotool("search", "--onlyvisible", "--name", title).split()
        return []

    def wait_for_window(self, title: str, seconds: float = 30.0) -> str:
        """Wait for a visible window, give it the keyboard, and return its id."""
        window = wait_until(lambda: self.windows(title), f"a window named {title}", seconds)[-1]
        self.xdotool("windowactivate", "--sync", window)
        return window

    def key(self, *keys: str) -> None:
        """Press keys, named as xdotool names them: "Tab", "ctrl+p", "space"."""
        self.xdotool("key", "--clearmodifiers", *keys)

    def type_text(self, text: str) -> None:
        """Type text into whatever has the keyboard."""
        self.xdotool("type", "--clearmodifiers", "--delay", "5", text)

    def click(self, x: int, y: int) -> None:
        """Press the left mouse button at a place on the screen, in pixels."""
        self.xdotool("mousemove", "--sync", str(x), str(y), "click", "1")

    def screenshot(self, path: Path) -> Path:
        """Save a picture (PNG) of the whole screen and return its path."""
        env = {**self.env, "QT_QPA_PLATFORM": "xcb"}
        command = [sys.executable, "-c", _TAKE_PICTURE, str(path)]
        done = subprocess.run(command, env=env, capture_output=True, timeout=60, check=False)
        if done.returncode != 0:
            raise HarnessError(f"No picture could be taken: {done.stderr.decode()}")
        return path


@contextlib.contextmanager
def start_display(width: int = 1366, height: int = 768) -> Iterator[Display]:
    """Run Xvfb on a free display, and openbox on it, for as long as the block lasts."""
    with tempfile.TemporaryDirectory(prefix="display-") as folder, contextlib.ExitStack() as stack:
        logs = Path(folder)
        number = _start_server(stack, logs / "xvfb.log", f"{width}x{height}x24")
        env = {**os.environ, "DISPLAY": f":{number}"}
        for other_display in ("WAYLAND_DISPLAY", "XAUTHORITY", "QT_QPA_PLATFORM"):
            env.pop(other_display, None)
        display = Display(f":{number}", env)
        log = logs / "openbox.log"
        manager = stack.enter_context(running([find_program("openbox")], log, env))
        wait_until(lambda: _has_manager(display, manager, log), "the window manager")
        _warm_up_keys(display)
        yield display


def _start_server(stack: contextlib.ExitStack, log: Path, screen: str) -> int:
    """Start Xvfb; it finds a free display and writes the number once it takes connections."""
    read_end, write_end = os.pipe()
    with os.fdopen(read_end, "rb") as answer:
        command = [find_program("Xvfb"), "-displayfd", str(write_end), "-screen", "0", screen]
        options = ["-nolisten", "tcp", "-noreset"]
        server = stack.enter_context(running([*command, *options], log, pass_fds=[write_end]))
        os.close(write_end)
        number = answer.readline().strip()
    if not number:
        server.wait(timeout=10)
        check_alive(server, log)
    return int(number)


def _warm_up_keys(display: Display) -> None:
    """Press keys for the window manager until it obeys them, and leave all as it was.

    The first key from xdotool makes X tell every program about another keyboard. The window
    manager then takes its own keys anew, and one that is pressed meanwhile is lost.
    """

    def is_on(desktop: str, key: str) -> bool:
        if display.xdotool("get_desktop") != desktop:
            display.key(key)
        return display.xdotool("get_desktop") == desktop

    wait_until(lambda: is_on("1", "ctrl+alt+Right"), "the window manager's keys")
    wait_until(lambda: is_on("0", "ctrl+alt+Left"), "the first desktop")


def _has_manager(display: Display, manager: subprocess.Popen[bytes], log: Path) -> bool:
    check_alive(manager, log)
    try:
        return int(display.xdotool("get_num_desktops")) > 0
    except HarnessError:
        return False
