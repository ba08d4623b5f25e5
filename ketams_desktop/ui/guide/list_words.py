"""What the list says about its questions: the parts, and the lines under each question."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication

from ketams_desktop.desktop.session import Session
from ketams_desktop.questions.bank import Role
from ketams_desktop.questions.guide import Guide, Option
from ketams_desktop.questions.people import ANYONE, for_person, now_and_later, people_asked
from ketams_desktop.questions.question_list import ListItem, Origin
from ketams_desktop.ui.guide.list_rows import Part

translate = QCoreApplication.translate

_GROUP = "visit"
#: An answer, but nobody who could be asked.
_NOBODY = "not_sure"


def people(guide: Guide) -> tuple[Option, ...]:
    """Return everyone who can be asked, as the guide has them."""
    options = [x for step in guide.steps if step.group == _GROUP for x in step.options]
    return tuple(x for x in options if x.id != _NOBODY)


def person_name(session: Session, person: str) -> str:
    """Return what a person is called; an id that this guide does not have stays as it is."""
    if person == ANYONE:
        return translate("ListScreen", "Anyone")
    option = session.guide.option(f"{_GROUP}.{person}")
    return option.label.text(session.answers.reader) if option is not None else person


def people_on_list(session: Session) -> tuple[str, ...]:
    """Return everyone who has questions; empty while nobody is marked."""
    order = [option.id for option in people(session.guide)]
    found = people_asked(session.questions, order)
    return () if found == (ANYONE,) else found


def part_title(by: Role, reader: Role) -> str:
    """Return the heading over the person's questions, or over their caregiver's."""
    if reader is Role.CAREGIVER:
        if by is Role.CAREGIVER:
            return translate("ListScreen", "My own questions, as their caregiver")
        return translate("ListScreen", "Questions of the person I care for")
    if by is Role.CAREGIVER:
        return translate("ListScreen", "My caregiver's questions")
    return translate("ListScreen", "My questions")


def shown_parts(session: Session, person: str | None) -> tuple[Part, ...]:
    """Return the list as it is seen: all of it, or what one person is to be asked."""
    questions = session.questions
    if person is not None:
        questions = for_person(questions, person)
    if session.visit.is_short:
        now, later = now_and_later(questions)
        return _with_items(
            Part(translate("ListScreen", "For the visit"), now),
            Part(translate("ListScreen", "For the nurse or a message"), later),
        )
    own = questions.part(Role.CAREGIVER)
    if not own:
        return (Part("", questions.items),)
    reader = session.answers.reader
    return _with_items(*(Part(part_title(by, reader), questions.part(by)) for by in Role))


def _with_items(*parts: Part) -> tuple[Part, ...]:
    return tuple(part for part in parts if part.items)


def row_note(session: Session, item: ListItem) -> str:
    """Return what stands under a question, in one line or more."""
    lines = [" · ".join(_about(session, item))]
    if item.ask:
        who = " · ".join(person_name(session, x) for x in item.ask)
        lines.append(translate("ListScreen", "To ask: {who}").format(who=who))
    if item.note:
        lines.append(translate("ListScreen", "Note: {note}").format(note=item.note))
    return "\n".join(line for line in lines if line)


def _about(session: Session, item: ListItem) -> Iterator[str]:
    if item.by is Role.CAREGIVER and session.visit.is_short:
        # The parts stand under other headings then.
        if session.answers.reader is Role.CAREGIVER:
            yield translate("ListScreen", "My own question, as their caregiver")
        else:
            yield translate("ListScreen", "My caregiver's question")
    if item.origin is Origin.OWN:
        yield translate("ListScreen", "Your own question")
    elif item.original:
        yield translate("ListScreen", "Your words")
    if item.is_suggestion:
        yield translate("ListScreen", "Suggested")
    if item.reason:
        yield item.reason
