"""Drives a waiting room as a person does: a window of its own, a clock that is turned by hand."""

from __future__ import annotations

from typing import TypeVar

from fake_voice import FakeVoice
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from ketams_desktop.clinic_app import visits
from ketams_desktop.desktop.clinic_policy import Policy
from ketams_desktop.library.library import Library
from ketams_desktop.ui.clinic.list_printing import ListPrinting
from ketams_desktop.ui.clinic.waiting_room import WaitingRoom
from ketams_desktop.ui.context import Services
from ketams_desktop.ui.places import Navigator, Screen
from ketams_desktop.ui.widgets.prose import Line, Text

W = TypeVar("W", bound=QWidget)

PRINTER = "waiting-room"


class Clock:
    """Seconds that go by when they are told to."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


class FakePrinting:
    """Stands in for the printer: it takes a list, or says what is wrong."""

    def __init__(self, printing: ListPrinting) -> None:
        self.printing, self.trouble = printing, ""
        self.taken: list[tuple[object, int]] = []
        printing.printer_name = PRINTER
        printing.print_it = self.print_it  # type: ignore[method-assign]

    def print_it(self, handout: object, _typesetter: object, copies: int = 0) -> None:
        if self.trouble:
            self.printing.failed.emit(self.trouble)
        else:
            self.taken.append((handout, copies))
            self.printing.sent.emit()


class Room:
    """One start of the waiting room."""

    def __init__(self, qtbot: QtBot, policy: Policy, library: Library) -> None:
        self.qtbot, self.clock = qtbot, Clock()
        self.voice = FakeVoice()
        build = visits(policy, library)

        def new_visit(_can_print: bool) -> Services:
            services = build(True)
            services.speech.open_engine = lambda _language, _parent: self.voice
            return services

        self.room = WaitingRoom(policy, new_visit, self.clock)
        self.printer = FakePrinting(self.room.printing)
        self.room.window.resize(1280, 800)
        self.room.show()
        self.room.window.activateWindow()
        qtbot.waitUntil(lambda: QApplication.activeWindow() is self.room.window)
        self.settle()

    @property
    def window(self) -> QWidget:
        return self.room.window

    @property
    def services(self) -> Services:
        return self.room.visit.services

    @property
    def navigator(self) -> Navigator:
        return self.room.visit.window.navigator

    @property
    def here(self) -> Screen:
        return self.navigator.here.screen

    def settle(self) -> Room:
        for _ in range(4):
            QApplication.processEvents()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        return self

    def end(self) -> None:
        self.room.close()
        self.window.deleteLater()
        self.room.deleteLater()
        self.settle()

    def pass_time(self, seconds: float) -> Room:
        self.clock.now += seconds
        self.room.timer.on_second()
        return self.settle()

    def go(self, screen: Screen, about: str = "") -> Room:
        self.navigator.go(screen, about)
        return self.settle()

    def all_of(self, kind: type[W]) -> list[W]:
        return [x for x in self.window.findChildren(kind) if x.isVisible()]

    def words(self) -> str:
        lines = [getattr(x, "words", x.text()) for x in self.all_of(Text)]
        buttons = [x.text() or x.accessibleName() for x in self.all_of(QAbstractButton)]
        return " / ".join([*lines, *buttons])

    def says(self, part: str) -> bool:
        return part in self.words()

    def buttons(self) -> list[str]:
        return [x.text() or x.accessibleName() for x in self.all_of(QAbstractButton)]

    def button(self, words: str) -> QAbstractButton:
        found = [x for x in self.all_of(QAbstractButton) if words in (x.text(), x.accessibleName())]
        assert found, f"no button {words!r}; there are {self.buttons()}"
        return found[0]

    def press(self, target: str | QWidget) -> Room:
        self.clock.now += 1  # no two presses of a person come at once
        widget = self.button(target) if isinstance(target, str) else target
        area = widget.parentWidget()
        while area is not None and not isinstance(area, QScrollArea):
            area = area.parentWidget()
        if isinstance(area, QScrollArea):
            area.ensureWidgetVisible(widget)
            self.settle()
        handle = self.window.windowHandle()
        assert handle is not None
        # Through the window, as a real press: the visit's timer looks there.
        middle = widget.mapTo(self.window, widget.rect().center())
        held = Qt.KeyboardModifier.NoModifier
        QTest.mouseClick(handle, Qt.MouseButton.LeftButton, held, middle)
        return self.settle()

    def key(
        self,
        key: Qt.Key,
        held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
    ) -> Room:
        """Press a key as the system hands it to the window."""
        self.clock.now += 1
        handle = self.window.windowHandle()
        assert handle is not None
        QTest.keyClick(handle, key, held)
        return self.settle()


def lines(widget: QWidget) -> list[str]:
    """Return the words of every line in a widget."""
    return [x.words for x in widget.findChildren(Line)]
