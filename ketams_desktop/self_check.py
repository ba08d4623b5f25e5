"""Looks whether every part of the app is there and works: fonts, icons, pack, paper, print.

Needs no display. Run on every build.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from datetime import date
from pathlib import Path

from ketams_desktop.errors import KetamsError, SelfCheckError
from ketams_desktop.resources import default_pack, resource_dir


def run_checks(pack: Path | None) -> dict[str, str]:
    """Return "ok" or the reason for each part."""
    checks: dict[str, Callable[[], None]] = {
        "pack": lambda: _check_pack(pack or default_pack()),
        "fonts": _check_fonts,
        "icons": _check_icons,
        "themes": _check_themes,
        "typst": lambda: _check_typst(pack or default_pack()),
        "print_support": _check_print_support,
        "passwords": _check_passwords,
        "licenses": _check_licenses,
    }
    return {name: _result(check) for name, check in checks.items()}


def load_plugins() -> dict[str, str]:
    """Load every plugin of Qt that is there; return "ok" or the reason for each.

    A plugin that is there but cannot be loaded tells of a library that the system lacks.
    """
    from PySide6.QtCore import QCoreApplication, QPluginLoader

    _keep = _application()
    found: dict[str, str] = {}
    # Qt also looks beside the program; what lies there are libraries, not plugins.
    folders = {*QCoreApplication.libraryPaths()} - {QCoreApplication.applicationDirPath()}
    for folder in sorted(folders):
        for path in sorted(Path(folder).glob("*/*")):
            if path.suffix in (".so", ".dll", ".dylib"):
                loader = QPluginLoader(str(path))
                name = path.relative_to(folder).as_posix()
                found[name] = "ok" if loader.load() else loader.errorString()
    return found


def printer_names() -> list[str]:
    """Return the printers that the app would offer."""
    from PySide6.QtPrintSupport import QPrinterInfo

    _keep = _application()
    return list(QPrinterInfo.availablePrinterNames())


def _result(check: Callable[[], None]) -> str:
    try:
        check()
    except KetamsError as error:
        return str(error)
    except Exception as error:  # noqa: BLE001 - a self-check reports whatever is wrong
        return f"{type(error).__name__}: {error}"
    return "ok"


def _check_pack(path: Path) -> None:
    from ketams_desktop.library.library import Library
    from ketams_desktop.questions.bank import Bank
    from ketams_desktop.questions.guide import Guide

    library = Library.open(path)
    try:
        for head in library.page_heads():
            library.page(head.id)
        bank = Bank.from_library(library)
        guide = Guide.from_library(library)
        if not bank.questions or not guide.steps or not library.search("ketamine"):
            raise SelfCheckError("The content pack holds no questions, no guide or no word index.")
    finally:
        library.close()


def _application() -> object:
    from PySide6.QtWidgets import QApplication

    if QApplication.instance() is None:
        # Whatever the environment asks for: Qt ends the process when there is no display.
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    return QApplication.instance() or QApplication(["self-check"])


def _check_fonts() -> None:
    from ketams_desktop.desktop.fonts import load_fonts
    from ketams_desktop.desktop.theme import Look

    _keep = _application()
    families = load_fonts(resource_dir("fonts"))
    wanted = Look(resource_dir("look.toml"), 100).family
    if wanted not in families:
        raise SelfCheckError(f"The font {wanted} is not among: {', '.join(families)}.")


def _check_icons() -> None:
    from PySide6.QtGui import QColor

    from ketams_desktop.desktop.icons import IconSet

    _keep = _application()
    folder = resource_dir("icons")
    icons = IconSet(folder)
    files = sorted(folder.glob("*/*.svg"))
    if not files:
        raise SelfCheckError("The icons are missing. Please install again.")
    for path in files:
        name = f"{path.parent.name}:{path.stem}"
        image = icons.pixmap(name, QColor("black"), 24).toImage()
        if not any(image.pixelColor(x, y).alpha() for x in range(24) for y in range(24)):
            raise SelfCheckError(f"The icon {name} draws nothing.")


def _check_themes() -> None:
    from ketams_desktop.desktop.theme import ThemeSet

    ThemeSet(resource_dir("themes"))


def _check_licenses() -> None:
    from ketams_desktop.desktop.licenses import all_parts, text_files
    from ketams_desktop.resources import built_license_dir

    # In a checkout, what is collected when the app is frozen is not there yet.
    names = {part.id for part in all_parts() if not text_files(part)}
    in_every_bundle = {"ketams-desktop", "content", "python", "pyinstaller"}
    if built_license_dir() is not None and names & in_every_bundle:
        raise SelfCheckError(f"License texts are missing: {', '.join(sorted(names))}.")


def _check_typst(pack: Path) -> None:
    from ketams_desktop.library.library import Library
    from ketams_desktop.paper.leaflet import LeafletOptions, build_leaflet
    from ketams_desktop.paper.sheet import PaperQuestion, SheetOptions, build_sheet
    from ketams_desktop.paper.typesetting import Typesetter
    from ketams_desktop.paper.words import load_words
    from ketams_desktop.questions.bank import AnswerShape, Bank

    words, today = load_words(resource_dir("paper")), date.today()
    questions = [PaperQuestion("Is this sheet readable?", AnswerShape.YES_NO)]
    library = Library.open(pack)
    try:
        sheet = build_sheet(questions, SheetOptions(), library.info, words, today)
        page, bank = library.page(library.page_heads()[0].id), Bank.from_library(library)
        leaflet = build_leaflet(page, library, bank, LeafletOptions(), words, today)
    finally:
        library.close()
    typesetter = Typesetter(resource_dir("paper"), resource_dir("fonts"))
    for name, paper in (("sheet", sheet), ("leaflet", leaflet)):
        result = typesetter.pdf(paper)
        if not result.data.startswith(b"%PDF-") or not result.is_ua or not typesetter.pages(paper):
            raise SelfCheckError(f"The {name} was not typeset as a tagged PDF.")


def _check_passwords() -> None:
    from ketams_desktop.questions.list_lock import LEAST_MEMORY, Cost, ListKey, Password

    data = b"{}"
    locked = ListKey.new("a password", Cost(1, LEAST_MEMORY)).lock(data)
    opened, _ = Password("a password").open(json.loads(locked), "of the self-check")
    if opened.strip() != data:
        raise SelfCheckError("A list with a password was not opened as it was locked.")


def _check_print_support() -> None:
    from PySide6.QtCore import QLibraryInfo
    from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

    _keep = _application()
    plugins = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath)) / "printsupport"
    if not plugins.is_dir() or not any(plugins.iterdir()):
        raise SelfCheckError("Qt's print support plugin is missing.")
    QPrinterInfo.availablePrinterNames()
    QPrinter()
