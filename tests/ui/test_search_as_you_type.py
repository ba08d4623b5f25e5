"""Searching as one types: hits under the field, the keyboard in it, the screen behind as it was."""

from __future__ import annotations

from unittest import mock

import pytest
from conftest import Start
from driving import Driver
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from ketams_desktop.desktop.settings import Keep
from ketams_desktop.ui.frame import Pane
from ketams_desktop.ui.places import Screen
from ketams_desktop.ui.reader import search_screen
from ketams_desktop.ui.reader.hit_row import HitRow, RowWords
from ketams_desktop.ui.reader.search_screen import MOST_HITS, SearchScreen
from ketams_desktop.ui.search_box import SearchField
from ketams_desktop.ui.widgets.buttons import RailButton
from ketams_desktop.ui.widgets.prose import Heading
from ketams_desktop.ui.window import MainWindow

WIDTHS = pytest.mark.parametrize("width", [1280, 700])


def begin(app: Driver, width: int = 1280) -> SearchField:
    """Put the keyboard into the search field."""
    app.window.resize(width, 800)
    app.settle().key(Qt.Key.Key_F, ctrl=True)
    return app.one(SearchField)


def hits(app: Driver) -> list[str]:
    return [row.words.key for row in app.all_of(HitRow)]


@WIDTHS
def test_each_letter_changes_the_hits_and_the_keyboard_stays(app: Driver, width: int) -> None:
    field = begin(app, width)
    seen = []
    for letter in "bladder":
        app.type(letter)
        assert app.focus() is field
        assert app.says(f"Found for “{field.text()}”")
        seen.append(hits(app))
    assert all(1 <= len(found) <= MOST_HITS for found in seen)
    assert seen[0] != seen[-1]
    assert seen[-1][0] == "bladder"
    assert app.here == (Screen.SEARCH, "bladder")


@WIDTHS
def test_typing_draws_no_screen_anew_and_keeps_the_rows(app: Driver, width: int) -> None:
    begin(app, width)
    app.type("b")
    rows, central = app.window.findChildren(HitRow), app.window.centralWidget()
    app.type("ladder pressure")
    assert app.window.findChildren(HitRow) == rows
    assert app.window.centralWidget() is central


@WIDTHS
def test_escape_brings_back_the_screen_as_it_was(app: Driver, width: int) -> None:
    app.go(Screen.PAGE, "bladder")
    field = begin(app, width)
    title = next(x for x in app.all_of(Heading) if x.level == 1)
    bar = app.all_of(Pane)[0].verticalScrollBar()
    bar.setValue(40)
    app.type("liver")
    assert not title.isVisible()
    assert app.says("Found for “liver”")
    app.key(Qt.Key.Key_Escape)
    assert field.text() == ""
    assert app.focus() is field
    assert title.isVisible()
    assert app.here == (Screen.PAGE, "bladder")
    assert not app.all_of(HitRow)
    if width == 1280:
        assert bar.value() == 40
    assert app.back().here == (Screen.HOME, "")


def test_words_taken_away_letter_by_letter_bring_the_screen_back(app: Driver) -> None:
    begin(app)
    app.type("pe").key(Qt.Key.Key_Backspace).key(Qt.Key.Key_Backspace)
    assert app.here == (Screen.HOME, "")
    assert app.says("What would you like to do?")
    app.type("pee")
    assert hits(app)[0] == "bladder"


def test_back_comes_with_the_first_letter_and_leads_back(app: Driver) -> None:
    begin(app)
    assert not app.buttons("Back")
    app.type("pain")
    assert app.buttons("Back")
    assert not any(button.accessibleDescription() for button in app.all_of(RailButton))
    app.press("Back")
    assert app.here == (Screen.HOME, "")
    assert not app.buttons("Back")


@WIDTHS
def test_down_goes_through_the_hits_and_up_back_into_the_field(app: Driver, width: int) -> None:
    field = begin(app, width)
    app.type("bladder").key(Qt.Key.Key_Down)
    rows = app.all_of(HitRow)
    assert app.focus() is rows[0]
    app.key(Qt.Key.Key_Down)
    assert app.focus() is rows[1]
    app.key(Qt.Key.Key_Up).key(Qt.Key.Key_Up)
    assert app.focus() is field
    for _ in range(len(rows) + 2):
        app.key(Qt.Key.Key_Down)
    assert app.focus() is rows[-1]
    assert not rows[-1].visibleRegion().isEmpty()


def test_escape_on_a_hit_clears_and_gives_the_keyboard_to_the_field(app: Driver) -> None:
    field = begin(app)
    app.type("bladder").key(Qt.Key.Key_Down).key(Qt.Key.Key_Escape)
    assert app.focus() is field
    assert (field.text(), app.here) == ("", (Screen.HOME, ""))


def test_enter_opens_what_was_found_and_back_finds_the_hits_again(app: Driver) -> None:
    begin(app)
    app.type("blader").key(Qt.Key.Key_Return)
    assert app.focus() is app.all_of(HitRow)[0]
    app.key(Qt.Key.Key_Return)
    assert app.here == (Screen.PAGE, "bladder")
    assert app.one(SearchField).text() == ""
    app.back()
    assert app.here == (Screen.SEARCH, "blader")
    assert app.one(SearchField).text() == "blader"
    assert hits(app)[0] == "bladder"


def test_hits_drawn_from_scratch_follow_the_field_too(app: Driver) -> None:
    app.go(Screen.SEARCH, "pain")
    field = begin(app)
    app.key(Qt.Key.Key_Escape)
    assert app.says("Type a word, such as bladder.")
    assert app.here == (Screen.SEARCH, "")
    app.type("liver")
    assert hits(app)[0] == "liver"
    assert app.focus() is field
    app.key(Qt.Key.Key_Escape).key(Qt.Key.Key_Escape)
    assert app.here == (Screen.HOME, "")


