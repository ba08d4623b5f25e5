"""A whole visit on a real screen with a real queue: words typed, printed, wiped, and nowhere left.

The app is started as a clinic starts it, on a desktop of the test's own, and pressed and typed at
as by a person. Every field gets a marker word of its own; at the end no file holds one, and no
memory of the app that still runs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from harness.accessibility import AccessibilityBus
from harness.print_queue import PrintQueue
from harness.services import wait_until
from waiting_room import MARKERS, SHM, Clinic, files_written, started_clinic

NOTHING = dict.fromkeys(MARKERS, 0)


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


def test_visit_leaves_no_marker_in_any_file_and_none_in_memory(
    clinic: Clinic, queue: PrintQueue
) -> None:
    clinic.write_everywhere()
    while_typed = clinic.in_memory()
    assert min(while_typed.values()) > 0, f"the guard does not see what is there: {while_typed}"
    clinic.reader.press("They called my name")
    clinic.wait_for("Your list was sent to the printer")
    assert len(queue.wait_for_jobs(1)) == 1
    clinic.reader.press("Clear now")
    clinic.start_screen()
    print("before", while_typed)
    import time
    for _ in range(4):
        time.sleep(1)
        print("after", clinic.in_memory())
    assert clinic.in_memory() == NOTHING
