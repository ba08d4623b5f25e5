"""Checks of people: where those studied did not have MS, the text says who they were."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from ketams_desktop.authoring.checks.material import Material
from ketams_desktop.authoring.content import ParsedPage
from ketams_desktop.authoring.findings import Finding, finding
from ketams_desktop.authoring.runs import TextRun
from ketams_desktop.authoring.words import Phrases
from ketams_desktop.library.blocks import FigureBlock, Heading
from ketams_desktop.library.records import Claim, ClaimKind, StudiedInMs

_NOT_MS = (StudiedInMs.NO, StudiedInMs.ANIMALS, StudiedInMs.OTHER_ILLNESS)
_MEASURED = (ClaimKind.EFFECT, ClaimKind.RATE)


@dataclass(slots=True)
class _Part:
    """A part of a page, from one ## heading to the next; the summary is one of its own."""

    runs: list[TextRun] = field(default_factory=list)
    figures: list[str] = field(default_factory=list)


def check_population_marked(material: Material) -> Iterator[Finding]:
    """Check each part of a page that tells what was measured in people without MS."""
    content, marks = material.content, Phrases(material.words.population_marks)
    elsewhere = {entry.id for entry in content.claims if _is_from_elsewhere(entry.record)}
    said_by = {entry.id: set(entry.record.claims) for entry in content.figures}
    for page in content.pages:
        for part in _parts(page):
            # A figure says under its picture who was counted.
            said = {claim for figure in part.figures for claim in said_by.get(figure, ())}
            cited = [piece for run in part.runs for piece in run.citations()]
            open_ones = [x for x in cited if x.target in elsewhere - said]
            words = " ".join(run.text for run in part.runs)
            if open_ones and not marks.find(words):
                first = open_ones[0]
                message = (
                    f"The people behind {first.target} did not have MS, and nothing here says so."
                )
                hint = "Say who they were: in people with depression, in mice, in people without MS"
                yield finding("KM052", page.file, first.line, message, hint)


def _is_from_elsewhere(claim: Claim) -> bool:
    return claim.kind in _MEASURED and claim.studied_in_ms in _NOT_MS


def _parts(page: ParsedPage) -> list[_Part]:
    parts = [_Part([page.summary]), _Part()]
    for parsed in page.all_blocks():
        match parsed.block:
            case Heading(level=2):
                parts.append(_Part(list(parsed.runs)))
            case FigureBlock(figure_id=figure_id):
                parts[-1].figures.append(figure_id)
            case _:
                parts[-1].runs.extend(parsed.runs)
    return parts


CHECKS = (check_population_marked,)
