"""The visit that a list is for: its name and day, what to tell the team, what came of it.

A value; every change is a copy. All of it may be empty.
"""

from __future__ import annotations

import contextlib
import re
from dataclasses import field, replace
from datetime import date

from ketams_desktop.record import record
from ketams_desktop.text import clean_text

#: The longest name of a list, in characters.
LONGEST_NAME = 60

#: The longest text of one fact or of the next steps, in characters.
LONGEST_FACT = 1000


_MONTHS = (
    *("january", "february", "march", "april", "may", "june", "july", "august"),
    *("september", "october", "november", "december"),
)


@record
class Facts:
    """What the person wants the team to know, in their own words."""

    medicines: str = ""
    allergies: str = ""
    reactions: str = ""

    def __bool__(self) -> bool:
        """Return whether anything was written."""
        return bool(self.medicines or self.allergies or self.reactions)


@record
class Visit:
    """What belongs to a list beside its questions.

    Attributes:
        name: what the person calls the list; empty: it has no name of its own.
        day: the day of the visit, as ISO 8601 has it; empty: not known.
        is_short: only the first three questions are for the visit itself, the rest is for
            the nurse or a message.
        facts: what to tell the team.
        next_steps: what was agreed at the visit.
    """

    name: str = ""
    day: str = ""
    is_short: bool = False
    facts: Facts = field(default_factory=Facts)
    next_steps: str = ""

    def named(self, name: str) -> Visit:
        """Return a copy with another name."""
        return replace(self, name=clean_text(name, LONGEST_NAME))

    def on(self, day: date | None) -> Visit:
        """Return a copy for another day; None: not known."""
        return replace(self, day=day.isoformat() if day else "")

    @property
    def date(self) -> date | None:
        """The day of the visit, or None where it is not known."""
        return date.fromisoformat(self.day) if self.day else None


def cleaned_visit(visit: Visit) -> Visit:
    """Return a visit from a file, safe to show and print.

    Raises:
        ValueError: the day is none.
    """
    day = visit.day
    if day and date.fromisoformat(day).isoformat() != day:
        raise ValueError("the day of the visit is not written as 2026-11-25")
    return Visit(
        clean_text(visit.name, LONGEST_NAME),
        day,
        visit.is_short,
        Facts(
            clean_text(visit.facts.medicines, LONGEST_FACT),
            clean_text(visit.facts.allergies, LONGEST_FACT),
            clean_text(visit.facts.reactions, LONGEST_FACT),
        ),
        clean_text(visit.next_steps, LONGEST_FACT),
    )


def day_from_words(words: str, today: date) -> date | None:
    """Return the day that someone typed, as people in the US write it, or as ISO 8601 has it.

    Without a year it is the next such day. None: it is no day.
    """
    found = re.fullmatch(r"(\d{4})-(\d{1,2})-(\d{1,2})", words.strip())
    if found:
        year, month, day = map(int, found.groups())
        return _day(year, month, day)
    parts = re.findall(r"[a-z]+|\d+", words.lower())
    if not 2 <= len(parts) <= 3 or not all(x.isdigit() for x in parts[1:]):
        return None
    month = int(parts[0]) if parts[0].isdigit() else _month(parts[0])
    if len(parts) == 3:
        year = int(parts[2])
        return _day(year + 2000 if year < 100 else year, month, int(parts[1]))
    # Two years on at the latest there may be a February 29, too; eight cover every gap.
    days = (_day(today.year + more, month, int(parts[1])) for more in range(9))
    return next((x for x in days if x is not None and x >= today), None)


def _day(year: int, month: int, day: int) -> date | None:
    with contextlib.suppress(ValueError, OverflowError):
        return date(year, month, day)
    return None


def _month(word: str) -> int:
    found = [n for n, x in enumerate(_MONTHS, 1) if len(word) > 2 and x.startswith(word)]
    return found[0] if found else 0
