"""A waiting-room computer whole: visits one after the other, and nothing that leads out."""

from __future__ import annotations

import gc
import subprocess
import sys
import weakref
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from conftest import OpenRoom
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import (
    QCloseEvent,
    QContextMenuEvent,
    QDragEnterEvent,
    QGuiApplication,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget
from waiting import PRINTER, Room

from ketams_desktop.desktop.clinic_policy import ClinicWords, Finding, Policy, PrintRules
from ketams_desktop.desktop.pin import hash_pin
from ketams_desktop.desktop.settings import Keep
from ketams_desktop.desktop.speech import SpeechState
from ketams_desktop.desktop.x_windows import OnDisplay
from ketams_desktop.errors import ListFileError
from ketams_desktop.ui.clinic.cleaning import SECONDS, CleaningLock
from ketams_desktop.ui.clinic.curtain import Curtain
from ketams_desktop.ui.clinic.finish_screen import FinishScreen
from ketams_desktop.ui.clinic.keyboard import OnScreenKeys
from ketams_desktop.ui.clinic.lock_lines import lock_lines
from ketams_desktop.ui.clinic.pin_screen import PinScreen
from ketams_desktop.ui.clinic.staff_panel import StaffPanel
from ketams_desktop.ui.clinic.start_screen import StartScreen
from ketams_desktop.ui.clinic.typing_keys import TypingKeys
from ketams_desktop.ui.places import Screen
from ketams_desktop.ui.screens import NOT_IN_CLINIC, SCREENS
from ketams_desktop.ui.search_box import SearchField

OWN = "Quokka4711, is it safe with my walking pills?"
PIN = "482915"
POLICY = Policy(
    ClinicWords("This MS clinic", "", "Your team welcomes your questions"),
    printing=PrintRules(PRINTER, copies=2),
    staff_pin=hash_pin(PIN, b"0123456789abcdef"),
)
CONTROL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
TROUBLE = "The printer is not answering. It may be off or out of paper."

StartRoom = Callable[..., Room]

ROOT = Path(__file__).parents[2]


@pytest.fixture
def start_room(open_room: OpenRoom) -> StartRoom:
    """Return a function that opens a waiting room, with the policy of these tests if no other."""
    return lambda policy=POLICY: open_room(policy)


@pytest.fixture
def room(start_room: StartRoom) -> Room:
    return start_room()


def with_list(room: Room) -> Room:
    """Let the person have a question of their own on the list, and see the list."""
    room.press("Just read")
    room.services.session.add_own(OWN)
    return room.go(Screen.LIST)


def files_below(folder: Path) -> list[str]:
    return sorted(str(x) for x in folder.rglob("*") if x.is_file())


# One visit after the other ----------------------------------------------------------------


def test_room_opens_full_screen_on_the_start_without_naming_the_drug(room: Room) -> None:
    assert room.window.isFullScreen()
    assert len(room.all_of(StartScreen)) == 1
    assert room.says("KetaMS at This MS clinic")
    assert "etamine" not in room.words()
    assert room.window.windowTitle() == "KetaMS"


def test_quick_way_is_one_press_from_the_start(room: Room) -> None:
    room.press("Make a question list")
    assert room.here is Screen.GUIDE
    assert room.says("Who are you making this list for?")
    assert room.says("They called my name")


def test_called_button_is_on_every_screen(room: Room) -> None:
    room.press("Just read")
    for screen in SCREENS:
        about = room.services.library.page_heads()[0].id if screen is Screen.PAGE else ""
        room.go(screen, about)
        assert "They called my name" in room.buttons(), screen


def test_wipe_lets_go_of_the_whole_visit(room: Room) -> None:
    with_list(room)
    room.services.settings.change(text_percent=200, theme="night")
    old = [
        weakref.ref(x)
        for x in (
            room.services.session,
            room.services.settings,
            room.services.reading,
            room.services.keeper,
            room.services.speech,
            room.services.paper,
            room.room.visit,
            room.room.visit.window,
        )
    ]
    QGuiApplication.clipboard().setText(OWN)
    room.room.timer.wipe_now()
    room.settle()
    gc.collect()
    assert [x for x in old if x() is not None] == []
    assert room.services.session.is_empty
    assert room.services.settings.value.text_percent == 100
    assert room.services.settings.value.theme == "paper"
    assert room.here is Screen.HOME
    assert QGuiApplication.clipboard().text() == ""
    assert not [x for x in room.window.findChildren(QWidget) if OWN in x.accessibleName()]


def test_idle_screen_is_hidden_then_wiped(room: Room) -> None:
    with_list(room)
    room.pass_time(91)
    assert len(room.all_of(Curtain)) == 1
    assert not room.says(OWN)
    room.press(room.all_of(Curtain)[0])
    assert room.says(OWN)
    room.pass_time(91)
    room.pass_time(400)
    assert room.here is Screen.HOME
    assert room.services.session.is_empty
    assert not room.room.curtain.is_down
    room.press("Just read")
    assert room.here is Screen.LEARN, "the next person can begin"


def test_speech_keeps_the_visit_and_stops_with_the_curtain(room: Room) -> None:
    with_list(room)
    speech = room.services.speech
    speech.play(["One.", "Two."])
    room.pass_time(80)
    speech.sentence_started.emit(1)
    room.pass_time(80)
    assert not room.room.curtain.is_down
    room.pass_time(91)
    assert room.room.curtain.is_down
    assert speech.state is SpeechState.SILENT


def test_settings_of_the_person_hold_until_the_end_of_the_visit(room: Room) -> None:
    room.press("Bigger text").press("Text size: 150 %")
    assert room.services.settings.value.text_percent == 150
    room.press("Just read")
    room.pass_time(91)
    room.press(room.all_of(Curtain)[0])
    assert room.services.settings.value.text_percent == 150


def test_names_of_buttons_can_be_said_until_the_end_of_the_visit(room: Room) -> None:
    room.press("Just read").go(Screen.TEXT_AND_COLORS)
    room.press("Say the name of each button that I go to: On")
    said: list[str] = []
    room.services.speech.tell = said.append
    room.button("Text size: 150 %").setFocus()
    room.qtbot.waitUntil(lambda: said != [])
    assert said[-1].startswith("Text size: 150 %. Choice")
    room.pass_time(91).pass_time(500)
    assert not room.services.settings.value.speak_controls


def test_visit_writes_no_file(room: Room, own_folders: Path, tmp_path: Path) -> None:
    before = files_below(tmp_path)
    with_list(room)
    settings = room.services.settings
    settings.change(keep_list=Keep.YES, keep_answers=Keep.YES, text_percent=125)
    assert settings.value.keep_list is Keep.NO
    room.services.keeper.save_now()
    room.services.reading.note("the-short-answer", 3)
    room.services.reading.save_now()
    room.services.reading.forget()
    with pytest.raises(ListFileError):
        room.services.keeper.follow(tmp_path / "list.ketams")
    room.room.timer.wipe_now()
    room.settle()
    assert files_below(tmp_path) == before
    assert own_folders.is_dir()


# Printing ---------------------------------------------------------------------------------


def test_called_prints_the_list_then_starts_again(room: Room) -> None:
    with_list(room).press("They called my name")
    assert len(room.printer.taken) == 1
    assert len(room.all_of(FinishScreen)) == 1
    assert room.says("Your list was sent to the printer")
    assert not room.says(OWN)
    room.pass_time(31)
    assert room.here is Screen.HOME
    assert room.services.session.is_empty
    assert room.room.sheets == 1


def test_called_without_a_list_only_clears(room: Room) -> None:
    room.press("Just read").press("They called my name")
    assert room.printer.taken == []
    assert room.here is Screen.HOME


def test_called_after_the_same_list_was_printed_prints_nothing_more(room: Room) -> None:
    with_list(room).press("Print my list")
    assert len(room.printer.taken) == 1
    room.press("They called my name")
    assert len(room.printer.taken) == 1
    assert len(room.all_of(FinishScreen)) == 1


def test_second_copy_needs_a_second_press(room: Room) -> None:
    with_list(room).press("Print my list")
    assert room.says(f"Sent to the printer “{PRINTER}”")
    room.press("Print my list")
    assert len(room.printer.taken) == 1
    room.press("Print one more copy")
    assert [copies for _, copies in room.printer.taken] == [0, 1]


def test_finish_screen_can_stay_and_print_once_more(room: Room) -> None:
    with_list(room).press("They called my name")
    room.pass_time(25)
    room.press("I need more time")
    room.pass_time(25)
    assert len(room.all_of(FinishScreen)) == 1
    room.press("Print one more copy").press("Press again to print one more copy")
    assert len(room.printer.taken) == 2
    room.press("Clear now")
    assert room.here is Screen.HOME


def test_print_trouble_is_told_and_the_list_stays(room: Room) -> None:
    room.printer.trouble = TROUBLE
    with_list(room).press("Print my list")
    assert room.says("Please tell the desk. Your list is still here")
    assert room.says(OWN)
    room.press("Copy it by hand")
    assert room.says(f"1. {OWN}")
    room.press("I am done")
    assert room.says("You are done")
    room.press("Clear now")
    assert room.services.session.is_empty


def test_called_with_print_trouble_hides_the_list_until_it_is_wanted(room: Room) -> None:
    room.printer.trouble = TROUBLE
    with_list(room).press("They called my name")
    assert room.says("Your list was not printed")
    assert not room.says(OWN)
    room.press("Show my list")
    assert (room.here, room.says(f"1. {OWN}")) == (Screen.SHEET, True)
    room.pass_time(91)
    room.pass_time(400)
    assert room.services.session.is_empty


# Nothing leads out ------------------------------------------------------------------------


def test_screens_of_ones_own_computer_are_not_there(room: Room) -> None:
    for screen in NOT_IN_CLINIC:
        room.go(screen)
        assert len(room.all_of(StartScreen)) == 1, screen
    room.press("Just read")
    assert "Settings" not in room.buttons()


@pytest.mark.parametrize("screen", [x for x in SCREENS if x is not Screen.PAGE])
def test_no_screen_offers_to_save_copy_or_keep(room: Room, screen: Screen) -> None:
    with_list(room).go(screen)
    words = room.buttons()
    for out in ("Save PDF", "Copy text", "Copy", "Yes, keep it", "Print this page", "Print…"):
        assert out not in words


def test_page_offers_no_file_and_no_clipboard(room: Room) -> None:
    room.press("Just read")
    for head in room.services.library.page_heads()[:8]:
        room.go(Screen.PAGE, head.id)
        assert not [x for x in room.buttons() if x.startswith(("Copy", "Save", "Print"))]


def test_keeping_is_never_asked(room: Room) -> None:
    with_list(room)
    room.press("Make a question list") if room.here is Screen.HOME else None
    assert not room.says("Keep my list on this computer?")


@pytest.mark.parametrize(
    ("key", "held"),
    [
        (Qt.Key.Key_Q, CONTROL),
        (Qt.Key.Key_W, CONTROL),
        (Qt.Key.Key_F4, ALT),
        (Qt.Key.Key_P, CONTROL),
        (Qt.Key.Key_S, CONTROL),
        (Qt.Key.Key_O, CONTROL),
        (Qt.Key.Key_K, CONTROL),
        (Qt.Key.Key_F11, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_Menu, Qt.KeyboardModifier.NoModifier),
    ],
)
def test_keys_that_close_or_open_do_nothing(
    room: Room, key: Qt.Key, held: Qt.KeyboardModifier
) -> None:
    with_list(room).key(key, held)
    assert room.window.isVisible()
    assert room.window.isFullScreen()
    assert room.here is Screen.LIST
    assert [x for x in QApplication.topLevelWidgets() if x.isVisible()] == [room.window]


def test_window_cannot_be_closed_or_made_small(room: Room) -> None:
    with_list(room)
    event = QCloseEvent()
    QApplication.sendEvent(room.window, event)
    assert not event.isAccepted()
    room.window.close()
    assert room.window.isVisible()
    room.window.showMinimized()
    room.settle()
    assert room.window.isFullScreen()


def test_no_menu_opens_and_nothing_can_be_dropped(room: Room) -> None:
    room.press("Just read")
    field = room.all_of(SearchField)[0]
    for widget in (room.window, field, *room.all_of(QWidget)[:40]):
        menu = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, QPoint(5, 5), QPoint(5, 5))
        QApplication.sendEvent(widget, menu)
        data = QMimeData()
        data.setText(OWN)
        drag = QDragEnterEvent(
            QPoint(5, 5),
            Qt.DropAction.CopyAction,
            data,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
        drag.ignore()
        QApplication.sendEvent(widget, drag)
        assert not drag.isAccepted()
    assert QApplication.activePopupWidget() is None
    assert [x for x in QApplication.topLevelWidgets() if x.isVisible()] == [room.window]


def test_nothing_goes_to_the_clipboard_or_comes_from_it(room: Room) -> None:
    room.press("Just read")
    QGuiApplication.clipboard().setText("of the one before")
    field = room.all_of(SearchField)[0]
    field.setFocus()
    field.setText("bladder")
    field.selectAll()
    room.key(Qt.Key.Key_C, CONTROL).key(Qt.Key.Key_X, CONTROL)
    assert QGuiApplication.clipboard().text() == "of the one before"
    field.end(False)
    room.key(Qt.Key.Key_V, CONTROL)
    assert field.text() == "bladder"


# On-screen keys ---------------------------------------------------------------------------


def test_keys_come_with_a_field_and_go_with_done(room: Room) -> None:
    room.press("Just read")
    assert room.all_of(OnScreenKeys) == []
    field = room.all_of(SearchField)[0]
    room.press(field)
    assert len(room.all_of(OnScreenKeys)) == 1
    for letter in ("B", "l", "a"):
        room.press(letter)
    assert field.text() == "Bla"
    room.press("Done")
    assert room.all_of(OnScreenKeys) == []


def test_keys_come_where_a_question_is_written(room: Room) -> None:
    with_list(room).press("Write my own")
    fields = [*room.all_of(QLineEdit), *room.all_of(QPlainTextEdit)]
    assert len(fields) == 1
    assert len(room.all_of(OnScreenKeys)) == 1
    room.press("H")
    assert fields[0].isVisible()


def test_keys_go_when_real_keys_are_used(room: Room) -> None:
    room.press("Just read").press(room.all_of(SearchField)[0])
    room.key(Qt.Key.Key_B)
    assert room.all_of(OnScreenKeys) == []
    assert room.all_of(SearchField)[0].text() == "b"


def test_keys_go_with_the_visit(room: Room) -> None:
    room.press("Just read").press(room.all_of(SearchField)[0])
    room.room.timer.wipe_now()
    room.settle()
    assert len(room.window.findChildren(TypingKeys)) == 1
    assert room.all_of(OnScreenKeys) == []


# Staff ------------------------------------------------------------------------------------


def open_panel(room: Room) -> StaffPanel:
    room.key(Qt.Key.Key_S, CONTROL | ALT)
    screen = room.all_of(PinScreen)[0]
    screen.field.setText(PIN)
    room.press("Open")
    room.qtbot.waitUntil(lambda: bool(room.all_of(StaffPanel)), timeout=10_000)
    return room.settle().all_of(StaffPanel)[0]


def test_panel_opens_with_the_pin_alone(room: Room) -> None:
    room.key(Qt.Key.Key_S, CONTROL | ALT)
    screen = room.all_of(PinScreen)[0]
    screen.field.setText("0000")
    room.press("Open")
    room.qtbot.waitUntil(lambda: room.says("Tries left: 4"), timeout=10_000)
    assert room.all_of(StaffPanel) == []
    room.press("Back to the start")
    panel = open_panel(room)
    assert panel.isVisible()


def test_five_wrong_pins_are_followed_by_a_minute_that_no_way_round_shortens(room: Room) -> None:
    def ask() -> PinScreen:
        room.key(Qt.Key.Key_S, CONTROL | ALT)
        return room.all_of(PinScreen)[0]

    def open_with(pin: str, told: str) -> None:
        ask().field.setText(pin)
        room.press("Open")
        room.qtbot.waitUntil(lambda: room.says(told), timeout=10_000)
        room.press("Back to the start")

    for left in (4, 3, 2, 1):
        open_with("0000", f"Tries left: {left}")
    open_with("0000", "Too many wrong tries. Seconds to wait: ")
    open_with(PIN, "Too many wrong tries. Seconds to wait: ")
    with_list(room)
    room.room.timer.wipe_now()
    room.settle()
    open_with(PIN, "Too many wrong tries. Seconds to wait: ")
    room.clock.now += 60
    assert open_panel(room).isVisible()


def test_panel_opens_by_five_presses_on_the_name(room: Room) -> None:
    name = next(x for x in room.all_of(QWidget) if getattr(x, "words", "").startswith("KetaMS at"))
    for _ in range(5):
        room.press(name)
    assert len(room.all_of(PinScreen)) == 1


def test_panel_is_not_reached_in_a_visit(room: Room) -> None:
    with_list(room).key(Qt.Key.Key_S, CONTROL | ALT)
    assert room.all_of(PinScreen) == []
    room.go(Screen.HOME).key(Qt.Key.Key_S, CONTROL | ALT)
    assert room.all_of(PinScreen) == []


def test_panel_goes_by_itself_and_no_press_brings_it_back(room: Room) -> None:
    open_panel(room)
    room.pass_time(91)
    assert room.all_of(StaffPanel) == []
    assert len(room.all_of(StartScreen)) == 1


def test_panel_tells_printer_content_policy_and_count(start_room: StartRoom) -> None:
    finding = Finding(7, "idle.wipe_minutes: It must be a whole number.")
    room = start_room(replace(POLICY, findings=(finding,)))
    with_list(room).press("They called my name").press("Clear now")
    open_panel(room)
    assert room.says(f"Printer: {PRINTER}")
    assert room.says("Lists sent to the printer since the start: 1")
    assert room.says("Line 7: idle.wipe_minutes")
    assert room.says(room.services.library.info.content_version)
    assert room.says("The app fills the screen.")


@pytest.mark.parametrize(
    ("display", "told", "not_told"),
    [
        (None, "does not tell the app which other windows", "No other window is open"),
        (OnDisplay(0, True, True), "No other window is open on this screen.", "Other windows"),
        (OnDisplay(2, True, True), "that are open on this screen: 2.", "lies above the app"),
        (OnDisplay(1, True, False), "Another window lies above the app.", "No other window is"),
        (OnDisplay(0, False, True), "The app does not fill the screen.", "The app fills"),
    ],
)
def test_lock_check_tells_what_the_window_manager_says(
    display: OnDisplay | None, told: str, not_told: str
) -> None:
    words = " ".join(text for text, _ in lock_lines(True, 0, display))
    assert told in words
    assert not_told not in words
    assert "Please try these by hand" in words


def test_panel_counts_how_often_another_window_came_to_the_front(room: Room) -> None:
    for _ in range(2):
        room.room.window.left.emit()
    open_panel(room)
    assert room.says("came to the front since the start, times: 2")


def test_times_changed_by_staff_hold_for_the_next_visits(room: Room) -> None:
    open_panel(room)
    room.press("Seconds until the screen is hidden: 30")
    room.press("Back to the start")
    with_list(room).pass_time(31)
    assert room.room.curtain.is_down


def test_cleaning_lets_no_press_through(room: Room) -> None:
    open_panel(room)
    room.press("Clean the screen")
    lock = room.all_of(CleaningLock)[0]
    room.key(Qt.Key.Key_S, CONTROL | ALT)
    QTest.mouseClick(room.window, Qt.MouseButton.LeftButton)
    room.settle()
    assert lock.isVisible()
    for _ in range(SECONDS):
        lock.on_second()
    room.settle()
    assert len(room.all_of(StartScreen)) == 1
    room.press("Just read")
    assert room.here is Screen.LEARN


def test_exit_is_for_staff_where_there_is_a_pin(room: Room) -> None:
    assert "Exit" not in room.buttons()
    open_panel(room)
    room.press("Exit")
    assert not room.window.isVisible()


def test_exit_is_shown_where_there_is_no_pin(start_room: StartRoom) -> None:
    room = start_room(replace(POLICY, staff_pin=""))
    room.press("Exit")
    assert not room.window.isVisible()


def test_all_that_a_visit_may_need_is_loaded_before_the_first() -> None:
    """In a process of its own: here most of it is loaded already."""
    code = (
        "import sys; from ketams_desktop.clinic_app import load_whole; load_whole();"
        "print('\\n'.join(sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stderr == ""
    loaded = set(done.stdout.split("\n"))
    folders = ("library", "questions", "paper", "desktop", "ui")
    files = [x for folder in folders for x in (ROOT / "ketams_desktop" / folder).rglob("*.py")]
    names = {".".join(x.relative_to(ROOT).with_suffix("").parts) for x in files}
    wanted = {x.removesuffix(".__init__") for x in names} | {"typst"}
    assert len(wanted) > 150
    # For other systems, or where a library is missing.
    assert {x for x in wanted - loaded if not x.endswith("voice_engine")} == set()
