"""What stands on which page, as the template tells it once the pages are set."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PagePlan:
    """One page.

    Attributes:
        copy: which sheet of the handout it belongs to, from 0.
        number: its number on that sheet, from 1.
        count: how many pages that sheet has.
        questions: the numbers of the questions that begin on it.
    """

    copy: int
    number: int
    count: int
    questions: tuple[int, ...] = ()


def plan_from(places: Iterable[Mapping[str, int]]) -> tuple[PagePlan, ...]:
    """Make the plan from the template's marks.

    Each mark has `copy` and `page`, counted from the first page of all; that of a question has
    its `question`, too; the last of a copy has none and stands on its last page.
    """
    marks = list(places)
    ends: dict[int, int] = {}
    for mark in marks:
        ends[mark["copy"]] = max(mark["page"], ends.get(mark["copy"], 0))
    plans = []
    first = 1
    for copy, last in sorted(ends.items()):
        for page in range(first, last + 1):
            questions = tuple(x["question"] for x in marks if x["page"] == page and "question" in x)
            plans.append(PagePlan(copy, page - first + 1, last - first + 1, questions))
        first = last + 1
    return tuple(plans)
