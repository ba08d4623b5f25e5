"""The kiosk login of docs/clinic/linux.md, on a display without a window manager of its own."""

from __future__ import annotations

import contextlib
import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from harness.display import Display, _start_server
from harness.programs import RunningProgram, started
from harness.services import wait_until
from real_app import ROOT, TITLE

SESSION = ROOT / "packaging" / "linux" / "kiosk" / "ketams-kiosk-session"
WIDTH, HEIGHT = 1024, 768


@pytest.fixture
def bare_display(need_tool: Callable[[str], str]) -> Iterator[Display]:
    """A display as a login finds it: with nothing on it."""
    for tool in ("Xvfb", "openbox", "xdotool"):
        need_tool(tool)
    with tempfile.TemporaryDirectory() as folder, contextlib.ExitStack() as stack:
        number = _start_server(stack, Path(folder, "log"), f"{WIDTH}x{HEIGHT}x24")
        env = {**os.environ, "DISPLAY": f":{number}", "QT_QPA_PLATFORM": "xcb"}
        for name in ("WAYLAND_DISPLAY", "XAUTHORITY"):
            env.pop(name, None)
        yield Display(f":{number}", env)


@pytest.fixture
def log_in(
    bare_display: Display, tmp_path: Path
) -> Callable[[str], contextlib.AbstractContextManager[RunningProgram]]:
    """Return a function that logs in where `ketams-desktop` is a given shell script."""

    @contextlib.contextmanager
    def run(script: str) -> Iterator[RunningProgram]:
        programs, runtime, out = tmp_path / "bin", tmp_path / "run", tmp_path / "out"
        for folder in (programs, runtime, out):
            folder.mkdir()
        program = programs / "ketams-desktop"
        program.write_text(f"#!/bin/sh\n{script}\n")
        program.chmod(0o755)
        env = {
            **bare_display.env,
            "PATH": f"{programs}:{bare_display.env['PATH']}",
            "XDG_RUNTIME_DIR": str(runtime),
            "PYTHONPATH": str(ROOT),
            "PYTHONDONTWRITEBYTECODE": "1",
        }
        with started([str(SESSION)], out, env, cwd=tmp_path) as session:
            try:
                yield session
            finally:
                session.process.terminate()
                session.process.wait(timeout=20)

    return run


def test_login_shows_the_app_alone_on_the_whole_screen(
    bare_display: Display, log_in: Callable[..., contextlib.AbstractContextManager[RunningProgram]]
) -> None:
    real = f'echo $$ > "$XDG_RUNTIME_DIR/pid"; exec "{sys.executable}" -m ketams_desktop "$@"'
    with log_in(real) as session:
        runtime = Path(str(session.output)).parents[1] / "run"
        window = bare_display.wait_for_window(TITLE)
        size = wait_until(lambda: whole(bare_display, window), "a window on the whole screen", 20)
        assert size == (0, 0, WIDTH, HEIGHT)
        for keys in ("alt+F4", "alt+Tab", "alt+space", "ctrl+alt+Right", "super"):
            bare_display.key(keys)
        assert bare_display.windows(TITLE) == [window], "a key of the window manager got through"
        first = (runtime / "pid").read_text()
        os.kill(int(first), 9)
        wait_until(lambda: (runtime / "pid").read_text() not in ("", first), "a new start", 20)
        bare_display.wait_for_window(TITLE)
        # Its words about the end of the one before are for the log alone.
        session.check_alive()
    assert [x.name for x in runtime.iterdir()] == ["pid"], "the login left something behind"


def whole(display: Display, window: str) -> tuple[int, ...] | None:
    """Return place and size of a window once it fills the screen."""
    shown = display.xdotool("getwindowgeometry", "--shell", window)
    found = dict(line.split("=") for line in shown.splitlines())
    size = tuple(int(found[name]) for name in ("X", "Y", "WIDTH", "HEIGHT"))
    return size if size[2:] == (WIDTH, HEIGHT) else None


def test_login_ends_with_the_app_and_leaves_nothing(
    log_in: Callable[..., contextlib.AbstractContextManager[RunningProgram]], tmp_path: Path
) -> None:
    told = tmp_path / "told"
    # It ends badly once, and then by Exit.
    words = '"$@" "$HOME" "$TMPDIR" "$GLIBC_TUNABLES"'
    script = f"echo {words} >> {told}; test $(wc -l < {told}) -ge 2"
    with log_in(script) as session:
        assert session.wait(30) == 0, session.complaints()
    lines = told.read_text().splitlines()
    assert len(lines) == 2
    own = str(tmp_path / "run" / "ketams-")
    for line in lines:
        assert line.startswith(f"--clinic --data-dir {own}")
        assert line.count(own) == 3, "home and temporary files lie in memory, too"
        assert line.endswith("glibc.malloc.perturb=165:glibc.malloc.tcache_count=0")
    assert list((tmp_path / "run").iterdir()) == []
