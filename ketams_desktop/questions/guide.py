"""The guide: its steps and their options, as data from the pack."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from ketams_desktop.codec import DecodeError, from_plain
from ketams_desktop.errors import INSTALL_AGAIN, PackError
from ketams_desktop.library.library import Library
from ketams_desktop.questions.bank import Role
from ketams_desktop.record import record


class Choice(StrEnum):
    """How many options of a step may be chosen."""

    ONE = "one"
    MANY = "many"


class Way(StrEnum):
    """How much of the guide a person goes through."""

    QUICK = "quick"
    FULL = "full"


@record
class Wording:
    """The same words for the person and for their caregiver."""

    patient: str
    caregiver: str

    def text(self, role: Role) -> str:
        """Return the wording for `role`."""
        return self.caregiver if role is Role.CAREGIVER else self.patient


@record
class Option:
    """One thing to tick.

    Attributes:
        id: as in `when:` conditions, without its group: `bladder`.
        because: why a question is suggested when this is ticked, as a whole sentence.
        opens_help: ticking it brings the help page at once.
    """

    id: str
    label: Wording
    because: Wording
    icon: str = ""
    opens_help: bool = False


@record
class Step:
    """One screen of the guide: one question, a few options.

    Attributes:
        group: the answers' group that the step fills: `health`.
        minutes: how long it takes, for "about 4 minutes left".
        quick: it is part of the short way, too.
    """

    id: str
    group: str
    choice: Choice
    name: str
    title: Wording
    hint: Wording
    minutes: float
    options: tuple[Option, ...]
    quick: bool = False


class Guide:
    """All steps, in order."""

    def __init__(self, steps: tuple[Step, ...]) -> None:
        self.steps = steps
        self._options = {
            f"{step.group}.{option.id}": option for step in steps for option in step.options
        }

    @classmethod
    def from_library(cls, library: Library) -> Guide:
        """Read the guide from an open pack.

        Raises:
            PackError: a step is not in the documented form.
        """
        try:
            return cls(tuple(from_plain(Step, x) for x in library.plain_records("step")))
        except DecodeError as error:
            raise PackError(
                f"The guide in the content pack is damaged ({error}). {INSTALL_AGAIN}"
            ) from error

    def option(self, key: str) -> Option | None:
        """Return the option with a key such as `health.bladder`, or None."""
        return self._options.get(key)

    def steps_of(self, way: Way) -> tuple[Step, ...]:
        """Return the steps of a way, in order. Without any quick step, the short way has all."""
        quick = tuple(step for step in self.steps if step.quick)
        return quick if way is Way.QUICK and quick else self.steps

    def minutes(self, way: Way) -> int:
        """Return how many whole minutes a way takes from its beginning."""
        return whole_minutes(self.steps_of(way))


def whole_minutes(steps: Iterable[Step]) -> int:
    """Return whole minutes for `steps`, at least 1."""
    return max(1, round(sum(step.minutes for step in steps)))
