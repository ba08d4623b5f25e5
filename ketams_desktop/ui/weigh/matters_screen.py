"""What matters to me: lines to mark, and what the sheet will say. Nothing is added up."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from ketams_desktop.questions.history import Kind
from ketams_desktop.questions.what_matters import (
    MOST_ON_SHEET,
    Importance,
    Value,
    words_for_sheet,
)
from ketams_desktop.ui.context import Context
from ketams_desktop.ui.frame import ScreenParts
from ketams_desktop.ui.places import Screen
from ketams_desktop.ui.weigh.mark_line import MarkLine, importance_words
from ketams_desktop.ui.widgets.accessible import announce
from ketams_desktop.ui.widgets.button_row import lay_out_narrow, lay_out_wide
from ketams_desktop.ui.widgets.buttons import ActionButton, ButtonKind
from ketams_desktop.ui.widgets.cards import Holder, SideStripe, column
from ketams_desktop.ui.widgets.prose import Heading, Line
from ketams_desktop.ui.widgets.scrolling import area_of

translate = QCoreApplication.translate


def build_matters(context: Context, values: tuple[Value, ...]) -> ScreenParts:
    """Build the screen that asks about `values`."""
    title = translate("MattersScreen", "What matters to me")
    body = MattersScreen(context, title, values)
    row = MattersRow(context, body)
    return ScreenParts(title, body, next_row=row, with_search=False)


class MattersScreen(Holder):
    """A line for each value, then what stands on the sheet."""

    def __init__(self, context: Context, title: str, values: tuple[Value, ...]) -> None:
        super().__init__()
        self._context, self._values = context, values
        self._session = context.services.session
        kit, role = context.kit, self._session.answers.reader
        self._layout = column(kit.space("small"))
        self.setLayout(self._layout)
        top = column(kit.space("tight"))
        top.addWidget(Heading(kit, title, 1))
        ask = self.tr("How much does each of these matter to you? There are no right answers.")
        top.addWidget(Line(kit, ask, "lead", kit.colors.soft_ink))
        calm = self.tr("Leave out what you like. Nothing is added up.")
        top.addWidget(Line(kit, calm, "small", kit.colors.soft_ink))
        self._layout.addLayout(top)
        self.lines: list[MarkLine] = []
        for value in values:
            words = value.says.text(role)
            line = MarkLine(kit, value.id, words, is_narrow=context.is_narrow)
            line.marked.connect(self._on_marked)
            self._layout.addWidget(line)
            self.lines.append(line)
        self._add_sheet_words()
        self._session.changed.connect(self._show)
        self._show()

    def _add_sheet_words(self) -> None:
        kit = self._context.kit
        box = SideStripe(kit, kit.colors.brand, kit.colors.brand_tint)
        box.column.addWidget(Heading(kit, self.tr("On your sheet"), 2, look=3))
        self._on_sheet = Line(kit, "")
        box.column.addWidget(self._on_sheet)
        self._layout.addWidget(box)
        most, quite = map(importance_words, (Importance.VERY_MUCH, Importance.QUITE_A_LOT))
        rule = self.tr(
            "The sheet says what you marked “{most}” or “{quite}”. It has room for {count}; "
            "where you marked more, “{most}” goes first."
        ).format(most=most, quite=quite, count=MOST_ON_SHEET)
        kept = self.tr("What you mark is kept with your list only if you say yes to that.")
        for words in (rule, kept):
            self._layout.addWidget(Line(kit, words, "small", kit.colors.soft_ink))

    def _show(self) -> None:
        matters = self._session.matters
        for line in self.lines:
            line.show_mark(matters.importance(line.value_id))
        words = words_for_sheet(self._values, matters, self._session.answers.reader)
        lead = self._context.services.sheet_words.matters_most
        blank = self.tr("{lead} blank lines to write on.").format(lead=lead)
        self._on_sheet.set_words(f"{lead} {words}" if words else blank)

    def _on_marked(self, value_id: str, importance: object) -> None:
        self._session.mark(value_id, importance if isinstance(importance, Importance) else None)


class MattersRow(Holder):
    """Undo, and the way to the list and its sheet."""

    def __init__(self, context: Context, screen: MattersScreen) -> None:
        super().__init__()
        self._context, self._screen = context, screen
        self._session = context.services.session
        kit = context.kit
        self._undo = ActionButton(kit, self.tr("Undo"), "lucide:undo-2")
        self._undo.clicked.connect(self._on_undo)
        to_list = ActionButton(
            kit, self.tr("See my list"), "lucide:list-checks", ButtonKind.PRIMARY
        )
        to_list.clicked.connect(self._on_list)
        if context.is_narrow:
            lay_out_narrow(self, kit, (self._undo, to_list))
        else:
            lay_out_wide(self, kit, (self._undo,), (to_list,))
        self._session.changed.connect(self._show_state)
        self._show_state()

    def _show_state(self) -> None:
        can_undo = self._session.undoes is Kind.MARK
        if self._undo.hasFocus() and not can_undo:
            # Left to itself, the keyboard would go on to the button that leaves the screen.
            self._screen.lines[0].take_keyboard()
        self._undo.setEnabled(can_undo)

    def _on_undo(self) -> None:
        before = self._session.matters
        self._session.undo()
        for line in self._screen.lines:
            mark = self._session.matters.importance(line.value_id)
            if mark is not before.importance(line.value_id):
                now = importance_words(mark) if mark is not None else self.tr("not marked")
                words = self.tr("Undone. {line}: {mark}")
                announce(self, words.format(line=line.accessibleName(), mark=now))
                area = area_of(line)
                if area is not None:
                    area.ensureWidgetVisible(line)

    def _on_list(self) -> None:
        self._context.navigator.go(Screen.LIST)
