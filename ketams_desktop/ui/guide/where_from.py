"""Where a question comes from: the claims it rests on, how sure they are, and their sources."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ketams_desktop.questions.bank import Question
from ketams_desktop.ui.context import Context
from ketams_desktop.ui.reader.study_card import StudyCard
from ketams_desktop.ui.widgets.accessible import announce
from ketams_desktop.ui.widgets.buttons import ActionButton, ButtonKind
from ketams_desktop.ui.widgets.cards import column
from ketams_desktop.ui.widgets.flow import FlowLayout


class WhereFrom(QWidget):
    """Every claim behind one question, open."""

    def __init__(self, context: Context, question: Question) -> None:
        super().__init__()
        layout = column(context.kit.space("small"))
        self.setLayout(layout)
        for claim_id in question.evidence:
            layout.addWidget(StudyCard(context, context.services.library.claim(claim_id)))


class WhereFromButton(QWidget):
    """A button that opens, in place, where a question comes from. Built on the first press."""

    def __init__(self, context: Context, question: Question) -> None:
        super().__init__()
        self._context, self._question = context, question
        self._opened: WhereFrom | None = None
        layout = column(context.kit.space("tight"))
        self.setLayout(layout)
        self._column = layout
        self._button = ActionButton(context.kit, "", kind=ButtonKind.QUIET)
        self._button.clicked.connect(self._on_pressed)
        flow = FlowLayout(context.kit.space("tight"))
        flow.addWidget(self._button)
        layout.addLayout(flow)
        self._show_state()

    def _on_pressed(self) -> None:
        if self._opened is None:
            self._opened = WhereFrom(self._context, self._question)
            self._column.addWidget(self._opened)
            self._opened.show()
        else:
            self._opened.setVisible(self._opened.isHidden())
        self._show_state()
        if not self._opened.isHidden():
            announce(self, self.tr("Opened below."))

    def _show_state(self) -> None:
        is_open = self._opened is not None and not self._opened.isHidden()
        if is_open:
            text, icon = self.tr("Hide where this comes from"), "lucide:chevron-up"
        else:
            text, icon = self.tr("Where this comes from"), "lucide:chevron-down"
        self._button.set_look(text, icon, ButtonKind.QUIET)
        words = self._question.text(self._context.services.session.answers.reader)
        self._button.setAccessibleName(f"{text}: {words}")
