"""Weigh it up: the overview, the tables, what matters by mouse and by keyboard, and the sheet."""

from __future__ import annotations

import pytest
from conftest import Start
from driving import Driver
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleActionInterface, QGuiApplication
from PySide6.QtWidgets import QAbstractButton

from ketams_desktop.desktop.settings import Keep
from ketams_desktop.library.blocks import cited_claims
from ketams_desktop.questions.list_file import read_list
from ketams_desktop.questions.what_matters import Importance
from ketams_desktop.ui.guide.page_preview import PagePreview
from ketams_desktop.ui.places import Screen
from ketams_desktop.ui.reader.comparison_view import ComparisonView
from ketams_desktop.ui.weigh.mark_line import MarkButton, MarkLine
from ketams_desktop.ui.weigh.weigh_screen import SIDE_BY_SIDE, WHAT_MATTERS
from ketams_desktop.ui.widgets.buttons import RailButton
from ketams_desktop.ui.widgets.link_card import LinkCard
from ketams_desktop.ui.widgets.prose import Prose

VERY, QUITE, SOMEWHAT = Importance.VERY_MUCH, Importance.QUITE_A_LOT, Importance.SOMEWHAT
BLANK = "What matters most to me: blank lines to write on."


@pytest.fixture
def matters(app: Driver) -> Driver:
    return app.go(Screen.WEIGH, WHAT_MATTERS)


def line(app: Driver, value_id: str = "less-pain") -> MarkLine:
    return next(x for x in app.all_of(MarkLine) if x.value_id == value_id)


def button(app: Driver, importance: Importance, value_id: str = "less-pain") -> MarkButton:
    return next(x for x in line(app, value_id).buttons if x.importance is importance)


def shown(app: Driver, value_id: str = "less-pain") -> list[Importance]:
    return [x.importance for x in line(app, value_id).buttons if x.isChecked()]


def take_back(app: Driver) -> QAbstractButton:
    return app.button("Take back: Having less pain")


def copied(app: Driver) -> str:
    app.press("Copy text")
    return QGuiApplication.clipboard().text()


# The overview


def test_weigh_from_the_rail_leads_to_four_places(app: Driver) -> None:
    app.press("Weigh it up")
    places = {
        "Side by side": (Screen.WEIGH, SIDE_BY_SIDE),
        "What matters to me": (Screen.WEIGH, WHAT_MATTERS),
        "What do you know already?": (Screen.QUIZ, ""),
        "What nobody knows yet": (Screen.PAGE, "the-empty-shelf"),
    }
    assert len(app.all_of(LinkCard)) == len(places)
    for title, place in places.items():
        app.press(title)
        assert app.here == place
        marked = [x.text() for x in app.all_of(RailButton) if x.accessibleDescription()]
        assert marked == ["Learn" if place[0] is Screen.PAGE else "Weigh it up"]
        app.back()


def test_weigh_from_the_menu_of_a_narrow_window(app: Driver) -> None:
    app.window.resize(700, 800)
    app.settle().press("Menu").press("Weigh it up")
    assert app.here == (Screen.WEIGH, "")


def test_weigh_of_a_pack_without_tables_and_values_leaves_their_cards_out(
    app: Driver, monkeypatch: pytest.MonkeyPatch
) -> None:
    kind = type(app.services.library)
    monkeypatch.setattr(kind, "comparisons", lambda _self: ())
    monkeypatch.setattr(kind, "plain_records", lambda _self, _kind: [])
    app.go(Screen.WEIGH)
    assert [card.key for card in app.all_of(LinkCard)] == [Screen.QUIZ, "the-empty-shelf"]
    app.go(Screen.WEIGH, WHAT_MATTERS)
    assert not app.all_of(MarkLine)
    assert app.all_of(LinkCard)


def test_quiz_stopped_comes_back_to_weigh_it_up(app: Driver) -> None:
    app.go(Screen.WEIGH).press("What do you know already?").press("Stop here")
    assert app.here == (Screen.WEIGH, "")


# Side by side


def test_side_by_side_shows_every_table_with_its_sources(app: Driver) -> None:
    app.go(Screen.WEIGH, SIDE_BY_SIDE)
    titles = [table.title for table in app.services.library.comparisons()]
    assert titles == ["Ask now, ask later, or not at all", "What was tested in people with MS"]
    assert len(app.all_of(ComparisonView)) == 2
    for title in titles:
        assert app.says(title)
    rows = [row for table in app.services.library.comparisons() for row in table.rows]
    cited = {x for row in rows for cell in row.cells for x in cited_claims(cell)}
    assert app.buttons(f"Show {len(cited)} sources")


def test_side_by_side_number_of_a_claim_opens_its_study(app: Driver) -> None:
    app.go(Screen.WEIGH, SIDE_BY_SIDE)
    cited = next(x for x in app.all_of(Prose) if "claim:" in x.text())
    claim = app.services.library.claim("E-RISK-03")
    assert not app.says(claim.statement)
    app.press_link(cited, "(1)")
    assert app.says(f"1. {claim.statement}")


# What matters, with the mouse


