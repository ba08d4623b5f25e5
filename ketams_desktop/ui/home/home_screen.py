"""Home: three things to do, and the short answer."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from ketams_desktop.library.records import Audience
from ketams_desktop.questions.guide import Way
from ketams_desktop.ui.context import Context
from ketams_desktop.ui.frame import ScreenParts
from ketams_desktop.ui.places import Screen
from ketams_desktop.ui.widgets.accessible import Ornament
from ketams_desktop.ui.widgets.buttons import ActionButton, ButtonKind
from ketams_desktop.ui.widgets.cards import Box, Card, Holder, column
from ketams_desktop.ui.widgets.flow import FlowLayout
from ketams_desktop.ui.widgets.prose import Heading, Line, Prose

translate = QCoreApplication.translate

#: The page whose "In short" line is the short answer on Home, and the one on certainty.
SHORT_ANSWER = "the-short-answer"
HOW_SURE = "how-sure-are-we"


def build_home(context: Context, _about: str) -> ScreenParts:
    """Build the Home screen."""
    body = HomeScreen(context)
    return ScreenParts(translate("HomeScreen", "Home"), body)


class HomeScreen(Holder):
    """Make a list, read, or help someone."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._session = context.services.session
        kit = context.kit
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(kit.space("tight"))
        layout.addWidget(Heading(kit, self.tr("What would you like to do?"), 1))
        calm = self.tr("Take your time. You can stop on any screen and come back to it.")
        layout.addWidget(Line(kit, calm, "lead", kit.colors.soft_ink))
        layout.addSpacing(kit.space("small"))
        if not context.services.settings.value.first_check_done:
            layout.addWidget(self._check_offer())
            layout.addSpacing(kit.space("tight"))
        layout.addLayout(self._cards())
        layout.addSpacing(kit.space("small"))
        if context.services.reading.last:
            layout.addWidget(self._go_on_reading(context.services.reading.last))
            layout.addSpacing(kit.space("tight"))
        if context.services.shelf.count > 1:
            layout.addWidget(self._lists())
            layout.addSpacing(kit.space("tight"))
        layout.addWidget(self._short_answer())

    def _cards(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setSpacing(self._context.kit.space("wide"))
        grid.setContentsMargins(0, 0, 0, 0)
        cards = (self._list_card(), self._read_card(), self._help_card())
        for number, card in enumerate(cards):
            if self._context.is_narrow:
                grid.addWidget(card, number, 0)
            else:
                grid.addWidget(card, 0, number)
        if not self._context.is_narrow:
            for number, share in enumerate((12, 10, 10)):
                grid.setColumnStretch(number, share)
        return grid

    def _list_card(self) -> QWidget:
        kit = self._context.kit
        c = kit.colors
        card = Box(kit, fill=c.brand, gap="tight")
        is_new = self._session.walk is None and self._session.is_empty
        title = self.tr("Make my question list") if is_new else self.tr("My question list")
        text = self.tr("A printed list for your visit.")
        self._fill(card, "lucide:list-checks", title, text if is_new else "", c.on_brand)
        if is_new:
            card.column.addStretch(1)
            self._add_ways(card)
        else:
            self._add_recap(card)
        return card

    def _add_ways(self, card: Box) -> None:
        guide = self._context.services.guide
        short, full = guide.minutes(Way.QUICK), guide.minutes(Way.FULL)
        text = self.tr("Short way: about %n minute(s)", "", short)
        self._button(card, text, self._on_short_way, ButtonKind.ON_BRAND)
        text = self.tr("Full way: about %n minute(s)", "", full)
        self._button(card, text, self._on_full_way, ButtonKind.ON_BRAND_LINE)

    def _add_recap(self, card: Box) -> None:
        from ketams_desktop.ui.guide.recap import Recap  # not on a first start

        kit, walk = self._context.kit, self._session.walk
        for line in Recap().lines(self._session):
            card.column.addWidget(Line(kit, line, "strong", kit.colors.on_brand))
        card.column.addStretch(1)
        main, other = ButtonKind.ON_BRAND, ButtonKind.ON_BRAND_LINE
        if walk is not None and not walk.is_finished:
            self._button(card, Recap().go_on(walk), self._on_go_on_in_guide, main)
            self._button(card, self.tr("See my list"), self._on_list, other)
            return
        self._button(card, self.tr("Carry on my list"), self._on_list, main)
        if walk is None:
            self._button(card, self.tr("Let us suggest questions"), self._on_guide, other)
        elif walk.way is Way.QUICK:
            self._button(card, self.tr("Answer a few more questions"), self._on_full_way, other)

    def _read_card(self) -> QWidget:
        kit = self._context.kit
        card = Card(kit, gap="tight")
        self._fill(
            card,
            "health:neurology",
            self.tr("Read about ketamine and MS"),
            self.tr("What it is, what it may do, the risks, and what nobody knows yet."),
            kit.colors.ink,
        )
        card.column.addStretch(1)
        self._button(card, self.tr("Start reading"), self._on_read)
        return card

    def _help_card(self) -> QWidget:
        kit = self._context.kit
        card = Card(kit, gap="tight")
        self._fill(
            card,
            "health:elderly",
            self.tr("I help someone with MS"),
            self.tr("Pages and questions written for caregivers."),
            kit.colors.ink,
        )
        card.column.addStretch(1)
        self._button(card, self.tr("Caregiver pages"), self._on_caregiver)
        return card

    def _fill(self, card: Box, icon: str, title: str, text: str, ink: object) -> None:
        kit = self._context.kit
        on_brand = ink == kit.colors.on_brand
        picture = Ornament()
        size = round(kit.icon_size() * 1.4)
        color = kit.colors.on_brand if on_brand else kit.colors.brand
        picture.setPixmap(kit.icon(icon, color, self.devicePixelRatioF(), size))
        card.column.addWidget(picture)
        words = kit.colors.on_brand if on_brand else kit.colors.ink
        heading = Heading(kit, title, 2)
        palette = heading.palette()
        palette.setColor(heading.foregroundRole(), words)
        heading.setPalette(palette)
        card.column.addWidget(heading)
        if text:
            card.column.addWidget(Line(kit, text, "body", words))

    def _button(
        self, card: Box, text: str, slot: object, kind: ButtonKind = ButtonKind.PLAIN
    ) -> None:
        button = ActionButton(self._context.kit, text, "lucide:arrow-right", kind, icon_last=True)
        button.clicked.connect(slot)
        card.column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeading)

    def _check_offer(self) -> QWidget:
        kit = self._context.kit
        card = Card(kit, gap="tight")
        text = self.tr("Is this easy to read and to press? A check of one minute sets it for you.")
        card.column.addWidget(Line(kit, text))
        row = FlowLayout(kit.space("small"))
        start = ActionButton(kit, self.tr("Start the check"), "lucide:eye")
        start.clicked.connect(self._on_check)
        later = ActionButton(kit, self.tr("No, thank you"), kind=ButtonKind.QUIET)
        later.clicked.connect(self._on_no_check)
        row.addWidget(start)
        row.addWidget(later)
        card.column.addLayout(row)
        return card

    def _go_on_reading(self, page_id: str) -> QWidget:
        from ketams_desktop.ui.widgets.link_card import LinkCard  # not on a first start

        kit = self._context.kit
        heads = self._context.services.library.page_heads()
        head = next((head for head in heads if head.id == page_id), None)
        if head is None:
            # Read in a pack that held other pages.
            return Holder()
        text = self.tr("Go on reading: {title}").format(title=head.title)
        card = LinkCard(kit, head.id, text, "", "lucide:book-open")
        card.clicked.connect(self._on_go_on)
        return card

    def _lists(self) -> QWidget:
        from ketams_desktop.ui.widgets.link_card import LinkCard  # not on a first start

        card = LinkCard(self._context.kit, "lists", self.tr("My lists"), "", "lucide:file-text")
        card.clicked.connect(self._on_lists)
        return card

    def _on_lists(self) -> None:
        self._context.navigator.go(Screen.LISTS)

    def _short_answer(self) -> QWidget:
        kit, library = self._context.kit, self._context.services.library
        card = Card(kit, gap="tight")
        page = library.page(SHORT_ANSWER)
        words = column(kit.space("tight"))
        words.addWidget(Heading(kit, self.tr("The short answer"), 2, look=3))
        prose = Prose(kit, page.summary)
        prose.page_wanted.connect(self._on_page)
        words.addWidget(prose)
        card.column.addLayout(words)
        row = FlowLayout(kit.space("small"))
        more = ActionButton(kit, self.tr("Read more"), "lucide:book-open")
        more.clicked.connect(self._on_short_answer)
        sure = ActionButton(kit, self.tr("How sure are we?"), "lucide:circle-question-mark")
        sure.clicked.connect(self._on_how_sure)
        row.addWidget(more)
        row.addWidget(sure)
        card.column.addLayout(row)
        return card

    def _on_short_way(self) -> None:
        self._context.navigator.go(Screen.GUIDE, self._session.take_way(Way.QUICK))

    def _on_full_way(self) -> None:
        self._context.navigator.go(Screen.GUIDE, self._session.take_way(Way.FULL))

    def _on_guide(self) -> None:
        self._context.navigator.go(Screen.GUIDE)

    def _on_go_on_in_guide(self) -> None:
        if self._session.walk is not None:
            self._context.navigator.go(Screen.GUIDE, self._session.walk.step_id)

    def _on_list(self) -> None:
        self._context.navigator.go(Screen.LIST)

    def _on_check(self) -> None:
        self._context.navigator.go(Screen.FIRST_CHECK)

    def _on_no_check(self) -> None:
        self._context.services.settings.change(first_check_done=True)
        self._context.navigator.moved_in_place.emit()

    def _on_read(self) -> None:
        self._context.navigator.go(Screen.LEARN)

    def _on_go_on(self) -> None:
        self._context.navigator.go(Screen.PAGE, self._context.services.reading.last)

    def _on_caregiver(self) -> None:
        heads = self._context.services.library.page_heads()
        section = next((head.section for head in heads if head.audience is Audience.CAREGIVERS), "")
        self._context.navigator.go(Screen.LEARN, section)

    def _on_short_answer(self) -> None:
        self._context.navigator.go(Screen.PAGE, SHORT_ANSWER)

    def _on_how_sure(self) -> None:
        self._context.navigator.go(Screen.PAGE, HOW_SURE)

    def _on_page(self, page_id: str) -> None:
        self._context.navigator.go(Screen.PAGE, page_id)
