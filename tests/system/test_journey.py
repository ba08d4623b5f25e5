"""The whole path on a real display and a real print queue: from reading to paper."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from harness.display import Display
from harness.pictures import difference, ink, render_pdf
from harness.print_queue import PrintQueue, start_print_queue
from pypdf import PdfReader

JOURNEY = Path(__file__).with_name("journey.py")
PREVIEW_PPI = 110


@pytest.fixture
def queue(display: Display, need_tool: Callable[[str], str]) -> Any:
    """The print queue, on the display."""
    for tool in ("cupsd", "lpadmin", "lpstat", "pdftoppm", "pdfinfo", "pdftotext"):
        need_tool(tool)
    with start_print_queue(display.env) as running_queue:
        yield running_queue


@pytest.fixture
def journey(queue: PrintQueue, compiled_pack: Path, tmp_path: Path) -> dict[str, Any]:
    """What the person saw on the way; files lie in `out`."""
    out = tmp_path / "out"
    out.mkdir()
    # The paper of the sheet: on another one the page keeps its shape, and is not the preview's.
    queue.use_paper("A4")
    env = {**queue.env, "QT_QPA_PLATFORM": "xcb", "PYTHONPATH": str(JOURNEY.parents[2])}
    command = [sys.executable, str(JOURNEY), str(tmp_path / "data"), str(compiled_pack), str(out)]
    done = subprocess.run(
        command, env=env, capture_output=True, text=True, timeout=180, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    seen: dict[str, Any] = json.loads((out / "seen.json").read_text(encoding="utf-8"))
    return {**seen, "out": out}


#: Where desktops note which files were used last, and keep small pictures of them.
TRACES = ("recently-used.xbel", ".recently-used", "thumbnails", ".thumbnails")


def squeezed(text: str) -> str:
    return "".join(text.split())


def test_journey_from_reading_to_paper(
    journey: dict[str, Any], queue: PrintQueue, tmp_path: Path
) -> None:
    out: Path = journey["out"]
    assert journey["platform"] == "xcb"
    questions = journey["questions"]
    assert journey["added"] in questions
    assert 3 <= len(questions) <= 11
    assert journey["told_after_print"] == "Sent to the printer."

    # The job's pages are the preview's pages.
    (job,) = queue.wait_for_jobs(1)
    assert queue.job_names() == ["Questions for my visit"]
    printed = render_pdf(job, tmp_path / "printed", PREVIEW_PPI)
    previews = sorted(out.glob("preview-*.png"))
    assert len(printed) == len(previews) == journey["pages"]
    for page, preview in zip(printed, previews, strict=True):
        assert ink(preview) > 0.002
        assert difference(page, preview) < 0.02
    assert difference(printed[0], previews[-1]) > 0.02, "the comparison must tell pages apart"

    # Nobody was told that a PDF was saved, nor where.
    assert [x for x in tmp_path.rglob("*") if x.name in TRACES] == []
    noted = [x for x in (tmp_path / "home").rglob("*") if x.is_file()]
    assert [x for x in noted if str(out).encode() in x.read_bytes()] == []

    # The saved PDF holds every question as text, and says what is a heading and a list.
    pdf = out / "sheet.pdf"
    text = squeezed("".join(page.extract_text() for page in PdfReader(pdf).pages))
    for question in questions:
        assert squeezed(question) in text
    tree = subprocess.run(
        ["pdfinfo", "-struct-text", str(pdf)], capture_output=True, text=True, check=True
    ).stdout
    for tag in ("H1", "H2", "L ", "LI", "Lbl", "LBody"):
        assert tag in tree, tag

    # The text for a message has them numbered; the kept list has them, too.
    for number, question in enumerate(questions, start=1):
        assert f"{number}. {question}" in journey["clipboard"]
        assert json.dumps(question, ensure_ascii=False) in journey["kept"]
