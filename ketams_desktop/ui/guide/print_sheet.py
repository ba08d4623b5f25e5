"""Prints the sheet through the system's own dialog."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from ketams_desktop.desktop.page_printing import PagePrinting
from ketams_desktop.desktop.printing import (
    JOB_NAME,
    PRINT_PPI,
    has_printer,
    new_printer,
    require_ready,
)
from ketams_desktop.errors import KetamsError
from ketams_desktop.paper.page_plan import on_both_sides
from ketams_desktop.paper.sheet import PaperSize
from ketams_desktop.ui.context import Services
from ketams_desktop.ui.guide.sheet_choice import present_handout, present_paper
from ketams_desktop.ui.notices import Notice, NoticeKind, Notices

translate = QCoreApplication.translate

#: What is under way has this name among the window's notices.
_BUSY = "sheet on paper"


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


def print_sheet(window: QWidget, services: Services, notices: Notices) -> None:
    """Ask which printer, and print beside the window; `notices` tell how it ends."""
    if notices.findChild(QObject, _BUSY) is not None:
        return
    if not has_printer():
        text = translate(
            "PrintSheet",
            "This computer knows no printer. Your list is still here. You can save a PDF and "
            "print it elsewhere, or copy the text.",
        )
        notices.show(Notice(text, NoticeKind.TROUBLE))
        return
    paper = present_paper(services.settings.value)
    printer = ask_printer(window, paper, translate("PrintSheet", "Print my list"))
    if printer is None:
        return
    try:
        require_ready(printer)
        printing = _printing(printer, services, notices)
    except KetamsError as error:
        notices.show(Notice(str(error), NoticeKind.TROUBLE))
        return
    notices.show(Notice(translate("PrintSheet", "Making the pages…")))
    printing.start()


def _printing(printer: QPrinter, services: Services, notices: Notices) -> PagePrinting:
    """Return what prints all sheets, as one job. It lives as long as the window's notices."""
    handout, typesetter = present_handout(services), services.typesetter
    is_two_sided = printer.duplex() is not QPrinter.DuplexMode.DuplexNone

    def draw() -> Sequence[bytes]:
        pages = typesetter.pages(handout, PRINT_PPI)
        return on_both_sides(pages, typesetter.page_plan(handout)) if is_two_sided else pages

    printing = PagePrinting(printer, draw, notices)
    printing.setObjectName(_BUSY)
    # The app cannot know whether paper came out, so it does not say so.
    sent = Notice(translate("PrintSheet", "Sent to the printer."))
    printing.done.connect(lambda: notices.show(sent))
    printing.failed.connect(lambda error: notices.show(Notice(str(error), NoticeKind.TROUBLE)))
    return printing
