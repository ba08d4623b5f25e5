"""Print this page: the choice in place, the PDF, the printer, and everything that refuses."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from driving import Driver, name_of
from pypdf import PdfReader
from PySide6.QtCore import QObject, Qt
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QApplication, QFileDialog

from ketams_desktop.desktop import page_printing, printing
from ketams_desktop.errors import PrintingError
from ketams_desktop.library.blocks import QuestionBlock
from ketams_desktop.library.depth import Depth, blocks_at
from ketams_desktop.library.records import Certainty, ClaimKind, ClaimStatus, StudiedInMs
from ketams_desktop.paper.leaflet import Leaflet, LeafletSize
from ketams_desktop.ui.notices import NoticeKind
from ketams_desktop.ui.places import Screen
from ketams_desktop.ui.preferences.choices import ChoiceButton
from ketams_desktop.ui.reader import claim_words, print_page
from ketams_desktop.ui.reader.page_paper import _BUSY, present_leaflet, present_leaflet_size
from ketams_desktop.ui.reader.print_panel import PrintPanel
from ketams_desktop.ui.widgets.prose import Heading

Start = Callable[..., Driver]

OPEN = "Print this page"
PRINT = "Print…"
#: How many the page has on paper, with the lists and numbers that it ends with.
PAGES = 7


@pytest.fixture
def page(app: Driver) -> Driver:
    return app.go(Screen.PAGE, "bladder").press(OPEN)


@pytest.fixture
def chosen_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[Path]:
    """Answer the system's dialog with the one path in the list; an empty list cancels."""
    answer = [tmp_path / "page.pdf"]

    def choose(*_arguments: object) -> tuple[str, str]:
        return (str(answer[0]) if answer else "", "")

    monkeypatch.setattr(QFileDialog, "getSaveFileName", staticmethod(choose))
    return answer


