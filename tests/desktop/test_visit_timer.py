from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ketams_desktop.desktop.clinic_policy import IdleTimes
from ketams_desktop.desktop.visit_clock import Phase
from ketams_desktop.desktop.visit_timer import CALM_SECONDS, VisitTimer

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)


class Hand:
    def __init__(self) -> None:
        self.now = 5000.0

    def __call__(self) -> float:
        return self.now


class Room:
    """A window with a button and a field, and a timer that watches."""

    def __init__(self, qtbot: QtBot) -> None:
        self.window = QWidget()
        qtbot.addWidget(self.window)
        self.button, self.field = QPushButton("x"), QLineEdit()
        layout = QVBoxLayout(self.window)
        layout.addWidget(self.button)
        layout.addWidget(self.field)
        self.pressed: list[bool] = []
        self.button.clicked.connect(lambda: self.pressed.append(True))
        self.hand = Hand()
        self.timer = VisitTimer(IdleTimes(), self.window, self.hand)
        self.told: list[str] = []
        for name in ("began", "curtain_fell", "curtain_lifted", "wipe_soon", "wiped"):
            getattr(self.timer, name).connect(lambda name=name: self.told.append(name))
        self.window.show()
        self.window.activateWindow()
        qtbot.waitUntil(lambda: QApplication.activeWindow() is self.window)
        self.watch()

    def watch(self) -> None:
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        self.timer.watch(self.window.windowHandle(), app)

    def wait(self, seconds: float) -> None:
        """Let time go by, a second at a time where it is long."""
        self.hand.now += seconds
        self.timer.on_second()

    def click(self, at: QPoint | None = None) -> None:
        """Press with the mouse, the way it comes from outside: through the window."""
        handle = self.window.windowHandle()
        place = at or self.button.mapTo(self.window, self.button.rect().center())
        QTest.mouseClick(handle, Qt.MouseButton.LeftButton, Qt.KeyboardModifier(), place)

    def key(self, key: Qt.Key) -> None:
        QTest.keyClick(self.window.windowHandle(), key)


@pytest.fixture
def room(qtbot: QtBot) -> Iterator[Room]:
    made = Room(qtbot)
    yield made
    made.timer.stop()


def test_press_begins_and_reaches_what_was_pressed(room: Room) -> None:
    room.click()
    assert room.told == ["began"]
    assert room.pressed == [True]


def test_keys_and_typing_keep_a_visit(room: Room) -> None:
    room.field.setFocus()
    for _ in range(5):
        room.hand.now += 80
        room.key(Qt.Key.Key_A)
        room.timer.on_second()
    assert room.field.text() == "aaaaa"
    assert room.told == ["began"]
    room.wait(90)
    assert room.told == ["began", "curtain_fell"]


def test_press_on_the_curtain_lifts_it_and_presses_nothing(room: Room) -> None:
    room.click()
    room.wait(90)
    room.click()
    assert room.told[-1] == "curtain_lifted"
    room.click()
    assert room.pressed == [True], "the same hand, a moment later"
    room.hand.now += CALM_SECONDS
    room.click()
    assert room.pressed == [True, True]


def test_key_on_the_curtain_lifts_it_and_types_nothing(room: Room) -> None:
    room.click()
    room.field.setFocus()
    room.wait(90)
    room.key(Qt.Key.Key_X)
    assert room.told[-1] == "curtain_lifted"
    assert room.field.text() == ""
    room.hand.now += CALM_SECONDS
    room.key(Qt.Key.Key_Y)
    assert room.field.text() == "y"


def test_shortcut_on_the_curtain_lifts_it_and_does_nothing(room: Room) -> None:
    done: list[bool] = []
    action = QAction(room.window)
    action.setShortcut("Alt+Left")
    action.triggered.connect(lambda: done.append(True))
    room.window.addAction(action)
    room.click()
    room.wait(90)
    handle = room.window.windowHandle()
    QTest.keyClick(handle, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert room.told[-1] == "curtain_lifted"
    assert done == []
    room.hand.now += CALM_SECONDS
    QTest.keyClick(handle, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert done == [True]


def test_watch_again_notes_each_press_once(room: Room) -> None:
    room.watch()
    room.click()
    assert room.told == ["began"]
    room.timer.stop()
    room.timer.stop()
    room.click()
    assert room.pressed == [True, True]


def test_watch_of_a_window_that_is_gone_ends_quietly(room: Room, qtbot: QtBot) -> None:
    timer = VisitTimer(IdleTimes(), QApplication.instance(), room.hand)
    window = QWidget()
    window.show()
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    timer.watch(window.windowHandle(), app)
    with qtbot.waitSignal(window.windowHandle().destroyed, timeout=2000):
        window.deleteLater()
    timer.stop()
    timer.deleteLater()


def test_touch_on_the_curtain_lifts_it_and_presses_nothing(room: Room) -> None:
    device = QTest.createTouchDevice()
    room.click()
    room.wait(90)
    place = room.button.mapTo(room.window, room.button.rect().center())
    touch = QTest.touchEvent(room.window.windowHandle(), device)
    touch.press(0, place).commit()
    QTest.touchEvent(room.window.windowHandle(), device).release(0, place).commit()
    assert room.told[-1] == "curtain_lifted"
    assert room.pressed == [True]


def test_focus_that_moves_keeps_a_visit_and_lifts_no_curtain(room: Room) -> None:
    room.click()
    for widget in (room.field, room.button) * 3:
        room.hand.now += 80
        widget.setFocus(Qt.FocusReason.OtherFocusReason)
        room.timer.on_second()
    assert room.told == ["began"]
    room.wait(90)
    room.field.setFocus(Qt.FocusReason.OtherFocusReason)
    assert room.told == ["began", "curtain_fell"]


def test_wheel_keeps_a_visit(room: Room) -> None:
    room.click()
    room.hand.now += 80
    QTest.wheelEvent(room.window.windowHandle(), QPoint(5, 5), QPoint(0, 120))
    QApplication.processEvents()
    room.wait(80)
    assert room.told == ["began"]


def test_sentences_read_aloud_keep_a_visit(room: Room) -> None:
    room.click()
    for _ in range(20):
        room.hand.now += 60
        room.timer.stir()
    assert room.told == ["began"]


def test_press_of_a_screen_reader_lifts_the_curtain(room: Room) -> None:
    room.click()
    room.wait(90)
    room.timer.answer()
    assert room.told[-1] == "curtain_lifted"


def test_left_alone_it_warns_and_wipes_once(room: Room) -> None:
    room.click()
    for _ in range(600):
        room.wait(1)
    assert room.told == ["began", "curtain_fell", "wipe_soon", "wiped"]
    assert room.timer.phase is Phase.START


def test_first_press_after_a_long_sleep_wipes_and_presses_nothing(room: Room) -> None:
    room.click()
    room.hand.now += 9000
    room.click()
    assert room.told[-1] == "wiped"
    assert room.pressed == [True]


def test_last_screen_hide_and_wipe_come_from_the_app(room: Room) -> None:
    room.click()
    room.timer.finish()
    assert room.timer.seconds_to_wipe == 30
    room.timer.hide_now()
    room.timer.wipe_now()
    assert room.told == ["began", "curtain_fell", "wiped"]


def test_stopped_it_watches_nothing(room: Room) -> None:
    room.timer.stop()
    room.click()
    assert room.told == []


def test_it_ticks_by_itself(room: Room, qtbot: QtBot) -> None:
    room.click()
    room.hand.now += 90
    with qtbot.waitSignal(room.timer.curtain_fell, timeout=5000):
        pass
