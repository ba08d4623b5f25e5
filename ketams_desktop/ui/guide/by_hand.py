"""Copy it by hand: one question at a time in big letters, for whoever has no printer."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ketams_desktop.paper.handout import Handout
from ketams_desktop.ui.context import Context
from ketams_desktop.ui.guide.sheet_choice import present_handout
from ketams_desktop.ui.widgets.accessible import announce
from ketams_desktop.ui.widgets.buttons import ActionButton, ButtonKind
from ketams_desktop.ui.widgets.flow import FlowLayout
from ketams_desktop.ui.widgets.prose import Heading, Line

#: In the screen's memory: which question is shown.
_AT = "at"
#: With fewer questions there is nothing to turn to.
_TO_TURN = 2
#: Above this size of text, headings are big letters themselves, in percent.
_BIG_FROM = 125


@dataclass(frozen=True, slots=True)
class _Copied:
    """One question, under the same number and heading as on paper."""

    part: str
    words: str
    note: str


class CopyByHand(QWidget):
    """The question that is shown, and the buttons that go to the next."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        kit = context.kit
        self._questions = _copied(present_handout(context.services))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(kit.space("normal"))
        layout.addWidget(Heading(kit, self.tr("Copy it by hand"), 1, look=2))
        self._where = Line(kit, "", "body", kit.colors.soft_ink)
        layout.addWidget(self._where)
        big = "by_hand" if kit.look.percent <= _BIG_FROM else "h1"
        self._words = Line(kit, "", big)
        layout.addWidget(self._words)
        self._note = Line(kit, "", "h3")
        layout.addWidget(self._note)
        layout.addStretch(1)
        self.first_button = ActionButton(
            kit,
            self.tr("Next question"),
            "lucide:arrow-right",
            ButtonKind.PRIMARY,
            icon_last=True,
        )
        self.bar = self._bar()
        self._show()

    @property
    def _at(self) -> int:
        at = self._context.memory.get(_AT, 0)
        return min(at, len(self._questions) - 1) if isinstance(at, int) else 0

    def _bar(self) -> QWidget:
        bar = QWidget()
        flow = FlowLayout(self._context.kit.space("tight"), bar)
        previous = ActionButton(
            self._context.kit, self.tr("Previous question"), "lucide:arrow-left"
        )
        previous.clicked.connect(self._on_previous)
        self.first_button.clicked.connect(self._on_next)
        flow.addWidget(previous)
        flow.addWidget(self.first_button)
        if len(self._questions) < _TO_TURN:
            bar.hide()
        return bar

    def _show(self) -> None:
        if not self._questions:
            self._where.set_words(self.tr("There is no question on your list yet."))
            self._words.hide()
            self._note.hide()
            return
        shown = self._questions[self._at]
        where = self.tr("Question {number} of {all} · {part}")
        self._where.set_words(
            where.format(number=self._at + 1, all=len(self._questions), part=shown.part)
        )
        self._words.set_words(shown.words)
        self._note.set_words(shown.note)
        self._note.setVisible(bool(shown.note))

    def _turn(self, steps: int) -> None:
        before = self._at
        self._context.memory[_AT] = min(max(0, before + steps), len(self._questions) - 1)
        self._show()
        if self._at != before:
            shown = self._questions[self._at]
            announce(self, f"{self._where.words}. {shown.words} {shown.note}".strip())
        elif steps > 0:
            announce(self, self.tr("That was the last question."))
        else:
            announce(self, self.tr("This is the first question."))

    def _on_previous(self) -> None:
        self._turn(-1)

    def _on_next(self) -> None:
        self._turn(1)


def _copied(handout: Handout) -> list[_Copied]:
    return [
        _Copied(
            f"{sheet.with_whom} · {part.title}" if sheet.with_whom else part.title,
            f"{question.number}. {question.text}",
            f"{sheet.words.note} {question.note}" if question.note else "",
        )
        for sheet in handout.own
        for part in sheet.parts
        for question in part.questions
    ]
