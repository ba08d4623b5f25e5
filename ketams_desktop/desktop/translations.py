"""Loads the interface's words. English is loaded, too: it holds the plurals."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QTranslator

from ketams_desktop.errors import INSTALL_AGAIN, ResourceMissingError


def load_translation(application: QCoreApplication, folder: Path, language: str) -> QTranslator:
    """Install the words for `language` (ISO 639-1) and return the translator.

    Raises:
        ResourceMissingError: there are none for that language.
    """
    translator = QTranslator(application)
    if not translator.load(f"ketams_{language}", str(folder)):
        raise ResourceMissingError(
            f"The interface's words for '{language}' are missing. {INSTALL_AGAIN}"
        )
    application.installTranslator(translator)
    return translator
