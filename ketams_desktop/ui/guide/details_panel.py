"""More about one question: where it comes from, a note, who is asked, in whose part it stands."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from ketams_desktop.questions.bank import Role
from ketams_desktop.questions.people import ANYONE, asked
from ketams_desktop.ui.context import Context
from ketams_desktop.ui.guide.list_words import part_title, people, person_name
from ketams_desktop.ui.guide.where_from import WhereFrom
from ketams_desktop.ui.guide.writing_field import WritingField
from ketams_desktop.ui.preferences.choices import ChoiceRow
from ketams_desktop.ui.widgets.accessible import announce
from ketams_desktop.ui.widgets.buttons import ActionButton, ButtonKind
from ketams_desktop.ui.widgets.cards import Card, column
from ketams_desktop.ui.widgets.flow import FlowLayout
from ketams_desktop.ui.widgets.prose import Line

_WHERE = "where"
_NOTE = "note"
_WHO = "who"

#: In the screen's memory: the part that is open, and whether everyone can be chosen.
OPEN_PART = "more_part"
_EVERYONE = "more_everyone"

_MOST_IN_VIEW = 6


class DetailsPanel(Card):
    """What is rarely needed of one question. One part of it is open at a time."""

    closed = Signal()
    #: Something in it opened and has to be in view.
    grown = Signal()

    def __init__(self, context: Context, key: int) -> None:
        super().__init__(context.kit)
        self._context, self.key = context, key
        self._session = context.services.session
        self.column.addWidget(Line(context.kit, self.tr("More about this question"), "strong"))
        flow = FlowLayout(context.kit.space("tight"))
        self._parts: dict[str, ActionButton] = {}
        if self._evidence():
            self._add_part(flow, _WHERE, self._on_where)
        self._add_part(flow, _NOTE, self._on_note)
        self._add_part(flow, _WHO, self._on_who)
        self._move = self._button(flow, "", "lucide:users", self._on_move)
        self._button(flow, self.tr("Close"), "lucide:x", self.closed.emit)
        self.column.addLayout(flow)
        self._opened: QWidget | None = None
        self._note: WritingField | None = None
        self._who: ChoiceRow | None = None
        self._open(str(context.memory.get(OPEN_PART, "")))
        self.refresh()

    @property
    def first(self) -> QWidget:
        """What takes the keyboard when the panel opens."""
        return next(iter(self._parts.values()))

    def refresh(self) -> None:
        """Follow the list."""
        item = self._session.questions.item(self.key)
        other = Role.PATIENT if item.by is Role.CAREGIVER else Role.CAREGIVER
        title = part_title(other, self._session.answers.reader)
        self._move.setText(self.tr("Move to: {part}").format(part=title))
        self._show_states()
        if self._note is not None and not self._note.field.hasFocus():
            self._note.show_text(item.note)
        if self._who is not None:
            self._who.show_present(asked(item))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _evidence(self) -> bool:
        question_id = self._session.questions.item(self.key).question_id
        bank = self._session.bank
        return question_id in bank and bool(bank.question(question_id).evidence)

    def _add_part(self, flow: FlowLayout, part: str, slot: Callable[[], None]) -> None:
        self._parts[part] = self._button(flow, "", "", slot)

    def _button(
        self, flow: FlowLayout, text: str, icon: str, slot: Callable[[], None]
    ) -> ActionButton:
        button = ActionButton(self._context.kit, text, icon)
        button.clicked.connect(slot)
        flow.addWidget(button)
        return button

    def _show_states(self) -> None:
        item = self._session.questions.item(self.key)
        words = {
            _WHERE: self.tr("Where this comes from"),
            _NOTE: self.tr("Change my note") if item.note else self.tr("Add a note"),
            _WHO: self.tr("Who to ask"),
        }
        is_open = self._context.memory.get(OPEN_PART)
        for part, button in self._parts.items():
            icon = "lucide:chevron-up" if part == is_open else "lucide:chevron-down"
            if button.text() != words[part] or button.property("icon_shown") != icon:
                button.set_look(words[part], icon, ButtonKind.PLAIN)
                button.setProperty("icon_shown", icon)
            state = self.tr("open") if part == is_open else self.tr("closed")
            button.setAccessibleDescription(state)

    def _on_where(self) -> None:
        self._toggle(_WHERE)

    def _on_note(self) -> None:
        self._toggle(_NOTE)
        if self._note is not None:
            self._note.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_who(self) -> None:
        self._toggle(_WHO)

    def _toggle(self, part: str) -> None:
        is_open = self._context.memory.get(OPEN_PART) == part
        self._open("" if is_open else part)
        self._show_states()
        if not is_open:
            self.grown.emit()
        if part != _NOTE:
            announce(self, self.tr("Closed.") if is_open else self.tr("Opened below."))

    def _open(self, part: str) -> None:
        if self._opened is not None:
            self._opened.hide()
            self._opened.deleteLater()
        self._opened = self._note = self._who = None
        self._context.memory[OPEN_PART] = part
        build = {_WHERE: self._where_part, _NOTE: self._note_part, _WHO: self._who_part}.get(part)
        if build is not None and part in self._parts:
            self._opened = build()
            self.column.addWidget(self._opened)
            self._opened.show()

    def _where_part(self) -> QWidget:
        question_id = self._session.questions.item(self.key).question_id
        return WhereFrom(self._context, self._session.bank.question(question_id))

    def _note_part(self) -> QWidget:
        kit = self._context.kit
        part = QWidget()
        layout = column(kit.space("tight"))
        part.setLayout(layout)
        item = self._session.questions.item(self.key)
        title = self.tr("A note under this question")
        layout.addWidget(Line(kit, title, "small_strong"))
        self._note = WritingField(kit, title, item.note, lines=2)
        self._note.changed.connect(self._on_note_typed)
        self._note.entered.connect(self._on_note_done)
        self._note.escaped.connect(self._on_note_done)
        layout.addWidget(self._note)
        hint = self.tr("It is on your list as you type. Enter closes it.")
        layout.addWidget(Line(kit, hint, "small", kit.colors.soft_ink))
        return part

    def _on_note_typed(self, text: str) -> None:
        self._session.note(self.key, text)

    def _on_note_done(self) -> None:
        self._open("")
        self._show_states()
        self._parts[_NOTE].setFocus(Qt.FocusReason.OtherFocusReason)

    def _who_part(self) -> QWidget:
        kit = self._context.kit
        part = QWidget()
        layout = column(kit.space("tight"))
        part.setLayout(layout)
        title = self.tr("Who is to be asked? Each question stands on one person's sheet.")
        layout.addWidget(Line(kit, title, "small_strong"))
        present = asked(self._session.questions.item(self.key))
        shown, others = self._in_view(present)
        names = [(x, person_name(self._session, x)) for x in shown]
        self._who = ChoiceRow(kit, self.tr("Who to ask"), names, present)
        self._who.chosen.connect(self._on_person)
        layout.addWidget(self._who)
        if others:
            flow = FlowLayout(kit.space("tight"))
            self._button(flow, self.tr("Someone else"), "lucide:plus", self._on_everyone)
            layout.addLayout(flow)
        return part

    def _in_view(self, present: str) -> tuple[list[str], list[str]]:
        """Return whom to offer at once, and the others: first those whom the person will see."""
        every = [option.id for option in people(self._session.guide)]
        seen = self._session.answers.chosen("visit")
        first = [x for x in every if x in seen] or every[: _MOST_IN_VIEW - 1]
        if self._context.memory.get(_EVERYONE):
            first = every
        if present != ANYONE and present not in first:
            first = [*first, present]
        return [ANYONE, *first], [x for x in every if x not in first]

    def _on_everyone(self) -> None:
        self._context.memory[_EVERYONE] = True
        self._open(_WHO)
        if self._who is not None:
            buttons = self._who.findChildren(ActionButton)
            buttons[-1].setFocus(Qt.FocusReason.OtherFocusReason)
        self.grown.emit()

    def _on_person(self, person: str) -> None:
        name = person_name(self._session, person)
        announce(self, self.tr("To ask: {who}").format(who=name))
        self._session.ask(self.key, () if person == ANYONE else (person,))

    def _on_move(self) -> None:
        item = self._session.questions.item(self.key)
        other = Role.PATIENT if item.by is Role.CAREGIVER else Role.CAREGIVER
        title = part_title(other, self._session.answers.reader)
        announce(self, self.tr("Moved to: {part}").format(part=title))
        self._session.give_to(self.key, other)
        self.grown.emit()