@pytest.fixture
def printed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Stand in for a printer: what is printed lands in this file, the dialog says yes."""
    path = tmp_path / "printed.pdf"

    def accept(dialog: QPrintDialog) -> int:
        printer = dialog.printer()
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(path))
        return QPrintDialog.DialogCode.Accepted

    monkeypatch.setattr(print_page, "has_printer", lambda: True)
    monkeypatch.setattr(QPrintDialog, "exec", accept)
    return path


def finish(app: Driver) -> Driver:
    """Wait until nothing is being put on paper."""
    notices = app.window.notices
    app.wait_until(lambda: notices.findChild(QObject, _BUSY) is None, 30)
    return app.settle()


def trouble(app: Driver) -> str:
    notice = app.window.notices.current
    assert notice is not None
    assert notice.kind is NoticeKind.TROUBLE
    return notice.text


# The choice


def test_choice_opens_in_place_and_gives_the_keyboard_back(app: Driver) -> None:
    app.go(Screen.PAGE, "bladder")
    assert not app.all_of(PrintPanel)
    app.press(OPEN)
    focus = app.focus()
    assert app.one(PrintPanel)
    assert focus is app.button(PRINT)
    app.press("Close: Print this page")
    assert not app.all_of(PrintPanel)
    assert app.focus() is app.button(OPEN)


def test_button_stands_above_a_wide_page_and_under_the_title_of_a_narrow_one(
    start: Start,
) -> None:
    app = start(keep_list="no").show(1280, 800)
    app.go(Screen.PAGE, "bladder")
    button = app.button(OPEN)
    assert button.mapTo(app.window, button.rect().topRight()).x() > 1100
    app.window.resize(700, 800)
    app.settle()
    button = app.button(OPEN)
    top = button.mapTo(app.window, button.rect().topLeft()).y()
    heading = next(x for x in app.all_of(Heading) if x.words == "Your bladder")
    assert top >= heading.mapTo(app.window, heading.rect().bottomLeft()).y()


def test_choice_opened_from_the_end_of_a_page_comes_into_view(app: Driver) -> None:
    app.go(Screen.PAGE, "bladder")
    pane = app.window._pane
    assert pane is not None
    pane.verticalScrollBar().setValue(pane.verticalScrollBar().maximum())
    app.settle().press(OPEN)
    panel = app.one(PrintPanel)
    assert panel.visibleRegion().boundingRect().height() >= panel.height() - 1


def test_choice_is_made_with_the_keyboard_alone(page: Driver) -> None:
    page.key(Qt.Key.Key_Tab)
    assert "Save PDF" in name_of(page.focus())
    page.key(Qt.Key.Key_Tab).key(Qt.Key.Key_Return)
    assert not page.all_of(PrintPanel)


def test_size_and_paper_are_kept_and_leave_the_sheets_size_alone(page: Driver) -> None:
    page.press("Print: Very large, 24 point").press("Paper: A4")
    settings = page.services.settings.value
    assert (settings.leaflet_size, settings.paper) == ("very-large", "a4")
    assert settings.sheet_size == "standard"
    chosen = [x.text() for x in page.one(PrintPanel).findChildren(ChoiceButton) if x.isChecked()]
    assert chosen == ["Very large, 24 point", "A4"]
    page.go(Screen.PAGE, "falls").press(OPEN)
    chosen = [x.text() for x in page.one(PrintPanel).findChildren(ChoiceButton) if x.isChecked()]
    assert chosen == ["Very large, 24 point", "A4"]


@pytest.mark.parametrize(
    ("sheet", "leaflet"), [("large", "large"), ("compact", "standard"), ("nonsense", "standard")]
)
def test_size_follows_the_sheet_until_it_is_chosen(start: Start, sheet: str, leaflet: str) -> None:
    app = start(sheet_size=sheet)
    assert present_leaflet_size(app.services.settings.value) is LeafletSize(leaflet)


# Save PDF


def test_saved_pdf_is_the_page_in_the_chosen_size(page: Driver, chosen_file: list[Path]) -> None:
    page.press("Print: Large, 18 point").press("Paper: A4").press("Save PDF")
    finish(page)
    (path,) = chosen_file
    reader = PdfReader(path)
    assert round(float(reader.pages[0].mediabox.height)) == 842
    assert "Your bladder" in reader.pages[0].extract_text()
    assert page.says(f"Saved: {path}")


def test_saved_pdf_without_an_ending_gets_one(page: Driver, chosen_file: list[Path]) -> None:
    chosen_file[0] = chosen_file[0].with_suffix("")
    page.press("Save PDF")
    finish(page)
    assert chosen_file[0].with_suffix(".pdf").exists()
    assert not chosen_file[0].exists()


def test_saved_pdf_speaks_to_a_caregiver_in_their_words(
    page: Driver, chosen_file: list[Path]
) -> None:
    question = page.services.bank.question("Q-BLAD-02")
    page.session.choose("role", frozenset({"caregiver"}))
    page.settle().press("Save PDF")
    finish(page)
    text = "".join(x.extract_text() for x in PdfReader(chosen_file[0]).pages)
    assert "".join(question.caregiver.split()) in "".join(text.split())


def test_saving_cancelled_writes_and_says_nothing(
    page: Driver, chosen_file: list[Path], tmp_path: Path
) -> None:
    chosen_file.clear()
    before = set(tmp_path.iterdir())
    page.press("Save PDF")
    assert set(tmp_path.iterdir()) == before
    assert page.window.notices.current is None


@pytest.mark.parametrize("kind", ["no folder", "a folder"])
def test_saving_where_it_cannot_be_written_tells_what_to_do(
    page: Driver, chosen_file: list[Path], tmp_path: Path, kind: str
) -> None:
    chosen_file[0] = tmp_path / "none" / "page.pdf"
    if kind == "a folder":
        chosen_file[0].mkdir(parents=True)
    page.press("Save PDF")
    finish(page)
    told = trouble(page)
    assert told.startswith("The PDF could not be saved: ")
    assert told.endswith("Your list is still here. Please try another folder.")


def test_page_that_cannot_be_drawn_is_told(
    page: Driver, chosen_file: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    typesetter = page.services.typesetter
    monkeypatch.setattr(typesetter, "_template_dir", chosen_file[0].parent)
    typesetter._compilers.clear()
    page.press("Save PDF")
    finish(page)
    assert trouble(page).startswith("A part of the app that draws the printed leaflet is missing.")
    assert not chosen_file[0].exists()


# Print


def test_printing_sends_the_pages_and_says_so(page: Driver, printed: Path) -> None:
    page.press(PRINT)
    assert page.says("Making the pages…") or printed.exists()
    finish(page)
    assert page.says("Sent to the printer.")
    assert len(PdfReader(printed).pages) == PAGES
    data = printed.read_bytes().lower()
    assert b"ketamine" not in data
    assert printing.PAGE_JOB_NAME.lower().encode() in data or b"page to read" in data.replace(
        b"\x00", b""
    )


def test_printing_goes_on_when_the_page_is_left(
    page: Driver, printed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    may_go_on, drawing = threading.Event(), set()
    typesetter = page.services.typesetter
    draw = typesetter.pages

    def wait(leaflet: Leaflet, ppi: float) -> tuple[bytes, ...]:
        drawing.add(threading.get_ident())
        assert may_go_on.wait(20)
        return draw(leaflet, ppi)

    monkeypatch.setattr(typesetter, "pages", wait)
    page.press(PRINT)
    page.press(PRINT)  # a second press while it is being made prints nothing twice
    page.go(Screen.HOME)
    may_go_on.set()
    finish(page)
    assert page.says("Sent to the printer.")
    assert drawing.isdisjoint({threading.get_ident()})
    assert len(drawing) == 1
    assert len(PdfReader(printed).pages) == PAGES


def test_pages_reach_the_printer_from_the_windows_own_thread(
    page: Driver, printed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    painting = []
    steps = page_printing.printing_steps

    def noted(*arguments: Any) -> Iterator[None]:
        for step in steps(*arguments):
            painting.append(threading.get_ident())
            yield step

    monkeypatch.setattr(page_printing, "printing_steps", noted)
    page.press(PRINT)
    finish(page)
    assert painting == [threading.get_ident()] * PAGES
    assert len(PdfReader(printed).pages) == PAGES


def test_printing_is_finished_when_the_app_ends(page: Driver, printed: Path) -> None:
    page.press(PRINT)
    application = QApplication.instance()
    assert application is not None
    application.aboutToQuit.emit()
    assert len(PdfReader(printed).pages) == PAGES
    finish(page)


def test_printing_without_a_printer_says_so(page: Driver, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(print_page, "has_printer", lambda: False)
    page.press(PRINT)
    assert trouble(page) == (
        "This computer knows no printer. Your list is still here. You can save a PDF and print "
        "it elsewhere."
    )


def test_printing_cancelled_says_nothing(
    page: Driver, printed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QPrintDialog, "exec", lambda _: QPrintDialog.DialogCode.Rejected)
    page.press(PRINT)
    assert page.window.notices.current is None
    assert not printed.exists()


def test_printer_in_trouble_is_told_before_anything_is_sent(
    page: Driver, printed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_printer: QPrinter) -> None:
        raise PrintingError("The printer is not answering. Your list is still here.")

    monkeypatch.setattr(print_page, "require_ready", refuse)
    page.press(PRINT)
    assert trouble(page).startswith("The printer is not answering.")
    assert not printed.exists()


@pytest.mark.qt_log_ignore("QPdfEngine|QPainter|cannot|open")
def test_printer_that_refuses_is_told(page: Driver, printed: Path) -> None:
    printed.mkdir()
    page.press(PRINT)
    finish(page)
    assert trouble(page).startswith("The printer did not take the sheet.")
    assert "Your list is still here." in trouble(page)


# The same words on paper and on the screen


def test_marks_of_every_claim_are_the_same_on_paper(app: Driver) -> None:
    library, words = app.services.library, app.services.sheet_words.leaflet.claim
    seen: set[object] = set()
    for head in library.page_heads():
        for claim in map(library.claim, library.page(head.id).claims):
            people = claim_words.people_badge(claim)
            wanted = [claim_words.kind_badge(claim).text, *([people.text] if people else [])]
            assert list(words.marks(claim)) == wanted
            assert words.status(claim) == claim_words.status_words(claim)
            seen |= {claim.kind, claim.certainty, claim.studied_in_ms, claim.status}
    every = {*ClaimKind, *Certainty, *StudiedInMs, *ClaimStatus}
    assert len(every - seen) < 4


def test_leaflet_is_made_of_the_page_on_the_screen(page: Driver) -> None:
    leaflet = present_leaflet(page.services, page.services.library.page("bladder"))
    assert isinstance(leaflet, Leaflet)
    assert leaflet.title == "Your bladder"


@pytest.mark.parametrize(
    ("depth", "label", "told"),
    [
        (Depth.SHORT, "In short", "The short line on paper"),
        (Depth.SCREEN, "First part", "The first part on paper"),
        (Depth.FULL, "Whole page", "The whole page on paper"),
    ],
)
def test_paper_follows_the_depth_that_is_shown_and_says_so(
    page: Driver, depth: Depth, label: str, told: str
) -> None:
    page.press(label)
    assert page.services.settings.value.depth == depth
    assert page.says(told)
    leaflet = present_leaflet(page.services, page.services.library.page("bladder"))
    shown = blocks_at(page.services.library.page("bladder").blocks, depth)
    # Questions stand together at the leaflet's end.
    assert len(leaflet.blocks) == len([x for x in shown if not isinstance(x, QuestionBlock)])
