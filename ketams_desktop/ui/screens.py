"""Every screen of the app and what draws it. A new screen is one line here.

Screens are imported when they are first shown, so that start-up loads only the first.
"""

from __future__ import annotations

from importlib import import_module
from typing import Protocol, cast

from ketams_desktop.ui.context import Context, Services
from ketams_desktop.ui.frame import ScreenParts
from ketams_desktop.ui.places import Screen


class BuildScreen(Protocol):
    """Builds a screen's parts for what the place is about."""

    def __call__(self, context: Context, about: str) -> ScreenParts:
        """Return the parts."""


#: Module and function of each screen.
SCREENS: dict[Screen, tuple[str, str]] = {
    Screen.HOME: ("ketams_desktop.ui.home.home_screen", "build_home"),
    Screen.LEARN: ("ketams_desktop.ui.reader.learn_screen", "build_learn"),
    Screen.PAGE: ("ketams_desktop.ui.reader.page_screen", "build_page"),
    Screen.GLOSSARY: ("ketams_desktop.ui.reader.glossary_screen", "build_glossary"),
    Screen.QUIZ: ("ketams_desktop.ui.reader.quiz_screen", "build_quiz"),
    Screen.WEIGH: ("ketams_desktop.ui.weigh.weigh_screen", "build_weigh"),
    Screen.SEARCH: ("ketams_desktop.ui.reader.search_screen", "build_search"),
    Screen.GUIDE: ("ketams_desktop.ui.guide.step_screen", "build_guide"),
    Screen.LIST: ("ketams_desktop.ui.guide.list_screen", "build_list"),
    Screen.MORE_IDEAS: ("ketams_desktop.ui.guide.ideas_screen", "build_ideas"),
    Screen.SHEET: ("ketams_desktop.ui.guide.sheet_screen", "build_sheet_screen"),
    Screen.TEXT_AND_COLORS: ("ketams_desktop.ui.preferences.text_and_colors", "build_text"),
    Screen.SETTINGS: ("ketams_desktop.ui.preferences.settings_screen", "build_settings"),
    Screen.HELP: ("ketams_desktop.ui.help.help_screen", "build_help"),
    Screen.MENU: ("ketams_desktop.ui.menu_screen", "build_menu"),
    Screen.CRASH_REPORT: ("ketams_desktop.ui.preferences.crash_report", "build_crash_report"),
    Screen.LISTS: ("ketams_desktop.ui.lists.lists_screen", "build_lists"),
    Screen.AFTER_VISIT: ("ketams_desktop.ui.lists.after_visit", "build_after_visit"),
    Screen.PASSWORD: ("ketams_desktop.ui.lists.password_screen", "build_password"),
    Screen.WIPE: ("ketams_desktop.ui.preferences.wipe_screen", "build_wipe"),
    Screen.FIRST_CHECK: ("ketams_desktop.ui.preferences.check_screen", "build_check"),
    Screen.KEYS: ("ketams_desktop.ui.preferences.keys_screen", "build_keys"),
    Screen.ABOUT: ("ketams_desktop.ui.preferences.about_screen", "build_about"),
}


#: Where one keeps, opens or deletes things on a computer of one's own.
NOT_IN_CLINIC = frozenset(
    {
        *(Screen.SETTINGS, Screen.CRASH_REPORT, Screen.FIRST_CHECK, Screen.KEYS),
        Screen.ABOUT,
        *(Screen.LISTS, Screen.AFTER_VISIT, Screen.PASSWORD, Screen.WIPE),
    }
)
_CLINIC_HOME = ("ketams_desktop.ui.clinic.start", "build_clinic_start")


def left_out(services: Services) -> frozenset[Screen]:
    """Return the screens that there are not, here."""
    return frozenset() if services.clinic is None else NOT_IN_CLINIC


def build_screen(context: Context, screen: Screen, about: str) -> ScreenParts:
    """Build the parts of `screen`; in a waiting room, of its start instead of some."""
    module, function = SCREENS[screen]
    is_clinic = context.services.clinic is not None
    if is_clinic and (screen is Screen.HOME or screen in NOT_IN_CLINIC):
        module, function = _CLINIC_HOME
    build = cast(BuildScreen, getattr(import_module(module), function))
    return build(context, about)
