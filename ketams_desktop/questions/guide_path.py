"""The way through the guide: which step comes next, what is behind, how long it still takes.

A walk is a value; every move gives a new one. It holds no answers, so no move can lose any.
"""

from __future__ import annotations

from dataclasses import replace

from ketams_desktop.questions.answers import Answers
from ketams_desktop.questions.guide import Guide, Step, Way, whole_minutes
from ketams_desktop.record import record

_ROLE = "role"


@record
class GuidePlace:
    """Where a person stands in the guide, as it is kept with their answers.

    Attributes:
        step: id of the step; empty when the way was gone to its end.
    """

    step: str
    way: Way = Way.FULL


@record
class GuideWalk:
    """One walk through the guide.

    Attributes:
        step_id: the present step; it is one of the way's.
        behind: ids of the steps that were gone past, or answered before they came up. They
            are not asked again on the way on; Back reaches them.
    """

    guide: Guide
    way: Way
    step_id: str
    behind: frozenset[str] = frozenset()

    @classmethod
    def begun(cls, guide: Guide, way: Way, answers: Answers) -> GuideWalk:
        """Return a walk that begins at the first step of `way` that is not answered yet."""
        start = cls(guide, way, guide.steps_of(way)[0].id)
        return start.switched(way, answers)

    @classmethod
    def resumed(cls, guide: Guide, place: GuidePlace, answers: Answers) -> GuideWalk:
        """Return the walk that goes on at `place`; other content may not know its step."""
        steps = guide.steps_of(place.way)
        ids = [step.id for step in steps]
        behind = answered_steps(guide, answers)
        if not place.step:
            return cls(guide, place.way, ids[-1], behind | frozenset(ids))
        if place.step not in ids:
            return cls.begun(guide, place.way, answers)
        before = frozenset(ids[: ids.index(place.step)])
        return cls(guide, place.way, place.step, (behind | before) - {place.step})

    @property
    def steps(self) -> tuple[Step, ...]:
        """The steps of the way, in order."""
        return self.guide.steps_of(self.way)

    @property
    def index(self) -> int:
        """The place of the present step on its way, from 0."""
        return next(n for n, step in enumerate(self.steps) if step.id == self.step_id)

    @property
    def step(self) -> Step:
        """The present step."""
        return self.steps[self.index]

    @property
    def is_finished(self) -> bool:
        """Whether every step of the way is behind."""
        return all(step.id in self.behind for step in self.steps)

    @property
    def place(self) -> GuidePlace:
        """What is to be remembered of this walk."""
        return GuidePlace("" if self.is_finished else self.step_id, self.way)

    @property
    def minutes_left(self) -> int:
        """Whole minutes for the present step and those still ahead of it, at least 1."""
        ahead = [x for x in self.steps[self.index + 1 :] if x.id not in self.behind]
        return whole_minutes([self.step, *ahead])

    def passed(self) -> GuideWalk:
        """Return the walk with the present step behind."""
        return replace(self, behind=self.behind | {self.step_id})

    def onward(self) -> GuideWalk | None:
        """Return the walk at the next step that is not behind; None when there is none."""
        after = self.steps[self.index + 1 :]
        step_id = next((x.id for x in after if x.id not in self.behind), "")
        return replace(self, step_id=step_id) if step_id else None

    def backward(self) -> GuideWalk | None:
        """Return the walk at the step before, answered or not; None at the first."""
        index = self.index
        return replace(self, step_id=self.steps[index - 1].id) if index else None

    def at(self, step_id: str) -> GuideWalk:
        """Return the walk at a step of the guide; the full way has them all."""
        is_here = any(step.id == step_id for step in self.steps)
        return replace(self, way=self.way if is_here else Way.FULL, step_id=step_id)

    def switched(self, way: Way, answers: Answers) -> GuideWalk:
        """Return the walk on `way`, at its first step that is neither behind nor answered.

        Where there is none, it is finished and stands at the last step.
        """
        steps = self.guide.steps_of(way)
        behind = self.behind | answered_steps(self.guide, answers)
        step_id = next((x.id for x in steps if x.id not in behind), steps[-1].id)
        return GuideWalk(self.guide, way, step_id, behind)

    def over_again(self) -> GuideWalk:
        """Return the walk at the first step of its way, with nothing behind."""
        return GuideWalk(self.guide, self.way, self.steps[0].id)


def steps_left(
    guide: Guide, walk: GuideWalk | None, way: Way, answers: Answers
) -> tuple[Step, ...]:
    """Return the steps that `way` would still ask, for a person who is at `walk`, if anywhere."""
    start = GuideWalk.begun(guide, way, answers) if walk is None else walk.switched(way, answers)
    return tuple(step for step in start.steps if step.id not in start.behind)


def answered_steps(guide: Guide, answers: Answers) -> frozenset[str]:
    """Return the ids of the steps that hold an answer.

    Nobody can say whether "for myself" was chosen or left as it was; it counts as an answer
    once there is another, since it is asked first.
    """
    found = {step.id for step in guide.steps if step.group != _ROLE and answers.chosen(step.group)}
    if found or answers.role != Answers().role:
        found |= {step.id for step in guide.steps if step.group == _ROLE}
    return frozenset(found)
