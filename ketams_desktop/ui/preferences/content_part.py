"""The part of Settings that tells which content is in use and takes in newer one from a file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ketams_desktop.errors import KetamsError
from ketams_desktop.ui.context import Context
from ketams_desktop.ui.file_dialogs import ask_for_pack
from ketams_desktop.ui.notices import Notice, NoticeKind
from ketams_desktop.ui.preferences.offer_card import OfferCard, content_words
from ketams_desktop.ui.widgets.accessible import announce
from ketams_desktop.ui.widgets.buttons import ActionButton
from ketams_desktop.ui.widgets.prose import Heading, Line

if TYPE_CHECKING:
    from ketams_desktop.desktop.pack_store import Offer, PackStore

#: In the screen's memory: the pack that was chosen and may be installed.
_OFFER = "pack-offer"


class ContentPart(QWidget):
    """Which content is in use; a button to choose a file; then what is in it, and Install."""

    def __init__(self, context: Context, store: Callable[[], PackStore]) -> None:
        """Take packs into what `store` returns, and tell which of those there are no use."""
        super().__init__()
        self._context, self._store = context, store
        kit = context.kit
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(kit.space("small"))
        self._layout.addWidget(Heading(kit, self.tr("The words of this guide"), 2))
        for words in content_words(context.services.library.info):
            self._layout.addWidget(Line(kit, words, "small", kit.colors.soft_ink))
        for trouble in _left_out(store()):
            self._layout.addWidget(Line(kit, trouble, "strong"))
        why = self.tr(
            "Newer words come as two files, on a stick or from your clinic: one ends in .pack, "
            "the other in .pack.sig. Keep them in one folder."
        )
        self._layout.addWidget(Line(kit, why, "small", kit.colors.soft_ink))
        name = self.tr("Choose a file with newer words")
        self._choose = ActionButton(kit, name, "lucide:file-text")
        self._choose.clicked.connect(self._on_choose)
        self._layout.addWidget(self._choose)
        self._card: QWidget | None = None
        offer = context.memory.get(_OFFER)
        if offer is not None:
            self._show(offer)  # type: ignore[arg-type]

    def _on_choose(self) -> None:
        path = ask_for_pack(self.window())
        if path is None:
            return
        try:
            offer = self._store().look_at(path, date.today())
        except KetamsError as error:
            self._tell(str(error), NoticeKind.TROUBLE)
            return
        self._put_away()
        self._context.memory[_OFFER] = offer
        self._show(offer).setFocus()
        announce(self, self.tr("Newer words were found"))

    def _show(self, offer: Offer) -> QWidget:
        """Show what was found; return the button that installs it."""
        self._card = card = OfferCard(self._context.kit, offer)
        card.taken.connect(self._on_install)
        card.left.connect(self._put_away)
        self._layout.addWidget(card)
        return card.install

    def _put_away(self) -> None:
        """Take away what was found; the keyboard goes back to where it came from."""
        self._context.memory.pop(_OFFER, None)
        if self._card is not None:
            self._choose.setFocus()
            self._card.hide()
            self._card.deleteLater()
            self._card = None

    def _on_install(self) -> None:
        offer: Offer = self._context.memory[_OFFER]  # type: ignore[assignment]
        self._put_away()
        try:
            self._store().install(offer.path, date.today())
        except KetamsError as error:
            self._tell(str(error), NoticeKind.TROUBLE)
            return
        text = self.tr("The newer words were installed. The app uses them from its next start.")
        self._tell(text, NoticeKind.NEWS)

    def _tell(self, text: str, kind: NoticeKind) -> None:
        self._context.notices.show(Notice(text, kind))


def _left_out(store: PackStore) -> Sequence[str]:
    """Return why packs that were installed are not used, a sentence each."""
    store.best()
    return store.troubles
