"""A password on a list: asked for, set, changed, taken away."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from ketams_desktop.errors import ListFileError, WrongPasswordError
from ketams_desktop.questions.list_lock import LONGEST_PASSWORD, SHORTEST_PASSWORD
from ketams_desktop.ui.context import Context
from ketams_desktop.ui.frame import ScreenParts
from ketams_desktop.ui.notices import Notice, NoticeKind
from ketams_desktop.ui.places import Screen
from ketams_desktop.ui.recovery import recovery_notice
from ketams_desktop.ui.text_field import TextField
from ketams_desktop.ui.widgets.accessible import announce
from ketams_desktop.ui.widgets.buttons import ActionButton, ButtonKind
from ketams_desktop.ui.widgets.cards import Card
from ketams_desktop.ui.widgets.flow import FlowLayout
from ketams_desktop.ui.widgets.prose import Heading, Line

translate = QCoreApplication.translate

#: What the place is about: setting a password. Otherwise one is asked for.
SET = "set"

#: So long the words "Opening" have to be drawn before the work begins, in milliseconds.
_TO_BE_SEEN = 60


def build_password(context: Context, about: str) -> ScreenParts:
    """Build the screen."""
    if about == SET:
        title, body = translate("PasswordScreen", "Password for my list"), _set_form(context)
    elif context.services.keeper.waiting is None:
        title, body = translate("PasswordScreen", "Password"), NothingWaits(context)
    else:
        title, body = translate("PasswordScreen", "Password"), AskForm(context)
    focus = body.field if isinstance(body, PasswordForm) else None
    return ScreenParts(title, body, with_search=False, is_text=True, focus=focus)


def _set_form(context: Context) -> QWidget:
    return SetForm(context) if context.services.keeper.is_keeping else NothingWaits(context)


class NothingWaits(QWidget):
    """Said to whoever comes back here when all is done."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(context.kit.space("small"))
        layout.addWidget(Heading(context.kit, self.tr("Password"), 1))
        layout.addWidget(Line(context.kit, self.tr("There is no list that needs a password now.")))


class PasswordForm(QWidget):
    """What both forms share: a field whose letters may be shown, and a line that tells."""

    def __init__(self, context: Context, title: str, lead: str) -> None:
        super().__init__()
        self._context, self._keeper = context, context.services.keeper
        kit = context.kit
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(kit.space("small"))
        self._column.addWidget(Heading(kit, title, 1))
        self._column.addWidget(Line(kit, lead, "lead", kit.colors.soft_ink))
        self._fields: list[TextField] = []
        self.field = self._add_field(self.tr("Password"))

    def _add_field(self, name: str) -> TextField:
        kit = self._context.kit
        self._column.addWidget(Line(kit, name, "strong"))
        field = TextField(kit, name, "")
        field.setEchoMode(QLineEdit.EchoMode.Password)
        field.setMaxLength(LONGEST_PASSWORD)
        field.returnPressed.connect(self._on_go)
        self._column.addWidget(field)
        self._fields.append(field)
        return field

    def _add_end(self, go: str, *more: tuple[str, str, Callable[[], None]]) -> None:
        kit = self._context.kit
        self._told = Line(kit, "", "strong")
        self._told.hide()
        self._column.addWidget(self._told)
        row = FlowLayout(kit.space("tight"))
        self._go = ActionButton(kit, go, "lucide:check", ButtonKind.PRIMARY)
        self._go.clicked.connect(self._on_go)
        self._reveal = ActionButton(kit, self.tr("Show what I type"), "lucide:eye")
        self._reveal.clicked.connect(self._on_show)
        row.addWidget(self._go)
        row.addWidget(self._reveal)
        for text, icon, slot in more:
            button = ActionButton(kit, text, icon)
            button.clicked.connect(slot)
            row.addWidget(button)
        self._column.addLayout(row)

    def _tell(self, text: str) -> None:
        self._told.set_words(text)
        self._told.show()
        announce(self, text)

    def _start(self, words: str, work: Callable[[], None]) -> None:
        """Say that it takes a moment, then do the work: half a second or so."""
        self._tell(words)
        self._go.setEnabled(False)
        QTimer.singleShot(_TO_BE_SEEN, self, work)

    def _on_show(self) -> None:
        is_hidden = self.field.echoMode() is QLineEdit.EchoMode.Password
        mode = QLineEdit.EchoMode.Normal if is_hidden else QLineEdit.EchoMode.Password
        for field in self._fields:
            field.setEchoMode(mode)
        text = self.tr("Hide what I type") if is_hidden else self.tr("Show what I type")
        self._reveal.set_look(text, "lucide:eye", ButtonKind.PLAIN)

    def _on_go(self) -> None:
        """Do what the form is for."""


