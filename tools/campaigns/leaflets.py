"""`leaflets`: every page of the pack goes on paper whole, in every size, and breaks well."""

from __future__ import annotations

import io
import re
import time
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from itertools import islice, product
from pathlib import Path

from pypdf import PdfReader

from ketams_desktop.library.blocks import (
    Block,
    Callout,
    CalloutKind,
    ComparisonBlock,
    FigureBlock,
    ScorecardBlock,
    iter_spans,
    plain_text,
)
from ketams_desktop.library.depth import Depth
from ketams_desktop.library.figures import sentence
from ketams_desktop.library.library import Library
from ketams_desktop.library.records import CannotDraw, HelpPurpose, Page
from ketams_desktop.paper.leaflet import (
    Leaflet,
    LeafletOptions,
    LeafletSize,
    build_leaflet,
)
from ketams_desktop.paper.leaflet_help import without_button
from ketams_desktop.paper.leaflet_parts import PaperHeading
from ketams_desktop.paper.sheet import PaperSize
from ketams_desktop.paper.typesetting import TypesetResult, Typesetter
from ketams_desktop.paper.words import load_words
from ketams_desktop.questions.bank import Bank, Role, reader_of
from ketams_desktop.resources import default_pack, resource_dir
from tools.campaigns.campaign import Outcome

TODAY = date(2026, 11, 1)
_SAFETY = (CalloutKind.WARNING, CalloutKind.HELP)
#: Spaces, and the invisible places where a long word may break.
_GAPS = re.compile(r"[\s\u200b\u00ad]+")


def run(size: int, seed: int, pack: Path | None = None) -> Outcome:
    """Set `size` leaflets, whole pages first; `seed` says with which page to begin."""
    outcome = Outcome({"set": 0, "pages": 0, "most_pages": 0, "slowest_ms": 0})
    library = Library.open(pack or default_pack())
    try:
        bank, words = Bank.from_library(library), load_words(resource_dir("paper"))
        typesetter = Typesetter(resource_dir("paper"), resource_dir("fonts"))
        for page_id, options in islice(_all(library, seed), size):
            page = library.page(page_id)
            where = f"leaflets, {page_id}, {options.size}, {options.paper}, {options.depth}"
            role = reader_of(page, options.role, is_told=False)
            leaflet = build_leaflet(page, library, bank, replace(options, role=role), words, TODAY)
            begin = time.process_time()
            result = typesetter.pdf(leaflet)
            outcome.note_slowest("slowest_ms", time.process_time() - begin)
            outcome.count("set")
            pages = pages_of(result.data)
            outcome.figures["pages"] += len(pages)
            outcome.figures["most_pages"] = max(outcome.figures["most_pages"], len(pages))
            for fault in faults(leaflet, page, library, bank, result, options.depth):
                outcome.add_fault(f"{where}: {fault}")
    finally:
        library.close()
    return outcome


def _all(library: Library, seed: int) -> Iterator[tuple[str, LeafletOptions]]:
    ids = [head.id for head in library.page_heads()]
    begin = (seed - 1) % len(ids)
    kinds = product(reversed(Depth), LeafletSize, PaperSize)
    for depth, size, paper in kinds:
        for page_id in (*ids[begin:], *ids[:begin]):
            yield page_id, LeafletOptions(size, paper, depth)


def faults(
    leaflet: Leaflet,
    page: Page,
    library: Library,
    bank: Bank,
    result: TypesetResult,
    depth: Depth = Depth.FULL,
) -> Iterator[str]:
    """Yield what is wrong with a leaflet that was set."""
    if not result.is_ua or result.replaced:
        yield f"no PDF/UA; replaced: {result.replaced}"
    pages = [squeezed(text) for text in pages_of(result.data)]
    bodies = [body for body, _ in (_without_foot(x, leaflet.footer) for x in pages)]
    if not all(foot for _, foot in (_without_foot(x, leaflet.footer) for x in pages)):
        yield "a page without its foot"
    whole = "".join(bodies)
    if depth is Depth.FULL:
        wanted = wanted_texts(page, library, bank, leaflet)
    else:
        wanted = short_texts(page, leaflet)
    for text in (*wanted, *safety_texts(leaflet, page, library)):
        if squeezed(text) not in whole:
            yield f"not on paper: {text[:80]}"
    yield from _bad_breaks(leaflet, bodies, library, page if depth is Depth.FULL else None)


