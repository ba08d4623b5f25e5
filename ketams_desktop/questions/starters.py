"""Beginnings for a question of one's own, as data from the pack: two presses and no typing."""

from __future__ import annotations

from dataclasses import dataclass

from ketams_desktop.codec import DecodeError, from_plain
from ketams_desktop.errors import INSTALL_AGAIN, PackError
from ketams_desktop.library.library import Library
from ketams_desktop.questions.bank import Role


@dataclass(frozen=True, slots=True)
class StarterQuestion:
    """A whole question, as it goes on the list."""

    id: str
    patient: str
    caregiver: str

    def text(self, role: Role) -> str:
        """Return the wording for `role`."""
        return self.caregiver if role is Role.CAREGIVER else self.patient


@dataclass(frozen=True, slots=True)
class Starter:
    """How several questions begin."""

    id: str
    says: str
    questions: tuple[StarterQuestion, ...]


def starters_of(library: Library) -> tuple[Starter, ...]:
    """Return the beginnings, in the order of the content; empty in a pack that has none.

    Raises:
        PackError: a beginning is not in the documented form.
    """
    try:
        return tuple(from_plain(Starter, x) for x in library.plain_records("starter"))
    except DecodeError as error:
        raise PackError(
            f"The beginnings of questions, in the content pack, are damaged ({error}). "
            f"{INSTALL_AGAIN}"
        ) from error
