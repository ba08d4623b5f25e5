"""For hands that shake and eyes that tire: the check, the filter, page buttons, areas, keys."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import Start
from driving import Driver
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QMainWindow, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import Shiboken

from ketams_desktop.desktop.first_check import filter_for, load_samples
from ketams_desktop.desktop.settings import REPEAT_FILTERS, Keep
from ketams_desktop.desktop.settings_store import SettingsStore
from ketams_desktop.resources import resource_dir
from ketams_desktop.ui.double_press import DoublePress
from ketams_desktop.ui.page_buttons import PageButtons
from ketams_desktop.ui.places import Navigator, Place, Screen
from ketams_desktop.ui.rail import Rail
from ketams_desktop.ui.repeat_filter import RepeatFilter
from ketams_desktop.ui.shortcuts import everywhere, window_keys
from ketams_desktop.ui.top_bar import TopBar


class Hand:
    """A button, the filter that guards it, and a clock that the test sets."""

    def __init__(self, settings: SettingsStore, owner: QWidget) -> None:
        self.owner, self.settings = owner, settings
        self.seconds = 100.0
        self.filter = RepeatFilter(settings, owner, now=lambda: self.seconds)
        self.button = QPushButton("Press", owner)
        self.presses = 0
        self.button.clicked.connect(self._count)

    def _count(self) -> None:
        self.presses += 1

    def press(self, after: float) -> None:
        self.seconds += after
        QTest.mouseClick(self.button, Qt.MouseButton.LeftButton)

    def key(self, after: float, key: Qt.Key = Qt.Key.Key_Space) -> None:
        self.seconds += after
        QTest.keyClick(self.button, key)


@pytest.fixture
def hand(app: Driver, tmp_path: Path) -> Iterator[Hand]:
    # The window's filter is off.
    assert not app.services.settings.value.repeat_filter
    owner = QWidget()
    yield Hand(SettingsStore(tmp_path / "settings.json"), owner)
    # At once: a filter with a clock that stands still would hold up the next test.
    Shiboken.delete(owner)


@pytest.mark.parametrize("milliseconds", REPEAT_FILTERS)
def test_press_that_comes_too_soon_passes_by(hand: Hand, milliseconds: int) -> None:
    hand.settings.change(repeat_filter=milliseconds)
    soon, late = milliseconds / 1000 - 0.01, milliseconds / 1000 + 0.01

    hand.press(after=10)
    hand.press(after=max(soon, 0.01))
    assert hand.presses == (1 if milliseconds else 2)
    hand.press(after=late)
    assert hand.presses == (2 if milliseconds else 3)


def test_hand_that_goes_on_shaking_presses_once(hand: Hand) -> None:
    hand.settings.change(repeat_filter=300)
    for _ in range(6):
        hand.press(after=0.2)
    assert hand.presses == 1


def test_key_that_comes_twice_presses_once_and_other_keys_are_not_held_up(hand: Hand) -> None:
    hand.settings.change(repeat_filter=600)
    hand.key(after=10)
    hand.key(after=0.1)
    assert hand.presses == 1
    hand.key(after=0.1, key=Qt.Key.Key_Return)
    hand.key(after=1)
    hand.key(after=0.1, key=Qt.Key.Key_A)
    hand.key(after=0.7)
    assert hand.presses == 3


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_key_pressed_twice_on_next_chooses_nothing_on_the_next_step(
    app: Driver, key: Qt.Key
) -> None:
    app.show().go(Screen.GUIDE, app.services.guide.steps[0].id)
    app.button("Next").setFocus()
    handle = app.window.windowHandle()
    QTest.keyClick(handle, key)
    app.settle()
    second = app.window.navigator.here.about
    assert second == app.services.guide.steps[1].id
    focused = app.window.focusWidget()
    assert isinstance(focused, QAbstractButton)
    QTest.keyClick(handle, key)
    app.settle()
    assert not focused.isChecked()
    assert not app.session.has_answers
    # Any other key in between, or a moment, and it chooses.
    QTest.keyClick(handle, Qt.Key.Key_Down)
    QTest.keyClick(handle, Qt.Key.Key_Up)
    QTest.keyClick(handle, key)
    app.settle()
    assert app.session.has_answers


def test_key_pressed_again_after_a_moment_chooses(qtbot: QtBot) -> None:
    seconds, window = [50.0], QMainWindow()
    qtbot.addWidget(window)
    navigator = Navigator(Place(Screen.HOME), window)
    button = QPushButton("Choose", window)
    window.setCentralWidget(button)
    DoublePress(window, navigator, now=lambda: seconds[0])
    presses: list[bool] = []
    button.clicked.connect(lambda: presses.append(True))
    button.clicked.connect(lambda: navigator.go(Screen.PAGE, str(len(presses))))
    with qtbot.waitExposed(window):
        window.show()
    button.setFocus()
    for after, count in ((0, 1), (0.1, 1), (0.2, 1), (0.4, 2)):
        seconds[0] += after
        QTest.keyClick(window.windowHandle(), Qt.Key.Key_Space)
        assert len(presses) == count


def test_letters_of_a_text_are_not_filtered(app: Driver) -> None:
    app.services.settings.change(repeat_filter=1000)
    field = app.window.findChild(TopBar).search
    QTest.keyClicks(field, "all  bees")
    assert field.text() == "all  bees"


def test_filter_that_the_check_finds() -> None:
    assert filter_for([0.0, 1.0, 2.0], 3) == 0
    assert filter_for([0.0, 0.2, 1.0, 2.0], 3) == 300
    assert filter_for([0.0, 0.2, 1.0, 1.5, 2.6], 3) == 600
    assert filter_for([0.0, 0.7, 1.5, 2.4], 3) == 1000
    assert filter_for([0.0, 5.0, 10.0, 15.0], 3) == 1000
    assert filter_for([], 3) == 0


def test_samples_are_of_themes_that_there_are(app: Driver) -> None:
    samples = load_samples(resource_dir("first_check.toml"))
    assert len(samples) == 4
    ids = {theme.id for theme in app.services.themes.all()}
    assert {sample.theme for sample in samples} <= ids


def test_check_from_the_offer_on_home_to_its_end_sets_what_was_chosen(start: Start) -> None:
    app = start(keep_list=Keep.NO).show()
    app.press("Start the check")
    assert app.here == (Screen.FIRST_CHECK, "")
    app.press("3. You can stop at any time. Every question is worth asking.")
    settings = app.services.settings
    assert (settings.value.theme, settings.value.text_percent) == ("night", 150)
    app.press("Next")
    for name in ("One", "Two", "Three"):
        app.press(name)
    app.wait_until(lambda: app.says("Each press came once"))
    app.press("Next")
    app.press("Read aloud: Yes, say where I am")
    assert settings.value.speak_controls
    app.press("Done")
    assert app.here[0] is Screen.HOME
    assert "Start the check" not in app.button_texts()
    assert settings.value.first_check_done


def test_check_notices_a_hand_that_presses_twice(start: Start) -> None:
    app = start(keep_list=Keep.NO).show()
    app.go(Screen.FIRST_CHECK, "pressing")
    for name in ("One", "Two", "Three"):
        app.press(name)
        QTest.mouseClick(app.button(name), Qt.MouseButton.LeftButton)
    app.wait_until(lambda: app.says("Some presses came twice"))
    assert app.services.settings.value.repeat_filter > 0


def test_offer_of_the_check_can_be_refused_for_good(start: Start) -> None:
    app = start(keep_list=Keep.NO).show()
    app.press("No, thank you")
    assert app.here[0] is Screen.HOME
    assert "Start the check" not in app.button_texts()
    assert start().services.settings.value.first_check_done


def test_page_buttons_turn_the_page_and_stop_at_its_ends(start: Start) -> None:
    app = start(keep_list=Keep.NO, page_buttons=True).show()
    app.go(Screen.PAGE, "bladder")
    bar = app.window._shown().verticalScrollBar()
    app.press("Page down")
    first = bar.value()
    assert 0 < first < app.window.height()
    for _ in range(60):
        app.press("Page down")
    assert bar.value() == bar.maximum()
    app.press("Page up")
    assert bar.value() < bar.maximum()
    app.services.settings.change(page_buttons=False)
    app.settle()
    assert app.window.findChildren(PageButtons) == []


def test_f6_goes_through_every_area_and_back(app: Driver) -> None:
    app.go(Screen.PAGE, "bladder")
    seen = []
    for _ in range(8):
        QTest.keyClick(app.window, Qt.Key.Key_F6)
        app.settle()
        seen.append(app.window.focusWidget())
    areas = [type(_area(widget)).__name__ for widget in seen]
    assert len(set(areas)) >= 3
    assert areas[0] in areas[2:]
    QTest.keyClick(app.window, Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    app.settle()
    assert app.window.focusWidget() is seen[-2]


def _area(widget: QWidget | None) -> QWidget | None:
    while widget is not None and not isinstance(widget, Rail | TopBar):
        parent = widget.parentWidget()
        if parent is None or type(widget).__name__ == "Pane":
            return widget
        widget = parent
    return widget


def test_no_key_of_the_window_is_a_single_letter_and_each_is_on_the_page(app: Driver) -> None:
    app.go(Screen.KEYS)
    for keys in window_keys().values():
        text = keys.toString(QKeySequence.SequenceFormat.PortableText)
        assert len(text) != 1
        if not keys.isEmpty():
            assert keys.toString(QKeySequence.SequenceFormat.NativeText) in app.words()
    assert len({line.words for line in everywhere()}) == len(everywhere())


def test_focus_is_spoken_with_name_kind_and_state_only_when_wanted(start: Start) -> None:
    app = start(keep_list=Keep.NO).show()
    app.go(Screen.SETTINGS)
    app.button("My list: Forget it when I close").setFocus()
    app.qtbot.wait(250)
    assert app.voice.said == []
    app.services.settings.change(speak_controls=True)
    app.settle()
    app.button("Get help now").setFocus()
    app.wait_until(lambda: app.voice.said != [])
    assert app.voice.said[-1] == "Get help now. Button"
    app.button("My list: Forget it when I close").setFocus()
    app.wait_until(lambda: "Forget" in app.voice.said[-1])
    assert app.voice.said[-1] == "My list: Forget it when I close. Choice. Chosen"
