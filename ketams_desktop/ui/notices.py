"""Short messages inside the window: what just happened, and how to undo it. Never a popup."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum, auto

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLayout, QVBoxLayout, QWidget

from ketams_desktop.record import record
from ketams_desktop.ui.kit import Kit
from ketams_desktop.ui.widgets.accessible import announce
from ketams_desktop.ui.widgets.buttons import ActionButton, ButtonKind
from ketams_desktop.ui.widgets.cards import Plate, column, row
from ketams_desktop.ui.widgets.flow import FlowLayout
from ketams_desktop.ui.widgets.prose import Line


class NoticeKind(Enum):
    """How a notice looks."""

    NEWS = auto()
    TROUBLE = auto()
    ASK = auto()


@record
class NoticeAction:
    """A button of a notice. Pressing it closes the notice, then does what it says."""

    text: str
    icon: str
    do: Callable[[], object]


@record
class Notice:
    """One message. `undoes`: it offers to undo the last change of the list."""

    text: str
    kind: NoticeKind = NoticeKind.NEWS
    actions: tuple[NoticeAction, ...] = ()
    undoes: bool = False


class Notices(QObject):
    """The message on show. News gives way when the person moves on; trouble stays."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.current: Notice | None = None
        self._question: Notice | None = None
        self._heard: Notice | None = None
        self._heard_question: Notice | None = None

    def show(self, notice: Notice) -> None:
        """Show `notice` in place of any other."""
        self.current = notice
        self.changed.emit()

    def ask(self, notice: Notice | None) -> None:
        """Set the question that stands whenever there is nothing else to say."""
        if notice != self._question:
            showing_old = self.current is not None and self.current == self._question
            self._question = notice
            if self.current is None or showing_old:
                self.current = notice
                self.changed.emit()

    def close(self) -> None:
        """Take the message away; the standing question comes back."""
        if self.current is not self._question:
            self.current = self._question
            self.changed.emit()

    def drop_undo(self) -> None:
        """Take an offer to undo away: the list has changed since, so it would undo that."""
        if self.current is not None and self.current.undoes:
            self.close()

    def is_unheard(self) -> bool:
        """Tell whether the person has not heard the present message; now they have.

        The same message is drawn anew on every screen, and the standing question comes back.
        """
        notice = self.current
        if notice is None or notice is self._heard or notice is self._heard_question:
            return False
        self._heard = notice
        if notice is self._question:
            self._heard_question = notice
        return True

    def leave_place(self) -> None:
        """Take away all but trouble: who goes on is done with it, and does not want to close."""
        if self.current is not None and self.current.kind is not NoticeKind.TROUBLE:
            self.current = self._question


class NoticeBar(Plate):
    """Shows one notice with its buttons."""

    def __init__(self, kit: Kit, notices: Notices, notice: Notice, *, is_narrow: bool) -> None:
        c = kit.colors
        trouble = notice.kind is NoticeKind.TROUBLE
        super().__init__(c.caution_tint if trouble else c.brand_tint, c.line)
        self._kit, self._notices = kit, notices
        layout: QHBoxLayout | QVBoxLayout = row(kit.space("normal"))
        buttons: QHBoxLayout | FlowLayout = row(kit.space("tight"))
        # Three buttons beside the words would leave these a column of single words.
        if is_narrow or len(notice.actions) > 2:
            layout, buttons = column(kit.space("small")), FlowLayout(kit.space("tight"))
        self.setLayout(layout)
        side, pad = kit.edge_space(), kit.space("small")
        layout.setContentsMargins(side, pad, side, pad)
        words = Line(kit, notice.text, "strong" if notice.kind is NoticeKind.ASK else "body")
        words.setAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        layout.addWidget(words, 0 if is_narrow else 1)
        for number, action in enumerate(notice.actions):
            self._add(buttons, action, ButtonKind.PRIMARY if number == 0 else ButtonKind.PLAIN)
        if notice.kind is not NoticeKind.ASK:
            close = NoticeAction(self.tr("Close"), "lucide:x", _nothing)
            self._add(buttons, close, ButtonKind.PLAIN)
        layout.addLayout(buttons)

    def _add(self, layout: QLayout, action: NoticeAction, kind: ButtonKind) -> None:
        button = ActionButton(self._kit, action.text, action.icon, kind)

        def press() -> None:
            self._notices.close()
            action.do()

        button.clicked.connect(press)
        layout.addWidget(button)


class NoticeHolder(QWidget):
    """The place in a screen where the present notice stands; empty when there is none."""

    #: A notice went away while one of its buttons had the keyboard.
    focus_left = Signal()

    def __init__(self, kit: Kit, notices: Notices, *, is_narrow: bool) -> None:
        super().__init__()
        self._kit, self._notices, self._is_narrow = kit, notices, is_narrow
        self.setLayout(column(0))
        self._bar: NoticeBar | None = None
        notices.changed.connect(self._on_changed)
        self._on_changed()

    def _on_changed(self) -> None:
        if self._bar is not None:
            focused = self.window().focusWidget()
            had_focus = focused is not None and self._bar.isAncestorOf(focused)
            if had_focus:
                self.focus_left.emit()
            self._bar.hide()
            self._bar.deleteLater()
            self._bar = None
        notice = self._notices.current
        if notice is None:
            return
        self._bar = NoticeBar(self._kit, self._notices, notice, is_narrow=self._is_narrow)
        layout = self.layout()
        if layout is not None:
            layout.addWidget(self._bar)
        if self._notices.is_unheard():
            announce(self, notice.text)


def _nothing() -> None:
    """Closing a notice is all there is to do."""
