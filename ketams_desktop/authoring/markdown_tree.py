"""Markdown to an element tree: the `markdown` package with our own marks.

The tree is never turned into HTML. Every line of text carries its number to the end of
the parse, so that findings can name it. What the tree means is `page_parser`'s business.
"""

from __future__ import annotations

import re
from typing import ClassVar, cast
from xml.etree import ElementTree

from markdown import Markdown
from markdown.blockparser import BlockParser
from markdown.blockprocessors import BlockProcessor, OListProcessor, UListProcessor
from markdown.inlinepatterns import InlineProcessor

Tree = ElementTree.Element

#: Tags of our own in the tree.
CITATION_TAG = "ketams-citation"
LINK_TAG = "ketams-link"
REFUSED_TAG = "ketams-refused"
ADMONITION_TAG = "ketams-admonition"

#: Kinds of `!!!` lines that name one thing and have no body.
DIRECTIVES = ("figure", "ask", "compare", "scorecard", "scores")

# A line's number stands at its end between two private characters; the space before it
# keeps the marks of Markdown (`**Stop!**`) at the end of a line working.
_LINE_MARK = " \ue000{}\ue001"
LINE_MARK_PATTERN = re.compile(" ?\ue000([0-9]+)\ue001\n?")
_RESERVED = re.compile("[\x00-\x08\x0b-\x1f\x7f\ue000-\uf8ff]")

_UNUSED_BLOCKS = ("setextheader", "hr", "reference")
_UNUSED_INLINE = (
    "reference",
    "image_reference",
    "short_reference",
    "short_image_ref",
    "automail",
    "linebreak",
)


class _Simple(InlineProcessor):
    """Makes an element of our own from a match: groups 1 and 2 are text and target."""

    def __init__(self, pattern: str, tag: str, reason: str = "") -> None:
        super().__init__(pattern)
        self._tag = tag
        self._reason = reason

    def handleMatch(  # type: ignore[override]  # noqa: N802 (the package's name)
        self, m: re.Match[str], data: str
    ) -> tuple[ElementTree.Element, int, int]:
        del data
        element = ElementTree.Element(self._tag)
        element.text = m.group(1)
        element.set("target", m.group(2) if m.re.groups > 1 else "")
        element.set("reason", self._reason)
        return element, m.start(0), m.end(0)


class _NumberedList(OListProcessor):
    """A list that takes in no items of a bulleted list before it."""

    SIBLING_TAGS: ClassVar[list[str]] = ["ol"]


class _BulletedList(UListProcessor):
    """A list that takes in no items of a numbered list before it."""

    SIBLING_TAGS: ClassVar[list[str]] = ["ul"]


class _Admonition(BlockProcessor):
    """Reads `!!! kind "title"` with its indented body, and one-line `!!! figure id`."""

    _START = re.compile(r"(?:^|\n)!!!([^\n]*)(?:\n|$)")

    def test(self, parent: ElementTree.Element, block: str) -> bool:
        del parent
        return bool(self._START.search(block))

    def run(self, parent: ElementTree.Element, blocks: list[str]) -> None:
        block = blocks.pop(0)
        match = self._START.search(block)
        if match is None:
            return
        if block[: match.start()].strip():
            self.parser.parseBlocks(parent, [block[: match.start()]])
        element = ElementTree.SubElement(parent, ADMONITION_TAG)
        element.set("head", match.group(1))
        body, rest = self.detab(block[match.end() :])
        if rest.strip():
            blocks.insert(0, rest)
        kind = LINE_MARK_PATTERN.sub("", match.group(1)).split(maxsplit=1)
        if kind and kind[0] in DIRECTIVES:
            self._give_back(body, blocks)
            return
        parts = [body] if body.strip() else []
        if not rest.strip():
            parts += self._indented(blocks)
        if parts:
            self.parser.parseChunk(element, "\n\n".join(parts))

    def _give_back(self, body: str, blocks: list[str]) -> None:
        if body.strip():
            blocks.insert(0, body)

    def _indented(self, blocks: list[str]) -> list[str]:
        """Take the blocks that follow and belong to the body, without their indent."""
        parts = []
        while blocks and blocks[0].lstrip("\n").startswith(" " * self.tab_length):
            body, rest = self.detab(blocks.pop(0).lstrip("\n"))
            parts.append(body)
            if rest.strip():
                blocks.insert(0, rest)
                break
        return parts


