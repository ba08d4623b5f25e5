"""When a question fits: the small language of its `when:` lines.

A line is one option of the guide (`health.bladder`) or several joined by ` and `, each of
which may have `not ` before it. A question fits when any of its lines does. Which
question is then chosen belongs to `questions.suggest`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache

from ketams_desktop.errors import PackError
from ketams_desktop.questions.answers import OPTION_IDS, SINGLE_GROUPS
from ketams_desktop.questions.bank import Question

_AND = " and "
_NOT = "not "


class ConditionError(PackError):
    """A `when:` line cannot be read. The message names the question and the fault."""


#: Options of these groups fit many people; a match by them alone is weaker than by others.
GENERAL_GROUPS = ("stage", "visit")

#: Each option has a bit of its own: what is ticked is one number, and so is what a line asks.
_BITS = {
    key: 1 << place
    for place, key in enumerate(
        f"{group}.{option}" for group, options in OPTION_IDS.items() for option in options
    )
}


def bits_of(keys: Iterable[str]) -> int:
    """Return what is ticked, given as in `Answers.keys()`, as one number for `Condition.fits`.

    Keys that are no option of the guide leave no trace.
    """
    bits = 0
    for key in keys:
        bits |= _BITS.get(key, 0)
    return bits


@dataclass(frozen=True, slots=True)
class Condition:
    """One `when:` line. Everything that follows from its words is worked out once.

    Attributes:
        wanted: keys that must all be ticked, in the order of the line; at least one.
        unwanted: keys of which none may be ticked.
        personal: the wanted keys that say something about the person.
        personal_bits: the same as one number.
    """

    wanted: tuple[str, ...]
    unwanted: tuple[str, ...] = ()
    personal: tuple[str, ...] = field(init=False, repr=False, compare=False)
    personal_bits: int = field(init=False, repr=False, compare=False)
    _wanted_bits: int = field(init=False, repr=False, compare=False)
    _read_bits: int = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        personal = tuple(x for x in self.wanted if x.partition(".")[0] not in GENERAL_GROUPS)
        wanted = bits_of(self.wanted)
        # The class is frozen for all others; here it comes into being.
        object.__setattr__(self, "personal", personal)
        object.__setattr__(self, "personal_bits", bits_of(personal))
        object.__setattr__(self, "_wanted_bits", wanted)
        object.__setattr__(self, "_read_bits", wanted | bits_of(self.unwanted))

    def fits(self, ticked: int) -> bool:
        """Return whether the line fits what is ticked, given as `bits_of` it."""
        return ticked & self._read_bits == self._wanted_bits


@cache
def parse_condition(line: str, question_id: str) -> Condition:
    """Read one `when:` line.

    Raises:
        ConditionError: an unknown option, only `not`, or a line that can never fit.
    """
    terms = line.split(_AND)
    wanted = tuple(term for term in terms if not term.startswith(_NOT))
    unwanted = tuple(term.removeprefix(_NOT) for term in terms if term.startswith(_NOT))
    for key in (*wanted, *unwanted):
        _require_known(key, line, question_id)
    if not wanted:
        raise ConditionError(
            f"Question {question_id}: the condition {line!r} has only 'not'; "
            "it needs an option that gives the reason."
        )
    _require_possible(wanted, unwanted, line, question_id)
    return Condition(wanted, unwanted)


def conditions_of(question: Question) -> tuple[Condition, ...]:
    """Return all conditions of `question`.

    Raises:
        ConditionError: one of its lines cannot be read.
    """
    return tuple(parse_condition(line, question.id) for line in question.when)


def fitting_conditions(question: Question, keys: Iterable[str]) -> tuple[Condition, ...]:
    """Return the conditions that fit, in the order of the data; none means no match.

    Raises:
        ConditionError: one of the question's lines cannot be read.
    """
    ticked = bits_of(keys)
    return tuple(condition for condition in conditions_of(question) if condition.fits(ticked))


def _require_known(key: str, line: str, question_id: str) -> None:
    group, _, option = key.partition(".")
    if option not in OPTION_IDS.get(group, ()):
        raise ConditionError(
            f"Question {question_id}: the condition {line!r} names an unknown option: {key!r}."
        )


def _require_possible(
    wanted: tuple[str, ...], unwanted: tuple[str, ...], line: str, question_id: str
) -> None:
    single = [key for key in set(wanted) if key.partition(".")[0] in SINGLE_GROUPS]
    groups = {key.partition(".")[0] for key in single}
    if len(groups) < len(single) or not set(wanted).isdisjoint(unwanted):
        raise ConditionError(f"Question {question_id}: the condition {line!r} can never fit.")
