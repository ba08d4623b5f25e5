"""What covers the whole screen when a person may have left."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QWidget

from ketams_desktop.ui.frame import Pane
from ketams_desktop.ui.kit import Kit
from ketams_desktop.ui.widgets.accessible import Ornament, announce
from ketams_desktop.ui.widgets.buttons import ActionButton, ButtonKind
from ketams_desktop.ui.widgets.cards import Plate, column, row
from ketams_desktop.ui.widgets.prose import Heading, Line

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class CurtainWords:
    """What a curtain says."""

    title: str
    text: str
    button: str
    icon: str


def still_here() -> CurtainWords:
    """Return the words for when nobody has pressed anything for a while."""
    return CurtainWords(
        translate("Curtain", "Still here?"),
        translate(
            "Curtain",
            "Press anywhere to go on. What you chose is hidden, not lost. "
            "If nobody presses, it is cleared for the next person.",
        ),
        translate("Curtain", "I am still here"),
        "lucide:eye",
    )


def printing_failed(trouble: str) -> CurtainWords:
    """Return the words for when someone was called and nothing was printed.

    Args:
        trouble: what is wrong with the printer, as a sentence.
    """
    text = translate(
        "Curtain",
        "{trouble} Please tell the desk. Your list is hidden, not lost: you can copy it by hand. "
        "If nobody presses, it is cleared for the next person.",
    )
    return CurtainWords(
        translate("Curtain", "Your list was not printed"),
        text.format(trouble=trouble),
        translate("Curtain", "Show my list"),
        "lucide:printer",
    )


class Curtain(Plate):
    """Covers all, and goes with any press. It shows nothing of the visit.

    Signals:
        answered: someone pressed, anywhere or the button.
    """

    answered = Signal()

    def __init__(self, kit: Kit, words: CurtainWords, parent: QWidget | None = None) -> None:
        super().__init__(kit.colors.background, parent=parent)
        self._title = words.title
        self.setAccessibleName(words.title)
        inner = QWidget()
        middle = column(kit.space("wide"))
        side = kit.edge_space()
        middle.setContentsMargins(side, side, side, side)
        inner.setLayout(middle)
        self._button = ActionButton(kit, words.button, "lucide:check", ButtonKind.PRIMARY)
        self._button.clicked.connect(self.answered)
        icon = Ornament()
        size = 2 * kit.icon_size()
        icon.setPixmap(kit.icon(words.icon, kit.colors.brand, self.devicePixelRatioF(), size))
        self._told = Line(kit, words.text, "lead")
        middle.addStretch(1)
        for widget in (icon, Heading(kit, words.title, 1), self._told):
            middle.addWidget(widget)
        middle.addWidget(self._button, 0, Qt.AlignmentFlag.AlignLeading)
        middle.addStretch(2)
        inner.setMaximumWidth(kit.look.scaled(kit.look.shape("measure")) + 2 * side)
        held, centered = QWidget(), row(0)
        held.setLayout(centered)
        centered.addStretch(1)
        centered.addWidget(inner, 100)
        centered.addStretch(1)
        outer = column(0)
        self.setLayout(outer)
        pane = Pane(held, kit, words.title)
        pane.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        outer.addWidget(pane)

    def fall(self) -> None:
        """Cover the parent, take the keyboard, and say so."""
        parent = self.parentWidget()
        if parent is not None:
            self.setGeometry(parent.rect())
        self.show()
        self.raise_()
        self._button.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self, f"{self._title} {self._told.words}")

    def warn(self) -> None:
        """Say that the end is near: about a minute."""
        text = self.tr("In one minute all is cleared for the next person. Press anywhere to go on.")
        self._told.set_words(text)
        announce(self, text)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()
        self.answered.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.accept()
        if not event.isAutoRepeat():
            self.answered.emit()
