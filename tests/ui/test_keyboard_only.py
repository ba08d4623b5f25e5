"""Everything with the keyboard alone: no trap, the focus in view, a ring around it."""

from __future__ import annotations

import pytest
from driving import Driver, name_of
from layout_rules import visible_part
from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QRadioButton, QWidget

from ketams_desktop.ui.frame import Pane
from ketams_desktop.ui.guide.list_rows import ListRow
from ketams_desktop.ui.places import Screen
from ketams_desktop.ui.widgets.focus_ring import FocusRing
from ketams_desktop.ui.widgets.prose import Prose

#: More stops than any screen has.
MANY = 400


def rings(app: Driver) -> list[QWidget]:
    module = FocusRing.__module__
    return [x for x in app.all_of(QWidget) if type(x).__module__ == module]


def focus_faults(app: Driver) -> list[str]:
    """Return what is wrong with where the keyboard is now."""
    focus = app.focus()
    if focus is None:
        return ["nothing has the keyboard"]
    if not focus.isVisible() or not focus.isEnabled():
        return [f"{name_of(focus)} has the keyboard and cannot be seen"]
    if isinstance(focus, Pane):
        return []
    seen = visible_part(focus)
    # What is higher than the window is seen in part.
    if seen.isEmpty() or (focus.height() < 300 and seen.height() < focus.height() - 2):
        return [f"{name_of(focus)} is scrolled out of view: {seen}"]
    found = rings(app)
    if len(found) != 1:
        return [f"{len(found)} rings around {name_of(focus)}"]
    host = found[0].parentWidget()
    box = QRect(focus.mapTo(host, QPoint(0, 0)), focus.size())
    ring = found[0].geometry()
    if ring != box.adjusted(-5, -5, 5, 5):
        return [f"the ring {ring} is not around {name_of(focus)} {box}"]
    if not host.rect().contains(ring):
        return [f"the ring around {name_of(focus)} is cut off: {ring} in {host.rect()}"]
    return []


def stops(app: Driver, key: Qt.Key = Qt.Key.Key_Tab) -> list[QWidget]:
    """Press Tab until the keyboard is where it was; return the widgets on the way."""
    start = app.focus()
    assert start is not None
    way: list[QWidget] = [start]
    for _ in range(MANY):
        app.key(key)
        assert focus_faults(app) == [], app.here
        focus = app.focus()
        assert focus is not None
        if focus is start:
            return way
        if focus is not way[-1]:
            way.append(focus)
    raise AssertionError(f"no way back to {name_of(start)}; the last were {way[-4:]}")


def reachable(app: Driver) -> set[QWidget]:
    """Return all that Tab should reach: of radio buttons, only the chosen one."""
    every = {
        x
        for x in app.all_of(QWidget)
        if x.isEnabled() and x.focusPolicy() & Qt.FocusPolicy.TabFocus and x.focusProxy() is None
    }
    return {x for x in every if not isinstance(x, QRadioButton) or x.isChecked()}


@pytest.mark.parametrize("width", [1280, 760])
@pytest.mark.parametrize("screen", list(Screen))
def test_screen_with_tab_reaches_everything_and_comes_round(
    app: Driver, screen: Screen, width: int
) -> None:
    if screen is Screen.MENU and width > 900:
        return
    app.session.choose("health", frozenset({"bladder"}))
    app.session.choose("stage", frozenset({"offered"}))
    app.window.resize(width, 700)
    about = {Screen.PAGE: "cut-off-or-dizzy", Screen.SEARCH: "dizzy", Screen.GUIDE: "stage"}
    app.settle().go(screen, about.get(screen, "")).wait_for_sheet()
    way = stops(app)
    missed = reachable(app) - set(way)
    assert not missed, [name_of(x) for x in missed]
    if screen in (Screen.PAGE, Screen.LIST):
        # A paragraph with links is met at its last link when one comes from below.
        assert set(stops(app, Qt.Key.Key_Backtab)) == set(way)


def test_text_that_begins_with_a_link_is_left_on_the_way_back(app: Driver) -> None:
    app.go(Screen.PAGE, "cut-off-or-dizzy")
    starting = [x for x in app.all_of(Prose) if ">" + "<a " in x.text()[:60]]
    assert starting, "this page has no text that begins with a link"
    for prose in starting:
        prose.setFocus()
        links = prose.text().count("<a ")
        for _ in range(2 * links):
            app.key(Qt.Key.Key_Tab)
        for _ in range(2 * links + 1):
            app.key(Qt.Key.Key_Backtab)
        assert app.focus() is not prose, name_of(prose)


def test_words_being_written_are_no_trap(app: Driver) -> None:
    app.session.add_own("Why?")
    app.go(Screen.LIST).wait_for_sheet().press("Write my own")
    app.type("Is it safe?")
    way = stops(app)
    assert reachable(app) - set(way) == set()
    app.key(Qt.Key.Key_Tab)
    assert app.focus() is app.button("Save")


