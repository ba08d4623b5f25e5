"""Going about the app: the rail, Back, the keys, and windows made wider or narrower."""

from __future__ import annotations

import pytest
from conftest import Start
from driving import Driver
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit

from ketams_desktop.desktop.settings import Keep
from ketams_desktop.ui import window as window_module
from ketams_desktop.ui.frame import Pane
from ketams_desktop.ui.places import Screen
from ketams_desktop.ui.reader.hit_row import HitRow
from ketams_desktop.ui.screens import build_screen
from ketams_desktop.ui.text_field import TextField
from ketams_desktop.ui.widgets.buttons import RailButton
from ketams_desktop.ui.widgets.link_card import LinkCard

RAIL = {
    "Learn": Screen.LEARN,
    "Weigh it up": Screen.WEIGH,
    "My questions": Screen.LIST,
    "Text & colors": Screen.TEXT_AND_COLORS,
    "Settings": Screen.SETTINGS,
    "Get help now": Screen.HELP,
    "Home": Screen.HOME,
}


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[Screen]:
    """Return what the window has drawn since, one entry a drawing."""
    screens: list[Screen] = []

    def counted(context: object, screen: Screen, about: str) -> object:
        screens.append(screen)
        return build_screen(context, screen, about)  # type: ignore[arg-type]

    monkeypatch.setattr(window_module, "build_screen", counted)
    return screens


def test_rail_pressed_goes_to_each_screen_and_marks_it(app: Driver) -> None:
    for text, screen in RAIL.items():
        app.press(text)
        assert app.here == (screen, "")
        marked = [x.text() for x in app.all_of(RailButton) if x.accessibleDescription()]
        assert marked == [text]


def test_back_after_a_walk_goes_the_same_way_back(app: Driver) -> None:
    assert not app.buttons("Back")
    card = next(x for x in app.press("Learn").all_of(LinkCard) if x.key == "risks")
    app.press(card)
    app.press(next(x for x in app.all_of(LinkCard) if x.key == "bladder"))
    walked = [(Screen.PAGE, "bladder"), (Screen.LEARN, "risks"), (Screen.LEARN, "")]
    for place in walked:
        assert app.here == place
        app.press("Back")
    assert app.here == (Screen.HOME, "")
    assert not app.buttons("Back")


def test_going_where_one_is_changes_nothing(app: Driver, drawn: list[Screen]) -> None:
    app.press("Learn")
    drawn.clear()
    app.press("Learn").go(Screen.LEARN)
    assert drawn == []
    app.press("Back")
    assert app.here == (Screen.HOME, "")


def test_alt_left_goes_back_and_stops_at_the_start(app: Driver) -> None:
    app.press("Learn").press("Settings")
    app.key(Qt.Key.Key_Left, alt=True)
    assert app.here == (Screen.LEARN, "")
    app.key(Qt.Key.Key_Left, alt=True).key(Qt.Key.Key_Left, alt=True)
    assert app.here == (Screen.HOME, "")


@pytest.mark.parametrize("width", [1280, 700])
def test_ctrl_f_puts_the_keyboard_in_search(app: Driver, width: int) -> None:
    app.window.resize(width, 800)
    app.settle().key(Qt.Key.Key_F, ctrl=True)
    assert app.focus() is app.one(TextField)
    app.type("bladder").key(Qt.Key.Key_Return)
    assert app.here == (Screen.SEARCH, "bladder")
    assert app.says("Found for “bladder”")
    assert any(x.words.key == "bladder" for x in app.all_of(HitRow))


def test_ctrl_f_where_there_is_no_search_changes_nothing(app: Driver) -> None:
    app.press("Settings")
    focus = app.focus()
    assert not app.all_of(TextField)
    app.key(Qt.Key.Key_F, ctrl=True)
    assert app.here == (Screen.SETTINGS, "")
    assert app.focus() is focus


def test_search_from_search_takes_one_step_back(app: Driver) -> None:
    for words in ("dizzy", "bladder"):
        field = app.one(TextField)
        field.setFocus()
        field.selectAll()
        app.type(words)
    assert app.here == (Screen.SEARCH, "bladder")
    assert app.back().here == (Screen.HOME, "")


def test_search_without_words_stays_and_with_no_hit_says_so(app: Driver) -> None:
    app.key(Qt.Key.Key_F, ctrl=True).type("   ").key(Qt.Key.Key_Return)
    assert app.here == (Screen.HOME, "")
    app.type("xyzzy").key(Qt.Key.Key_Return)
    assert app.says("Nothing was found for “xyzzy”")
    assert app.says("Try one short word, such as bladder.")
    app.press("All topics")
    assert app.here == (Screen.LEARN, "")


