"""Finds pages that together show every kind of block and of words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ketams_desktop.library.blocks import (
    Block,
    Callout,
    FigureBlock,
    Heading,
    ItemList,
    iter_spans,
)
from ketams_desktop.library.figures import can_be_drawn
from ketams_desktop.library.library import Library
from ketams_desktop.library.records import CannotDraw, Page, RiskFigure

#: The kind of a figure that has a picture.
DRAWN = "figure with a picture"


def page_examples(library: Library) -> tuple[str, ...]:
    """Return ids of few pages that hold every kind of block and of words there is.

    The first holds most kinds.
    """
    return _cover({x.id: page_kinds(library, library.page(x.id)) for x in library.page_heads()})


def mark_examples(library: Library) -> tuple[str, ...]:
    """Return ids of few pages that hold every mark a claim may carry."""
    return _cover({x.id: page_marks(library, library.page(x.id)) for x in library.page_heads()})


def page_kinds(library: Library, page: Page) -> frozenset[str]:
    """Return what kinds of blocks and of words are on a page."""
    spans = {str(span.kind) for run in iter_spans(page.blocks) for span in run}
    return frozenset({*spans, *_block_kinds(library, page.blocks)})


def page_marks(library: Library, page: Page) -> frozenset[str]:
    """Return which marks of claims are on a page: what kind they are, and how sure."""
    claims = [library.claim(claim_id) for claim_id in page.claims]
    return frozenset(f"{claim.kind} {claim.certainty}" for claim in claims)


def _cover(kinds: Mapping[str, frozenset[str]]) -> tuple[str, ...]:
    missing: set[str] = set().union(*kinds.values())
    chosen: list[str] = []
    while missing:
        # The same pages each time: of equals, the first in reading order.
        best = max(kinds, key=lambda page_id: len(kinds[page_id] & missing))
        chosen.append(best)
        missing -= kinds[best]
    return tuple(chosen)


def _block_kinds(library: Library, blocks: tuple[Block, ...]) -> Iterator[str]:
    for block in blocks:
        match block:
            case Heading():
                yield f"heading {block.level}"
            case ItemList():
                yield "numbered list" if block.ordered else "list"
            case Callout():
                yield f"callout {block.kind}"
                yield from (f"{x} in a callout" for x in _block_kinds(library, block.blocks))
            case FigureBlock():
                yield _figure_kind(library.figure(block.figure_id))
            case _:
                yield block.TAG


def _figure_kind(figure: RiskFigure | CannotDraw) -> str:
    if isinstance(figure, CannotDraw):
        return "no figure"
    return DRAWN if can_be_drawn(figure) else "figure as a table only"


def words_found(library: Library) -> str:
    """Return a word that a search finds in many places: the glossary's most fruitful."""
    # By id: words may be those of a pseudo-language, and the index is not.
    terms = [term.id.replace("-", " ") for term in library.terms()]
    return max(terms, key=lambda term: len(library.search(term)))
