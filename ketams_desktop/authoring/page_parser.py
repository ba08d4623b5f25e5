"""Markdown to blocks: walks the element tree of a page's body.

Everything that a page may not hold becomes a finding; nothing here raises because of
what someone wrote. Which ids exist is checked later, in `checks`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from xml.etree import ElementTree

from ketams_desktop.authoring.findings import Finding, finding
from ketams_desktop.authoring.markdown_tree import (
    ADMONITION_TAG,
    CITATION_TAG,
    DIRECTIVES,
    LINE_MARK_PATTERN,
    LINK_TAG,
    REFUSED_TAG,
    parse_inline_tree,
    parse_tree,
)
from ketams_desktop.authoring.runs import Piece, TextRun
from ketams_desktop.library.blocks import (
    Block,
    Callout,
    CalloutKind,
    ComparisonBlock,
    FigureBlock,
    Heading,
    ItemList,
    Paragraph,
    QuestionBlock,
    ReadingScoresBlock,
    ScorecardBlock,
    SpanKind,
)

_INLINE_TAGS = ("strong", "em", "br", CITATION_TAG, LINK_TAG, REFUSED_TAG)
_HEADING = re.compile(r"h([1-6])")
_HEAD = re.compile(r'\s*(?P<kind>[^\s"]+)(?:\s+(?:"(?P<title>[^"]*)"|(?P<target>[^\s"]+)))?\s*')
_CITED = re.compile(r"@\s*([A-Za-z0-9][A-Za-z0-9-]*)")
_LINK_KINDS = {"page": SpanKind.PAGE, "term": SpanKind.TERM}
_LEVELS = (2, 3)
#: The only scores that are counted: how hard the content is to read.
READING_SCORES = "reading"
_SCORES_HINT = f"Write !!! scores {READING_SCORES}"
# Marks of Markdown that reach the text only when they were not understood.
_LEFT_OVER = (
    (re.compile(r"\[@"), "KM013", "A citation cannot be read.", "Write it as [@E-FAT-02]"),
    (
        re.compile(r"\]\("),
        "KM013",
        "A link cannot be read.",
        "Write it as [text](page:id) or [text](term:id)",
    ),
    (
        re.compile(r"\b(?:https?://|www\.)\S"),
        "KM011",
        "A web address stands here.",
        "Pages have no links to the web; name the source as a claim",
    ),
    (re.compile(r"\*\*|__"), "KM013", "A ** or __ has no partner.", "Write **words** with both"),
)
# Lines that would be something else in other Markdown, by how they look.
_LINE_RULES = (
    (re.compile(r"\s*(```|~~~)"), "KM011", "A code block starts here.", "Write plain text"),
    (re.compile(r"\s*\|.*\|\s*$"), "KM011", "A table stands here.", "Use !!! compare ID"),
    (re.compile(r"\s{0,3}([-_*=]\s*){3,}$"), "KM011", "A ruled line stands here.", "Take it out"),
    (re.compile(r"\s{0,3}\[[^\]]+\]:\s"), "KM011", "A link list stands here.", "Take it out"),
    (
        re.compile(r" {1,3}!!!"),
        "KM013",
        "A !!! line is indented.",
        "Start it at the left edge",
    ),
    (
        re.compile(r" {1,3}([-*+]|\d+\.) "),
        "KM011",
        "A list item is indented.",
        "Lists have one level; start each item at the left edge",
    ),
)
_LIST_START = re.compile(r"([-*+]|\d+\.) ")


@dataclass(frozen=True, slots=True)
class ParsedBlock:
    """A block, the line on which it starts, its runs, and the blocks inside it."""

    block: Block
    line: int
    runs: tuple[TextRun, ...] = ()
    inner: tuple[ParsedBlock, ...] = ()


@dataclass(slots=True)
class _Walker:
    """Turns elements into blocks and collects findings on the way."""

    file: str
    line: int
    findings: list[Finding] = field(default_factory=list)

    def report(self, rule_id: str, message: str, hint: str, line: int | None = None) -> None:
        line = self.line if line is None else line
        self.findings.append(finding(rule_id, self.file, line, message, hint))

    def blocks(self, parent: ElementTree.Element) -> list[ParsedBlock]:
        done = []
        for element in parent:
            self.line = _first_line(element) or self.line
            block = self.block(element)
            if block is not None:
                done.append(block)
        return done

    def block(self, element: ElementTree.Element) -> ParsedBlock | None:
        heading = _HEADING.fullmatch(element.tag)
        if heading:
            return self.heading(element, int(heading.group(1)))
        if element.tag == "p":
            return self.paragraph(element)
        if element.tag in ("ul", "ol"):
            return self.item_list(element)
        if element.tag == ADMONITION_TAG:
            return self.admonition(element)
        names = {"pre": "A code block or a wrong indent", "blockquote": "A quote (>)"}
        message = f"{names.get(element.tag, 'Something that pages do not use')} stands here."
        hint = "Only the text of a callout is indented, with four spaces, under its !!! line"
        self.report("KM011", message, hint)
        return None

    def heading(self, element: ElementTree.Element, level: int) -> ParsedBlock | None:
        if level not in _LEVELS:
            hint = "Use ## or ###; the page's title stands in its front matter"
            self.report("KM012", f"A heading has {level} number signs.", hint)
        run = self.run(element)
        if not run.spans():
            self.report("KM014", "A heading is empty.", "Give it words or take it out")
            return None
        return ParsedBlock(Heading(min(max(level, 2), 3), run.spans()), self.line, (run,))

    def paragraph(self, element: ElementTree.Element) -> ParsedBlock | None:
        run = self.run(element)
        return ParsedBlock(Paragraph(run.spans()), self.line, (run,)) if run.spans() else None

    def item_list(self, element: ElementTree.Element) -> ParsedBlock | None:
        start, runs = self.line, []
        for item in element:
            self.line = _first_line(item) or self.line
            run = self.item(item)
            if run.spans():
                runs.append(run)
            else:
                self.report("KM014", "A list item is empty.", "Give it words or take it out")
        items = ItemList(element.tag == "ol", tuple(run.spans() for run in runs))
        return ParsedBlock(items, start, tuple(runs)) if runs else None

    def item(self, item: ElementTree.Element) -> TextRun:
        """Return the text of one list item, which may be one paragraph at most."""
        nested = [child for child in item if child.tag not in _INLINE_TAGS]
        paragraphs = [child for child in nested if child.tag == "p"]
        others = [child for child in nested if child.tag != "p"]
        alone = not (item.text or "").strip() and len(paragraphs) == 1
        if others or (paragraphs and not alone):
            hint = "Lists have one level, and an item is one paragraph"
            self.report("KM011", "A list item holds more than text.", hint)
        return self.run(paragraphs[0] if alone else item)

    def admonition(self, element: ElementTree.Element) -> ParsedBlock | None:
        head_text = element.get("head", "")
        marked = LINE_MARK_PATTERN.search(head_text)
        start = self.line = int(marked.group(1)) if marked else self.line
        head = _HEAD.fullmatch(LINE_MARK_PATTERN.sub("", head_text))
        kind = head.group("kind") if head else ""
        if head and kind in DIRECTIVES:
            return self.directive(kind, head.group("target") or "", start)
        if not head or kind not in list(CalloutKind) or head.group("target"):
            known = ", ".join([*CalloutKind, *DIRECTIVES])
            hint = f'Known: {known}. A title stands in "quotes"'
            self.report("KM013", "A !!! line cannot be read.", hint)
            return None
        return self.callout(element, CalloutKind(kind), head.group("title") or "", start)

    def directive(self, kind: str, target: str, start: int) -> ParsedBlock | None:
        if not target:
            self.report("KM013", f"This !!! {kind} line names nothing.", f"Write !!! {kind} ID")
            return None
        match kind:
            case "figure":
                return ParsedBlock(FigureBlock(target), start)
            case "ask":
                return ParsedBlock(QuestionBlock(target), start)
            case "scorecard":
                return ParsedBlock(ScorecardBlock(target), start)
            case "scores":
                if target != READING_SCORES:
                    self.report("KM013", "A !!! scores line cannot be read.", _SCORES_HINT)
                return ParsedBlock(ReadingScoresBlock(), start)
            case _:
                return ParsedBlock(ComparisonBlock(target), start)

    def callout(
        self, element: ElementTree.Element, kind: CalloutKind, title: str, start: int
    ) -> ParsedBlock | None:
        inner, blocks = [], []
        for part in self.blocks(element):
            if isinstance(part.block, Paragraph | ItemList):
                inner.append(part)
                blocks.append(part.block)
            else:
                hint = "Put headings, figures and other callouts outside it"
                self.report("KM011", "A callout holds text and lists only.", hint, part.line)
        if not blocks:
            hint = "Indent its text with four spaces, on the lines below it"
            self.report("KM014", "A callout has no text.", hint, start)
            return None
        return ParsedBlock(Callout(kind, title, tuple(blocks)), start, (), tuple(inner))

    def run(self, element: ElementTree.Element) -> TextRun:
        """Return the text inside `element` as pieces with their lines."""
        _note_lines(element, self.line)
        raw = self.pieces(element, SpanKind.TEXT, "")
        run = TextRun(tuple(_with_lines(raw, self.line)))
        for piece in run.pieces:
            self.check_piece(piece)
        return run

    def pieces(
        self, element: ElementTree.Element, kind: SpanKind, target: str
    ) -> list[tuple[SpanKind, str, str]]:
        done = [(kind, element.text or "", target)]
        for child in element:
            done += self.child_pieces(child, kind, target)
            done.append((kind, child.tail or "", target))
        return done

    def child_pieces(
        self, child: ElementTree.Element, kind: SpanKind, target: str
    ) -> list[tuple[SpanKind, str, str]]:
        if child.tag == CITATION_TAG:
            return self.citation(child)
        if child.tag == LINK_TAG:
            link_kind, _, link_target = child.get("target", "").partition(":")
            if link_kind in _LINK_KINDS and link_target:
                return self.pieces(child, _LINK_KINDS[link_kind], link_target)
            hint = "Links are [text](page:id) or [text](term:id)"
            self.report(
                "KM011", "This link leads out of the app.", hint, int(child.get("line", self.line))
            )
        if child.tag == REFUSED_TAG:
            message = f"Pages do not use {child.get('reason')}."
            self.report(
                "KM011", message, "Write it in plain words", int(child.get("line", self.line))
            )
        inner = {"strong": SpanKind.STRONG, "em": SpanKind.EMPHASIS}.get(child.tag, kind)
        return self.pieces(child, inner if kind is SpanKind.TEXT else kind, target)

    def citation(self, element: ElementTree.Element) -> list[tuple[SpanKind, str, str]]:
        marked = "".join(element.itertext())
        words = LINE_MARK_PATTERN.sub(" ", marked)
        found = [_CITED.fullmatch(part.strip()) for part in words.split(";")]
        ids = [match.group(1) for match in found if match]
        if len(ids) < len(found) or ("none" in ids and len(ids) > 1):
            hint = "Write [@E-FAT-02], [@E-FAT-02; @E-FAT-03] or [@none]"
            message = f"The citation [{words.strip()[:60]}] cannot be read."
            self.report("KM013", message, hint, int(element.get("line", self.line)))
        marks = "".join(match.group(0) for match in LINE_MARK_PATTERN.finditer(marked))
        return [(SpanKind.TEXT, marks, ""), *((SpanKind.CLAIM, "", x) for x in ids)]

    def check_piece(self, piece: Piece) -> None:
        for pattern, rule_id, message, hint in _LEFT_OVER:
            if pattern.search(piece.text):
                self.report(rule_id, message, hint, piece.line)


def parse_body(
    text: str, file: str, offset: int = 0
) -> tuple[tuple[ParsedBlock, ...], list[Finding]]:
    """Parse the body of a page.

    Args:
        text: Markdown, without the front matter.
        file: the page's file name, for findings.
        offset: lines that stand before `text` in the file.
    """
    walker = _Walker(file, offset + 1)
    try:
        blocks = walker.blocks(parse_tree(text, offset))
    except RecursionError:
        walker.report("KM011", "This is nested too deeply.", "Write it in plain paragraphs", offset)
        blocks = []
    return tuple(blocks), [*walker.findings, *_line_findings(text, file, offset)]


def parse_inline(text: str, file: str, line: int) -> tuple[TextRun, list[Finding]]:
    """Parse text that may hold inline marks only, such as a summary or a table's cell."""
    walker = _Walker(file, line)
    try:
        root = parse_inline_tree(text, line)
        run = walker.run(root[0])
    except RecursionError:
        walker.report("KM011", "This is nested too deeply.", "Write it in plain words")
        run = TextRun(())
    return run, walker.findings


