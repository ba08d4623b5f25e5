"""My questions: the list in order, one bar of buttons for the selected row, the sheet."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QCoreApplication, Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ketams_desktop.desktop.unfinished import NEW, Draft
from ketams_desktop.questions.people import asked
from ketams_desktop.questions.question_list import TOP, ListItem
from ketams_desktop.ui.context import Context
from ketams_desktop.ui.frame import ScreenParts
from ketams_desktop.ui.guide.list_rows import ListRows
from ketams_desktop.ui.guide.list_words import people_on_list, person_name, row_note, shown_parts
from ketams_desktop.ui.guide.panels import Panels
from ketams_desktop.ui.guide.sheet_pane import SheetPane
from ketams_desktop.ui.guide.writing import Writing
from ketams_desktop.ui.notices import Notice, NoticeAction
from ketams_desktop.ui.places import Screen
from ketams_desktop.ui.preferences.choices import ChoiceRow
from ketams_desktop.ui.undoing import do_again, take_back, tell
from ketams_desktop.ui.widgets.accessible import announce, hear_in_order
from ketams_desktop.ui.widgets.buttons import ActionButton, ButtonKind
from ketams_desktop.ui.widgets.cards import Holder
from ketams_desktop.ui.widgets.flow import FlowLayout
from ketams_desktop.ui.widgets.focus_order import put_after
from ketams_desktop.ui.widgets.prose import Heading, Line
from ketams_desktop.ui.widgets.scrolling import bring_in

translate = QCoreApplication.translate

#: In the screen's memory: whose sheet is shown; without it, the whole list.
_PERSON = "person"

#: In the row of people: everyone. No option id looks like it.
_ALL = "*"


def build_list(context: Context, _about: str) -> ScreenParts:
    """Build the list."""
    title = translate("ListScreen", "My questions")
    session = context.services.session
    if not session.questions.items and session.unfinished.draft is None:
        return ScreenParts(title, EmptyList(context), with_search=False)
    body = ListScreen(context)
    return ScreenParts(
        title,
        body,
        SheetPane(context),
        body.bar,
        tools=() if context.is_narrow else body.steps,
        with_search=False,
        focus=body.field,
    )


class EmptyList(Holder):
    """What to do when there is nothing on the list yet."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        kit = context.kit
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(kit.space("normal"))
        layout.addWidget(Heading(kit, self.tr("Your list is empty"), 1))
        text = self.tr(
            "Answer a few short questions and we suggest what to ask. "
            "Or add questions from the pages as you read."
        )
        layout.addWidget(Line(kit, text, "lead", kit.colors.soft_ink))
        start = ActionButton(
            kit,
            self.tr("Start my list"),
            "lucide:arrow-right",
            ButtonKind.PRIMARY,
            icon_last=True,
        )
        start.clicked.connect(self._on_start)
        write = ActionButton(kit, self.tr("Write my own"), "lucide:plus")
        write.clicked.connect(self._on_write)
        read = ActionButton(kit, self.tr("Start reading"), "lucide:book-open")
        read.clicked.connect(self._on_read)
        flow = FlowLayout(kit.space("small"))
        lists = ActionButton(kit, self.tr("My lists"), "lucide:file-text")
        lists.clicked.connect(self._on_lists)
        if context.services.shelf.count == 0:
            lists.hide()
        for button in (start, write, read, lists):
            flow.addWidget(button)
        layout.addLayout(flow)

    def _on_start(self) -> None:
        self._context.navigator.go(Screen.GUIDE)

    def _on_write(self) -> None:
        self._context.services.session.unfinished.draft = Draft(NEW, "")
        self._context.navigator.moved_in_place.emit()

    def _on_read(self) -> None:
        self._context.navigator.go(Screen.LEARN)

    def _on_lists(self) -> None:
        self._context.navigator.go(Screen.LISTS)


