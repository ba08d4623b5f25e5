"""What a person is doing now: answers, what matters, the list, the guide, every step back.

In memory only. `desktop.keeping` writes the list, when it was asked to.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from ketams_desktop.desktop.unfinished import Unfinished
from ketams_desktop.library.records import Page
from ketams_desktop.questions.answers import Answers
from ketams_desktop.questions.bank import Bank, Question, Role, reader_of
from ketams_desktop.questions.guide import Guide, Way
from ketams_desktop.questions.guide_path import GuidePlace, GuideWalk, answered_steps
from ketams_desktop.questions.history import History, Kind, Work
from ketams_desktop.questions.list_file import ListDocument
from ketams_desktop.questions.question_list import Origin, Outcome, QuestionList
from ketams_desktop.questions.visit import Visit
from ketams_desktop.questions.what_matters import Importance, WhatMatters

if TYPE_CHECKING:
    from ketams_desktop.questions.suggest import Suggestions


class Session(QObject):
    """The answers and the list, and signals for whoever shows or keeps them."""

    changed = Signal()
    list_changed = Signal()
    #: Another list comes in place of the one that was here.
    opened = Signal()

    def __init__(self, bank: Bank, guide: Guide, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.bank = bank
        self.guide = guide
        self._work = Work()
        self._history = History()
        self._walk: GuideWalk | None = None
        self.unfinished = Unfinished()

    @property
    def answers(self) -> Answers:
        """What is ticked."""
        return self._work.answers

    @property
    def questions(self) -> QuestionList:
        """The list as it stands."""
        return self._work.questions

    @property
    def matters(self) -> WhatMatters:
        """What matters to the person."""
        return self._work.matters

    @property
    def visit(self) -> Visit:
        """The visit that the list is for."""
        return self._work.visit

    @property
    def guide_started(self) -> bool:
        """Whether the answers suggest questions."""
        return self._work.guide_started

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing yet that could be kept."""
        return not self.questions.items

    @property
    def undoes(self) -> Kind | None:
        """What `undo` would take back; None: nothing."""
        return self._history.undoes

    @property
    def redoes(self) -> Kind | None:
        """What `redo` would do again; None: nothing."""
        return self._history.redoes

    @property
    def can_undo(self) -> bool:
        """Whether there is a change to take back."""
        return self.undoes is not None

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
        return self._suggested(self.answers)

    def start_guide(self) -> None:
        """Let the answers suggest questions from now on."""
        if not self.guide_started:
            self._set(replace(self._work, guide_started=True), follow=True)

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
        self._step(Kind.ANSWER, replace(self._work, answers=answers, guide_started=True))

    def mark(self, value_id: str, importance: Importance | None) -> None:
        """Set how much something matters; None takes that back. It changes no question."""
        matters = self.matters.marked(value_id, importance)
        self._step(Kind.MARK, replace(self._work, matters=matters))

    def plan(self, visit: Visit, merge: str = "") -> None:
        """Set what belongs to the visit. `merge`: see `History.record`."""
        self._step(Kind.VISIT, replace(self._work, visit=visit), merge)

    def reader_of(self, page: Page) -> Role:
        """Return for whom the questions of `page` are worded."""
        return reader_of(page, self.answers.reader, is_told=self.guide_started)

    def add_question(
        self, question: Question, origin: Origin, reason: str = "", role: Role | None = None
    ) -> None:
        """Put a question of the bank on the list, worded for `role` or, if None, the reader."""
        role = role or self.answers.reader
        self._change(lambda old: old.with_question(question, role, origin, reason))

    def add_own(self, text: str, by: Role = Role.PATIENT) -> None:
        """Put someone's own words on the list, in the part of the person or the caregiver."""
        self._change(lambda old: old.with_own(text, by))

    def edit(self, key: int, text: str) -> None:
        """Change the words of one question."""
        self._change(lambda old: old.edited(key, text))

    def restore_words(self, key: int) -> None:
        """Put the bank's words back."""
        self._change(lambda old: old.with_original_words(key))

    def keep(self, key: int) -> None:
        """Make a suggestion the person's own choice: it stays, whatever the answers are."""
        self._change(lambda old: old.kept(key))

    def remove(self, key: int) -> None:
        """Take one question away; `undo` brings it back."""
        self._change(lambda old: old.without(key))

    def move(self, key: int, steps: int) -> None:
        """Move one question up (negative) or down."""
        self._change(lambda old: old.moved(key, steps))

    def move_first(self, key: int) -> None:
        """Move one question to the top."""
        self._change(lambda old: old.moved_first(key))

    def give_to(self, key: int, by: Role) -> None:
        """Put one question into the part of the person or of the caregiver."""
        self._change(lambda old: old.given_to(key, by))

    def note(self, key: int, note: str) -> None:
        """Write something under one question."""
        self._change(lambda old: old.noted(key, note), f"note {key}")

    def ask(self, key: int, people: Iterable[str]) -> None:
        """Mark who is to be asked."""
        self._change(lambda old: old.asked_of(key, people))

    def answer(self, key: int, outcome: Outcome, heard: str) -> None:
        """Write down what came of one question at the visit."""
        # A tick is a step of its own; the letters of what was heard are one.
        is_tick = self.questions.item(key).outcome is not outcome
        merge = "" if is_tick else f"heard {key}"
        self._change(lambda old: old.answered(key, outcome, heard), merge)

    def undo(self) -> Kind | None:
        """Take back the last change of anything; return what it was."""
        kind = self.undoes
        if kind is not None:
            self._set(self._history.undo(self._work), follow=True)
        return kind

    def redo(self) -> Kind | None:
        """Do again what was taken back last; return what it was."""
        kind = self.redoes
        if kind is not None:
            self._set(self._history.redo(self._work), follow=True)
        return kind

    def document(self, content_version: str, *, with_answers: bool) -> ListDocument:
        """Return what is to be kept."""
        answers = self.answers if with_answers else None
        matters = self.matters if with_answers else WhatMatters()
        return ListDocument(
            self.questions,
            self.answers.reader,
            answers,
            content_version,
            matters,
            self.visit,
            self.guide_place if with_answers else None,
        )

    def open_document(self, document: ListDocument) -> None:
        """Go on with a list that was kept."""
        answers = document.answers or Answers(role=document.role.value)
        work = Work(
            answers,
            document.questions,
            document.matters,
            document.visit,
            guide_started=document.answers is not None,
        )
        self._history.clear()
        self.opened.emit()
        self._walk = None
        self.unfinished = Unfinished()
        self._set(work, follow=True)
        if document.answers is not None:
            self.resume_guide(document.place)

    def clear(self) -> None:
        """Start anew, with nothing left of before."""
        self._history.clear()
        self._walk = None
        self.unfinished = Unfinished()
        self._set(Work(), follow=False)

    def _walk_to(self, walk: GuideWalk) -> str:
        if walk != self._walk:
            self._walk = walk
            self.changed.emit()
        return walk.step_id

    def _change(self, step: Callable[[QuestionList], QuestionList], merge: str = "") -> None:
        self._step(Kind.LIST, replace(self._work, questions=step(self.questions)), merge)

    def _step(self, kind: Kind, work: Work, merge: str = "") -> None:
        if work != self._work:
            self._history.record(kind, self._work, merge)
            self._set(work, follow=kind is Kind.ANSWER)

    def _set(self, work: Work, *, follow: bool) -> None:
        before = self._work.questions
        self._work = replace(work, questions=self._followed(work)) if follow else work
        if self._work.questions != before or follow:
            self.list_changed.emit()
        self.changed.emit()

    def _followed(self, work: Work) -> QuestionList:
        """Return the list in the reader's wording, with what the answers suggest."""
        if not work.guide_started:
            # Nobody said who reads; a question stays as it was worded where it was offered.
            return work.questions
        questions = work.questions.in_words_for(work.answers.reader, self.bank)
        found = self._suggested(work.answers)
        questions = questions.with_suggestions(found.chosen, self.bank)
        every = (*found.chosen, *found.still_important, *found.more_ideas)
        return questions.with_reasons(every)

    def _suggested(self, answers: Answers) -> Suggestions:
        # Nothing is suggested before the first answer: the first screen does without.
        from ketams_desktop.questions.suggest import suggest

        return suggest(self.bank, self.guide, answers)
