"""Text, colors, country: every press shows at once and holds at the next start; help."""

from __future__ import annotations

import pytest
from conftest import Start
from driving import Driver
from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QAbstractButton

from ketams_desktop.desktop.settings import TEXT_SIZES, Keep
from ketams_desktop.library.records import HelpPurpose
from ketams_desktop.ui.places import Screen
from ketams_desktop.ui.preferences.choices import ChoiceRow
from ketams_desktop.ui.widgets.cards import Card
from ketams_desktop.ui.widgets.prose import Heading, Line


def corner_color(app: Driver) -> QColor:
    """Return the color of the window's background, as it is painted."""
    image = app.window.grab().toImage()
    return image.pixelColor(image.width() - 30, image.height() // 2)


def chosen(app: Driver, name: str) -> str:
    row = next(x for x in app.all_of(ChoiceRow) if x.accessibleName() == name)
    marked = [x.text() for x in row.findChildren(QAbstractButton) if x.isChecked()]
    assert len(marked) == 1
    return marked[0]


def test_text_size_pressed_changes_every_text_at_once(app: Driver) -> None:
    app.go(Screen.TEXT_AND_COLORS)
    sizes = {}
    for percent in TEXT_SIZES:
        app.press(f"Text size: {percent} %")
        assert chosen(app, "Text size") == f"{percent} %"
        line = next(x for x in app.all_of(Line) if x.words.startswith("Read this line."))
        sizes[percent] = line.font().pixelSize()
    assert sizes == {percent: round(18 * percent / 100) for percent in TEXT_SIZES}


def test_colors_pressed_change_at_once(app: Driver) -> None:
    app.go(Screen.TEXT_AND_COLORS)
    for name, theme in (("Night (dark)", "night"), ("Paper (light)", "paper")):
        app.press(f"Colors: {name}")
        colors = app.services.themes.resolve(theme).colors
        assert corner_color(app).name() == colors.background.name()
        heading = app.all_of(Heading)[0]
        assert heading.palette().color(heading.foregroundRole()) == colors.ink
        assert chosen(app, "Colors") == name


def test_text_and_colors_hold_at_the_next_start(app: Driver, start: Start) -> None:
    app.go(Screen.TEXT_AND_COLORS).press("Text size: 150 %").press("Colors: Night (dark)")
    app.close()
    again = start().show()
    assert again.all_of(Heading)[0].font().pixelSize() == round(34 * 1.5)
    night = again.services.themes.resolve("night").colors
    assert corner_color(again).name() == night.background.name()


def test_back_to_the_usual_look_resets_both(app: Driver) -> None:
    app.go(Screen.TEXT_AND_COLORS).press("Text size: 300 %").press("Colors: Night (dark)")
    app.press("Back to the usual look")
    assert chosen(app, "Text size") == "100 %"
    assert chosen(app, "Colors") == "Like my computer"
    assert app.services.settings.value.keep_list is Keep.NO


def test_settings_pressed_are_marked_and_hold_at_the_next_start(app: Driver, start: Start) -> None:
    app.go(Screen.SETTINGS)
    for button in ("My list: Keep it on this computer", "Paper: A4", "My country: Ireland"):
        app.press(button)
    app.press("Print: Large, 18 point").press("What I ticked and marked: Keep only the list")
    app.close()
    again = start().show().go(Screen.SETTINGS)
    assert chosen(again, "My list") == "Keep it on this computer"
    assert chosen(again, "Paper") == "A4"
    assert chosen(again, "Print") == "Large, 18 point"
    assert chosen(again, "My country") == "Ireland"
    assert chosen(again, "What I ticked and marked") == "Keep only the list"


def test_settings_say_where_a_list_is_kept(app: Driver) -> None:
    app.go(Screen.SETTINGS)
    assert app.says(str(app.list_file))


def test_help_before_a_country_is_chosen_shows_all(app: Driver) -> None:
    app.press("Get help now")
    countries = app.services.library.help_countries()
    headings = [x.words for x in app.all_of(Heading)]
    assert [x for x in headings if x in {c.name for c in countries}] == [c.name for c in countries]
    for country in countries:
        for line in country.lines:
            assert app.says(line.name)
    assert app.says("Where are you? Press once.")


@pytest.mark.parametrize("width", [1280, 700])
def test_help_shows_the_emergency_number_first(app: Driver, width: int) -> None:
    app.window.resize(width, 800)
    app.settle().go(Screen.HELP)
    for country in app.services.library.help_countries():
        card = next(
            x
            for x in app.all_of(Card)
            if any(h.words == country.name for h in x.findChildren(Heading))
        )
        lines = [x for x in card.findChildren(Line) if x.isVisible()]
        at = sorted(lines, key=lambda x: (x.mapTo(card, QPoint(0, 0)).y(), x.x()))
        first = min(country.lines, key=lambda x: list(HelpPurpose).index(x.purpose))
        assert first.purpose is HelpPurpose.EMERGENCY
        shown = [x.words for x in at[1:3]]
        assert first.number in shown, (country.id, shown)


def test_help_with_a_country_chosen_shows_its_lines_alone(app: Driver, start: Start) -> None:
    app.press("Get help now").press("My country: Ireland")
    names = {c.name for c in app.services.library.help_countries()}
    assert [x.words for x in app.all_of(Heading) if x.words in names] == ["Ireland"]
    assert not app.says("988")
    assert app.says("In any other country, call your local emergency number.")
    assert app.services.settings.value.country == "ie"
    app.close()
    again = start().show().press("Get help now")
    assert [x.words for x in again.all_of(Heading) if x.words in names] == ["Ireland"]
    again.press("My country: United Kingdom")
    assert again.says("999")


def test_help_numbers_tell_when_they_were_checked(app: Driver) -> None:
    app.press("Get help now")
    for country in app.services.library.help_countries():
        for line in country.lines:
            assert app.says(f"Checked {line.checked_on}.")


def test_help_shows_the_same_warning_signs_whatever_was_ticked(app: Driver) -> None:
    app.go(Screen.HELP)
    before = app.words()
    signs = [sign.text for x in app.services.library.warning_sets() for sign in x.signs]
    assert signs
    assert [x for x in before if x in set(signs)] == signs
    every = frozenset(x.id for x in app.services.guide.steps[5].options)
    app.session.choose("health", every)
    app.go(Screen.HOME).go(Screen.HELP)
    assert app.words() == before


def test_help_asked_for_from_the_rail_has_no_button_to_the_guide(app: Driver) -> None:
    app.press("Get help now")
    assert "Go on with my list" not in app.button_texts()
    assert not app.says("Thank you for telling us.")
