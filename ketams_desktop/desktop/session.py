"""What a person is doing now: answers, what matters, the list, the guide, every step back.

In memory only. `desktop.keeping` writes the list, when it was asked to.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from ketams_desktop.questions.answers import Answers
from ketams_desktop.questions.bank import Bank, Question
from ketams_desktop.questions.guide import Guide, Way
from ketams_desktop.questions.guide_path import GuidePlace, GuideWalk, answered_steps
from ketams_desktop.questions.list_file import ListDocument
from ketams_desktop.questions.question_list import Origin, QuestionList
from ketams_desktop.questions.what_matters import Importance, WhatMatters

if TYPE_CHECKING:
    from ketams_desktop.questions.suggest import Suggestions


class Session(QObject):
    """The answers and the list, and signals for whoever shows or keeps them."""

    changed = Signal()
    list_changed = Signal()

    _MOST_STEPS_BACK = 100

    def __init__(self, bank: Bank, guide: Guide, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.bank = bank
        self.guide = guide
        self.answers = Answers()
        self.questions = QuestionList()
        self.guide_started = False
        self.matters = WhatMatters()
        self._walk: GuideWalk | None = None
        self._before: list[QuestionList] = []
        self._matters_before: list[WhatMatters] = []

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing yet that could be kept."""
        return not self.questions.items

    @property
    def can_undo(self) -> bool:
        """Whether there is a change of the list to take back."""
        return bool(self._before)

    @property
    def can_undo_mark(self) -> bool:
        """Whether there is a change of what matters to take back."""
        return bool(self._matters_before)

    @property
    def walk(self) -> GuideWalk | None:
        """The walk through the guide; None before it was begun."""
        return self._walk

    @property
    def guide_place(self) -> GuidePlace | None:
        """Where the person stands in the guide, for keeping beside the answers."""
        return None if self._walk is None else self._walk.place

    @property
    def has_answers(self) -> bool:
        """Whether the person has ticked or marked anything, their role aside."""
        return bool(self.matters) or self.answers != Answers(role=self.answers.role)

    def suggestions(self) -> Suggestions:
        """Return what the answers suggest now, with what did not fit."""
        # Nothing is suggested before the first answer: the first screen does without.
        from ketams_desktop.questions.suggest import suggest

        return suggest(self.bank, self.guide, self.answers)

    def start_guide(self) -> None:
        """Let the answers suggest questions from now on."""
        if not self.guide_started:
            self.guide_started = True
            self._follow_answers()

    def take_way(self, way: Way) -> str:
        """Begin or go on with a way of the guide; return the id of the step to show.

        It is the first step that was not asked yet. When all were, they come again.
        """
        step_id = self.switch_way(way)
        if not step_id and self._walk is not None:
            step_id = self._walk_to(self._walk.over_again())
        return step_id

    def switch_way(self, way: Way) -> str:
        """Change the way within the guide; return the step to show, or "" when all were asked."""
        if self._walk is None:
            walk = GuideWalk.begun(self.guide, way, self.answers)
        else:
            walk = self._walk.switched(way, self.answers)
        self._walk_to(walk)
        return walk.place.step

    def see_answers_again(self) -> str:
        """Begin the way anew with every answer in place; return its first step's id."""
        walk = self._walk or GuideWalk.begun(self.guide, Way.FULL, self.answers)
        return self._walk_to(walk.over_again())

    def stand_at(self, step_id: str) -> GuideWalk:
        """Be at a step, however the person came there; return the walk."""
        walk = self._walk or GuideWalk.begun(self.guide, Way.FULL, self.answers)
        walk = walk.at(step_id)
        self._walk_to(walk)
        return walk

    def go_past(self) -> str:
        """Leave the present step behind; return the id of the next one, or "" at the end."""
        if self._walk is None:
            return ""
        walk = self._walk.passed()
        onward = walk.onward()
        self._walk_to(onward or walk)
        return "" if onward is None else onward.step_id

    def resume_guide(self, place: GuidePlace | None) -> None:
        """Go on in the guide at a place that was kept; without one, where answers are missing."""
        if place is not None:
            self._walk_to(GuideWalk.resumed(self.guide, place, self.answers))
        elif answered_steps(self.guide, self.answers):
            self._walk_to(GuideWalk.begun(self.guide, Way.FULL, self.answers))
        else:
            self._walk = None

    def choose(self, group: str, options: frozenset[str]) -> None:
        """Set the ticks of one group; untouched suggestions follow."""
        answers = self.answers.with_choice(group, options)
        if answers == self.answers and self.guide_started:
            return
        self.answers = answers
        self.guide_started = True
        self._follow_answers()

    def mark(self, value_id: str, importance: Importance | None) -> None:
        """Set how much something matters; None takes that back. It changes no question."""
        matters = self.matters.marked(value_id, importance)
        if matters != self.matters:
            self._matters_before = [*self._matters_before[-self._MOST_STEPS_BACK :], self.matters]
            self.matters = matters
            self.changed.emit()

    def undo_mark(self) -> None:
        """Take back the last change of what matters."""
        if self._matters_before:
            self.matters = self._matters_before.pop()
            self.changed.emit()

    def add_question(self, question: Question, origin: Origin, reason: str = "") -> None:
        """Put a question of the bank on the list."""
        self._change(lambda old: old.with_question(question, self.answers.reader, origin, reason))

    def add_own(self, text: str) -> None:
        """Put the person's own words on the list."""
        self._change(lambda old: old.with_own(text))

    def edit(self, key: int, text: str) -> None:
        """Change the words of one question."""
        self._change(lambda old: old.edited(key, text))

    def restore_words(self, key: int) -> None:
        """Put the bank's words back."""
        self._change(lambda old: old.with_original_words(key))

    def remove(self, key: int) -> None:
        """Take one question away; `undo` brings it back."""
        self._change(lambda old: old.without(key))

    def move(self, key: int, steps: int) -> None:
        """Move one question up (negative) or down."""
        self._change(lambda old: old.moved(key, steps))

    def move_first(self, key: int) -> None:
        """Move one question to the top."""
        self._change(lambda old: old.moved_first(key))

    def undo(self) -> None:
        """Take back the last change of the list, then what the answers say now is added."""
        if self._before:
            self.questions = self._before.pop()
            self._follow_answers()

    def document(self, content_version: str, *, with_answers: bool) -> ListDocument:
        """Return what is to be kept."""
        answers = self.answers if with_answers else None
        matters = self.matters if with_answers else WhatMatters()
        return ListDocument(self.questions, self.answers.reader, answers, content_version, matters)

    def open_document(self, document: ListDocument) -> None:
        """Go on with a list that was kept."""
        answers = document.answers or Answers(role=document.role.value)
        self.answers = answers
        self.questions = document.questions
        self.matters = document.matters
        self.guide_started = document.answers is not None
        self._walk = None
        if document.answers is not None:
            self.resume_guide(None)
        self._forget_steps()
        self._follow_answers()

    def clear(self) -> None:
        """Start anew, with nothing left of before."""
        self.answers = Answers()
        self.questions = QuestionList()
        self.matters = WhatMatters()
        self.guide_started = False
        self._walk = None
        self._forget_steps()
        self._tell()

    def _walk_to(self, walk: GuideWalk) -> str:
        if walk != self._walk:
            self._walk = walk
            self.changed.emit()
        return walk.step_id

    def _forget_steps(self) -> None:
        self._before.clear()
        self._matters_before.clear()

    def _follow_answers(self) -> None:
        questions = self.questions.in_words_for(self.answers.reader, self.bank)
        if self.guide_started:
            found = self.suggestions()
            questions = questions.with_suggestions(found.chosen, self.bank)
            every = (*found.chosen, *found.still_important, *found.more_ideas)
            questions = questions.with_reasons(every)
        self.questions = questions
        self._tell()

    def _change(self, step: Callable[[QuestionList], QuestionList]) -> None:
        new = step(self.questions)
        if new != self.questions:
            self._before = [*self._before[-self._MOST_STEPS_BACK :], self.questions]
            self.questions = new
            self._tell()

    def _tell(self) -> None:
        self.list_changed.emit()
        self.changed.emit()
