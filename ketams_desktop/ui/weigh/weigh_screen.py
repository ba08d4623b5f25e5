"""Weigh it up: four calm ways to look at both sides. No score, no advice."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from ketams_desktop.questions.what_matters import values_of
from ketams_desktop.ui.context import Context
from ketams_desktop.ui.frame import ScreenParts
from ketams_desktop.ui.places import Screen
from ketams_desktop.ui.weigh.matters_screen import build_matters
from ketams_desktop.ui.weigh.side_by_side import build_side_by_side
from ketams_desktop.ui.widgets.cards import Holder, column
from ketams_desktop.ui.widgets.flow import EvenColumns
from ketams_desktop.ui.widgets.link_card import LinkCard
from ketams_desktop.ui.widgets.prose import Heading, Line

translate = QCoreApplication.translate

#: What the place can be about; empty is the overview.
SIDE_BY_SIDE, WHAT_MATTERS = "side-by-side", "what-matters"
#: The page of what nobody knows yet.
EMPTY_SHELF = "the-empty-shelf"


def build_weigh(context: Context, about: str) -> ScreenParts:
    """Build the overview, the tables side by side, or what matters."""
    library = context.services.library
    title = translate("WeighScreen", "Weigh it up")
    if about == SIDE_BY_SIDE and (tables := library.comparisons()):
        return build_side_by_side(context, tables)
    if about == WHAT_MATTERS and (values := values_of(library)):
        return build_matters(context, values)
    return ScreenParts(title, WeighScreen(context, title))


class WeighScreen(Holder):
    """The overview: a card for each way that the content has something for."""

    def __init__(self, context: Context, title: str) -> None:
        super().__init__()
        self._navigator = context.navigator
        kit = context.kit
        layout = column(kit.space("tight"))
        self.setLayout(layout)
        layout.addWidget(Heading(kit, title, 1))
        calm = self.tr("Look at both sides in your own time. There is no score here.")
        layout.addWidget(Line(kit, calm, "lead", kit.colors.soft_ink))
        layout.addSpacing(kit.space("small"))
        grid = EvenColumns(kit.space("normal"), 1 if context.is_narrow else 2)
        for card in self._cards(context):
            card.clicked.connect(self._on_card)
            grid.addWidget(card)
        layout.addLayout(grid)

    def _cards(self, context: Context) -> list[LinkCard]:
        kit, library = context.kit, context.services.library
        cards = []
        if library.comparisons():
            title = self.tr("Side by side")
            text = self.tr("Ask now, later, or not at all. And what was tested in MS.")
            cards.append(LinkCard(kit, SIDE_BY_SIDE, title, text, "lucide:table"))
        if values_of(library):
            title = self.tr("What matters to me")
            text = self.tr("Mark what counts for you. It can stand on top of your sheet.")
            cards.append(LinkCard(kit, WHAT_MATTERS, title, text, "lucide:heart-handshake"))
        if library.quiz():
            title = self.tr("What do you know already?")
            text = self.tr("A few short questions. Nobody counts, and you can stop at any time.")
            cards.append(LinkCard(kit, Screen.QUIZ, title, text, "lucide:search-check"))
        if any(head.id == EMPTY_SHELF for head in library.page_heads()):
            title = self.tr("What nobody knows yet")
            text = self.tr("Questions about MS for which we found no trial, or no study at all.")
            icon = "lucide:circle-question-mark"
            cards.append(LinkCard(kit, EMPTY_SHELF, title, text, icon))
        return cards

    def _on_card(self) -> None:
        card = self.sender()
        if not isinstance(card, LinkCard):
            return
        if card.key == Screen.QUIZ:
            self._navigator.go(Screen.QUIZ)
        elif card.key == EMPTY_SHELF:
            self._navigator.go(Screen.PAGE, EMPTY_SHELF)
        else:
            self._navigator.go(Screen.WEIGH, card.key)
