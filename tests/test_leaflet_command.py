"""`ketams-desktop leaflet`: a page as a PDF, and every way in which that can fail."""

from __future__ import annotations

import re
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from pypdf import PdfReader

from ketams_desktop.command_line import main
from ketams_desktop.library.blocks import plain_text
from ketams_desktop.library.library import Library

Leaflet = Callable[..., tuple[int, str]]


@pytest.fixture
def leaflet(capsys: pytest.CaptureFixture[str], tmp_path: Path, compiled_pack: Path) -> Leaflet:
    def run(page_id: str, *options: str, pdf: Path | None = None) -> tuple[int, str]:
        out = str(pdf or tmp_path / "out.pdf")
        code = main(["leaflet", page_id, "--pdf", out, *options, "--pack", str(compiled_pack)])
        told = capsys.readouterr()
        assert told.out == ""
        return code, told.err

    return run


def text_of(path: Path) -> str:
    return re.sub(r"\s+", "", "".join(page.extract_text() for page in PdfReader(path).pages))


def box_of(path: Path) -> tuple[int, int]:
    box = PdfReader(path).pages[0].mediabox
    return round(float(box.width)), round(float(box.height))


@pytest.mark.parametrize(("paper", "box"), [("letter", (612, 792)), ("a4", (595, 842))])
def test_leaflet_holds_the_page_and_its_sources(
    leaflet: Leaflet, tmp_path: Path, compiled_pack: Path, paper: str, box: tuple[int, int]
) -> None:
    assert leaflet("bladder", "--paper", paper) == (0, "")
    library = Library.open(compiled_pack)
    page = library.page("bladder")
    sources = [y for x in page.claims for y in library.claim(x).sources]
    wanted = [page.title, plain_text(page.summary), *(library.source(x).citation for x in sources)]
    library.close()
    text = text_of(tmp_path / "out.pdf")
    assert [x for x in wanted if re.sub(r"\s+", "", x) not in text] == []
    assert box_of(tmp_path / "out.pdf") == box


def test_leaflet_sizes_and_depths_differ(leaflet: Leaflet, tmp_path: Path) -> None:
    pages = {}
    for options in ([], ["--size", "large"], ["--size", "very-large"], ["--depth", "screen"],
                    ["--depth", "short"]):  # fmt: skip
        assert leaflet("bladder", *options) == (0, "")
        pages[options[-1] if options else ""] = len(PdfReader(tmp_path / "out.pdf").pages)
    assert pages[""] < pages["large"] < pages["very-large"]
    assert pages["short"] < pages[""]
    assert pages["short"] <= pages["screen"] <= pages[""]


def test_leaflet_of_an_unknown_page_names_it_and_writes_nothing(
    leaflet: Leaflet, tmp_path: Path
) -> None:
    code, told = leaflet("no-such-page")
    assert code == 2
    assert told.startswith("The content pack has no page 'no-such-page'. Nothing was changed.")
    assert told.count("\n") == 1
    assert not (tmp_path / "out.pdf").exists()


@pytest.mark.parametrize("kind", ["no folder", "a folder"])
def test_leaflet_that_cannot_be_written_names_the_place(
    leaflet: Leaflet, tmp_path: Path, kind: str
) -> None:
    place = tmp_path / "none" / "out.pdf" if kind == "no folder" else tmp_path
    code, told = leaflet("bladder", pdf=place)
    assert code == 2
    assert told.startswith(f"The PDF could not be written to {place}: ")
    assert told.endswith("Nothing was changed. Please choose another place.\n")


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only on Linux")
def test_leaflet_on_a_full_disk_says_so(leaflet: Leaflet) -> None:
    code, told = leaflet("bladder", pdf=Path("/dev/full"))
    assert code == 2
    assert "No space left on device" in told


def test_leaflet_never_takes_the_place_of_the_pack(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, compiled_pack: Path
) -> None:
    pack = tmp_path / "content.pack"
    shutil.copyfile(compiled_pack, pack)
    before = pack.read_bytes()
    assert main(["leaflet", "bladder", "--pdf", str(pack), "--pack", str(pack)]) == 2
    told = capsys.readouterr().err
    assert told.startswith(f"The PDF would take the place of the content pack {pack}.")
    assert pack.read_bytes() == before
