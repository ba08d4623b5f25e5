"""Drives the real window as a person would: finds what is in view, presses it, reads it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

from fake_voice import FakeVoice
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from ketams_desktop.app import StartOptions, build_services, open_window
from ketams_desktop.desktop.session import Session
from ketams_desktop.ui.context import Services
from ketams_desktop.ui.guide.paper_view import PaperView
from ketams_desktop.ui.guide.sheet_pane import SheetPane
from ketams_desktop.ui.help.help_parts import Countries
from ketams_desktop.ui.places import Screen
from ketams_desktop.ui.reader.block_column import BlockColumn
from ketams_desktop.ui.widgets.choice import OptionBox, OptionDot
from ketams_desktop.ui.widgets.prose import Line, Prose, Text
from ketams_desktop.ui.window import MainWindow

W = TypeVar("W", bound=QWidget)


class Driver:
    """One start of the app, with its window open."""

    def __init__(
        self, qtbot: QtBot, data_dir: Path, pack: Path, list_file: Path | None = None
    ) -> None:
        self.qtbot, self.data_dir, self._pack = qtbot, data_dir, pack
        self.services: Services = build_services(StartOptions(data_dir, pack))
        self.voice = FakeVoice()
        self.services.speech.open_engine = lambda _language, _parent: self.voice
        self.window: MainWindow = open_window(self.services, list_file)
        self._has_keyboard = False

    @property
    def session(self) -> Session:
        return self.services.session

    @property
    def list_file(self) -> Path:
        return self.services.keeper.path

    def show(self, width: int = 1280, height: int = 800) -> Driver:
        """Show the window and give it the keyboard."""
        self.window.resize(width, height)
        self.window.show()
        self.window.activateWindow()
        self.qtbot.waitUntil(lambda: QApplication.activeWindow() is self.window)
        # The off-screen platform makes a window active before its widgets are shown.
        first = self.window.focusWidget()
        if QApplication.focusWidget() is None and first is not None:
            first.setFocus()
        self._has_keyboard = True
        return self.settle()

    def close(self) -> None:
        """Close the window as a person does, who has answered what is asked."""
        self._has_keyboard = False
        self.window.close()
        assert not self.window.isVisible(), "the window stays open"

    def end(self) -> None:
        """Forget everything of this start."""
        self._has_keyboard = False
        self.window.hide()
        self.window.deleteLater()
        self._let_happen()
        self.services.library.close()

    def settle(self) -> Driver:
        """Let everything that waits happen: redraws, layouts, deletions, the rest of a page."""
        self._let_happen()
        # What is not in view of a long screen is built a moment after the rest was painted.
        if self._is_unfinished():
            self.wait_until(lambda: not self._is_unfinished())
            self._let_happen()
        if self._has_keyboard:
            other = "another window came up for a moment and took the keyboard"
            assert QApplication.activeWindow() is self.window, other
        return self

    def _is_unfinished(self) -> bool:
        late: list[BlockColumn | Countries] = [*self.all_of(BlockColumn), *self.all_of(Countries)]
        return not all(x.is_complete for x in late)

    def _let_happen(self) -> None:
        for _ in range(4):
            QApplication.processEvents()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

    def go(self, screen: Screen, about: str = "") -> Driver:
        self.window.navigator.go(screen, about)
        return self.settle()

    def wait_for_sheet(self) -> Driver:
        """Wait until every preview in view has followed the list."""
        self.settle()
        self.wait_until(
            lambda: (
                not any(x.is_waiting for x in (*self.all_of(SheetPane), *self.all_of(PaperView)))
            )
        )
        return self.settle()

    def back(self) -> Driver:
        self.window.navigator.back()
        return self.settle()

    @property
    def here(self) -> tuple[Screen, str]:
        place = self.window.navigator.here
        return place.screen, place.about

    # What is in view -------------------------------------------------------------------

    def all_of(self, kind: type[W]) -> list[W]:
        """Return every visible widget of a kind, in the order of the window's tree."""
        return [x for x in self.window.findChildren(kind) if x.isVisible()]

    def one(self, kind: type[W]) -> W:
        found = self.all_of(kind)
        assert len(found) == 1, f"{len(found)} visible widgets of {kind.__name__}"
        return found[0]

    def words(self) -> list[str]:
        """Return the words of every visible text."""
        return [words_of(text) for text in self.all_of(Text)]

    def says(self, part: str) -> bool:
        return any(part in words for words in self.words())

    def buttons(self, text: str) -> list[QAbstractButton]:
        return [x for x in self.all_of(QAbstractButton) if x.text() == text]

    def button(self, text: str) -> QAbstractButton:
        found = self.buttons(text) or [
            x for x in self.all_of(QAbstractButton) if x.accessibleName() == text
        ]
        assert found, f"no button '{text}'; there are {self.button_texts()}"
        return found[0]

    def button_texts(self) -> list[str]:
        return [x.text() or x.accessibleName() for x in self.all_of(QAbstractButton)]

    def options(self) -> dict[str, OptionBox | OptionDot]:
        boxes: list[OptionBox | OptionDot] = [*self.all_of(OptionBox), *self.all_of(OptionDot)]
        return {box.key: box for box in boxes}

    # What a person does ----------------------------------------------------------------

    def press(self, target: str | QWidget) -> Driver:
        """Press a button with the mouse."""
        widget = self.button(target) if isinstance(target, str) else target
        assert widget.isEnabled(), f"{name_of(widget)} cannot be pressed now"
        self.bring_into_view(widget)
        middle = widget.rect().center()
        hit = self.window.childAt(widget.mapTo(self.window, middle))
        assert hit is widget, f"{name_of(widget)} is covered by {hit and name_of(hit)}"
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=middle)
        return self.settle()

    def bring_into_view(self, widget: QWidget) -> None:
        area = widget.parentWidget()
        while area is not None and not isinstance(area, QScrollArea):
            area = area.parentWidget()
        if isinstance(area, QScrollArea):
            area.ensureWidgetVisible(widget)
            self.settle()

    def press_link(self, prose: Prose, words: str) -> Driver:
        """Go to a link of a paragraph with Tab and press it with Enter."""
        prose.setFocus()
        while prose.selectedText() != words:
            self.key(Qt.Key.Key_Tab)
            assert self.focus() is prose, f"no link '{words}' in {name_of(prose)}"
        return self.key(Qt.Key.Key_Return)

    def tick(self, *keys: str) -> Driver:
        for key in keys:
            self.press(self.options()[key])
        return self

    def key(self, key: Qt.Key, *, alt: bool = False, ctrl: bool = False) -> Driver:
        """Press a key on whatever has the keyboard."""
        held = Qt.KeyboardModifier.NoModifier
        if alt:
            held |= Qt.KeyboardModifier.AltModifier
        if ctrl:
            held |= Qt.KeyboardModifier.ControlModifier
        QTest.keyClick(self.focus() or self.window, key, held)
        return self.settle()

    def type(self, text: str) -> Driver:
        focus = self.focus()
        assert focus is not None
        QTest.keyClicks(focus, text)
        return self.settle()

    def focus(self) -> QWidget | None:
        return QApplication.focusWidget()

    def wait_until(self, condition: Callable[[], bool], seconds: float = 5) -> None:
        """Wait in short steps, so that worker threads get their turn."""
        self.qtbot.waitUntil(condition, timeout=round(seconds * 1000))


def words_of(text: Text) -> str:
    return text.words if isinstance(text, Line) else text.accessibleName()


def name_of(widget: QWidget) -> str:
    """Return what tells a widget from others, for messages."""
    text = widget.text() if isinstance(widget, QAbstractButton) else ""
    return f"{type(widget).__name__} '{(text or widget.accessibleName())[:60]}'"


def below(widget: QWidget) -> Iterator[QWidget]:
    """Yield the visible widgets below `widget`."""
    return (x for x in widget.findChildren(QWidget) if x.isVisible())
