"""Prints a page through the system's own dialog."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget

from ketams_desktop.desktop.page_printing import PagePrinting
from ketams_desktop.desktop.printing import (
    PAGE_JOB_NAME,
    PRINT_PPI,
    has_printer,
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


def start_printing(
    printer: QPrinter, typesetter: Typesetter, leaflet: Leaflet, parent: QObject
) -> PagePrinting:
    """Begin to print, and return what tells how it ends."""
    printing = PagePrinting(printer, lambda: typesetter.pages(leaflet, PRINT_PPI), parent)
    printing.start()
    return printing
