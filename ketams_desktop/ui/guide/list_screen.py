"""My questions: the list in order, one bar of buttons for the selected row, the sheet."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ketams_desktop.questions.question_list import MOST_QUESTIONS, ListItem, Origin
from ketams_desktop.ui.context import Context
from ketams_desktop.ui.frame import ScreenParts
from ketams_desktop.ui.guide.list_rows import ListRows
from ketams_desktop.ui.guide.sheet_pane import SheetPane
from ketams_desktop.ui.guide.words_panel import WordsPanel
from ketams_desktop.ui.notices import Notice, NoticeAction
from ketams_desktop.ui.places import Screen
from ketams_desktop.ui.widgets.accessible import announce
from ketams_desktop.ui.widgets.buttons import ActionButton, ButtonKind
from ketams_desktop.ui.widgets.cards import Holder
from ketams_desktop.ui.widgets.flow import FlowLayout
from ketams_desktop.ui.widgets.prose import Heading, Line
from ketams_desktop.ui.widgets.scrolling import area_of

translate = QCoreApplication.translate

#: What is being written, in the screen's memory: an item's key, or this for a new question.
_NEW = 0


def build_list(context: Context, _about: str) -> ScreenParts:
    """Build the list."""
    title = translate("ListScreen", "My questions")
    if not context.services.session.questions.items and "writing" not in context.memory:
        return ScreenParts(title, EmptyList(context), with_search=False)
    body = ListScreen(context)
    pane = SheetPane(context)
    return ScreenParts(title, body, pane, body.bar, with_search=False, focus=body.field)


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
        self._context.memory["writing"] = _NEW
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
        selected = context.memory.get("selected", -1)
        self._rows = ListRows(kit, selected if isinstance(selected, int) else -1)
        self._rows.selected.connect(self._on_selected)
        self._layout.addWidget(self._rows)
        self._layout.addWidget(self._more_buttons())
        self._panel: WordsPanel | None = None
        self.bar = self._action_bar()
        self._session.list_changed.connect(self._show)
        self._show()
        self._reopen_panel()

    @property
    def field(self) -> QWidget | None:
        """Where words are being written, if they are."""
        return None if self._panel is None else self._panel.field

    def _action_bar(self) -> QWidget:
        kit = self._context.kit
        bar = Holder()
        flow = FlowLayout(kit.space("tight"), bar)
        self._actions: list[ActionButton] = []
        for text, icon, slot in (
            (self.tr("First"), "lucide:chevrons-up", self._on_first),
            (self.tr("Up"), "lucide:arrow-up", self._on_up),
            (self.tr("Down"), "lucide:arrow-down", self._on_down),
            (self.tr("Edit"), "lucide:pencil", self._on_edit),
            (self.tr("Undo"), "lucide:undo-2", self._on_undo),
            (self.tr("Remove"), "lucide:x", self._on_remove),
        ):
            button = ActionButton(kit, text, icon)
            button.clicked.connect(slot)
            flow.addWidget(button)
            self._actions.append(button)
        return bar

    def _more_buttons(self) -> QWidget:
        kit = self._context.kit
        holder = Holder()
        flow = FlowLayout(kit.space("small"), holder)
        for text, icon, slot in (
            (self.tr("Write my own"), "lucide:plus", self._on_write),
            (self.tr("Show more ideas"), "lucide:sparkles", self._on_ideas),
            (self.tr("Change my answers"), "lucide:list-checks", self._on_answers),
            (self.tr("After my visit"), "lucide:calendar-check", self._on_after_visit),
            (self.tr("My lists"), "lucide:file-text", self._on_lists),
        ):
            button = ActionButton(kit, text, icon)
            button.clicked.connect(slot)
            flow.addWidget(button)
        return holder

    def _show(self) -> None:
        items = self._session.questions.items
        self._rows.show_items(items, {item.key: self._note(item) for item in items})
        if self._context.memory.get("writing") not in {_NEW, *(item.key for item in items)}:
            # The question whose words were being changed was taken away.
            self._close_panel()
        self._context.memory["selected"] = self._rows.selected_key
        self._show_actions()

    def _note(self, item: ListItem) -> str:
        parts = []
        if item.origin is Origin.OWN:
            parts.append(self.tr("Your own question"))
        elif item.original:
            parts.append(self.tr("Your words"))
        if item.is_suggestion:
            parts.append(self.tr("Suggested"))
        if item.reason:
            parts.append(item.reason)
        return " · ".join(parts)

    def _show_actions(self) -> None:
        items = self._session.questions.items
        first, up, down, edit, undo, remove = self._actions
        key = self._rows.selected_key
        index = next((n for n, item in enumerate(items) if item.key == key), -1)
        for button, is_on in (
            (first, index > 0),
            (up, index > 0),
            (down, 0 <= index < len(items) - 1),
            (edit, index >= 0),
            (remove, index >= 0),
            (undo, self._session.can_undo),
        ):
            if button.hasFocus() and not is_on:
                # Left to itself, the keyboard would go on to the next button: a press too
                # many would then do something else than the press before.
                self._focus_row()
            button.setEnabled(is_on)

    def _on_selected(self, key: int) -> None:
        self._context.memory["selected"] = key
        self._show_actions()

    def _on_first(self) -> None:
        self._session.move_first(self._rows.selected_key)
        self._follow_row()

    def _on_up(self) -> None:
        self._session.move(self._rows.selected_key, -1)
        self._follow_row()

    def _on_down(self) -> None:
        self._session.move(self._rows.selected_key, 1)
        self._follow_row()

    def _on_undo(self) -> None:
        self._session.undo()

    def _on_remove(self) -> None:
        items = self._session.questions.items
        key = self._rows.selected_key
        index = self._session.questions.index(key)
        neighbor = items[index + 1] if index + 1 < len(items) else items[index - 1]
        self._rows.selected_key = neighbor.key
        self._session.remove(key)
        undo = NoticeAction(self.tr("Undo"), "lucide:undo-2", self._session.undo)
        self._context.notices.show(
            Notice(self.tr("Taken off your list."), actions=(undo,), undoes=True)
        )

    def _on_ideas(self) -> None:
        self._context.navigator.go(Screen.MORE_IDEAS)

    def _on_answers(self) -> None:
        self._context.navigator.go(Screen.GUIDE)

    def _on_after_visit(self) -> None:
        self._context.navigator.go(Screen.AFTER_VISIT)

    def _on_lists(self) -> None:
        self._context.navigator.go(Screen.LISTS)

    def _on_write(self) -> None:
        if self._session.questions.is_full:
            text = self.tr("{count} questions are more than a visit can hold. Take one away first.")
            self._context.notices.show(Notice(text.format(count=MOST_QUESTIONS)))
            return
        self._open_panel(_NEW, "")

    def _on_edit(self) -> None:
        key = self._rows.selected_key
        self._open_panel(key, self._session.questions.item(key).text)

    def _reopen_panel(self) -> None:
        key = self._context.memory.get("writing")
        if not isinstance(key, int):
            return
        known = {item.key for item in self._session.questions.items} | {_NEW}
        if key in known:
            draft = self._context.memory.get("draft", "")
            self._open_panel(key, str(draft))

    def _open_panel(self, key: int, words: str) -> None:
        self._close_panel()
        if key == _NEW:
            title, has_original = self.tr("My own question"), False
        else:
            title = self.tr("Change the words")
            has_original = bool(self._session.questions.item(key).original)
        self._context.memory["writing"] = key
        panel = WordsPanel(self._context.kit, title, words, has_original=has_original)
        panel.accepted.connect(self._on_words)
        panel.cancelled.connect(self._on_cancelled)
        panel.original_wanted.connect(self._on_original)
        panel.draft_changed.connect(self._on_draft)
        self._on_draft(words)
        if key == _NEW:
            self._layout.insertWidget(self._layout.indexOf(self._rows) + 1, panel)
        else:
            self._rows.insert_under(key, panel)
        self._panel = panel
        panel.field.setFocus(Qt.FocusReason.OtherFocusReason)
        QTimer.singleShot(0, panel, self._scroll_to_panel)

    def _close_panel(self) -> None:
        for name in ("writing", "draft"):
            self._context.memory.pop(name, None)
        if self._panel is not None:
            self._panel.hide()
            self._panel.deleteLater()
            self._panel = None

    def _on_draft(self, text: str) -> None:
        self._context.memory["draft"] = text

    def _on_words(self, words: str) -> None:
        key = self._context.memory.get("writing")
        self._close_panel()
        if key == _NEW:
            self._session.add_own(words)
            self._rows.selected_key = self._session.questions.items[-1].key
            count = len(self._session.questions)
            announce(self, self.tr("Added. %n question(s) on your list", "", count))
        elif isinstance(key, int):
            self._session.edit(key, words)
            announce(self, self.tr("Changed"))
        self._show()
        self._focus_row()

    def _on_original(self) -> None:
        key = self._context.memory.get("writing")
        self._close_panel()
        if isinstance(key, int):
            self._session.restore_words(key)
        self._focus_row()

    def _on_cancelled(self) -> None:
        self._close_panel()
        if self._session.questions.items:
            self._focus_row()
        else:
            self._context.navigator.moved_in_place.emit()

    def _focus_row(self) -> None:
        row = self._rows.row(self._rows.selected_key)
        if row is not None:
            # Shown now, since only what is in view takes the keyboard.
            row.show()
            row.setFocus(Qt.FocusReason.OtherFocusReason)

    def _follow_row(self) -> None:
        """Keep the row in view and say where it stands now."""
        key = self._rows.selected_key
        place = self._session.questions.index(key) + 1
        announce(self, self.tr("Now number {number}").format(number=place))
        QTimer.singleShot(0, self, self._scroll_to_row)

    def _scroll_to_row(self) -> None:
        row = self._rows.row(self._rows.selected_key)
        if row is not None:
            _show_in_pane(row)

    def _scroll_to_panel(self) -> None:
        if self._panel is not None:
            _show_in_pane(self._panel)


def _show_in_pane(widget: QWidget) -> None:
    area = area_of(widget)
    if area is not None:
        area.ensureWidgetVisible(widget, 0, 20)
