"""Pages in reading order on the real bus: every block with its role and its words, and tables."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from harness.accessibility import AccessibilityBus
from harness.services import wait_until
from harness.session_bus import SessionBus
from heard_page import expected, heard_lines
from real_app import ScreenReader, read_app

from ketams_desktop.library.blocks import ComparisonBlock, plain_text
from ketams_desktop.library.figures import of_100_text, share
from ketams_desktop.library.library import Library
from ketams_desktop.library.records import RiskFigure

ROOT = Path(__file__).resolve().parents[2]
DUMPED = ("bladder", "cut-off-or-dizzy", "ask-now-later-or-not", "how-this-guide-scores")


@pytest.fixture
def library(compiled_pack: Path) -> Iterator[Library]:
    """The content that the app shows."""
    opened = Library.open(compiled_pack)
    yield opened
    opened.close()


@pytest.fixture
def reader(
    desktop: SessionBus, accessibility_bus: AccessibilityBus, compiled_pack: Path, tmp_path: Path
) -> Iterator[ScreenReader]:
    """A screen reader beside the running app."""
    with read_app(accessibility_bus, desktop.env, tmp_path, compiled_pack) as opened:
        yield opened


def go_to(reader: ScreenReader, library: Library, page_id: str) -> None:
    page = library.page(page_id)
    section = library.section(page.section)
    reader.go(reader.rail("Learn"), "Learn")
    reader.go(section.title, section.title)
    reader.go(page.title, page.title)


def test_pages_heard_in_order_are_their_blocks(reader: ScreenReader, library: Library) -> None:
    folder = ROOT / "build" / "bus"
    folder.mkdir(parents=True, exist_ok=True)
    for page_id in DUMPED:
        page = library.page(page_id)
        go_to(reader, library, page_id)
        last = expected(library, page)[-1]
        wait_until(
            lambda last=last: last in heard_lines(reader.screen(is_brief=True), is_brief=True),
            f"the end of {page_id}",
            10,
        )
        lines = heard_lines(reader.screen())
        (folder / f"{page_id}.txt").write_text("\n".join(map(str, lines)) + "\n", "utf-8")
        rest = iter(lines)
        for line in expected(library, page):
            # `in` goes on from where the last one was found: the order counts.
            assert line in rest, f"{page_id}: {line} is not heard after what stands before it"


def test_comparison_heard_is_a_table_with_headers(reader: ScreenReader, library: Library) -> None:
    go_to(reader, library, "ask-now-later-or-not")
    page = library.page("ask-now-later-or-not")
    block = next(x for x in page.blocks if isinstance(x, ComparisonBlock))
    words = library.comparison(block.comparison_id)
    node = reader.screen().find("table", words.title)
    table = reader.bus.table(node)
    assert table.columns == list(words.columns)
    assert table.rows == [row.question for row in words.rows]
    assert table.cells == [[plain_text(cell).strip() for cell in row.cells] for row in words.rows]
    # A cell on its own tells where it stands and under which headers.
    cell = reader.bus.cell(table.places[2][1])
    assert (cell.row, cell.column) == (2, 1)
    assert cell.column_headers == [words.columns[1]]
    assert cell.row_headers == [words.rows[2].question]


def test_figure_as_a_table_heard_follows_the_framing(
    reader: ScreenReader, library: Library
) -> None:
    go_to(reader, library, "cut-off-or-dizzy")
    figure = library.figure("felt-cut-off")
    assert isinstance(figure, RiskFigure)
    reader.press(f"See it as a table: {figure.title}")
    for other_way in (False, True):
        if other_way:
            reader.press(f"Show it the other way: {figure.title}")
        wait_until(lambda: reader.screen().all("table", figure.title), "the table", 10)
        table = reader.bus.table(reader.screen().find("table", figure.title))
        assert table.rows == [arm.name for arm in figure.arms]
        said = [cells[1] for cells in table.cells]
        for words, arm in zip(said, figure.arms, strict=True):
            assert words.startswith(f"{of_100_text(share(arm), other_way=other_way)} (")
        happened = "People it did not happen to" if other_way else "People it happened to"
        assert table.columns == [happened, "Out of 100"]
