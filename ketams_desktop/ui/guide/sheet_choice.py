"""Which sheet the person gets: paper, print size, and the questions as paper needs them."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QLocale

from ketams_desktop.desktop.settings import Settings
from ketams_desktop.paper.sheet import (
    PaperQuestion,
    PaperSize,
    Sheet,
    SheetOptions,
    SheetSize,
    build_sheet,
)
from ketams_desktop.questions.question_list import QuestionList
from ketams_desktop.questions.what_matters import values_of, words_for_sheet
from ketams_desktop.ui.context import Services


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


def paper_questions(questions: QuestionList) -> tuple[PaperQuestion, ...]:
    """Return the questions of a list as paper needs them, in order."""
    return tuple(PaperQuestion(x.text, x.answer, x.reason) for x in questions.items)


def present_matters(services: Services) -> str:
    """Return what the sheet says matters most; empty until the person has marked it."""
    session = services.session
    # Without a mark there is nothing to look up.
    values = values_of(services.library) if session.matters else ()
    return words_for_sheet(values, session.matters, session.answers.reader)


def present_sheet(services: Services) -> Sheet:
    """Return the sheet of the present list."""
    settings = services.settings.value
    return build_sheet(
        paper_questions(services.session.questions),
        SheetOptions(
            size=present_size(settings),
            paper=present_paper(settings),
            matters_most=present_matters(services),
        ),
        services.library.info,
        services.sheet_words,
        date.today(),
    )
