"""What was given back is overwritten: looked for in the whole memory of a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from ketams_desktop.desktop import leftovers as leftovers_module
from ketams_desktop.desktop.leftovers import Leftovers
from ketams_desktop.desktop.overwriting import FreedMemory

ROOT = Path(__file__).parents[2]

#: Puts words into Python's memory and into the C library's, gives them back, and counts them.
_CHILD = r"""
import ctypes, sys
sys.path[:0] = [{root!r}, {here!r}]
from ketams_desktop.desktop.overwriting import FreedMemory
from own_memory import c_library, copies, turned

library = c_library()
# Never whole in memory but where it is put on purpose.
hidden = turned(sys.stdin.buffer.read())
memory = FreedMemory()
if sys.argv[1] == "on":
    memory.overwrite_from_now_on()
word = turned(hidden).decode()
texts = [word * (1 + number % 40) for number in range(4000)]
pieces = [library.malloc(16 * (1 + number % 80)) for number in range(2000)]
for piece in pieces:
    ctypes.memmove(piece, word.encode(), len(word))
there = copies(hidden)
for piece in pieces:
    library.free(piece)
del texts, pieces, piece, word
if sys.argv[1] == "on":
    memory.fill()
print(there, copies(hidden))
"""


def copies(is_on: str) -> tuple[int, int]:
    """Return how often a word was in memory before it was given back, and after."""
    command = [
        sys.executable,
        "-c",
        _CHILD.format(root=str(ROOT), here=str(Path(__file__).parent)),
        is_on,
    ]
    done = subprocess.run(
        command, input=b"Pademelon7731", capture_output=True, timeout=60, check=False
    )
    assert done.returncode == 0, done.stderr.decode()
    there, left = done.stdout.split()
    return int(there), int(left)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux shows the memory")
def test_fill_leaves_nothing_of_what_was_given_back() -> None:
    there, left = copies("off")
    assert there > 6000
    assert left > 1000, "without it the words stay, or this test shows nothing"
    there, left = copies("on")
    assert there > 6000
    # The last place is the page that looks for it: a word that is read stands on the stack.
    assert left <= 1


def test_fill_without_a_library_that_can_be_told_does_not_fail() -> None:
    memory = FreedMemory()
    memory._library = None
    memory.overwrite_from_now_on()
    memory.fill()


class Memory:
    """Counts how often it was filled."""

    def __init__(self) -> None:
        self.fills = 0

    def fill(self) -> None:
        self.fills += 1


def test_leftovers_are_cleared_after_printing_and_then_never_more(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(leftovers_module, "_EVERY", 1)
    memory, parent, busy = Memory(), QObject(), [True]
    forgotten: list[int] = []
    left = Leftovers(
        memory,  # type: ignore[arg-type]
        lambda: busy[0],
        lambda: forgotten.append(1),
        Path(os.devnull),
        Path(os.devnull),
        parent,
    )
    left._timer.setInterval(1)
    left.clear_soon()
    left.clear()
    assert memory.fills == 0, "a list was on its way"
    busy[0] = False
    qtbot.waitUntil(lambda: not left.is_waiting)
    assert memory.fills == len(forgotten) == 3
    assert not left._timer.isActive()