class AskForm(PasswordForm):
    """Asks for the password of the list that waits for it."""

    def __init__(self, context: Context) -> None:
        super().__init__(
            context,
            translate("AskForm", "Your list has a password"),
            translate("AskForm", "Type it to open the list."),
        )
        later = (self.tr("Not now"), "lucide:x", self._on_not_now)
        self._add_end(self.tr("Open my list"), later)

    def _on_go(self) -> None:
        if self.field.text() and self._go.isEnabled():
            self._start(self.tr("Opening your list. This takes a moment."), self.open_now)

    def open_now(self) -> None:
        """Open the list with what stands in the field; it takes about half a second."""
        try:
            opened, kept_apart = self._context.services.shelf.unlock(self.field.text())
        except WrongPasswordError:
            self._go.setEnabled(True)
            text = self.tr(
                "This password does not open the list. Nothing was changed. "
                "Please try again; capital and small letters count."
            )
            self._tell(text)
            self.field.selectAll()
            self.field.setFocus()
            return
        except ListFileError as error:
            self._go.setEnabled(True)
            self._tell(str(error))
            return
        self._go_on()
        notice = None if opened is None else recovery_notice(opened)
        if notice is None and kept_apart:
            text = self.tr("What you wrote meanwhile is a list of its own, under My lists.")
            notice = Notice(text)
        if notice is not None:
            self._context.notices.show(notice)

    def _go_on(self) -> None:
        navigator = self._context.navigator
        navigator.replace(Screen.LIST if navigator.can_go_back else Screen.HOME)

    def _on_not_now(self) -> None:
        self._keeper.give_up()
        self._context.navigator.leave(Screen.HOME)
        if self._keeper.is_blocked:
            text = self.tr(
                "Your list stays closed, just as it is. What you do now is not kept. "
                "You can open your list later under My questions, My lists."
            )
            self._context.notices.show(Notice(text, NoticeKind.TROUBLE))


class SetForm(PasswordForm):
    """Sets a password on the open list, or another one, or takes it away."""

    def __init__(self, context: Context) -> None:
        has = context.services.keeper.has_password
        super().__init__(
            context,
            translate("SetForm", "Change the password of this list")
            if has
            else translate("SetForm", "Set a password for this list"),
            translate("SetForm", "You will be asked for it each time you open the list."),
        )
        kit = context.kit
        self._again = self._add_field(self.tr("The same password again"))
        hint = self.tr("{count} characters or more. Three or four words work well.")
        hint = hint.format(count=SHORTEST_PASSWORD)
        self._column.addWidget(Line(kit, hint, "small", kit.colors.soft_ink))
        card = Card(kit, gap="tight")
        lost = self.tr("If you lose the password, the list is lost.")
        card.column.addWidget(Line(kit, lost, "strong"))
        about = self.tr(
            "Nobody can open it then, not even we. Write the password down and keep it in a "
            "safe place. Older copies of this list without the password are deleted."
        )
        card.column.addWidget(Line(kit, about))
        self._column.addWidget(card)
        away = (self.tr("Take the password away"), "lucide:x", self._on_take_away)
        cancel = (self.tr("Cancel"), "lucide:arrow-left", self._leave)
        self._add_end(self.tr("Set the password"), *((away,) if has else ()), cancel)

    def _on_go(self) -> None:
        words = self.field.text()
        if not self._go.isEnabled():
            return
        if len(unicodedata.normalize("NFC", words)) < SHORTEST_PASSWORD:
            text = self.tr("This password is too short. Please use {count} characters or more.")
            self._tell(text.format(count=SHORTEST_PASSWORD))
            self.field.setFocus()
        elif words != self._again.text():
            self._tell(self.tr("The two are not the same. Please type the password again."))
            self._again.selectAll()
            self._again.setFocus()
        else:
            self._start(self.tr("Locking your list. This takes a moment."), self._lock)

    def _lock(self) -> None:
        words = self.field.text()
        self._do(lambda: self._keeper.set_password(words), self.tr("Your list has a password now."))

    def _on_take_away(self) -> None:
        self._do(self._keeper.remove_password, self.tr("Your list has no password any more."))

    def _do(self, work: Callable[[], None], told: str) -> None:
        try:
            work()
        except ListFileError as error:
            self._go.setEnabled(True)
            self._tell(str(error))
            return
        self._leave()
        self._context.notices.show(Notice(told))

    def _leave(self) -> None:
        self._context.navigator.leave(Screen.LISTS)
