"""The guide: one question a screen, few options, the list so far, help at once."""

from __future__ import annotations

import pytest
from driving import Driver, words_of
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QRadioButton

from ketams_desktop.questions.guide import Choice
from ketams_desktop.questions.question_list import Origin
from ketams_desktop.ui.guide.list_so_far import ListSoFar
from ketams_desktop.ui.places import Screen
from ketams_desktop.ui.widgets.choice import OptionBox, OptionDot
from ketams_desktop.ui.widgets.progress import StepBars
from ketams_desktop.ui.widgets.prose import Heading, Text

#: So many options are in view at most.
IN_VIEW = 6


def so_far(app: Driver) -> list[str]:
    """Return the questions that stand in "Your list so far"."""
    shown = [words_of(x) for x in app.one(ListSoFar).findChildren(Text) if x.isVisible()]
    return shown[2:]


def test_guide_from_home_opens_on_its_first_step(app: Driver) -> None:
    app.press("Full way: about 6 minutes")
    step = app.services.guide.steps[0]
    assert app.says(step.title.patient)
    assert app.says("Step 1 of 8 · Who it is for")
    assert list(app.options()) == ["patient", "caregiver"]
    assert app.options()["patient"].isChecked()


def test_every_step_shows_six_options_at_most_then_all(app: Driver) -> None:
    for step in app.services.guide.steps:
        app.go(Screen.GUIDE, step.id)
        ids = [x.id for x in step.options]
        assert list(app.options()) == ids[:IN_VIEW]
        kinds = {type(x) for x in app.options().values()}
        assert kinds == {OptionDot if step.choice is Choice.ONE else OptionBox}
        waiting = len(ids) - IN_VIEW
        if waiting <= 0:
            assert not [x for x in app.button_texts() if x.startswith("More to choose")]
            continue
        app.press(f"More to choose from ({waiting})")
        assert list(app.options()) == ids
        assert app.focus() is app.options()[ids[IN_VIEW]]
        assert not [x for x in app.button_texts() if x.startswith("More to choose")]


def test_more_options_ticked_are_shown_on_coming_back(app: Driver) -> None:
    app.go(Screen.GUIDE, "health").press("More to choose from (16)").tick("trauma")
    app.press("Next").press("Back")
    assert app.here == (Screen.GUIDE, "health")
    assert app.options()["trauma"].isChecked()


def test_more_options_opened_stay_open_in_a_narrower_window(app: Driver) -> None:
    app.go(Screen.GUIDE, "health").press("More to choose from (16)")
    app.window.resize(880, 800)
    app.settle()
    assert len(app.options()) == 22


def test_next_and_back_keep_the_answers(app: Driver) -> None:
    app.go(Screen.GUIDE, "stage").tick("offered").press("Next")
    app.tick("neurologist", "ms_nurse").press("Next").press("Back")
    chosen = [key for key, box in app.options().items() if box.isChecked()]
    assert chosen == ["neurologist", "ms_nurse"]
    app.press("Back")
    assert app.options()["offered"].isChecked()
    assert app.session.answers.chosen("visit") == {"neurologist", "ms_nurse"}


def test_skip_goes_on_without_an_answer(app: Driver) -> None:
    app.go(Screen.GUIDE, "stage").press("Skip")
    assert app.here == (Screen.GUIDE, "visit")
    assert not app.session.answers.chosen("stage")


def test_stop_here_and_the_last_next_lead_to_the_list(app: Driver) -> None:
    app.go(Screen.GUIDE, "goals").tick("pain").press("Stop here")
    assert app.here == (Screen.LIST, "")
    app.go(Screen.GUIDE, "life").press("Next")
    assert app.here == (Screen.LIST, "")


def test_step_buttons_stay_in_the_same_place(app: Driver) -> None:
    places = set()
    for step in app.services.guide.steps:
        app.go(Screen.GUIDE, step.id)
        names = ("Back", "Stop here", "Skip", "Next")
        at = [app.button(x).mapTo(app.window, app.button(x).rect().topLeft()) for x in names]
        places.add(tuple((point.x(), point.y()) for point in at))
    assert len(places) == 1


def test_step_of_one_choice_changes_with_each_press(app: Driver) -> None:
    app.go(Screen.GUIDE, "stage").tick("offered").tick("booked")
    assert app.session.answers.chosen("stage") == {"booked"}
    box = app.options()["booked"]
    assert isinstance(box, QRadioButton)
    box.setFocus()
    app.key(Qt.Key.Key_Right)
    assert app.session.answers.chosen("stage") == {"having"}
    assert app.options()["having"].isChecked()