def test_line_pressed_is_marked_and_others_are_not(matters: Driver) -> None:
    matters.press(button(matters, VERY)).press(button(matters, QUITE, "low-cost"))
    assert shown(matters) == [VERY]
    assert shown(matters, "low-cost") == [QUITE]
    assert dict(matters.session.matters.marks) == {"less-pain": VERY, "low-cost": QUITE}
    matters.press(button(matters, SOMEWHAT))
    assert shown(matters) == [SOMEWHAT]
    assert matters.session.matters.importance("less-pain") is SOMEWHAT


def test_line_pressed_twice_stays_marked(matters: Driver) -> None:
    matters.press(button(matters, VERY)).press(button(matters, VERY))
    assert shown(matters) == [VERY]
    matters.press("Undo")
    assert shown(matters) == []


def test_mark_taken_back_leaves_no_mark_and_can_be_undone(matters: Driver) -> None:
    matters.press(button(matters, VERY)).press(take_back(matters))
    assert shown(matters) == []
    assert not matters.session.matters
    assert not any(x.text() == "Take back" for x in matters.all_of(QAbstractButton))
    # The keyboard stays on the line.
    assert line(matters).isAncestorOf(matters.focus())
    matters.press("Undo")
    assert shown(matters) == [VERY]


def test_nothing_moves_when_a_line_is_marked_in_a_wide_window(matters: Driver) -> None:
    before = [x.geometry() for x in matters.all_of(MarkLine)]
    matters.press(button(matters, VERY))
    assert [x.geometry() for x in matters.all_of(MarkLine)] == before


def test_undo_goes_back_step_by_step_and_keeps_the_keyboard(matters: Driver) -> None:
    matters.press(button(matters, VERY)).press(button(matters, SOMEWHAT))
    undo = matters.button("Undo")
    matters.press(undo)
    assert shown(matters) == [VERY]
    undo.setFocus()
    matters.key(Qt.Key.Key_Return)
    assert shown(matters) == []
    assert not undo.isEnabled()
    assert line(matters).isAncestorOf(matters.focus())


def test_marks_are_there_on_coming_back_and_in_another_size(matters: Driver) -> None:
    matters.press(button(matters, VERY))
    matters.go(Screen.HOME).go(Screen.WEIGH, WHAT_MATTERS)
    assert shown(matters) == [VERY]
    matters.services.settings.change(text_percent=200)
    matters.settle()
    assert shown(matters) == [VERY]
    assert take_back(matters).isVisible()


def test_screen_holds_no_total_and_no_advice(matters: Driver) -> None:
    for each in matters.all_of(MarkLine):
        matters.press(each.buttons[-1])
    words = " ".join(matters.words()).lower()
    assert not [x for x in ("total", "score", "points", "%", "you should") if x in words]
    assert matters.says("There are no right answers.")


def test_caregiver_reads_words_of_their_own(matters: Driver) -> None:
    matters.session.choose("role", frozenset({"caregiver"}))
    matters.go(Screen.HOME).go(Screen.WEIGH, WHAT_MATTERS)
    assert matters.says("Less pain for the person I care for")
    matters.press(button(matters, VERY))
    assert matters.says("What matters most to me: less pain for them")


# What matters, with the keyboard


def test_keyboard_alone_marks_changes_and_takes_back(matters: Driver) -> None:
    line(matters).take_keyboard()
    matters.key(Qt.Key.Key_Right).key(Qt.Key.Key_Right)
    assert matters.focus() is button(matters, SOMEWHAT)
    assert shown(matters) == []  # Looking around is no answer.
    matters.key(Qt.Key.Key_Space)
    assert shown(matters) == [SOMEWHAT]
    matters.key(Qt.Key.Key_Down)
    assert shown(matters) == [QUITE]
    matters.key(Qt.Key.Key_Right).key(Qt.Key.Key_Right)
    assert shown(matters) == [VERY]  # It stops at the end.
    matters.key(Qt.Key.Key_Up).key(Qt.Key.Key_Left)
    assert shown(matters) == [SOMEWHAT]
    matters.key(Qt.Key.Key_Tab)
    assert matters.focus() is take_back(matters)
    matters.key(Qt.Key.Key_Return)
    assert shown(matters) == []
    assert matters.focus() is button(matters, SOMEWHAT)


def test_tab_stops_once_a_line_both_ways(matters: Driver) -> None:
    lines = matters.all_of(MarkLine)
    lines[0].take_keyboard()
    for following in lines[1:]:
        matters.key(Qt.Key.Key_Tab)
        assert matters.focus() is following.buttons[0]
    for before in reversed(lines[:-1]):
        matters.key(Qt.Key.Key_Backtab)
        assert matters.focus() is before.buttons[0]


def test_tab_goes_to_the_mark_of_a_line(matters: Driver) -> None:
    matters.press(button(matters, QUITE, "few-side-effects"))
    line(matters).take_keyboard()
    matters.key(Qt.Key.Key_Tab)
    assert matters.focus() is button(matters, QUITE, "few-side-effects")


def test_enter_marks_as_space_does(matters: Driver) -> None:
    line(matters).take_keyboard()
    matters.key(Qt.Key.Key_Return)
    assert shown(matters) == [Importance.NOT_AT_ALL]


