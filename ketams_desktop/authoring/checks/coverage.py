"""Checks of coverage: nothing was made that no page shows, and every answer is given."""

from __future__ import annotations

from collections.abc import Iterator

from ketams_desktop.authoring.checks.material import Material
from ketams_desktop.authoring.content import Content, Entry, ParsedPage, SourceClaim
from ketams_desktop.authoring.findings import Finding, finding
from ketams_desktop.authoring.page_records import page_questions
from ketams_desktop.library.blocks import ComparisonBlock, FigureBlock, Heading, ScorecardBlock


def check_questions_offered(material: Material) -> Iterator[Finding]:
    """Check that each question of the bank is offered on a page."""
    content = material.content
    offered = {question for page in content.pages for question in page_questions(page)}
    for entry in content.questions:
        if entry.id not in offered:
            message = f"No page offers {entry.id}."
            hint = "Add it to a page's questions:, or write !!! ask there"
            yield finding("KM076", entry.file, entry.line("id"), message, hint)


def check_figures_shown(material: Material) -> Iterator[Finding]:
    """Find figures, comparisons and scorecards that stand on no page."""
    content = material.content
    shown: set[str] = set()
    for page in content.pages:
        for parsed in page.all_blocks():
            match parsed.block:
                case FigureBlock(figure_id=shown_id):
                    shown.add(shown_id)
                case ComparisonBlock(comparison_id=shown_id):
                    shown.add(shown_id)
                case ScorecardBlock(card_id=shown_id):
                    shown.add(shown_id)
                case _:
                    pass
    entries: tuple[Entry[object], ...] = (
        *content.figures,
        *content.comparisons,
        *content.scorecards,
    )
    for entry in entries:
        if entry.id not in shown:
            message = f"No page shows '{entry.id}'."
            yield finding("KM111", entry.file, entry.line("id"), message, "Show it, or take it out")


def check_source_claims_answered(material: Material) -> Iterator[Finding]:
    """Check that the place named for each source claim cites evidence that answers it."""
    content = material.content
    pages = {page.front.id: page for page in content.pages}
    for entry in content.source_claims:
        answer = entry.record
        if answer.page not in pages:
            if not content.has("page", answer.page):
                message = f"There is no page '{answer.page}'."
                hint = "Name the page that answers it"
                yield finding("KM031", entry.file, entry.line("page"), message, hint)
            continue
        yield from _answered(entry, pages[answer.page], content)


def _answered(entry: Entry[SourceClaim], page: ParsedPage, content: Content) -> Iterator[Finding]:
    answer = entry.record
    for index, claim in enumerate(answer.evidence):
        if not content.has("claim", claim):
            message = f"There is no claim '{claim}'."
            line = entry.line("evidence", index)
            yield finding("KM030", entry.file, line, message, "Check the id against claims.yaml")
    cited = _cited_under(page, answer.heading)
    if cited is None:
        message = f"The page '{page.front.id}' has no heading '{answer.heading}'."
        hint = "Write the heading as it stands on the page"
        yield finding("KM120", entry.file, entry.line("heading"), message, hint)
    elif not cited.intersection(answer.evidence):
        message = f"The place that should answer {answer.id} cites none of its evidence."
        hint = f"Cite one of {', '.join(answer.evidence)} there, or name another place"
        yield finding("KM120", entry.file, entry.line("page"), message, hint)


def _cited_under(page: ParsedPage, heading: str) -> set[str] | None:
    """Return the claims cited on a page or under one heading; None without that heading."""
    if not heading:
        return {claim for run in page.runs() for claim in run.claims()}
    level, cited = 0, set[str]()
    for parsed in page.all_blocks():
        if isinstance(parsed.block, Heading):
            if level and parsed.block.level <= level:
                break
            if parsed.runs[0].text == heading:
                level = parsed.block.level
        if level:
            cited.update(claim for run in parsed.runs for claim in run.claims())
    return cited if level else None


CHECKS = (check_questions_offered, check_figures_shown, check_source_claims_answered)
