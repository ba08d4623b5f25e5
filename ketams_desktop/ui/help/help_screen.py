"""Get help now: whom to call, and the fixed lists of warning signs. The same for everyone."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ketams_desktop.library.records import HelpCountry, HelpLine, HelpPurpose, WarningSet
from ketams_desktop.ui.context import Context
from ketams_desktop.ui.frame import ScreenParts
from ketams_desktop.ui.preferences.choices import ChoiceRow
from ketams_desktop.ui.widgets.accessible import ItemHolder
from ketams_desktop.ui.widgets.buttons import ActionButton, ButtonKind
from ketams_desktop.ui.widgets.cards import Card, SideStripe, column
from ketams_desktop.ui.widgets.flow import FlowLayout
from ketams_desktop.ui.widgets.prose import Heading, ItemLine, Line, Mark

translate = QCoreApplication.translate

#: What the place is about when the guide brought the person here.
FROM_GUIDE = "from-guide"


def build_help(context: Context, about: str) -> ScreenParts:
    """Build the help page; `about` may be FROM_GUIDE."""
    body = HelpScreen(context, from_guide=about == FROM_GUIDE)
    next_row = _back_to_guide(context) if about == FROM_GUIDE else None
    return ScreenParts(
        translate("HelpScreen", "Get help now"), body, next_row=next_row, with_search=False
    )


class HelpScreen(QWidget):
    """Numbers of the person's country, or of all until it is chosen."""

    def __init__(self, context: Context, *, from_guide: bool) -> None:
        super().__init__()
        self._context = context
        kit = context.kit
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(kit.space("small"))
        self._layout.addWidget(Heading(kit, self.tr("Get help now"), 1))
        self._add_calm_words(from_guide=from_guide)
        self._add_countries()
        self._layout.addSpacing(kit.space("normal"))
        self._layout.addWidget(Heading(kit, self.tr("Warning signs"), 2))
        same = self.tr("These lists are the same for everyone. If you are not sure, call.")
        self._layout.addWidget(Line(kit, same))
        for warnings in context.services.library.warning_sets():
            self._layout.addWidget(self._warnings(warnings))

    def _add_calm_words(self, *, from_guide: bool) -> None:
        kit = self._context.kit
        box = SideStripe(kit, kit.colors.help_ink, kit.colors.help_tint)
        if from_guide:
            thanks = self.tr("Thank you for telling us. You do not have to carry this alone.")
            box.column.addWidget(Line(kit, thanks, "strong"))
        box.column.addWidget(
            Line(
                kit,
                self.tr(
                    "If you might hurt yourself, or someone is in danger, call the emergency "
                    "number now. You can also tell anyone who is near you."
                ),
                "strong",
            )
        )
        elsewhere = self.tr("In any other country, call your local emergency number.")
        box.column.addWidget(Line(kit, elsewhere))
        self._layout.addWidget(box)

    def _add_countries(self) -> None:
        kit = self._context.kit
        countries = self._context.services.library.help_countries()
        chosen = self._context.services.settings.value.country
        present = [x for x in countries if x.id == chosen]
        question = self.tr("Another country?") if present else self.tr("Where are you? Press once.")
        shown = present or list(countries)
        if present:
            for country in shown:
                self._add_lines(country)
        self._layout.addWidget(Line(kit, question, "strong"))
        choices = [(country.id, country.name) for country in countries]
        row = ChoiceRow(kit, self.tr("My country"), choices, chosen)
        row.chosen.connect(self._on_country)
        self._layout.addWidget(row)
        if not present:
            for country in shown:
                self._add_lines(country)

    def _add_lines(self, country: HelpCountry) -> None:
        kit = self._context.kit
        card = Card(kit, gap="small")
        card.column.addWidget(Heading(kit, country.name, 2))
        for line in sorted(country.lines, key=lambda x: list(HelpPurpose).index(x.purpose)):
            card.column.addLayout(self._line(line))
        self._layout.addWidget(card)

    def _line(self, line: HelpLine) -> QVBoxLayout | QHBoxLayout:
        kit = self._context.kit
        number = Line(kit, line.number, "number", kit.colors.help_ink)
        number.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        number.setAccessibleName(f"{line.name}: {line.number}")
        about = column(0)
        about.addWidget(Line(kit, line.name, "strong"))
        checked = self.tr("Checked {date}").format(date=line.checked_on)
        about.addWidget(
            Line(kit, f"{line.detail.rstrip('.')}. {checked}.", "small", kit.colors.soft_ink)
        )
        if self._context.is_narrow:
            stacked = column(kit.space("hair"))
            stacked.addWidget(number)
            stacked.addLayout(about)
            return stacked
        beside = QHBoxLayout()
        beside.setSpacing(kit.space("wide"))
        number.setFixedWidth(kit.look.scaled(230))
        beside.addWidget(number)
        beside.addLayout(about, 1)
        return beside

    def _warnings(self, warnings: WarningSet) -> QWidget:
        kit = self._context.kit
        c = kit.colors
        ink, tint = {
            "emergency": (c.help_ink, c.help_tint),
            "today": (c.caution_ink, c.caution_tint),
        }.get(warnings.id, (c.brand, c.brand_tint))
        box = SideStripe(kit, ink, tint)
        box.column.addWidget(Heading(kit, warnings.title, 3))
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
        box.column.addWidget(holder)
        return box

    def _on_country(self, country: str) -> None:
        self._context.services.settings.change(country=country)


def _back_to_guide(context: Context) -> QWidget:
    holder = QWidget()
    flow = FlowLayout(context.kit.space("small"), holder)
    back = ActionButton(
        context.kit,
        translate("HelpScreen", "Go on with my list"),
        "lucide:arrow-left",
        ButtonKind.PRIMARY,
    )
    back.clicked.connect(context.navigator.back)
    flow.addWidget(back)
    return holder
