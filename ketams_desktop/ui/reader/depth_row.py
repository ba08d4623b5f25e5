"""How much of every page is shown: one line, the first part, or all. Chosen once, kept."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout

from ketams_desktop.library.depth import Depth
from ketams_desktop.ui.context import Context
from ketams_desktop.ui.preferences.choices import ChoiceRow
from ketams_desktop.ui.widgets.cards import Holder


class DepthRow(Holder):
    """Three buttons, of which one is chosen."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._settings = context.services.settings
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        choices = [
            (Depth.SHORT.value, self.tr("In short")),
            (Depth.SCREEN.value, self.tr("First part")),
            (Depth.FULL.value, self.tr("Whole page")),
        ]
        row = ChoiceRow(
            context.kit, self.tr("How much to show"), choices, self._settings.value.depth
        )
        row.chosen.connect(self._on_chosen)
        layout.addWidget(row)

    def _on_chosen(self, depth: str) -> None:
        self._settings.change(depth=depth)
