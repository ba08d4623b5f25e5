"""They called my name: the one press that prints the list as it stands and clears the screen."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QWidget

from ketams_desktop.ui.kit import Kit
from ketams_desktop.ui.widgets.buttons import ActionButton
from ketams_desktop.ui.widgets.flow import SideBySide
from ketams_desktop.ui.widgets.prose import Line

translate = QCoreApplication.translate


def explanation(*, can_print: bool) -> str:
    """Return what the button does, as a sentence."""
    if not can_print:
        return translate("Called", "Clears the screen for the next person.")
    return translate(
        "Called", "Prints your list as it stands, then clears the screen for the next person."
    )


class CalledButton(ActionButton):
    """The button alone, for a bar; what it does is heard, too."""

    def __init__(self, kit: Kit, *, can_print: bool) -> None:
        super().__init__(kit, self.tr("They called my name"), "lucide:bell")
        self.explanation = explanation(can_print=can_print)
        self.setAccessibleDescription(self.explanation)


class CalledRow(QWidget):
    """The button with its words beside it, or under it where it is tight.

    Signals:
        called: print if there is a list, clear, start again.
    """

    called = Signal()

    def __init__(self, kit: Kit, *, can_print: bool) -> None:
        super().__init__()
        button = CalledButton(kit, can_print=can_print)
        button.clicked.connect(self.called)
        layout = SideBySide(kit.space("normal"), kit.look.scaled(260), self)
        layout.addWidget(button)
        words = Line(kit, button.explanation, "small")
        words.setAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        layout.addWidget(words)
