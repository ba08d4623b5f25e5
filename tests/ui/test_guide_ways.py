"""Two ways through the guide: begun, changed in the middle, left, and come back to."""

from __future__ import annotations

from unittest import mock

import pytest
from conftest import Start
from driving import Driver
from layout_rules import layout_faults
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton

from ketams_desktop.desktop.settings import Keep
from ketams_desktop.questions.guide import Way
from ketams_desktop.questions.guide_path import GuidePlace
from ketams_desktop.questions.question_list import MOST_QUESTIONS
from ketams_desktop.ui import window as window_module
from ketams_desktop.ui.guide.list_so_far import ListSoFar
from ketams_desktop.ui.guide.step_screen import StepScreen
from ketams_desktop.ui.notices import NoticeBar
from ketams_desktop.ui.places import Screen
from ketams_desktop.ui.widgets.prose import Heading, Text

SHORT, FULL = "Short way: about 2 minutes", "Full way: about 6 minutes"
MORE, LESS = "Answer a few more questions", "Just the short way"
ASK_LIST = "Keep my list on this computer?"
ASK_ANSWERS = "Keep what you ticked and marked, too?"


def number_of_steps(app: Driver) -> str:
    """Return what stands above the question, such as "Step 2 of 3"."""
    return next(x for x in app.words() if x.startswith("Step ")).split(" · ")[0]


# Two ways in


def test_home_offers_both_ways_and_each_begins_at_its_first_step(app: Driver) -> None:
    app.press(SHORT)
    assert app.here == (Screen.GUIDE, "who")
    assert number_of_steps(app) == "Step 1 of 3"
    assert app.says("About 2 minutes left")
    app.press("Back")
    assert app.here == (Screen.HOME, "")


def test_first_screen_of_the_guide_offers_both_ways_with_their_length(app: Driver) -> None:
    app.press("My questions").press("Start my list")
    assert app.says("How much time do you have?")
    assert app.says("3 questions to answer")
    assert app.says("Who it is for, The visit, Worries")
    assert app.says("8 questions to answer")
    assert app.says("About 6 minutes")
    app.press("Take the full way")
    assert number_of_steps(app) == "Step 1 of 8"
    app.press("Back")
    assert app.says("Your answers so far")
    app.press("Take the short way")
    assert number_of_steps(app) == "Step 1 of 3"


def test_short_way_takes_three_screens_to_the_list(app: Driver) -> None:
    app.press(SHORT).press("Next")
    assert app.here == (Screen.GUIDE, "visit")
    app.tick("neurologist").press("Next")
    assert app.here == (Screen.GUIDE, "worries")
    app.tick("dependence").press("Next")
    assert app.here == (Screen.LIST, "")
    assert 8 <= len(app.session.questions) <= 10
    assert any("depend" in x.reason for x in app.session.questions.items)


@pytest.mark.parametrize("width", [1280, 760])
def test_short_way_from_home_to_the_sheet_with_the_keyboard_alone(app: Driver, width: int) -> None:
    app.window.resize(width, 700)
    app.settle()

    def press(name: str) -> None:
        for _ in range(60):
            focus = app.focus()
            if isinstance(focus, QAbstractButton) and name in (
                focus.text(),
                focus.accessibleName(),
            ):
                app.key(Qt.Key.Key_Return)
                return
            app.key(Qt.Key.Key_Tab)
        raise AssertionError(f"Tab never reaches '{name}' on {app.here}")

    press(SHORT)
    assert app.focus() is app.options()["patient"]
    app.key(Qt.Key.Key_Down)
    assert app.session.answers.role == "caregiver"
    press("Next")
    assert app.focus() is app.options()["neurologist"]
    app.key(Qt.Key.Key_Space).key(Qt.Key.Key_Down).key(Qt.Key.Key_Space)
    assert app.session.answers.visit == {"neurologist", "ms_nurse"}
    press("Next")
    assert app.focus() is app.options()["side_effects"]
    app.key(Qt.Key.Key_Right).key(Qt.Key.Key_Space).key(Qt.Key.Key_Left).key(Qt.Key.Key_Space)
    assert app.session.answers.worries == {"dependence", "side_effects"}
    press("Next")
    assert app.here == (Screen.LIST, "")
    app.wait_for_sheet()
    press("Copy text")
    first = app.session.questions.items[0].text
    assert first in QGuiApplication.clipboard().text()


@pytest.mark.parametrize("step_id", ["who", "stage", "visit", "goals", "worries", "health"])
def test_every_path_can_print_at_any_point(app: Driver, step_id: str) -> None:
    app.go(Screen.GUIDE, step_id).press("Stop here")
    assert app.here == (Screen.LIST, "")
    app.wait_for_sheet()
    assert app.button("Print my list").isEnabled()


# Changed in the middle


