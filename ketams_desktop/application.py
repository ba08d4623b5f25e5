"""The application object: first what any window needs, then the app's own ways.

In two parts, so that a slow computer can say early that the app is opening.
"""

from __future__ import annotations

import sys

from PySide6.QtWidgets import QApplication

from ketams_desktop.desktop.fonts import load_fonts
from ketams_desktop.desktop.translations import load_translation
from ketams_desktop.resources import resource_dir


def make_application(arguments: list[str]) -> QApplication:
    """Make the application object with the app's own look. Only one may live at a time.

    Raises:
        ResourceMissingError: the app's font is missing or broken.
    """
    application = new_application(arguments)
    finish_application(application)
    return application


def new_application(arguments: list[str]) -> QApplication:
    """Make the application object, with its name, font and language, and load little for it.

    Raises:
        ResourceMissingError: the app's font is missing or broken.
    """
    application = _new(arguments)
    application.setApplicationName("KetaMS")
    application.setOrganizationName("KetaMS")
    application.setDesktopFileName("org.ketams.Desktop")
    load_fonts(resource_dir("fonts"))
    load_translation(application, resource_dir("translations"), "en")
    return application


def finish_application(application: QApplication) -> None:
    """Give the application its icon and style, what screen readers hear, and quiet."""
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QIcon

    from ketams_desktop.desktop.garbage import GarbageCollector
    from ketams_desktop.ui.widgets.accessible import install_roles

    application.setWindowIcon(QIcon(str(resource_dir("desktop", "org.ketams.Desktop.svg"))))
    application.setStyle("Fusion")
    for effect in (
        Qt.UIEffect.UI_AnimateMenu,
        Qt.UIEffect.UI_AnimateCombo,
        Qt.UIEffect.UI_FadeMenu,
    ):
        # Nothing moves by itself, whatever the system is set to.
        QApplication.setEffectEnabled(effect, False)
    install_roles()
    GarbageCollector(application)


def _new(arguments: list[str]) -> QApplication:
    if sys.platform == "darwin":
        from ketams_desktop.ui.mac_application import MacApplication

        return MacApplication(arguments)
    return QApplication(arguments)
