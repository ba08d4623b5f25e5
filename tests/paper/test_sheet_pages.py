"""What stands where on the pages, and what a screen reader finds, as poppler sees it."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from ketams_desktop.paper.sheet import PaperQuestion, PaperSize, Sheet, SheetSize

MakeSheet = Callable[..., Sheet]
Samples = Callable[[int], list[PaperQuestion]]
Save = Callable[[Sheet], Path]
NeedTool = Callable[[str], str]

WITH_BOXES = [SheetSize.STANDARD, SheetSize.LARGE, SheetSize.VERY_LARGE]
SIDES = ("xMin", "yMin", "xMax", "yMax")
XHTML = "{http://www.w3.org/1999/xhtml}"


@dataclass(frozen=True, slots=True)
class Word:
    """A word on paper: its page from 1, and its box in points from the top left corner."""

    page: int
    text: str
    left: float
    top: float
    right: float
    bottom: float


def words_on(path: Path, tool: str) -> list[Word]:
    run = subprocess.run([tool, "-bbox", str(path), "-"], capture_output=True, check=True)
    tree = ET.fromstring(re.sub(rb"<(meta|!DOCTYPE)[^>]*>", b"", run.stdout))  # noqa: S314
    return [
        Word(number, word.text or "", *(float(word.get(side, "")) for side in SIDES))
        for number, page in enumerate(tree.iter(f"{XHTML}page"), 1)
        for word in page.iter(f"{XHTML}word")
    ]


def page_of(words: list[Word], text: str) -> int:
    return next(word.page for word in words if word.text.startswith(text))


def structure(path: Path, tool: str) -> str:
    run = subprocess.run(
        [tool, "-struct-text", str(path)], capture_output=True, check=True, text=True
    )
    return run.stdout


@pytest.mark.parametrize("paper", PaperSize)
@pytest.mark.parametrize("size", WITH_BOXES)
def test_sheet_question_with_its_boxes_stays_on_one_page(
    make_sheet: MakeSheet,
    sample_questions: Samples,
    saved: Save,
    need_tool: NeedTool,
    size: SheetSize,
    paper: PaperSize,
) -> None:
    tool = need_tool("pdftotext")
    sheet = make_sheet(sample_questions(25), size=size, paper=paper)
    words = words_on(saved(sheet), tool)
    assert words[-1].page > 3
    for number in range(1, 26):
        first = next(w for w in words if w.text == f"first{number:02}")
        last = next(w for w in words if w.text == f"last{number:02}?")
        label = next(w for w in words if w.text == str(number) and w.right < first.left)
        assert label.page == first.page == last.page
    for page in range(1, words[-1].page + 1):
        here = [word.text for word in words if word.page == page]
        questions = sum(text.startswith("first") for text in here)
        assert here.count("Will") == questions
        assert here.count("Yes") + here.count("Answered") == questions


@pytest.mark.parametrize("paper", PaperSize)
@pytest.mark.parametrize("size", WITH_BOXES)
def test_sheet_heading_stays_with_what_it_heads(
    make_sheet: MakeSheet, saved: Save, need_tool: NeedTool, size: SheetSize, paper: PaperSize
) -> None:
    tool = need_tool("pdftotext")
    # Every length of the first part puts the next heading somewhere else on the page.
    for filler in range(0, 40, 3):
        texts = ["and so on " * filler + "?"] * 3 + ["fourth?"]
        own = PaperQuestion("fifth?", is_caregivers_own=True)
        sheet = make_sheet([*texts, own], size=size, paper=paper)
        words = words_on(saved(sheet), tool)
        assert page_of(words, "If") == page_of(words, "fourth?")
        assert page_of(words, "From") == page_of(words, "fifth?")
        assert page_of(words, "Facts") == page_of(words, "Medicines")


@pytest.mark.parametrize("size", SheetSize)
@pytest.mark.parametrize("letter", ["x", "W", "Ω", "ש", "/", "a-"])
def test_sheet_word_wider_than_the_page_wraps(
    make_sheet: MakeSheet, saved: Save, need_tool: NeedTool, letter: str, size: SheetSize
) -> None:
    tool = need_tool("pdftotext")
    text = "See " + (letter * 500)[:500] + " here"
    sheet = make_sheet([text], size=size, matters_most=text, paper=PaperSize.A4)
    words = words_on(saved(sheet), tool)
    assert all(word.left >= 0 and word.right <= 595.3 - 40 for word in words)
    letters = "".join(word.text for word in words)
    assert letters.count(letter[0]) >= 2 * (500 // len(letter))


def test_sheet_common_long_word_is_not_cut(
    make_sheet: MakeSheet, saved: Save, need_tool: NeedTool
) -> None:
    tool = need_tool("pdftotext")
    word = "electroencephalography"
    for lead in range(12):
        sheet = make_sheet(["x" * lead + f" about my {word}?"], size=SheetSize.VERY_LARGE)
        assert f"{word}?" in [x.text for x in words_on(saved(sheet), tool)]


def test_sheet_longest_question_in_largest_print_loses_nothing(
    make_sheet: MakeSheet, saved: Save, need_tool: NeedTool
) -> None:
    tool = need_tool("pdftotext")
    sheet = make_sheet(["word " * 199 + "last?"] * 2, size=SheetSize.VERY_LARGE)
    words = words_on(saved(sheet), tool)
    assert sum(word.text == "word" for word in words) == 2 * 199
    footer_top = min(word.top for word in words if word.text == "Helps")
    inside = [word for word in words if word.text in ("word", "last?", "Answered")]
    assert all(word.bottom < footer_top for word in inside)


def test_sheet_every_page_has_its_footer(
    make_sheet: MakeSheet, sample_questions: Samples, saved: Save, need_tool: NeedTool
) -> None:
    tool = need_tool("pdftotext")
    words = words_on(saved(make_sheet(sample_questions(12))), tool)
    pages = words[-1].page
    assert pages > 2
    for page in range(1, pages + 1):
        text = " ".join(word.text for word in words if word.page == page)
        assert (
            "Not medical advice. Preview. Not yet reviewed by a clinician. Content 2026.11" in text
        )
        assert f"Page {page} of {pages}" in text


def test_sheet_structure_has_headings_and_numbered_lists(
    make_sheet: MakeSheet, saved: Save, need_tool: NeedTool
) -> None:
    tool = need_tool("pdfinfo")
    tree = structure(saved(make_sheet(["a?", "b?", "c?", "d?"], matters_most="peace")), tool)
    shape = re.findall(r"^ *(H1|H2|H3|LI|Lbl|LBody|L|Figure|Table)\b", tree, re.MULTILINE)
    item = ["LI", "Lbl", "LBody"]
    assert shape == ["H1", "H2", "L", *item * 3, "H2", "L", *item, "H2", "H2"]
    labels = re.findall(r'Lbl \(block\)\s+"(.+?)"', tree)
    assert labels == ["1", "2", "3", "4"]
    assert tree.count("/ListNumbering /Decimal") == 2


def test_sheet_structure_reads_question_then_boxes(
    make_sheet: MakeSheet, saved: Save, need_tool: NeedTool
) -> None:
    tool = need_tool("pdfinfo")
    tree = structure(saved(make_sheet(["Is it so?"])), tool)
    quoted = [text.strip() for text in re.findall(r'"(.*)"', tree)]
    start = quoted.index("1")
    assert quoted[start : start + 4] == ["1", "Is it so?", "Answered", "Will find out"]
