"""Hands typeset pages to a printer as pictures: the same pages as the preview shows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QMarginsF, QRectF, QSizeF, Qt
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from ketams_desktop.desktop.cups import takes_jobs
from ketams_desktop.errors import PrintingError
from ketams_desktop.paper.sheet import PaperSize

#: Dots an inch of the pages sent to the printer.
PRINT_PPI = 300

_NOT_ANSWERING = (
    "The printer is not answering. It may be off or out of paper. Your list is still here. "
    "You can try again, or save a PDF."
)

#: What a print queue shows. They name neither the drug nor the illness nor a person.
JOB_NAME = "Questions for my visit"
PAGE_JOB_NAME = "A page to read"


def default_printer() -> str:
    """Return the name of the system's default printer; empty if it has none."""
    return QPrinterInfo.defaultPrinterName()


def is_known(name: str) -> bool:
    """Say whether the system knows a printer of this name."""
    return not QPrinterInfo.printerInfo(name).isNull()


def has_printer() -> bool:
    """Say whether the system knows any printer."""
    return bool(QPrinterInfo.availablePrinterNames())


def new_printer(paper: PaperSize, job_name: str = JOB_NAME, name: str = "") -> QPrinter:
    """Return a printer by its name, or the default one, set up for whole pages on `paper`."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    if name:
        printer.setPrinterName(name)
    printer.setDocName(job_name)
    printer.setCreator("")
    size = QPageSize.PageSizeId.A4 if paper is PaperSize.A4 else QPageSize.PageSizeId.Letter
    layout = QPageLayout(QPageSize(size), QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0))
    printer.setPageLayout(layout)
    printer.setFullPage(True)
    return printer


def require_ready(printer: QPrinter) -> None:
    """Look at the queue before anything is sent: Qt reports a refused job as a printed one.

    Raises:
        PrintingError: the queue is stopped, in trouble, or takes no jobs.
    """
    if printer.outputFormat() is not QPrinter.OutputFormat.NativeFormat:
        return
    info = QPrinterInfo.printerInfo(printer.printerName())
    is_stopped = info.isNull() or info.state() is QPrinter.PrinterState.Error
    if is_stopped or not takes_jobs(printer.printerName()):
        raise PrintingError(_NOT_ANSWERING)


def print_pages(printer: QPrinter, pages: Sequence[bytes]) -> None:
    """Send `pages`, PNG files, to `printer`. Qt makes the copies that were asked for.

    Raises:
        PrintingError: the printer would not take the job.
    """
    for _ in printing_steps(printer, pages):
        pass


def printing_steps(printer: QPrinter, pages: Sequence[bytes]) -> Iterator[None]:
    """Do the same, with a pause after each page. Only ever in the window's own thread.

    Painting on a printer in another thread can hold up that thread and the window for good.

    Raises:
        PrintingError: the printer would not take the job.
    """
    painter = QPainter()
    if not painter.begin(printer):
        raise PrintingError(
            "The printer did not take the sheet. It may be off. Your list is still here. "
            "You can try again, or save a PDF."
        )
    taken = True
    for number, data in enumerate(pages):
        if number and not printer.newPage():
            taken = False
            break
        # Without data it is an empty page.
        image = QImage.fromData(data)
        painter.drawImage(_place_of(image, printer), image)
        yield
    finished = painter.end()
    if not (taken and finished) or printer.printerState() is QPrinter.PrinterState.Error:
        raise PrintingError(_NOT_ANSWERING)


def _place_of(image: QImage, printer: QPrinter) -> QRectF:
    """Return where a page goes: on all of the paper, or as much as its shape allows.

    The system's dialog puts the paper of the printer in place of the one that was asked for.
    """
    paper = printer.paperRect(QPrinter.Unit.DevicePixel).size()
    size = QSizeF(image.size()).scaled(paper, Qt.AspectRatioMode.KeepAspectRatio)
    left, top = (paper.width() - size.width()) / 2, (paper.height() - size.height()) / 2
    return QRectF(left, top, size.width(), size.height())
