"""A content folder, read: every record with the place where it stands.

Values only. `loader` makes them; `checks` and `compiler` read them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Generic, TypeVar

from ketams_desktop.authoring.page_parser import ParsedBlock
from ketams_desktop.authoring.runs import TextRun
from ketams_desktop.authoring.source_files import SourceFile
from ketams_desktop.authoring.yaml_loader import Document, Path
from ketams_desktop.library.quiz import QuizItem
from ketams_desktop.library.records import (
    CannotDraw,
    Claim,
    Comparison,
    HelpCountry,
    RiskFigure,
    Section,
    Source,
    Term,
    WarningSet,
)
from ketams_desktop.library.scorecards import Scorecard
from ketams_desktop.questions.bank import Question, Topic
from ketams_desktop.questions.guide import Step
from ketams_desktop.questions.starters import Starter
from ketams_desktop.questions.what_matters import Value

T_co = TypeVar("T_co", covariant=True)

#: Sections in which every sentence carries a claim or `[@none]`.
CLAIM_SECTIONS = ("could-it-help", "risks", "dependence", "medicines", "how-it-may-work")


@dataclass(frozen=True, slots=True)
class Entry(Generic[T_co]):
    """A record, as it was written and as it was understood."""

    id: str
    record: T_co
    data: dict[str, object]
    document: Document
    path: Path

    @property
    def file(self) -> str:
        """The file that holds it."""
        return self.document.file

    def line(self, *path: str | int) -> int:
        """Return the line of the entry, or of a part of it."""
        return self.document.line((*self.path, *path))


@dataclass(frozen=True, slots=True)
class Front:
    """The front matter of a page."""

    id: str
    title: str
    section: str
    summary: str
    audience: str
    claims: tuple[str, ...]
    questions: tuple[str, ...]
    reviewed_by: str
    reviewed_on: str
    review_due: str


@dataclass(frozen=True, slots=True)
class ParsedPage:
    """A page: its front matter with lines, its summary and its blocks."""

    file: str
    front: Front
    document: Document
    summary: TextRun
    blocks: tuple[ParsedBlock, ...]
    body_line: int

    def line(self, *path: str | int) -> int:
        """Return the line of a key of the front matter."""
        return self.document.line(path)

    def all_blocks(self) -> Iterator[ParsedBlock]:
        """Yield every block, those inside callouts after their callout."""
        for block in self.blocks:
            yield block
            yield from block.inner

    def runs(self) -> Iterator[TextRun]:
        """Yield every run of text, the summary first."""
        yield self.summary
        for block in self.all_blocks():
            yield from block.runs


@dataclass(frozen=True, slots=True)
class Manifest:
    """What content/pack.yaml says."""

    content_version: str
    language: str
    review_due: str
    reviewed_by: str
    collected_on: str


class Verdict(StrEnum):
    """What the evidence says of a claim that people read elsewhere."""

    SUPPORTED = "supported"
    PARTLY = "partly"
    OVERCLAIMED = "overclaimed"
    NOT_SUPPORTED = "not-supported"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class SourceClaim:
    """A claim that people read elsewhere, and the page and heading that answer it.

    Without a heading it is the page as a whole. It is not in the pack.
    """

    id: str
    claim: str
    verdict: Verdict
    evidence: tuple[str, ...]
    page: str
    heading: str = ""


@dataclass(frozen=True, slots=True)
class Synonyms:
    """Plain words that people search for, and the pages, terms and questions they are to find.

    In the pack they stand in the search index, beside the words of what they find.
    """

    id: str
    words: tuple[str, ...]
    pages: tuple[str, ...]
    terms: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()

    def targets(self) -> Iterator[tuple[str, str, str]]:
        """Yield the key, the kind and the id of everything these words find."""
        for key, kind in (("pages", "page"), ("terms", "term"), ("questions", "question")):
            for target in getattr(self, key):
                yield key, kind, target


@dataclass(frozen=True, slots=True)
class ListedPage:
    """A page that a section lists, and where it does."""

    page: str
    section: str
    file: str
    line: int


@dataclass(slots=True)
class Content:
    """Everything that was read. Records that could not be understood are left out.

    `written_ids` holds, by kind, every id that stands in the files, understood or not, so
    that one fault is not reported again at each place that refers to it.
    """

    files: dict[str, SourceFile] = field(default_factory=dict)
    manifest: Entry[Manifest] | None = None
    sources: list[Entry[Source]] = field(default_factory=list)
    claims: list[Entry[Claim]] = field(default_factory=list)
    sections: list[Entry[Section]] = field(default_factory=list)
    pages: list[ParsedPage] = field(default_factory=list)
    terms: list[Entry[Term]] = field(default_factory=list)
    figures: list[Entry[RiskFigure | CannotDraw]] = field(default_factory=list)
    comparisons: list[Entry[Comparison]] = field(default_factory=list)
    cells: dict[str, list[TextRun]] = field(default_factory=dict)
    countries: list[Entry[HelpCountry]] = field(default_factory=list)
    warnings: list[Entry[WarningSet]] = field(default_factory=list)
    topics: list[Entry[Topic]] = field(default_factory=list)
    questions: list[Entry[Question]] = field(default_factory=list)
    steps: list[Entry[Step]] = field(default_factory=list)
    quiz: list[Entry[QuizItem]] = field(default_factory=list)
    quiz_runs: dict[str, TextRun] = field(default_factory=dict)
    values: list[Entry[Value]] = field(default_factory=list)
    starters: list[Entry[Starter]] = field(default_factory=list)
    scorecards: list[Entry[Scorecard]] = field(default_factory=list)
    source_claims: list[Entry[SourceClaim]] = field(default_factory=list)
    synonyms: list[Entry[Synonyms]] = field(default_factory=list)
    written_ids: dict[str, dict[str, int]] = field(default_factory=dict)

    #: Kinds whose file could not be read at all; nothing can be said about their ids.
    unread: set[str] = field(default_factory=set)

    def has(self, kind: str, record_id: str) -> bool:
        """Say whether a record of `kind` with this id is written anywhere, or may be."""
        return kind in self.unread or record_id in self.written_ids.get(kind, {})

    def listed_pages(self) -> Iterator[ListedPage]:
        """Yield the pages that the sections list, in reading order."""
        for entry in self.sections:
            pages = entry.data.get("pages")
            for index, page in enumerate(pages if isinstance(pages, list) else []):
                line = entry.line("pages", index)
                yield ListedPage(str(page), entry.id, entry.file, line)

    def claim(self, claim_id: str) -> Claim | None:
        """Return a claim, or None."""
        return next((entry.record for entry in self.claims if entry.id == claim_id), None)
