"""Two big buttons that turn the page: reading without a wheel, a drag or a held key."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QScrollArea

from ketams_desktop.ui.kit import Kit
from ketams_desktop.ui.widgets.accessible import announce
from ketams_desktop.ui.widgets.buttons import ActionButton
from ketams_desktop.ui.widgets.cards import Plate


class PageButtons(Plate):
    """Up and down by what is in view, less one line that stays to find the place again."""

    def __init__(self, kit: Kit, pane: Callable[[], QScrollArea | None]) -> None:
        """Turn the pages of what `pane` returns when a button is pressed."""
        super().__init__(kit.colors.background, kit.colors.line)
        self._kit, self._pane = kit, pane
        line = QHBoxLayout(self)
        side = kit.edge_space()
        line.setContentsMargins(side, kit.space("tight"), side, kit.space("tight"))
        line.setSpacing(kit.space("small"))
        up = ActionButton(kit, self.tr("Page up"), "lucide:arrow-up", wide=True)
        up.clicked.connect(self._on_up)
        down = ActionButton(kit, self.tr("Page down"), "lucide:arrow-down", wide=True)
        down.clicked.connect(self._on_down)
        line.addWidget(up)
        line.addWidget(down)

    def _on_up(self) -> None:
        self._turn(-1, self.tr("This is the start."))

    def _on_down(self) -> None:
        self._turn(1, self.tr("This is the end."))

    def _turn(self, direction: int, at_the_end: str) -> None:
        pane = self._pane()
        if pane is None:
            return
        bar = pane.verticalScrollBar()
        before = bar.value()
        step = pane.viewport().height() - self._kit.look.scaled(60)
        bar.setValue(before + direction * max(step, bar.singleStep()))
        if bar.value() == before:
            announce(self, at_the_end)
