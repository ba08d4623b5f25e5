"""After my visit: what came of each question, first to tick, then in words; the next steps."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ketams_desktop.desktop.settings import Keep
from ketams_desktop.errors import ListFileError
from ketams_desktop.questions.bank import AnswerShape
from ketams_desktop.questions.question_list import ListItem, Outcome
from ketams_desktop.ui.context import Context
from ketams_desktop.ui.frame import ScreenParts
from ketams_desktop.ui.kit import Kit
from ketams_desktop.ui.lists.words_field import WordsField
from ketams_desktop.ui.notices import Notice, NoticeAction, NoticeKind
from ketams_desktop.ui.places import Screen
from ketams_desktop.ui.preferences.choices import ChoiceRow
from ketams_desktop.ui.widgets.buttons import ActionButton, ButtonKind
from ketams_desktop.ui.widgets.cards import Card
from ketams_desktop.ui.widgets.flow import FlowLayout
from ketams_desktop.ui.widgets.prose import Heading, Line

translate = QCoreApplication.translate


def build_after_visit(context: Context, _about: str) -> ScreenParts:
    """Build the screen for the list that is open."""
    title = translate("AfterVisit", "After my visit")
    body = AfterVisit(context)
    return ScreenParts(title, body, next_row=body.bar, with_search=False, is_text=True)


class AfterVisit(QWidget):
    """Every question with its answer, and what comes next."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._session = context.services.session
        kit = context.kit
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(kit.space("small"))
        layout.addWidget(Heading(kit, self.tr("After my visit"), 1))
        self._cards: dict[int, AnswerCard] = {}
        self.bar: QWidget | None = None
        items = self._session.questions.items
        if not items:
            nothing = self.tr("There is no question on this list yet.")
            layout.addWidget(Line(kit, nothing, "lead", kit.colors.soft_ink))
            return
        lead = self.tr("Tick first. Words can come later, or never.")
        layout.addWidget(Line(kit, lead, "lead", kit.colors.soft_ink))
        for number, item in enumerate(items, start=1):
            card = AnswerCard(kit, item, number)
            card.answered.connect(self._on_answered)
            self._cards[item.key] = card
            layout.addWidget(card)
        layout.addWidget(Heading(kit, self.tr("Next steps"), 2))
        self._next = WordsField(kit, self.tr("What we agreed on"), self._session.visit.next_steps)
        self._next.changed.connect(self._on_next_steps)
        layout.addWidget(self._next)
        self._open_line = Line(kit, "", "strong")
        layout.addWidget(self._open_line)
        self.bar = self._make_bar()
        self._session.changed.connect(self._show)
        self._show()

    def _make_bar(self) -> QWidget:
        kit = self._context.kit
        bar = QWidget()
        flow = FlowLayout(kit.space("tight"), bar)
        text = self.tr("New list with what is still open")
        self._carry = ActionButton(kit, text, "lucide:arrow-right", ButtonKind.PRIMARY)
        self._carry.clicked.connect(self._on_carry)
        self._undo = ActionButton(kit, self.tr("Undo"), "lucide:undo-2")
        self._undo.clicked.connect(self._session.undo)
        back = ActionButton(kit, self.tr("My questions"), "lucide:list-checks")
        back.clicked.connect(self._on_list)
        for button in (self._carry, self._undo, back):
            flow.addWidget(button)
        return bar

    def _show(self) -> None:
        items = self._session.questions.items
        if {item.key for item in items} != set(self._cards):
            # An undo went back before this screen: other questions are on the list.
            self._session.changed.disconnect(self._show)
            self._context.navigator.moved_in_place.emit()
            return
        for item in items:
            self._cards[item.key].show_item(item)
        self._next.show_words(self._session.visit.next_steps)
        count = sum(item.outcome.is_still_open for item in items)
        self._open_line.set_words(
            self.tr("%n question(s) are still open.", "", count)
            if count
            else self.tr("Every question has its answer.")
        )
        for button, is_on in ((self._carry, count > 0), (self._undo, self._session.can_undo)):
            if button.hasFocus() and not is_on:
                self._cards[items[0].key].take_focus()
            button.setEnabled(is_on)

    def _on_answered(self, key: int, outcome: Outcome, heard: str) -> None:
        self._session.answer(key, outcome, heard)

    def _on_next_steps(self, words: str) -> None:
        self._session.plan(replace(self._session.visit, next_steps=words), "next steps")

    def _on_list(self) -> None:
        self._context.navigator.go(Screen.LIST)

    def _on_carry(self) -> None:
        services = self._context.services
        if not services.shelf.can_have_several:
            text = self.tr("A new list beside this one needs a place on this computer.")
            yes = self.tr("Keep my lists on this computer")
            action = NoticeAction(yes, "lucide:save", self._keep_and_carry)
            self._context.notices.show(Notice(text, NoticeKind.NEWS, (action,)))
            return
        try:
            services.shelf.carry_over(self.tr("My next visit"))
        except ListFileError as error:
            self._context.notices.show(Notice(str(error), NoticeKind.TROUBLE))
            return
        self._context.navigator.go(Screen.LIST)
        told = self.tr("This is the list for your next visit. The old one is under My lists.")
        self._context.notices.show(Notice(told))

    def _keep_and_carry(self) -> None:
        self._context.services.settings.change(keep_list=Keep.YES)
        self._on_carry()


class AnswerCard(Card):
    """One question: what came of it, and what was heard."""

    #: The question's key, an Outcome, and what was heard.
    answered = Signal(int, object, str)

    def __init__(self, kit: Kit, item: ListItem, number: int) -> None:
        super().__init__(kit, gap="tight")
        self._key = item.key
        self._outcome = item.outcome
        self.column.addWidget(Line(kit, f"{number}. {item.text}", "strong"))
        choices = [(x.value, words) for x, words in self._outcomes(item)]
        self._row = ChoiceRow(kit, f"{number}. {item.text}", choices, item.outcome.value)
        self._row.chosen.connect(self._on_chosen)
        self.column.addWidget(self._row)
        self._heard = WordsField(kit, self.tr("What I heard"), item.heard, str(number))
        self._heard.changed.connect(self._on_heard)
        self.column.addWidget(self._heard)
        self.show_item(item)

    def show_item(self, item: ListItem) -> None:
        """Show what is known of the question now."""
        if item.outcome is not self._outcome:
            self._outcome = item.outcome
            self._row.show_present(item.outcome.value)
        self._heard.show_words(item.heard)
        self._heard.setVisible(item.outcome is not Outcome.OPEN or bool(item.heard))

    def take_focus(self) -> None:
        """Let the first answer have the keyboard."""
        self._row.findChildren(ActionButton)[0].setFocus()

    def _outcomes(self, item: ListItem) -> list[tuple[Outcome, str]]:
        answers = [(Outcome.ANSWERED, self.tr("Answered"))]
        if item.answer is AnswerShape.YES_NO:
            answers = [(Outcome.YES, self.tr("Yes")), (Outcome.NO, self.tr("No"))]
        return [
            *answers,
            (Outcome.WILL_FIND_OUT, self.tr("They will find out")),
            (Outcome.OPEN, self.tr("Not asked yet")),
        ]

    def _on_chosen(self, value: str) -> None:
        self.answered.emit(self._key, Outcome(value), self._heard.words)

    def _on_heard(self, words: str) -> None:
        self.answered.emit(self._key, self._outcome, words)
