"""Prints the sheet through the system's own dialog."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from ketams_desktop.desktop.printing import (
    JOB_NAME,
    PRINT_PPI,
    has_printer,
    new_printer,
    print_pages,
    require_ready,
)
from ketams_desktop.errors import KetamsError
from ketams_desktop.paper.page_plan import on_both_sides
from ketams_desktop.paper.sheet import PaperSize
from ketams_desktop.ui.context import Services
from ketams_desktop.ui.guide.sheet_choice import present_handout, present_paper
from ketams_desktop.ui.notices import Notice, NoticeKind

translate = QCoreApplication.translate


def ask_printer(
    window: QWidget, paper: PaperSize, title: str, job_name: str = JOB_NAME
) -> QPrinter | None:
    """Show the system's dialog. Returns the printer, set up; None if they cancelled."""
    printer = new_printer(paper, job_name)
    dialog = QPrintDialog(printer, window)
    dialog.setWindowTitle(title)
    accepted = dialog.exec() == QPrintDialog.DialogCode.Accepted
    dialog.deleteLater()
    return printer if accepted else None


def print_sheet(window: QWidget, services: Services) -> Notice | None:
    """Ask which printer, and print. Returns what to tell the person; None if they cancelled."""
    if not has_printer():
        text = translate(
            "PrintSheet",
            "This computer knows no printer. Your list is still here. You can save a PDF and "
            "print it elsewhere, or copy the text.",
        )
        return Notice(text, NoticeKind.TROUBLE)
    paper = present_paper(services.settings.value)
    printer = ask_printer(window, paper, translate("PrintSheet", "Print my list"))
    if printer is None:
        return None
    try:
        require_ready(printer)
        print_pages(printer, _pages(printer, services))
    except KetamsError as error:
        return Notice(str(error), NoticeKind.TROUBLE)
    # The app cannot know whether paper came out, so it does not say so.
    return Notice(translate("PrintSheet", "Sent to the printer."))


def _pages(printer: QPrinter, services: Services) -> Sequence[bytes]:
    """Return the pages of all sheets, which go to the queue as one job."""
    handout, typesetter = present_handout(services), services.typesetter
    pages = typesetter.pages(handout, PRINT_PPI)
    if printer.duplex() is QPrinter.DuplexMode.DuplexNone:
        return pages
    return on_both_sides(pages, typesetter.page_plan(handout))