def test_search_for_a_question_adds_it(app: Driver) -> None:
    app.go(Screen.SEARCH, "falling")
    assert app.says("1 place") or app.says(" places")
    row = next(x for x in app.all_of(HitRow) if x.words.kind == "question")
    text = row.words.title
    app.press(f"Add to my list: {text}")
    assert [x.text for x in app.session.questions.items] == [text]
    app.press(f"On my list: {text}")
    assert not app.session.questions.items


def test_menu_in_a_narrow_window_holds_the_rail(app: Driver) -> None:
    app.window.resize(800, 800)
    app.settle()
    assert not app.all_of(RailButton)
    app.press("Menu")
    assert {x.text() for x in app.all_of(RailButton)} == set(RAIL)
    app.press("Settings")
    assert app.here == (Screen.SETTINGS, "")
    app.press("Back")
    assert app.here == (Screen.HOME, "")


def test_menu_with_the_screen_one_came_from_takes_no_step_back(app: Driver) -> None:
    app.press("Learn")
    app.window.resize(800, 800)
    app.settle().press("Menu").press("Learn")
    assert app.here == (Screen.LEARN, "")
    app.press("Back")
    assert app.here == (Screen.HOME, "")


def test_menu_when_the_window_grows_wide_goes_back_to_the_place(app: Driver) -> None:
    app.press("Learn")
    app.window.resize(800, 800)
    app.settle().press("Menu")
    app.window.resize(1280, 800)
    app.settle()
    assert app.here == (Screen.LEARN, "")
    assert len(app.all_of(RailButton)) == len(RAIL)


@pytest.mark.parametrize("widths", [(880, 1280), (1280, 880)])
def test_window_across_the_threshold_is_drawn_once_and_keeps_the_place(
    start: Start, drawn: list[Screen], widths: tuple[int, int]
) -> None:
    app = start(keep_list=Keep.NO).show(widths[0])
    app.go(Screen.PAGE, "bladder")
    drawn.clear()
    app.window.resize(widths[0] + 5, 800)
    app.settle()
    assert drawn == []
    app.window.resize(widths[1], 800)
    app.settle()
    assert drawn == [Screen.PAGE]
    assert app.here == (Screen.PAGE, "bladder")


def text_pane(app: Driver) -> Pane:
    title = app.services.library.page(app.here[1]).title
    return next(x for x in app.all_of(Pane) if x.accessibleName() == title)


def test_window_across_the_threshold_keeps_focus_and_scroll(app: Driver) -> None:
    app.go(Screen.PAGE, "bladder")
    app.button("Show it the other way").setFocus()
    app.settle()
    text_pane(app).verticalScrollBar().setValue(60)
    assert app.focus().visibleRegion().isEmpty()
    app.window.resize(880, 800)
    app.settle()
    assert app.focus() is app.button("Show it the other way")
    # Who scrolled away from the keyboard's place is not thrown back to it.
    assert text_pane(app).verticalScrollBar().value() == 60


def test_text_made_larger_keeps_the_focus_in_view(app: Driver) -> None:
    app.go(Screen.PAGE, "bladder")
    button = app.button("Show it the other way")
    button.setFocus()
    app.settle()
    assert not button.visibleRegion().isEmpty()
    app.services.settings.change(text_percent=300)
    app.settle()
    button = app.button("Show it the other way")
    assert app.focus() is button
    assert button.visibleRegion().boundingRect().height() == button.height()


def test_window_across_the_threshold_keeps_half_typed_search(app: Driver) -> None:
    app.key(Qt.Key.Key_F, ctrl=True).type("blad")
    app.key(Qt.Key.Key_Left)
    app.window.resize(880, 800)
    app.settle()
    field = app.one(TextField)
    assert app.focus() is field
    assert (field.text(), field.cursorPosition()) == ("blad", 3)
    # Elsewhere, the words are gone: they were about the place that was left.
    app.go(Screen.LEARN)
    assert app.one(TextField).text() == ""


def test_window_across_the_threshold_keeps_a_half_typed_question(app: Driver) -> None:
    app.session.add_own("Why?")
    app.go(Screen.LIST).press("Write my own")
    app.type("Is it safe")
    app.window.resize(880, 800)
    app.settle()
    field = app.one(QPlainTextEdit)
    assert app.focus() is field
    assert field.toPlainText() == "Is it safe"
    app.type(" for me?").key(Qt.Key.Key_Return)
    assert [x.text for x in app.session.questions.items] == ["Why?", "Is it safe for me?"]


def test_settings_changed_keep_the_place_and_the_focus(app: Driver, drawn: list[Screen]) -> None:
    app.go(Screen.TEXT_AND_COLORS)
    app.button("150 %").setFocus()
    drawn.clear()
    app.key(Qt.Key.Key_Space)
    assert drawn == [Screen.TEXT_AND_COLORS]
    assert app.here == (Screen.TEXT_AND_COLORS, "")
    assert app.focus() is app.button("150 %")
