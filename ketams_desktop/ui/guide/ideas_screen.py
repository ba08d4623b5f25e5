"""More ideas: what is still important, then every other question by topic."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ketams_desktop.questions.bank import Question, Topic
from ketams_desktop.questions.question_list import Origin
from ketams_desktop.ui.context import Context
from ketams_desktop.ui.frame import ScreenParts
from ketams_desktop.ui.guide.where_from import WhereFromButton
from ketams_desktop.ui.places import Screen
from ketams_desktop.ui.reader.ask_card import AskCard
from ketams_desktop.ui.reader.learn_screen import card_grid
from ketams_desktop.ui.widgets.buttons import ActionButton, ButtonKind
from ketams_desktop.ui.widgets.cards import Holder
from ketams_desktop.ui.widgets.link_card import LinkCard
from ketams_desktop.ui.widgets.prose import Heading, Line

translate = QCoreApplication.translate


def build_ideas(context: Context, about: str) -> ScreenParts:
    """Build the topics or, when `about` is a topic's id, its questions."""
    topic = next((x for x in context.services.bank.topics if x.id == about), None)
    if topic is not None:
        body: QWidget = TopicScreen(context, topic)
        return ScreenParts(topic.title, body, next_row=_to_list(context), is_text=True)
    title = translate("IdeasScreen", "More ideas")
    return ScreenParts(title, IdeasScreen(context), next_row=_to_list(context))


class IdeasScreen(Holder):
    """Safety questions that did not fit, and all topics."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._navigator = context.navigator
        kit, session = context.kit, context.services.session
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(kit.space("small"))
        layout.addWidget(Heading(kit, self.tr("More ideas"), 1))
        important = session.suggestions().still_important if session.guide_started else ()
        if important:
            layout.addWidget(Heading(kit, self.tr("Still important"), 2))
            for suggestion in important:
                question = context.services.bank.question(suggestion.id)
                layout.addWidget(Line(kit, suggestion.reason, "small", kit.colors.soft_ink))
                layout.addWidget(_idea(context, question))
            layout.addSpacing(kit.space("small"))
        self._add_own(context, layout)
        layout.addWidget(Heading(kit, self.tr("By topic"), 2))
        cards = [
            LinkCard(kit, topic.id, topic.title, "", topic.icon)
            for topic in context.services.bank.topics
        ]
        layout.addLayout(card_grid(context, cards))
        for card in cards:
            card.clicked.connect(self._on_topic)

    def _add_own(self, context: Context, layout: QVBoxLayout) -> None:
        desk = context.services.clinic
        if desk is not None and desk.policy.page.title and desk.policy.page.questions:
            # In a waiting room alone.
            from ketams_desktop.ui.clinic.own_page import OwnIdeas

            layout.addWidget(OwnIdeas(context))
            layout.addSpacing(context.kit.space("small"))

    def _on_topic(self) -> None:
        card = self.sender()
        if isinstance(card, LinkCard):
            self._navigator.go(Screen.MORE_IDEAS, card.key)


class TopicScreen(Holder):
    """Every question of one topic."""

    def __init__(self, context: Context, topic: Topic) -> None:
        super().__init__()
        kit = context.kit
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(kit.space("small"))
        layout.addWidget(Heading(kit, topic.title, 1))
        for question in context.services.bank.questions:
            if question.topic == topic.id:
                layout.addWidget(_idea(context, question))


def _idea(context: Context, question: Question) -> AskCard:
    """Return a question to add, which tells where it comes from."""
    card = AskCard(context, question, "", Origin.BANK)
    if question.evidence:
        card.column.addWidget(WhereFromButton(context, question))
    return card


class _ToList(Holder):
    def __init__(self, context: Context) -> None:
        super().__init__()
        self._navigator = context.navigator
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.addStretch(1)
        button = ActionButton(
            context.kit,
            self.tr("To my list"),
            "lucide:arrow-right",
            ButtonKind.PRIMARY,
            icon_last=True,
        )
        button.clicked.connect(self._on_pressed)
        line.addWidget(button)

    def _on_pressed(self) -> None:
        self._navigator.go(Screen.LIST)


def _to_list(context: Context) -> QWidget:
    return _ToList(context)