def test_way_changed_at_any_time_keeps_every_answer_and_asks_nothing_twice(app: Driver) -> None:
    app.press(SHORT).press("Next").tick("neurologist").press("Next").tick("cost")
    app.press(MORE)
    assert app.here == (Screen.GUIDE, "stage")
    assert number_of_steps(app) == "Step 2 of 8"
    app.tick("offered").press("Next")
    assert app.here == (Screen.GUIDE, "goals")
    app.press("Skip")
    # Who it is for, the visit and the worries were asked on the short way.
    assert app.here == (Screen.GUIDE, "health")
    app.press("Back")
    assert app.here == (Screen.GUIDE, "worries")
    assert app.options()["cost"].isChecked()
    app.press("Back").press("Back")
    assert app.here == (Screen.GUIDE, "visit")
    assert app.options()["neurologist"].isChecked()
    # On again to where the person had been, past what is answered.
    app.press("Next")
    assert app.here == (Screen.GUIDE, "health")
    answers = app.session.answers
    assert (answers.stage, answers.visit, answers.worries) == ("offered", {"neurologist"}, {"cost"})


def test_way_changed_on_its_first_step_shows_the_same_step_of_the_other(app: Driver) -> None:
    app.press(SHORT)
    left = app.one(StepScreen)
    app.press(MORE)
    assert app.here == (Screen.GUIDE, "who")
    assert number_of_steps(app) == "Step 1 of 8"
    assert app.one(StepScreen) is not left
    app.press(LESS)
    assert number_of_steps(app) == "Step 1 of 3"


def test_short_way_chosen_late_goes_to_what_is_left_of_it_then_to_the_list(app: Driver) -> None:
    app.press(FULL).press("Next").press("Next").press("Next")
    assert app.here == (Screen.GUIDE, "goals")
    app.tick("pain").press(LESS)
    assert app.here == (Screen.GUIDE, "worries")
    assert number_of_steps(app) == "Step 3 of 3"
    app.press("Next").press("Back")
    app.press(MORE).press(LESS)
    assert app.here == (Screen.LIST, "")
    assert app.session.answers.goals == {"pain"}


def test_time_left_shrinks_on_the_way_and_counts_only_what_is_to_come(app: Driver) -> None:
    app.press(SHORT)
    left = []
    while app.here[0] is Screen.GUIDE:
        assert app.session.walk is not None
        left.append(app.session.walk.minutes_left)
        assert app.says(f"About {left[-1]} minute")
        app.press("Next")
    assert left == sorted(left, reverse=True)
    app.press("Home").press(MORE)
    assert app.says("About 4 minutes left")


def test_back_from_the_first_step_leaves_the_guide_whatever_the_way(app: Driver) -> None:
    app.press(SHORT).press("Next").press(MORE)
    assert app.here == (Screen.GUIDE, "stage")
    app.press("Back")
    assert app.here == (Screen.GUIDE, "who")
    app.press("Back")
    assert app.here == (Screen.HOME, "")


def test_back_key_goes_the_way_that_was_taken(app: Driver) -> None:
    app.press(SHORT).press("Next").press(MORE).key(Qt.Key.Key_Left, alt=True)
    assert app.here == (Screen.GUIDE, "visit")
    assert app.says("Who will you see?")
    app.key(Qt.Key.Key_Left, alt=True).key(Qt.Key.Key_Left, alt=True)
    assert app.here == (Screen.HOME, "")


# What is heard, and where the keyboard is


@pytest.mark.parametrize("way", [SHORT, FULL])
def test_each_step_is_announced_once_and_has_the_keyboard_on_an_option(
    app: Driver, way: str
) -> None:
    with mock.patch.object(window_module, "announce") as announce:
        app.press(way)
        while app.here[0] is Screen.GUIDE:
            walk = app.session.walk
            assert walk is not None
            minutes = "1 minute" if walk.minutes_left == 1 else f"{walk.minutes_left} minutes"
            title = walk.step.title.patient
            place = f"Step {walk.index + 1} of {len(walk.steps)}"
            announce.assert_called_once()
            assert announce.call_args.args[1] == f"{place}, {title} About {minutes} left"
            assert app.focus() in app.options().values()
            announce.reset_mock()
            app.press("Next")


def test_arrows_go_through_the_options_in_order_and_stay_among_them(app: Driver) -> None:
    app.go(Screen.GUIDE, "goals")
    options = list(app.options().values())
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Right):
        options[0].setFocus()
        met = [app.key(key).focus() for _ in options]
        assert met == [*options[1:], options[-1]]
    for key in (Qt.Key.Key_Up, Qt.Key.Key_Left):
        options[-1].setFocus()
        met = [app.key(key).focus() for _ in options]
        assert met == [*reversed(options[:-1]), options[0]]
    assert not app.session.answers.goals


