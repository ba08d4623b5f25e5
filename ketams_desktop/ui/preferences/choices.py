"""A row of buttons of which one is chosen."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QAccessible

from ketams_desktop.ui.kit import Kit
from ketams_desktop.ui.widgets.buttons import ActionButton, ButtonKind
from ketams_desktop.ui.widgets.cards import Holder
from ketams_desktop.ui.widgets.flow import RowOrColumns


class ChoiceButton(ActionButton):
    """One value. What is chosen stays chosen when it is pressed again."""

    heard_as = QAccessible.Role.RadioButton

    def __init__(self, kit: Kit, name: str, words: str, *, is_present: bool) -> None:
        super().__init__(kit, words, wide=True)
        self._name = name
        self.setCheckable(True)
        self.show_present(is_present=is_present)

    def show_present(self, *, is_present: bool) -> None:
        """Show whether this is the value that is set."""
        icon = "lucide:check" if is_present else ""
        self.set_look(self.text(), icon, ButtonKind.DONE if is_present else ButtonKind.PLAIN)
        self.setChecked(is_present)
        self.setAccessibleName(f"{self._name}: {self.text()}")

    def nextCheckState(self) -> None:
        """Leave the checked state to the screen: it follows what is set, not the press."""


class ChoiceRow(Holder):
    """Buttons for a few values; the present one carries a check mark."""

    heard_as = QAccessible.Role.Grouping

    chosen = Signal(str)

    def __init__(
        self, kit: Kit, name: str, choices: Sequence[tuple[str, str]], present: str
    ) -> None:
        """Show `choices`, pairs of value and words."""
        super().__init__()
        self.setAccessibleName(name)
        flow = RowOrColumns(kit.space("tight"), self)
        self._values: dict[ChoiceButton, str] = {}
        for value, words in choices:
            button = ChoiceButton(kit, name, words, is_present=value == present)
            button.clicked.connect(self._on_pressed)
            self._values[button] = value
            flow.addWidget(button)

    def show_present(self, present: str) -> None:
        """Show that another value is set now, where the screen is not drawn anew."""
        for button, value in self._values.items():
            button.show_present(is_present=value == present)

    def _on_pressed(self) -> None:
        for button, value in self._values.items():
            if button is self.sender():
                self.chosen.emit(value)


class SwitchRow(ChoiceRow):
    """Two buttons for what is on or off."""

    switched = Signal(bool)

    _ON, _OFF = "on", "off"

    def __init__(self, kit: Kit, name: str, on: str, off: str, *, is_on: bool) -> None:
        """Show the words `on` and `off`."""
        present = self._ON if is_on else self._OFF
        super().__init__(kit, name, ((self._ON, on), (self._OFF, off)), present)
        self.chosen.connect(self._on_chosen)

    def show_state(self, *, is_on: bool) -> None:
        """Show that it is on or off now, where the screen is not drawn anew."""
        self.show_present(self._ON if is_on else self._OFF)

    def _on_chosen(self, value: str) -> None:
        self.switched.emit(value == self._ON)
