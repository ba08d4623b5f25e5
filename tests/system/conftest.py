"""The system services that a test may ask for, each private to that test."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator

import pytest
from harness.accessibility import AccessibilityBus, open_accessibility_bus
from harness.display import Display, start_display
from harness.print_queue import PrintQueue, start_print_queue
from harness.session_bus import SessionBus, start_session_bus
from harness.speech import SpeechServer, start_speech


@pytest.fixture(autouse=True)
def linux_only() -> None:
    """Skip on systems that have no X server and no CUPS to start; runs before the others."""
    if not sys.platform.startswith("linux"):
        pytest.skip("only on Linux")


@pytest.fixture
def display(need_tool: Callable[[str], str]) -> Iterator[Display]:
    """A display of 1366 x 768 pixels with a window manager."""
    for tool in ("Xvfb", "openbox", "xdotool"):
        need_tool(tool)
    with start_display() as running_display:
        yield running_display


@pytest.fixture
def session_bus(need_tool: Callable[[str], str]) -> Iterator[SessionBus]:
    """A message bus of its own."""
    need_tool("dbus-daemon")
    with start_session_bus() as bus:
        yield bus


@pytest.fixture
def print_queue(need_tool: Callable[[str], str]) -> Iterator[PrintQueue]:
    """A print server with one printer, whose jobs can be read."""
    for tool in ("cupsd", "lpadmin", "lpstat", "pdftoppm"):
        need_tool(tool)
    with start_print_queue() as queue:
        yield queue


@pytest.fixture
def desktop(display: Display, need_tool: Callable[[str], str]) -> Iterator[SessionBus]:
    """A display with a message bus on it; its `env` is what a program there needs."""
    need_tool("dbus-daemon")
    with start_session_bus(display.env) as bus:
        yield bus


@pytest.fixture
def queue(desktop: SessionBus, need_tool: Callable[[str], str]) -> Iterator[PrintQueue]:
    """A print queue on the desktop; its `env` is the desktop's, with the printer."""
    for tool in ("cupsd", "lpadmin", "lpstat"):
        need_tool(tool)
    with start_print_queue(desktop.env) as running_queue:
        yield running_queue


@pytest.fixture
def accessibility_bus(
    desktop: SessionBus, need_tool: Callable[[str], str]
) -> Iterator[AccessibilityBus]:
    """The bus on which a screen reader of that desktop would listen."""
    need_tool("/usr/libexec/at-spi-bus-launcher")
    with open_accessibility_bus(desktop) as bus:
        yield bus


@pytest.fixture
def speech(need_tool: Callable[[str], str]) -> Iterator[SpeechServer]:
    """A speech server whose sound can be looked at."""
    for tool in ("speech-dispatcher", "spd-say"):
        need_tool(tool)
    with start_speech() as server:
        yield server
