"""What the start screen offers, from the services, the policy and what is set at present."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication

from ketams_desktop.desktop.clinic_policy import Policy
from ketams_desktop.desktop.settings import TEXT_SIZES
from ketams_desktop.ui.clinic.own_page import whose_words
from ketams_desktop.ui.clinic.start_own import OwnWords
from ketams_desktop.ui.clinic.start_screen import Drawer, Offer, StartState
from ketams_desktop.ui.context import Services
from ketams_desktop.ui.footer import review_line

translate = QCoreApplication.translate


def start_state(
    services: Services,
    policy: Policy,
    today: date,
    *,
    opened: Drawer = Drawer.NONE,
    can_print: bool | None = None,
    can_exit: bool = False,
) -> StartState:
    """Return what the start screen shows now.

    Languages are not offered: the app has one that is complete. `can_print` says whether there
    is a printer, where that is known better than from the policy.
    """
    settings, library = services.settings.value, services.library
    percent = translate("StartScreen", "{size} %")
    theme = services.themes.resolve(settings.theme).id
    return StartState(
        words=policy.words,
        review=review_line(library.info, today),
        text_sizes=Offer(
            tuple((str(size), percent.format(size=size)) for size in TEXT_SIZES),
            str(settings.text_percent),
        ),
        themes=Offer(
            tuple((x.id, _theme_name(x.id, x.name)) for x in services.themes.all()), theme
        ),
        regions=Offer(
            tuple((x.id, x.name) for x in library.help_countries()),
            settings.country or policy.region,
        ),
        own=OwnWords(policy.page.title, whose_words(policy), policy.phones),
        can_print=bool(policy.printing.printer) if can_print is None else can_print,
        can_exit=can_exit,
        opened=opened,
    )


def _theme_name(theme_id: str, name: str) -> str:
    return {
        "paper": translate("StartScreen", "Paper (light)"),
        "cream": translate("StartScreen", "Cream (soft, little glare)"),
        "night": translate("StartScreen", "Night (dark)"),
        "dim": translate("StartScreen", "Dim (dark, low light)"),
        "contrast": translate("StartScreen", "Contrast (black, white, yellow)"),
    }.get(theme_id, name)
