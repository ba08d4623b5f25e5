"""The sheet beside the list: preview, pages, paper, PDF, text, and a missing printer."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest
from driving import Driver
from pypdf import PdfReader
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QFileDialog

from ketams_desktop.questions.question_list import Origin
from ketams_desktop.ui.guide import print_sheet as print_module
from ketams_desktop.ui.guide.page_preview import PagePreview
from ketams_desktop.ui.guide.sheet_pane import SheetPane
from ketams_desktop.ui.notices import NoticeKind
from ketams_desktop.ui.places import Screen

QUESTIONS = ("Will it help my pain?", "Who drives me home?", "<b>Is it safe?</b> #let x = 1")


@pytest.fixture
def listed(app: Driver) -> Driver:
    for text in QUESTIONS:
        app.session.add_own(text)
    return app.go(Screen.LIST).wait_for_sheet()


@pytest.fixture
def chosen_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[Path]:
    """Answer the system's dialog with the one path in the list; an empty list cancels."""
    answer = [tmp_path / "questions.pdf"]

    def choose(*_arguments: object) -> tuple[str, str]:
        return (str(answer[0]) if answer else "", "")

    monkeypatch.setattr(QFileDialog, "getSaveFileName", staticmethod(choose))
    return answer


def preview(app: Driver) -> QImage:
    return app.one(PagePreview).grab().toImage()


def test_preview_appears_by_itself(listed: Driver) -> None:
    pane = listed.one(SheetPane)
    assert len(pane.images) == 2
    page = pane.images[0]
    assert page.width() / page.height() == pytest.approx(8.5 / 11, abs=0.07)
    shown = listed.one(PagePreview)
    assert shown.width() / shown.height() == pytest.approx(page.width() / page.height(), abs=0.02)
    picture = preview(listed)
    points = itertools.product(range(6, shown.width() - 6), range(6, shown.height() - 6))
    assert any(picture.pixelColor(x, y).lightness() < 100 for x, y in points)
    assert listed.says("Page 1 of 2 · standard print")


def test_preview_follows_every_change_of_the_list(listed: Driver) -> None:
    before = preview(listed)
    listed.session.add_own("And what does it cost?")
    listed.wait_for_sheet()
    assert preview(listed) != before
    listed.session.undo()
    listed.wait_for_sheet()
    assert preview(listed) == before


def test_preview_of_one_page_has_no_buttons_to_turn(app: Driver) -> None:
    app.session.add_own("Will it help my pain?")
    app.go(Screen.LIST).wait_for_sheet()
    assert app.says("Page 1 of 1 · standard print")
    assert not app.buttons("Next page")
    assert not app.buttons("Previous")


def test_pages_turned_stop_at_both_ends(app: Driver) -> None:
    every = frozenset(x.id for x in app.services.guide.steps[5].options)
    app.session.choose("health", every - {"suicidal_thoughts"})
    app.go(Screen.LIST).wait_for_sheet()
    pages = len(app.one(SheetPane).images)
    assert pages >= 2
    first = preview(app)
    app.press("Previous")
    assert preview(app) == first
    for number in range(2, pages + 1):
        app.press("Next page")
        assert app.says(f"Page {number} of {pages}")
    last = preview(app)
    assert last != first
    app.press("Next page")
    assert preview(app) == last
    for _ in range(pages - 1):
        app.press("Previous")
    assert preview(app) == first


def test_page_shown_when_the_list_gets_shorter_is_the_last_one(app: Driver) -> None:
    every = frozenset(x.id for x in app.services.guide.steps[5].options)
    app.session.choose("health", every - {"suicidal_thoughts"})
    app.go(Screen.LIST).wait_for_sheet()
    for _ in range(len(app.one(SheetPane).images) - 1):
        app.press("Next page")
    while len(app.session.questions) > 1:
        app.session.remove(app.session.questions.items[-1].key)
    app.wait_for_sheet()
    assert app.says("Page 1 of 1")


def test_sheet_size_set_elsewhere_shows_here(listed: Driver) -> None:
    listed.go(Screen.SETTINGS).press("Print: Very large, 24 point").press("Paper: A4")
    listed.go(Screen.LIST).wait_for_sheet()
    assert listed.says("very large print")
    page = listed.one(SheetPane).images[0]
    assert page.width() / page.height() == pytest.approx(210 / 297, abs=0.005)


