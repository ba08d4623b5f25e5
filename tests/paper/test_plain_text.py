from __future__ import annotations

from collections.abc import Callable

from ketams_desktop.paper.plain_text import plain_text
from ketams_desktop.paper.sheet import PaperQuestion, Sheet

MakeSheet = Callable[..., Sheet]


def test_plain_text_whole_sheet_reads_in_order(make_sheet: MakeSheet) -> None:
    questions = [
        PaperQuestion("a?", reason="From the page: Pain"),
        *("b?", "c?", "d?"),
        PaperQuestion("e?", is_caregivers_own=True),
    ]
    sheet = make_sheet(questions, show_reasons=True, matters_most="less pain")
    assert plain_text(sheet) == (
        "Questions for my visit\n\n"
        "What matters most to me: less pain\n\n"
        "Start with these three\n1. a?\n   From the page: Pain\n2. b?\n3. c?\n\n"
        "If there is time\n4. d?\n\n"
        "From my caregiver\n5. e?\n\n"
        "Helps you ask questions. Not medical advice. Preview. Not yet reviewed by a clinician. "
        "Content 2026.11\n"
    )


def test_plain_text_typed_line_breaks_never_make_new_lines(make_sheet: MakeSheet) -> None:
    text = plain_text(make_sheet(["a\r\n2. forged?"]))
    assert "\r" not in text
    assert "\n1. a 2. forged?\n" in text


def test_plain_text_empty_box_is_left_out(make_sheet: MakeSheet) -> None:
    assert "matters" not in plain_text(make_sheet(["a?"], matters_most=""))