def test_chosen_one_of_several_has_the_keyboard_on_coming_back(app: Driver) -> None:
    app.go(Screen.GUIDE, "stage").tick("booked").press("Next").press("Back")
    assert app.focus() is app.options()["booked"]


@pytest.mark.parametrize("percent", [100, 300])
def test_option_with_the_keyboard_is_in_view_on_arrival(start: Start, percent: int) -> None:
    app = start(keep_list=Keep.NO, text_percent=percent).show(1366, 768)
    for step in app.services.guide.steps:
        app.go(Screen.GUIDE, step.id)
        focus = app.focus()
        assert focus in app.options().values()
        assert focus is not None
        assert focus.visibleRegion().boundingRect().height() >= min(focus.height(), 100)


# In the caregiver's words


def test_caregiver_is_asked_about_the_person_on_every_step(app: Driver) -> None:
    app.press(FULL).tick("caregiver").press("Next")
    for step in app.services.guide.steps[1:]:
        assert app.here == (Screen.GUIDE, step.id)
        shown = [x.words for x in app.all_of(Heading) if x.level == 1]
        assert shown == [step.title.caregiver]
        assert app.says(step.hint.caregiver)
        labels = [box.text() for box in app.options().values()]
        assert labels == [x.label.caregiver for x in step.options][: len(labels)]
        app.press("Next")


# Help at once


def test_help_from_the_guide_shows_the_numbers_of_the_country_and_asks_nothing_else(
    start: Start,
) -> None:
    app = start(country="uk").show()
    app.go(Screen.GUIDE, "goals").press("Next").press("Next")
    assert app.says(ASK_LIST)
    app.press("More to choose from (16)").tick("suicidal_thoughts")
    assert app.here == (Screen.HELP, "from-guide")
    assert app.says("116 123")
    assert not app.says("988")
    assert not app.all_of(NoticeBar)
    app.press("Go on with my list")
    assert app.here == (Screen.GUIDE, "health")
    assert app.options()["suicidal_thoughts"].isChecked()
    assert app.says(ASK_LIST)


# Keeping is asked at its time


def test_nothing_is_asked_about_keeping_before_a_step_is_done(start: Start) -> None:
    app = start().show()
    app.press(SHORT)
    assert not app.all_of(NoticeBar)
    app.press("Next")
    assert app.says(ASK_LIST)


def test_keeping_the_answers_waits_until_the_health_step_is_done(start: Start) -> None:
    app = start(keep_list=Keep.YES).show()
    app.press(FULL)
    for step_id in ("who", "stage", "visit", "goals", "worries", "health"):
        assert app.here == (Screen.GUIDE, step_id)
        assert not app.says(ASK_ANSWERS), step_id
        if step_id == "health":
            app.tick("bladder")
            assert not app.says(ASK_ANSWERS)
        app.press("Next")
    assert app.says(ASK_ANSWERS)
    app.press("Back")
    assert not app.says(ASK_ANSWERS)


def test_keeping_the_answers_of_the_short_way_is_asked_at_the_list(start: Start) -> None:
    app = start(keep_list=Keep.YES).show()
    app.press(SHORT).press("Next").press("Next").tick("cost")
    assert not app.says(ASK_ANSWERS)
    app.press("Next")
    assert app.here == (Screen.LIST, "")
    assert app.says(ASK_ANSWERS)


def test_second_question_never_comes_under_the_finger_that_answered_the_first(
    start: Start,
) -> None:
    app = start().show()
    app.go(Screen.GUIDE, "health").tick("falls").press("Stop here")
    app.press("Yes, keep it")
    assert not app.all_of(NoticeBar)
    app.press("Home")
    assert app.says(ASK_ANSWERS)
    assert app.services.settings.value.keep_answers is Keep.ASK


# Coming back


def test_home_tells_in_two_lines_where_the_person_stopped(app: Driver) -> None:
    app.press(FULL).press("Next").tick("offered").press("Next").press("Stop here").press("Home")
    count = len(app.session.questions)
    assert app.says("You were at step 3 of 8, The visit.")
    assert app.says(f"{count} questions on your list.")
    app.press("Go on with step 3")
    assert app.here == (Screen.GUIDE, "visit")


def test_guide_tells_the_same_and_leads_there_or_through_the_answers(app: Driver) -> None:
    app.press(SHORT).press("Next").press("Next").press("Stop here").press("Change my answers")
    assert app.says("You were at step 3 of 3, Worries.")
    app.press("Go on with step 3")
    assert app.here == (Screen.GUIDE, "worries")
    app.press("Next").press("Change my answers")
    assert app.says("You have been through the short way.")
    assert not [x for x in app.button_texts() if x.startswith("Go on with")]
    app.press("Go through my answers again")
    assert [app.here[1], *(app.press("Next").here[1] for _ in range(2))] == [
        "who", "visit", "worries",
    ]  # fmt: skip
    app.press("Next").press("Change my answers")
    assert app.says("You have been through these questions.")
    assert app.says("5 questions to answer")
    assert app.says("About 4 minutes")
    assert app.says("Where things stand, Hopes, Health, Medicines, Daily life")
    app.press("Take the full way")
    assert app.here == (Screen.GUIDE, "stage")


