"""Reads a content folder into `Content`. Whatever is wrong with the form is a finding."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, TypeVar

from ketams_desktop.authoring.citation import citation
from ketams_desktop.authoring.content import (
    Content,
    Entry,
    Front,
    Manifest,
    ParsedPage,
    SourceClaim,
    Synonyms,
)
from ketams_desktop.authoring.findings import Finding, finding
from ketams_desktop.authoring.page_parser import parse_body, parse_inline
from ketams_desktop.authoring.schema import check_shape
from ketams_desktop.authoring.source_files import (
    LANGUAGE_FILES,
    PAGES_FOLDER,
    TOP_FILES,
    SourceFile,
    check_characters,
    decode,
    read_sources,
)
from ketams_desktop.authoring.yaml_loader import Document, load_yaml
from ketams_desktop.codec import DecodeError, from_plain, to_plain
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

T = TypeVar("T")

_FENCE = "---"
_DEFAULT_LANGUAGE = "en"


class _Loader:
    def __init__(self, root: Path) -> None:
        self.content = Content(files=read_sources(root))
        self.findings: list[Finding] = []
        self.read: set[str] = set()

    def load(self) -> None:
        self.manifest()
        self.shared()
        folder = self.language()
        self.language_files(folder)
        self.pages(folder)
        for name in self.content.files:
            if name not in self.read:
                hint = "Check its name and its folder, or take it out"
                self.report("KM005", name, 1, "Nothing reads this file.", hint)

    def report(self, rule_id: str, file: str, line: int, message: str, hint: str = "") -> None:
        self.findings.append(finding(rule_id, file, line, message, hint))

    def language(self) -> str:
        manifest = self.content.manifest
        return manifest.record.language if manifest else _DEFAULT_LANGUAGE

    def text(self, name: str) -> str | None:
        source = self.content.files.get(name)
        if source is None:
            hint = "Put it back; content/README.md says what stands in it"
            self.report("KM001", name, 1, "This file is missing.", hint)
            return None
        return self.decoded(source)

    def decoded(self, source: SourceFile) -> str | None:
        self.read.add(source.name)
        text, found = decode(source)
        self.findings += found
        if text is not None:
            self.findings += check_characters(text, source.name)
        return text

    def document(self, name: str, schema: str) -> Document | None:
        """Read and check one YAML file."""
        text = self.text(name)
        if text is None:
            return None
        document, found = load_yaml(text, name)
        self.findings += found
        if document is not None:
            self.findings += check_shape(document, schema)
            self.findings += _hidden_characters(document)
        return document

    def entries(
        self,
        document: Document | None,
        key: str,
        kind: str,
        make: Callable[[Mapping[str, Any]], T],
    ) -> list[Entry[T]]:
        """Return the items under `key` that could be understood, and note every id."""
        items = document.data.get(key) if document and isinstance(document.data, dict) else None
        if document is None or not isinstance(items, list):
            self.content.unread.add(kind)
            return []
        done: list[Entry[T]] = []
        for index, item in enumerate(items):
            if not isinstance(item, dict) or not isinstance(item.get("id"), str):
                continue
            entry = self.entry(document, (key, index), item, make)
            if self.note_id(kind, item["id"], document, (key, index, "id")) and entry:
                done.append(entry)
        return done

    def entry(
        self,
        document: Document,
        path: tuple[str | int, ...],
        item: dict[str, Any],
        make: Callable[[Mapping[str, Any]], T],
    ) -> Entry[T] | None:
        try:
            return Entry(str(item.get("id", "")), make(item), item, document, path)
        except DecodeError as error:
            self.not_understood(document, path, error)
            return None

    def not_understood(
        self, document: Document, path: tuple[str | int, ...], error: DecodeError
    ) -> None:
        """Report an item that has not the right form, unless its schema did, in better words."""
        if not any(x.id == "KM008" and x.file == document.file for x in self.findings):
            self.report("KM008", document.file, document.line(path), f"{error}.")

    def note_id(
        self, kind: str, record_id: str, document: Document, path: tuple[str | int, ...]
    ) -> bool:
        """Note an id; say whether it is new."""
        known = self.content.written_ids.setdefault(kind, {})
        line = document.line(path)
        if record_id in known:
            message = f"The id '{record_id}' is used twice; first on line {known[record_id]}."
            self.report("KM020", document.file, line, message, "Give one of them another id")
            return False
        known[record_id] = line
        return True

    def manifest(self) -> None:
        document = self.document("pack.yaml", "pack")
        if document and isinstance(document.data, dict):
            data = document.data
            self.content.manifest = self.entry(
                document, (), data, lambda item: from_plain(Manifest, item)
            )

    def shared(self) -> None:
        content = self.content
        sources = self.document(TOP_FILES[1], "sources")
        content.sources = self.entries(sources, "references", "source", _source)
        claims = self.document(TOP_FILES[2], "claims")
        content.claims = self.entries(claims, "claims", "claim", _maker(Claim))

    def language_files(self, folder: str) -> None:
        content = self.content
        documents = {
            name: self.document(f"{folder}/{name}", name.removesuffix(".yaml"))
            for name in LANGUAGE_FILES
        }
        sections = documents["sections.yaml"]
        content.sections = self.entries(sections, "sections", "section", _section)
        terms = documents["glossary.yaml"]
        content.terms = self.entries(terms, "terms", "term", _maker(Term))
        figures = documents["figures.yaml"]
        content.figures = self.entries(figures, "figures", "figure", _figure)
        warnings = documents["warnings.yaml"]
        content.warnings = self.entries(warnings, "warnings", "warnings", _maker(WarningSet))
        countries = documents["help.yaml"]
        content.countries = self.entries(countries, "countries", "country", _maker(HelpCountry))
        bank = documents["questions.yaml"]
        content.topics = self.entries(bank, "topics", "topic", _maker(Topic))
        content.questions = self.entries(bank, "questions", "question", _maker(Question))
        content.steps = self.entries(documents["guide.yaml"], "steps", "step", _step)
        content.values = self.entries(documents["values.yaml"], "values", "value", _maker(Value))
        starters = documents["starters.yaml"]
        content.starters = self.entries(starters, "starters", "starter", _maker(Starter))
        cards = documents["scorecards.yaml"]
        content.scorecards = self.entries(cards, "scorecards", "scorecard", _maker(Scorecard))
        heard = documents["source-claims.yaml"]
        content.source_claims = self.entries(
            heard, "source_claims", "source claim", _maker(SourceClaim)
        )
        plain = documents["synonyms.yaml"]
        content.synonyms = self.entries(plain, "synonyms", "synonyms", _maker(Synonyms))
        self.comparisons(documents["comparisons.yaml"])
        self.quiz(documents["quiz.yaml"])

    def quiz(self, document: Document | None) -> None:
        """Read the quiz; what is known is parsed here, with its line."""

        def make(item: Mapping[str, Any]) -> QuizItem:
            text = item.get("what_is_known")
            if document is None or not isinstance(text, str) or not isinstance(document.data, dict):
                return from_plain(QuizItem, item)
            path = ("items", document.data["items"].index(item), "what_is_known")
            run, found = parse_inline(text, document.file, document.line(path))
            self.findings += found
            self.content.quiz_runs[str(item.get("id"))] = run
            return from_plain(QuizItem, {**item, "what_is_known": to_plain(run.spans())})

        self.content.quiz = self.entries(document, "items", "quiz item", make)

    def comparisons(self, document: Document | None) -> None:
        """Read the comparisons; their cells are parsed here, with their lines."""

        def make(item: Mapping[str, Any]) -> Comparison:
            return from_plain(Comparison, self.parsed_cells(document, item))

        self.content.comparisons = self.entries(document, "comparisons", "comparison", make)

    def parsed_cells(self, document: Document | None, item: Mapping[str, Any]) -> object:
        rows = item.get("rows")
        if document is None or not isinstance(rows, list) or not isinstance(document.data, dict):
            return item
        index = document.data["comparisons"].index(item)
        plain_rows = []
        for row_index, row in enumerate(rows):
            cells = row.get("cells") if isinstance(row, dict) else None
            if not isinstance(cells, list):
                return item
            line = ("comparisons", index, "rows", row_index, "cells")
            runs = [
                self.cell(str(item.get("id")), text, document, (*line, number))
                for number, text in enumerate(cells)
            ]
            plain_rows.append({**row, "cells": runs})
        return {**item, "rows": plain_rows}

    def cell(
        self, comparison_id: str, text: object, document: Document, path: tuple[str | int, ...]
    ) -> object:
        if not isinstance(text, str):
            return text
        run, found = parse_inline(text, document.file, document.line(path))
        self.findings += found
        self.content.cells.setdefault(comparison_id, []).append(run)
        return to_plain(run.spans())

    def pages(self, folder: str) -> None:
        prefix = f"{folder}/{PAGES_FOLDER}/"
        for name, source in self.content.files.items():
            if name.startswith(prefix) and name.endswith(".md"):
                page = self.page(source)
                if page is not None:
                    self.content.pages.append(page)

    def page(self, source: SourceFile) -> ParsedPage | None:
        text = self.decoded(source)
        split = _split(text) if text is not None else None
        if text is not None and split is None:
            hint = "Start with a line ---, the keys, and another line ---"
            self.report("KM009", source.name, 1, "This page has no front matter.", hint)
        if split is None:
            return None
        head, body, body_offset = split
        document, found = load_yaml(head, source.name, offset=1)
        self.findings += found
        blocks, found = parse_body(body, source.name, body_offset)
        self.findings += found
        if document is None:
            return None
        self.findings += check_shape(document, "front-matter")
        self.findings += _hidden_characters(document)
        front = self.front(document)
        if front is None:
            return None
        summary, found = parse_inline(front.summary, source.name, document.line(("summary",)))
        self.findings += found
        return ParsedPage(source.name, front, document, summary, blocks, body_offset + 1)

    def front(self, document: Document) -> Front | None:
        data = document.data if isinstance(document.data, dict) else {}
        if isinstance(data.get("id"), str):
            self.note_id("page", data["id"], document, ("id",))
        try:
            return from_plain(Front, data, "front matter")
        except DecodeError as error:
            self.not_understood(document, (), error)
            return None


def load_content(root: Path) -> tuple[Content, list[Finding]]:
    """Read the content folder at `root`.

    Returns:
        What could be understood, and what is wrong with the form of the rest.

    Raises:
        OSError: a file cannot be read.
    """
    loader = _Loader(root)
    loader.load()
    return loader.content, loader.findings


def _maker(kind: type[T]) -> Callable[[Mapping[str, Any]], T]:
    def make(item: Mapping[str, Any]) -> T:
        return from_plain(kind, item)

    return make


def _source(item: Mapping[str, Any]) -> Source:
    doi, pmid = item.get("DOI", ""), item.get("PMID", "")
    return from_plain(
        Source, {"id": item["id"], "citation": citation(item), "doi": doi, "pmid": pmid}
    )


def _section(item: Mapping[str, Any]) -> Section:
    return from_plain(Section, {key: item[key] for key in item if key != "pages"})


def _figure(item: Mapping[str, Any]) -> RiskFigure | CannotDraw:
    either: Any = RiskFigure | CannotDraw
    figure: RiskFigure | CannotDraw = from_plain(either, item, "figure")
    return figure


def _step(item: Mapping[str, Any]) -> Step:
    options = item.get("options")
    plain = dict(item)
    for key in ("title", "hint"):
        plain[key] = _wording(plain.get(key))
    if isinstance(options, list):
        plain["options"] = [
            {**x, "label": _wording(x.get("label")), "because": _wording(x.get("because"))}
            if isinstance(x, dict)
            else x
            for x in options
        ]
    return from_plain(Step, plain)


def _wording(value: object) -> object:
    return {"patient": value, "caregiver": value} if isinstance(value, str) else value


def _split(text: str) -> tuple[str, str, int] | None:
    """Return front matter, body, and the lines before the body."""
    lines = text.split("\n")
    if lines[0].rstrip() != _FENCE:
        return None
    for number, line in enumerate(lines[1:], start=1):
        if line.rstrip() == _FENCE:
            return "\n".join(lines[1:number]), "\n".join(lines[number + 1 :]), number + 1
    return None


def _hidden_characters(document: Document) -> list[Finding]:
    """Find bad characters that YAML's own escapes have brought into a value."""
    found: list[Finding] = []
    stack: list[tuple[tuple[str | int, ...], object]] = [((), document.data)]
    while stack:
        path, value = stack.pop()
        if isinstance(value, dict):
            stack += [((*path, key), item) for key, item in value.items()]
        elif isinstance(value, list):
            stack += [((*path, index), item) for index, item in enumerate(value)]
        elif isinstance(value, str):
            line = document.line(path)
            found += [
                finding(x.id, x.file, line, x.message, x.hint)
                for x in check_characters(value.replace("\n", " "), document.file)
            ]
    return found