def parse_tree(text: str, offset: int = 0) -> Tree:
    """Parse a page's body.

    Args:
        text: Markdown.
        offset: lines that stand before `text` in its file.
    """
    return _parsed(_numbered(text, offset), inline_only=False)


def parse_inline_tree(text: str, line: int) -> Tree:
    """Parse text that holds only inline marks and stands on one line of its file."""
    joined = " ".join(_RESERVED.sub("", text).split())
    return _parsed([joined + _LINE_MARK.format(line)], inline_only=True)


def _numbered(text: str, offset: int) -> list[str]:
    lines = []
    for number, line in enumerate(text.split("\n"), start=offset + 1):
        clean = _RESERVED.sub("", line.expandtabs(4)).rstrip()
        lines.append(clean + _LINE_MARK.format(number) if clean else "")
    return lines


def _parsed(lines: list[str], *, inline_only: bool) -> Tree:
    markdown = _build()
    if inline_only:
        root = ElementTree.Element("div")
        ElementTree.SubElement(root, "p").text = "\n".join(lines)
    else:
        # The tree of a parsed document always has a root; only its type says otherwise.
        root = cast("Tree", markdown.parser.parseDocument(lines).getroot())
    for processor in markdown.treeprocessors:
        processor.run(root)  # both of them, inline marks and backslashes, work in place
    return root


def _build() -> Markdown:
    markdown = Markdown()
    markdown.treeprocessors.deregister("prettify")
    blocks = markdown.parser.blockprocessors
    for name in _UNUSED_BLOCKS:
        blocks.deregister(name)
    _keep_lists_apart(markdown.parser)
    blocks.register(_Admonition(markdown.parser), "ketams-admonition", 105)
    _register_inline(markdown)
    return markdown


def _keep_lists_apart(parser: BlockParser) -> None:
    """Let a numbered list after a bulleted one be a list of its own."""
    blocks = parser.blockprocessors
    blocks.register(_NumberedList(parser), "olist", 40)
    blocks.register(_BulletedList(parser), "ulist", 30)


def _register_inline(markdown: Markdown) -> None:
    patterns = markdown.inlinePatterns
    for name in _UNUSED_INLINE:
        patterns.deregister(name)
    refused = (
        ("backtick", r"`+([^`]*)`+", 190, "code"),
        ("image_link", r"!\[([^\[\]]*)\](?:\([^()]*\)|\[[^\[\]]*\])", 165, "a picture"),
        ("autolink", r"<((?:[A-Za-z][A-Za-z0-9+.-]*:|[^<> @]+@)[^<> ]*)>", 120, "a web link"),
        ("html", r"(<(?:[A-Za-z/!?])[^<>]*>)", 90, "HTML"),
        ("entity", r"(&(?:#[0-9]+|#[xX][0-9a-fA-F]+|[A-Za-z][A-Za-z0-9]*);)", 80, "an HTML code"),
    )
    for name, pattern, priority, reason in refused:
        patterns.register(_Simple(pattern, REFUSED_TAG, reason), name, priority)
    citation = r"\[(@[^\[\]]*)\]"
    link = r"(?<!!)\[([^\[\]@][^\[\]]*)\]\(([^()\s]*)\)"
    patterns.register(_Simple(citation, CITATION_TAG), "ketams-citation", 162)
    patterns.register(_Simple(link, LINK_TAG), "link", 160)
