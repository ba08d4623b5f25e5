"""The rail's entries as a screen of their own, for narrow windows."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from ketams_desktop.ui.context import Context
from ketams_desktop.ui.frame import ScreenParts
from ketams_desktop.ui.rail import RailColumn
from ketams_desktop.ui.screens import left_out

translate = QCoreApplication.translate


def build_menu(context: Context, _about: str) -> ScreenParts:
    """Build the Menu screen."""
    services = context.services
    body = RailColumn(context.kit, context.navigator, services.session, left_out(services))
    return ScreenParts(translate("Menu", "Menu"), body, with_search=False)
