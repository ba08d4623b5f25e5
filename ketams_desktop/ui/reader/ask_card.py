"""A question offered beside what it is about: one press puts it on the list."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from ketams_desktop.questions.bank import Question
from ketams_desktop.questions.question_list import Origin
from ketams_desktop.ui.context import Context
from ketams_desktop.ui.notices import Notice, NoticeAction
from ketams_desktop.ui.widgets.accessible import announce
from ketams_desktop.ui.widgets.buttons import ActionButton, ButtonKind
from ketams_desktop.ui.widgets.cards import Card
from ketams_desktop.ui.widgets.prose import Line

translate = QCoreApplication.translate


class AskCard(Card):
    """The question's words and a button that shows whether it is on the list."""

    def __init__(
        self,
        context: Context,
        question: Question,
        page_title: str,
        origin: Origin = Origin.PAGE,
    ) -> None:
        super().__init__(context.kit)
        self._context, self._question = context, question
        self._page_title, self._origin = page_title, origin
        session = context.services.session
        self.words = question.text(session.answers.reader)
        self.column.addWidget(Line(context.kit, self.words))
        self._button = ActionButton(context.kit, "", wide=True)
        self._button.clicked.connect(self._on_pressed)
        self.column.addWidget(self._button)
        session.list_changed.connect(self._show_state)
        self._show_state()

    def _show_state(self) -> None:
        item = self._context.services.session.questions.find(self._question.id)
        if item is not None:
            text = self.tr("On my list")
            self._button.set_look(text, "lucide:check", ButtonKind.DONE)
        else:
            text = self.tr("Add to my list")
            self._button.set_look(text, "lucide:plus", ButtonKind.PRIMARY)
        # A screen reader hears which question the button is about.
        self._button.setAccessibleName(f"{text}: {self.words}")

    def _on_pressed(self) -> None:
        toggle_on_list(self._context, self._button, self._question, self._page_title, self._origin)


def toggle_on_list(
    context: Context, teller: QWidget, question: Question, page_title: str, origin: Origin
) -> None:
    """Put a question on the list, or take it off, and say so; `teller` is the widget pressed."""
    session = context.services.session
    item = session.questions.find(question.id)
    if item is not None:
        session.remove(item.key)
        undo = NoticeAction(translate("AskCard", "Undo"), "lucide:undo-2", session.undo)
        words = translate("AskCard", "Taken off your list.")
        context.notices.show(Notice(words, actions=(undo,), undoes=True))
    elif session.questions.is_full:
        words = translate(
            "AskCard",
            "Your list is full: that is more than a visit can hold. Take a question away first.",
        )
        context.notices.show(Notice(words))
    else:
        reason = ""
        if page_title:
            reason = translate("AskCard", "From the page: {title}").format(title=page_title)
        session.add_question(question, origin, reason)
        count = len(session.questions)
        words = translate("AskCard", "Added. %n question(s) on your list", "", count)
        announce(teller, words)
