"""A question offered beside what it is about: one press puts it on the list."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QWidget

from ketams_desktop.questions.bank import Question, Role
from ketams_desktop.questions.question_list import ListItem, Origin
from ketams_desktop.ui.context import Context
from ketams_desktop.ui.guide.full_list import full_list_notice
from ketams_desktop.ui.notices import Notice, NoticeAction
from ketams_desktop.ui.places import Screen
from ketams_desktop.ui.undoing import take_back, tell
from ketams_desktop.ui.widgets.accessible import announce
from ketams_desktop.ui.widgets.buttons import ActionButton, ButtonKind
from ketams_desktop.ui.widgets.cards import Card
from ketams_desktop.ui.widgets.prose import Line

translate = QCoreApplication.translate


def help_button(context: Context) -> ActionButton:
    """Return a button that opens the help page."""
    text = translate("AskCard", "Get help now")
    button = ActionButton(context.kit, text, "lucide:life-buoy", ButtonKind.HELP)
    button.clicked.connect(lambda: context.navigator.go(Screen.HELP))
    return button


def own_item(context: Context, text: str) -> ListItem | None:
    """Return the item of the list that has these very words and is in no bank."""
    items = context.services.session.questions.items
    return next((x for x in items if not x.question_id and x.text == text), None)


def show_on_list(button: ActionButton, words: str, *, is_on: bool) -> None:
    """Let a button show, and say, whether the question it is about is on the list."""
    if is_on:
        text = translate("AskCard", "On my list")
        button.set_look(text, "lucide:check", ButtonKind.DONE)
    else:
        text = translate("AskCard", "Add to my list")
        button.set_look(text, "lucide:plus", ButtonKind.PRIMARY)
    # A screen reader hears which question the button is about.
    button.setAccessibleName(f"{text}: {words}")


class AskCard(Card):
    """The question's words and a button that shows whether it is on the list."""

    def __init__(
        self,
        context: Context,
        question: Question,
        page_title: str,
        origin: Origin = Origin.PAGE,
        role: Role | None = None,
    ) -> None:
        """Offer `question`, worded for `role` or, if None, for the reader of the guide."""
        super().__init__(context.kit)
        self._context, self._question = context, question
        self._page_title, self._origin = page_title, origin
        session = context.services.session
        self._role = role or session.answers.reader
        self._toggle = ListToggle(context, self, self._role)
        self.words = question.text(self._role)
        self.column.addWidget(Line(context.kit, self.words))
        if question.by_hand_only:
            # About thoughts of ending one's life: help comes before any list.
            self.column.addWidget(help_button(context))
        self._button = ActionButton(context.kit, "", wide=True)
        self._button.clicked.connect(self._on_pressed)
        self.column.addWidget(self._button)
        session.list_changed.connect(self._show_state)
        self._show_state()

    def _show_state(self) -> None:
        item = self._context.services.session.questions.find(self._question.id)
        show_on_list(self._button, self.words, is_on=item is not None)

    def _on_pressed(self) -> None:
        self._toggle.press(self._question, self._page_title, self._origin)


class ListToggle(QObject):
    """Puts a question on the list or takes it off, and says so, for the widget it belongs to."""

    def __init__(self, context: Context, widget: QWidget, role: Role | None = None) -> None:
        super().__init__(widget)
        self._context, self._widget, self._role = context, widget, role

    def press(self, question: Question, page_title: str, origin: Origin) -> None:
        """Put `question` on the list, or take it off when it is there."""
        session = self._context.services.session
        reason = ""
        if page_title:
            reason = self.tr("From the page: {title}").format(title=page_title)
        add = partial(session.add_question, question, origin, reason, self._role)
        self._change(session.questions.find(question.id), add)

    def press_words(self, text: str) -> None:
        """Put a question that is in no bank on the list, or take it off when it is there."""
        add = partial(self._context.services.session.add_own, text)
        self._change(own_item(self._context, text), add)

    def _change(self, item: ListItem | None, add: Callable[[], None]) -> None:
        session = self._context.services.session
        if item is not None:
            session.remove(item.key)
            self._tell_removed()
        elif session.questions.is_full:
            self._context.notices.show(full_list_notice(self._context))
        else:
            add()
            self._tell_added()

    def _tell_added(self) -> None:
        count = len(self._context.services.session.questions)
        announce(self._widget, self.tr("Added. %n question(s) on your list", "", count))

    def _tell_removed(self) -> None:
        session, notices = self._context.services.session, self._context.notices

        def bring_back() -> None:
            tell(notices, take_back(session))

        undo = NoticeAction(self.tr("Undo"), "lucide:undo-2", bring_back)
        self._context.notices.show(
            Notice(self.tr("Taken off your list."), actions=(undo,), undoes=True)
        )
