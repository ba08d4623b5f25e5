"""What shows while a list goes to the printer and its person goes to their visit."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ketams_desktop.ui.frame import Pane
from ketams_desktop.ui.kit import Kit
from ketams_desktop.ui.widgets.cards import column
from ketams_desktop.ui.widgets.prose import Heading, Line


class OnTheWay(QWidget):
    """A title and a line; nothing of the list."""

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        inner, layout = QWidget(), column(kit.space("wide"))
        side = kit.edge_space()
        layout.setContentsMargins(side, side, side, side)
        inner.setLayout(layout)
        title = self.tr("Your list is on its way to the printer")
        layout.addStretch(1)
        layout.addWidget(Heading(kit, title, 1))
        layout.addWidget(Line(kit, self.tr("One moment, please."), "lead"))
        layout.addStretch(2)
        outer = column(0)
        self.setLayout(outer)
        outer.addWidget(Pane(inner, kit, title))
