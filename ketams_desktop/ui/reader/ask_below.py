"""A quiet button under a block, "Ask about this": it opens the questions about it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from PySide6.QtWidgets import QWidget

from ketams_desktop.questions.bank import Question, Role
from ketams_desktop.ui.context import Context
from ketams_desktop.ui.reader.ask_card import AskCard
from ketams_desktop.ui.widgets.accessible import announce
from ketams_desktop.ui.widgets.buttons import ActionButton, ButtonKind
from ketams_desktop.ui.widgets.cards import Holder, column
from ketams_desktop.ui.widgets.flow import FlowLayout

_OPEN = "asks_open"


class AskBelow(Holder):
    """One button; under it, once pressed, a card for each of `questions`."""

    def __init__(
        self, context: Context, questions: Sequence[Question], page_title: str, role: Role
    ) -> None:
        super().__init__()
        self._role = role
        self._context, self.questions, self._page_title = context, questions, page_title
        kit = context.kit
        self._column = column(kit.space("tight"))
        self.setLayout(self._column)
        self._button = ActionButton(kit, "", kind=ButtonKind.QUIET)
        self._button.clicked.connect(self._on_pressed)
        row = FlowLayout(kit.space("tight"))
        row.addWidget(self._button)
        self._column.addLayout(row)
        self._cards: QWidget | None = None
        if questions[0].id in self._remembered():
            self._open()
        self._show_state()

    def _remembered(self) -> set[str]:
        """Return what is open on this page; it stays open when the page is drawn anew."""
        return cast("set[str]", self._context.memory.setdefault(_OPEN, set()))

    def _on_pressed(self) -> None:
        if self._cards is None or self._cards.isHidden():
            self._open()
            self._remembered().add(self.questions[0].id)
            announce(self, self.tr("%n question(s) opened below", "", len(self.questions)))
        else:
            self._cards.hide()
            self._remembered().discard(self.questions[0].id)
        self._show_state()

    def _open(self) -> None:
        if self._cards is None:
            cards = column(self._context.kit.space("small"))
            self._cards = Holder()
            self._cards.setLayout(cards)
            self._column.addWidget(self._cards)
            for question in self.questions:
                card = AskCard(self._context, question, self._page_title, role=self._role)
                cards.addWidget(card)
        self._cards.show()

    def _show_state(self) -> None:
        is_open = self._cards is not None and not self._cards.isHidden()
        text = self.tr("Hide the questions") if is_open else self.tr("Ask about this")
        icon = "lucide:chevron-up" if is_open else "lucide:message-circle-question-mark"
        self._button.set_look(text, icon, ButtonKind.QUIET)
        # A page has several of these; the first question tells them apart.
        words = self.questions[0].text(self._role)
        self._button.setAccessibleName(f"{text}: {words}")
