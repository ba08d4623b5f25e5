"""Start screen, curtain, last screen and the called button, each on its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

import pytest
from driving import Driver
from layout_rules import layout_faults
from PySide6.QtCore import QPoint, Qt, SignalInstance
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from ketams_desktop.desktop.clinic_policy import ClinicWords, IdleTimes, Policy, PrintRules
from ketams_desktop.desktop.visit_timer import VisitTimer
from ketams_desktop.ui.clinic import curtain as curtain_module
from ketams_desktop.ui.clinic import finish_screen as finish_module
from ketams_desktop.ui.clinic.called import CalledButton
from ketams_desktop.ui.clinic.curtain import Curtain, printing_failed, still_here
from ketams_desktop.ui.clinic.curtain_keeper import CurtainKeeper
from ketams_desktop.ui.clinic.finish_screen import FinishScreen
from ketams_desktop.ui.clinic.start_card import StartCard
from ketams_desktop.ui.clinic.start_offers import start_state
from ketams_desktop.ui.clinic.start_screen import Drawer, Offer, StartScreen, StartState
from ketams_desktop.ui.kit import Kit
from ketams_desktop.ui.places import Screen
from ketams_desktop.ui.preferences.choices import ChoiceRow
from ketams_desktop.ui.widgets.prose import Heading, Line
from tools.gallery.clinic_scenes import clinic_kit

Start = Callable[..., Driver]
WORDS = ClinicWords("Name of a clinic", "Good to see you", "We like questions")
TROUBLE = "The printer is not answering. It may be off or out of paper."


def start_screen(app: Driver, state: StartState | None = None) -> StartScreen:
    """Show the start screen in place of the window's own."""
    kit = clinic_kit(app.services)
    is_narrow = kit.look.is_narrow(app.window.width())
    screen = StartScreen(kit, state or state_of(app), is_narrow=is_narrow)
    app.window.setCentralWidget(screen)
    app.settle()
    return screen


def state_of(
    app: Driver,
    words: ClinicWords = WORDS,
    opened: Drawer = Drawer.NONE,
    *,
    printer: str = "waiting-room",
    region: str = "",
) -> StartState:
    policy = Policy(words, region, printing=PrintRules(printer))
    return start_state(app.services, policy, date(2026, 11, 25), opened=opened)


def texts(widget: QWidget) -> str:
    """Return all words in sight and on buttons."""
    lines = [x.words for x in widget.findChildren(Line) if x.isVisible()]
    buttons = [
        f"{x.text()} {x.accessibleName()} {x.accessibleDescription()}"
        for x in widget.findChildren(QAbstractButton)
        if x.isVisible()
    ]
    return " / ".join([*lines, *buttons])


def button(widget: QWidget, words: str) -> QAbstractButton:
    return next(
        x
        for x in widget.findChildren(QAbstractButton)
        if x.isVisible() and words in (x.text(), x.accessibleName())
    )


# The start screen -------------------------------------------------------------------------


def test_start_shows_the_words_of_the_clinic(app: Driver) -> None:
    screen = start_screen(app)
    shown = texts(screen)
    assert "KetaMS at Name of a clinic" in shown
    assert "Good to see you" in shown
    assert [x.words for x in screen.findChildren(Heading)] == ["We like questions"]
    assert "Not yet reviewed by a clinician" in shown
    assert "Nothing is sent to the internet" in shown


def test_start_without_a_policy_speaks_for_no_clinic(app: Driver) -> None:
    screen = start_screen(app, state_of(app, ClinicWords()))
    shown = texts(screen)
    assert "Bring your questions to your visit" in shown
    assert "welcome" not in shown
    assert " at " not in next(x.words for x in screen.findChildren(Line))


@pytest.mark.parametrize("words", [WORDS, ClinicWords()])
def test_start_names_no_medicine_and_no_illness(app: Driver, words: ClinicWords) -> None:
    screen = start_screen(app, state_of(app, words))
    for drawer in Drawer:
        screen._open(drawer)
        shown = texts(screen).lower().replace("ketams", "")
        assert "ketamine" not in shown
        assert "sclerosis" not in shown
        assert " ms" not in shown
    assert "ketamine" not in app.window.windowTitle().lower()


def test_start_without_a_printer_promises_no_print(app: Driver) -> None:
    shown = texts(start_screen(app, state_of(app, printer="")))
    assert "and copy it from the screen" in shown
    assert "rint" not in shown.replace("Print ", "")