def test_hits_stay_when_the_window_is_drawn_anew(app: Driver) -> None:
    begin(app)
    app.type("bladder")
    app.services.settings.change(text_percent=150)
    app.settle()
    assert app.here == (Screen.SEARCH, "bladder")
    assert hits(app)[0] == "bladder"
    assert app.focus() is app.one(SearchField)
    app.window.resize(700, 800)
    app.settle().type("x")
    assert app.one(SearchField).text() == "bladderx"
    app.key(Qt.Key.Key_Escape).key(Qt.Key.Key_Escape)
    assert app.here == (Screen.HOME, "")


def test_a_term_leads_to_the_words_explained(app: Driver) -> None:
    begin(app)
    app.type("cystitis")
    row = next(x for x in app.all_of(HitRow) if x.words.kind == "term")
    assert row.accessibleDescription().startswith("Word explained.")
    app.press(row)
    assert app.here[0] is Screen.GLOSSARY


def test_misspelled_words_say_what_was_looked_for(app: Driver) -> None:
    begin(app)
    app.type("ketamene")
    assert app.says("Found for “ketamine”")
    assert app.says("Nothing is spelled “ketamene”. This was found for “ketamine”.")
    app.key(Qt.Key.Key_Escape).type("pain elephant")
    assert app.says("Nothing holds all of “pain elephant”. This was found for “pain”.")


def test_nothing_found_offers_near_words(app: Driver) -> None:
    field = begin(app)
    app.type("bladzzzz")
    assert app.says("Nothing was found for “bladzzzz”")
    assert not app.all_of(HitRow)
    near = [text for text in app.button_texts() if text.startswith("Search for “")]
    assert "Search for “bladder”" in near
    app.press("Search for “bladder”")
    assert field.text() == "bladder"
    assert app.focus() is field
    assert hits(app)[0] == "bladder"
    assert not [text for text in app.button_texts() if text.startswith("Search for “")]
    app.key(Qt.Key.Key_Escape).type("xyzzy").press("Words explained")
    assert app.here == (Screen.GLOSSARY, "")


def test_caregivers_read_questions_in_their_words(app: Driver) -> None:
    app.session.choose("role", frozenset({"caregiver"}))
    begin(app)
    app.type("spot new harm")
    row = next(x for x in app.all_of(HitRow) if x.words.kind == "question")
    question = app.services.bank.question(row.words.key)
    assert row.words.title == question.caregiver != question.patient
    marked = {row.words.title[a:b] for a, b in row.words.title_marks}
    assert {"spot", "new", "harm"} <= marked


def test_hits_are_told_once_a_pause_and_not_with_each_key(app: Driver) -> None:
    field = begin(app)
    with mock.patch.object(search_screen, "announce") as told:
        app.type("bladder")
        assert not told.called
        app.wait_until(lambda: told.called)
        assert told.call_count == 1
        text = told.call_args.args[1]
        assert text.startswith("Found for “bladder”. ")
        assert text.endswith(" places")
        # Who presses Enter where nothing is to be entered is told at once.
        field.setText("xyzzy")
        app.key(Qt.Key.Key_Return)
        assert told.call_count == 2
        assert "Nothing was found for “xyzzy”" in told.call_args.args[1]


def test_nothing_is_told_when_the_words_were_cleared_in_the_pause(app: Driver) -> None:
    begin(app)
    with mock.patch.object(search_screen, "announce") as told:
        app.type("bladder").key(Qt.Key.Key_Escape)
        screen = app.window.findChildren(SearchScreen)[-1]
        assert not screen.is_to_tell
        assert not told.called


def test_words_set_by_assistive_technology_are_looked_for(app: Driver) -> None:
    field = begin(app)
    field.setText("liver")
    app.settle()
    assert hits(app)[0] == "liver"


def painted(row: HitRow) -> QImage:
    # Without the edge, which may have the color of the words.
    return row.grab(row.rect().adjusted(4, 4, -4, -4)).toImage()


@pytest.mark.parametrize("theme", ["paper", "contrast"])
def test_marked_words_differ_in_more_than_color(start: Start, theme: str) -> None:
    app = start(keep_list=Keep.NO, theme=theme).show()
    begin(app)
    app.type("liver")
    row = app.all_of(HitRow)[0]
    plain = RowWords("x", "page", "", "liver", (), "about the liver here", ())
    marked = RowWords("x", "page", "", "liver", ((0, 5),), "about the liver here", ((10, 15),))
    row.show_words(plain)
    colors = painted(row).convertToFormat(QImage.Format.Format_RGB32)
    row.show_words(marked)
    other = painted(row).convertToFormat(QImage.Format.Format_RGB32)
    ink = app.window.palette().windowText().color().rgb()

    def inked(image: QImage) -> int:
        return sum(
            image.pixel(x, y) == ink for x in range(image.width()) for y in range(image.height())
        )

    # The same ink, more of it: stronger strokes and a line under the words.
    assert inked(other) > 1.2 * inked(colors)


def test_hits_are_ready_before_the_first_key(app: Driver) -> None:
    begin(app)
    assert len(app.window.findChildren(HitRow)) == MOST_HITS
    assert not app.all_of(HitRow)


def test_start_makes_no_hits(app: Driver) -> None:
    assert isinstance(app.window, MainWindow)
    assert not app.window.findChildren(SearchScreen)
    assert QApplication.focusWidget() is not None
