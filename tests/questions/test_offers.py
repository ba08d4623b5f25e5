"""What a page offers under its blocks: about the block, nothing twice, and not much."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from ketams_desktop.library.blocks import (
    Block,
    Callout,
    CalloutKind,
    FigureBlock,
    Heading,
    Paragraph,
    QuestionBlock,
    Span,
    SpanKind,
    cited_claims,
    iter_spans,
)
from ketams_desktop.library.library import Library
from ketams_desktop.library.records import Page
from ketams_desktop.questions.bank import AnswerShape, Bank, Question
from ketams_desktop.questions.offers import MOST_BLOCKS, MOST_QUESTIONS, offers


@pytest.fixture(scope="module")
def library(compiled_pack: Path) -> Iterator[Library]:
    opened = Library.open(compiled_pack)
    yield opened
    opened.close()


def question(
    number: int, *evidence: str, priority: int = 3, by_hand_only: bool = False
) -> Question:
    return Question(
        id=f"Q-TST-{number:02}",
        topic="tests",
        patient=f"Question {number}?",
        caregiver=f"Question {number}?",
        clinicians=(),
        evidence=evidence,
        answer=AnswerShape.OPEN,
        when=(),
        priority=priority,
        by_hand_only=by_hand_only,
    )


def citing(*claims: str) -> tuple[Span, ...]:
    return (Span(SpanKind.TEXT, "Text"), *(Span(SpanKind.CLAIM, "", x) for x in claims))


def page_of(library: Library, *blocks: Block, asked: tuple[str, ...] = ()) -> Page:
    cited = dict.fromkeys(x for run in iter_spans(blocks) for x in cited_claims(run))
    page = library.page("bladder")
    return replace(page, blocks=blocks, claims=tuple(cited), questions=asked)


def offered(page: Page, library: Library, *questions: Question) -> dict[int, list[str]]:
    found = offers(page, Bank(questions, ()), library)
    return {place: [x.id for x in each] for place, each in found.items()}


def test_offers_on_all_pages_are_new_there_and_few(library: Library) -> None:
    bank = Bank.from_library(library)
    pages = [library.page(head.id) for head in library.page_heads()]
    found = {page.id: offers(page, bank, library) for page in pages}
    assert sum(map(bool, found.values())) > len(pages) / 2
    for page in pages:
        beside = {x.question_id for x in page.blocks if isinstance(x, QuestionBlock)}
        ids = [x.id for each in found[page.id].values() for x in each]
        assert len(found[page.id]) <= MOST_BLOCKS
        assert len(ids) == len(set(ids)), page.id
        assert not {*ids} & {*beside, *page.questions}, page.id
        assert all(1 <= len(x) <= MOST_QUESTIONS for x in found[page.id].values())
        for place, each in found[page.id].items():
            block = page.blocks[place]
            cited = {x for run in iter_spans((block,)) for x in cited_claims(run)}
            if isinstance(block, FigureBlock):
                cited = {*library.figure(block.figure_id).claims}
            assert not isinstance(block, Heading)
            if cited:
                assert all(cited & {*x.evidence} for x in each), (page.id, place)


def test_offers_leave_out_what_only_a_person_may_add(library: Library) -> None:
    page = page_of(library, Paragraph(citing("E-TST-01")))
    by_hand = question(1, "E-TST-01", by_hand_only=True)
    assert offered(page, library, by_hand) == {}
    assert offered(page, library, by_hand, question(2, "E-TST-01")) == {0: ["Q-TST-02"]}


def test_offers_never_come_under_headings_and_calls_to_act(library: Library) -> None:
    text = Paragraph(citing("E-TST-01"))
    one = question(1, "E-TST-01")
    for kind in CalloutKind:
        page = page_of(library, Callout(kind, "", (text,)))
        acts = kind in (CalloutKind.WARNING, CalloutKind.HELP)
        assert offered(page, library, one) == ({} if acts else {0: ["Q-TST-01"]})
    assert offered(page_of(library, Heading(2, citing("E-TST-01"))), library, one) == {}


def test_offers_skip_what_the_page_asks_already(library: Library) -> None:
    text = Paragraph(citing("E-TST-01"))
    one, two = question(1, "E-TST-01"), question(2, "E-TST-01")
    assert offered(page_of(library, text, asked=(one.id,)), library, one, two) == {0: [two.id]}
    in_text = page_of(library, text, QuestionBlock(one.id))
    assert offered(in_text, library, one, two) == {0: [two.id]}


def test_offers_where_there_are_many_go_to_the_main_claims(library: Library) -> None:
    ids = [f"E-TST-{n:02}" for n in range(1, 8)]
    questions = [question(n, claim_id) for n, claim_id in enumerate(ids, start=1)]
    page = page_of(library, *(Paragraph(citing(x)) for x in ids))
    # The summary cites the last of them first, so that this one is the page's main claim.
    page = replace(page, claims=(ids[-1], *ids[:-1]))
    assert list(offered(page, library, *questions)) == [0, 1, 2, 6]


def test_offers_of_one_block_are_three_and_the_first_by_priority(library: Library) -> None:
    page = page_of(library, Paragraph(citing("E-TST-01")))
    questions = [question(n, "E-TST-01", priority=6 - n) for n in range(1, 6)]
    assert offered(page, library, *questions) == {0: ["Q-TST-05", "Q-TST-04", "Q-TST-03"]}
