"""A row of buttons of which one is chosen."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ketams_desktop.ui.kit import Kit
from ketams_desktop.ui.widgets.buttons import ActionButton, ButtonKind
from ketams_desktop.ui.widgets.flow import FlowLayout


class ChoiceRow(QWidget):
    """Buttons for a few values; the present one carries a check mark."""

    chosen = Signal(str)

    def __init__(
        self, kit: Kit, name: str, choices: Sequence[tuple[str, str]], present: str
    ) -> None:
        """Show `choices`, pairs of value and words."""
        super().__init__()
        self.setAccessibleName(name)
        flow = FlowLayout(kit.space("tight"), self)
        self._values: dict[ActionButton, str] = {}
        for value, words in choices:
            is_present = value == present
            icon = "lucide:check" if is_present else ""
            kind = ButtonKind.DONE if is_present else ButtonKind.PLAIN
            button = ActionButton(kit, words, icon, kind)
            button.setCheckable(True)
            button.setChecked(is_present)
            button.setAccessibleName(f"{name}: {words}")
            button.clicked.connect(self._on_pressed)
            self._values[button] = value
            flow.addWidget(button)

    def _on_pressed(self) -> None:
        for button, value in self._values.items():
            if button is self.sender():
                self.chosen.emit(value)
