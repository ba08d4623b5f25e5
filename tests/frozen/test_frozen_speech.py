"""The frozen app reads a page aloud, and reaches no network for it."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from subprocess import Popen

import pytest
from frozen_app import BARE, FrozenApp
from harness.accessibility import open_accessibility_bus
from harness.display import Display
from harness.programs import started
from harness.services import wait_until
from harness.session_bus import start_session_bus
from harness.speech import start_speech
from real_app import ScreenReader, complaints
from test_frozen_window import mapped_files, network_sockets

from ketams_desktop.library.library import Library

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only on Linux")


@pytest.fixture
def titles(shipped_pack: Path) -> tuple[str, str]:
    """The titles of the first section that holds pages about risks, and of a page in it."""
    library = Library.open(shipped_pack)
    page = library.page("bladder")
    section = library.section(page.section)
    library.close()
    return section.title, page.title


def libraries_of_speech(process: Popen[bytes]) -> set[str]:
    """Return the names of Qt's libraries for speech, network and media that are loaded."""
    words = ("TextToSpeech", "Network", "Multimedia")
    names = {Path(name) for name in mapped_files(process.pid)}
    return {x.name for x in names if any(word in x.name for word in words)}


def test_frozen_app_reads_a_page_aloud_without_a_network(
    frozen: FrozenApp,
    display: Display,
    tmp_path: Path,
    titles: tuple[str, str],
    need_tool: Callable[[str], str],
) -> None:
    for tool in ("dbus-daemon", "/usr/libexec/at-spi-bus-launcher", "speech-dispatcher", "spd-say"):
        need_tool(tool)
    always = {"QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1", "QT_QPA_PLATFORM": "xcb"}
    with (
        start_session_bus({**BARE, "HOME": str(tmp_path), **display.env}) as bus,
        start_speech(bus.env) as server,
        open_accessibility_bus(bus) as heard,
        started([str(frozen.program)], tmp_path, {**server.env, **always}, Path("/")) as program,
    ):
        reader = ScreenReader(heard, program)
        reader.go("Learn", "Learn")
        for title in titles:
            reader.go(title, title)
        assert libraries_of_speech(program.process) == set()
        reader.press("Listen")
        wait_until(lambda: server.seconds() > 1, "a voice")
        assert server.loudness() > 3000
        loaded = libraries_of_speech(program.process)
        assert {"libQt6TextToSpeech.so.6", "libQt6Network.so.6"} <= loaded
        assert network_sockets(program.process.pid) == []
        reader.press("Stop")
        server.wait_for_silence()
        program.process.terminate()
        assert program.wait() == 0
        assert complaints(program) == []
