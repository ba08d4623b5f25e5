"""What differs between two states of a list, so that a step back can be named. Pure, no words."""

from __future__ import annotations

from enum import StrEnum

from ketams_desktop.questions.question_list import ListItem, QuestionList


class Change(StrEnum):
    """What a step did to a list."""

    ADDED = "added"
    GONE = "gone"
    WORDS = "words"
    NOTE = "note"
    PERSON = "person"
    PART = "part"
    OUTCOME = "outcome"
    ORDER = "order"
    OTHER = "other"


def list_change(before: QuestionList, after: QuestionList) -> tuple[Change, ListItem | None]:
    """Return the most telling change from one state to another, and the question it is about."""
    old = {item.key: item for item in before.items}
    new = {item.key: item for item in after.items}
    for change, keys, items in (
        (Change.ADDED, new.keys() - old.keys(), new),
        (Change.GONE, old.keys() - new.keys(), old),
    ):
        if keys:
            return change, items[min(keys)]
    for key, item in new.items():
        of_item = _item_change(old[key], item)
        if of_item is not None:
            return of_item, item
    is_moved = list(old) != list(new)
    return (Change.ORDER if is_moved else Change.OTHER), None


def _item_change(old: ListItem, new: ListItem) -> Change | None:
    if old.text != new.text:
        return Change.WORDS
    if old.note != new.note:
        return Change.NOTE
    if old.ask != new.ask:
        return Change.PERSON
    if old.by is not new.by:
        return Change.PART
    is_same = (old.outcome, old.heard) == (new.outcome, new.heard)
    return None if is_same else Change.OUTCOME
