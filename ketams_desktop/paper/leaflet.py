"""A page as a leaflet: what stands on paper, in order, and how big. Nothing is drawn here."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import ClassVar

from ketams_desktop.library.blocks import (
    Block,
    ComparisonBlock,
    FigureBlock,
    QuestionBlock,
    cited_claims,
    iter_spans,
)
from ketams_desktop.library.depth import Depth, blocks_at
from ketams_desktop.library.library import Library
from ketams_desktop.library.records import Claim, ClaimKind, Page, Source
from ketams_desktop.paper.footer import footer_text
from ketams_desktop.paper.leaflet_blocks import BlockMaker
from ketams_desktop.paper.leaflet_help import PaperHelp, help_on
from ketams_desktop.paper.leaflet_parts import PaperBlock, PaperClaim, PaperTerm, Runs
from ketams_desktop.paper.leaflet_words import LeafletWords
from ketams_desktop.paper.sheet import PaperSize
from ketams_desktop.paper.words import SheetWords
from ketams_desktop.questions.bank import Bank, Role


class LeafletSize(StrEnum):
    """How big the print is: 14, 18 or 24 points."""

    STANDARD = "standard"
    LARGE = "large"
    VERY_LARGE = "very-large"


@dataclass(frozen=True, slots=True)
class LeafletOptions:
    """What the person chose for this print. `role` decides the wording of the questions.

    `country` is the id of the one whose numbers to call stand there; empty: those of all do.
    """

    size: LeafletSize = LeafletSize.STANDARD
    paper: PaperSize = PaperSize.LETTER
    depth: Depth = Depth.FULL
    role: Role = Role.PATIENT
    country: str = ""


@dataclass(frozen=True, slots=True)
class Leaflet:
    """Everything that stands on paper.

    `marks` are those of the claim that the summary leads with. `pages` are titles of other
    pages that the words name. `review` says when the page was reviewed or has to be.
    """

    TEMPLATE: ClassVar[str] = "leaflet"
    words: SheetWords
    size: LeafletSize
    paper: PaperSize
    title: str
    marks: tuple[str, ...]
    summary: Runs
    blocks: tuple[PaperBlock, ...]
    help: PaperHelp | None
    questions: tuple[str, ...]
    terms: tuple[PaperTerm, ...]
    pages: tuple[str, ...]
    sources: tuple[PaperClaim, ...]
    review: str
    footer: str


def build_leaflet(
    page: Page,
    library: Library,
    bank: Bank,
    options: LeafletOptions,
    words: SheetWords,
    today: date,
) -> Leaflet:
    """Lay `page` out as a leaflet.

    `today` decides only whether the content is past its review date; it is not printed.

    Raises:
        UnknownIdError: the page names something that the pack does not hold.
        PackError: a record of the pack is damaged.
    """
    own, info = words.leaflet, library.info
    chosen = blocks_at(page.blocks, options.depth)
    used = _used_claims(page, chosen, library)
    numbers = {claim_id: number for number, claim_id in enumerate(used, start=1)}
    maker = BlockMaker(library, own, numbers)
    summary = maker.runs(page.summary)
    blocks = maker.blocks(chosen)
    first = cited_claims(page.summary)[:1]
    due = (page.review_due, info.review_due)
    return Leaflet(
        words=words,
        size=options.size,
        paper=options.paper,
        title=page.title,
        marks=tuple(x for claim_id in first for x in own.claim.marks(library.claim(claim_id))),
        summary=summary,
        blocks=blocks,
        help=help_on(page, chosen, library, options.country, own.help),
        questions=_questions(page, bank, options.role),
        terms=tuple(_term(library, term_id, own) for term_id in maker.terms),
        pages=tuple(library.page(x).title for x in maker.pages if x != page.id),
        sources=_sources(numbers, library, own),
        review=_review(page, own),
        footer=footer_text(words.footer, page.reviewed_by, due, info.content_version, today),
    )


def _used_claims(page: Page, blocks: Iterable[Block], library: Library) -> list[str]:
    """Return the claims that the leaflet rests on, in the order in which the page has them."""
    used = set(cited_claims(page.summary))
    for block in blocks:
        if isinstance(block, FigureBlock):
            used.update(library.figure(block.figure_id).claims)
        elif isinstance(block, ComparisonBlock):
            rows = library.comparison(block.comparison_id).rows
            used.update(x for row in rows for cell in row.cells for x in cited_claims(cell))
        else:
            used.update(x for spans in iter_spans((block,)) for x in cited_claims(spans))
    return [claim_id for claim_id in page.claims if claim_id in used]


def _questions(page: Page, bank: Bank, role: Role) -> tuple[str, ...]:
    inside = (x.question_id for x in page.blocks if isinstance(x, QuestionBlock))
    offered = map(bank.question, dict.fromkeys((*page.questions, *inside)))
    # Some questions stand on paper only where a person put them there.
    return tuple(question.text(role) for question in offered if not question.by_hand_only)


def _term(library: Library, term_id: str, words: LeafletWords) -> PaperTerm:
    term = library.term(term_id)
    say = f" ({words.say.format(say=term.say)})" if term.say else ""
    return PaperTerm(f"{term.term}{say}", term.meaning)


def _sources(
    numbers: Mapping[str, int], library: Library, words: LeafletWords
) -> tuple[PaperClaim, ...]:
    """Return the claims with their sources; the same ones are written out once."""
    first_with: dict[tuple[str, ...], int] = {}
    found = []
    for claim_id, number in numbers.items():
        claim = library.claim(claim_id)
        before = first_with.setdefault(claim.sources, number) if claim.sources else number
        if before == number:
            citations = tuple(_citation(library.source(x)) for x in claim.sources)
        else:
            same = words.same_source if len(claim.sources) == 1 else words.same_sources
            citations = (same.format(number=before),)
        marks, notes = words.claim.marks(claim), _notes(claim, words)
        found.append(PaperClaim(number, claim.statement, marks, notes, citations))
    return tuple(found)


def _notes(claim: Claim, words: LeafletWords) -> tuple[str, ...]:
    notes = []
    if claim.population:
        notes.append(words.who.format(people=claim.population))
    if claim.kind is ClaimKind.EFFECT and claim.why_not_surer:
        notes.append(words.why_not_surer.format(reason=claim.why_not_surer))
    notes.append(words.claim.status(claim))
    return tuple(note for note in notes if note)


def _citation(source: Source) -> str:
    """Return the source as text, with its DOI."""
    is_named = not source.doi or source.doi.casefold() in source.citation.casefold()
    return source.citation if is_named else f"{source.citation} DOI {source.doi}."


def _review(page: Page, words: LeafletWords) -> str:
    if page.reviewed_by:
        return words.reviewed.format(name=page.reviewed_by, date=page.reviewed_on)
    return words.not_reviewed.format(date=page.review_due)
