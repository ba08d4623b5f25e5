"""`monkey`: random keys and presses in a waiting room never leave it, end it, or write a file."""

from __future__ import annotations

import os
import random
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from tools.campaigns.campaign import Outcome

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ketams_desktop.ui.clinic.waiting_room import NewVisit, WaitingRoom
    from ketams_desktop.ui.context import Services

#: So many events of a hundred are keys, presses anywhere, presses on buttons; the rest is time.
_KEYS, _ANYWHERE, _BUTTONS = 35, 15, 48


#: A sheet takes no longer, in seconds.
_LONGEST = 20


class Clock:
    """Seconds that go by when they are told to."""

    now = 0.0

    def __call__(self) -> float:
        """Return the seconds."""
        return self.now


def run(size: int, seed: int, pack: Path | None = None) -> Outcome:
    """Do `size` random things, off screen, in this process.

    Args:
        size: keys, presses and stretches of time.
        seed: the same seed does the same things.
        pack: another content pack.
    """
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtWidgets import QApplication

    from ketams_desktop.application import make_application
    from ketams_desktop.clinic_app import visits
    from ketams_desktop.desktop.clinic_policy import Policy, PrintRules
    from ketams_desktop.desktop.overwriting import FreedMemory
    from ketams_desktop.desktop.pin import hash_pin
    from ketams_desktop.library.library import Library
    from ketams_desktop.resources import default_pack
    from ketams_desktop.ui.clinic.waiting_room import WaitingRoom

    _ = QApplication.instance() or make_application(["monkey"])
    policy = Policy(printing=PrintRules("no-such-printer"), staff_pin=hash_pin("482915"))
    library, clock = Library.open(pack or default_pack()), Clock()
    with tempfile.TemporaryDirectory(prefix="ketams-monkey-") as folder:
        here = Path.cwd()
        os.chdir(folder)
        try:
            room = WaitingRoom(policy, in_silence(visits(policy, library)), clock)
            room.show()
            # As in a clinic; and what is used after it was given back does not go unseen.
            FreedMemory().overwrite_from_now_on()
            outcome = _Monkey(room, clock, seed, Path(folder)).play(size)
            room.close()
            room.window.deleteLater()
        finally:
            os.chdir(here)
    library.close()
    return outcome


def in_silence(new_visit: NewVisit) -> NewVisit:
    """Return what builds visits whose voice is none: a speech server may not answer for ever."""
    from tools.gallery.still_voice import StillVoice  # Qt, which only a run needs

    def build(can_print: bool) -> Services:
        services = new_visit(can_print)
        services.speech.open_engine = lambda _language, _parent: StillVoice()
        return services

    return build


