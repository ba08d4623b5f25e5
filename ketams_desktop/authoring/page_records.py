"""From a parsed page to the records that the pack holds of it."""

from __future__ import annotations

from collections.abc import Iterator

from ketams_desktop.authoring.content import Content, ParsedPage
from ketams_desktop.library.blocks import ComparisonBlock, FigureBlock, QuestionBlock
from ketams_desktop.library.records import Audience, Page, PageHead


def page_head(page: ParsedPage) -> PageHead:
    """Return what a list of pages shows of `page`."""
    front = page.front
    audience = Audience(front.audience)
    return PageHead(front.id, front.title, front.section, page.summary.text, audience)


def page_record(page: ParsedPage, content: Content) -> Page:
    """Return the whole page."""
    front = page.front
    return Page(
        id=front.id,
        title=front.title,
        section=front.section,
        summary=page.summary.spans(),
        audience=Audience(front.audience),
        claims=page_claims(page, content),
        questions=front.questions,
        reviewed_by=front.reviewed_by,
        reviewed_on=front.reviewed_on,
        review_due=front.review_due,
        blocks=tuple(parsed.block for parsed in page.blocks),
    )


def cited_in_text(page: ParsedPage) -> tuple[str, ...]:
    """Return the ids of the claims that the words of `page` cite, in order, each once."""
    return tuple(dict.fromkeys(claim for run in page.runs() for claim in run.claims()))


def page_claims(page: ParsedPage, content: Content) -> tuple[str, ...]:
    """Return all claims of `page` in order of first citation, its figures' and tables' too."""
    return tuple(dict.fromkeys(_all_cited(page, content)))


def shown_claims(page: ParsedPage, content: Content) -> set[str]:
    """Return the claims that come with the figures and comparisons of `page`."""
    return set(page_claims(page, content)) - set(cited_in_text(page))


def page_questions(page: ParsedPage) -> tuple[str, ...]:
    """Return the ids of all questions that `page` offers, beside its text and in it."""
    blocks = (parsed.block for parsed in page.all_blocks())
    inside = [block.question_id for block in blocks if isinstance(block, QuestionBlock)]
    return tuple(dict.fromkeys((*page.front.questions, *inside)))


def page_text(page: ParsedPage) -> str:
    """Return the words of `page` for the search index, a block a line."""
    titles = [getattr(parsed.block, "title", "") for parsed in page.blocks]
    return "\n".join(text for text in [*(run.text for run in page.runs()), *titles] if text)


def _all_cited(page: ParsedPage, content: Content) -> Iterator[str]:
    yield from page.summary.claims()
    figures = {entry.id: entry.record for entry in content.figures}
    for parsed in page.all_blocks():
        for run in parsed.runs:
            yield from run.claims()
        match parsed.block:
            case FigureBlock(figure_id=figure_id) if figure_id in figures:
                yield from figures[figure_id].claims
            case ComparisonBlock(comparison_id=comparison_id):
                for run in content.cells.get(comparison_id, []):
                    yield from run.claims()
            case _:
                pass
