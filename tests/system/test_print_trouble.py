"""Printing from the real app while the queue is stopped, closed, or gone: said in words."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from harness.accessibility import AccessibilityBus
from harness.print_queue import PrintQueue
from harness.services import wait_until
from real_app import ScreenReader, complaints, started_app

QUESTION = "Will my MS nurse know about this?"
ROW = f"1. {QUESTION}"
SENT = "Sent to the printer."


@pytest.fixture
def reader(
    queue: PrintQueue, accessibility_bus: AccessibilityBus, compiled_pack: Path, tmp_path: Path
) -> Iterator[ScreenReader]:
    """Somebody with one question on their list, who sees the list."""
    with started_app(queue.env, tmp_path, tmp_path / "data", compiled_pack) as program:
        reader = ScreenReader(accessibility_bus, program)
        reader.go("My questions", "My questions")
        reader.write_question(QUESTION)
        yield reader
        assert program.process.poll() is None, program.complaints()
        assert complaints(program) == []


def print_list(reader: ScreenReader) -> None:
    """Press Print my list, and Print in the system's dialog."""
    reader.press("Print my list", "Print")


def told(reader: ScreenReader, start: str) -> str:
    """Wait for a message that starts with some words and return it whole."""

    def look() -> str:
        labels = reader.screen(is_brief=True).all("label")
        return next((x.name for x in labels if x.name.startswith(start)), "")

    return wait_until(look, f"a message {start!r}", 15)


def has_list(reader: ScreenReader) -> bool:
    return bool(reader.screen(is_brief=True).all("radio button", ROW))


def test_printer_stopped_is_told_and_the_list_stays(
    reader: ScreenReader, queue: PrintQueue
) -> None:
    queue.pause()
    print_list(reader)
    assert "Your list is still here" in told(reader, "The printer is not answering.")
    assert has_list(reader)
    assert queue.jobs() == []

    queue.resume()
    print_list(reader)
    assert told(reader, SENT) == SENT
    assert len(queue.wait_for_jobs(1)) == 1


def test_printer_that_takes_no_jobs_is_told_and_the_list_stays(
    reader: ScreenReader, queue: PrintQueue
) -> None:
    queue.reject()
    print_list(reader)
    assert "Your list is still here" in told(reader, "The printer is not answering.")
    assert has_list(reader)
    assert queue.jobs() == []


def test_printer_removed_is_told_and_the_list_stays(
    reader: ScreenReader, queue: PrintQueue
) -> None:
    queue.remove_printer()
    reader.press("Print my list")
    assert "Your list is still here" in told(reader, "This computer knows no printer.")
    assert has_list(reader)