def test_start_has_the_quick_way_first(app: Driver) -> None:
    first, second = start_screen(app).findChildren(StartCard)
    assert first.accessibleName() == "Make a question list"
    assert first.accessibleDescription() == "and print it here"
    assert (first._is_main, second._is_main) == (True, False)
    assert first.mapTo(app.window, QPoint()).x() < second.mapTo(app.window, QPoint()).x()


@pytest.mark.parametrize(
    ("words", "signal"),
    [
        ("Make a question list", "list_wanted"),
        ("Just read", "read_wanted"),
        ("I need help now", "help_wanted"),
        ("They called my name", "called"),
    ],
)
@pytest.mark.parametrize("percent", [100, 300])
def test_start_tells_what_was_pressed(
    qtbot: QtBot, start: Start, words: str, signal: str, percent: int
) -> None:
    app = start(text_percent=percent).show()
    screen = start_screen(app)
    wanted: SignalInstance = getattr(screen, signal)
    with qtbot.waitSignal(wanted, timeout=1000):
        QTest.mouseClick(button(screen, words), Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(wanted, timeout=1000):
        QTest.keyClick(button(screen, words), Qt.Key.Key_Return)


@pytest.mark.parametrize(
    ("opener", "drawer", "choice", "value"),
    [
        ("Text size: Bigger text", "text", "150 %", "150"),
        ("Colors", "colors", "Night (dark)", "night"),
        ("Country: Which country?", "region", "Ireland", "ie"),
    ],
)
def test_start_has_each_choice_within_one_press(
    qtbot: QtBot, app: Driver, opener: str, drawer: str, choice: str, value: str
) -> None:
    screen = start_screen(app)
    assert not [x for x in screen.findChildren(ChoiceRow) if x.isVisible()]
    with qtbot.waitSignal(screen.drawer_opened, timeout=1000) as opened:
        button(screen, opener).click()
    assert opened.args == [drawer]
    app.settle()
    (row,) = (x for x in screen.findChildren(ChoiceRow) if x.isVisible())
    wanted = next(x for x in row.findChildren(QAbstractButton) if x.text() == choice)
    with qtbot.waitSignal(screen.chosen, timeout=1000) as chosen:
        wanted.click()
    assert chosen.args == [drawer, value]
    button(screen, opener).click()
    app.settle()
    assert not [x for x in screen.findChildren(ChoiceRow) if x.isVisible()]


def test_start_opens_one_drawer_at_a_time_and_the_one_that_was_open(app: Driver) -> None:
    state = state_of(app, opened=Drawer.REGION)
    screen = start_screen(app, state)
    assert [x.accessibleName() for x in screen.findChildren(ChoiceRow) if x.isVisible()] == [
        "Country"
    ]
    button(screen, "Colors").click()
    app.settle()
    assert [x.accessibleName() for x in screen.findChildren(ChoiceRow) if x.isVisible()] == [
        "Colors"
    ]


def test_start_shows_the_country_of_the_policy_until_another_is_chosen(app: Driver) -> None:
    state = state_of(app, region="ca")
    app.services.settings.change(country="ie")
    assert state_of(app, region="ca").regions.words == "Ireland"
    screen = start_screen(app, state)
    assert button(screen, "Country: Canada").text() == "Canada"


def test_start_offers_languages_only_where_there_are_two(app: Driver) -> None:
    assert "Language" not in texts(start_screen(app))
    state = state_of(app)
    two = Offer([("en", "English"), ("es", "Español")], "en")
    both = StartState(state.words, state.review, state.text_sizes, state.themes, state.regions, two)
    screen = start_screen(app, both)
    assert button(screen, "Language: English").text() == "English"


@pytest.mark.parametrize("percent", [100, 150, 200, 300])
@pytest.mark.parametrize("width", [1024, 1366])
@pytest.mark.parametrize("drawer", list(Drawer))
def test_start_is_laid_out_at_every_size(
    start: Start, percent: int, width: int, drawer: Drawer
) -> None:
    app = start(text_percent=percent).show(width, 768)
    screen = start_screen(app, state_of(app, opened=drawer))
    assert layout_faults(app.window) == []
    for each in screen.findChildren(QAbstractButton):
        if each.isVisible():
            assert each.height() >= 60, each.text()
    called = next(x for x in screen.findChildren(CalledButton))
    assert app.window.rect().contains(called.mapTo(app.window, called.rect().bottomRight()))
    assert not called.visibleRegion().isEmpty(), "it scrolls away"


def test_called_button_says_what_it_does(app: Driver) -> None:
    kit = clinic_kit(app.services)
    with_printer, without = (CalledButton(kit, can_print=x) for x in (True, False))
    assert "Prints your list as it stands" in with_printer.accessibleDescription()
    assert without.accessibleDescription() == "Clears the screen for the next person."


# The curtain ---------------------------------------------------------------------------------


@pytest.fixture
def kit(app: Driver) -> Kit:
    return clinic_kit(app.services)


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    said: list[str] = []
    for module in (curtain_module, finish_module):
        monkeypatch.setattr(module, "announce", lambda _widget, text: said.append(text))
    return said


def test_curtain_hides_everything_and_says_so(app: Driver, kit: Kit, heard: list[str]) -> None:
    curtain = Curtain(kit, still_here(), app.window)
    curtain.fall()
    app.settle()
    assert curtain.geometry() == app.window.rect()
    shown = app.window.grab().toImage()
    ground = kit.colors.background.rgb()
    rail = [shown.pixel(x, y) for x in (3, 30, 100) for y in range(2, shown.height(), 7)]
    assert set(rail) == {ground}, "something of the screen is still to be seen"
    assert app.focus() is button(curtain, "I am still here")
    (said,) = heard
    assert said.startswith("Still here? Press anywhere to go on.")


@pytest.mark.parametrize("place", [QPoint(2, 2), QPoint(640, 400)])
def test_curtain_is_answered_by_a_press_anywhere(
    qtbot: QtBot, app: Driver, kit: Kit, place: QPoint
) -> None:
    curtain = Curtain(kit, still_here(), app.window)
    curtain.fall()
    with qtbot.waitSignal(curtain.answered, timeout=1000):
        QTest.mouseClick(app.window.windowHandle(), Qt.MouseButton.LeftButton, pos=place)


@pytest.mark.parametrize("key", [Qt.Key.Key_A, Qt.Key.Key_Space, Qt.Key.Key_Return])
def test_curtain_is_answered_by_any_key(qtbot: QtBot, app: Driver, kit: Kit, key: Qt.Key) -> None:
    curtain = Curtain(kit, still_here(), app.window)
    curtain.fall()
    with qtbot.waitSignal(curtain.answered, timeout=1000):
        QTest.keyClick(app.window.windowHandle(), key)


def test_curtain_is_answered_by_a_screen_reader(qtbot: QtBot, app: Driver, kit: Kit) -> None:
    curtain = Curtain(kit, still_here(), app.window)
    curtain.fall()
    interface = QAccessible.queryAccessibleInterface(button(curtain, "I am still here"))
    actions = interface.actionInterface()
    with qtbot.waitSignal(curtain.answered, timeout=1000):
        actions.doAction(actions.pressAction())


def test_curtain_warns_before_the_end(app: Driver, kit: Kit, heard: list[str]) -> None:
    curtain = Curtain(kit, still_here(), app.window)
    curtain.fall()
    curtain.warn()
    assert heard[-1].startswith("In one minute all is cleared")
    assert "In one minute" in texts(curtain)


def test_curtain_after_a_failed_print_tells_the_truth(app: Driver, kit: Kit) -> None:
    curtain = Curtain(kit, printing_failed(TROUBLE), app.window)
    curtain.fall()
    app.settle()
    shown = texts(curtain)
    assert TROUBLE in shown
    assert "Please tell the desk." in shown
    assert button(curtain, "Show my list")


@pytest.mark.parametrize("percent", [100, 200, 300])
def test_curtain_and_last_screen_are_laid_out_at_every_size(start: Start, percent: int) -> None:
    app = start(text_percent=percent).show(1024, 768)
    kit = clinic_kit(app.services)
    for widget in (
        Curtain(kit, still_here()),
        Curtain(kit, printing_failed(TROUBLE)),
        FinishScreen(kit, "waiting-room", 30),
        FinishScreen(kit, "", 30),
    ):
        app.window.setCentralWidget(widget)
        app.settle()
        assert layout_faults(app.window) == []


# Who lets it fall ----------------------------------------------------------------------------


class Hand:
    """A clock that someone turns."""

    def __init__(self) -> None:
        self.now = 5000.0

    def __call__(self) -> float:
        return self.now


class Room:
    """The app's real window with a visit in it."""

    def __init__(self, app: Driver, kit: Kit) -> None:
        self.app, self.hand = app, Hand()
        self.timer = VisitTimer(IdleTimes(), app.window, self.hand)
        self.keeper = CurtainKeeper(app.window, self.timer, lambda: kit)
        self.timer.watch(app.window.windowHandle(), QApplication.instance())
        self.press()

    def wait(self, seconds: float) -> None:
        self.hand.now += seconds
        self.timer.on_second()
        self.app.settle()

    def press(self) -> None:
        place = QPoint(640, 10)
        QTest.mouseClick(self.app.window.windowHandle(), Qt.MouseButton.LeftButton, pos=place)
        self.app.settle()


@pytest.fixture
def room(app: Driver, kit: Kit) -> Iterator[Room]:
    made = Room(app, kit)
    yield made
    made.timer.stop()


def test_keeper_hides_what_is_under_it_from_everyone_and_gives_it_back(room: Room) -> None:
    window = room.app.window
    target = room.app.button("Start reading")
    target.setFocus()
    room.wait(90)
    assert room.keeper.is_down
    assert not window.centralWidget().isVisible(), "a screen reader could read it"
    assert room.app.one(Curtain).geometry() == window.rect()
    room.press()
    assert not room.keeper.is_down
    assert room.app.all_of(Curtain) == []
    assert room.app.here[0] is Screen.HOME, "the press went through"
    assert target.isVisible()
    assert room.app.focus() is target


def test_keeper_covers_a_window_that_grows(room: Room) -> None:
    room.wait(90)
    room.app.window.resize(1400, 900)
    room.app.settle()
    assert room.app.one(Curtain).geometry() == room.app.window.rect()


def test_keeper_warns_and_shows_nothing_of_the_old_visit_after_the_wipe(room: Room) -> None:
    room.wait(90)
    room.wait(330)
    assert "In one minute" in texts(room.app.one(Curtain))
    old = room.app.window.centralWidget()
    shown: list[bool] = []
    room.timer.wiped.connect(lambda: shown.append(old.isVisible()))
    room.wait(60)
    assert not room.keeper.is_down
    assert shown == [False]
    assert not old.isVisible()
    room.app.window.redraw()
    room.app.settle()
    assert room.app.window.centralWidget().isVisible()


def test_keeper_after_a_failed_print_hides_at_once_and_leads_to_the_list(
    qtbot: QtBot, room: Room
) -> None:
    room.keeper.printing_failed(TROUBLE)
    room.app.settle()
    assert TROUBLE in texts(room.app.one(Curtain))
    with qtbot.waitSignal(room.keeper.list_wanted, timeout=1000):
        room.press()
    room.wait(90)
    assert "Still here?" in texts(room.app.one(Curtain)), "the trouble is told once"
    with qtbot.assertNotEmitted(room.keeper.list_wanted):
        button(room.app.one(Curtain), "I am still here").click()
    assert not room.keeper.is_down


# The last screen -----------------------------------------------------------------------------


def test_finish_says_sent_and_never_printed(app: Driver, kit: Kit) -> None:
    screen = FinishScreen(kit, "waiting-room", 30)
    app.window.setCentralWidget(screen)
    app.settle()
    shown = texts(screen)
    assert "Your list was sent to the printer" in shown
    assert "“waiting-room”" in shown
    assert "printed" not in shown.lower()
    assert "clears itself: 30" in shown


def test_finish_counts_down_without_talking(app: Driver, kit: Kit, heard: list[str]) -> None:
    screen = FinishScreen(kit, "waiting-room", 30)
    app.window.setCentralWidget(screen)
    screen.tell()
    for seconds in range(29, 0, -1):
        screen.set_seconds(seconds)
    app.settle()
    assert "clears itself: 1" in texts(screen)
    (said,) = heard
    assert "Take it with you" in said
    assert said.endswith("30")


def test_finish_tells_what_is_wanted(qtbot: QtBot, app: Driver, kit: Kit) -> None:
    screen = FinishScreen(kit, "waiting-room", 30)
    app.window.setCentralWidget(screen)
    app.settle()
    for words, signal in (("Clear now", screen.cleared), ("I need more time", screen.time_wanted)):
        with qtbot.waitSignal(signal, timeout=1000):
            button(screen, words).click()


def test_finish_prints_one_more_only_on_the_second_press(
    qtbot: QtBot, app: Driver, kit: Kit
) -> None:
    screen = FinishScreen(kit, "waiting-room", 30)
    app.window.setCentralWidget(screen)
    app.settle()
    with qtbot.assertNotEmitted(screen.copy_wanted):
        button(screen, "Print one more copy").click()
    with qtbot.waitSignal(screen.copy_wanted, timeout=1000):
        button(screen, "Press again to print one more copy").click()
    assert button(screen, "Print one more copy")


def test_finish_of_a_list_that_was_copied_offers_no_print(app: Driver, kit: Kit) -> None:
    screen = FinishScreen(kit, "", 30)
    app.window.setCentralWidget(screen)
    app.settle()
    assert "rint" not in texts(screen)
