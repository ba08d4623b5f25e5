"""The frozen app's window on a real display: it opens, shows something, and closes cleanly."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from frozen_app import BARE, FrozenApp
from harness.display import Display
from harness.services import running, wait_until
from PySide6.QtGui import QImage

ROOT = Path(__file__).parents[2]


@contextmanager
def opened(
    frozen: FrozenApp, display: Display, home: Path, *arguments: str
) -> Iterator[subprocess.Popen[bytes]]:
    """Start the app on the display, from the root folder, with a home of its own."""
    home.mkdir(exist_ok=True)
    env = {**BARE, "HOME": str(home), "DISPLAY": display.name}
    command = ["/usr/bin/env", "-C", "/", str(frozen.program), *arguments]
    with running(command, home.with_name("log"), env) as program:
        yield program


def colors_of(picture: QImage, window: str, display: Display) -> dict[int, int]:
    """Count the colors at a grid of places in the window."""
    shape = dict(
        line.split("=") for line in display.xdotool("getwindowgeometry", "--shell", window).split()
    )
    left, top = max(int(shape["X"]), 0), max(int(shape["Y"]), 0)
    right = min(left + int(shape["WIDTH"]), picture.width())
    bottom = min(top + int(shape["HEIGHT"]), picture.height())
    counts: dict[int, int] = {}
    for y in range(top, bottom, 2):
        for x in range(left, right, 2):
            color = picture.pixel(x, y)
            counts[color] = counts.get(color, 0) + 1
    return counts


def is_drawn(window: str, display: Display, picture: Path) -> bool:
    """Tell whether the window shows surfaces and words, not one color."""
    image = QImage(str(display.screenshot(picture)))
    counts = sorted(colors_of(image, window, display).values(), reverse=True)
    # Letters and icons have soft edges, so there are many colors, and no one is everywhere.
    return len(counts) > 100 and counts[0] < 0.9 * sum(counts)


def mapped_files(process: int) -> set[str]:
    """Return the files that a running program has in its memory."""
    lines = Path(f"/proc/{process}/maps").read_text().splitlines()
    return {line.split(maxsplit=5)[5] for line in lines if line.count("/")}


def network_sockets(process: int) -> list[str]:
    """Return the lines of the kernel's tables for network sockets that the program holds."""
    links = [x.readlink().as_posix() for x in Path(f"/proc/{process}/fd").iterdir()]
    numbers = {x[8:-1] for x in links if x.startswith("socket:[")}
    tables = [Path(f"/proc/{process}/net/{name}") for name in ("tcp", "tcp6", "udp", "udp6", "raw")]
    lines = [line for table in tables for line in table.read_text().splitlines()[1:]]
    return [line for line in lines if line.split()[9] in numbers]


def test_window_opens_shows_home_and_closes_with_nothing_to_say(
    frozen: FrozenApp, display: Display, tmp_path: Path
) -> None:
    home = tmp_path / "Zoë 日本"
    with opened(frozen, display, home) as program:
        window = display.wait_for_window("^KetaMS$")
        wait_until(
            lambda: is_drawn(window, display, tmp_path / "screen.png"), "words in the window"
        )
        mapped = mapped_files(program.pid)
        sockets = network_sockets(program.pid)
        display.key("alt+F4")
        wait_until(lambda: program.poll() is not None, "the app to end")

    assert (program.returncode, home.with_name("log").read_bytes()) == (0, b"")
    # Nothing of this checkout or of its Python was used, and no network.
    assert any(name.startswith(str(frozen.inside)) for name in mapped)
    elsewhere = [x for x in mapped if x.startswith((f"{ROOT}/", f"{sys.prefix}/"))]
    assert elsewhere == []
    assert sockets == []
    # What speech, paper and printing need comes with their first use.
    waiting = (
        "typst",
        "_sodium",
        "PrintSupport",
        "libcups",
        "TextToSpeech",
        "Qt6Network",
        "Qt6Multimedia",
    )
    assert [x for x in mapped if any(name in x for name in waiting)] == []


@pytest.mark.skipif(sys.platform != "linux", reason="the C library of Linux")
def test_waiting_room_starts_once_more_with_nothing_at_hand(
    frozen: FrozenApp, display: Display, tmp_path: Path
) -> None:
    with opened(frozen, display, tmp_path / "home", "--clinic") as program:
        window = display.wait_for_window("^KetaMS$")
        wait_until(
            lambda: is_drawn(window, display, tmp_path / "screen.png"), "words in the window"
        )
        environment = Path(f"/proc/{program.pid}/environ").read_bytes().split(b"\0")
        mapped = mapped_files(program.pid)
        words = Path(f"/proc/{program.pid}/cmdline").read_bytes().split(b"\0")
        program.terminate()
        wait_until(lambda: program.poll() is not None, "the app to end")
    assert b"GLIBC_TUNABLES=glibc.malloc.tcache_count=0" in environment
    assert words[0] == str(frozen.program).encode()
    assert words[-2:] == [b"--clinic", b""]
    # All that a visit may need is loaded before the first one.
    assert [x for x in mapped if "typst" in x]
    assert program.returncode == 0


def test_window_with_a_list_from_elsewhere_shows_it(
    frozen: FrozenApp, display: Display, tmp_path: Path
) -> None:
    source = ROOT / "tests" / "fixtures" / "lists" / "version-1.ketams"
    path = tmp_path / "Meine Fragen ü.ketams"
    path.write_bytes(source.read_bytes())
    with opened(frozen, display, tmp_path / "home", "--open", str(path)) as program:
        display.wait_for_window("^KetaMS$")
        display.key("ctrl+q")
        wait_until(lambda: program.poll() is not None, "the app to end")

    assert (program.returncode, (tmp_path / "log").read_bytes()) == (0, b"")
    assert path.read_bytes() == source.read_bytes()


def test_window_with_a_damaged_pack_says_so_in_a_window_and_ends(
    frozen: FrozenApp, display: Display, tmp_path: Path
) -> None:
    pack = tmp_path / "bad.pack"
    pack.write_text("not a pack")
    with opened(frozen, display, tmp_path / "home", "--pack", str(pack)) as program:
        window = display.wait_for_window("^KetaMS$")
        wait_until(
            lambda: len(colors_of(picture_of(display, tmp_path), window, display)) > 5,
            "words in the message",
        )
        assert program.poll() is None
        display.key("Return")
        wait_until(lambda: program.poll() is not None, "the app to end")

    said = (tmp_path / "log").read_text("utf-8")
    assert program.returncode == 2
    assert said.startswith(f"{pack} is not a KetaMS content pack. ")
    assert said.count("\n") == 1


def picture_of(display: Display, folder: Path) -> QImage:
    """Return what the screen shows."""
    return QImage(str(display.screenshot(folder / "screen.png")))
