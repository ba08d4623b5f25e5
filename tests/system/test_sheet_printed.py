"""Sheets printed from the real app through a real queue, by somebody who hears the window."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from harness.accessibility import AccessibilityBus
from harness.print_queue import PrintQueue
from harness.services import wait_until
from pypdf import PdfReader
from real_app import PICTURES, ScreenReader, complaints, started_app

from ketams_desktop.desktop.paths import DataFolder
from ketams_desktop.questions.list_file import ListDocument, write_list
from ketams_desktop.questions.question_list import QuestionList

TITLE = "My questions"
#: How many pages the questions take without the clinician's.
PAGES_OF_MINE = 2
SENT = "Sent to the printer."


@pytest.fixture
def reader(
    queue: PrintQueue, accessibility_bus: AccessibilityBus, compiled_pack: Path, tmp_path: Path
) -> Iterator[ScreenReader]:
    """Somebody who has a list of five questions and looks for more ways to print."""
    questions = QuestionList()
    for number in range(1, 6):
        questions = questions.with_own(f"Question of mine, number {number}?")
    write_list(DataFolder(tmp_path / "data").list, ListDocument(questions))
    with started_app(queue.env, tmp_path, tmp_path / "data", compiled_pack) as program:
        reader = ScreenReader(accessibility_bus, program)
        reader.go(reader.rail(TITLE), TITLE)
        reader.go("More ways to print", "Print my list")
        yield reader
        assert program.process.poll() is None, program.complaints()
        assert complaints(program) == []


def heard_pages(reader: ScreenReader) -> list[str]:
    """Return what is said of the pictures of the sheet."""
    nodes = reader.screen(is_brief=True).all()
    return [x.name for x in nodes if x.role in PICTURES and "Page " in x.name]


def test_sheet_and_clinicians_page_are_one_job(reader: ScreenReader, queue: PrintQueue) -> None:
    reader.press("A page for my clinician, too, with the same numbers")

    def count_pages() -> int:
        found = [re.search(r"Page 1 of (\d+)", name) for name in heard_pages(reader)]
        return next((int(x[1]) for x in found if x and int(x[1]) > PAGES_OF_MINE), 0)

    count = wait_until(count_pages, "the clinician's page", 20)
    assert "1. Question of mine, number 1?" in heard_pages(reader)[0]
    reader.press("Print my list", "Print")
    wait_until(
        lambda: any(x.name == SENT for x in reader.screen(is_brief=True).all("label")), SENT, 20
    )
    (job,) = queue.wait_for_jobs(1)
    assert queue.job_names() == ["Questions for my visit"]
    pdf = PdfReader(job)
    assert len(pdf.pages) == count
    # What the queue keeps of a job, and what the paper's file says of itself, tell no words.
    assert not [x for x in queue.job_records() if b"Question of mine" in x or b".pdf" in x]
    told = {key for key, value in (pdf.metadata or {}).items() if value}
    assert told <= {"/Title", "/Producer", "/CreationDate", "/ModDate", "/Trapped"}
    assert pdf.metadata is not None
    assert pdf.metadata.title == queue.job_names()[0]
