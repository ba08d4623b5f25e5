"""The glossary by first letter."""

from __future__ import annotations

import pytest
from driving import Driver
from PySide6.QtCore import Qt
from test_spoken import spoken

from ketams_desktop.ui.places import Screen
from ketams_desktop.ui.preferences.choices import ChoiceButton
from ketams_desktop.ui.reader.glossary_screen import first_letter
from ketams_desktop.ui.widgets.prose import Heading


def words(app: Driver) -> list[str]:
    return [x.words for x in app.all_of(Heading) if x.level == 2]


def test_letters_are_those_that_words_begin_with(app: Driver) -> None:
    app.go(Screen.GLOSSARY)
    terms = [x.term for x in app.services.library.terms()]
    letters = [x.text() for x in app.all_of(ChoiceButton)]
    assert letters == ["All", *sorted({x[0].upper() for x in terms})]
    assert "Z" not in letters
    assert words(app) == sorted(terms, key=str.casefold)
    assert all(x.height() >= 46 and x.width() >= 46 for x in app.all_of(ChoiceButton))


def test_letter_pressed_shows_its_words_and_all_brings_the_rest_back(app: Driver) -> None:
    app.go(Screen.GLOSSARY)
    every = words(app)
    app.press("C")
    found = [x for x in every if x[0] in "Cc"]
    assert words(app) == found
    assert app.says(f"{len(found)} words")
    assert spoken(app.button("C")).state().checked
    assert not spoken(app.button("All")).state().checked
    app.press("All")
    assert words(app) == every


def test_letter_with_the_keyboard_keeps_its_place(app: Driver) -> None:
    app.go(Screen.GLOSSARY)
    app.button("S").setFocus()
    app.key(Qt.Key.Key_Return)
    assert words(app)
    assert {x[0].upper() for x in words(app)} == {"S"}
    assert app.focus() is app.button("S")


def test_letter_chosen_stays_when_the_screen_is_drawn_anew(app: Driver) -> None:
    app.go(Screen.GLOSSARY).press("M")
    before = words(app)
    app.services.settings.change(text_percent=200)
    app.settle()
    assert words(app) == before
    app.go(Screen.HOME).go(Screen.GLOSSARY)
    assert len(words(app)) > len(before)


@pytest.mark.parametrize(
    ("word", "letter"), [("dose", "D"), ("écart", "E"), ("5-HT", "#"), (" NMDA", "N")]
)
def test_first_letter_is_a_plain_capital(word: str, letter: str) -> None:
    assert first_letter(word) == letter
