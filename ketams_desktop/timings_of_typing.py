"""The hidden command `timings --typing`: from a key in the search field to painted hits."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from ketams_desktop.app import StartOptions, build_services, open_window
from ketams_desktop.application import make_application
from ketams_desktop.errors import KetamsError
from ketams_desktop.timings import Time, shown_window, timed
from ketams_desktop.ui.search_box import SearchField
from ketams_desktop.ui.window import MainWindow

#: What people type: whole words, several words, slips, plain words, and what is nowhere.
TYPED = (
    *("ketamine", "bladder", "fatigue", "pain", "low mood", "baclofen", "dependence", "dizzy"),
    *("blood pressure", "nasal spray", "caregiver", "how sure", "can i drive"),
    *("ketamene", "blader", "adiction", "pee", "high", "hooked", "weed", "xyzzy"),
)

#: Rounds of events until what a key has changed is laid out and painted.
_ROUNDS_OF_EVENTS = 4


def measure_typing(pack: Path | None, rounds: int) -> dict[str, object]:
    """Return [words so far, round, time] for each key, as pairs of milliseconds.

    Raises:
        KetamsError: a part of the app is missing or damaged, or nothing was painted.
    """
    application = make_application(["ketams-desktop"])
    with tempfile.TemporaryDirectory(prefix="ketams-timings-") as folder:
        services = build_services(StartOptions(Path(folder), pack))
        try:
            with shown_window(open_window(services)) as window:
                keys = list(_time_keys(window, rounds))
        finally:
            services.library.close()
    return {"platform": application.platformName(), "keys": keys}


def _time_keys(window: MainWindow, rounds: int) -> Iterator[list[object]]:
    field = _field(window)
    field.setFocus(Qt.FocusReason.OtherFocusReason)
    _settle()
    for number in range(rounds):
        for words in TYPED:
            for place, letter in enumerate(words, start=1):
                yield [words[:place], number, _time_key(window, field, letter)]
            # The next words begin on the screen that was there before.
            field.clear()
            _settle()


def _time_key(window: MainWindow, field: SearchField, letter: str) -> Time:
    paints = _Paints(window)

    def press() -> None:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter)
            QApplication.sendEvent(field, event)
        _settle()

    time = timed(press)
    paints.deleteLater()
    if not paints.count:
        raise KetamsError("A key in the search field painted nothing.")
    return time


def _settle() -> None:
    for _ in range(_ROUNDS_OF_EVENTS):
        QApplication.processEvents()


def _field(window: MainWindow) -> SearchField:
    found = [x for x in window.findChildren(SearchField) if x.isVisible()]
    if not found:
        raise KetamsError("The screen has no search field.")
    return found[0]


class _Paints(QObject):
    """Counts how often the window hands its picture to the screen."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.count = 0
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.UpdateRequest, QEvent.Type.Paint):
            self.count += 1
        return super().eventFilter(watched, event)
