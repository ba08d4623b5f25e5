"""What somebody hears who reads a page from its title to its end, and what they should hear."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from harness.accessibility import Node

from ketams_desktop.library.blocks import (
    Block,
    Callout,
    ComparisonBlock,
    FigureBlock,
    Heading,
    ItemList,
    Paragraph,
    QuestionBlock,
    plain_text,
)
from ketams_desktop.library.figures import can_be_drawn, sentence
from ketams_desktop.library.library import Library
from ketams_desktop.library.records import Comparison, Page, RiskFigure
from ketams_desktop.questions.bank import Bank, Role


@dataclass(frozen=True, slots=True)
class HeardLine:
    """One thing that is heard: its role, a heading's level, and its words."""

    role: str
    words: str
    level: int = 0

    def __str__(self) -> str:
        role = f"{self.role} {self.level}" if self.level else self.role
        return f"{role}: {self.words}"


def heard_lines(screen: Node, *, is_brief: bool = False) -> list[HeardLine]:
    """Return all that is heard of a page, from its title on; levels only if not `is_brief`."""
    lines = [
        HeardLine(_role(node), node.name, 0 if is_brief else node.level)
        for node in screen.showing()
        if node.name.strip()
    ]
    start = next(n for n, line in enumerate(lines) if line.role == "heading")
    return lines[start:]


def _role(node: Node) -> str:
    return {"graphic": "image", "icon": "image"}.get(node.role, node.role)


def expected(library: Library, page: Page) -> list[HeardLine]:
    """Return what must be heard of a page, in this order; more may stand between."""
    summary = f"In short: {plain_text(page.summary).strip()}"
    lines = [HeardLine("heading", page.title, 1), HeardLine("label", summary)]
    for block in page.blocks:
        lines += _of_block(library, block)
    return lines


def _of_block(library: Library, block: Block) -> Iterator[HeardLine]:
    match block:
        case Heading():
            yield HeardLine("heading", plain_text(block.spans), block.level)
        case Paragraph():
            yield HeardLine("label", plain_text(block.spans).strip())
        case ItemList():
            for number, item in enumerate(block.items, start=1):
                words = plain_text(item).strip()
                yield HeardLine("list item", f"{number}. {words}" if block.ordered else words)
        case Callout():
            for part in block.blocks:
                yield from _of_block(library, part)
        case FigureBlock():
            yield from _of_figure(library, block.figure_id)
        case ComparisonBlock():
            yield from _of_table(library.comparison(block.comparison_id))
        case QuestionBlock():
            question = Bank.from_library(library).question(block.question_id)
            yield HeardLine("label", question.text(Role.PATIENT))


def _of_figure(library: Library, figure_id: str) -> Iterator[HeardLine]:
    figure = library.figure(figure_id)
    if isinstance(figure, RiskFigure):
        yield HeardLine("heading", figure.title, 3)
        if can_be_drawn(figure):
            yield HeardLine("image", sentence(figure))


def _of_table(table: Comparison) -> Iterator[HeardLine]:
    yield HeardLine("table", table.title)
    yield from (HeardLine("column header", name) for name in table.columns)
    for row in table.rows:
        yield HeardLine("row header", row.question)
        yield from (HeardLine("cell", plain_text(x).strip()) for x in row.cells)
