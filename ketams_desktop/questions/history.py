"""Every step of a person's work, to be taken back and done again. No Qt, in memory only."""

from __future__ import annotations

from dataclasses import field
from enum import StrEnum

from ketams_desktop.questions.answers import Answers
from ketams_desktop.questions.question_list import QuestionList
from ketams_desktop.questions.visit import Visit
from ketams_desktop.questions.what_matters import WhatMatters
from ketams_desktop.record import record

#: So many steps can be taken back.
MOST_STEPS = 100


class Kind(StrEnum):
    """What a step changed."""

    ANSWER = "answer"
    LIST = "list"
    MARK = "mark"
    VISIT = "visit"


@record
class Work:
    """All that a person has done: a value, so a step back is the value of before."""

    answers: Answers = field(default_factory=Answers)
    questions: QuestionList = field(default_factory=QuestionList)
    matters: WhatMatters = field(default_factory=WhatMatters)
    visit: Visit = field(default_factory=Visit)
    guide_started: bool = False


@record
class _Step:
    kind: Kind
    work: Work
    merge: str


class History:
    """What was before, and what was taken back."""

    def __init__(self) -> None:
        self._done: list[_Step] = []
        self._undone: list[_Step] = []

    @property
    def undoes(self) -> Kind | None:
        """What a step back would change; None where there is none."""
        return self._done[-1].kind if self._done else None

    @property
    def redoes(self) -> Kind | None:
        """What doing again would change; None where nothing was taken back."""
        return self._undone[-1].kind if self._undone else None

    def record(self, kind: Kind, before: Work, merge: str = "") -> None:
        """Remember how things were before a change.

        Args:
            kind: what is changed.
            before: all, as it was.
            merge: changes in a row with the same words here are one step, as the letters
                of one text are.
        """
        self._undone.clear()
        if merge and self._done and self._done[-1].merge == merge:
            return
        self._done = [*self._done[1 - MOST_STEPS :], _Step(kind, before, merge)]

    def undo(self, now: Work) -> Work:
        """Return what was before the last change. Raises IndexError when there was none."""
        step = self._done.pop()
        self._undone.append(_Step(step.kind, now, step.merge))
        return step.work

    def redo(self, now: Work) -> Work:
        """Return what was taken back last. Raises IndexError when nothing was."""
        step = self._undone.pop()
        self._done.append(_Step(step.kind, now, ""))
        return step.work

    def clear(self) -> None:
        """Forget every step."""
        self._done.clear()
        self._undone.clear()
