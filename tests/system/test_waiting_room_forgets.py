"""A whole visit on a real screen with a real queue: words typed, printed, wiped, and nowhere left.

The app is started as a clinic starts it, on a desktop of the test's own, and pressed and typed at
as by a person. Every field gets a marker word of its own; at the end no file holds one, and no
memory of the app that still runs.
"""

from __future__ import annotations

import contextlib
import json
import os
import signal
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from clipboards import offered, on_clipboard
from harness.accessibility import AccessibilityBus
from harness.display import Display
from harness.print_queue import PrintQueue
from harness.services import HarnessError, wait_until
from real_app import ROOT
from waiting_room import PIECES, Clinic, places_in, started_clinic
from watched import (
    LOCAL,
    SHM,
    files_with,
    files_written,
    programs,
    socket_families,
    writes_with,
)
from writer import MARKERS

#: What somebody brought along on the clipboard.
CARRIED = "carried along"
#: What is left of one word at most, by chance: nine of its ten letters hold two such pieces.
FEW = 2


@pytest.fixture
def queue(queue: PrintQueue, need_tool: Callable[[str], str]) -> PrintQueue:
    """The print queue, where what the app opens can be watched."""
    need_tool("strace")
    return queue


@pytest.fixture
def clinic(
    queue: PrintQueue, accessibility_bus: AccessibilityBus, compiled_pack: Path, tmp_path: Path
) -> Iterator[Clinic]:
    with started_clinic(queue.env, accessibility_bus, compiled_pack, tmp_path) as running:
        yield running


def test_visit_leaves_no_marker_in_memory_and_none_in_any_file(
    clinic: Clinic, queue: PrintQueue, display: Display
) -> None:
    assert clinic.largest_core() == "0"
    with offered(queue.env, CARRIED):
        assert on_clipboard(queue.env) == [CARRIED, CARRIED]
        before = visit(clinic, queue, display)
        assert on_clipboard(queue.env) == ["", ""]
    if before:
        assert min(before.values()) > 0, f"the guard does not see what is there: {before}"
        check_memory(clinic)
        report(before, clinic.in_memory())
    clinic.start_screen()
    clinic.reader.press("Exit")
    assert clinic.program.wait(30) == 0, clinic.program.complaints()
    check_files(clinic)


def visit(clinic: Clinic, queue: PrintQueue, display: Display) -> dict[str, int]:
    """Make one long visit; return how often each marker was in memory in the middle of it.

    Only an administrator may look there; for another person that is nothing.
    """
    clinic.to_list()
    clinic.write_everywhere(display.type_text)
    clinic.wait_for_typed(MARKERS["search"])
    found = clinic.in_memory() if os.geteuid() == 0 else {}
    clinic.reader.press("They called my name")
    clinic.wait_for("Your list was sent to the printer")
    assert len(queue.wait_for_jobs(1)) == 1
    clinic.reader.press("Clear now")
    return found


def check_memory(clinic: Clinic) -> None:
    """Wait for a memory without markers, and say where one is that stays.

    The bus is left alone for so long: what is told over it would take the place of old words.
    """
    with contextlib.suppress(HarnessError):
        wait_until(lambda: is_clean(clinic.in_memory()), "a memory without markers", 10)
    assert is_clean(clinic.in_memory()), "\n".join(places_in(clinic.pid))


def is_clean(copies: dict[str, int]) -> bool:
    """Say whether no whole word is left, and of their pieces hardly one."""
    return not any(copies[x] for x in MARKERS) and copies[PIECES] <= FEW


def report(before: dict[str, int], after: dict[str, int]) -> None:
    """Keep the figures for whoever wants to see them."""
    folder = ROOT / "build" / "test-results"
    folder.mkdir(parents=True, exist_ok=True)
    figures = {"copies in the middle of a visit": before, "copies after the wipe": after}
    (folder / "waiting-room-memory.json").write_text(json.dumps(figures, indent=1) + "\n")


def check_files(clinic: Clinic) -> None:
    """Look for the markers, and for anything else, in all that the app wrote."""
    assert files_with(clinic.folder, MARKERS.values(), but=[clinic.log]) == []
    text = clinic.log.read_text("utf-8", "replace")
    assert "ketams-content.pack" in text, "the watch saw nothing"
    assert writes_with(text, MARKERS.values()) == []
    assert socket_families(text) == LOCAL
    # It starts itself once more, so that the C library keeps nothing at hand.
    assert programs(text) == [sys.executable] * 2, "another program was started"
    data = clinic.folder / "data"
    stray = files_written(text)
    own = {x for x in stray if x.startswith(f"{data}/crash/")}
    # The job's file on the way to the queue lies in a folder made of memory.
    job = {x for x in stray if x.startswith(f"{SHM}ketams-")}
    assert own, "the watch saw no file written, not even the log's"
    assert job
    assert stray - own - job == set()
    assert not [x for x in job if Path(x).exists()]
    assert not [x for x in data.rglob("*") if x.is_file()]
    assert list((clinic.folder / "tmp").iterdir()) == []
    assert not [x for x in clinic.folder.rglob("*") if x.name.startswith("core")]


def test_stopped_queue_hides_the_list_and_it_can_be_copied_by_hand(
    clinic: Clinic, queue: PrintQueue
) -> None:
    words = f"{MARKERS['own question']} first"
    clinic.write_question(words)
    queue.pause()
    clinic.reader.press("They called my name")
    clinic.wait_for("Your list was not printed")
    assert not clinic.has(f"1. {words}")
    assert queue.jobs() == []
    clinic.reader.press("Show my list")
    clinic.wait_for(f"1. {words}")
    queue.resume()
    clinic.reader.press("They called my name")
    clinic.wait_for("Your list was sent to the printer")
    assert len(queue.wait_for_jobs(1)) == 1
    assert list(clinic.folder_in_memory().iterdir()) == []


def test_removed_printer_is_told_and_leaves_no_file(clinic: Clinic, queue: PrintQueue) -> None:
    clinic.write_question(f"{MARKERS['own question']} first")
    queue.remove_printer()
    clinic.reader.press("They called my name")
    clinic.wait_for("Your list was not printed")
    assert list(clinic.folder_in_memory().iterdir()) == []


def test_app_killed_while_it_prints_leaves_a_file_in_memory_alone_until_the_next_start(
    queue: PrintQueue, accessibility_bus: AccessibilityBus, compiled_pack: Path, tmp_path: Path
) -> None:
    places = [tmp_path / "one", tmp_path / "two"]
    for place in places:
        place.mkdir()
    with started_clinic(queue.env, accessibility_bus, compiled_pack, places[0]) as clinic:
        clinic.write_question(f"{MARKERS['own question']} first")
        folder = clinic.folder_in_memory()
        clinic.reader.press("They called my name")
        found = caught(folder)
        os.kill(clinic.pid, signal.SIGKILL)
        clinic.program.wait(20)
        assert found.exists(), "it was not killed in the middle"
        assert list((places[0] / "tmp").iterdir()) == []
    assert queue.jobs() == []
    with started_clinic(queue.env, accessibility_bus, compiled_pack, places[1]) as clinic:
        clinic.start_screen()
        assert not folder.exists()


def caught(folder: Path) -> Path:
    """Wait without a pause for the file that a job is written to."""
    while True:
        for path in folder.iterdir():
            return path
