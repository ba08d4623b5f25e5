"""Wipe everything: what would go, one more press, and then a list of what was wiped."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ketams_desktop.desktop.wiping import Wiped, Wiper, WipeResult
from ketams_desktop.ui.context import Context
from ketams_desktop.ui.frame import ScreenParts
from ketams_desktop.ui.places import Screen
from ketams_desktop.ui.widgets.accessible import announce
from ketams_desktop.ui.widgets.buttons import ActionButton, ButtonKind
from ketams_desktop.ui.widgets.cards import Card
from ketams_desktop.ui.widgets.flow import FlowLayout
from ketams_desktop.ui.widgets.prose import Heading, Line

translate = QCoreApplication.translate

#: The result, in the screen's memory.
_RESULT = "wiped"


def build_wipe(context: Context, _about: str) -> ScreenParts:
    """Build the screen: the question, or what was wiped."""
    result = context.memory.get(_RESULT)
    body = WipedScreen(context, result) if isinstance(result, WipeResult) else WipeScreen(context)
    title = translate("WipeScreen", "Wipe everything")
    return ScreenParts(title, body, with_search=False, is_text=True)


class WipeScreen(QWidget):
    """Says what would go, and asks."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        kit = context.kit
        layout = _column(self, context)
        layout.addWidget(Heading(kit, self.tr("Wipe everything?"), 1))
        lead = self.tr("This deletes from this computer, for good:")
        layout.addWidget(Line(kit, lead, "lead", kit.colors.soft_ink))
        card = Card(kit, gap="tight")
        for words in (
            self.tr("All your lists, with and without a password, and every copy of them"),
            self.tr("What you ticked and marked"),
            self.tr("Where you were in the pages"),
            self.tr("Your settings"),
            self.tr("Reports of what went wrong"),
        ):
            card.column.addWidget(Line(kit, f"• {words}"))
        layout.addWidget(card)
        stays = self.tr("Sheets that you saved as a PDF elsewhere stay. This cannot be undone.")
        layout.addWidget(Line(kit, stays))
        row = FlowLayout(kit.space("small"))
        wipe = ActionButton(kit, self.tr("Yes, wipe everything"), "lucide:trash-2", ButtonKind.HELP)
        wipe.clicked.connect(self._on_wipe)
        stay = ActionButton(kit, self.tr("No, keep it all"), "lucide:arrow-left")
        stay.clicked.connect(self._on_stay)
        row.addWidget(stay)
        row.addWidget(wipe)
        layout.addLayout(row)

    def _on_wipe(self) -> None:
        services, navigator = self._context.services, self._context.navigator
        wiper = Wiper(
            services.keeper,
            services.shelf,
            services.reading,
            services.settings,
            services.crash_log,
        )
        self._context.memory[_RESULT] = wiper.wipe()
        navigator.forget_the_way()
        navigator.moved_in_place.emit()

    def _on_stay(self) -> None:
        self._context.navigator.leave(Screen.SETTINGS)


class WipedScreen(QWidget):
    """Says what was wiped, and what the disk would not let go."""

    def __init__(self, context: Context, result: WipeResult) -> None:
        super().__init__()
        self._context = context
        kit = context.kit
        layout = _column(self, context)
        title = self.tr("Not everything could be wiped") if result.left else self.tr("Wiped")
        layout.addWidget(Heading(kit, title, 1))
        card = Card(kit, gap="tight")
        for words in self._wiped(result):
            card.column.addWidget(Line(kit, f"• {words}"))
        layout.addWidget(card)
        if result.left:
            left = self.tr("These files are still there. You can delete them yourself:")
            layout.addWidget(Line(kit, left, "strong"))
            for path in result.left:
                layout.addWidget(Line(kit, str(path)))
        if result.elsewhere is not None:
            stays = self.tr("A list that you opened from another place stays there: {path}")
            layout.addWidget(Line(kit, stays.format(path=result.elsewhere)))
        home = ActionButton(kit, self.tr("Home"), "lucide:house", ButtonKind.PRIMARY)
        home.clicked.connect(self._on_home)
        row = FlowLayout(kit.space("small"))
        row.addWidget(home)
        layout.addLayout(row)
        announce(self, title)

    def _wiped(self, result: WipeResult) -> list[str]:
        wiped = result.wiped
        lines = [self.tr("What was on the screen: your list and what you ticked")]
        if Wiped.LISTS in wiped:
            lines.append(self.tr("%n list(s)", "", wiped[Wiped.LISTS]))
        if Wiped.COPIES in wiped:
            lines.append(self.tr("%n older or deleted copies", "", wiped[Wiped.COPIES]))
        if Wiped.READING in wiped:
            lines.append(self.tr("Where you were in the pages"))
        if Wiped.SETTINGS in wiped:
            lines.append(self.tr("Your settings; text size and colors hold until you close"))
        if Wiped.CRASH in wiped:
            lines.append(self.tr("The report of what went wrong"))
        return lines

    def _on_home(self) -> None:
        self._context.navigator.leave(Screen.HOME)


def _column(widget: QWidget, context: Context) -> QVBoxLayout:
    layout = QVBoxLayout(widget)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(context.kit.space("small"))
    return layout