def test_ring_follows_when_the_window_scrolls_or_changes_size(app: Driver) -> None:
    app.go(Screen.PAGE, "bladder")
    button = app.button("Show it the other way")
    button.setFocus()
    app.settle()
    assert [x for x in focus_faults(app) if "ring" in x] == []
    pane = next(x for x in app.all_of(Pane) if x.isAncestorOf(button))
    pane.verticalScrollBar().setValue(120)
    app.window.resize(1100, 640)
    app.settle()
    assert [x for x in focus_faults(app) if "ring" in x] == []
    # Something above opens: the button moves, and the ring with it.
    prose = next(x for x in app.all_of(Prose) if "term:cystitis" in x.text())
    app.press_link(prose, "bladder damage")
    button.setFocus()
    app.settle()
    assert [x for x in focus_faults(app) if "ring" in x] == []


def text_of(widget: QWidget) -> str:
    return str(widget.text()) if hasattr(widget, "text") else ""


def test_ring_stands_out_on_its_ground_and_goes_with_the_focus(app: Driver) -> None:
    colors = app.services.themes.resolve("system").colors
    for text, color in (
        ("Start reading", colors.ink),
        ("Short way: about 2 minutes", colors.on_brand),
    ):
        app.button(text).setFocus()
        app.settle()
        assert focus_faults(app) == []
        (ring,) = rings(app)
        image = ring.grab().toImage()
        assert image.pixelColor(image.width() // 2, 1).name() == color.name()


class Keys:
    """A person with a keyboard and nothing else."""

    def __init__(self, app: Driver) -> None:
        self.app = app

    def to(self, name: str) -> Keys:
        """Press Tab until the button of that name has the keyboard."""
        for _ in range(MANY):
            focus = self.app.focus()
            is_button = isinstance(focus, QAbstractButton)
            if focus is not None and is_button and name in (text_of(focus), focus.accessibleName()):
                assert focus_faults(self.app) == []
                return self
            self.app.key(Qt.Key.Key_Tab)
        raise AssertionError(f"Tab never reaches '{name}' on {self.app.here}")

    def press(self, name: str, key: Qt.Key = Qt.Key.Key_Return) -> Keys:
        self.to(name).app.key(key)
        return self

    def key(self, key: Qt.Key) -> Keys:
        self.app.key(key)
        return self


@pytest.mark.parametrize("width", [1280, 760])
def test_from_home_to_a_list_with_the_keyboard_alone(app: Driver, width: int) -> None:
    app.window.resize(width, 700)
    app.settle()
    space = Qt.Key.Key_Space
    person = Keys(app)
    person.press("Full way: about 6 minutes")
    assert app.here == (Screen.GUIDE, "who")
    person.press("Next", space)
    person.to("I am just finding out").key(Qt.Key.Key_Down).key(space).press("Next")
    assert len(app.session.answers.chosen("stage")) == 1
    person.press("Neurologist (MS doctor)", space).press("MS nurse").press("Next")
    assert app.session.answers.chosen("visit") == {"neurologist", "ms_nurse"}
    person.press("Pain", space).press("Stop here", space)
    assert app.here == (Screen.LIST, "")

    count = len(app.session.questions)
    rows = sorted(app.all_of(ListRow), key=lambda x: x.y())
    person.to(rows[0].accessibleName()).key(Qt.Key.Key_Down).key(Qt.Key.Key_Down)
    third = app.session.questions.items[2].text
    person.press("First")
    assert app.session.questions.items[0].text == third

    person.press("Write my own", space)
    app.type("Who drives me home?").key(Qt.Key.Key_Return)
    assert app.session.questions.items[-1].text == "Who drives me home?"
    person.press("Edit", space)
    app.type(" And back?").key(Qt.Key.Key_Return)
    assert app.session.questions.items[-1].text == "Who drives me home? And back?"
    person.press("Remove", space)
    assert len(app.session.questions) == count
    person.press("Undo")
    assert len(app.session.questions) == count + 1

    app.wait_for_sheet()
    person.press("Copy text")
    assert "Who drives me home? And back?" in QGuiApplication.clipboard().text()


def test_pane_with_the_keyboard_scrolls_and_escape_is_no_surprise(app: Driver) -> None:
    app.go(Screen.PAGE, "bladder")
    pane = app.focus()
    assert isinstance(pane, Pane)
    app.key(Qt.Key.Key_PageDown)
    assert pane.verticalScrollBar().value() > 300
    app.key(Qt.Key.Key_Up)
    app.key(Qt.Key.Key_Escape)
    assert app.here == (Screen.PAGE, "bladder")
    assert app.window.isVisible()


def test_key_held_down_presses_once(app: Driver) -> None:
    app.go(Screen.PAGE, "bladder")
    button = next(x for x in app.all_of(QAbstractButton) if x.text() == "Add to my list")
    button.setFocus()
    none = Qt.KeyboardModifier.NoModifier
    for kind, repeated in (
        (QEvent.Type.KeyPress, False),
        (QEvent.Type.KeyPress, True),
        (QEvent.Type.KeyPress, True),
        (QEvent.Type.KeyRelease, False),
    ):
        event = QKeyEvent(kind, Qt.Key.Key_Return, none, "\r", repeated)
        QApplication.sendEvent(button, event)
    app.settle()
    assert len(app.session.questions) == 1
