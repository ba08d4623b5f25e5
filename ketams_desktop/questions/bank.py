"""The bank of questions: every question a list can be suggested from."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from functools import cached_property, partial

from ketams_desktop.codec import DecodeError, from_plain
from ketams_desktop.errors import INSTALL_AGAIN, PackError, UnknownIdError
from ketams_desktop.library.library import Library
from ketams_desktop.library.records import Audience, Page
from ketams_desktop.record import record


class Role(StrEnum):
    """Who is making the list. It decides the wording."""

    PATIENT = "patient"
    CAREGIVER = "caregiver"


class AnswerShape(StrEnum):
    """What tick boxes a question gets on paper."""

    YES_NO = "yes_no"
    OPEN = "open"


@record
class Topic:
    """A group of questions."""

    id: str
    title: str
    icon: str = ""


@record
class Question:
    """One question of the bank.

    Attributes:
        clinicians: option ids of the guide's `visit` step; empty means anyone.
        when: conditions, any of which makes the question fit: see `questions.conditions`.
            The first one that fits gives the reason that the person sees.
        priority: 1 (first) to 5, among questions that fit equally well.
        safety: a missed question could cost health; no topic limit cuts it.
        standing: 1 to 3 for the three standing slots, 0 for all others.
        same_as: ids of less specific questions that this one answers too.
        by_hand_only: never put on a list by the app, only by the person.
    """

    id: str
    topic: str
    patient: str
    caregiver: str
    clinicians: tuple[str, ...]
    evidence: tuple[str, ...]
    answer: AnswerShape
    when: tuple[str, ...]
    priority: int
    safety: bool = False
    standing: int = 0
    same_as: tuple[str, ...] = ()
    by_hand_only: bool = False

    def text(self, role: Role) -> str:
        """Return the wording for `role`."""
        return self.caregiver if role is Role.CAREGIVER else self.patient


_Parts = tuple[tuple[Question, ...], tuple[Topic, ...]]


class Bank:
    """All questions and topics, by id and in order.

    One that is read later is read when something of it is first asked for. That raises a
    PackError, as `from_library` does.
    """

    def __init__(self, questions: tuple[Question, ...], topics: tuple[Topic, ...]) -> None:
        self._read: Callable[[], _Parts] = lambda: (questions, topics)

    @classmethod
    def from_library(cls, library: Library) -> Bank:
        """Read the bank from an open pack.

        Raises:
            PackError: a record is not in the documented form.
        """
        return cls(*_read(library))

    @classmethod
    def read_later(cls, library: Library) -> Bank:
        """Return the bank of an open pack without reading it yet: the first screen does without."""
        bank = cls((), ())
        bank._read = partial(_read, library)
        return bank

    @cached_property
    def _parts(self) -> _Parts:
        return self._read()

    @cached_property
    def _by_id(self) -> dict[str, Question]:
        return {question.id: question for question in self.questions}

    @property
    def questions(self) -> tuple[Question, ...]:
        """All questions, in the order of their files."""
        return self._parts[0]

    @property
    def topics(self) -> tuple[Topic, ...]:
        """All topics, in order."""
        return self._parts[1]

    def __contains__(self, question_id: object) -> bool:
        return question_id in self._by_id

    def question(self, question_id: str) -> Question:
        """Return one question.

        Raises:
            UnknownIdError: the bank has no such question.
        """
        try:
            return self._by_id[question_id]
        except KeyError:
            raise UnknownIdError(
                f"There is no question '{question_id}' in the bank. Nothing was changed. "
                "Please choose another."
            ) from None


def _read(library: Library) -> _Parts:
    try:
        questions = tuple(from_plain(Question, x) for x in library.plain_records("question"))
        topics = tuple(from_plain(Topic, x) for x in library.plain_records("topic"))
    except DecodeError as error:
        raise PackError(
            f"The questions in the content pack are damaged ({error}). {INSTALL_AGAIN}"
        ) from error
    return questions, topics


def reader_of(page: Page, role: Role, *, is_told: bool) -> Role:
    """Return for whom the questions of `page` are worded.

    Args:
        page: where they are offered.
        role: of the answers.
        is_told: whether that is what the person said, and not only where everyone starts.
    """
    for_caregivers = page.audience is Audience.CAREGIVERS and not is_told
    return Role.CAREGIVER if for_caregivers else role
