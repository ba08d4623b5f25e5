"""After my visit: tick first, then words, then what comes next and what is still open."""

from __future__ import annotations

import pytest
from conftest import Start
from driving import Driver
from PySide6.QtWidgets import QAbstractButton, QPlainTextEdit

from ketams_desktop.desktop.settings import Keep
from ketams_desktop.questions.bank import AnswerShape
from ketams_desktop.questions.list_file import read_list
from ketams_desktop.questions.question_list import Origin, Outcome
from ketams_desktop.ui.lists.after_visit import AnswerCard
from ketams_desktop.ui.places import Screen


@pytest.fixture
def visited(start: Start) -> Driver:
    """Return the app after a visit, with a yes-or-no question and two open ones."""
    app = start(keep_list=Keep.YES, keep_answers=Keep.NO).show()
    bank = app.services.bank
    yes_no = next(x for x in bank.questions if x.answer is AnswerShape.YES_NO)
    is_open = next(x for x in bank.questions if x.answer is AnswerShape.OPEN)
    app.session.add_question(yes_no, Origin.BANK)
    app.session.add_question(is_open, Origin.BANK)
    app.session.add_own("Mine?")
    return app.go(Screen.AFTER_VISIT)


def items(app: Driver) -> tuple[tuple[Outcome, str], ...]:
    return tuple((x.outcome, x.heard) for x in app.session.questions.items)


def press(app: Driver, number: int, words: str) -> None:
    card = app.all_of(AnswerCard)[number]
    (button,) = [x for x in app.buttons(words) if card.isAncestorOf(x)]
    app.press(button)


def fields(app: Driver) -> list[QPlainTextEdit]:
    return app.all_of(QPlainTextEdit)


def test_answers_fit_the_question(visited: Driver) -> None:
    texts = [
        [x.text() for x in card.findChildren(QAbstractButton)]
        for card in visited.all_of(AnswerCard)
    ]
    assert texts[0] == ["Yes", "No", "They will find out", "Not asked yet"]
    assert texts[1] == texts[2] == ["Answered", "They will find out", "Not asked yet"]


def test_ticking_comes_first_and_words_come_after(visited: Driver) -> None:
    # Only the field for the next steps.
    assert len(fields(visited)) == 1
    press(visited, 0, "Yes")
    assert len(fields(visited)) == 2
    fields(visited)[0].setFocus()
    visited.type("She said so")
    assert items(visited)[0] == (Outcome.YES, "She said so")
    fields(visited)[-1].setFocus()
    visited.type("Blood test in May")
    assert visited.session.visit.next_steps == "Blood test in May"
    visited.services.keeper.save_now()
    kept = read_list(visited.list_file)
    assert kept.questions.items[0].heard == "She said so"
    assert kept.visit.next_steps == "Blood test in May"


def test_undo_takes_back_words_and_ticks(visited: Driver) -> None:
    press(visited, 1, "Answered")
    fields(visited)[0].setFocus()
    visited.type("Yes")
    visited.press("Undo")
    assert visited.says("2 questions are still open.")
    visited.press("Undo")
    assert items(visited)[1] == (Outcome.OPEN, "")
    assert visited.says("3 questions are still open.")
    assert len(fields(visited)) == 1


def test_what_is_still_open_goes_to_a_new_list_and_the_old_one_stays(visited: Driver) -> None:
    old = visited.list_file
    before = [x.text for x in visited.session.questions.items]
    press(visited, 0, "No")
    press(visited, 1, "They will find out")
    visited.press("New list with what is still open")
    assert visited.here[0] is Screen.LIST
    assert [x.text for x in visited.session.questions.items] == before[1:]
    assert set(items(visited)) == {(Outcome.OPEN, "")}
    assert visited.session.visit.name == "My next visit"
    assert visited.list_file != old
    assert [x.text for x in read_list(old).questions.items] == before
    assert read_list(old).questions.items[0].outcome is Outcome.NO


def test_new_list_without_keeping_offers_to_keep(app: Driver) -> None:
    app.session.add_own("Mine?")
    app.go(Screen.AFTER_VISIT).press("New list with what is still open")
    app.press("Keep my lists on this computer")
    assert app.here[0] is Screen.LIST
    assert len(list((app.data_dir / "lists").glob("*.ketams"))) == 2


def test_answered_question_is_not_suggested_again(start: Start) -> None:
    app = start(keep_list=Keep.YES, keep_answers=Keep.YES).show()
    app.go(Screen.GUIDE, "health").tick("bladder")
    count = len(app.session.questions)
    first = app.session.questions.items[0]
    app.session.answer(first.key, Outcome.ANSWERED, "")
    app.go(Screen.AFTER_VISIT).press("New list with what is still open")
    assert first.question_id not in {x.question_id for x in app.session.questions.items}
    assert len(app.session.questions) == count - 1
