"""Prints a page through the system's own dialog."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget

from ketams_desktop.desktop.printing import (
    PAGE_JOB_NAME,
    PRINT_PPI,
    has_printer,
    print_pages,
    require_ready,
)
from ketams_desktop.errors import KetamsError
from ketams_desktop.paper.leaflet import Leaflet
from ketams_desktop.paper.sheet import PaperSize
from ketams_desktop.paper.typesetting import Typesetter
from ketams_desktop.ui.guide.print_sheet import ask_printer
from ketams_desktop.ui.notices import Notice, NoticeKind

translate = QCoreApplication.translate


def printer_for_page(window: QWidget, paper: PaperSize) -> QPrinter | Notice | None:
    """Ask which printer. Returns what to tell where none can print; None if they cancelled."""
    if not has_printer():
        text = translate(
            "PrintPage",
            "This computer knows no printer. Your list is still here. You can save a PDF and "
            "print it elsewhere.",
        )
        return Notice(text, NoticeKind.TROUBLE)
    printer = ask_printer(window, paper, translate("PrintPage", "Print this page"), PAGE_JOB_NAME)
    try:
        if printer is not None:
            require_ready(printer)
    except KetamsError as error:
        return Notice(str(error), NoticeKind.TROUBLE)
    return printer


def send_pages(printer: QPrinter, typesetter: Typesetter, leaflet: Leaflet) -> None:
    """Typeset and print, in whatever thread.

    Raises:
        KetamsError: it could not be drawn, or the printer would not take it.
    """
    print_pages(printer, typesetter.pages(leaflet, PRINT_PPI))
