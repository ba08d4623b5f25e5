"""Which questions a person's answers suggest, in which order, and why.

Pure: the same bank, guide and answers always give the same suggestions. What becomes of
them on the person's list belongs to `questions.question_list`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache

from ketams_desktop.questions.answers import Answers
from ketams_desktop.questions.bank import Bank, Question, Role
from ketams_desktop.questions.conditions import Condition, fitting_conditions
from ketams_desktop.questions.guide import Guide

#: As many suggestions as a visit can take.
MOST = 10
#: Questions that fit by stage alone are added up to this many; ticks bring the rest.
FILLED_TO = 8
#: At most so many of one topic; safety questions are neither cut nor counted.
MOST_OF_A_TOPIC = 3
#: The reason of a question that rests on nothing the person ticked.
FOR_ANYONE = "Good for anyone to ask"

#: A stage that was not answered is read as this one.
_STAGE_IF_UNANSWERED = "stage.curious"
#: Options of these groups fit many people; a match by them alone is weaker than by others.
_GENERAL_GROUPS = ("stage", "visit")
#: How many steps of priority a question loses when none of the chosen clinicians answers it.
_WRONG_CLINICIAN = 2


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One question of the bank, worded and explained for this person.

    Attributes:
        reason: why it is suggested, in the person's own terms; empty when nothing they
            ticked leads to it (only among `Suggestions.more_ideas`).
        standing: it holds one of the standing slots.
        because_key: the option that gave the reason, such as `health.bladder`, or empty.
    """

    id: str
    text: str
    reason: str
    topic: str
    safety: bool
    standing: bool
    because_key: str


@dataclass(frozen=True, slots=True)
class Suggestions:
    """Every question of the bank, each in one place.

    Attributes:
        chosen: for the list, in rank order.
        still_important: safety questions that fit the person but not the list.
        more_ideas: all others, in the order of the bank's topics.
    """

    chosen: tuple[Suggestion, ...]
    still_important: tuple[Suggestion, ...]
    more_ideas: tuple[Suggestion, ...]

    def __iter__(self) -> Iterator[Suggestion]:
        return iter(self.chosen)

    def __len__(self) -> int:
        return len(self.chosen)


def suggest(bank: Bank, guide: Guide, answers: Answers, most: int = MOST) -> Suggestions:
    """Return what `answers` suggest: `most` questions at most, and what did not fit.

    Raises:
        ConditionError: the bank holds a condition that cannot be read.
    """
    candidates = _candidates(bank, answers)
    shelf = _Shelf(most)
    _fill_standing(shelf, candidates)
    candidates = _without_answered(candidates, shelf.ids)
    matches = sorted((x for x in candidates if x.is_match), key=_Candidate.order)
    shelf.add(x for x in matches if x.question.safety)
    shelf.add(x for x in matches if x.is_personal)
    shelf.add(sorted((x for x in candidates if x.fits), key=_Candidate.fill_order), FILLED_TO)
    chosen = shelf.ids
    left = [x for x in candidates if x.question.id not in chosen]
    important = [x for x in matches if x in left and x.question.safety]
    ideas = sorted((x for x in left if x not in important), key=_idea_order(bank))
    words = _Words(guide, answers.reader, shelf.standing)
    return Suggestions(words.all(shelf.chosen), words.all(important), words.all(ideas))


def suggestions_to_json(suggestions: Iterable[Suggestion]) -> list[dict[str, object]]:
    """Return suggestions in the documented JSON form, in rank order."""
    return [
        {"id": x.id, "text": x.text, "reason": x.reason, "topic": x.topic, "safety": x.safety}
        for x in suggestions
    ]


# Compared by identity: each stands for one question, and there are many comparisons.
@dataclass(frozen=True, slots=True, eq=False)
class _Candidate:
    """A question, and how it fits the answers.

    Attributes:
        place: its place in the bank, the last resort when two are equal.
        conditions: those that fit what was ticked.
        personal: those of them that say something about the person.
        keys: what the person ticked that leads to this question, stage and visit aside.
        fits_unanswered: it fits only because the stage was left open.
        off_visit: clinicians were chosen, and none of them answers it.
    """

    question: Question
    place: int
    conditions: tuple[Condition, ...]
    personal: tuple[Condition, ...]
    keys: frozenset[str]
    fits_unanswered: bool
    off_visit: bool

    @property
    def is_match(self) -> bool:
        return bool(self.conditions) and not self.question.by_hand_only

    @property
    def fits(self) -> bool:
        return (self.is_match or self.fits_unanswered) and not self.question.by_hand_only

    @property
    def is_personal(self) -> bool:
        return bool(self.personal)

    def answers(self, general: _Candidate) -> bool:
        """Return whether this fits and asks what `general` asks, only closer."""
        is_closer = general.question.id in self.question.same_as and not self.question.standing
        return is_closer and self.is_match

    def replaces(self, general: _Candidate) -> bool:
        """Return whether `general` has nothing left to ask beside this."""
        if not self.answers(general):
            return False
        return bool(general.question.standing) or general.keys <= self.keys

    def unfit(self) -> _Candidate:
        """Return a copy that fits nothing: it is an idea like any other."""
        return replace(self, conditions=(), personal=(), keys=frozenset(), fits_unanswered=False)

    def order(self) -> tuple[int, bool, int, int]:
        """Return the sort key: rank, then what was ticked before stage alone."""
        # Each further match is worth one step of priority: neither alone decides.
        rank = self.question.priority - max(len(self.personal) - 1, 0)
        # A safety question is never held back by who is seen: any clinician can pass it on.
        if self.off_visit and not self.question.safety:
            rank += _WRONG_CLINICIAN
        return (rank, not self.is_personal, self.question.priority, self.place)

    def fill_order(self) -> tuple[bool, bool, int, bool, int, int]:
        """Return the sort key among questions that only fill the list up."""
        return (not self.is_match, not self.question.safety, *self.order())


