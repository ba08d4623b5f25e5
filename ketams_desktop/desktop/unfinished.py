"""What is begun and not yet on the list. In memory only: nothing here is ever written."""

from __future__ import annotations

from dataclasses import dataclass

from ketams_desktop.questions.bank import Role

#: Stands for a question that is not on the list yet.
NEW = 0


@dataclass(slots=True)
class Draft:
    """Words half written. `key`: of the question that they are to change, or NEW."""

    key: int
    words: str


@dataclass(slots=True)
class Unfinished:
    """A half-written question, and whose own questions are, once a caregiver was asked."""

    draft: Draft | None = None
    own_part: Role | None = None
