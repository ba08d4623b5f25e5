"""When a question fits: the small language of its `when:` lines.

A line is one option of the guide (`health.bladder`) or several joined by ` and `, each of
which may have `not ` before it. A question fits when any of its lines does. Which
question is then chosen belongs to `questions.suggest`.
"""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cache

from ketams_desktop.errors import PackError
from ketams_desktop.questions.answers import OPTION_IDS, SINGLE_GROUPS
from ketams_desktop.questions.bank import Question

_AND = " and "
_NOT = "not "


class ConditionError(PackError):
    """A `when:` line cannot be read. The message names the question and the fault."""


@dataclass(frozen=True, slots=True)
class Condition:
    """One `when:` line.

    Attributes:
        wanted: keys that must all be ticked, in the order of the line; at least one.
        unwanted: keys of which none may be ticked.
    """

    wanted: tuple[str, ...]
    unwanted: tuple[str, ...] = ()

    def fits(self, keys: AbstractSet[str]) -> bool:
        """Return whether the line fits what is ticked, given as in `Answers.keys()`."""
        # Asked 150 times for each suggestion of a list: most end at the first key.
        for key in self.wanted:
            if key not in keys:
                return False
        return keys.isdisjoint(self.unwanted)


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


def fitting_conditions(question: Question, keys: AbstractSet[str]) -> tuple[Condition, ...]:
    """Return the conditions that fit, in the order of the data; none means no match.

    Raises:
        ConditionError: one of the question's lines cannot be read.
    """
    return tuple(condition for condition in conditions_of(question) if condition.fits(keys))


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