class _Shelf:
    """The suggestions chosen so far, and the limits."""

    def __init__(self, most: int) -> None:
        self._most = most
        self.chosen: list[_Candidate] = []
        self.standing: set[str] = set()

    @property
    def ids(self) -> set[str]:
        return {x.question.id for x in self.chosen}

    def stand(self, candidate: _Candidate) -> None:
        """Give `candidate` the next standing slot."""
        if len(self.chosen) < self._most:
            self.chosen.append(candidate)
            self.standing.add(candidate.question.id)

    def add(self, candidates: Iterable[_Candidate], up_to: int | None = None) -> None:
        """Take candidates in their order until `up_to` are there in all."""
        limit = self._most if up_to is None else min(up_to, self._most)
        for candidate in candidates:
            if len(self.chosen) >= limit:
                return
            if candidate.question.id not in self.ids and self._has_room_for(candidate.question):
                self.chosen.append(candidate)

    def _has_room_for(self, question: Question) -> bool:
        same = [x for x in self.chosen if x.question.topic == question.topic]
        return question.safety or sum(not x.question.safety for x in same) < MOST_OF_A_TOPIC


@dataclass(frozen=True, slots=True)
class _Words:
    """Puts candidates into words for one reader."""

    guide: Guide
    role: Role
    standing: set[str]

    def all(self, candidates: Iterable[_Candidate]) -> tuple[Suggestion, ...]:
        return tuple(self._one(x) for x in candidates)

    def _one(self, candidate: _Candidate) -> Suggestion:
        question = candidate.question
        stands = question.id in self.standing
        key = _because_key(candidate, stands)
        option = self.guide.option(key)
        reason = FOR_ANYONE if stands or candidate.fits_unanswered else ""
        if option is not None:
            reason = option.because.text(self.role)
        text = question.text(self.role)
        return Suggestion(question.id, text, reason, question.topic, question.safety, stands, key)


@cache
def _personal_keys(condition: Condition) -> tuple[str, ...]:
    """Return the condition's wanted options that say something about the person."""
    return tuple(x for x in condition.wanted if x.partition(".")[0] not in _GENERAL_GROUPS)


def _candidates(bank: Bank, answers: Answers) -> list[_Candidate]:
    keys = answers.keys()
    open_keys = keys | {_STAGE_IF_UNANSWERED}
    seen = answers.visit - {"not_sure"}
    found = []
    for place, question in enumerate(bank.questions):
        conditions = fitting_conditions(question, keys)
        unanswered = False
        if not conditions and not answers.stage:
            unanswered = bool(fitting_conditions(question, open_keys))
        off_visit = bool(seen and question.clinicians) and seen.isdisjoint(question.clinicians)
        personal = tuple(x for x in conditions if _personal_keys(x))
        ticked = frozenset(key for x in personal for key in _personal_keys(x))
        found.append(
            _Candidate(question, place, conditions, personal, ticked, unanswered, off_visit)
        )
    return found


def _fill_standing(shelf: _Shelf, candidates: list[_Candidate]) -> None:
    """Fill the standing slots, each with the most specific question that fits."""
    standing = [x for x in candidates if x.question.standing]
    for general in sorted(standing, key=lambda x: x.question.standing):
        specific = [x for x in candidates if x.answers(general) and x.question.id not in shelf.ids]
        shelf.stand(min(specific, key=_Candidate.order, default=general))


def _without_answered(candidates: list[_Candidate], chosen: set[str]) -> list[_Candidate]:
    """Return the candidates; less specific ones that another answers no longer fit.

    A less specific question stays when the person ticked something that only it covers,
    or when it was chosen already. A standing one leaves its slot in any case.
    """
    closer = [x for x in candidates if x.is_match and x.question.same_as]
    return [
        x.unfit() if x.question.id not in chosen and any(y.replaces(x) for y in closer) else x
        for x in candidates
    ]


def _because_key(candidate: _Candidate, stands: bool) -> str:
    """Return the option that explains the question best: the first that was ticked."""
    for condition in candidate.personal:
        return _personal_keys(condition)[0]
    if candidate.conditions and not stands:
        return candidate.conditions[0].wanted[0]
    return ""


def _idea_order(bank: Bank) -> Callable[[_Candidate], tuple[int, bool, bool, int, int]]:
    places = {topic.id: place for place, topic in enumerate(bank.topics)}

    def order(candidate: _Candidate) -> tuple[int, bool, bool, int, int]:
        question = candidate.question
        topic = places.get(question.topic, len(places))
        return (topic, not candidate.is_personal, not candidate.fits, question.priority,
                candidate.place)  # fmt: skip

    return order
