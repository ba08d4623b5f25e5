"""What a content pack says of itself, before it is installed: then Install, or Not now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Signal

from ketams_desktop.library.records import PackInfo
from ketams_desktop.ui.kit import Kit
from ketams_desktop.ui.widgets.buttons import ActionButton, ButtonKind
from ketams_desktop.ui.widgets.cards import Card
from ketams_desktop.ui.widgets.flow import FlowLayout
from ketams_desktop.ui.widgets.prose import Heading, Line

if TYPE_CHECKING:
    from ketams_desktop.desktop.pack_store import Offer

translate = QCoreApplication.translate


def content_words(info: PackInfo) -> list[str]:
    """Return what a pack says of itself, a line each."""
    due = info.review_due or translate("OfferCard", "no date is set")
    reviewed = info.reviewed_by or translate("OfferCard", "nobody yet: this is a preview")
    return [
        translate("OfferCard", "Version: {version}").format(version=info.content_version),
        translate("OfferCard", "Reviewed by: {name}").format(name=reviewed),
        translate("OfferCard", "To be reviewed again by: {date}").format(date=due),
    ]


class OfferCard(Card):
    """A pack that was found sound and new.

    Signals:
        taken: install it.
        left: not now.
    """

    taken = Signal()
    left = Signal()

    def __init__(self, kit: Kit, offer: Offer) -> None:
        super().__init__(kit, gap="tight")
        self.column.addWidget(Heading(kit, self.tr("Newer words were found"), 3))
        signed = self.tr("Signed by: {name}").format(name=offer.signed_by)
        for words in (*content_words(offer.info), signed):
            self.column.addWidget(Line(kit, words))
        row = FlowLayout(kit.space("small"))
        self.install = ActionButton(kit, self.tr("Install"), "lucide:check", ButtonKind.PRIMARY)
        self.install.clicked.connect(self.taken)
        later = ActionButton(kit, self.tr("Not now"))
        later.clicked.connect(self.left)
        row.addWidget(self.install)
        row.addWidget(later)
        self.column.addLayout(row)
