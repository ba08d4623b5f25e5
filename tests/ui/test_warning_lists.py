"""The end of pages about risks: the emergency line, the fixed lists, the numbers to call."""

from __future__ import annotations

import pytest
from driving import Driver, words_of
from PySide6.QtWidgets import QWidget

from ketams_desktop.library.records import HelpPurpose
from ketams_desktop.ui.help.help_parts import CountryCard, WarningBox
from ketams_desktop.ui.places import Screen
from ketams_desktop.ui.reader.warning_lists import WarningLists
from ketams_desktop.ui.widgets.prose import Line, Text

OPEN = "Warning signs and numbers"


def shown(widget: QWidget) -> list[str]:
    return [words_of(x) for x in widget.findChildren(Text) if x.isVisible()]


def signs_of(app: Driver) -> list[list[str]]:
    return [shown(box)[0::1] for box in app.all_of(WarningBox)]


def test_warning_lists_end_every_page_about_risks_and_no_other(app: Driver) -> None:
    library = app.services.library
    warned = [x.id for x in library.sections() if x.warnings]
    assert warned == ["risks"]
    for head in library.page_heads():
        app.go(Screen.PAGE, head.id)
        lists = app.all_of(WarningLists)
        assert len(lists) == (head.section in warned), head.id
        if lists:
            assert "If you are not sure, call." in shown(lists[0])
            assert [x.text() for x in app.buttons(OPEN)] == [OPEN]


def test_emergency_line_before_a_country_is_chosen_names_all(app: Driver) -> None:
    app.go(Screen.PAGE, "bladder")
    (line,) = [x for x in shown(app.one(WarningLists)) if x.startswith("In an emergency")]
    for country in app.services.library.help_countries():
        numbers = [x.number for x in country.lines if x.purpose is HelpPurpose.EMERGENCY]
        assert f"{country.name}: {', '.join(dict.fromkeys(numbers))}." in line
    assert "Elsewhere, call your local emergency number." in line


def test_emergency_line_of_the_chosen_country_has_its_number(app: Driver) -> None:
    app.services.settings.change(country="uk")
    app.go(Screen.PAGE, "bladder")
    assert "In an emergency, call 999." in shown(app.one(WarningLists))


def test_warning_lists_opened_are_those_of_the_help_screen(app: Driver) -> None:
    app.go(Screen.HELP)
    lists = signs_of(app)
    numbers = [shown(x) for x in app.all_of(CountryCard)]
    assert [x[0] for x in lists] == [x.title for x in app.services.library.warning_sets()]
    app.go(Screen.PAGE, "bladder").press(OPEN)
    assert signs_of(app) == lists
    assert [shown(x) for x in app.all_of(CountryCard)] == numbers
    assert len(numbers) == len(app.services.library.help_countries())
    app.press("Hide warning signs and numbers")
    assert not app.all_of(WarningBox)
    assert not app.all_of(CountryCard)


@pytest.mark.parametrize("ticks", [frozenset({"bladder", "liver"}), frozenset({"heart"})])
def test_warning_lists_are_never_filtered_by_answers(app: Driver, ticks: frozenset[str]) -> None:
    app.go(Screen.PAGE, "bladder").press(OPEN)
    before = shown(app.one(WarningLists))
    app.session.choose("health", ticks)
    app.go(Screen.PAGE, "liver").press(OPEN)
    assert shown(app.one(WarningLists)) == before


def test_country_pressed_on_a_page_keeps_the_lists_open(app: Driver) -> None:
    app.go(Screen.PAGE, "bladder").press(OPEN).press("Ireland")
    assert app.services.settings.value.country == "ie"
    (card,) = app.all_of(CountryCard)
    country = next(x for x in app.services.library.help_countries() if x.id == "ie")
    said = shown(card)
    for line in country.lines:
        assert line.number in said
        assert any(x.endswith(f"Checked {line.checked_on}.") for x in said)
    first = next(x for x in card.findChildren(Line) if x.words[0].isdigit())
    assert first.words == "999"
    assert len(app.all_of(WarningBox)) == 3
