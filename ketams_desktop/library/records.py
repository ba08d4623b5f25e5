"""The records of a content pack, as values. How they are stored is `pack`'s business."""

from __future__ import annotations

from enum import StrEnum
from typing import ClassVar

from ketams_desktop.library.blocks import Block, Span
from ketams_desktop.record import record


class Audience(StrEnum):
    """Whom a page is written for."""

    EVERYONE = "everyone"
    CAREGIVERS = "caregivers"


class ClaimKind(StrEnum):
    """What sort of statement a claim is. Only `EFFECT` claims carry a certainty."""

    EFFECT = "effect"
    RATE = "rate"
    REGULATORY = "regulatory"
    BACKGROUND = "background"
    NONE_FOUND = "none-found"
    REASONING = "reasoning"


class Certainty(StrEnum):
    """GRADE's four levels; `NONE` for claims that are not about an effect."""

    HIGH = "high"
    MODERATE = "moderate"
    LOW = "low"
    VERY_LOW = "very-low"
    NONE = ""


class StudiedInMs(StrEnum):
    """Whether the people studied had MS."""

    YES = "yes"
    NO = "no"
    MIXED = "mixed"
    ANIMALS = "animals"
    OTHER_ILLNESS = "other-illness"


class ClaimStatus(StrEnum):
    """How far the evidence behind a claim was seen."""

    VERIFIED = "verified"
    PARTLY_VERIFIED = "partly-verified"
    RECALLED = "recalled"
    NONE_FOUND = "none-found"
    INFERENCE = "inference"


@record
class Section:
    """A chapter of the library. `warnings`: its pages end with the lists of warning signs."""

    id: str
    title: str
    summary: str
    icon: str = ""
    warnings: bool = False


@record
class PageHead:
    """What a list of pages shows."""

    id: str
    title: str
    section: str
    summary: str
    audience: Audience


@record
class Page:
    """A page: its heads, its review state, its blocks.

    `claims` are the ids of all claims the page cites, in order of first citation.
    Dates are ISO (`2026-11-30`) or empty.
    """

    id: str
    title: str
    section: str
    summary: tuple[Span, ...]
    audience: Audience
    claims: tuple[str, ...]
    questions: tuple[str, ...]
    reviewed_by: str
    reviewed_on: str
    review_due: str
    blocks: tuple[Block, ...]


@record
class Claim:
    """One checked statement of fact.

    `strength` is word for word from the evidence; `certainty` is our reading of it.
    `why_not_surer` says in plain words what would have to be better. `people` is how many were
    studied, `how_long` for how long. Empty `people`, `how_long`, `figures`, `funding` or `note`
    mean "not stated". `secondary_to` names the claim that holds the main result of the same
    study, when this one is a secondary result.
    """

    id: str
    statement: str
    kind: ClaimKind
    strength: str
    population: str
    studied_in_ms: StudiedInMs
    status: ClaimStatus
    sources: tuple[str, ...]
    certainty: Certainty = Certainty.NONE
    why_not_surer: str = ""
    figures: str = ""
    funding: str = ""
    note: str = ""
    seen_at: str = ""
    secondary_to: str = ""
    people: str = ""
    how_long: str = ""


@record
class Source:
    """Where a claim comes from: one printable citation, and its parts where known."""

    id: str
    citation: str
    doi: str = ""
    pmid: str = ""


@record
class Arm:
    """One group in a study: its people with the event, and all people counted.

    Where a source gives no counts, `percent` stands in place of `events`, as the source has
    it, and `total` may be missing.
    """

    name: str
    events: int | None = None
    total: int | None = None
    percent: float | None = None


@record
class RiskFigure:
    """How many of 100 people had something happen, in two groups side by side.

    `happened` and `not_happened` complete "41 of 100 people ..." and "59 of 100 people ...".
    """

    TAG: ClassVar[str] = "risk"
    id: str
    title: str
    claims: tuple[str, ...]
    arms: tuple[Arm, ...]
    happened: str
    not_happened: str
    who: str
    how_long: str
    how_measured: str
    note: str = ""


@record
class CannotDraw:
    """A result that may not honestly be drawn as people out of 100, and why."""

    TAG: ClassVar[str] = "cannot-draw"
    id: str
    title: str
    claims: tuple[str, ...]
    reason: str
    what_we_know: str


class Side(StrEnum):
    """What a row of a comparison tells of the options: their good or their bad points."""

    GOOD = "good"
    BAD = "bad"
    NEITHER = ""


@record
class ComparisonRow:
    """One question, answered once for each column."""

    question: str
    cells: tuple[tuple[Span, ...], ...]
    side: Side = Side.NEITHER


@record
class Comparison:
    """A side-by-side table: questions as rows, options as columns."""

    id: str
    title: str
    columns: tuple[str, ...]
    rows: tuple[ComparisonRow, ...]


@record
class Term:
    """A word of the glossary, how to say it, and what it means in one short sentence."""

    id: str
    term: str
    say: str
    meaning: str


class HelpPurpose(StrEnum):
    """What a help line is for, in the order in which they are shown."""

    EMERGENCY = "emergency"
    CRISIS = "crisis"
    URGENT = "urgent"
    DRUGS = "drugs"
    POISON = "poison"


@record
class HelpLine:
    """A number to call or text. `checked_on` is the year and month of the last check."""

    id: str
    name: str
    number: str
    purpose: HelpPurpose
    detail: str
    checked_on: str
    claims: tuple[str, ...]


@record
class HelpCountry:
    """A country and its help lines."""

    id: str
    name: str
    lines: tuple[HelpLine, ...]


@record
class WarningSign:
    """One warning sign and the claims it rests on."""

    text: str
    claims: tuple[str, ...]


@record
class WarningSet:
    """A fixed list of warning signs: the same for everyone, never filtered."""

    id: str
    title: str
    signs: tuple[WarningSign, ...]


@record
class PackInfo:
    """What a pack says of itself. `content_version` is CalVer: year.month, or .patch.

    `collected_on` is the year and month in which the evidence was collected: the date of
    every claim.
    """

    format_version: int
    content_version: str
    language: str
    review_due: str
    reviewed_by: str
    source_hash: str
    collected_on: str = ""

    @property
    def is_preview(self) -> bool:
        """Whether no named clinician has reviewed the content yet."""
        return not self.reviewed_by


#: From which letter of a text to which, the last not in it.
Mark = tuple[int, int]


@record
class SearchHit:
    """One hit: what was found, and where it lives. Kind is "page", "question" or "term".

    Title and snippet are plain; the marks say where the words that were looked for stand.
    """

    kind: str
    id: str
    title: str
    section: str
    snippet: str
    title_marks: tuple[Mark, ...] = ()
    snippet_marks: tuple[Mark, ...] = ()
