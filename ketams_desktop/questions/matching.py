"""Which questions of the bank fit a person's answers, and how well.

What follows from the bank alone is worked out once; for each new set of answers only the
questions that fit are looked at closer. Which of them are chosen belongs to
`questions.suggest`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache

from ketams_desktop.questions.answers import OPTION_IDS, Answers
from ketams_desktop.questions.bank import Bank, Question
from ketams_desktop.questions.conditions import Condition, bits_of, conditions_of

#: A stage that was not answered is read as this one.
_STAGE_IF_UNANSWERED = "stage.curious"
#: How many steps of priority a question loses when none of the chosen clinicians answers it.
_WRONG_CLINICIAN = 2
#: Every clinician that can be chosen; "not sure" is none.
_CLINICIANS = bits_of(f"visit.{x}" for x in OPTION_IDS["visit"] if x != "not_sure")

#: topic, whether it is not personal, whether it does not fit, priority, place in the bank
IdeaOrder = tuple[int, bool, bool, int, int]


@dataclass(frozen=True, slots=True, eq=False)
class Entry:
    """A question of the bank with what follows from its data.

    Attributes:
        place: its place in the bank, the last resort when two are equal.
        topic: the place of its topic; those of no topic come last.
        clinicians: as one number, as `bits_of`.
    """

    question: Question
    place: int
    topic: int
    conditions: tuple[Condition, ...]
    clinicians: int

    def idea_order(self, match: Match | None) -> IdeaOrder:
        """Return its sort key under "More ideas", fitting as `match` tells or not at all."""
        personal, fits = (match.is_personal, match.fits) if match else (False, False)
        return (self.topic, not personal, not fits, self.question.priority, self.place)


# Compared by identity: each stands for one question, and there are many comparisons.
@dataclass(slots=True, eq=False)
class Match:
    """A question, and how it fits the answers.

    Attributes:
        conditions: those that fit what was ticked.
        fits_unanswered: it fits only because the stage was left open.
        off_visit: clinicians were chosen, and none of them answers it.
        personal: those of the conditions that say something about the person.
        ticked: what the person ticked that leads to it, stage and visit aside, as `bits_of`.
        is_match: it fits what was ticked and may be suggested.
        order: the sort key: rank, then what was ticked before stage alone.
    """

    entry: Entry
    conditions: tuple[Condition, ...] = ()
    fits_unanswered: bool = False
    off_visit: bool = False
    question: Question = field(init=False)
    personal: tuple[Condition, ...] = field(init=False)
    ticked: int = field(init=False)
    is_match: bool = field(init=False)
    order: tuple[int, bool, int, int] = field(init=False)

    def __post_init__(self) -> None:
        self.question = self.entry.question
        self.personal = tuple([x for x in self.conditions if x.personal])
        self.ticked = 0
        for condition in self.personal:
            self.ticked |= condition.personal_bits
        self.is_match = bool(self.conditions) and not self.question.by_hand_only
        priority = self.question.priority
        # Each further match is worth one step of priority: neither alone decides.
        rank = priority - max(len(self.personal) - 1, 0)
        # A safety question is never held back by who is seen: any clinician can pass it on.
        if self.off_visit and not self.question.safety:
            rank += _WRONG_CLINICIAN
        self.order = (rank, not self.personal, priority, self.entry.place)

    @property
    def fits(self) -> bool:
        """Whether it may be suggested, be it only because the stage was left open."""
        return (self.is_match or self.fits_unanswered) and not self.question.by_hand_only

    @property
    def is_personal(self) -> bool:
        """Whether something that was ticked leads to it, stage and visit aside."""
        return bool(self.personal)

    @property
    def because_key(self) -> str:
        """The option that explains it best: the first that was ticked, before any stage."""
        for condition in self.personal:
            return condition.personal[0]
        return self.conditions[0].wanted[0] if self.conditions else ""

    def answers(self, general: Match) -> bool:
        """Return whether this fits and asks what `general` asks, only closer."""
        is_closer = general.question.id in self.question.same_as and not self.question.standing
        return is_closer and self.is_match

    def replaces(self, general: Match) -> bool:
        """Return whether `general` has nothing left to ask beside this."""
        if not self.answers(general):
            return False
        return bool(general.question.standing) or not general.ticked & ~self.ticked

    def fill_order(self) -> tuple[bool, bool, int, bool, int, int]:
        """Return the sort key among questions that only fill the list up."""
        return (not self.is_match, not self.question.safety, *self.order)


# A bank is compared by identity. The app has one; another pack brings another.
@lru_cache(maxsize=2)
def entries_of(bank: Bank) -> tuple[Entry, ...]:
    """Return every question of `bank`, in the order of "More ideas" when nothing fits.

    Raises:
        ConditionError: the bank holds a condition that cannot be read.
    """
    topics = {topic.id: place for place, topic in enumerate(bank.topics)}
    entries = (
        Entry(
            question,
            place,
            topics.get(question.topic, len(topics)),
            conditions_of(question),
            bits_of(f"visit.{x}" for x in question.clinicians),
        )
        for place, question in enumerate(bank.questions)
    )
    return tuple(sorted(entries, key=lambda entry: entry.idea_order(None)))


def matches_of(bank: Bank, answers: Answers) -> list[Match]:
    """Return the questions that fit, and the standing ones, which need not.

    Raises:
        ConditionError: the bank holds a condition that cannot be read.
    """
    ticked = bits_of(answers.keys())
    unanswered = ticked | bits_of((_STAGE_IF_UNANSWERED,))
    seen = ticked & _CLINICIANS
    found = []
    for entry in entries_of(bank):
        conditions = tuple([x for x in entry.conditions if x.fits(ticked)])
        by_stage = False
        if not conditions and not answers.stage:
            by_stage = any(x.fits(unanswered) for x in entry.conditions)
        if conditions or by_stage or entry.question.standing:
            off_visit = bool(seen and entry.clinicians) and not seen & entry.clinicians
            found.append(Match(entry, conditions, by_stage, off_visit))
    return found
