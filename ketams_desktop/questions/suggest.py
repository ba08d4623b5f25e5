"""Which questions a person's answers suggest, in which order, and why.

Pure: the same bank, guide and answers always give the same suggestions. What becomes of
them on the person's list belongs to `questions.question_list`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from operator import attrgetter, itemgetter

from ketams_desktop.questions.answers import Answers
from ketams_desktop.questions.bank import Bank, Role
from ketams_desktop.questions.guide import Guide
from ketams_desktop.questions.matching import Entry, Match, entries_of, matches_of

#: As many suggestions as a visit can take.
MOST = 10
#: Questions that fit by stage alone are added up to this many; ticks bring the rest.
FILLED_TO = 8
#: At most so many of one topic; safety questions are neither cut nor counted.
MOST_OF_A_TOPIC = 3
#: The reason of a question that rests on nothing the person ticked.
FOR_ANYONE = "Good for anyone to ask"

_by_rank = attrgetter("order")


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
    shelf = _Shelf(most)
    fitting = matches_of(bank, answers)
    _fill_standing(shelf, fitting)
    fitting = _without_answered(fitting, shelf.ids)
    matches = sorted((x for x in fitting if x.is_match), key=_by_rank)
    shelf.add(x for x in matches if x.question.safety)
    shelf.add(x for x in matches if x.is_personal)
    shelf.add(sorted((x for x in fitting if x.fits), key=Match.fill_order), FILLED_TO)
    important = [x for x in matches if x.question.safety and x.question.id not in shelf.ids]
    placed = shelf.ids | {x.question.id for x in important}
    words, plain = _Words(guide, answers.reader, shelf.standing), _plain(bank, answers.reader)
    ideas = _ideas(entries_of(bank), fitting, placed)
    return Suggestions(
        tuple(words.of_match(x) for x in shelf.chosen),
        tuple(words.of_match(x) for x in important),
        tuple(words.of_match(x) if x else plain[entry.question.id] for entry, x in ideas),
    )


def suggestions_to_json(suggestions: Iterable[Suggestion]) -> list[dict[str, object]]:
    """Return suggestions in the documented JSON form, in rank order."""
    return [
        {"id": x.id, "text": x.text, "reason": x.reason, "topic": x.topic, "safety": x.safety}
        for x in suggestions
    ]


class _Shelf:
    """The suggestions chosen so far, and the limits."""

    def __init__(self, most: int) -> None:
        self._most = most
        self.chosen: list[Match] = []
        self.ids: set[str] = set()
        self.standing: set[str] = set()
        self._of_topic: Counter[str] = Counter()

    def stand(self, match: Match) -> None:
        """Give `match` the next standing slot."""
        if len(self.chosen) < self._most:
            self._take(match)
            self.standing.add(match.question.id)

    def add(self, matches: Iterable[Match], up_to: int | None = None) -> None:
        """Take matches in their order until `up_to` are there in all."""
        limit = self._most if up_to is None else min(up_to, self._most)
        for match in matches:
            if len(self.chosen) >= limit:
                return
            question = match.question
            has_room = question.safety or self._of_topic[question.topic] < MOST_OF_A_TOPIC
            if question.id not in self.ids and has_room:
                self._take(match)

    def _take(self, match: Match) -> None:
        self.chosen.append(match)
        self.ids.add(match.question.id)
        if not match.question.safety:
            self._of_topic[match.question.topic] += 1


@dataclass(frozen=True, slots=True)
class _Words:
    """Puts questions into words for one reader."""

    guide: Guide
    role: Role
    standing: set[str]

    def of_match(self, match: Match) -> Suggestion:
        question = match.question
        stands = question.id in self.standing
        # A standing question needs no stage as its reason; what was ticked is a better one.
        key = match.because_key if match.is_personal or not stands else ""
        option = self.guide.option(key)
        reason = FOR_ANYONE if stands or match.fits_unanswered else ""
        if option is not None:
            reason = option.because.text(self.role)
        text = question.text(self.role)
        return Suggestion(question.id, text, reason, question.topic, question.safety, stands, key)


# They are the same for all answers, and most of the bank is among them.
@lru_cache(maxsize=4)
def _plain(bank: Bank, role: Role) -> dict[str, Suggestion]:
    """Return every question as an idea that nothing leads to."""
    return {
        x.id: Suggestion(x.id, x.text(role), "", x.topic, x.safety, False, "")
        for x in bank.questions
    }


def _fill_standing(shelf: _Shelf, fitting: list[Match]) -> None:
    """Fill the standing slots, each with the most specific question that fits."""
    standing = [x for x in fitting if x.question.standing]
    closer = [x for x in fitting if x.question.same_as]
    for general in sorted(standing, key=lambda x: (x.question.standing, x.entry.place)):
        specific = [x for x in closer if x.answers(general) and x.question.id not in shelf.ids]
        shelf.stand(min(specific, key=_by_rank, default=general))


def _without_answered(fitting: list[Match], chosen: set[str]) -> list[Match]:
    """Return the matches without less specific ones that another answers: those are ideas.

    A less specific question stays when the person ticked something that only it covers,
    or when it was chosen already. A standing one leaves its slot in any case.
    """
    closer = [x for x in fitting if x.is_match and x.question.same_as]
    answered = {general for x in closer for general in x.question.same_as} - chosen
    return [
        x
        for x in fitting
        if x.question.id not in answered or not any(y.replaces(x) for y in closer)
    ]


def _ideas(
    entries: tuple[Entry, ...], fitting: list[Match], placed: set[str]
) -> list[tuple[Entry, Match | None]]:
    """Return what has no place yet by topic, in each topic what fits best first."""
    by_id = {x.question.id: x for x in fitting}
    left = []
    for entry in entries:
        if entry.question.id not in placed:
            match = by_id.get(entry.question.id)
            left.append((entry.idea_order(match), entry, match))
    left.sort(key=itemgetter(0))
    return [(entry, match) for _, entry, match in left]
