"""Joins the start screen to a visit: what is pressed there leads on, and nothing leads out."""

from __future__ import annotations

from datetime import date
from typing import cast

from PySide6.QtCore import QCoreApplication, QObject

from ketams_desktop.desktop.clinic_desk import ClinicDesk
from ketams_desktop.questions.guide import Way
from ketams_desktop.ui.clinic.own_page import OWN_PAGE
from ketams_desktop.ui.clinic.start_offers import start_state
from ketams_desktop.ui.clinic.start_screen import Drawer, StartScreen
from ketams_desktop.ui.context import Context
from ketams_desktop.ui.frame import ScreenParts
from ketams_desktop.ui.places import Screen

translate = QCoreApplication.translate

#: In the screen's memory: what is open under the top row.
_OPENED = "start_opened"


def build_clinic_start(context: Context, _about: str) -> ScreenParts:
    """Build the start screen; it stands in the place of Home."""
    # Asked for in a waiting room alone: see `ui.screens`.
    desk = cast(ClinicDesk, context.services.clinic)
    opened = context.memory.get(_OPENED, "")
    state = start_state(
        context.services,
        desk.policy,
        date.today(),
        opened=Drawer(str(opened)),
        can_print=desk.can_print,
        can_exit=desk.can_exit,
    )
    screen = StartScreen(context.kit, state, is_narrow=context.is_narrow)
    _StartActions(context, desk, screen)
    title = translate("StartScreen", "Start")
    return ScreenParts(title, screen, with_search=False, is_whole=True)


class _StartActions(QObject):
    """What comes of the presses. It goes with the screen."""

    def __init__(self, context: Context, desk: ClinicDesk, screen: StartScreen) -> None:
        super().__init__(screen)
        self._context = context
        screen.list_wanted.connect(self._on_list)
        screen.read_wanted.connect(self._on_read)
        screen.own_wanted.connect(self._on_own)
        screen.help_wanted.connect(self._on_help)
        screen.chosen.connect(self._on_chosen)
        screen.drawer_opened.connect(self._on_opened)
        screen.called.connect(desk.called)
        screen.exit_wanted.connect(desk.exit_wanted)
        screen.staff_wanted.connect(desk.staff_wanted)

    def _on_list(self) -> None:
        session, navigator = self._context.services.session, self._context.navigator
        walk = session.walk
        if not session.is_empty and (walk is None or walk.is_finished):
            navigator.go(Screen.LIST)
        else:
            navigator.go(Screen.GUIDE, session.take_way(Way.QUICK))

    def _on_read(self) -> None:
        self._context.navigator.go(Screen.LEARN)

    def _on_own(self) -> None:
        self._context.navigator.go(Screen.LEARN, OWN_PAGE)

    def _on_help(self) -> None:
        self._context.navigator.go(Screen.HELP)

    def _on_opened(self, drawer: str) -> None:
        self._context.memory[_OPENED] = drawer

    def _on_chosen(self, drawer: str, value: str) -> None:
        settings = self._context.services.settings
        match Drawer(drawer):
            case Drawer.TEXT:
                settings.change(text_percent=int(value))
            case Drawer.COLORS:
                settings.change(theme=value)
            case Drawer.REGION:
                settings.change(country=value)
