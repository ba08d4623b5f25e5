"""What stands on which page, as the template tells it once the pages are set."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PagePlan:
    """One page.

    Attributes:
        copy: which sheet of the handout it belongs to, from 0.
        number: its number on that sheet, from 1.
        count: how many pages that sheet has.
        questions: the numbers of the questions that begin on it.
        is_new_leaf: it belongs on a sheet of paper of its own, not on the back of another.
    """

    copy: int
    number: int
    count: int
    questions: tuple[int, ...] = ()
    is_new_leaf: bool = False


def plan_from(places: Iterable[Mapping[str, int]]) -> tuple[PagePlan, ...]:
    """Make the plan from the template's marks.

    Each mark has `copy` and `page`, counted from the first page of all; that of a question has
    its `question`, too; that of a part to be handed on separately has `leaf`; the last of a
    copy has neither and stands on its last page.
    """
    marks = list(places)
    leaves = {mark["page"] for mark in marks if "leaf" in mark}
    ends: dict[int, int] = {}
    for mark in marks:
        ends[mark["copy"]] = max(mark["page"], ends.get(mark["copy"], 0))
    plans = []
    first = 1
    for copy, last in sorted(ends.items()):
        for page in range(first, last + 1):
            questions = tuple(x["question"] for x in marks if x["page"] == page and "question" in x)
            is_leaf = page == first or page in leaves
            plans.append(PagePlan(copy, page - first + 1, last - first + 1, questions, is_leaf))
        first = last + 1
    return tuple(plans)


def on_both_sides(pages: Sequence[bytes], plan: Sequence[PagePlan]) -> tuple[bytes, ...]:
    """Return the pages for paper that is printed on both sides, with empty ones between.

    Without them, the clinician's page would stand on the back of the person's sheet.
    """
    placed: list[bytes] = []
    for page, about in zip(pages, plan, strict=True):
        if about.is_new_leaf and len(placed) % 2:
            placed.append(b"")
        placed.append(page)
    return tuple(placed)