class ListScreen(Holder):
    """The rows, what acts on them, and where words are written."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._session = context.services.session
        kit = context.kit
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(kit.space("small"))
        self._layout.addWidget(Heading(kit, self.tr("Put your top three first"), 1))
        ask = self.tr("If there is time for only one, which would it be?")
        self._layout.addWidget(Line(kit, ask, "lead", kit.colors.soft_ink))
        self.steps = self._step_buttons()
        self._step_words = Line(kit, "", "small", kit.colors.soft_ink, parent=self)
        self._step_words.hide()
        if context.is_narrow:
            self._layout.addWidget(_in_row(context, self.steps))
            self._layout.addWidget(self._step_words)
        self._people: ChoiceRow | None = None
        self._people_shown: tuple[str, ...] = ()
        selected = context.memory.get("selected", -1)
        self._rows = ListRows(kit, selected if isinstance(selected, int) else -1)
        self._rows.selected.connect(self._on_selected)
        self._layout.addWidget(self._rows)
        self._more = self._more_buttons()
        self._layout.addWidget(self._more)
        self._panels = Panels(context, self._rows, self._layout, self)
        self._panels.left.connect(self._focus_row)
        self._writing = Writing(context, self._rows, self._layout, self)
        self._writing.written.connect(self._on_written)
        self._writing.ended.connect(self._on_ended)
        self.bar = self._action_bar()
        self._session.list_changed.connect(self._show)
        self._session.changed.connect(self._on_changed)
        self._short_shown = self._session.visit.is_short
        self._show()
        self._reopen()

    @property
    def field(self) -> QWidget | None:
        """Where words are being written, if they are."""
        return self._writing.field

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        # The rows were made last. Only in the window does an order of theirs hold.
        row = self._rows.row(self._rows.selected_key)
        if row is not None:
            put_after(row, self._rows)
            put_after(self._rows, self._more)
            self._writing.put_in_order()

    # --- What there is to press ---------------------------------------------------------

    def _buttons(
        self, specs: tuple[tuple[str, str, Callable[[], None]], ...]
    ) -> tuple[ActionButton, ...]:
        made = []
        for text, icon, slot in specs:
            button = ActionButton(self._context.kit, text, icon)
            button.clicked.connect(slot)
            made.append(button)
        return tuple(made)

    def _step_buttons(self) -> tuple[ActionButton, ...]:
        return self._buttons(
            (
                (self.tr("Undo"), "lucide:undo-2", self._on_undo),
                (self.tr("Redo"), "lucide:redo-2", self._on_redo),
            )
        )

    def _action_bar(self) -> QWidget:
        self._actions = self._buttons(
            (
                (self.tr("First"), "lucide:chevrons-up", self._on_first),
                (self.tr("Up"), "lucide:arrow-up", self._on_up),
                (self.tr("Down"), "lucide:arrow-down", self._on_down),
                (self.tr("Edit"), "lucide:pencil", self._on_edit),
                (self.tr("Keep"), "lucide:check", self._on_keep),
                (self.tr("More"), "lucide:ellipsis", self._on_more),
                (self.tr("Remove"), "lucide:x", self._on_remove),
            )
        )
        return _in_row(self._context, self._actions)

    def _more_buttons(self) -> QWidget:
        buttons = self._buttons(
            (
                (self.tr("Write my own"), "lucide:plus", self._on_write),
                (self.tr("Show more ideas"), "lucide:sparkles", self._on_ideas),
                (self.tr("Change my answers"), "lucide:list-checks", self._on_answers),
                (self.tr("10-minute visit"), "lucide:hourglass", self._on_short),
                (self.tr("Facts for the team"), "lucide:pill-bottle", self._on_facts),
                (self.tr("After my visit"), "lucide:calendar-check", self._on_after_visit),
                (self.tr("My lists"), "lucide:file-text", self._on_lists),
            )
        )
        self._write, self._short = buttons[0], buttons[3]
        self._short.setCheckable(True)
        if self._context.services.clinic is not None:
            for button in buttons[5:]:
                button.hide()  # they are about what one keeps at home
        return _in_row(self._context, buttons)

    # --- What is shown ------------------------------------------------------------------

    def _person(self) -> str | None:
        person = self._context.memory.get(_PERSON)
        return person if isinstance(person, str) else None

    def _show(self) -> None:
        self._show_people()
        parts = shown_parts(self._session, self._person())
        items = [item for part in parts for item in part.items]
        self._shown = items
        self._rows.show_parts(parts, {item.key: row_note(self._session, item) for item in items})
        self._writing.follow_list()
        self._panels.follow_list({item.key for item in items})
        self._context.memory["selected"] = self._rows.selected_key
        self._show_actions()

    def _show_people(self) -> None:
        """Offer one person's questions as soon as someone is marked."""
        found = people_on_list(self._session)
        if self._person() not in (None, *found):
            self._context.memory.pop(_PERSON, None)
        present = self._person() or (_ALL if self._person() is None else "")
        if found == self._people_shown:
            if self._people is not None:
                self._people.show_present(present)
            return
        self._people_shown = found
        if self._people is not None:
            self._people.hide()
            self._people.deleteLater()
            self._people = None
        if found:
            names = [(_ALL, self.tr("Everyone"))]
            names += [(x, person_name(self._session, x)) for x in found]
            self._people = ChoiceRow(self._context.kit, self.tr("Questions for"), names, present)
            self._people.chosen.connect(self._on_person)
            self._layout.insertWidget(self._layout.indexOf(self._rows), self._people)
            hear_in_order(self._layout)

    def _show_actions(self) -> None:
        first, up, down, edit, keep, more, remove = self._actions
        item = self._selected()
        before, after = self._neighbors()
        undo, redo = self.steps
        is_suggestion = item is not None and item.is_suggestion
        for button, is_on in (
            (first, before is not None),
            (up, before is not None),
            (down, after is not None),
            (edit, item is not None),
            (keep, is_suggestion),
            (more, item is not None),
            (remove, item is not None),
            (undo, self._session.undoes is not None),
            (redo, self._session.redoes is not None),
        ):
            if button.hasFocus() and not is_on:
                # Left to itself, the keyboard would go on to the next button: a press too
                # many would then do something else than the press before.
                self._focus_row()
            button.setEnabled(is_on)
        self._show_keep()
        text = self.tr("Not for me") if is_suggestion else self.tr("Remove")
        if remove.text() != text:
            remove.set_look(text, "lucide:x", ButtonKind.PLAIN)
        self._show_short()

    def _show_keep(self) -> None:
        """Offer Keep where the app has put something on the list."""
        keep = self._actions[4]
        has_any = any(item.is_suggestion for item in self._session.questions.items)
        if keep.isHidden() == has_any:
            keep.setVisible(has_any)

    def _show_short(self) -> None:
        is_on = self._session.visit.is_short
        kind = ButtonKind.DONE if is_on else ButtonKind.PLAIN
        icon = "lucide:check" if is_on else "lucide:hourglass"
        self._short.set_look(self._short.text(), icon, kind)
        self._short.setChecked(is_on)
        hint = self.tr("Three questions now, the rest for the nurse or a message.")
        self._short.setAccessibleDescription(hint)

    def _selected(self) -> ListItem | None:
        key = self._rows.selected_key
        return next((item for item in self._shown if item.key == key), None)

    def _neighbors(self) -> tuple[ListItem | None, ListItem | None]:
        """Return what stands before and after the selected question, in its part, in view."""
        item = self._selected()
        if item is None:
            return None, None
        part = [x for x in self._shown if x.by is item.by]
        place = part.index(item)
        before = part[place - 1] if place else None
        return before, part[place + 1] if place + 1 < len(part) else None

    def _on_changed(self) -> None:
        """Follow what is no part of the list, and whether there is a step to take back."""
        if self._short_shown != self._session.visit.is_short:
            self._short_shown = self._session.visit.is_short
            self._show()
        else:
            self._show_actions()

    def _reopen(self) -> None:
        """Open again what was open before the screen was drawn anew, or left."""
        self._panels.go_on()
        self._writing.go_on()

    # --- Order --------------------------------------------------------------------------

    def _on_selected(self, key: int) -> None:
        self._context.memory["selected"] = key
        self._panels.close_details_of_others(key)
        self._show_actions()

    def _on_first(self) -> None:
        self._session.move_first(self._rows.selected_key)
        self._follow_row()

    def _on_up(self) -> None:
        self._move_to(self._neighbors()[0])

    def _on_down(self) -> None:
        self._move_to(self._neighbors()[1])

    def _move_to(self, other: ListItem | None) -> None:
        """Move the selected question to the place of another, which may not be the next."""
        item = self._selected()
        if item is not None and other is not None:
            part = self._session.questions.part(item.by)
            self._session.move(item.key, part.index(other) - part.index(item))
            self._follow_row()

    def _follow_row(self) -> None:
        """Keep the row in view and say where it stands now."""
        keys = [item.key for item in self._shown]
        place = keys.index(self._rows.selected_key) + 1
        announce(self, self.tr("Now number {number}").format(number=place))
        QTimer.singleShot(0, self, self._scroll_to_row)

    # --- Choosing -----------------------------------------------------------------------

    def _on_keep(self) -> None:
        announce(self, self.tr("Kept. It stays, whatever you answer."))
        self._session.keep(self._rows.selected_key)

    def _on_remove(self) -> None:
        items = self._shown
        key = self._rows.selected_key
        index = [item.key for item in items].index(key)
        neighbor = items[index + 1] if index + 1 < len(items) else items[index - 1]
        self._rows.selected_key = neighbor.key
        self._session.remove(key)
        undo = NoticeAction(self.tr("Undo"), "lucide:undo-2", self._on_undo)
        self._context.notices.show(
            Notice(self.tr("Taken off your list."), actions=(undo,), undoes=True)
        )

    def _on_undo(self) -> None:
        self._tell_step(take_back(self._session))

    def _on_redo(self) -> None:
        self._tell_step(do_again(self._session))

    def _tell_step(self, sentence: str) -> None:
        """Say what came back. In a narrow window a notice above would move the buttons away."""
        if not self._context.is_narrow:
            tell(self._context.notices, sentence)
        elif sentence:
            self._step_words.set_words(sentence)
            self._step_words.show()
            announce(self, sentence)

    def _on_ideas(self) -> None:
        self._context.navigator.go(Screen.MORE_IDEAS)

    def _on_answers(self) -> None:
        self._context.navigator.go(Screen.GUIDE)

    def _on_after_visit(self) -> None:
        self._context.navigator.go(Screen.AFTER_VISIT)

    def _on_lists(self) -> None:
        self._context.navigator.go(Screen.LISTS)

    def _on_person(self, person: str) -> None:
        if person == _ALL:
            self._context.memory.pop(_PERSON, None)
        else:
            self._context.memory[_PERSON] = person
        self._show()
        announce(self, self.tr("%n question(s)", "", len(self._shown)))

    def _on_short(self) -> None:
        visit = self._session.visit
        self._session.plan(replace(visit, is_short=not visit.is_short))
        if visit.is_short:
            announce(self, self.tr("The whole list is for the visit again."))
        else:
            text = self.tr(
                "{count} questions are for the visit, the rest for the nurse or a message."
            )
            announce(self, text.format(count=TOP))

    # --- Writing, and what opens --------------------------------------------------------

    def _on_write(self) -> None:
        self._writing.begin_own()

    def _on_edit(self) -> None:
        self._writing.begin_edit(self._rows.selected_key)

    def _on_written(self, key: int) -> None:
        item = self._session.questions.item(key)
        if self._person() not in (None, asked(item)):
            self._context.memory.pop(_PERSON, None)
        self._rows.selected_key = key
        self._show()
        self._focus_row()

    def _on_more(self) -> None:
        self._panels.toggle_details(self._rows.selected_key)

    def _on_facts(self) -> None:
        button = self.sender()
        if isinstance(button, ActionButton):
            self._panels.toggle_facts(button)

    def _on_ended(self) -> None:
        if self._session.questions.items:
            self._focus_row()
        else:
            self._context.navigator.moved_in_place.emit()

    # --- Where the keyboard is, what is in view -----------------------------------------

    def _focus_row(self) -> None:
        row = self._rows.row(self._rows.selected_key)
        if row is None:
            self._write.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        # Shown now, since only what is in view takes the keyboard.
        row.show()
        row.setFocus(Qt.FocusReason.OtherFocusReason)

    def _scroll_to_row(self) -> None:
        row = self._rows.row(self._rows.selected_key)
        if row is not None:
            bring_in(row)


def _in_row(context: Context, buttons: tuple[ActionButton, ...]) -> QWidget:
    holder = QWidget()
    flow = FlowLayout(context.kit.space("tight"), holder)
    for button in buttons:
        flow.addWidget(button)
    return holder
