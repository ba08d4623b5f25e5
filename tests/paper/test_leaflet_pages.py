"""Leaflets as PDF files: whole, tagged, and well broken into pages."""

from __future__ import annotations

import io
import itertools
import re
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from ketams_desktop.library.blocks import FigureBlock, Heading, Paragraph, Span, SpanKind
from ketams_desktop.library.depth import Depth
from ketams_desktop.library.library import Library
from ketams_desktop.paper.leaflet import (
    Leaflet,
    LeafletSize,
)
from ketams_desktop.paper.sheet import PaperSize
from ketams_desktop.paper.typesetting import Typesetter
from ketams_desktop.questions.bank import Bank
from tools.campaigns.leaflets import faults, pages_of, squeezed

pytestmark = pytest.mark.once

Make = Callable[..., Leaflet]
NeedTool = Callable[[str], str]

#: A table in place of a picture; pictures; a comparison; many headings; scorecards.
SAMPLE = (
    "bladder", "cut-off-or-dizzy", "other-options", "i-read-that", "how-this-guide-scores",
)  # fmt: skip


@pytest.mark.parametrize("size", LeafletSize)
@pytest.mark.parametrize("page_id", SAMPLE)
def test_leaflet_is_whole_tagged_and_well_broken(
    library: Library,
    bank: Bank,
    make_leaflet: Make,
    typesetter: Typesetter,
    page_id: str,
    size: LeafletSize,
) -> None:
    paper = PaperSize.A4 if size is LeafletSize.LARGE else PaperSize.LETTER
    leaflet = make_leaflet(page_id, size=size, paper=paper)
    result = typesetter.pdf(leaflet)
    assert list(faults(leaflet, library.page(page_id), library, bank, result)) == []


def test_leaflet_that_lacks_a_sentence_or_a_source_is_a_fault(
    library: Library, bank: Bank, make_leaflet: Make, typesetter: Typesetter
) -> None:
    leaflet, page = make_leaflet("bladder"), library.page("bladder")
    shorter = replace(leaflet, blocks=leaflet.blocks[1:], sources=leaflet.sources[:-1])
    found = "\n".join(faults(shorter, page, library, bank, typesetter.pdf(shorter)))
    assert "not on paper: What is known" in found
    assert f"not on paper: {library.claim(page.claims[-1]).statement[:60]}" in found


def test_heading_and_figure_stay_together_wherever_they_fall(
    library: Library, bank: Bank, make_leaflet: Make, typesetter: Typesetter
) -> None:
    def words(text: str) -> tuple[Span, ...]:
        return (Span(SpanKind.TEXT, text),)

    filler = Paragraph(words("And so it goes on for a line or two of words. " * 2))
    for count in range(2, 24, 3):
        blocks = (
            *[filler] * count,
            Heading(2, words("A heading")), FigureBlock("felt-dizzy"), filler,
            Heading(3, words("A second heading")), filler,
        )  # fmt: skip
        page = replace(library.page("bladder"), blocks=blocks)
        for size in LeafletSize:
            leaflet = make_leaflet(page, size=size)
            broken = faults(leaflet, page, library, bank, typesetter.pdf(leaflet))
            assert [x for x in broken if not x.startswith("not on paper")] == []


def test_sizes_and_papers_differ(make_leaflet: Make, typesetter: Typesetter) -> None:
    counts = {}
    for size in LeafletSize:
        data = typesetter.pdf(make_leaflet("bladder", size=size, paper=PaperSize.A4)).data
        box = PdfReader(io.BytesIO(data)).pages[0].mediabox
        assert (round(float(box.width)), round(float(box.height))) == (595, 842)
        counts[size] = len(pages_of(data))
    assert counts[LeafletSize.STANDARD] < counts[LeafletSize.LARGE] < counts[LeafletSize.VERY_LARGE]


def test_depths_differ(make_leaflet: Make, typesetter: Typesetter) -> None:
    texts = {
        depth: squeezed(
            "".join(pages_of(typesetter.pdf(make_leaflet("bladder", depth=depth)).data))
        )
        for depth in Depth
    }
    assert len(texts[Depth.SHORT]) < len(texts[Depth.SCREEN])
    assert len(texts[Depth.SCREEN]) < len(texts[Depth.FULL])
    assert all("Calltheclinictoday" in text for text in texts.values())


def test_pictures_have_as_many_pages(make_leaflet: Make, typesetter: Typesetter) -> None:
    leaflet = make_leaflet("cut-off-or-dizzy", size=LeafletSize.VERY_LARGE)
    assert len(typesetter.pages(leaflet, 20)) == len(pages_of(typesetter.pdf(leaflet).data))


def test_information_is_neutral_but_for_the_title(
    make_leaflet: Make, typesetter: Typesetter
) -> None:
    leaflet = make_leaflet("bladder")
    pdf = PdfReader(io.BytesIO(typesetter.pdf(leaflet).data))
    information = {key: str(value) for key, value in (pdf.metadata or {}).items()}
    assert information.pop("/Creator").startswith("Typst ")
    assert information == {"/Title": "Your bladder", "/Subject": leaflet.footer}
    xmp = pdf.xmp_metadata
    assert xmp is not None
    assert (xmp.xmp_create_date, xmp.xmp_modify_date, xmp.xmp_metadata_date) == (None,) * 3