def _bad_breaks(
    leaflet: Leaflet, bodies: list[str], library: Library, page: Page | None
) -> Iterator[str]:
    own = leaflet.words.leaflet
    headings = [part.text for part in leaflet.blocks if isinstance(part, PaperHeading)]
    for heading in (*headings, own.help.title, own.questions, own.terms, own.pages, own.sources):
        if any(body.endswith(squeezed(heading)) for body in bodies):
            yield f"a heading alone at the end of a page: {heading}"
    for block in page.blocks if page else ():
        if not isinstance(block, FigureBlock):
            continue
        figure = library.figure(block.figure_id)
        if isinstance(figure, CannotDraw):
            together = (own.figure.cannot_draw, figure.title, figure.reason)
        else:
            together = (figure.title, *(arm.name for arm in figure.arms), sentence(figure))
        if not any(all(squeezed(x) in body for x in together) for body in bodies):
            yield f"a figure broken over two pages: {figure.id}"


def short_texts(page: Page, leaflet: Leaflet) -> Iterator[str]:
    """Yield what stands on paper at any depth."""
    yield page.title
    yield plain_text(without_button(page.summary, leaflet.words.leaflet.help))


def safety_texts(leaflet: Leaflet, page: Page, library: Library) -> Iterator[str]:
    """Yield what of `page` warns or sends for help: it stands on paper at every depth."""
    own, is_sent = leaflet.words.leaflet.help, False
    for block in page.blocks:
        if not isinstance(block, Callout) or block.kind not in _SAFETY:
            continue
        is_sent = is_sent or block.kind is CalloutKind.HELP
        yield block.title
        for spans in iter_spans((block,)):
            yield plain_text(without_button(spans, own))
    if not is_sent and not library.section(page.section).warnings:
        return
    for warnings in library.warning_sets():
        yield warnings.title
        yield from (sign.text for sign in warnings.signs)
    for country in library.help_countries():
        for line in country.lines:
            if line.purpose in (HelpPurpose.EMERGENCY, HelpPurpose.CRISIS):
                yield from (line.number, line.name, own.checked.format(date=line.checked_on))


def wanted_texts(page: Page, library: Library, bank: Bank, leaflet: Leaflet) -> Iterator[str]:
    """Yield every text of `page` that has to stand on paper, straight from the pack."""
    words = leaflet.words.leaflet.help
    yield from short_texts(page, leaflet)
    for spans in iter_spans(page.blocks):
        yield plain_text(without_button(spans, words))
    for block in page.blocks:
        yield from _texts_of(block, library)
    for question_id in page.questions:
        question = bank.question(question_id)
        if not question.by_hand_only:
            yield question.text(reader_of(page, Role.PATIENT, is_told=False))
    for claim_id in page.claims:
        claim = library.claim(claim_id)
        yield claim.statement
        yield claim.population
        for source_id in claim.sources:
            yield library.source(source_id).citation
            yield library.source(source_id).doi


def _texts_of(block: Block, library: Library) -> Iterable[str]:
    if isinstance(block, Callout):
        return [block.title]
    if isinstance(block, ScorecardBlock):
        card = library.scorecard(block.card_id)
        return [card.title, card.about, *(x for item in card.items for x in (item.text, item.note))]
    if isinstance(block, ComparisonBlock):
        table = library.comparison(block.comparison_id)
        cells = [plain_text(cell) for row in table.rows for cell in row.cells]
        return [table.title, *table.columns, *(row.question for row in table.rows), *cells]
    if isinstance(block, FigureBlock):
        figure = library.figure(block.figure_id)
        if isinstance(figure, CannotDraw):
            return [figure.title, figure.reason, figure.what_we_know]
        both = (sentence(figure), sentence(figure, other_way=True))
        about = (figure.who, figure.how_long, figure.how_measured, figure.note)
        return [figure.title, *both, *about]
    return []


def pages_of(data: bytes) -> list[str]:
    """Return the text of each page of a PDF."""
    return [page.extract_text() for page in PdfReader(io.BytesIO(data)).pages]


def squeezed(text: str) -> str:
    """Return `text` without spaces: lines break in other places on paper."""
    return _GAPS.sub("", text)


def _without_foot(text: str, footer: str) -> tuple[str, bool]:
    """Return a page's text without its foot, and whether it had one."""
    foot = re.compile(re.escape(squeezed(footer)) + r"Page\d+of\d+")
    body, count = foot.subn("", text)
    return body, count == 1
