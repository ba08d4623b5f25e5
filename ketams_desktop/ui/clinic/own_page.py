"""What a clinic says itself, marked as its own: a page, questions, telephone numbers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout

from ketams_desktop.desktop.clinic_desk import ClinicDesk
from ketams_desktop.desktop.clinic_policy import Phone, Policy
from ketams_desktop.ui.context import Context
from ketams_desktop.ui.frame import ScreenParts
from ketams_desktop.ui.help.help_parts import number_row
from ketams_desktop.ui.reader.ask_card import ListToggle, own_item, show_on_list
from ketams_desktop.ui.widgets.buttons import ActionButton
from ketams_desktop.ui.widgets.cards import Card, Holder, SideStripe, column
from ketams_desktop.ui.widgets.link_card import LinkCard
from ketams_desktop.ui.widgets.prose import Heading, Line

translate = QCoreApplication.translate

#: What Learn is about when it shows the clinic's page. No section is called so.
OWN_PAGE = "at-this-clinic"


def has_own_page(context: Context) -> bool:
    """Say whether there is a clinic here that has a page of its own."""
    desk = context.services.clinic
    return desk is not None and bool(desk.policy.page.title)


def whose_words(policy: Policy) -> str:
    """Return the line that says that these are the clinic's words and not the guide's."""
    if policy.words.name:
        text = translate("OwnPage", "Written by {clinic}, not by the makers of this guide.")
        return text.format(clinic=policy.words.name)
    return translate("OwnPage", "Written by this clinic, not by the makers of this guide.")


def own_cards(context: Context) -> list[LinkCard]:
    """Return the card that leads to the clinic's page, if there is one."""
    if not has_own_page(context):
        return []
    policy = policy_of(context)
    title, whose = policy.page.title, whose_words(policy)
    return [LinkCard(context.kit, OWN_PAGE, title, whose, "lucide:info")]


def policy_of(context: Context) -> Policy:
    """Return the clinic's policy; only asked where there is a clinic."""
    return cast(ClinicDesk, context.services.clinic).policy


def build_own_page(context: Context) -> ScreenParts:
    """Build the clinic's page."""
    policy = policy_of(context)
    return ScreenParts(policy.page.title, OwnPage(context, policy), is_text=True)


class OwnPage(Holder):
    """Paragraphs, then questions to add, then numbers. All of it is plain text."""

    def __init__(self, context: Context, policy: Policy) -> None:
        super().__init__()
        kit, page = context.kit, policy.page
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(kit.space("small"))
        layout.addWidget(Heading(kit, page.title, 1))
        layout.addWidget(Line(kit, whose_words(policy), "small", kit.colors.soft_ink))
        for paragraph in page.paragraphs:
            layout.addWidget(Line(kit, paragraph))
        if page.questions:
            layout.addSpacing(kit.space("small"))
            layout.addWidget(Heading(kit, self.tr("Questions you may want to ask here"), 2))
            for text in page.questions:
                layout.addWidget(OwnQuestionCard(context, text))
        if policy.phones:
            layout.addSpacing(kit.space("small"))
            layout.addWidget(PhonesCard(context, policy.phones))


class OwnQuestionCard(Card):
    """One of the clinic's questions, and a button that puts it on the list or takes it off."""

    def __init__(self, context: Context, text: str) -> None:
        super().__init__(context.kit)
        self._context, self.words = context, text
        self._toggle = ListToggle(context, self)
        self.column.addWidget(Line(context.kit, text))
        self._button = ActionButton(context.kit, "", wide=True)
        self._button.clicked.connect(self._on_pressed)
        self.column.addWidget(self._button)
        context.services.session.list_changed.connect(self._show_state)
        self._show_state()

    def _show_state(self) -> None:
        is_on = own_item(self._context, self.words) is not None
        show_on_list(self._button, self.words, is_on=is_on)

    def _on_pressed(self) -> None:
        self._toggle.press_words(self.words)


class OwnIdeas(Holder):
    """Beside the guide's ideas: the clinic's questions, and whose they are."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        kit, policy = context.kit, policy_of(context)
        layout = column(kit.space("small"))
        self.setLayout(layout)
        layout.addWidget(Heading(kit, self.tr("From this clinic"), 2))
        layout.addWidget(Line(kit, whose_words(policy), "small", kit.colors.soft_ink))
        for text in policy.page.questions:
            layout.addWidget(OwnQuestionCard(context, text))


class DeskFirst(SideStripe):
    """On the help screen: there are people in this building. Then the clinic's numbers."""

    def __init__(self, context: Context, phones: Sequence[Phone]) -> None:
        kit = context.kit
        super().__init__(kit, kit.colors.help_ink, kit.colors.help_tint)
        desk = self.tr("You are in a clinic. Tell the front desk, or anyone who works here, now.")
        self.column.addWidget(Line(kit, desk, "strong"))
        if phones:
            add_phones(self.column, context, phones)


class PhonesCard(Card):
    """The clinic's own numbers."""

    def __init__(self, context: Context, phones: Sequence[Phone]) -> None:
        super().__init__(context.kit, gap="small")
        self.column.addWidget(Heading(context.kit, self.tr("Numbers of this clinic"), 2))
        add_phones(self.column, context, phones)


def add_phones(layout: QVBoxLayout, context: Context, phones: Sequence[Phone]) -> None:
    """Add a line for each number: the number, who answers, and when."""
    for phone in phones:
        layout.addLayout(number_row(context, phone.number, phone.name, phone.detail))
