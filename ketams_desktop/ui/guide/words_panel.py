"""Where a question is written or its words are changed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from ketams_desktop.questions.bank import Role
from ketams_desktop.questions.starters import Starter
from ketams_desktop.text import clean_text
from ketams_desktop.ui.guide.writing_field import WritingField
from ketams_desktop.ui.kit import Kit
from ketams_desktop.ui.widgets.accessible import announce
from ketams_desktop.ui.widgets.buttons import ActionButton, ButtonKind
from ketams_desktop.ui.widgets.cards import Card, column
from ketams_desktop.ui.widgets.flow import FlowLayout
from ketams_desktop.ui.widgets.focus_order import put_after
from ketams_desktop.ui.widgets.prose import Line
from ketams_desktop.ui.widgets.scrolling import bring_in_soon


class WordsPanel(Card):
    """A field with Save and Cancel; for a changed question, the original words."""

    accepted = Signal(str)
    cancelled = Signal()
    original_wanted = Signal()
    draft_changed = Signal(str)

    def __init__(self, kit: Kit, title: str, words: str, *, has_original: bool = False) -> None:
        super().__init__(kit)
        self.column.addWidget(Line(kit, title, "strong"))
        self._writing = WritingField(kit, title, words)
        self.field = self._writing.field
        self._writing.changed.connect(self._on_text)
        self._writing.entered.connect(self._on_save)
        self._writing.escaped.connect(self.cancelled)
        self.column.addWidget(self._writing)
        row = FlowLayout(kit.space("tight"))
        self._save = ActionButton(kit, self.tr("Save"), "lucide:check", ButtonKind.PRIMARY)
        self._save.clicked.connect(self._on_save)
        cancel = ActionButton(kit, self.tr("Cancel"), "lucide:x")
        cancel.clicked.connect(self.cancelled)
        row.addWidget(self._save)
        row.addWidget(cancel)
        if has_original:
            original = ActionButton(kit, self.tr("Use the first words again"), "lucide:undo-2")
            original.clicked.connect(self.original_wanted)
            row.addWidget(original)
        self.column.addLayout(row)
        self._on_text(words)

    def _on_text(self, text: str) -> None:
        self._save.setEnabled(bool(clean_text(text)))
        self.draft_changed.emit(text)

    def _on_save(self) -> None:
        words = clean_text(self._writing.text())
        if words:
            self.accepted.emit(words)


class StarterChoice(QWidget):
    """Beginnings to choose from, then whole questions; a question chosen is taken at once."""

    chosen = Signal(str)

    def __init__(self, kit: Kit, starters: Sequence[Starter], role: Role) -> None:
        super().__init__()
        self._kit, self._starters, self._role = kit, starters, role
        self._column = column(kit.space("tight"))
        self.setLayout(self._column)
        self._shown: QWidget | None = None
        self._show_beginnings()

    def _show_beginnings(self) -> None:
        title = self.tr("Or choose how it begins, without typing:")
        buttons = []
        for starter in self._starters:
            button = ActionButton(self._kit, starter.says)
            button.clicked.connect(self._on_beginning)
            buttons.append(button)
        self._show(title, buttons)

    def _on_beginning(self) -> None:
        place = self._buttons.index(self.sender())  # type: ignore[arg-type]
        starter = self._starters[place]
        buttons = []
        for question in starter.questions:
            button = ActionButton(self._kit, question.text(self._role), "lucide:plus")
            button.clicked.connect(self._on_question)
            buttons.append(button)
        back = ActionButton(self._kit, self.tr("Other beginnings"), "lucide:arrow-left")
        back.clicked.connect(self._on_back)
        self._show(self.tr("Press a question to put it on your list:"), [*buttons, back])
        self._take_focus(self._buttons[0])
        announce(self, starter.says)

    def _on_question(self) -> None:
        button = self.sender()
        if isinstance(button, ActionButton):
            self.chosen.emit(button.text())

    def _on_back(self) -> None:
        self._show_beginnings()
        self._take_focus(self._buttons[0])

    def _show(self, title: str, buttons: list[ActionButton]) -> None:
        old = self._shown
        self._shown, self._buttons = QWidget(), buttons
        inner = column(self._kit.space("tight"))
        self._shown.setLayout(inner)
        inner.addWidget(Line(self._kit, title, "small_strong"))
        flow = FlowLayout(self._kit.space("tight"))
        for button in buttons:
            flow.addWidget(button)
        inner.addLayout(flow)
        self._column.addWidget(self._shown)
        if old is not None:
            put_after(old, self._shown)
            self._shown.show()
            old.hide()
            old.deleteLater()

    def _take_focus(self, button: ActionButton) -> None:
        button.setFocus(Qt.FocusReason.OtherFocusReason)
        bring_in_soon(self, button)
