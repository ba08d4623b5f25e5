"""What a screen reader is told: names, roles and states, asked of Qt's accessible tree."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

import pytest
from conftest import Start
from driving import Driver, name_of
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleActionInterface, QAccessibleInterface
from PySide6.QtWidgets import QAbstractButton, QWidget
from test_layout import every_place

from ketams_desktop.desktop.settings import Keep
from ketams_desktop.library.figures import sentence
from ketams_desktop.library.records import RiskFigure
from ketams_desktop.ui.guide.page_preview import PagePreview
from ketams_desktop.ui.places import Screen
from ketams_desktop.ui.preferences.choices import ChoiceRow
from ketams_desktop.ui.reader.comparison_view import ComparisonView
from ketams_desktop.ui.reader.figure_card import FigureCard, PeoplePicture
from ketams_desktop.ui.widgets.buttons import ActionButton, RailButton
from ketams_desktop.ui.widgets.prose import Heading, ItemLine, Mark, Prose, Text

ICON = re.compile(r"^(lucide|health):|^[a-z]+(-[a-z]+)+$")


def spoken(widget: QWidget) -> QAccessibleInterface:
    found = QAccessible.queryAccessibleInterface(widget)
    assert found is not None
    return found


def name(widget: QWidget) -> str:
    return spoken(widget).text(QAccessible.Text.Name)


def faults_here(app: Driver) -> list[str]:
    """Return what a person who hears the present screen would miss."""
    faults = []
    for widget in app.all_of(QWidget):
        can_focus = widget.focusPolicy() != Qt.FocusPolicy.NoFocus
        if can_focus and (not name(widget).strip() or ICON.search(name(widget))):
            faults.append(f"{name_of(widget)} has the name '{name(widget)}'")
        if can_focus and isinstance(widget, Prose) and "href=" not in widget.text():
            faults.append(f"{name_of(widget)} takes the focus and has no link")
        if isinstance(widget, Mark):
            continue
        if isinstance(widget, Text) and (not name(widget) or "<" in name(widget)):
            faults.append(f"{name_of(widget)} is heard as '{name(widget)}'")
    faults += [
        f"{name_of(heading)} is heard as {spoken(heading).role()}"
        for heading in app.all_of(Heading)
        if spoken(heading).role() != QAccessible.Role.Heading or name(heading) != heading.words
    ]
    titles = [x.words for x in app.all_of(Heading) if x.level == 1]
    levels = [x.level for x in in_reading_order(app)]
    if any(after > before + 1 for before, after in pairwise(levels)):
        faults.append(f"the headings have the levels {levels}")
    # The menu is nothing but the rail's buttons; the pane that holds them is named.
    if len(titles) != (0 if app.here[0] is Screen.MENU else 1):
        faults.append(f"the titles are {titles}")
    return faults


def in_reading_order(app: Driver) -> list[Heading]:
    """Return the headings in the order in which a screen reader goes through the tree."""

    def below_node(node: QAccessibleInterface) -> Iterator[Heading]:
        widget = node.object()
        if isinstance(widget, Heading) and widget.isVisible():
            yield widget
        for number in range(node.childCount()):
            yield from below_node(node.child(number))

    return list(below_node(spoken(app.window)))


@pytest.mark.parametrize("width", [1280, 800])
def test_places_heard_have_names_and_headings(start: Start, width: int) -> None:
    app = start(keep_list=Keep.YES)
    app.session.choose("health", frozenset({"bladder"}))
    app.show(width)
    faults = []
    # In the narrow window the same blocks stand in another frame: every fourth will do.
    for place in every_place(app)[:: 1 if width > 1000 else 4]:
        app.go(place.screen, place.about)
        at = f"{place.screen} {place.about}"
        faults += [f"{at}: {x}" for x in faults_here(app)]
    assert not faults, "\n".join(faults)


def test_pane_on_arrival_has_the_focus_and_the_title(app: Driver) -> None:
    app.go(Screen.PAGE, "bladder")
    focus = app.focus()
    assert focus is not None
    assert name(focus) == app.services.library.page("bladder").title


def test_figures_as_pictures_say_the_whole_sentence(app: Driver) -> None:
    app.go(Screen.PAGE, "cut-off-or-dizzy")
    figures = [app.services.library.figure(x) for x in ("felt-cut-off", "felt-dizzy")]
    cards = app.all_of(FigureCard)
    for figure, card in zip(figures, cards, strict=False):
        assert isinstance(figure, RiskFigure)
        picture = card.findChild(PeoplePicture)
        assert isinstance(picture, PeoplePicture)
        assert spoken(picture).role() == QAccessible.Role.Graphic
        assert name(picture) == sentence(figure)
        app.press(next(x for x in card.findChildren(QAbstractButton) if "other way" in x.text()))
        assert name(picture) == sentence(figure, other_way=True) != sentence(figure)


def test_figure_buttons_on_one_page_can_be_told_apart(app: Driver) -> None:
    app.go(Screen.PAGE, "cut-off-or-dizzy")
    buttons = [x for card in app.all_of(FigureCard) for x in card.findChildren(ActionButton)]
    # The other way, as a table, and the limits of the claim.
    assert len(buttons) == 9
    assert len({name(x) for x in buttons}) == 9
    table = next(x for x in buttons if x.text() == "See it as a table")
    app.press(table)
    assert name(table).startswith("Hide the table: ")


def test_sheet_preview_heard_tells_which_page(app: Driver) -> None:
    app.session.add_own("Why?")
    app.go(Screen.LIST).wait_for_sheet()
    preview = app.one(PagePreview)
    assert spoken(preview).role() == QAccessible.Role.Graphic
    assert "Page 1 of 1" in name(preview)


def test_option_boxes_heard_tell_kind_and_state(app: Driver) -> None:
    app.go(Screen.GUIDE, "goals").tick("pain")
    states = {key: spoken(box).state().checked for key, box in app.options().items()}
    assert {spoken(x).role() for x in app.options().values()} == {QAccessible.Role.CheckBox}
    assert [key for key, on in states.items() if on] == ["pain"]

    app.go(Screen.GUIDE, "stage").tick("offered").tick("booked")
    states = {key: spoken(box).state().checked for key, box in app.options().items()}
    assert {spoken(x).role() for x in app.options().values()} == {QAccessible.Role.RadioButton}
    assert [key for key, on in states.items() if on] == ["booked"]


def test_list_rows_heard_are_radio_buttons_with_number_and_reason(app: Driver) -> None:
    app.session.choose("health", frozenset({"bladder"}))
    app.go(Screen.LIST)
    row = app.button("1. How strong is the proof for someone with MS?")
    assert spoken(row).role() == QAccessible.Role.RadioButton
    assert spoken(row).state().checked
    assert "Suggested" in spoken(row).text(QAccessible.Text.Description)


def test_heading_heard_tells_its_level(app: Driver) -> None:
    app.go(Screen.PAGE, "bladder")
    told = {
        heading.level: attributes.attributeValue(QAccessible.Attribute.Level)
        for heading in app.all_of(Heading)
        if (attributes := spoken(heading).attributesInterface()) is not None
    }
    assert told == {1: 1, 2: 2, 3: 3}


def test_choice_heard_is_a_radio_button_that_a_press_chooses(app: Driver) -> None:
    app.go(Screen.SETTINGS)
    for words in ("US Letter", "A4"):
        choice = spoken(app.button(words))
        assert choice.role() == QAccessible.Role.RadioButton
        actions = choice.actionInterface()
        assert QAccessibleActionInterface.toggleAction() not in actions.actionNames()
        actions.doAction(QAccessibleActionInterface.pressAction())
        app.settle()
        assert spoken(app.button(words)).state().checked


def test_option_toggled_by_assistive_technology_counts_as_ticked(app: Driver) -> None:
    app.go(Screen.GUIDE, "goals")
    actions = spoken(app.options()["pain"]).actionInterface()
    actions.doAction(QAccessibleActionInterface.toggleAction())
    app.settle()
    assert app.session.answers.goals == frozenset({"pain"})


def test_list_items_heard_stand_in_a_list_without_their_marks(app: Driver) -> None:
    app.go(Screen.HELP)
    items = app.all_of(ItemLine)
    assert len(items) > 20
    assert {spoken(x).role() for x in items} == {QAccessible.Role.ListItem}
    assert {spoken(x).parent().role() for x in items} == {QAccessible.Role.List}
    assert {name(mark) for mark in app.all_of(Mark)} == {""}


def test_table_cells_heard_tell_the_column_they_stand_in(app: Driver) -> None:
    app.go(Screen.PAGE, "ask-now-later-or-not")
    table = app.services.library.comparison("ask-now-later-not")
    cells = app.one(ComparisonView).findChildren(Prose)
    columns = [name(cell).split(":")[0] for cell in cells if cell.isVisible()]
    assert columns == [*table.columns] * len(table.rows)


def test_rail_heard_tells_where_the_person_is(app: Driver) -> None:
    app.go(Screen.PAGE, "bladder")
    rail = app.all_of(RailButton)
    assert {spoken(x).role() for x in rail} == {QAccessible.Role.Button}
    said = {x.text(): spoken(x).text(QAccessible.Text.Description) for x in rail}
    assert [text for text, words in said.items() if words] == ["Learn"]
    assert said["Learn"] == "You are here"


def test_rail_with_a_list_says_how_many_questions(app: Driver) -> None:
    rail = app.button("My questions")
    assert name(rail) == "My questions"
    app.session.add_own("Why?")
    assert name(rail) == "My questions, 1 question on your list"
    app.session.add_own("When?")
    assert name(rail) == "My questions, 2 questions on your list"


def test_chosen_button_pressed_again_stays_chosen(app: Driver) -> None:
    app.go(Screen.TEXT_AND_COLORS).press("100 %")
    assert spoken(app.button("100 %")).state().checked
    app.go(Screen.HELP).press("Ireland").press("Ireland")
    assert spoken(app.button("Ireland")).state().checked
    assert len(app.all_of(ChoiceRow)) == 1