def _line_findings(text: str, file: str, offset: int) -> list[Finding]:
    """Find what a line's look tells: tables, rules, lists without a blank line before."""
    found = []
    before = ""
    for number, line in enumerate(text.split("\n"), start=offset + 1):
        for pattern, rule_id, message, hint in _LINE_RULES:
            if pattern.match(line):
                found.append(finding(rule_id, file, number, message, hint))
                break
        if _LIST_START.match(line) and before.strip() and not _continues_list(before):
            hint = "Put a blank line before the list's first item"
            found.append(finding("KM013", file, number, "This list runs into the text.", hint))
        before = line
    return found


def _continues_list(before: str) -> bool:
    return bool(_LIST_START.match(before)) or before.startswith((" ", "#"))


def _first_line(element: ElementTree.Element) -> int | None:
    match = LINE_MARK_PATTERN.search("".join(element.itertext()))
    return int(match.group(1)) if match else None


def _note_lines(element: ElementTree.Element, line: int) -> int:
    """Note on `element` and all inside it the line on which each starts.

    A line's mark stands at its end, so this goes from the last word to the first. `line` is
    that of what follows; returned is that of what comes before.
    """
    for child in reversed(element):
        line = _marked_line(child.tail, line)
        line = _note_lines(child, line)
    line = _marked_line(element.text, line)
    element.set("line", str(line))
    return line


def _marked_line(text: str | None, line: int) -> int:
    match = LINE_MARK_PATTERN.search(text or "")
    return int(match.group(1)) if match else line


def _with_lines(raw: list[tuple[SpanKind, str, str]], fallback: int) -> list[Piece]:
    """Cut the pieces at their line marks and give each its line.

    A mark stands at the end of its line, so the pieces are read from the last to the first.
    """
    done: list[Piece] = []
    line = fallback
    for kind, text, target in reversed(raw):
        if kind is SpanKind.CLAIM:
            done.append(Piece(kind, "", target, line))
            continue
        parts = LINE_MARK_PATTERN.split(text)
        # Words and line numbers take turns: words, number, words, number, words.
        for index in range(len(parts) - 1, -1, -1):
            if index % 2:
                line = int(parts[index])
                done.append(Piece(kind, " ", target, line))
            elif parts[index]:
                done.append(Piece(kind, parts[index], target, line))
    done.reverse()
    return done