def test_copied_text_holds_the_numbered_questions(listed: Driver) -> None:
    listed.press("Copy text")
    text = QGuiApplication.clipboard().text()
    lines = text.splitlines()
    assert lines[0] == "Questions for my visit"
    for number, words in enumerate(QUESTIONS, start=1):
        assert f"{number}. {words}" in lines
    assert "Not yet reviewed by a clinician" in text
    assert listed.says("Copied. You can paste it into a message to your clinic.")


def test_copied_text_has_no_reasons(app: Driver) -> None:
    app.session.choose("health", frozenset({"bladder"}))
    app.go(Screen.LIST).wait_for_sheet().press("Copy text")
    text = QGuiApplication.clipboard().text()
    assert app.services.bank.question("Q-BLAD-02").patient in text
    assert "Because" not in text


def test_saved_pdf_holds_every_question(listed: Driver, chosen_file: list[Path]) -> None:
    listed.press("Save PDF")
    (path,) = chosen_file
    assert path.read_bytes().startswith(b"%PDF")
    reader = PdfReader(path)
    text = " ".join("".join(page.extract_text() for page in reader.pages).split())
    for words in QUESTIONS:
        assert words in text
    assert listed.says(f"Saved: {path}")


def test_saved_pdf_without_an_ending_gets_one(listed: Driver, chosen_file: list[Path]) -> None:
    chosen_file[0] = chosen_file[0].with_suffix("")
    listed.press("Save PDF")
    assert chosen_file[0].with_suffix(".pdf").exists()
    assert not chosen_file[0].exists()


def test_saving_cancelled_writes_and_says_nothing(
    listed: Driver, chosen_file: list[Path], tmp_path: Path
) -> None:
    chosen_file.clear()
    before = set(tmp_path.iterdir())
    listed.press("Save PDF")
    assert set(tmp_path.iterdir()) == before
    assert listed.window.notices.current is None


def test_saving_where_it_cannot_be_written_tells_what_to_do(
    listed: Driver, chosen_file: list[Path], tmp_path: Path
) -> None:
    chosen_file[0] = tmp_path / "no-such-folder" / "questions.pdf"
    listed.press("Save PDF")
    notice = listed.window.notices.current
    assert notice is not None
    assert notice.kind is NoticeKind.TROUBLE
    assert listed.says("Your list is still here. Please try another folder.")
    assert len(listed.session.questions) == len(QUESTIONS)
    listed.press("Close")
    assert not listed.says("Please try another folder.")


def test_saving_over_a_folder_tells_trouble_and_leaves_it(
    listed: Driver, chosen_file: list[Path]
) -> None:
    chosen_file[0].mkdir()
    listed.press("Save PDF")
    assert listed.says("The PDF could not be saved")
    assert chosen_file[0].is_dir()


def test_printing_without_a_printer_says_so(
    listed: Driver, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Whoever runs this may have a printer; its dialog must not open here.
    monkeypatch.setattr(print_module, "has_printer", lambda: False)
    listed.press("Print my list")
    assert listed.says("This computer knows no printer. Your list is still here.")
    notice = listed.window.notices.current
    assert notice is not None
    assert notice.kind is NoticeKind.TROUBLE


def test_signs_that_cannot_be_printed_are_told_once(app: Driver) -> None:
    app.session.add_own("Is it safe \U000130a9?")
    app.go(Screen.LIST).wait_for_sheet()
    assert app.says("These signs cannot be printed. A box stands in their place: \U000130a9")
    app.press("Close")
    app.session.add_own("And more?")
    app.wait_for_sheet()
    assert not app.says("These signs cannot be printed.")


def test_sheet_left_while_it_is_made_does_no_harm(app: Driver) -> None:
    app.session.add_question(app.services.bank.question("Q-BLAD-02"), Origin.BANK)
    for _ in range(8):
        app.window.navigator.go(Screen.LIST)
        app.window.navigator.go(Screen.HOME)
    app.settle()
    app.go(Screen.LIST).wait_for_sheet()
    assert len(app.one(SheetPane).images) == 1
