"""Prints the sheet through the system's own dialog."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import QWidget

from ketams_desktop.desktop.printing import (
    PRINT_PPI,
    has_printer,
    new_printer,
    print_pages,
    require_ready,
)
from ketams_desktop.errors import KetamsError
from ketams_desktop.ui.context import Services
from ketams_desktop.ui.guide.sheet_choice import present_paper, present_sheet
from ketams_desktop.ui.notices import Notice, NoticeKind

translate = QCoreApplication.translate


def print_sheet(window: QWidget, services: Services) -> Notice | None:
    """Ask which printer, and print. Returns what to tell the person; None if they cancelled."""
    if not has_printer():
        text = translate(
            "PrintSheet",
            "This computer knows no printer. Your list is still here. You can save a PDF and "
            "print it elsewhere, or copy the text.",
        )
        return Notice(text, NoticeKind.TROUBLE)
    printer = new_printer(present_paper(services.settings.value))
    dialog = QPrintDialog(printer, window)
    dialog.setWindowTitle(translate("PrintSheet", "Print my list"))
    accepted = dialog.exec() == QPrintDialog.DialogCode.Accepted
    dialog.deleteLater()
    if not accepted:
        return None
    try:
        require_ready(printer)
        print_pages(printer, services.typesetter.pages(present_sheet(services), PRINT_PPI))
    except KetamsError as error:
        return Notice(str(error), NoticeKind.TROUBLE)
    # The app cannot know whether paper came out, so it does not say so.
    return Notice(translate("PrintSheet", "Sent to the printer."))
