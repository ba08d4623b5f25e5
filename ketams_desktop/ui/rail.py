"""The rail: the way to every part of the app. In a narrow window it is the Menu screen."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout

from ketams_desktop.desktop.session import Session
from ketams_desktop.record import record
from ketams_desktop.ui.kit import Kit
from ketams_desktop.ui.places import Navigator, Screen
from ketams_desktop.ui.widgets.buttons import RailButton
from ketams_desktop.ui.widgets.cards import Holder, Plate
from ketams_desktop.ui.widgets.prose import Line

translate = QCoreApplication.translate


@record
class RailEntry:
    """One entry: where it leads, and the screens on which it counts as the present one."""

    screen: Screen
    text: str
    icon: str
    covers: frozenset[Screen]
    at_end: bool = False


def rail_entries() -> tuple[RailEntry, ...]:
    """Return the entries in order, in the interface's language."""

    def entry(
        screen: Screen, text: str, icon: str, *also: Screen, at_end: bool = False
    ) -> RailEntry:
        return RailEntry(screen, text, icon, frozenset({screen, *also}), at_end)

    return (
        entry(Screen.HOME, translate("Rail", "Home"), "lucide:house"),
        entry(
            Screen.LEARN,
            translate("Rail", "Learn"),
            "lucide:book-open",
            Screen.PAGE,
            Screen.GLOSSARY,
        ),
        entry(Screen.WEIGH, translate("Rail", "Weigh it up"), "lucide:scale", Screen.QUIZ),
        entry(
            Screen.LIST,
            translate("Rail", "My questions"),
            "lucide:list-checks",
            Screen.GUIDE,
            Screen.MORE_IDEAS,
            Screen.LISTS,
            Screen.AFTER_VISIT,
            Screen.PASSWORD,
            Screen.SHEET,
        ),
        entry(
            Screen.TEXT_AND_COLORS,
            translate("Rail", "Text & colors"),
            "lucide:a-large-small",
            at_end=True,
        ),
        entry(
            Screen.SETTINGS,
            translate("Rail", "Settings"),
            "lucide:sliders-horizontal",
            Screen.KEYS,
            Screen.ABOUT,
            at_end=True,
        ),
        entry(Screen.HELP, translate("Rail", "Get help now"), "lucide:life-buoy", at_end=True),
    )


class RailColumn(Holder):
    """The entries under each other."""

    def __init__(
        self,
        kit: Kit,
        navigator: Navigator,
        session: Session,
        left_out: frozenset[Screen] = frozenset(),
    ) -> None:
        """Show every entry but those of `left_out`."""
        super().__init__()
        self._navigator, self._session = navigator, session
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(kit.space("tight"))
        self._buttons: list[tuple[RailEntry, RailButton]] = []
        stretched = False
        for entry in rail_entries():
            if entry.screen in left_out:
                continue
            if entry.at_end and not stretched:
                layout.addStretch(1)
                stretched = True
            button = RailButton(
                kit,
                entry.text,
                entry.icon,
                is_help=entry.screen is Screen.HELP,
            )
            button.clicked.connect(self._on_pressed)
            layout.addWidget(button)
            self._buttons.append((entry, button))
        session.list_changed.connect(self._show_count)
        navigator.moved.connect(self.show_place)
        navigator.switched.connect(self.show_place)
        self._show_count()
        self.show_place()

    def show_place(self) -> None:
        """Mark the entry of the present place."""
        here = self._navigator.here.screen
        for entry, button in self._buttons:
            button.set_here(is_here=here in entry.covers)

    def _on_pressed(self) -> None:
        for entry, button in self._buttons:
            if button is not self.sender():
                continue
            if self._navigator.here.screen is Screen.MENU:
                # Nobody wants to go back to the menu.
                self._navigator.replace(entry.screen)
            else:
                self._navigator.go(entry.screen)

    def _show_count(self) -> None:
        count = len(self._session.questions)
        spoken = self.tr("%n question(s) on your list", "", count)
        for entry, button in self._buttons:
            if entry.screen is Screen.LIST:
                button.set_count(count, spoken)


class Rail(Plate):
    """The rail beside a wide window, with the app's name on top."""

    def __init__(
        self,
        kit: Kit,
        navigator: Navigator,
        session: Session,
        left_out: frozenset[Screen] = frozenset(),
    ) -> None:
        super().__init__(kit.colors.rail, kit.colors.line, line_at_end=True)
        layout = QVBoxLayout(self)
        pad = kit.space("small")
        layout.setContentsMargins(pad, kit.space("wide"), pad, kit.space("wide"))
        layout.setSpacing(kit.space("hair"))
        name = Line(kit, "KetaMS", "brand")
        about = Line(kit, self.tr("Ketamine and MS, in plain words"), "small_strong")
        for line in (name, about):
            line.setContentsMargins(pad, 0, 0, 0)
            layout.addWidget(line)
        layout.addSpacing(kit.space("small"))
        layout.addWidget(RailColumn(kit, navigator, session, left_out), 1)
        self.setFixedWidth(
            round(kit.look.shape("rail_width") * (1 + (kit.look.percent - 100) / 150))
        )
