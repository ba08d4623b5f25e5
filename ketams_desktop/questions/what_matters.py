"""What matters to a person, as they marked it. Values; changed by copies. Nothing is added up."""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import StrEnum

from ketams_desktop.codec import DecodeError, from_plain
from ketams_desktop.errors import INSTALL_AGAIN, AnswersError, PackError
from ketams_desktop.library.library import Library
from ketams_desktop.library.records import Side
from ketams_desktop.questions.bank import Role
from ketams_desktop.questions.guide import Wording
from ketams_desktop.record import record

#: So many lines have room on the sheet.
MOST_ON_SHEET = 3
#: Ten times what the content has.
MOST_MARKS = 100

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_LONGEST_ID = 60


class Importance(StrEnum):
    """How much something matters, from least to most."""

    NOT_AT_ALL = "not-at-all"
    A_LITTLE = "a-little"
    SOMEWHAT = "somewhat"
    QUITE_A_LOT = "quite-a-lot"
    VERY_MUCH = "very-much"


@record
class Value:
    """Something that may matter to a person.

    Attributes:
        side: whether someone may hope to gain it, or want to be spared its opposite.
        says: its words on the screen.
        prints: its words on the sheet, after "What matters most to me:".
    """

    id: str
    side: Side
    says: Wording
    prints: Wording


@record
class WhatMatters:
    """The marks that a person gave, by the ids of the values, sorted."""

    marks: tuple[tuple[str, Importance], ...] = ()

    def __bool__(self) -> bool:
        return bool(self.marks)

    def importance(self, value_id: str) -> Importance | None:
        """Return the mark of a value, or None where none was given."""
        return dict(self.marks).get(value_id)

    def marked(self, value_id: str, importance: Importance | None) -> WhatMatters:
        """Return a copy in which a value has this mark; None takes its mark back."""
        marks = dict(self.marks)
        marks.pop(value_id, None)
        if importance is not None:
            marks[value_id] = importance
        return WhatMatters(tuple(sorted(marks.items())))


def values_of(library: Library) -> tuple[Value, ...]:
    """Return what may matter, in the order of the content; empty in a pack that has none.

    Raises:
        PackError: a value is not in the documented form.
    """
    try:
        return tuple(from_plain(Value, x) for x in library.plain_records("value"))
    except DecodeError as error:
        raise PackError(
            f"What may matter, in the content pack, is damaged ({error}). {INSTALL_AGAIN}"
        ) from error


def words_for_sheet(values: Iterable[Value], matters: WhatMatters, role: Role) -> str:
    """Return what the sheet says matters most; empty where nothing was marked so.

    It is what the person marked "Very much" or "Quite a lot", in the order of the content.
    Where that is more than has room, "Very much" goes first.
    """
    in_order = tuple(values)
    most = [
        value
        for importance in (Importance.VERY_MUCH, Importance.QUITE_A_LOT)
        for value in in_order
        if matters.importance(value.id) is importance
    ][:MOST_ON_SHEET]
    return "; ".join(value.prints.text(role) for value in in_order if value in most)


def matters_to_json(matters: WhatMatters) -> dict[str, str]:
    """Return the documented JSON form: marks by the ids of the values."""
    return {value_id: importance.value for value_id, importance in matters.marks}


def matters_from_json(data: object) -> WhatMatters:
    """Read marks from the documented JSON form.

    An id that this content does not have may be that of another content, so it stays.

    Raises:
        AnswersError: not an object, something that is no id, an unknown mark, too many.
    """
    if not isinstance(data, dict):
        raise AnswersError("What matters must be a JSON object of ids and marks.")
    if len(data) > MOST_MARKS:
        raise AnswersError(f"What matters holds {len(data)} marks; {MOST_MARKS} are the most.")
    marks = []
    for value_id, mark in data.items():
        if len(value_id) > _LONGEST_ID or not _ID.fullmatch(value_id):
            raise AnswersError(f"What matters holds something that is no id: {value_id[:60]!r}.")
        if not isinstance(mark, str) or mark not in set(Importance):
            raise AnswersError(f"What matters holds an unknown mark: {str(mark)[:60]!r}.")
        marks.append((value_id, Importance(mark)))
    return WhatMatters(tuple(sorted(marks)))
