"""The words that a voice says between the content's own."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from ketams_desktop.library.blocks import CalloutKind
from ketams_desktop.library.records import Page
from ketams_desktop.library.spoken import Spoken, SpokenWords, spoken_page
from ketams_desktop.ui.context import Services

translate = QCoreApplication.translate


def spoken_words() -> SpokenWords:
    """Return them in the language of the interface."""
    return SpokenWords(
        in_short=translate("SpokenWords", "In short:"),
        # Word for word what stands over the box on the page.
        callouts={
            CalloutKind.MS_LENS: translate("BlockColumn", "Why this may matter more with MS"),
            CalloutKind.KEY: translate("BlockColumn", "Good to know"),
            CalloutKind.WARNING: translate("BlockColumn", "Take care"),
            CalloutKind.HELP: translate("BlockColumn", "Where help is"),
        },
        item=translate("SpokenWords", "{number}: {text}"),
        cannot_draw=translate("SpokenWords", "We cannot draw this."),
        question=translate("SpokenWords", "A question that you can ask:"),
        cell=translate("SpokenWords", "{column}: {text}"),
        scorecard=translate("SpokenWords", "{title}: {met} of {all} points are met."),
        reading_scores=translate(
            "SpokenWords",
            "How hard it is to read: on average {words} words a sentence, school grade {grade}.",
        ),
    )


def sentences_on(page: Page, services: Services) -> Sequence[Spoken]:
    """Return what is said of a page to who reads it now."""

    def question(question_id: str) -> str:
        return services.bank.question(question_id).text(services.session.reader_of(page))

    return spoken_page(page, services.library, question, spoken_words())
