"""Learn: the sections, then the pages of one."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ketams_desktop.library.records import PageHead, Section
from ketams_desktop.ui.context import Context
from ketams_desktop.ui.frame import ScreenParts
from ketams_desktop.ui.places import Screen
from ketams_desktop.ui.widgets.cards import Holder
from ketams_desktop.ui.widgets.flow import EvenColumns
from ketams_desktop.ui.widgets.link_card import LinkCard
from ketams_desktop.ui.widgets.prose import Heading, Line

translate = QCoreApplication.translate


def build_learn(context: Context, about: str) -> ScreenParts:
    """Build the list of sections or, when `about` is a section's id, its pages."""
    if context.services.clinic is not None:
        from ketams_desktop.ui.clinic.own_page import OWN_PAGE, build_own_page, has_own_page

        if about == OWN_PAGE and has_own_page(context):
            return build_own_page(context)
    sections = context.services.library.sections()
    chosen = next((section for section in sections if section.id == about), None)
    if chosen is None:
        body: QWidget = SectionsScreen(context, sections)
        return ScreenParts(translate("LearnScreen", "Learn"), body)
    return ScreenParts(chosen.title, PagesScreen(context, chosen))


class SectionsScreen(Holder):
    """All sections as cards."""

    def __init__(self, context: Context, sections: tuple[Section, ...]) -> None:
        super().__init__()
        self._navigator = context.navigator
        kit = context.kit
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(kit.space("tight"))
        layout.addWidget(Heading(kit, self.tr("Learn"), 1))
        calm = self.tr("Start anywhere. Each page is short.")
        layout.addWidget(Line(kit, calm, "lead", kit.colors.soft_ink))
        layout.addSpacing(kit.space("small"))
        cards = [self._card(context, section) for section in sections]
        if context.services.clinic is not None:
            from ketams_desktop.ui.clinic.own_page import own_cards

            cards = [*own_cards(context), *cards]
        cards.append(
            LinkCard(
                kit,
                Screen.GLOSSARY,
                self.tr("Words explained"),
                self.tr("Every hard word, in one short sentence."),
                "lucide:book-open",
            )
        )
        cards.append(
            LinkCard(
                kit,
                Screen.QUIZ,
                self.tr("What do you know already?"),
                self.tr("Ten short questions. Nobody counts, and you can stop at any time."),
                "lucide:search-check",
            )
        )
        layout.addLayout(card_grid(context, cards))
        for card in cards:
            card.clicked.connect(self._on_card)

    def _card(self, context: Context, section: Section) -> LinkCard:
        """Return a section's card, with how many of its pages were read."""
        services = context.services
        heads = [x for x in services.library.page_heads() if x.section == section.id]
        read = sum(services.reading.is_read(head.id) for head in heads)
        text = section.summary
        if read:
            told = self.tr("{number} of {all} read.").format(number=read, all=len(heads))
            text = f"{text} {told}"
        return LinkCard(context.kit, section.id, section.title, text, section.icon)

    def _on_card(self) -> None:
        card = self.sender()
        if not isinstance(card, LinkCard):
            return
        if card.key in (Screen.GLOSSARY, Screen.QUIZ):
            self._navigator.go(Screen(card.key))
        else:
            self._navigator.go(Screen.LEARN, card.key)


class PagesScreen(Holder):
    """The pages of one section."""

    def __init__(self, context: Context, section: Section) -> None:
        super().__init__()
        self._navigator = context.navigator
        kit = context.kit
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(kit.space("tight"))
        layout.addWidget(Heading(kit, section.title, 1))
        layout.addWidget(Line(kit, section.summary, "lead", kit.colors.soft_ink))
        layout.addSpacing(kit.space("small"))
        heads = context.services.library.page_heads()
        cards = [self._card(context, head) for head in heads if head.section == section.id]
        layout.addLayout(card_grid(context, cards))
        for card in cards:
            card.clicked.connect(self._on_card)

    def _card(self, context: Context, head: PageHead) -> LinkCard:
        """Return a page's card, marked when it was read to its end."""
        if not context.services.reading.is_read(head.id):
            return LinkCard(context.kit, head.id, head.title, head.summary)
        text = self.tr("You have read this.") + " " + head.summary
        return LinkCard(context.kit, head.id, head.title, text, "lucide:circle-check")

    def _on_card(self) -> None:
        card = self.sender()
        if isinstance(card, LinkCard):
            self._navigator.go(Screen.PAGE, card.key)


def card_grid(context: Context, cards: list[LinkCard]) -> EvenColumns:
    """Lay cards out in two columns, or in one where there is no room for two."""
    grid = EvenColumns(context.kit.space("normal"), 1 if context.is_narrow else 2)
    for card in cards:
        grid.addWidget(card)
    return grid
