"""People who visit a waiting room one after the other, each with something else to do.

Everything is pressed through the window, as a finger would; time goes by when it is told to.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QPlainTextEdit, QScrollArea, QWidget

from ketams_desktop.paper.handout import Handout
from ketams_desktop.paper.typesetting import Typesetter
from ketams_desktop.ui.clinic.curtain import Curtain
from ketams_desktop.ui.clinic.finish_screen import FinishScreen
from ketams_desktop.ui.clinic.staff_panel import StaffPanel
from ketams_desktop.ui.clinic.waiting_room import WaitingRoom
from ketams_desktop.ui.guide.sheet_pages import SheetPages
from ketams_desktop.ui.places import Screen
from ketams_desktop.ui.search_box import SearchField
from tools.campaigns.monkey import Clock

W = TypeVar("W", bound=QWidget)

PIN = "482915"
PRINTER = "waiting-room"
TROUBLE = "The printer is not answering. It may be off or out of paper."
#: Nothing takes longer, in seconds.
_LONGEST = 20


class VisitorError(Exception):
    """Something that a visitor wanted to press or see was not there."""


class PaperEater:
    """Stands for the printer: it has each list set, and takes or refuses it."""

    def __init__(self, room: WaitingRoom) -> None:
        """Take the place of the room's printing."""
        self._printing = room.printing
        self.trouble = ""
        room.printing.printer_name = PRINTER
        room.printing.print_it = self.print_it  # type: ignore[method-assign]

    def print_it(self, handout: Handout, typesetter: Typesetter, copies: int = 0) -> None:
        """Set the pages of a list as for a printer, and tell what came of it."""
        del copies
        if self.trouble:
            self._printing.failed.emit(self.trouble)
        else:
            typesetter.pages(handout, 150)
            self._printing.sent.emit()


