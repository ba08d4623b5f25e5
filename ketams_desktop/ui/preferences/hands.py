"""The part of Settings for hands that shake or tire, and for a voice that says where one is."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ketams_desktop.desktop.settings import REPEAT_FILTERS
from ketams_desktop.ui.context import Context
from ketams_desktop.ui.places import Screen
from ketams_desktop.ui.preferences.choices import ChoiceRow, SwitchRow
from ketams_desktop.ui.widgets.buttons import ActionButton
from ketams_desktop.ui.widgets.flow import FlowLayout
from ketams_desktop.ui.widgets.prose import Heading, Line

translate = QCoreApplication.translate


def filter_name() -> str:
    """Return what the filter for repeat presses is called."""
    return translate("Hands", "Let a quick second press pass")


def filter_choices() -> list[tuple[str, str]]:
    """Return the values of the filter, in milliseconds, with their words."""
    words = {
        0: translate("Hands", "Off"),
        300: translate("Hands", "Within 0.3 seconds"),
        600: translate("Hands", "Within 0.6 seconds"),
        1000: translate("Hands", "Within 1 second"),
    }
    return [(str(value), words[value]) for value in REPEAT_FILTERS]


class HandsPart(QWidget):
    """The check again, the filter for shaky presses, page buttons, the spoken interface, keys."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        kit, value = context.kit, context.services.settings.value
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(kit.space("small"))
        self._layout.addWidget(Heading(kit, self.tr("Pressing and hearing"), 2))
        why = self.tr("For hands that shake or tire, and for eyes that need a rest.")
        self._layout.addWidget(Line(kit, why, "small", kit.colors.soft_ink))
        name = filter_name()
        presses = ChoiceRow(kit, name, filter_choices(), str(value.repeat_filter))
        presses.chosen.connect(self._on_filter)
        self._add(name, presses)
        name = self.tr("Page up and Page down buttons")
        show, hide = self.tr("Show"), self.tr("Hide")
        pages = SwitchRow(kit, name, show, hide, is_on=value.page_buttons)
        pages.switched.connect(self._on_page_buttons)
        self._add(name, pages)
        name = self.tr("Say the name of each button that I go to")
        on, off = self.tr("On"), self.tr("Off, or I use a screen reader")
        names = SwitchRow(kit, name, on, off, is_on=value.speak_controls)
        names.switched.connect(self._on_speak)
        self._add(name, names)
        row = FlowLayout(kit.space("small"))
        check = ActionButton(kit, self.tr("Do the one-minute check again"), "lucide:refresh-cw")
        check.clicked.connect(self._on_check)
        keys = ActionButton(kit, self.tr("Show all keys"), "lucide:square-check")
        keys.clicked.connect(self._on_keys)
        row.addWidget(check)
        row.addWidget(keys)
        self._layout.addLayout(row)

    def _add(self, name: str, choices: ChoiceRow) -> None:
        self._layout.addWidget(Line(self._context.kit, name, "strong"))
        self._layout.addWidget(choices)

    def _on_filter(self, value: str) -> None:
        self._context.services.settings.change(repeat_filter=int(value))

    def _on_page_buttons(self, is_on: bool) -> None:
        self._context.services.settings.change(page_buttons=is_on)

    def _on_speak(self, is_on: bool) -> None:
        self._context.services.settings.change(speak_controls=is_on)

    def _on_check(self) -> None:
        self._context.navigator.go(Screen.FIRST_CHECK)

    def _on_keys(self) -> None:
        self._context.navigator.go(Screen.KEYS)
