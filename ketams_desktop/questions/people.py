"""Who is to be asked: the questions of a list, person by person, without repeats."""

from __future__ import annotations

from ketams_desktop.questions.bank import Role
from ketams_desktop.questions.guide import Guide
from ketams_desktop.questions.question_list import ListItem, QuestionList

#: Stands for nobody in particular.
ANYONE = ""

#: The option of the guide that is no person.
NOT_SURE = "not_sure"


def for_person(questions: QuestionList, person: str) -> tuple[ListItem, ...]:
    """Return what one person is to be asked, in the order of the list.

    A question marked for several people goes to the first of them alone. `ANYONE` has the
    questions that are marked for nobody.
    """
    return tuple(item for item in questions.items if _first_asked(item) == person)


def people_names(guide: Guide, reader: Role) -> dict[str, str]:
    """Return the names of those who can be asked, by id, in the order of the guide.

    Whoever does not know yet whom they will see has named nobody.
    """
    options = (option for step in guide.steps if step.group == "visit" for option in step.options)
    return {x.id: x.label.text(reader) for x in options if x.id != NOT_SURE}


def _first_asked(item: ListItem) -> str:
    return item.ask[0] if item.ask else ANYONE
