"""Which questions a page offers under its blocks: those about what the block tells.

What the page offers beside it or in its text already is not offered again, nothing is offered
twice, and few blocks offer anything, so that a page stays calm. How it looks is not known here.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from ketams_desktop.library.blocks import (
    Block,
    Callout,
    CalloutKind,
    ComparisonBlock,
    FigureBlock,
    Heading,
    QuestionBlock,
    cited_claims,
    iter_spans,
)
from ketams_desktop.library.library import Library
from ketams_desktop.library.records import Page
from ketams_desktop.questions.bank import Bank, Question

#: So many blocks of a page offer questions, and each so many.
MOST_BLOCKS = 4
MOST_QUESTIONS = 3

#: Under "call now" or "call today" nobody is told to wait for a visit and ask then.
_ACT_NOW = (CalloutKind.WARNING, CalloutKind.HELP)


def offers(page: Page, bank: Bank, library: Library) -> dict[int, tuple[Question, ...]]:
    """Return the questions to offer under blocks of `page`, by the block's place.

    Where more blocks could offer some than may, those win that tell of the claims that the
    page cites first: its main ones.
    """
    taken = {*page.questions, *_asked_in_text(page)}
    by_claim = _questions_by_claim(bank)
    rank = {claim_id: place for place, claim_id in enumerate(page.claims)}
    cited = {place: tuple(_claims(block, library)) for place, block in enumerate(page.blocks)}

    def main_first(place: int) -> tuple[int, int]:
        news = (x for x in cited[place] if any(q.id not in taken for q in by_claim.get(x, ())))
        return min((rank.get(x, len(rank)) for x in news), default=len(rank)), place

    chosen: dict[int, tuple[Question, ...]] = {}
    waiting = set(cited)
    while waiting and len(chosen) < MOST_BLOCKS:
        place = min(waiting, key=main_first)
        waiting.discard(place)
        claims = sorted(cited[place], key=lambda x: rank.get(x, len(rank)))
        found = (q for x in claims for q in by_claim.get(x, ()) if q.id not in taken)
        questions = tuple(islice(dict.fromkeys(found), MOST_QUESTIONS))
        if questions:
            chosen[place] = questions
            taken.update(question.id for question in questions)
    return dict(sorted(chosen.items()))


def _questions_by_claim(bank: Bank) -> dict[str, list[Question]]:
    by_claim: dict[str, list[Question]] = {}
    # `sorted` keeps the bank's order among questions of one priority.
    for question in sorted(bank.questions, key=lambda x: x.priority):
        if not question.by_hand_only:
            for claim_id in question.evidence:
                by_claim.setdefault(claim_id, []).append(question)
    return by_claim


def _asked_in_text(page: Page) -> Iterator[str]:
    return (block.question_id for block in page.blocks if isinstance(block, QuestionBlock))


def _claims(block: Block, library: Library) -> Iterator[str]:
    """Yield the claims that a block tells of; none where nothing may be offered."""
    match block:
        case Heading():
            return
        case Callout() if block.kind in _ACT_NOW:
            return
        case FigureBlock():
            yield from library.figure(block.figure_id).claims
        case ComparisonBlock():
            for row in library.comparison(block.comparison_id).rows:
                for cell in row.cells:
                    yield from cited_claims(cell)
        case _:
            for spans in iter_spans((block,)):
                yield from cited_claims(spans)
