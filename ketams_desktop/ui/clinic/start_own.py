"""On the start screen, under the ways to begin: the clinic's own page and its numbers."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ketams_desktop.desktop.clinic_policy import Phone
from ketams_desktop.ui.kit import Kit
from ketams_desktop.ui.widgets.cards import column
from ketams_desktop.ui.widgets.link_card import LinkCard
from ketams_desktop.ui.widgets.prose import Line


@dataclass(frozen=True, slots=True)
class OwnWords:
    """What the clinic has added. `whose` says that its page is its own and not the guide's."""

    title: str = ""
    whose: str = ""
    phones: tuple[Phone, ...] = ()

    def __bool__(self) -> bool:
        """Say whether there is anything to show."""
        return bool(self.title or self.phones)


class StartOwn(QWidget):
    """A quiet card that leads to the page, and a line for each number.

    Signals:
        page_wanted: the card was pressed.
    """

    page_wanted = Signal()

    def __init__(self, kit: Kit, own: OwnWords) -> None:
        super().__init__()
        layout = column(kit.space("normal"))
        self.setLayout(layout)
        if own.title:
            card = LinkCard(kit, "", own.title, own.whose, "lucide:info")
            card.clicked.connect(self.page_wanted)
            layout.addWidget(card)
        lines, words = column(kit.space("hair")), self.tr("{name}: {number}")
        layout.addLayout(lines)
        for phone in own.phones:
            text = words.format(name=phone.name, number=phone.number)
            lines.addWidget(Line(kit, text, "strong"))
