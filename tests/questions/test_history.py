"""Steps back and forth: each brings the work of then, and no step is lost or made up."""

from __future__ import annotations

import pytest

from ketams_desktop.questions.history import MOST_STEPS, History, Kind, Work
from ketams_desktop.questions.question_list import QuestionList


def work(*texts: str) -> Work:
    questions = QuestionList()
    for text in texts:
        questions = questions.with_own(text)
    return Work(questions=questions)


def test_new_history_has_nothing_to_take_back() -> None:
    history = History()
    assert (history.undoes, history.redoes) == (None, None)
    with pytest.raises(IndexError):
        history.undo(work())
    with pytest.raises(IndexError):
        history.redo(work())


def test_undo_and_redo_go_through_the_same_states() -> None:
    history, states = History(), [work(), work("One?"), work("One?", "Two?")]
    history.record(Kind.LIST, states[0])
    history.record(Kind.ANSWER, states[1])
    assert history.undoes is Kind.ANSWER
    assert history.undo(states[2]) == states[1]
    assert (history.undoes, history.redoes) == (Kind.LIST, Kind.ANSWER)
    assert history.undo(states[1]) == states[0]
    assert history.redo(states[0]) == states[1]
    assert history.redo(states[1]) == states[2]
    assert (history.undoes, history.redoes) == (Kind.ANSWER, None)


def test_new_change_takes_what_was_undone_away() -> None:
    history = History()
    history.record(Kind.LIST, work())
    history.undo(work("One?"))
    history.record(Kind.MARK, work())
    assert (history.undoes, history.redoes) == (Kind.MARK, None)


def test_letters_of_one_text_are_one_step() -> None:
    history = History()
    for text in ("", "O", "On"):
        history.record(Kind.LIST, work(text or "-"), "note 1")
    history.record(Kind.LIST, work("One"), "note 2")
    history.record(Kind.LIST, work("One"))
    assert history.undo(work()) == work("One")
    assert history.undo(work()) == work("One")
    assert history.undo(work()) == work("-")
    assert history.undoes is None


def test_letters_after_a_redo_are_a_new_step() -> None:
    history = History()
    history.record(Kind.LIST, work("a"), "note 1")
    history.redo(history.undo(work("b")))
    history.record(Kind.LIST, work("c"), "note 1")
    assert history.undo(work("d")) == work("c")


def test_oldest_steps_go_when_there_are_too_many() -> None:
    history = History()
    for number in range(MOST_STEPS + 5):
        history.record(Kind.LIST, work(str(number)))
    back = 0
    while history.undoes:
        last = history.undo(work())
        back += 1
    assert (back, last) == (MOST_STEPS, work("5"))


def test_clear_forgets_both_ways() -> None:
    history = History()
    history.record(Kind.LIST, work())
    history.record(Kind.LIST, work())
    history.undo(work())
    history.clear()
    assert (history.undoes, history.redoes) == (None, None)