class Visitor:
    """Does what one kind of visitor does, from the start screen to the start screen."""

    def __init__(self, room: WaitingRoom, clock: Clock) -> None:
        """Visit a room that is shown."""
        self._room, self._clock = room, clock
        self._printer = PaperEater(room)
        self.kinds: tuple[Callable[[], None], ...] = (
            self.walk_the_guide,
            self.read,
            self.write_and_leave,
            self.find_the_printer_off,
            self.look_after_it,
        )

    # What people do -------------------------------------------------------------------------

    def walk_the_guide(self) -> None:
        """Answer some steps, look at the sheet, be called, and clear."""
        self.press("Make a question list")
        for _ in range(6):
            boxes = [x for x in self._all(QAbstractButton) if x.isCheckable() and x.isEnabled()]
            if boxes:
                self._press_widget(boxes[0])
            if not self.has("Next"):
                break
            self.press("Next")
        self._go(Screen.LIST)
        self._go(Screen.SHEET)
        self.press("They called my name")
        self._must_show(FinishScreen)
        self.press("Clear now")

    def read(self) -> None:
        """Read some pages, search, and be called with no list."""
        self.press("Just read")
        library = self._room.visit.services.library
        for head in library.page_heads()[:6]:
            self._go(Screen.PAGE, head.id)
        self._go(Screen.LEARN)
        self._press_widget(self._all(SearchField)[0])
        self._type("bladder")
        self._go(Screen.SEARCH, "bladder")
        self._go(Screen.HELP)
        self.press("They called my name")

    def write_and_leave(self) -> None:
        """Change the look, write a question, print it, and leave without a word."""
        self.press("Just read")
        self._room.visit.services.settings.change(text_percent=200, theme="night")
        self._settle()
        self._go(Screen.LIST)
        self.press("Write my own")
        self._press_widget(self._all(QPlainTextEdit)[0])
        self._type("is it safe with my walking pills")
        self.press("Save")
        self._go(Screen.SHEET)
        self.press("Print my list")
        idle = self._room.policy.idle
        self.pass_time(idle.curtain + 1)
        self._must_show(Curtain)
        self.pass_time(idle.wipe)

    def find_the_printer_off(self) -> None:
        """Be called while the printer is off, copy the list by hand, and clear."""
        self._printer.trouble = TROUBLE
        self.press("Just read")
        self._room.visit.services.session.add_own("what else is there")
        self._go(Screen.LIST)
        self.press("They called my name")
        self.press("Show my list")
        self.press("I am done")
        self.press("Clear now")
        self._printer.trouble = ""

    def look_after_it(self) -> None:
        """Be staff: the PIN, the panel, other times, and back to the start."""
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            held = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
            self._send(QKeyEvent(kind, Qt.Key.Key_S.value, held, ""))
        self._settle()
        self._type(PIN)
        self.press("Open")
        self._wait(lambda: bool(self._all(StaffPanel)), "the staff panel")
        self.press("Back to the start")
        self.press("Just read")
        self._room.visit.services.speech.play(["One.", "Two."])
        self.press("They called my name")

    # How they do it -------------------------------------------------------------------------

    def has(self, words: str) -> bool:
        """Say whether there is a button with these words."""
        return bool(self._buttons(words))

    def press(self, words: str) -> None:
        """Press a button by its words.

        Raises:
            VisitorError: there is none.
        """
        self._wait(lambda: self.has(words), f"a button {words!r}")
        self._press_widget(self._buttons(words)[0])

    def see_the_start(self) -> None:
        """Wait until the next one can begin."""
        self._wait(lambda: self.has("Make a question list"), "the start")

    def pass_time(self, seconds: float) -> None:
        """Let time go by in which nobody does anything."""
        self._clock.now += seconds
        self._room.timer.on_second()
        self._settle()

    def _buttons(self, words: str) -> list[QAbstractButton]:
        every = self._all(QAbstractButton)
        return [x for x in every if words in (x.text(), x.accessibleName()) and x.isEnabled()]

    def _all(self, kind: type[W]) -> list[W]:
        return [x for x in self._room.window.findChildren(kind) if x.isVisible()]

    def _must_show(self, kind: type[QWidget]) -> None:
        self._wait(lambda: bool(self._all(kind)), kind.__name__)

    def _go(self, screen: Screen, about: str = "") -> None:
        self._room.visit.window.navigator.go(screen, about)
        self._settle()

    def _press_widget(self, widget: QWidget) -> None:
        self._clock.now += 1
        area = widget.parentWidget()
        while area is not None and not isinstance(area, QScrollArea):
            area = area.parentWidget()
        if isinstance(area, QScrollArea):
            area.ensureWidgetVisible(widget)
            self._settle()
        window = self._room.window
        place = QPointF(widget.mapTo(window, widget.visibleRegion().boundingRect().center()))
        left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        for kind, held in (
            (QEvent.Type.MouseButtonPress, left),
            (QEvent.Type.MouseButtonRelease, Qt.MouseButton.NoButton),
        ):
            self._send(QMouseEvent(kind, place, window.mapToGlobal(place), left, held, none))
        self._settle()

    def _type(self, words: str) -> None:
        none = Qt.KeyboardModifier.NoModifier
        for letter in words:
            self._clock.now += 0.3
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                self._send(QKeyEvent(kind, ord(letter.upper()), none, letter))
        self._settle()

    def _send(self, event: QEvent) -> None:
        handle = self._room.window.windowHandle()
        if handle is None:
            raise VisitorError("the window is gone")
        QCoreApplication.sendEvent(handle, event)

    def _settle(self) -> None:
        for _ in range(3):
            QApplication.processEvents()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        self._wait(lambda: not self._is_setting(), "the sheet")

    def _is_setting(self) -> bool:
        return any(x.is_waiting for x in self._room.window.findChildren(SheetPages))

    def _wait(self, is_there: Callable[[], bool], what: str) -> None:
        end = time.monotonic() + _LONGEST
        while not is_there():
            if time.monotonic() > end:
                raise VisitorError(f"{what} did not come")
            QApplication.processEvents()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
