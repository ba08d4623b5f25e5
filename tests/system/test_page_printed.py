"""A page printed from the real app through a real queue, by somebody who hears the window."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from harness.accessibility import AccessibilityBus
from harness.print_queue import PrintQueue
from harness.services import wait_until
from pypdf import PdfReader
from real_app import ScreenReader, complaints, started_app

TITLE = "Your bladder"
PRINT = f"Print…: {TITLE}"
SENT = "Sent to the printer."


@pytest.fixture
def reader(
    queue: PrintQueue, accessibility_bus: AccessibilityBus, compiled_pack: Path, tmp_path: Path
) -> Iterator[ScreenReader]:
    """Somebody who reads a page and has asked to print it."""
    with started_app(queue.env, tmp_path, tmp_path / "data", compiled_pack) as program:
        reader = ScreenReader(accessibility_bus, program)
        reader.go("Learn", "Learn")
        reader.press("Risks")
        reader.go(TITLE, TITLE)
        reader.press("Print this page")
        yield reader
        assert program.process.poll() is None, program.complaints()
        assert complaints(program) == []


def told(reader: ScreenReader, start: str) -> str:
    """Wait for a message that starts with some words and return it whole."""

    def look() -> str:
        labels = reader.screen(is_brief=True).all("label")
        return next((x.name for x in labels if x.name.startswith(start)), "")

    return wait_until(look, f"a message {start!r}", 20)


def test_page_reaches_the_queue_whole_and_under_a_neutral_name(
    reader: ScreenReader, queue: PrintQueue, need_tool: Callable[[str], str], tmp_path: Path
) -> None:
    reader.press(PRINT, "Print")
    assert told(reader, SENT) == SENT
    (job,) = queue.wait_for_jobs(1)
    assert queue.job_names() == ["A page to read"]
    assert len(PdfReader(job).pages) >= 4
    # A printed job holds no text: something stands on its first page, as a picture.
    picture = tmp_path / "page"
    tool = need_tool("pdftoppm")
    command = [tool, "-r", "20", "-gray", "-singlefile", "-f", "1", "-l", "1"]
    subprocess.run([*command, str(job), str(picture)], check=True)
    pixels = picture.with_suffix(".pgm").read_bytes()[-20_000:]
    assert sum(value < 200 for value in pixels) > 500


def test_printer_stopped_is_told_and_the_page_can_be_printed_later(
    reader: ScreenReader, queue: PrintQueue
) -> None:
    queue.pause()
    reader.press(PRINT, "Print")
    assert "Your list is still here" in told(reader, "The printer is not answering.")
    assert queue.jobs() == []

    queue.resume()
    reader.press(PRINT, "Print")
    assert told(reader, SENT) == SENT
    assert len(queue.wait_for_jobs(1)) == 1
