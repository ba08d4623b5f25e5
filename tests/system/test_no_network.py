"""The whole path without any network: no socket but to the desktop, no other program."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from harness.display import Display
from harness.print_queue import PrintQueue, start_print_queue

JOURNEY = Path(__file__).with_name("journey.py")
_SOCKET = re.compile(r"socket\((AF_[A-Z0-9_]+)")
_PROGRAM = re.compile(r'execve\("([^"]*)".* = 0$')
#: A network of one's own, without a way out.
_ALONE = ["unshare", "--map-root-user", "--net"]
#: To the display, the print system and the message bus, all on this computer.
LOCAL = {"AF_UNIX"}


@pytest.fixture
def queue(display: Display, need_tool: Callable[[str], str]) -> Iterator[PrintQueue]:
    """The print queue, on the display."""
    for tool in ("cupsd", "lpadmin", "lpstat", "strace", "unshare"):
        need_tool(tool)
    if subprocess.run([*_ALONE, "true"], check=False, capture_output=True).returncode != 0:
        pytest.skip("this system gives no program a network of its own")
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
    lines = log.read_text("utf-8", "replace").splitlines()
    families = {found[1] for line in lines if (found := _SOCKET.search(line))}
    assert "AF_UNIX" in families, "the watch saw nothing"
    assert families - LOCAL == set()
    programs = [found[1] for line in lines if (found := _PROGRAM.search(line))]
    assert programs == [sys.executable], "another program was started"


def test_watch_sees_a_network_socket_and_another_program(tmp_path: Path, queue: PrintQueue) -> None:
    """The check itself can fail."""
    code = "import socket, subprocess; socket.socket(); subprocess.run(['true'])"
    log = tmp_path / "strace.txt"
    traced([sys.executable, "-c", code], dict(queue.env), log)
    lines = log.read_text("utf-8", "replace").splitlines()
    assert any("socket(AF_INET" in line for line in lines)
    assert len([line for line in lines if _PROGRAM.search(line)]) > 1
