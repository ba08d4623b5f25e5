"""Print my list: the choices, the pages as big as on paper, and copying by hand."""

from __future__ import annotations

import math
from dataclasses import replace
from pathlib import Path

import pytest
from driving import Driver
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QFileDialog

from ketams_desktop.questions.bank import Role
from ketams_desktop.questions.question_list import Origin, Outcome
from ketams_desktop.ui.guide import print_sheet
from ketams_desktop.ui.guide.page_preview import PagePreview, TruePage, dots_an_inch
from ketams_desktop.ui.guide.paper_view import PaperView
from ketams_desktop.ui.guide.sheet_pane import ON_PAPER, SheetPane
from ketams_desktop.ui.guide.sheet_screen import BY_HAND
from ketams_desktop.ui.places import Screen
from ketams_desktop.ui.widgets.choice import OptionBox

MINE = ("Will it help my pain?", "Who drives me home?", "Is it safe?", "And what does it cost?")
THEIRS = "Who can I call?"


@pytest.fixture
def listed(app: Driver) -> Driver:
    for text in MINE:
        app.session.add_own(text)
    app.session.add_own(THEIRS, Role.CAREGIVER)
    return app


@pytest.fixture
def printed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Stand in for a printer: what is printed lands in this file, the dialog says yes."""
    path = tmp_path / "printed.pdf"

    def accept(dialog: QPrintDialog) -> int:
        printer = dialog.printer()
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(path))
        return QPrintDialog.DialogCode.Accepted

    monkeypatch.setattr(print_sheet, "has_printer", lambda: True)
    monkeypatch.setattr(QPrintDialog, "exec", accept)
    return path


def choices(app: Driver) -> set[str]:
    return {box.key for box in app.all_of(OptionBox)}


def test_list_leads_to_the_choices_and_they_to_the_pages(listed: Driver) -> None:
    listed.go(Screen.LIST).press("More ways to print")
    assert listed.here == (Screen.SHEET, "")
    listed.press("See it as big as on paper")
    assert listed.here == (Screen.SHEET, ON_PAPER)
    listed.back().press("Copy it by hand")
    assert listed.here == (Screen.SHEET, BY_HAND)


def test_choices_are_only_those_the_list_has_anything_for(listed: Driver) -> None:
    listed.go(Screen.SHEET)
    assert choices(listed) == {"clinician_copy", "caregiver_apart"}
    first, second = listed.session.questions.items[:2]
    listed.session.ask(first.key, ["ms_nurse"])
    listed.session.answer(second.key, Outcome.ANSWERED, "Yes, a little.")
    question = listed.services.bank.question("Q-BLAD-02")
    listed.session.add_question(question, Origin.PAGE, "From the page: Your bladder")
    listed.go(Screen.HOME).go(Screen.SHEET)
    assert choices(listed) == {
        *("clinician_copy", "each_person", "caregiver_apart", "show_reasons", "is_record"),
    }


def test_clinicians_page_follows_the_sheet_and_is_named(listed: Driver) -> None:
    listed.go(Screen.SHEET).wait_for_sheet()
    pages = len(listed.one(SheetPane).images)
    listed.tick("clinician_copy").wait_for_sheet()
    assert len(listed.one(SheetPane).images) == pages + 1
    for _ in range(pages):
        listed.press("Next page")
    assert listed.says(f"Page {pages + 1} of {pages + 1} · for the clinician")
    spoken = listed.one(PagePreview).accessibleName()
    for number, text in enumerate((*MINE, THEIRS), start=1):
        assert f"{number}. {text}" in spoken


def test_every_page_is_heard_with_the_questions_that_begin_on_it(listed: Driver) -> None:
    listed.go(Screen.SHEET, ON_PAPER).wait_for_sheet()
    heard = [listed.one(TruePage).accessibleName()]
    while True:
        before = heard[-1]
        listed.press("Next page")
        if listed.one(TruePage).accessibleName() == before:
            break
        heard.append(listed.one(TruePage).accessibleName())
    assert len(heard) == 2
    for number, text in enumerate((*MINE, THEIRS), start=1):
        assert sum(f"{number}. {text}" in name for name in heard) == 1
    for number, name in enumerate(heard, start=1):
        assert f"Page {number} of 2" in name


def test_page_as_big_as_on_paper_has_the_screens_size(listed: Driver) -> None:
    listed.services.settings.change(paper="a4")
    listed.go(Screen.SHEET, ON_PAPER).wait_for_sheet()
    page, dpi = listed.one(TruePage), dots_an_inch(QGuiApplication.primaryScreen())
    assert page.height() == pytest.approx(297 / 25.4 * dpi, abs=2)
    assert not math.isclose(page.height(), listed.window.height())


def test_page_too_broad_is_moved_by_buttons_and_by_keys(listed: Driver) -> None:
    listed.show(800, 700).go(Screen.SHEET, ON_PAPER).wait_for_sheet()
    # The buttons that have come move the page.
    page = listed.settle().one(TruePage)
    assert page.is_cut
    left = page.grab().toImage()
    listed.press("Right side of the page")
    right = page.grab().toImage()
    assert right != left
    page.setFocus()
    for _ in range(9):
        listed.key(Qt.Key.Key_Left)
    assert page.grab().toImage() == left
    for _ in range(9):
        listed.key(Qt.Key.Key_Right)
    assert page.grab().toImage() == right
    listed.press("All of its width")
    assert listed.one(PagePreview).width() <= listed.one(PaperView).width()
    assert not listed.buttons("Right side of the page")


def test_reasons_switched_on_print_and_are_forgotten_with_the_list(app: Driver) -> None:
    app.session.choose("health", frozenset({"bladder"}))
    app.go(Screen.SHEET).tick("show_reasons").press("Copy text")
    assert "Because you ticked" in QGuiApplication.clipboard().text()
    app.session.clear()
    app.session.choose("health", frozenset({"bladder"}))
    app.go(Screen.HOME).go(Screen.SHEET).press("Copy text")
    assert "Because you ticked" not in QGuiApplication.clipboard().text()


def test_saved_pdf_is_what_was_chosen(
    listed: Driver, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    path = tmp_path / "all.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    session = listed.session
    session.answer(session.questions.items[0].key, Outcome.WILL_FIND_OUT, "They will call.")
    session.plan(replace(session.visit, next_steps="A visit in May."))
    listed.go(Screen.SHEET).tick("is_record", "clinician_copy").press("Save PDF")
    text = " ".join(page.extract_text() for page in PdfReader(path).pages)
    assert text.count("They will call.") == 2
    assert text.count("A visit in May.") == 2


def test_copied_by_hand_every_question_comes_once_in_order(listed: Driver) -> None:
    listed.session.note(listed.session.questions.items[1].key, "Ask for the times.")
    listed.go(Screen.SHEET, BY_HAND)
    total = len(MINE) + 1
    for number, text in enumerate((*MINE, THEIRS), start=1):
        part = "From my caregiver" if text == THEIRS else ""
        assert listed.says(f"Question {number} of {total} · {part}")
        assert listed.says(f"{number}. {text}")
        assert listed.says("My note: Ask for the times.") == (number == 2)
        listed.press("Next question")
    # It stops at the end, and at the start.
    assert listed.says(f"{total}. {THEIRS}")
    for _ in range(total + 1):
        listed.press("Previous question")
    assert listed.says(f"1. {MINE[0]}")


def test_copied_by_hand_with_one_key_alone(listed: Driver) -> None:
    listed.show().go(Screen.SHEET, BY_HAND)
    for text in MINE[1:]:
        listed.key(Qt.Key.Key_Return)
        assert listed.says(text)


def test_copied_by_hand_without_a_question_says_so(app: Driver) -> None:
    app.go(Screen.SHEET, BY_HAND)
    assert app.says("There is no question on your list yet.")
    assert not app.buttons("Next question")


@pytest.mark.parametrize(
    ("duplex", "count"),
    [(QPrinter.DuplexMode.DuplexNone, 4), (QPrinter.DuplexMode.DuplexLongSide, 5)],
)
def test_printing_sends_all_sheets_at_once_each_on_its_own_leaf(
    listed: Driver,
    printed: Path,
    monkeypatch: pytest.MonkeyPatch,
    duplex: QPrinter.DuplexMode,
    count: int,
) -> None:
    monkeypatch.setattr(QPrinter, "duplex", lambda _: duplex)
    listed.session.remove(listed.session.questions.items[3].key)
    listed.go(Screen.SHEET).tick("clinician_copy", "caregiver_apart").wait_for_sheet()
    # Two pages of mine and my facts, one of the caregiver's, one for the clinician.
    assert len(listed.one(SheetPane).images) == 4
    listed.press("Print my list").press("Print my list")
    listed.go(Screen.HOME)
    listed.wait_until(lambda: listed.says("Sent to the printer."), 30)
    pages = PdfReader(printed).pages
    assert len(pages) == count
    drawn = [bool(page.images) for page in pages]
    blank = [] if count == 4 else [3]
    assert [number for number, is_drawn in enumerate(drawn) if not is_drawn] == blank
