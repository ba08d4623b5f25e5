"""A question list: what a person takes to their visit. A value; every change is a copy.

Who made each entry, and whether the person has touched it, decides what the app may
change on its own: suggestions that nobody touched come and go with the answers; all
else stays until the person takes it away.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import field, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from ketams_desktop.questions.bank import AnswerShape, Bank, Question, Role
from ketams_desktop.record import record
from ketams_desktop.text import clean_text

if TYPE_CHECKING:
    from ketams_desktop.questions.suggest import Suggestion

#: More than a visit can hold.
MOST_QUESTIONS = 25

#: How many questions stand under "Start with these three".
TOP = 3


class Origin(StrEnum):
    """How a question came onto the list."""

    SUGGESTED = "suggested"
    PAGE = "page"
    BANK = "bank"
    OWN = "own"


class Outcome(StrEnum):
    """What came of a question at the visit."""

    OPEN = "open"
    YES = "yes"
    NO = "no"
    ANSWERED = "answered"
    WILL_FIND_OUT = "will_find_out"

    @property
    def is_still_open(self) -> bool:
        """Whether the question is worth taking to the next visit."""
        return self in (Outcome.OPEN, Outcome.WILL_FIND_OUT)


@record
class ListItem:
    """One question on the list.

    Attributes:
        key: tells this entry from all others of its list; never used again.
        question_id: id in the bank; empty for the person's own words.
        text: the words as they print.
        original: the bank's words when the person has edited them, else empty.
        reason: why it was suggested or where it was added from, as a whole sentence.
        touched: the person kept, edited, moved, added or wrote it.
        by: whose question it is; a caregiver's stand in a part of their own.
        note: the person's own words under the question.
        ask: who is to be asked, as option ids of the guide's group `visit`; empty: anyone.
        outcome: what came of it at the visit.
        heard: what was said at the visit, in the person's words.
    """

    key: int
    question_id: str
    text: str
    origin: Origin
    answer: AnswerShape = AnswerShape.OPEN
    original: str = ""
    reason: str = ""
    touched: bool = False
    by: Role = Role.PATIENT
    note: str = ""
    ask: tuple[str, ...] = ()
    outcome: Outcome = Outcome.OPEN
    heard: str = ""

    @property
    def is_suggestion(self) -> bool:
        """Whether the app put it there and the person has not touched it."""
        return self.origin is Origin.SUGGESTED and not self.touched


@record
class QuestionList:
    """The questions in order, and the suggestions that the person sent away."""

    items: tuple[ListItem, ...] = ()
    dismissed: frozenset[str] = field(default_factory=frozenset)
    next_key: int = 1

    def __len__(self) -> int:
        return len(self.items)

    @property
    def is_full(self) -> bool:
        """Whether the list holds as many questions as a visit can."""
        return len(self.items) >= MOST_QUESTIONS

    def item(self, key: int) -> ListItem:
        """Return the entry with `key`. Raises KeyError when it is gone."""
        return self.items[self.index(key)]

    def index(self, key: int) -> int:
        """Return the place of the entry with `key`. Raises KeyError when it is gone."""
        for index, item in enumerate(self.items):
            if item.key == key:
                return index
        raise KeyError(key)

    def find(self, question_id: str) -> ListItem | None:
        """Return the entry for a question of the bank, or None."""
        return next((x for x in self.items if x.question_id == question_id), None)

    def with_question(
        self, question: Question, role: Role, origin: Origin, reason: str = ""
    ) -> QuestionList:
        """Add a question of the bank, or keep the suggestion that is there already."""
        present = self.find(question.id)
        if present is not None:
            return self._replaced(replace(present, touched=True))
        item = ListItem(
            self.next_key,
            question.id,
            question.text(role),
            origin,
            question.answer,
            reason=reason,
            touched=True,
        )
        return self._appended(item, self.dismissed - {question.id})

    def part(self, by: Role) -> tuple[ListItem, ...]:
        """Return the questions of the person, or those of their caregiver."""
        return tuple(item for item in self.items if item.by is by)

    def with_own(self, text: str, by: Role = Role.PATIENT) -> QuestionList:
        """Add a question in someone's own words. Without words, nothing is added."""
        words = clean_text(text)
        if not words:
            return self
        item = ListItem(self.next_key, "", words, Origin.OWN, touched=True, by=by)
        return self._appended(item, self.dismissed)

    def edited(self, key: int, text: str) -> QuestionList:
        """Change the words of one question; the bank's words stay one press away.

        Without words nothing changes: to take a question away is another thing.
        """
        item = self.item(key)
        words = clean_text(text)
        if not words or words == item.text:
            return self
        original = item.original or item.text
        if item.origin is Origin.OWN or words == original:
            original = ""
        return self._replaced(replace(item, text=words, original=original, touched=True))

    def with_original_words(self, key: int) -> QuestionList:
        """Put the bank's words back."""
        item = self.item(key)
        return self.edited(key, item.original) if item.original else self

    def kept(self, key: int) -> QuestionList:
        """Make a suggestion the person's own choice."""
        return self._replaced(replace(self.item(key), touched=True))

    def without(self, key: int) -> QuestionList:
        """Take one question away. A suggestion that is sent away does not come back."""
        item = self.item(key)
        gone = {item.question_id} if item.question_id else set()
        items = tuple(x for x in self.items if x.key != key)
        return replace(self, items=items, dismissed=self.dismissed | gone)

    def moved(self, key: int, steps: int) -> QuestionList:
        """Move one question up (negative) or down in its part; it stops at the ends."""
        item = self.item(key)
        part = list(self.part(item.by))
        index = part.index(item)
        target = min(max(index + steps, 0), len(part) - 1)
        if target == index:
            return self
        part.insert(target, replace(part.pop(index), touched=True))
        waiting = iter(part)
        items = tuple(next(waiting) if x.by is item.by else x for x in self.items)
        return replace(self, items=items)

    def moved_first(self, key: int) -> QuestionList:
        """Move one question to the top."""
        return self.moved(key, -len(self.items))

    def given_to(self, key: int, by: Role) -> QuestionList:
        """Put one question into the person's part, or into their caregiver's."""
        item = self.item(key)
        return self if item.by is by else self._replaced(replace(item, by=by, touched=True))

    def noted(self, key: int, note: str) -> QuestionList:
        """Write something under one question; no words take the note away."""
        return self._changed(replace(self.item(key), note=clean_text(note)))

    def asked_of(self, key: int, people: Iterable[str]) -> QuestionList:
        """Mark who is to be asked; nobody in particular where `people` is empty."""
        return self._changed(replace(self.item(key), ask=tuple(sorted(set(people)))))

    def answered(self, key: int, outcome: Outcome, heard: str) -> QuestionList:
        """Write down what came of one question at the visit."""
        return self._changed(replace(self.item(key), outcome=outcome, heard=clean_text(heard)))

    def carried_over(self) -> QuestionList:
        """Return what is still open, as a list for the next visit.

        What was answered is not suggested again.
        """
        items = tuple(
            replace(x, outcome=Outcome.OPEN, heard="", touched=True)
            for x in self.items
            if x.outcome.is_still_open
        )
        answered = {x.question_id for x in self.items if not x.outcome.is_still_open} - {""}
        return replace(self, items=items, dismissed=self.dismissed | answered)

    def with_suggestions(self, suggestions: Sequence[Suggestion], bank: Bank) -> QuestionList:
        """Bring suggestions that nobody touched in line with `suggestions`.

        Entries that the person touched keep their place and words. The suggestions stand in
        the order of their rank among each other; a new one comes after those ranked before it.
        """
        rank = {suggestion.id: place for place, suggestion in enumerate(suggestions)}
        items = [x for x in self.items if not x.is_suggestion or x.question_id in rank]
        next_key = self.next_key
        for suggestion in suggestions:
            present = next((x for x in items if x.question_id == suggestion.id), None)
            if present is not None:
                if present.is_suggestion:
                    fresh = replace(present, text=suggestion.text, reason=suggestion.reason)
                    items[items.index(present)] = fresh
                continue
            if suggestion.id in self.dismissed or len(items) >= MOST_QUESTIONS:
                continue
            shape = bank.question(suggestion.id).answer
            new = ListItem(
                next_key, suggestion.id, suggestion.text, Origin.SUGGESTED, shape,
                reason=suggestion.reason,
            )  # fmt: skip
            items.insert(_place(items, rank, rank[suggestion.id]), new)
            next_key += 1
        return replace(self, items=_in_rank_order(items, rank), next_key=next_key)

    def with_reasons(self, suggestions: Iterable[Suggestion]) -> QuestionList:
        """Bring the reasons that the app gave in line with the answers, kept entries included.

        Args:
            suggestions: every question of the bank as `suggest` explains it now, those that
                are only ideas included. A reason that no longer holds is empty there.
        """
        now = {suggestion.id: suggestion.reason for suggestion in suggestions}
        items = tuple(
            replace(x, reason=now.get(x.question_id, "")) if x.origin is Origin.SUGGESTED else x
            for x in self.items
        )
        return replace(self, items=items)

    def in_words_for(self, role: Role, bank: Bank) -> QuestionList:
        """Put every question that the person has not edited into the wording for `role`."""
        return replace(self, items=tuple(_reworded(item, role, bank) for item in self.items))

    def without_reasons(self) -> QuestionList:
        """Return the list as it may be kept when the answers are not: it tells none of them.

        Suggestions become the person's own choice, since there are no answers left that
        could renew them.
        """
        items = tuple(replace(x, reason=_kept_reason(x), touched=True) for x in self.items)
        return replace(self, items=items)

    def _appended(self, item: ListItem, dismissed: frozenset[str]) -> QuestionList:
        if self.is_full:
            return self
        return QuestionList((*self.items, item), dismissed, self.next_key + 1)

    def _changed(self, item: ListItem) -> QuestionList:
        is_new = item != self.item(item.key)
        return self._replaced(replace(item, touched=True)) if is_new else self

    def _replaced(self, item: ListItem) -> QuestionList:
        items = tuple(item if x.key == item.key else x for x in self.items)
        return replace(self, items=items)


def _place(items: list[ListItem], rank: dict[str, int], wanted: int) -> int:
    """Return where a new suggestion goes: behind the last one that ranks before it."""
    before = [
        index
        for index, item in enumerate(items)
        if item.is_suggestion and rank.get(item.question_id, wanted) < wanted
    ]
    if before:
        return before[-1] + 1
    after = [index for index, item in enumerate(items) if item.is_suggestion]
    return after[0] if after else len(items)


def _in_rank_order(items: list[ListItem], rank: dict[str, int]) -> tuple[ListItem, ...]:
    """Return the items with the untouched suggestions in order; all others keep their place."""
    waiting = iter(sorted((x for x in items if x.is_suggestion), key=lambda x: rank[x.question_id]))
    return tuple(next(waiting) if x.is_suggestion else x for x in items)


def _reworded(item: ListItem, role: Role, bank: Bank) -> ListItem:
    if item.question_id not in bank or item.original:
        return item
    question = bank.question(item.question_id)
    if item.text not in (question.patient, question.caregiver):
        return item
    return replace(item, text=question.text(role))


def _kept_reason(item: ListItem) -> str:
    return item.reason if item.origin is Origin.PAGE else ""
