"""Takes the pictures: one start of the app, a fresh window for each scene, nothing on screen."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTranslator
from PySide6.QtGui import QGuiApplication, QImage, QImageWriter
from PySide6.QtWidgets import QApplication, QScrollArea

from ketams_desktop.app import StartOptions, build_services
from ketams_desktop.crash_log import CrashLog
from ketams_desktop.desktop.settings import Keep, Settings
from ketams_desktop.ui.guide.paper_view import PaperView
from ketams_desktop.ui.guide.sheet_pane import SheetPane
from ketams_desktop.ui.help.help_parts import Countries
from ketams_desktop.ui.places import Place, Screen
from ketams_desktop.ui.reader.block_column import BlockColumn
from ketams_desktop.ui.window import MainWindow
from tools.gallery.scenes import Scene, all_scenes
from tools.gallery.views import ENGLISH, View
from tools.pseudo.languages import PSEUDO_LANGUAGES

#: Small enough files for little time; more compression costs more than it saves.
_COMPRESSION = 30
_TALLEST = 16_000
_PATIENCE = 10.0


@dataclass(frozen=True, slots=True)
class Picture:
    """One picture that was taken. `file` is below the gallery's folder."""

    file: str
    scene: str
    screen: str
    about: str
    theme: str
    percent: int
    width: int
    height: int
    language: str
    is_tall: bool

    def as_plain(self) -> dict[str, Any]:
        """Return it as plain values for JSON."""
        return asdict(self)


class Studio:
    """One start of the app, for many pictures."""

    def __init__(
        self, application: QApplication, data_dir: Path, pack: Path, pseudo: Path, out: Path
    ) -> None:
        """Start the app with a data folder of its own; pictures go below `out`."""
        self._application = application
        self._crash_log = CrashLog(data_dir)
        self._services = build_services(StartOptions(data_dir, pack), self._crash_log)
        self._pseudo, self._out = pseudo, out
        self.scenes = all_scenes(self._services)

    def close(self) -> None:
        """Close the pack."""
        self._services.library.close()

    def take_all(self, view: View, only: Sequence[str] = ()) -> list[Picture]:
        """Take the pictures of every scene, or of those whose ids begin as one of `only`."""
        scenes = [x for x in self.scenes if not only or x.id.startswith(tuple(only))]
        if not view.has_states:
            scenes = [x for x in scenes if not x.is_state]
        with _language(view.language, self._pseudo):
            return [picture for scene in scenes for picture in self.take(scene, view)]

    def take(self, scene: Scene, view: View) -> Iterator[Picture]:
        """Take one scene, and its full length where that is wanted."""
        self._begin(view)
        scene.before(self._services)
        window = MainWindow(self._services, Place(scene.screen, scene.about))
        try:
            # A window that counts as shown, so that all in it is laid out, but is not painted.
            window.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
            window.resize(view.width, view.height)
            window.show()
            _settle(window)
            if scene.screen is Screen.MENU and window.navigator.here.screen is not Screen.MENU:
                return  # A wide window has a rail instead.
            scene.after(window)
            _settle(window)
            yield self._keep(window, scene, view, is_tall=False)
            if scene.is_tall and view.has_tall and _make_tall(window):
                yield self._keep(window, scene, view, is_tall=True)
        finally:
            window.hide()
            window.deleteLater()
            _settle()

    def _begin(self, view: View) -> None:
        """Forget the scene before, and set how this one looks. Nothing is kept or asked."""
        services = self._services
        plain = replace(
            Settings(), keep_list=Keep.NO, keep_answers=Keep.NO, text_percent=view.percent
        )
        services.settings.change(**asdict(replace(plain, theme=view.theme)))
        services.speech.stop()
        for file in services.shelf.files():
            file.unlink()
        services.keeper.start_anew(services.shelf.first)
        self._crash_log.delete()

    def _keep(self, window: MainWindow, scene: Scene, view: View, *, is_tall: bool) -> Picture:
        name = f"{scene.id}-tall.png" if is_tall else f"{scene.id}.png"
        path = self._out / "pictures" / view.name / name
        path.parent.mkdir(parents=True, exist_ok=True)
        image = window.grab().toImage().convertToFormat(QImage.Format.Format_RGB888)
        writer = QImageWriter(str(path))
        writer.setCompression(_COMPRESSION)
        if not writer.write(image):
            raise OSError(f"{path} could not be written: {writer.errorString()}")
        return Picture(
            path.relative_to(self._out).as_posix(),
            scene.id,
            scene.screen.value,
            scene.about,
            view.theme,
            view.percent,
            image.width(),
            image.height(),
            view.language,
            is_tall,
        )


@contextmanager
def _language(language: str, pseudo: Path) -> Iterator[None]:
    """Speak a language for as long as the block lasts."""
    if language == ENGLISH:
        yield
        return
    translator = QTranslator()
    if not translator.load(str(PSEUDO_LANGUAGES[language].qm(pseudo))):
        raise OSError(f"There is no language '{language}' in {pseudo}.")
    QCoreApplication.installTranslator(translator)
    # Qt asks the words which way they run, unless someone has told it.
    QGuiApplication.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
    try:
        yield
    finally:
        QCoreApplication.removeTranslator(translator)
        QGuiApplication.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)


def _settle(window: MainWindow | None = None) -> None:
    """Let everything that waits happen: redraws, deletions, the sheet, the rest of a page."""
    _go_round()
    end = time.monotonic() + _PATIENCE
    while window is not None and _is_waiting(window):
        if time.monotonic() > end:
            raise TimeoutError("The preview of the sheet, or the rest of a page, never came.")
        QApplication.processEvents()
        time.sleep(0.002)
    # What has come changes the height of everything around it.
    _go_round()


def _go_round() -> None:
    for _ in range(4):
        QApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def _is_waiting(window: MainWindow) -> bool:
    late: list[BlockColumn | Countries] = window.findChildren(BlockColumn)
    late += window.findChildren(Countries)
    sheets: list[SheetPane | PaperView] = window.findChildren(SheetPane)
    sheets += window.findChildren(PaperView)
    return any(x.is_waiting for x in sheets) or not all(x.is_complete for x in late)


def _make_tall(window: MainWindow) -> bool:
    """Make the window so high that nothing scrolls; say whether it had to be made higher."""
    before = window.height()
    for _ in range(3):
        areas = [x for x in window.findChildren(QScrollArea) if x.isVisible()]
        more = max((x.verticalScrollBar().maximum() for x in areas), default=0)
        if more == 0:
            break
        window.resize(window.width(), min(_TALLEST, window.height() + more))
        _settle(window)
    return window.height() > before
