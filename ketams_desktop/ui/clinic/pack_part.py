"""The part of the staff panel that takes in newer content from a stick. No file dialog: a list."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ketams_desktop.errors import KetamsError
from ketams_desktop.ui.kit import Kit
from ketams_desktop.ui.preferences.offer_card import OfferCard
from ketams_desktop.ui.widgets.accessible import announce
from ketams_desktop.ui.widgets.buttons import ActionButton
from ketams_desktop.ui.widgets.cards import Holder, column
from ketams_desktop.ui.widgets.flow import FlowLayout
from ketams_desktop.ui.widgets.prose import Line

if TYPE_CHECKING:
    from ketams_desktop.desktop.pack_store import Offer, PackStore

Look = Callable[[], Sequence[Path]]


class PackPart(Holder):
    """A button that looks on the sticks; a button for each pack there; then what is in it."""

    def __init__(self, kit: Kit, store: PackStore, look: Look) -> None:
        """Take packs into `store`; `look` returns those that are plugged in."""
        super().__init__()
        self._kit, self._store, self._look = kit, store, look
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(kit.space("small"))
        why = self.tr("Newer content comes on a stick: NAME.pack, and NAME.pack.sig beside it.")
        self._layout.addWidget(Line(kit, why))
        self._button = ActionButton(kit, self.tr("Look for newer content"), "lucide:refresh-cw")
        self._button.clicked.connect(self._on_look)
        self._layout.addWidget(self._button)
        self._words = Line(kit, "", "strong")
        self._layout.addWidget(self._words)
        self._shown: QWidget | None = None

    def _on_look(self) -> None:
        found = tuple(self._look())
        if not found:
            self._tell(self.tr("No content pack was found on a stick."))
            self._replace(None)
            return
        self._tell(
            self.tr("Found: {count}. Choose one to see what is in it.").format(count=len(found))
        )
        holder = Holder()
        stack = column(0)
        holder.setLayout(stack)
        flow = FlowLayout(self._kit.space("small"))
        for path in found:
            button = ActionButton(self._kit, str(path), "lucide:file-text")
            button.clicked.connect(partial(self._on_chosen, path))
            flow.addWidget(button)
        stack.addLayout(flow)
        self._replace(holder)

    def _on_chosen(self, path: Path) -> None:
        try:
            offer = self._store.look_at(path, date.today())
        except KetamsError as error:
            self._tell(str(error))
            return
        card = OfferCard(self._kit, offer)
        card.taken.connect(partial(self._on_install, offer))
        card.left.connect(self._on_left)
        self._tell("")
        self._replace(card)
        card.install.setFocus()

    def _on_install(self, offer: Offer) -> None:
        self._replace(None)
        try:
            self._store.install(offer.path, date.today())
        except KetamsError as error:
            self._tell(str(error))
            return
        self._tell(
            self.tr("It was installed. The app uses it from its next start: Exit, then start it.")
        )

    def _on_left(self) -> None:
        self._replace(None)
        self._tell("")

    def _replace(self, widget: QWidget | None) -> None:
        """Show a widget under the words in place of the one before."""
        if self._shown is not None:
            self._button.setFocus()
            self._shown.hide()
            self._shown.deleteLater()
        self._shown = widget
        if widget is not None:
            self._layout.addWidget(widget)

    def _tell(self, text: str) -> None:
        self._words.set_words(text)
        if text:
            announce(self, text)
