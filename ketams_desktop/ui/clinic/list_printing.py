"""Prints a visitor's list on the clinic's one printer: no dialog, no choice, fixed copies."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtPrintSupport import QPrinter

from ketams_desktop.desktop.clinic_policy import PrintRules
from ketams_desktop.desktop.cups import reports_trouble
from ketams_desktop.desktop.page_printing import PagePrinting
from ketams_desktop.desktop.printing import (
    PRINT_PPI,
    default_printer,
    is_known,
    new_printer,
    require_ready,
)
from ketams_desktop.errors import PrintingError
from ketams_desktop.paper.handout import Handout
from ketams_desktop.paper.page_plan import on_both_sides
from ketams_desktop.paper.sheet import PaperSize
from ketams_desktop.paper.typesetting import Typesetter

translate = QCoreApplication.translate


def clinic_printer(rules: PrintRules) -> str:
    """Return the name of the printer that is used: the policy's, else the computer's own."""
    return rules.printer or default_printer()


class ListPrinting(QObject):
    """The clinic's printer. One list at a time.

    Signals:
        sent: the list is on its way; nobody can know whether paper comes out.
        failed: what is wrong, as a sentence.
    """

    sent = Signal()
    failed = Signal(str)

    def __init__(self, rules: PrintRules, parent: QObject) -> None:
        super().__init__(parent)
        self._rules = rules
        self.printer_name = clinic_printer(rules)
        self._is_busy = False

    @property
    def is_busy(self) -> bool:
        """Whether a list is being printed now."""
        return self._is_busy

    def print_it(self, handout: Handout, typesetter: Typesetter, copies: int = 0) -> None:
        """Print `handout`, in the policy's number of copies unless told otherwise."""
        if self._is_busy:
            return
        printer = self._ready_printer(copies or self._rules.copies)
        if isinstance(printer, str):
            self.failed.emit(printer)
            return
        both_sides = printer.duplex() is not QPrinter.DuplexMode.DuplexNone

        def draw() -> Sequence[bytes]:
            pages = typesetter.pages(handout, PRINT_PPI)
            return on_both_sides(pages, typesetter.page_plan(handout)) if both_sides else pages

        self._is_busy = True
        printing = PagePrinting(printer, draw, self)
        printing.done.connect(self._on_done)
        printing.failed.connect(self._on_failed)
        printing.start()

    def _ready_printer(self, copies: int) -> QPrinter | str:
        """Return the printer, or what is wrong with it as a sentence."""
        name = self.printer_name
        if not name or not is_known(name):
            return translate("ListPrinting", "The printer of this computer was not found.")
        printer = new_printer(PaperSize(self._rules.paper), name=name)
        printer.setCopyCount(copies)
        # Anything else than the system's own queue would be a file on the disk.
        is_queue = printer.outputFormat() is QPrinter.OutputFormat.NativeFormat
        if not is_queue or printer.printerName() != name or reports_trouble(name):
            return not_answering()
        try:
            require_ready(printer)
        except PrintingError:
            return not_answering()
        return printer

    def _on_done(self) -> None:
        self._is_busy = False
        if reports_trouble(self.printer_name):
            self.failed.emit(not_answering())
        else:
            self.sent.emit()

    def _on_failed(self, _error: object) -> None:
        self._is_busy = False
        self.failed.emit(not_answering())


def not_answering() -> str:
    """Return the sentence for a printer in trouble; what to do next is said beside it."""
    return translate("ListPrinting", "The printer is not answering. It may be off or out of paper.")
