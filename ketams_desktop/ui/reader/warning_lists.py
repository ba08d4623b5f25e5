"""The end of a page about risks: the fixed lists of warning signs and whom to call.

Never filtered and never sorted by what someone ticked. The emergency line is always in view;
the rest is behind one button.
"""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ketams_desktop.library.records import HelpCountry, HelpPurpose
from ketams_desktop.ui.context import Context
from ketams_desktop.ui.help.help_parts import Countries, WarningBox, chosen_country
from ketams_desktop.ui.widgets.accessible import announce
from ketams_desktop.ui.widgets.buttons import ActionButton, ButtonKind
from ketams_desktop.ui.widgets.cards import Holder, SideStripe, column
from ketams_desktop.ui.widgets.flow import FlowLayout
from ketams_desktop.ui.widgets.prose import Heading, Line

_OPEN = "warnings_open"


class WarningLists(Holder):
    """The emergency line and a button that opens lists and numbers."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        kit = context.kit
        self._column = column(kit.space("small"))
        self.setLayout(self._column)
        self._column.addWidget(Heading(kit, self.tr("When to call"), 2))
        box = SideStripe(kit, kit.colors.help_ink, kit.colors.help_tint)
        box.column.addWidget(Line(kit, self._emergency_words(), "strong"))
        box.column.addWidget(Line(kit, self.tr("If you are not sure, call.")))
        self._column.addWidget(box)
        self._button = ActionButton(kit, "", kind=ButtonKind.HELP)
        self._button.clicked.connect(self._on_pressed)
        row = FlowLayout(kit.space("tight"))
        row.addWidget(self._button)
        self._column.addLayout(row)
        self._lists: QWidget | None = None
        if context.memory.get(_OPEN):
            self._open()
        self._show_state()

    def _emergency_words(self) -> str:
        chosen = chosen_country(self._context)
        if chosen is not None:
            words = self.tr("In an emergency, call {number}.")
            return words.format(number=self._numbers(chosen))
        countries = self._context.services.library.help_countries()
        listed = ". ".join(f"{x.name}: {self._numbers(x)}" for x in countries)
        return self.tr(
            "In an emergency, call your emergency number now. {numbers}. "
            "Elsewhere, call your local emergency number."
        ).format(numbers=listed)

    def _numbers(self, country: HelpCountry) -> str:
        lines = (x for x in country.lines if x.purpose is HelpPurpose.EMERGENCY)
        return ", ".join(dict.fromkeys(line.number for line in lines))

    def _on_pressed(self) -> None:
        if self._lists is None or self._lists.isHidden():
            self._open()
            announce(self, self.tr("Warning signs and numbers opened below"))
        else:
            self._lists.hide()
            self._context.memory[_OPEN] = False
        self._show_state()

    def _open(self) -> None:
        kit = self._context.kit
        if self._lists is None:
            lists = column(kit.space("small"))
            self._lists = Holder()
            self._lists.setLayout(lists)
            self._column.addWidget(self._lists)
            same = self.tr("These lists are the same for everyone.")
            lists.addWidget(Line(kit, same))
            for warnings in self._context.services.library.warning_sets():
                lists.addWidget(WarningBox(kit, warnings))
            lists.addWidget(Countries(self._context, heading_level=3))
        self._lists.show()
        self._context.memory[_OPEN] = True

    def _show_state(self) -> None:
        is_open = self._lists is not None and not self._lists.isHidden()
        if is_open:
            text = self.tr("Hide warning signs and numbers")
        else:
            text = self.tr("Warning signs and numbers")
        self._button.set_look(
            text, "lucide:chevron-up" if is_open else "lucide:phone", ButtonKind.HELP
        )
