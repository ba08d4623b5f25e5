"""The strip over every screen once the content is past its review date."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from ketams_desktop.library.records import PackInfo
from ketams_desktop.ui.kit import Kit
from ketams_desktop.ui.widgets.accessible import Ornament
from ketams_desktop.ui.widgets.cards import Plate, column, row
from ketams_desktop.ui.widgets.prose import Line

translate = QCoreApplication.translate


def with_strip(kit: Kit, info: PackInfo, frame: QWidget) -> QWidget:
    """Return `frame` with the strip over it."""
    holder, stack = QWidget(), column(0)
    holder.setLayout(stack)
    stack.addWidget(OutOfDateStrip(kit, info))
    stack.addWidget(frame, 1)
    return holder


class OutOfDateStrip(Plate):
    """A quiet bar, muted but readable: something to know, and no alarm."""

    def __init__(self, kit: Kit, info: PackInfo) -> None:
        super().__init__(kit.colors.rail)
        layout = row(kit.space("tight"))
        side = kit.edge_space()
        layout.setContentsMargins(side, kit.space("tight"), side, kit.space("tight"))
        self.setLayout(layout)
        icon = Ornament()
        icon.setPixmap(kit.icon("lucide:calendar-clock", kit.colors.ink, self.devicePixelRatioF()))
        layout.addWidget(icon)
        text = translate(
            "OutOfDate",
            "These words are out of date: they were to be looked at again by {date}. Some things "
            "may have changed. Please ask your team.",
        )
        layout.addWidget(Line(kit, text.format(date=info.review_due), "small"), 1)
