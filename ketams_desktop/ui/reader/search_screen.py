"""What was found for some words: pages, questions and terms."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ketams_desktop.library.records import SearchHit
from ketams_desktop.questions.question_list import Origin
from ketams_desktop.ui.context import Context
from ketams_desktop.ui.frame import ScreenParts
from ketams_desktop.ui.places import Screen
from ketams_desktop.ui.reader.ask_card import AskCard
from ketams_desktop.ui.widgets.cards import Card
from ketams_desktop.ui.widgets.link_card import LinkCard
from ketams_desktop.ui.widgets.prose import Heading, Line

translate = QCoreApplication.translate


def build_search(context: Context, about: str) -> ScreenParts:
    """Build the hits for the words `about`."""
    return ScreenParts(
        translate("SearchScreen", "Search"), SearchScreen(context, about), is_text=True
    )


class SearchScreen(QWidget):
    """Hits in order of how well they fit."""

    def __init__(self, context: Context, words: str) -> None:
        super().__init__()
        self._context = context
        kit = context.kit
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(kit.space("small"))
        title = self.tr("Found for “{words}”").format(words=words)
        layout.addWidget(Heading(kit, title, 1))
        hits = context.services.library.search(words)
        if hits:
            count = self.tr("%n place(s)", "", len(hits))
            layout.addWidget(Line(kit, count, "lead", kit.colors.soft_ink))
        else:
            none = self.tr("Nothing was found. Try one short word, such as bladder.")
            layout.addWidget(Line(kit, none))
        for hit in hits:
            layout.addWidget(self._hit(hit))

    def _hit(self, hit: SearchHit) -> QWidget:
        kit, services = self._context.kit, self._context.services
        if hit.kind == "question" and hit.id in services.bank:
            return AskCard(self._context, services.bank.question(hit.id), "", Origin.BANK)
        if hit.kind == "term":
            term = services.library.term(hit.id)
            card = Card(kit, gap="hair")
            card.column.addWidget(Heading(kit, term.term, 2, look=3))
            card.column.addWidget(Line(kit, term.meaning))
            return card
        link = LinkCard(kit, hit.id, hit.title, hit.snippet)
        link.clicked.connect(self._on_page)
        return link

    def _on_page(self) -> None:
        card = self.sender()
        if isinstance(card, LinkCard):
            self._context.navigator.go(Screen.PAGE, card.key)