class _Monkey:
    """Presses what comes."""

    def __init__(self, room: WaitingRoom, clock: Clock, seed: int, folder: Path) -> None:
        self._room, self._clock, self._folder = room, clock, folder
        self._chance = random.Random(seed)  # noqa: S311 - a game, not a secret
        self._outcome = Outcome()
        self._place = 0
        self._has_known_errors = False

    def play(self, size: int) -> Outcome:
        """Do so many things, and look after each whether all is as it must be."""
        usual, sys.excepthook = sys.excepthook, self._on_error
        room = self._room
        room.timer.wiped.connect(lambda: self._outcome.count("visits"))
        try:
            for self._place in range(size):
                self._do_one()
                self._let_happen()
                self._look()
        finally:
            sys.excepthook = usual
        self._outcome.figures["events"] = size
        return self._outcome

    def _do_one(self) -> None:
        self._clock.now += self._chance.uniform(0.0, 1.5)
        number = self._chance.randrange(100)
        if number < _KEYS:
            self._key()
        elif number < _KEYS + _ANYWHERE:
            self._press_at(None)
        elif number < _KEYS + _ANYWHERE + _BUTTONS:
            self._press_button()
        else:
            self._clock.now += self._chance.choice((5, 40, 95, 500))
            self._room.timer.on_second()

    def _key(self) -> None:
        from PySide6.QtCore import QCoreApplication, QEvent, Qt
        from PySide6.QtGui import QKeyEvent

        one = self._chance
        keys = (
            *(Qt.Key.Key_Tab, Qt.Key.Key_Return, Qt.Key.Key_Space, Qt.Key.Key_Escape),
            *(Qt.Key.Key_F1, Qt.Key.Key_F4, Qt.Key.Key_F6, Qt.Key.Key_F11, Qt.Key.Key_Menu),
            *(Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down),
            *(Qt.Key.Key_Backspace, Qt.Key.Key_Home, Qt.Key.Key_PageDown, Qt.Key.Key_Print),
            *(Qt.Key(one.randrange(Qt.Key.Key_A.value, Qt.Key.Key_Z.value + 1)) for _ in range(9)),
        )
        held = Qt.KeyboardModifier.NoModifier
        for modifier in (
            *(Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier),
            Qt.KeyboardModifier.ShiftModifier,
        ):
            if one.random() < 0.15:
                held |= modifier
        handle = self._room.window.windowHandle()
        key = one.choice(keys)
        text = chr(key.value).lower() if Qt.Key.Key_A <= key <= Qt.Key.Key_Z else ""
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QCoreApplication.sendEvent(handle, QKeyEvent(kind, key.value, held, text))

    def _press_button(self) -> None:
        from PySide6.QtWidgets import QAbstractButton

        found = [
            x
            for x in self._room.window.findChildren(QAbstractButton)
            if not x.visibleRegion().isEmpty()
        ]
        self._press_at(self._chance.choice(found) if found else None)

    def _press_at(self, target: QWidget | None) -> None:
        from PySide6.QtCore import QCoreApplication, QEvent, QPointF, Qt
        from PySide6.QtGui import QMouseEvent

        window = self._room.window
        x, y = self._chance.randrange(window.width()), self._chance.randrange(window.height())
        place = QPointF(x, y)
        if target is not None:
            middle = target.visibleRegion().boundingRect().center()
            place = QPointF(target.mapTo(window, middle))
        button = self._chance.choice(
            (Qt.MouseButton.LeftButton,) * 8
            + (Qt.MouseButton.RightButton, Qt.MouseButton.MiddleButton)
        )
        handle, none = window.windowHandle(), Qt.KeyboardModifier.NoModifier
        for kind, held in (
            (QEvent.Type.MouseButtonPress, button),
            (QEvent.Type.MouseButtonRelease, Qt.MouseButton.NoButton),
        ):
            # Not through QTest, which holds Python's lock and lets events happen inside.
            event = QMouseEvent(kind, place, window.mapToGlobal(place), button, held, none)
            QCoreApplication.sendEvent(handle, event)

    def _let_happen(self) -> None:
        from PySide6.QtCore import QCoreApplication, QEvent

        from ketams_desktop.ui.guide.sheet_pages import SheetPages

        for _ in range(2):
            QCoreApplication.processEvents()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        # Each sheet is seen through, or most would be dropped before they are set.
        end = time.monotonic() + _LONGEST
        while time.monotonic() < end and any(
            x.is_waiting for x in self._room.window.findChildren(SheetPages)
        ):
            QCoreApplication.processEvents()

    def _look(self) -> None:
        from PySide6.QtWidgets import QApplication

        window = self._room.window
        others = [x for x in QApplication.topLevelWidgets() if x.isVisible() and x is not window]
        for is_wrong, what in (
            (not window.isVisible(), "the window is gone"),
            (not window.isFullScreen(), "the window does not fill the screen"),
            (bool(others), f"another window: {[type(x).__name__ for x in others]}"),
            (any(self._folder.iterdir()), "a file was written"),
        ):
            if is_wrong:
                self._outcome.add_fault(f"monkey: event {self._place}: {what}.")

    def _on_error(self, kind: type[BaseException], error: BaseException, trace: object) -> None:
        del error, trace
        self._outcome.add_fault(f"monkey: event {self._place}: {kind.__name__}.")
