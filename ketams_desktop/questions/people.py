"""One list, several people to see: who gets which question, and what a short visit has time for.

Every question stands on the sheet of one person, so the sheets of all people are the list, with
nothing left out and nothing twice. Pure; nothing is printed or shown here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ketams_desktop.questions.bank import Role
from ketams_desktop.questions.guide import Guide
from ketams_desktop.questions.question_list import TOP, ListItem, QuestionList

#: In place of a person: for whoever is seen.
ANYONE = ""

#: The option of the guide that is no person.
NOT_SURE = "not_sure"


def asked(item: ListItem) -> str:
    """Return whom a question is for: an option id of the guide's group `visit`, or ANYONE.

    Where several people are marked it is the first of them, so that nobody else is asked the
    same again.
    """
    return item.ask[0] if item.ask else ANYONE


def people_asked(questions: QuestionList, order: Sequence[str] = ()) -> tuple[str, ...]:
    """Return everyone who has a question, ANYONE last.

    Args:
        questions: the list.
        order: option ids as the guide has them; who is not among them comes after those.
    """
    found = {asked(item) for item in questions.items}
    known = [x for x in order if x in found]
    others = sorted(found - {*order, ANYONE})
    return (*known, *others, *([ANYONE] if ANYONE in found else []))


def for_person(questions: QuestionList, person: str) -> QuestionList:
    """Return the list that goes to one person; ANYONE gives what is marked for nobody."""
    items = tuple(item for item in questions.items if asked(item) == person)
    return replace(questions, items=items)


def in_parts(questions: QuestionList) -> tuple[ListItem, ...]:
    """Return the questions as they are numbered: the person's, then their caregiver's."""
    return (*questions.part(Role.PATIENT), *questions.part(Role.CAREGIVER))


def now_and_later(questions: QuestionList) -> tuple[tuple[ListItem, ...], tuple[ListItem, ...]]:
    """Return what a 10-minute visit has time for, and the rest, for the nurse or a message."""
    items = in_parts(questions)
    return items[:TOP], items[TOP:]


def people_names(guide: Guide, reader: Role) -> dict[str, str]:
    """Return the names of those who can be asked, by id, in the order of the guide.

    Whoever does not know yet whom they will see has named nobody.
    """
    options = (option for step in guide.steps if step.group == "visit" for option in step.options)
    return {x.id: x.label.text(reader) for x in options if x.id != NOT_SURE}