def test_page_with_a_sign_that_no_font_draws_is_set_all_the_same(
    library: Library, make_leaflet: Make, typesetter: Typesetter
) -> None:
    page = replace(library.page("bladder"), title="Odd \u0378 title")
    result = typesetter.pdf(make_leaflet(page))
    assert (result.replaced, result.is_ua) == (("\u0378",), False)
    assert "Odd ? title" in pages_of(result.data)[0]


def test_markup_in_a_page_stays_words(
    library: Library, make_leaflet: Make, typesetter: Typesetter
) -> None:
    hostile = '#panic() $x$ *b* #read("/etc/passwd") = <a> `c`'
    blocks = (Paragraph((Span(SpanKind.TEXT, hostile),)),)
    result = typesetter.pdf(
        make_leaflet(replace(library.page("bladder"), blocks=blocks, title=hostile))
    )
    assert result.is_ua
    assert squeezed("".join(pages_of(result.data))).count(squeezed(hostile)) == 2


def test_sheet_and_leaflet_do_not_mix(
    make_leaflet: Make, make_sheet: Callable[..., Any], typesetter: Typesetter
) -> None:
    leaflet, sheet = make_leaflet("bladder"), make_sheet(["Is it so?"])
    texts = [pages_of(typesetter.pdf(x).data)[0] for x in (leaflet, sheet, leaflet)]
    assert texts[0] == texts[2]
    assert "Your bladder" in texts[0]
    assert "Questions for my visit" in texts[1]


# As a screen reader finds it


def structure(data: bytes, tool: str, folder: Path) -> str:
    path = folder / "leaflet.pdf"
    path.write_bytes(data)
    run = subprocess.run([tool, "-struct-text", str(path)], capture_output=True, check=True)
    return run.stdout.decode("utf-8")


def test_structure_has_headings_lists_and_boxes_in_order(
    make_leaflet: Make, typesetter: Typesetter, need_tool: NeedTool, tmp_path: Path
) -> None:
    tree = structure(typesetter.pdf(make_leaflet("bladder")).data, need_tool("pdfinfo"), tmp_path)
    headings = re.findall(r'^ *(H\d) "(.+?)"', tree, re.MULTILINE)
    assert headings[:4] == [
        ("H1", "Your bladder"), ("H2", "What is known"), ("H3", "We cannot draw this"),
        ("H3", "How many people passed urine often?"),
    ]  # fmt: skip
    assert [text for _, text in headings[-3:]] == [
        "Questions to ask", "What the underlined words mean", "Where this comes from",
    ]  # fmt: skip
    levels = [int(level[1]) for level, _ in headings]
    assert all(b <= a + 1 for a, b in itertools.pairwise(levels))
    assert len(re.findall(r"^ *LI\b", tree, re.MULTILINE)) >= 5 + 4 + 7


def test_structure_of_tables_has_header_cells(
    make_leaflet: Make,
    typesetter: Typesetter,
    need_tool: NeedTool,
    tmp_path: Path,
) -> None:
    tool = need_tool("pdfinfo")
    for page_id, columns, rows in (("other-options", 3, 7), ("bladder", 2, 2)):
        tree = structure(typesetter.pdf(make_leaflet(page_id)).data, tool, tmp_path)
        heads = re.findall(r"^ *TH <(\w+)>", tree, re.MULTILINE)
        assert len(heads) == columns, page_id
        cells = re.findall(r"^ *TD:\n *.Headers \[(.*)\]$", tree, re.MULTILINE)
        # Every cell has the header of its own column, and no other.
        assert cells == [f"({head})" for head in heads] * rows, page_id


def test_structure_of_a_table_that_became_a_list_names_headers_in_each_item(
    library: Library,
    make_leaflet: Make,
    typesetter: Typesetter,
    need_tool: NeedTool,
    tmp_path: Path,
) -> None:
    table = library.comparison("ask-now-later-not")
    leaflet = make_leaflet("ask-now-later-or-not", size=LeafletSize.VERY_LARGE)
    tree = structure(typesetter.pdf(leaflet).data, need_tool("pdfinfo"), tmp_path)
    assert "Table" not in tree
    for name in table.columns:
        assert re.search(rf'^ *H4 "{name}"', tree, re.MULTILINE)
        for row in table.rows:
            assert f'"{name}: {row.question}' in tree, (name, row.question)


def test_pictures_have_their_sentence_as_alternative_text(
    make_leaflet: Make, typesetter: Typesetter
) -> None:
    leaflet = make_leaflet("cut-off-or-dizzy")
    root = PdfReader(io.BytesIO(typesetter.pdf(leaflet).data)).trailer["/Root"]
    figures = [x for x in elements(root["/StructTreeRoot"]) if x.get("/S") == "/Figure"]
    sentences = [x.sentence for x in leaflet.blocks if hasattr(x, "sentence")]
    assert [str(x["/Alt"]) for x in figures] == sentences
    assert len(sentences) == 3


def elements(node: Any) -> Iterator[Any]:
    """Yield every element below a node of the structure tree, in reading order."""
    found = node.get_object()
    if isinstance(found, list):
        for part in found:
            yield from elements(part)
    elif isinstance(found, dict):
        yield found
        if "/K" in found:
            yield from elements(found["/K"])
