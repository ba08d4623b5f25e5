"""Numbers to call and the fixed lists of warning signs, for every screen that shows them.

The same for everyone: nothing here looks at what a person ticked.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLayout, QWidget

from ketams_desktop.library.records import HelpCountry, HelpLine, HelpPurpose, WarningSet
from ketams_desktop.ui.context import Context
from ketams_desktop.ui.kit import Kit
from ketams_desktop.ui.preferences.choices import ChoiceRow
from ketams_desktop.ui.widgets.accessible import ItemHolder
from ketams_desktop.ui.widgets.cards import Card, Holder, SideStripe, column
from ketams_desktop.ui.widgets.flow import SideBySide
from ketams_desktop.ui.widgets.prose import Heading, ItemLine, Line, Mark
from ketams_desktop.ui.widgets.scrolling import stand_at_once

#: Pixels at 100 % that a help line takes at the least: rough, to fill a window.
_LINE = 45


class Countries(Holder):
    """The numbers of the person's country, or of all until it is chosen here."""

    def __init__(self, context: Context, heading_level: int, room: int = 0) -> None:
        """Show the numbers under headings of a level.

        Args:
            context: what every screen is handed.
            heading_level: of each country's name.
            room: build only what fills this height, in pixels; `build_rest` is to be called
                once that was painted. 0 builds everything now.
        """
        super().__init__()
        self._level, self._waiting = heading_level, list[HelpCountry]()
        self._context = context
        kit, services = context.kit, context.services
        layout = column(kit.space("small"))
        self.setLayout(layout)
        countries = services.library.help_countries()
        chosen = chosen_country(context)
        question = self.tr("Another country?") if chosen else self.tr("Where are you? Press once.")
        row = ChoiceRow(
            kit,
            self.tr("My country"),
            [(country.id, country.name) for country in countries],
            services.settings.value.country,
        )
        row.chosen.connect(self._on_country)
        if chosen is not None:
            layout.addWidget(CountryCard(context, chosen, heading_level))
        layout.addWidget(Line(kit, question, "strong"))
        layout.addWidget(row)
        if chosen is None:
            self._waiting += countries
        self._column = layout
        self._build(room)

    @property
    def is_complete(self) -> bool:
        """Whether every country stands."""
        return not self._waiting

    def build_rest(self) -> None:
        """Build what is still waiting; nothing above it moves."""
        added = self._build(0)
        if self.isVisible():
            stand_at_once(added, self.width())

    def _build(self, room: int) -> list[QWidget]:
        added: list[QWidget] = []
        filled, line = 0, self._context.kit.look.scaled(_LINE)
        while self._waiting and (not room or filled < room):
            country = self._waiting.pop(0)
            added.append(CountryCard(self._context, country, self._level))
            self._column.addWidget(added[-1])
            filled += line * (2 + len(country.lines))
        return added

    def _on_country(self, country: str) -> None:
        self._context.services.settings.change(country=country)


class CountryCard(Card):
    """The help lines of one country, each with the month of its last check."""

    def __init__(self, context: Context, country: HelpCountry, heading_level: int) -> None:
        super().__init__(context.kit, gap="small")
        self._context, self._kit = context, context.kit
        self.column.addWidget(Heading(self._kit, country.name, heading_level))
        for line in in_order(country):
            self.column.addLayout(self._row(line))

    def _row(self, line: HelpLine) -> QLayout:
        checked = self.tr("Checked {date}").format(date=line.checked_on)
        detail = f"{line.detail.rstrip('.')}. {checked}."
        return number_row(self._context, line.number, line.name, detail)


def number_row(context: Context, number: str, name: str, detail: str) -> QLayout:
    """Return a telephone number, with who answers, and when, beside it or under it."""
    kit = context.kit
    shown = Line(kit, number, "number", kit.colors.help_ink)
    shown.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse
        | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    shown.setAccessibleName(f"{name}: {number}")
    holder, about = Holder(), column(0)
    holder.setLayout(about)
    about.addWidget(Line(kit, name, "strong"))
    if detail:
        about.addWidget(Line(kit, detail, "small", kit.colors.soft_ink))
    if context.is_narrow:
        stacked = column(kit.space("hair"))
        stacked.addWidget(shown)
        stacked.addWidget(holder)
        return stacked
    shown.setFixedWidth(kit.look.scaled(230))
    # On a page there may be no room beside the number; then the words go under it.
    beside = SideBySide(kit.space("wide"), kit.look.scaled(200))
    beside.addWidget(shown)
    beside.addWidget(holder)
    return beside


class WarningBox(SideStripe):
    """One list of warning signs."""

    def __init__(self, kit: Kit, warnings: WarningSet) -> None:
        c = kit.colors
        ink, tint = {
            "emergency": (c.help_ink, c.help_tint),
            "today": (c.caution_ink, c.caution_tint),
        }.get(warnings.id, (c.brand, c.brand_tint))
        super().__init__(kit, ink, tint)
        self.column.addWidget(Heading(kit, warnings.title, 3))
        holder = ItemHolder()
        signs = column(kit.space("tight"))
        holder.setLayout(signs)
        for sign in warnings.signs:
            row = QHBoxLayout()
            row.setSpacing(kit.space("small"))
            mark = Mark(kit, "•", c.ink)
            mark.setFixedWidth(kit.look.scaled(14))
            row.addWidget(mark)
            row.addWidget(ItemLine(kit, sign.text), 1)
            signs.addLayout(row)
        self.column.addWidget(holder)


def chosen_country(context: Context) -> HelpCountry | None:
    """Return the country that the person chose, if it is one of ours."""
    wanted = context.services.settings.value.country
    countries = context.services.library.help_countries()
    return next((country for country in countries if country.id == wanted), None)


def in_order(country: HelpCountry) -> list[HelpLine]:
    """Return the lines of a country, the emergency number first."""
    return sorted(country.lines, key=lambda x: list(HelpPurpose).index(x.purpose))
