"""The C library keeps nothing at hand in a waiting room: looked for in processes of their own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from ketams_desktop import command_line
from ketams_desktop.desktop import nothing_at_hand
from ketams_desktop.desktop.nothing_at_hand import own_command, start_with_nothing_at_hand

ROOT = Path(__file__).parents[2]
SET = "glibc.malloc.tcache_count=0"

needs_linux = pytest.mark.skipif(sys.platform != "linux", reason="the C library of Linux")

#: Says who it is; with "anew" it starts as a waiting room does.
_ANEW = r"""
import json, os, sys
from ketams_desktop.desktop.nothing_at_hand import start_with_nothing_at_hand

print(json.dumps([os.getpid(), sys.argv[1:], os.environ.get("GLIBC_TUNABLES", "")]), flush=True)
start_with_nothing_at_hand()
print("goes on")
"""

#: Another thread writes words, gives them back and stays; then they are looked for.
_THREAD = r"""
import ctypes, sys, threading
from own_memory import c_library, copies
from ketams_desktop.desktop.nothing_at_hand import start_with_nothing_at_hand
from ketams_desktop.desktop.overwriting import FreedMemory

if sys.argv[1] == "anew":
    start_with_nothing_at_hand()
library = c_library()
# Never whole in memory but where it is put on purpose.
hidden = b"Q`edldmno4031"
written, counted, there, ended = (threading.Event() for _ in range(4))

def work():
    pieces = [library.malloc(40 + 16 * number) for number in range(40)]
    for piece in pieces:
        for place, letter in enumerate(hidden):
            ctypes.memset(piece + 16 + place, letter ^ 1, 1)
    written.set()
    counted.wait()
    for piece in pieces:
        library.free(piece)
    there.set()
    ended.wait()

memory = FreedMemory()
memory.overwrite_from_now_on()
thread = threading.Thread(target=work)
thread.start()
written.wait()
before = copies(hidden)
counted.set()
there.wait()
memory.fill()
print(before, copies(hidden))
ended.set()
thread.join()
"""


def run_file(folder: Path, code: str, *words: str) -> list[str]:
    """Run code as a program and return its lines."""
    file = folder / "program.py"
    file.write_text(code)
    env = {**os.environ, "PYTHONPATH": f"{ROOT}{os.pathsep}{Path(__file__).parent}"}
    env.pop("GLIBC_TUNABLES", None)
    done = subprocess.run(
        [sys.executable, str(file), *words], env=env, capture_output=True, text=True, timeout=60
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


@needs_linux
def test_program_starts_once_more_in_the_same_process_with_the_same_words(tmp_path: Path) -> None:
    first, second, end = run_file(tmp_path, _ANEW, "--policy", "a file; with signs")
    number, words, told = json.loads(first)
    assert told == ""
    assert json.loads(second) == [number, words, SET]
    assert words == ["--policy", "a file; with signs"]
    assert end == "goes on"


@needs_linux
def test_words_of_another_thread_stay_at_hand_unless_started_anew(tmp_path: Path) -> None:
    before, left = map(int, run_file(tmp_path, _THREAD, "as it is")[-1].split())
    assert before == 40
    assert left > 20, "without it the words stay, or this test shows nothing"
    before, left = map(int, run_file(tmp_path, _THREAD, "anew")[-1].split())
    assert before == 40
    assert left == 0


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, list[str], dict[str, str]]]:
    """Collect what would have been started."""
    seen: list[tuple[str, list[str], dict[str, str]]] = []
    monkeypatch.setattr(nothing_at_hand.sys, "platform", "linux")
    monkeypatch.setattr(nothing_at_hand.os, "execve", lambda *given: seen.append(given))
    return seen


def test_what_a_login_has_set_stays_and_is_not_set_twice(
    started: list[tuple[str, list[str], dict[str, str]]],
) -> None:
    start_with_nothing_at_hand({"GLIBC_TUNABLES": "glibc.malloc.perturb=165", "LANG": "en"})
    [(program, words, env)] = started
    assert program == sys.executable
    assert words == own_command()
    assert env == {"GLIBC_TUNABLES": f"glibc.malloc.perturb=165:{SET}", "LANG": "en"}
    start_with_nothing_at_hand(env)
    assert len(started) == 1


def test_other_systems_start_once(
    started: list[tuple[str, list[str], dict[str, str]]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(nothing_at_hand.sys, "platform", "win32")
    start_with_nothing_at_hand({})
    assert started == []


def test_system_that_refuses_is_no_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(nothing_at_hand.sys, "platform", "linux")
    monkeypatch.setattr(nothing_at_hand.sys, "executable", "/no/such/program")
    start_with_nothing_at_hand({})


def test_frozen_app_hands_on_its_words_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "argv", ["ketams-desktop", "--clinic"])
    assert own_command() == [sys.executable, "--clinic"]


@pytest.mark.parametrize(("words", "times"), [(["--clinic"], 1), ([], 0)])
def test_only_a_waiting_room_starts_anew(
    words: list[str], times: int, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    calls: list[int] = []
    monkeypatch.setattr(nothing_at_hand, "start_with_nothing_at_hand", lambda: calls.append(1))
    monkeypatch.setattr(command_line, "_has_display", lambda: True)
    monkeypatch.setattr(
        "ketams_desktop.desktop.clinic_places.system_policy", lambda: tmp_path / "none.toml"
    )

    def stop(_options: object) -> None:
        raise SystemExit(7)

    monkeypatch.setattr(command_line, "_where_to_keep", stop)
    monkeypatch.setattr(sys, "argv", ["ketams-desktop", *words])
    with pytest.raises(SystemExit):
        command_line.main()
    assert len(calls) == times
