"""What the person gets on paper: its size, and their list as paper needs it."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale

from ketams_desktop.desktop.settings import Settings
from ketams_desktop.paper.sheet import PaperSize, SheetSize
from ketams_desktop.questions.people import people_names
from ketams_desktop.questions.what_matters import values_of, words_for_sheet
from ketams_desktop.ui.context import Services

if TYPE_CHECKING:
    from ketams_desktop.paper.handout import HandedOver, Handout


def present_paper(settings: Settings) -> PaperSize:
    """Return the paper that was chosen or, until then, the usual one in this country."""
    if settings.paper in set(PaperSize):
        return PaperSize(settings.paper)
    is_metric = QLocale.system().measurementSystem() is QLocale.MeasurementSystem.MetricSystem
    return PaperSize.A4 if is_metric else PaperSize.LETTER


def present_size(settings: Settings) -> SheetSize:
    """Return the print size that was chosen."""
    known = settings.sheet_size in set(SheetSize)
    return SheetSize(settings.sheet_size) if known else SheetSize.STANDARD


def present_matters(services: Services) -> str:
    """Return what the sheet says matters most; empty until the person has marked it."""
    session = services.session
    # Without a mark there is nothing to look up.
    values = values_of(services.library) if session.matters else ()
    return words_for_sheet(values, session.matters, session.answers.reader)


def handed_over(services: Services) -> HandedOver:
    """Return the present list as paper needs it."""
    from ketams_desktop.paper.handout import HandedOver

    session = services.session
    reader = session.answers.reader
    return HandedOver(
        session.questions,
        session.visit,
        reader,
        present_matters(services),
        people_names(services.guide, reader),
    )


def present_handout(services: Services) -> Handout:
    """Return what would be printed now."""
    from ketams_desktop.paper.handout import HandoutOptions, build_handout

    settings = services.settings.value
    choices = asdict(services.print_choices.value)
    options = HandoutOptions(present_size(settings), present_paper(settings), **choices)
    return build_handout(
        handed_over(services), options, services.library.info, services.sheet_words, date.today()
    )
