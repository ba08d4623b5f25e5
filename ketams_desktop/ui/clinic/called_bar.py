"""The bar under every screen of a visit: They called my name, and when all is copied, I am done."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from ketams_desktop.desktop.clinic_desk import ClinicDesk
from ketams_desktop.ui.clinic.called import CalledButton, CalledRow
from ketams_desktop.ui.context import Context
from ketams_desktop.ui.places import Place, Screen
from ketams_desktop.ui.widgets.buttons import ActionButton, ButtonKind
from ketams_desktop.ui.widgets.cards import Plate, column, row
from ketams_desktop.ui.widgets.flow import FlowLayout

translate = QCoreApplication.translate

#: What the screen of the sheet is about where questions are copied by hand.
BY_HAND = Place(Screen.SHEET, "by-hand")


def with_called_bar(context: Context, desk: ClinicDesk, frame: QWidget) -> QWidget:
    """Return `frame` with the bar under it; the bar never scrolls away."""
    holder, stack = QWidget(), column(0)
    holder.setLayout(stack)
    stack.addWidget(frame, 1)
    stack.addWidget(CalledBar(context, desk))
    return holder


class CalledBar(Plate):
    """The button with its words, or where there is little room the button alone."""

    def __init__(self, context: Context, desk: ClinicDesk) -> None:
        kit = context.kit
        super().__init__(kit.colors.background, kit.colors.line)
        layout = row(kit.space("normal"))
        side = kit.edge_space()
        layout.setContentsMargins(side, kit.space("small"), side, kit.space("small"))
        self.setLayout(layout)
        if context.is_narrow:
            holder = QWidget()
            flow = FlowLayout(kit.space("small"), holder)
            button = CalledButton(kit, can_print=desk.can_print)
            button.clicked.connect(desk.called)
            flow.addWidget(button)
            layout.addWidget(holder, 1)
        else:
            called = CalledRow(kit, can_print=desk.can_print)
            called.called.connect(desk.called)
            layout.addWidget(called, 1)
        if context.navigator.here == BY_HAND:
            words = translate("CalledBar", "I am done")
            done = ActionButton(kit, words, "lucide:check", ButtonKind.PRIMARY)
            done.clicked.connect(desk.done)
            layout.addWidget(done)