def test_home_after_the_short_way_offers_a_few_more(app: Driver) -> None:
    app.press(SHORT).press("Next").press("Next").press("Next").press("Home")
    assert app.says("You have been through the short way.")
    app.press(MORE)
    assert app.here == (Screen.GUIDE, "stage")
    for _ in range(5):
        app.press("Next")
    assert app.here == (Screen.LIST, "")
    app.press("Home")
    assert app.says("You have been through every step.")
    assert not app.buttons(MORE)
    app.press("Carry on my list")
    assert app.here == (Screen.LIST, "")


def test_list_without_the_guide_is_told_in_one_line(app: Driver) -> None:
    app.session.add_own("Why?")
    app.go(Screen.LIST).press("Home")
    assert app.says("1 question on your list.")
    assert not app.says("You were at")
    app.press("Let us suggest questions")
    assert app.says("How much time do you have?")


def test_kept_answers_are_come_back_to_after_a_restart(start: Start) -> None:
    app = start(keep_list=Keep.YES, keep_answers=Keep.YES).show()
    app.press(FULL).press("Next").tick("offered").press("Next").tick("neurologist").press("Next")
    count = len(app.session.questions)
    app.close()
    again = start().show()
    assert again.says("You were at step 4 of 8, Hopes.")
    assert again.says(f"{count} questions on your list.")
    again.press("See my list").press("Change my answers")
    assert again.says("You were at step 4 of 8, Hopes.")
    again.press("Go on with step 4")
    assert again.here == (Screen.GUIDE, "goals")
    again.press("Back")
    assert again.options()["neurologist"].isChecked()


def test_place_after_a_restart_is_where_the_person_stopped_though_steps_were_skipped(
    start: Start,
) -> None:
    app = start(keep_list=Keep.YES, keep_answers=Keep.YES).show()
    app.press(SHORT).press("Skip").press("Next")
    app.close()
    again = start().show()
    assert again.says("You were at step 3 of 3, Worries.")
    again.press("Go on with step 3").tick("cost").press("Next")
    again.close()
    third = start().show()
    assert third.says("You have been through the short way.")
    third.press(MORE)
    assert third.here == (Screen.GUIDE, "stage")


def test_place_in_the_guide_is_not_known_after_a_restart_without_kept_answers(start: Start) -> None:
    app = start(keep_list=Keep.YES, keep_answers=Keep.NO).show()
    app.press(FULL).press("Next").tick("offered").press("Next")
    app.close()
    again = start().show()
    assert not again.says("You were at step")
    assert again.says("questions on your list.")


def test_place_that_was_kept_is_gone_on_from(app: Driver) -> None:
    app.session.choose("visit", frozenset({"pharmacist"}))
    app.session.resume_guide(GuidePlace("worries", Way.QUICK))
    app.go(Screen.LEARN).press("Home")
    assert app.says("You were at step 3 of 3, Worries.")
    app.press("Go on with step 3").press("Back")
    assert app.options()["pharmacist"].isChecked()


def test_no_line_of_the_list_so_far_is_cut_whatever_its_length(app: Driver) -> None:
    app.window.resize(1366, 768)
    app.go(Screen.GUIDE, "who")
    for count in range(len(app.session.questions), MOST_QUESTIONS + 1):
        lines = [x for x in app.one(ListSoFar).findChildren(Text) if x.isVisible()]
        assert len(lines) == count + 2
        cut = [x.text() for x in lines if x.height() < x.heightForWidth(x.width())]
        assert not cut, count
        app.session.add_own(f"Is this my question number {count}, in full and to its end?")
        app.settle()


@pytest.mark.parametrize(("width", "percent"), [(1024, 100), (1366, 200), (1366, 300)])
def test_ways_recap_and_steps_stand_whole(start: Start, width: int, percent: int) -> None:
    app = start(keep_list=Keep.NO, text_percent=percent).show(width, 768)
    places = [(Screen.HOME, ""), (Screen.GUIDE, "")]
    faults = [layout_faults(app.go(*place).window) for place in places]
    app.session.take_way(Way.FULL)
    app.session.choose("stage", frozenset({"offered"}))
    for step_id in ("stage", "health"):
        app.session.stand_at(step_id)
        faults += [layout_faults(app.go(*place).window) for place in [*places, places[0]]]
        faults.append(layout_faults(app.go(Screen.GUIDE, step_id).window))
    assert faults == [[]] * len(faults)
