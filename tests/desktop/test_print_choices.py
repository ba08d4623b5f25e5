from __future__ import annotations

from ketams_desktop.desktop.print_choices import Choices, PrintChoices
from ketams_desktop.desktop.session import Session


def test_choices_are_off_until_switched_on_and_told_of(session: Session) -> None:
    choices = PrintChoices(session)
    told: list[Choices] = []
    choices.changed.connect(lambda: told.append(choices.value))
    assert choices.value == Choices()
    choices.change("show_reasons", is_on=True)
    choices.change("show_reasons", is_on=True)
    assert told == [Choices(show_reasons=True)]


def test_choices_of_one_list_are_not_those_of_the_next(session: Session) -> None:
    choices = PrintChoices(session)
    session.add_own("Why?")
    choices.change("show_reasons", is_on=True)
    session.add_own("And what?")
    assert choices.value.show_reasons
    session.clear()
    assert choices.value == Choices()
