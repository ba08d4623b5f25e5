"""A page put on paper: typeset, printed or saved beside the window, and told of when done."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QWidget

from ketams_desktop.desktop.paper_job import PaperJob
from ketams_desktop.desktop.settings import Settings
from ketams_desktop.errors import KetamsError
from ketams_desktop.library.depth import Depth
from ketams_desktop.library.records import Page
from ketams_desktop.paper.leaflet import Leaflet, LeafletOptions, LeafletSize, build_leaflet
from ketams_desktop.ui.context import Services
from ketams_desktop.ui.guide.sheet_choice import present_paper
from ketams_desktop.ui.notices import Notice, NoticeKind, Notices

if TYPE_CHECKING:
    from ketams_desktop.desktop.page_printing import PagePrinting

translate = QCoreApplication.translate

#: What is under way has this name among the window's notices.
_BUSY = "page on paper"


def present_leaflet_size(settings: Settings) -> LeafletSize:
    """Return the print size that was chosen for pages or, until then, for the sheet."""
    for chosen in (settings.leaflet_size, settings.sheet_size):
        if chosen in set(LeafletSize):
            return LeafletSize(chosen)
    return LeafletSize.STANDARD


def present_leaflet(services: Services, page: Page) -> Leaflet:
    """Return `page` as a leaflet, as it would be printed now: as much of it as is shown."""
    settings = services.settings.value
    options = LeafletOptions(
        size=present_leaflet_size(settings),
        paper=present_paper(settings),
        depth=Depth(settings.depth),
        role=services.session.reader_of(page),
        country=settings.country,
    )
    return build_leaflet(
        page, services.library, services.bank, options, services.sheet_words, date.today()
    )


class PagePaper:
    """Prints and saves a page. What it began goes on when the screen is left or drawn anew."""

    def __init__(self, services: Services, notices: Notices, page: Page) -> None:
        self._services, self._notices, self._page = services, notices, page

    @property
    def is_busy(self) -> bool:
        """Whether a page is being put on paper, by whichever screen began it."""
        return self._notices.findChild(QObject, _BUSY) is not None

    def print_it(self, window: QWidget) -> None:
        """Ask which printer, and print."""
        # Print support is loaded here, on first use, and not when the app starts.
        from ketams_desktop.ui.reader.print_page import printer_for_page, start_printing

        if self.is_busy:
            return
        paper = present_paper(self._services.settings.value)
        printer = printer_for_page(window, paper)
        if isinstance(printer, Notice):
            self._notices.show(printer)
            return
        leaflet, typesetter = self._leaflet(), self._services.typesetter
        if printer is None or leaflet is None:
            return
        self._tell_waiting()
        printing = start_printing(printer, typesetter, leaflet, self._notices)
        printing.setObjectName(_BUSY)
        # The app cannot know whether paper came out, so it does not say so.
        self._tell_end(printing, translate("PagePaper", "Sent to the printer."))

    def save(self, path: Path) -> None:
        """Write the page as a PDF to `path`."""
        leaflet = None if self.is_busy else self._leaflet()
        if leaflet is None:
            return
        typesetter = self._services.typesetter

        def write() -> None:
            path.write_bytes(typesetter.pdf(leaflet).data)

        # It lives as long as the window: so does what it has to tell.
        job = PaperJob(write, self._notices)
        job.setObjectName(_BUSY)
        self._tell_end(job, translate("PagePaper", "Saved: {path}").format(path=path))
        self._tell_waiting()
        job.start()

    def _leaflet(self) -> Leaflet | None:
        try:
            return present_leaflet(self._services, self._page)
        except KetamsError as error:
            self._on_failed(error)
            return None

    def _tell_waiting(self) -> None:
        self._notices.show(Notice(translate("PagePaper", "Making the pages…")))

    def _tell_end(self, work: PaperJob | PagePrinting, told: str) -> None:
        work.done.connect(lambda: self._notices.show(Notice(told)))
        work.failed.connect(self._on_failed)

    def _on_failed(self, error: Exception) -> None:
        text = str(error)
        if isinstance(error, OSError):
            text = translate(
                "PagePaper",
                "The PDF could not be saved: {reason}. Your list is still here. "
                "Please try another folder.",
            ).format(reason=error.strerror or text)
        self._notices.show(Notice(text, NoticeKind.TROUBLE))
