"""Asks staff for their PIN, with keys for a finger."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from ketams_desktop.desktop.paper_job import PaperJob
from ketams_desktop.desktop.pin import LONGEST, PinAnswer, PinCheck
from ketams_desktop.resources import resource_dir
from ketams_desktop.ui.clinic.key_layout import load_layout
from ketams_desktop.ui.clinic.keyboard import OnScreenKeys
from ketams_desktop.ui.frame import Pane
from ketams_desktop.ui.kit import Kit
from ketams_desktop.ui.text_field import TextField
from ketams_desktop.ui.widgets.accessible import announce
from ketams_desktop.ui.widgets.buttons import ActionButton, ButtonKind
from ketams_desktop.ui.widgets.cards import column
from ketams_desktop.ui.widgets.flow import FlowLayout
from ketams_desktop.ui.widgets.prose import Heading, Line

_DIGITS = 1


class PinScreen(QWidget):
    """One field.

    Signals:
        opened: the PIN was right.
        left: back to the start.
    """

    opened = Signal()
    left = Signal()

    def __init__(self, kit: Kit, check: PinCheck) -> None:
        """Ask; `check` counts the tries from one start of the app to its end."""
        super().__init__()
        self._check, self._is_busy = check, False
        inner, layout = QWidget(), column(kit.space("normal"))
        side = kit.edge_space()
        layout.setContentsMargins(side, kit.space("broad"), side, kit.space("normal"))
        inner.setLayout(layout)
        title = self.tr("For staff")
        layout.addWidget(Heading(kit, title, 1))
        self._told = Line(kit, self.tr("Type the PIN and press Open."), "lead")
        layout.addWidget(self._told)
        self.field = TextField(kit, self.tr("PIN"), self.tr("PIN"))
        self.field.setEchoMode(QLineEdit.EchoMode.Password)
        self.field.setMaxLength(LONGEST)
        self.field.returnPressed.connect(self._on_open)
        layout.addWidget(self.field)
        buttons = QWidget()
        flow = FlowLayout(kit.space("small"), buttons)
        for words, icon, kind, slot in (
            (self.tr("Open"), "lucide:check", ButtonKind.PRIMARY, self._on_open),
            (self.tr("Back to the start"), "lucide:arrow-left", ButtonKind.PLAIN, self.left),
        ):
            button = ActionButton(kit, words, icon, kind)
            button.clicked.connect(slot)
            flow.addWidget(button)
        layout.addWidget(buttons)
        keys = OnScreenKeys(kit, load_layout(resource_dir("keyboards"), "en"))
        keys.set_field(self.field, page=_DIGITS)
        keys.done.connect(self._on_open)
        layout.addWidget(keys)
        layout.addStretch(1)
        outer = column(0)
        self.setLayout(outer)
        outer.addWidget(Pane(inner, kit, title))

    def _on_open(self) -> None:
        pin = self.field.text()
        if self._is_busy or not pin:
            return
        self._is_busy = True
        self.field.clear()
        self._tell(self.tr("One moment, please."))
        # It takes about a second, in which the window must not stand still.
        job = PaperJob(lambda: self._check.check(pin), self)
        job.done.connect(self._on_answer)
        job.failed.connect(self._on_failed)
        job.start()

    def _on_answer(self, answer: PinAnswer) -> None:
        self._is_busy = False
        if answer is PinAnswer.RIGHT:
            self.opened.emit()
            return
        wait = self._check.seconds_to_wait
        if wait:
            text = self.tr("Too many wrong tries. Seconds to wait: {count}").format(count=wait)
        else:
            left = self._check.tries_left
            text = self.tr("This is not the PIN. Tries left: {count}").format(count=left)
        self._tell(text)
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_failed(self, _error: object) -> None:
        self._is_busy = False
        self._tell(self.tr("The PIN could not be checked. Please try again."))

    def _tell(self, text: str) -> None:
        self._told.set_words(text)
        announce(self, text)