def test_progress_and_minutes_are_told_with_the_right_plural(app: Driver) -> None:
    guide = app.services.guide
    for number, step in enumerate(guide.steps):
        app.go(Screen.GUIDE, step.id)
        walk = app.session.walk
        assert walk is not None
        minutes = walk.minutes_left
        unit = "minute" if minutes == 1 else "minutes"
        assert app.says(f"About {minutes} {unit} left"), step.id
        assert app.says(f"Step {number + 1} of {len(guide.steps)} · {step.name}")
        assert app.one(StepBars).accessibleName().startswith(f"Step {number + 1} of")
    assert app.says("About 1 minute left")


def test_list_so_far_follows_the_ticks(app: Driver) -> None:
    app.go(Screen.GUIDE, "health")
    before = so_far(app)
    assert before == [x.text for x in app.session.questions.items]
    app.tick("bladder")
    bladder = app.services.bank.question("Q-BLAD-02").patient
    assert bladder not in before
    assert bladder in so_far(app)
    assert so_far(app) == [x.text for x in app.session.questions.items]
    count = len(so_far(app))
    assert app.says(f"{count} suggested because of your answers, with a bar")
    app.tick("bladder")
    assert so_far(app) == before


def test_unticking_takes_away_only_what_nobody_touched(app: Driver) -> None:
    app.go(Screen.GUIDE, "health").tick("bladder", "falls")
    ids = [x.question_id for x in app.session.questions.items]
    assert {"Q-BLAD-02", "Q-SIDE-07"} & set(ids)
    kept = next(x for x in app.session.questions.items if x.question_id == "Q-BLAD-02")
    app.session.edit(kept.key, "My bladder is bad already. What then?")
    app.session.add_own("Who will drive me home?")
    app.session.add_question(app.services.bank.question("Q-COST-01"), Origin.BANK)
    app.tick("bladder", "falls")
    texts = so_far(app)
    assert "My bladder is bad already. What then?" in texts
    assert "Who will drive me home?" in texts
    assert app.services.bank.question("Q-COST-01").patient in texts
    now = {x.question_id for x in app.session.questions.items if x.is_suggestion}
    assert not now & {"Q-BLAD-01", "Q-SIDE-07"}


def test_see_my_list_from_a_step_and_back_again(app: Driver) -> None:
    app.go(Screen.GUIDE, "health").press("See my list")
    assert app.here == (Screen.LIST, "")
    app.press("Back")
    assert app.here == (Screen.GUIDE, "health")


def test_caregiver_chosen_is_asked_and_listed_in_their_words(app: Driver) -> None:
    app.go(Screen.GUIDE, "who").tick("caregiver").press("Next")
    stage = app.services.guide.steps[1]
    assert app.says(stage.title.caregiver)
    first = app.session.questions.items[0]
    assert so_far(app)[0] == app.services.bank.question(first.question_id).caregiver


@pytest.mark.parametrize("width", [1280, 700])
def test_suicidal_thoughts_ticked_open_help_at_once(app: Driver, width: int) -> None:
    app.window.resize(width, 800)
    app.settle().go(Screen.GUIDE, "health")
    app.press("More to choose from (16)").tick("bladder", "suicidal_thoughts")
    assert app.here == (Screen.HELP, "from-guide")
    assert [x.words for x in app.all_of(Heading) if x.level == 1] == ["Get help now"]
    assert app.says("Thank you for telling us. You do not have to carry this alone.")
    assert app.says("988")
    app.press("Go on with my list")
    assert app.here == (Screen.GUIDE, "health")
    assert app.options()["suicidal_thoughts"].isChecked()
    assert app.options()["bladder"].isChecked()
    assert app.session.questions.find("Q-MENTAL-02") is None
    question = app.services.bank.question("Q-MENTAL-02")
    assert question.patient not in so_far(app)
    # Unticking is no cry for help.
    app.tick("suicidal_thoughts")
    assert app.here == (Screen.GUIDE, "health")


def test_question_about_suicide_is_added_by_hand_alone(app: Driver) -> None:
    question = app.services.bank.question("Q-MENTAL-02")
    app.session.choose("health", frozenset({"suicidal_thoughts"}))
    app.go(Screen.MORE_IDEAS)
    assert not app.says(question.patient)
    app.go(Screen.MORE_IDEAS, question.topic)
    app.press(f"Add to my list: {question.patient}")
    assert app.session.questions.find("Q-MENTAL-02") is not None


def test_ideas_show_what_did_not_fit_and_every_topic(app: Driver) -> None:
    every = frozenset(x.id for x in app.services.guide.steps[5].options)
    app.session.choose("health", every - {"suicidal_thoughts"})
    left = app.session.suggestions().still_important
    assert left
    app.go(Screen.MORE_IDEAS)
    assert app.says("Still important")
    for suggestion in left:
        assert app.says(suggestion.reason)
        assert app.says(suggestion.text)
    topics = [x.title for x in app.services.bank.topics]
    assert [x for x in app.button_texts() if x in topics] == topics
    app.press(topics[0]).press("To my list")
    assert app.here == (Screen.LIST, "")
