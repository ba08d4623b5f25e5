"""Writing on the list: a question of one's own, other words for one, and whose question it is."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ketams_desktop.desktop.unfinished import NEW, Draft
from ketams_desktop.questions.bank import Role
from ketams_desktop.questions.starters import starters_of
from ketams_desktop.ui.context import Context
from ketams_desktop.ui.guide.full_list import full_list_notice
from ketams_desktop.ui.guide.list_rows import ListRows
from ketams_desktop.ui.guide.words_panel import StarterChoice, WordsPanel
from ketams_desktop.ui.notices import Notice, NoticeAction, NoticeKind
from ketams_desktop.ui.widgets.accessible import announce, hear_in_order
from ketams_desktop.ui.widgets.focus_order import put_after
from ketams_desktop.ui.widgets.scrolling import bring_in_soon


class Writing(QObject):
    """Opens the panel for words, takes what was written, and keeps what is half written.

    The draft lies in the session: it survives going elsewhere and coming back, and is never
    written to a file.
    """

    #: A question was written or changed; its key.
    written = Signal(int)
    #: The panel went away without a change.
    ended = Signal()

    def __init__(
        self, context: Context, rows: ListRows, layout: QVBoxLayout, owner: QWidget
    ) -> None:
        super().__init__(owner)
        self._context, self._rows, self._layout, self._owner = context, rows, layout, owner
        self._session = context.services.session
        self.panel: WordsPanel | None = None

    @property
    def field(self) -> QWidget | None:
        """Where words are being written, if they are."""
        return None if self.panel is None else self.panel.field

    def begin_own(self) -> None:
        """Open the panel for a new question, or say kindly that the list is full."""
        if self._session.questions.is_full:
            self._context.notices.show(full_list_notice(self._context))
        else:
            self._open(Draft(NEW, ""))

    def begin_edit(self, key: int) -> None:
        """Open the panel for the words of one question."""
        self._open(Draft(key, self._session.questions.item(key).text))

    def go_on(self) -> None:
        """Open the panel again with what was half written, if there is anything."""
        draft = self._session.unfinished.draft
        if draft is not None and self._is_known(draft.key):
            self._open(draft)

    def follow_list(self) -> None:
        """Close the panel when the question whose words were being changed is gone."""
        draft = self._session.unfinished.draft
        if draft is None or not self._is_known(draft.key):
            self.close()

    def put_in_order(self) -> None:
        """Let Tab come to the panel from the row before it."""
        draft = self._session.unfinished.draft
        if draft is None or self.panel is None:
            return
        row = self._rows.row(self._rows.selected_key if draft.key == NEW else draft.key)
        if row is not None:
            put_after(row, self.panel)

    def close(self) -> None:
        """Take the panel and the draft away."""
        self._session.unfinished.draft = None
        if self.panel is not None:
            self._rows.take_out(self.panel)
            self.panel = None

    def _is_known(self, key: int) -> bool:
        return key == NEW or any(key == item.key for item in self._session.questions.items)

    def _open(self, draft: Draft) -> None:
        self.close()
        self._session.unfinished.draft = draft
        is_new = draft.key == NEW
        title = self.tr("My own question") if is_new else self.tr("Change the words")
        has_original = not is_new and bool(self._session.questions.item(draft.key).original)
        panel = WordsPanel(self._context.kit, title, draft.words, has_original=has_original)
        panel.accepted.connect(self._on_words)
        panel.cancelled.connect(self._on_cancelled)
        panel.original_wanted.connect(self._on_original)
        panel.draft_changed.connect(self._on_draft)
        self.panel = panel
        if is_new:
            self._add_starters(panel)
            self._layout.insertWidget(self._layout.indexOf(self._rows) + 1, panel)
            hear_in_order(self._layout)
        else:
            self._rows.insert_under(draft.key, panel)
        self.put_in_order()
        panel.field.setFocus(Qt.FocusReason.OtherFocusReason)
        bring_in_soon(panel, panel.field)

    def _add_starters(self, panel: WordsPanel) -> None:
        starters = starters_of(self._context.services.library)
        if starters:
            choice = StarterChoice(self._context.kit, starters, self._session.answers.reader)
            choice.chosen.connect(self._on_words)
            panel.column.addWidget(choice)

    def _on_draft(self, text: str) -> None:
        if self._session.unfinished.draft is not None:
            self._session.unfinished.draft.words = text

    def _on_words(self, words: str) -> None:
        draft = self._session.unfinished.draft
        self.close()
        if draft is None:
            return
        if draft.key == NEW:
            self._add(words)
        else:
            self._session.edit(draft.key, words)
            announce(self._owner, self.tr("Changed"))
            self.written.emit(draft.key)

    def _add(self, words: str) -> None:
        is_caregiver = self._session.answers.reader is Role.CAREGIVER
        part = self._session.unfinished.own_part
        by = (part or Role.CAREGIVER) if is_caregiver else Role.PATIENT
        self._session.add_own(words, by)
        key = self._session.questions.items[-1].key
        self.written.emit(key)
        if is_caregiver and part is None:
            self._session.unfinished.own_part = by
            self._context.notices.show(self._whose(key))
        else:
            count = len(self._session.questions)
            announce(self._owner, self.tr("Added. %n question(s) on your list", "", count))

    def _whose(self, key: int) -> Notice:
        """Return the question that a caregiver is asked once."""

        def theirs() -> None:
            self._session.unfinished.own_part = Role.PATIENT
            if self._is_known(key):
                self._session.give_to(key, Role.PATIENT)

        return Notice(
            self.tr("Added. Whose question is it? Until you say, it stands in your own part."),
            NoticeKind.ASK,
            (
                NoticeAction(self.tr("It is my own"), "lucide:check", _nothing),
                NoticeAction(self.tr("The person I care for asks it"), "lucide:users", theirs),
            ),
        )

    def _on_original(self) -> None:
        draft = self._session.unfinished.draft
        self.close()
        if draft is not None and draft.key != NEW:
            self._session.restore_words(draft.key)
            announce(self._owner, self.tr("The first words are back."))
            self.written.emit(draft.key)

    def _on_cancelled(self) -> None:
        self.close()
        self.ended.emit()


def _nothing() -> None:
    """It stands there already."""
