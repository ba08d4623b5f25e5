"""What stands on the pages of one print, as poppler and a screen reader see it."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from ketams_desktop.library.records import PackInfo
from ketams_desktop.paper.handout import HandedOver, Handout, HandoutOptions, build_handout
from ketams_desktop.paper.sheet import PaperSize, SheetSize
from ketams_desktop.paper.typesetting import Typesetter
from ketams_desktop.paper.words import SheetWords
from ketams_desktop.questions.bank import AnswerShape, Role
from ketams_desktop.questions.question_list import Outcome, QuestionList
from ketams_desktop.questions.visit import Facts, Visit

NeedTool = Callable[[str], str]
Saved = Callable[[Handout], Path]
Make = Callable[..., Handout]

VISIT = Visit(
    day="2026-12-03",
    is_short=True,
    facts=Facts("baclofen in the evening", reactions="dizzy for a day"),
    next_steps="They call in May.",
)
ADDRESS = "https://example.org/a-long-address-without-a-break/that-goes-on-and-on.html"


@pytest.fixture
def make(pack: PackInfo, words: SheetWords) -> Make:
    def make(questions: QuestionList, visit: Visit = VISIT, **chosen: object) -> Handout:
        source = HandedOver(questions, visit, people={"ms_nurse": "MS nurse"})
        options = HandoutOptions(**chosen)  # type: ignore[arg-type]
        return build_handout(source, options, pack, words, date(2026, 12, 1))

    return make


@pytest.fixture
def saved(tmp_path: Path, typesetter: Typesetter) -> Saved:
    def save(handout: Handout) -> Path:
        path = tmp_path / "handout.pdf"
        result = typesetter.pdf(handout)
        assert result.is_ua
        path.write_bytes(result.data)
        return path

    return save


def asked(count: int, caregivers: int = 2) -> QuestionList:
    """Return a list with a note under one question in three; half of them may be answered yes."""
    questions = QuestionList()
    for number in range(1, count + 1):
        by = Role.CAREGIVER if number > count - caregivers else Role.PATIENT
        questions = questions.with_own(
            f"first{number:02} " + "and more " * (number % 4) + f"last{number:02}?", by
        )
        if number % 3 == 0:
            questions = questions.noted(number, f"note{number:02}")
    shapes = (AnswerShape.YES_NO, AnswerShape.OPEN)
    items = (replace(x, answer=shapes[x.key % 2]) for x in questions.items)
    return replace(questions, items=tuple(items))


def pages_of(path: Path, tool: str) -> list[str]:
    run = subprocess.run([tool, "-layout", str(path), "-"], capture_output=True, check=True)
    return run.stdout.decode().removesuffix("\f").split("\f")


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


@pytest.mark.parametrize("paper", PaperSize)
@pytest.mark.parametrize("size", SheetSize)
@pytest.mark.parametrize("count", [1, 3, 12, 25])
def test_handout_text_is_what_was_asked_page_by_page(
    make: Make,
    saved: Saved,
    typesetter: Typesetter,
    need_tool: NeedTool,
    count: int,
    size: SheetSize,
    paper: PaperSize,
) -> None:
    tool = need_tool("pdftotext")
    questions = asked(count, 0 if count == 1 else 1)
    handout = make(
        questions, size=size, paper=paper, clinician_copy=True, caregiver_apart=count == 12
    )
    pages = pages_of(saved(handout), tool)
    plan = typesetter.page_plan(handout)
    assert len(plan) == len(pages)
    for text, about in zip(pages, plan, strict=True):
        assert f"Page {about.number} of {about.count}" in text
        assert "Not medical advice. Preview." in text
        # Every question is whole on the page where it begins, with its note.
        begins = {int(number) for number in re.findall(r"first(\d\d)", text)}
        assert begins == set(about.questions)
        for number in begins:
            item = questions.items[number - 1]
            assert squeezed(item.text) in squeezed(text)
            assert squeezed(item.note) in squeezed(text)
    for copy in range(len(handout.copies)):
        begun = [x for about in plan if about.copy == copy for x in about.questions]
        assert begun == list(range(1, count + 1))


@pytest.mark.parametrize("size", SheetSize)
def test_handout_heading_is_never_the_last_on_its_page(
    make: Make, saved: Saved, need_tool: NeedTool, size: SheetSize
) -> None:
    tool = need_tool("pdftotext")
    titles = ("Ask these three", "For the nurse", "From my caregiver", "Facts to", "What I heard")
    for count in range(4, 13):
        for text in pages_of(saved(make(asked(count, 2), size=size)), tool):
            lines = [line.strip() for line in text.splitlines() if line.strip()]
            body = [x for x in lines if not x.startswith(("Helps you", "clinician. Content"))]
            # Under "What I heard" are only lines to write on; a test of pictures sees those.
            assert not body[-1].startswith(titles[:-1])


def test_handout_caregivers_part_begins_a_page_behind_everything(
    make: Make, saved: Saved, typesetter: Typesetter, need_tool: NeedTool
) -> None:
    tool = need_tool("pdftotext")
    handout = make(asked(4, 1), caregiver_apart=True)
    pages = pages_of(saved(handout), tool)
    assert pages[-1].strip().startswith("From my caregiver")
    assert "What I heard" in pages[-2]
    assert "From my caregiver" not in "".join(pages[:-1])
    assert typesetter.page_plan(handout)[-1].is_new_leaf


def test_handout_structure_has_a_title_for_each_copy_and_numbered_lists(
    make: Make, saved: Saved, need_tool: NeedTool
) -> None:
    tool = need_tool("pdfinfo")
    path = saved(make(asked(5, 1), clinician_copy=True))
    run = subprocess.run([tool, "-struct-text", str(path)], capture_output=True, check=True)
    tree = run.stdout.decode()
    shape = re.findall(r"^ *(H1|H2|H3|LI|Lbl|LBody|L|Figure|Table)\b", tree, re.MULTILINE)
    item = ["LI", "Lbl", "LBody"]
    parts = ["H1", "H2", "L", *item * 3, "H2", "L", *item, "H2", "L", *item]
    assert shape == [*parts, "H2", "H2", *parts, "H2"]
    assert re.findall(r'Lbl \(block\)\s+"(.+?)"', tree) == [*"12345", *"12345"]
    assert tree.count("/ListNumbering /Decimal") == 6


def test_handout_record_reads_as_ticked_and_heard(
    make: Make, saved: Saved, need_tool: NeedTool
) -> None:
    tool = need_tool("pdfinfo")
    questions = asked(2, 0).answered(2, Outcome.NO, "Not before spring.")
    path = saved(make(questions, is_record=True))
    run = subprocess.run([tool, "-struct-text", str(path)], capture_output=True, check=True)
    quoted = [text.strip() for text in re.findall(r'"(.*)"', run.stdout.decode())]
    start = quoted.index("Yes")
    assert quoted[start : start + 4] == ["Yes", "X", "No", "Will find out"]
    told = " ".join(quoted)
    assert "What I heard: Not before spring." in re.sub(r"\s+", " ", told)
    assert "They call in May." in told


def test_handout_very_long_word_is_read_out_as_typed(
    make: Make, saved: Saved, need_tool: NeedTool
) -> None:
    tool = need_tool("pdftotext")
    word = ADDRESS + "x" * 200
    text = "".join(pages_of(saved(make(QuestionList().with_own(f"See {word} now?"))), tool))
    assert "\u200b" not in text
    assert f"See{word}now?" in squeezed(text)


@pytest.mark.parametrize("size", SheetSize)
def test_handout_in_grey_stays_clear(
    make: Make, saved: Saved, need_tool: NeedTool, tmp_path: Path, size: SheetSize
) -> None:
    """Paper has no colors, text is black, and what is drawn is far from the paper's white."""
    tool = need_tool("pdftoppm")
    path = saved(make(asked(4, 1), size=size, clinician_copy=True))
    subprocess.run([tool, "-r", "50", "-png", str(path), str(tmp_path / "page")], check=True)
    subprocess.run(
        [tool, "-r", "300", "-gray", "-aa", "no", "-aaVector", "no", "-singlefile", str(path),
         str(tmp_path / "grey")],
        check=True,
    )  # fmt: skip
    data = (tmp_path / "grey.pgm").read_bytes()
    header = re.match(rb"P5\s+\d+\s+\d+\s+255\s", data)
    assert header is not None
    shades = set(data[header.end() :])
    # Without smoothing these are the inks themselves: text, lines, the box's tint, the paper.
    assert 0 in shades
    assert 255 in shades
    assert max(shades - {255, 240}) <= 130