def test_arrows_where_words_run_from_right_to_left_are_turned(matters: Driver) -> None:
    for each in line(matters).buttons:
        each.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    line(matters).take_keyboard()
    matters.key(Qt.Key.Key_Left)
    assert matters.focus() is button(matters, Importance.A_LITTLE)
    matters.key(Qt.Key.Key_Right)
    assert matters.focus() is button(matters, Importance.NOT_AT_ALL)


# What matters, heard


def test_line_heard_is_a_group_of_radio_buttons_with_states(matters: Driver) -> None:
    matters.press(button(matters, VERY))
    group = QAccessible.queryAccessibleInterface(line(matters))
    assert group is not None
    assert group.role() == QAccessible.Role.Grouping
    assert group.text(QAccessible.Text.Name) == "Having less pain"
    heard = [QAccessible.queryAccessibleInterface(x) for x in line(matters).buttons]
    assert [x.role() for x in heard if x] == [QAccessible.Role.RadioButton] * 5
    assert [x.text(QAccessible.Text.Name) for x in heard if x] == [
        f"Having less pain: {words}"
        for words in ("Not at all", "A little", "Somewhat", "Quite a lot", "Very much")
    ]
    assert [bool(x.state().checked) for x in heard if x] == [False] * 4 + [True]


def test_line_is_marked_by_assistive_technology(matters: Driver) -> None:
    node = QAccessible.queryAccessibleInterface(button(matters, QUITE))
    assert node is not None
    actions = node.actionInterface()
    toggle = QAccessibleActionInterface.toggleAction()
    assert toggle in actions.actionNames()
    actions.doAction(toggle)
    matters.settle()
    assert shown(matters) == [QUITE]
    assert matters.session.matters.importance("less-pain") is QUITE
    actions.doAction(toggle)
    matters.settle()
    # As with any radio button, the same once more changes nothing.
    assert shown(matters) == [QUITE]


# On paper


def test_sheet_words_follow_every_mark(matters: Driver) -> None:
    assert matters.says(BLANK)
    matters.press(button(matters, SOMEWHAT))
    assert matters.says(BLANK)
    matters.press(button(matters, VERY)).press(button(matters, QUITE, "clear-head"))
    assert matters.says("What matters most to me: less pain; a clear head")
    matters.press("Undo")
    assert matters.says("What matters most to me: less pain")
    assert not matters.says("less pain; a clear head")


def test_sheet_preview_follows_a_mark_and_its_undo(app: Driver) -> None:
    app.session.add_own("Who drives me home?")
    app.go(Screen.LIST).wait_for_sheet()
    blank = app.one(PagePreview).grab().toImage()
    app.session.mark("less-pain", VERY)
    app.wait_for_sheet()
    assert app.one(PagePreview).grab().toImage() != blank
    app.session.undo()
    app.wait_for_sheet()
    assert app.one(PagePreview).grab().toImage() == blank


def test_copied_text_says_what_matters_only_after_it_was_marked(app: Driver) -> None:
    app.session.add_own("Who drives me home?")
    app.go(Screen.LIST).wait_for_sheet()
    assert "matters" not in copied(app)
    app.go(Screen.WEIGH, WHAT_MATTERS).press(button(app, VERY))
    app.press("See my list").wait_for_sheet()
    assert app.here == (Screen.LIST, "")
    assert "What matters most to me: less pain\n" in copied(app)


def test_marks_put_no_question_on_the_list(matters: Driver) -> None:
    for each in matters.all_of(MarkLine):
        matters.press(each.buttons[-1])
    assert matters.session.questions.items == ()


# Kept


def test_marks_are_forgotten_without_the_second_yes(start: Start) -> None:
    app = start(keep_list=Keep.YES, keep_answers=Keep.NO).show()
    app.session.add_own("Mine?")
    app.go(Screen.WEIGH, WHAT_MATTERS).press(button(app, VERY))
    app.close()
    assert b"less-pain" not in app.list_file.read_bytes()
    again = start().show()
    assert not again.session.matters
    assert len(again.session.questions) == 1


def test_marks_with_the_second_yes_are_there_at_the_next_start(start: Start) -> None:
    app = start(keep_list=Keep.YES, keep_answers=Keep.ASK).show()
    app.go(Screen.WEIGH, WHAT_MATTERS).press(button(app, VERY))
    assert app.says("Keep what you ticked and marked, too?")
    app.press("Yes, keep my answers").close()
    assert read_list(app.list_file).matters.importance("less-pain") is VERY
    again = start().show().go(Screen.WEIGH, WHAT_MATTERS)
    assert shown(again) == [VERY]
    assert not again.session.can_undo


def test_marks_without_a_list_ask_nothing_about_keeping_one(start: Start) -> None:
    app = start(keep_list=Keep.ASK).show()
    app.go(Screen.WEIGH, WHAT_MATTERS).press(button(app, VERY))
    assert app.window.notices.current is None
    app.session.add_own("Mine?")
    app.settle()
    assert app.says("Keep my list on this computer?")
