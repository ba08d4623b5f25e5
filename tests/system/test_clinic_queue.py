"""The queue's settings that docs/clinic/printing.md asks for, in a real queue."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from harness.print_queue import PrintQueue, start_print_queue
from harness.services import wait_until
from real_app import ROOT

PAGE = (ROOT / "docs" / "clinic" / "printing.md").read_text("utf-8")
BLOCKS = re.findall(r"```\n(.*?)```", PAGE, re.S)
MARKER = "Quokka4711"


@pytest.fixture
def queue(need_tool: Callable[[str], str], tmp_path: Path) -> Iterator[PrintQueue]:
    """A queue with the lines of the page."""
    for tool in ("cupsd", "lpadmin", "lpstat", "lp", "cancel"):
        need_tool(tool)
    settings = next(x for x in BLOCKS if "PreserveJobFiles" in x)
    with start_print_queue(settings=settings) as running:
        command = next(x for x in BLOCKS if x.startswith("lpadmin"))
        program, *arguments = command.replace("waiting-room", running.printer_name).split()
        running._cups(program, *arguments)
        (tmp_path / "list.pdf").write_bytes(b"%PDF-1.4\n% " + MARKER.encode() + b"\n%%EOF\n")
        yield running


def left(queue: PrintQueue) -> list[str]:
    """Return every file of the queue that holds the marker, by its name or inside."""
    files = [x for x in queue.root.rglob("*") if x.is_file()]
    return [str(x) for x in files if MARKER in x.name or MARKER.encode() in x.read_bytes()]


def test_queue_keeps_nothing_of_a_job_that_was_printed(queue: PrintQueue, tmp_path: Path) -> None:
    queue._cups("lp", "-d", queue.printer_name, "-t", MARKER, str(tmp_path / "list.pdf"))
    wait_until(lambda: not queue.waiting(), "the job's end", 20)
    wait_until(lambda: not left(queue), "an empty spool", 20)
    assert queue.jobs() == []


def test_queue_keeps_nothing_of_a_job_that_was_canceled(queue: PrintQueue, tmp_path: Path) -> None:
    queue.pause()
    queue._cups("lp", "-d", queue.printer_name, "-t", MARKER, str(tmp_path / "list.pdf"))
    assert left(queue), "while it waits, the queue holds it: that is what the page says"
    queue._cups("cancel", *queue.waiting())
    wait_until(lambda: not left(queue), "an empty spool", 20)
    assert queue.jobs() == []
