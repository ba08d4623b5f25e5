"""Facts to tell the team: blank lines on paper as a rule; typed only by those who want to."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from ketams_desktop.desktop.settings import Keep
from ketams_desktop.questions.bank import Role
from ketams_desktop.questions.visit import LONGEST_FACT, Facts
from ketams_desktop.text import clean_text
from ketams_desktop.ui.context import Context
from ketams_desktop.ui.guide.writing_field import WritingField
from ketams_desktop.ui.kit import Kit
from ketams_desktop.ui.widgets.accessible import announce
from ketams_desktop.ui.widgets.buttons import ActionButton
from ketams_desktop.ui.widgets.cards import Card, column
from ketams_desktop.ui.widgets.flow import FlowLayout
from ketams_desktop.ui.widgets.focus_order import put_after
from ketams_desktop.ui.widgets.prose import Heading, Line

#: In the screen's memory: the person wants to type.
_TYPING = "facts_typing"


@dataclass(frozen=True, slots=True)
class _Fact:
    key: str
    title: str


class FactsPanel(Card):
    """Medicines, allergies, past reactions: lines to write on, or fields."""

    closed = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__(context.kit)
        self._context = context
        self._session = context.services.session
        self._fields: dict[str, WritingField] = {}
        if self._session.answers.reader is Role.CAREGIVER:
            title = self.tr("Facts to tell their team")
            medicines = self.tr("Medicines they take")
        else:
            title, medicines = self.tr("Facts to tell my team"), self.tr("Medicines I take")
        self._facts = (
            _Fact("medicines", medicines),
            _Fact("allergies", self.tr("Allergies")),
            _Fact("reactions", self.tr("Bad reactions in the past")),
        )
        self.column.addWidget(Heading(context.kit, title, 2, look=3))
        self._inner: QWidget | None = None
        self._build()
        self._session.changed.connect(self._on_changed)

    def _is_typing(self) -> bool:
        return bool(self._session.visit.facts) or _TYPING in self._context.memory

    def _build(self) -> None:
        """Show lines or fields anew."""
        old, self._fields = self._inner, {}
        self._inner = QWidget()
        inner = column(self._context.kit.space("small"))
        self._inner.setLayout(inner)
        self.column.addWidget(self._inner)
        self._add_content(inner)
        if old is not None:
            put_after(old, self._inner)
            self._inner.show()
            self.column.removeWidget(old)
            old.hide()
            old.deleteLater()

    def _add_content(self, inner: QVBoxLayout) -> None:
        kit, typing = self._context.kit, self._is_typing()
        inner.addWidget(Line(kit, self._where_kept(), "small", kit.colors.soft_ink))
        for fact in self._facts:
            inner.addWidget(Line(kit, fact.title, "small_strong"))
            if typing:
                written = getattr(self._session.visit.facts, fact.key)
                field = self._fields[fact.key] = WritingField(kit, fact.title, written, lines=2)
                field.changed.connect(self._on_typed)
                field.escaped.connect(self.closed)
                field.entered.connect(self._on_entered)
                inner.addWidget(field)
            else:
                inner.addWidget(BlankLine(kit))
        flow = FlowLayout(kit.space("tight"))
        if typing:
            self._switch = ActionButton(kit, self.tr("Leave them blank"), "lucide:minus")
            self._switch.clicked.connect(self._on_blank)
        else:
            self._switch = ActionButton(kit, self.tr("Type them here"), "lucide:pencil")
            self._switch.clicked.connect(self._on_type)
        close = ActionButton(kit, self.tr("Close"), "lucide:x")
        close.clicked.connect(self.closed)
        flow.addWidget(self._switch)
        flow.addWidget(close)
        inner.addLayout(flow)

    def _where_kept(self) -> str:
        if not self._is_typing():
            return self.tr(
                "Bring the real packages or a list if you can, and write by hand on the sheet. "
                "Nothing is typed here, so nothing is kept anywhere."
            )
        services = self._context.services
        if services.keeper.is_following:
            return self.tr("What you type is kept in the list file that you opened.")
        keep = services.settings.value.keep_list
        if keep is Keep.YES:
            return self.tr("What you type is kept with your list on this computer.")
        if keep is Keep.NO:
            return self.tr("What you type is in memory only. It is gone when you close the app.")
        return self.tr(
            "What you type is in memory only, until you say that your list is to be kept. "
            "Then it is kept with your list on this computer."
        )

    def _on_type(self) -> None:
        self._context.memory[_TYPING] = True
        self._build()
        self._fields["medicines"].field.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self, self._where_kept())

    def _on_blank(self) -> None:
        self._context.memory.pop(_TYPING, None)
        visit = self._session.visit
        # Answers the change by drawing the lines; without one, they are drawn here.
        self._session.plan(replace(visit, facts=Facts()))
        self._build()
        self._switch.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self, self.tr("Left blank, to write on by hand."))

    def _on_typed(self) -> None:
        key = next(key for key, field in self._fields.items() if field is self.sender())
        words = clean_text(self._fields[key].text(), LONGEST_FACT)
        visit = self._session.visit
        facts = replace(visit.facts, **{key: words})
        self._context.memory[_TYPING] = True
        self._session.plan(replace(visit, facts=facts), f"facts {key}")

    def _on_entered(self) -> None:
        self.focusNextChild()

    def _on_changed(self) -> None:
        """Follow steps back and forward, and leave alone what is just being typed."""
        if bool(self._fields) != self._is_typing():
            had_focus = self.isAncestorOf(self.window().focusWidget())
            self._build()
            if had_focus:
                self._switch.setFocus(Qt.FocusReason.OtherFocusReason)
        for key, field in self._fields.items():
            written = getattr(self._session.visit.facts, key)
            if clean_text(field.text(), LONGEST_FACT) != written:
                field.show_text(written)


class BlankLine(QWidget):
    """A line to write on, as it will stand on paper. It says nothing to a screen reader."""

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(self._kit.look.scaled(200), self._kit.look.scaled(30))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        height = self._kit.look.shape("card_line")
        painter.fillRect(0, self.height() - height, self.width(), height, self._kit.colors.soft_ink)
        painter.end()
