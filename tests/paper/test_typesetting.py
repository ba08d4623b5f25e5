from __future__ import annotations

import io
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from ketams_desktop.errors import TypesettingError
from ketams_desktop.paper import typesetting
from ketams_desktop.paper.sheet import PaperQuestion, PaperSize, Sheet, SheetSize
from ketams_desktop.paper.typesetting import Typesetter
from ketams_desktop.resources import resource_dir

MakeSheet = Callable[..., Sheet]
Samples = Callable[[int], list[PaperQuestion]]

#: A code point that has never been given a meaning: no font draws it.
UNDRAWABLE = "\u0378"

SIZES_ON_PAPER = [(size, paper) for size in SheetSize for paper in PaperSize]


def reader(data: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(data))


def text_of(data: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in reader(data).pages).split())


def png_size(png: bytes) -> tuple[int, int]:
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    return int.from_bytes(png[16:20], "big"), int.from_bytes(png[20:24], "big")


@pytest.mark.parametrize(("size", "paper"), SIZES_ON_PAPER)
@pytest.mark.parametrize("count", [1, 3, 12, 25])
def test_pdf_any_size_holds_every_question_in_order(
    typesetter: Typesetter,
    make_sheet: MakeSheet,
    sample_questions: Samples,
    count: int,
    size: SheetSize,
    paper: PaperSize,
) -> None:
    questions = sample_questions(count)
    result = typesetter.pdf(make_sheet(questions, size=size, paper=paper))
    assert (result.is_ua, result.replaced) == (True, ())
    text = text_of(result.data)
    places = [text.index(question.text) for question in questions]
    assert places == sorted(places)


@pytest.mark.parametrize(("size", "paper"), SIZES_ON_PAPER)
def test_pages_any_size_are_the_pages_of_the_pdf(
    typesetter: Typesetter,
    make_sheet: MakeSheet,
    sample_questions: Samples,
    size: SheetSize,
    paper: PaperSize,
) -> None:
    sheet = make_sheet(sample_questions(12), size=size, paper=paper)
    pages = typesetter.pages(sheet, ppi=36)
    boxes = [page.mediabox for page in reader(typesetter.pdf(sheet).data).pages]
    assert [png_size(page) for page in pages] == [
        (round(float(box.width) / 2), round(float(box.height) / 2)) for box in boxes
    ]


@pytest.mark.parametrize(
    ("paper", "width", "height"),
    [(PaperSize.LETTER, 612.0, 792.0), (PaperSize.A4, 595.28, 841.89)],
)
def test_pdf_paper_has_its_size(
    typesetter: Typesetter, make_sheet: MakeSheet, paper: PaperSize, width: float, height: float
) -> None:
    page = reader(typesetter.pdf(make_sheet(["a?"], paper=paper)).data).pages[0]
    assert float(page.mediabox.width) == pytest.approx(width, abs=0.1)
    assert float(page.mediabox.height) == pytest.approx(height, abs=0.1)


@pytest.mark.parametrize("paper", PaperSize)
def test_pdf_compact_with_25_questions_is_one_page(
    typesetter: Typesetter, make_sheet: MakeSheet, paper: PaperSize
) -> None:
    two_lines = "Will you check this with me before the first time, and again in later weeks, " * 2
    sheet = make_sheet(
        [PaperQuestion(two_lines)] * 25,
        size=SheetSize.COMPACT,
        paper=paper,
        matters_most="less pain",
    )
    data = typesetter.pdf(sheet).data
    assert len(reader(data).pages) == 1
    assert text_of(data).count("Will you check") == 50


def test_pdf_compact_too_long_to_read_takes_more_pages(
    typesetter: Typesetter, make_sheet: MakeSheet
) -> None:
    sheet = make_sheet(["word " * 200] * 25, size=SheetSize.COMPACT)
    data = typesetter.pdf(sheet).data
    assert len(reader(data).pages) > 1
    assert text_of(data).count("word") == 25 * 200


def test_pdf_information_is_neutral(typesetter: Typesetter, make_sheet: MakeSheet) -> None:
    sheet = make_sheet(["Is ketamine safe for me?"])
    pdf = reader(typesetter.pdf(sheet).data)
    information = {key: str(value) for key, value in (pdf.metadata or {}).items()}
    assert information.pop("/Creator").startswith("Typst ")
    assert information == {"/Title": "Questions for my visit", "/Subject": sheet.footer}
    xmp = pdf.xmp_metadata
    assert xmp is not None
    assert (xmp.xmp_create_date, xmp.xmp_modify_date, xmp.xmp_metadata_date) == (None,) * 3


def test_pdf_language_and_title_bar_are_set(typesetter: Typesetter, make_sheet: MakeSheet) -> None:
    root: Any = reader(typesetter.pdf(make_sheet(["a?"])).data).trailer["/Root"]
    assert root["/Lang"] == "en"
    assert root["/MarkInfo"]["/Marked"]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert b"<pdfuaid:part>1</pdfuaid:part>" in root["/Metadata"].get_data()


def test_pdf_same_sheet_from_another_typesetter_is_the_same_file(
    typesetter: Typesetter, make_sheet: MakeSheet
) -> None:
    sheet = make_sheet(["a?", "b?"])
    other = Typesetter(resource_dir("paper"), resource_dir("fonts"))
    assert typesetter.pdf(sheet).data == other.pdf(sheet).data


def test_pdf_next_sheet_is_not_the_remembered_one(
    typesetter: Typesetter, make_sheet: MakeSheet
) -> None:
    first, second = make_sheet(["only here?"]), make_sheet(["then there?"])
    assert "only here?" in text_of(typesetter.pdf(first).data)
    assert "then there?" in text_of(typesetter.pdf(second).data)
    assert typesetter.pages(first, 20) != typesetter.pages(second, 20)


def test_pages_from_several_threads_at_once_are_right(
    typesetter: Typesetter, make_sheet: MakeSheet
) -> None:
    sheets = [make_sheet([f"number {number}?"]) for number in range(12)]
    alone = [typesetter.pages(sheet, 30) for sheet in sheets]
    with ThreadPoolExecutor(4) as pool:
        together = list(pool.map(lambda sheet: typesetter.pages(sheet, 30), sheets))
    assert together == alone


def test_pdf_undrawable_character_is_replaced_and_told(
    typesetter: Typesetter, make_sheet: MakeSheet
) -> None:
    sheet = make_sheet([f"before {UNDRAWABLE} after", "plain?"])
    result = typesetter.pdf(sheet)
    assert result.replaced == (UNDRAWABLE,)
    assert not result.is_ua
    assert "before ? after" in text_of(result.data)
    pdf: Any = reader(result.data).trailer["/Root"]
    assert pdf["/MarkInfo"]["/Marked"]
    assert b"pdfuaid" not in pdf["/Metadata"].get_data()
    assert typesetter.replaced(sheet) == (UNDRAWABLE,)
    assert len(typesetter.pages(sheet, 20)) == len(pdf["/Pages"]["/Kids"])


def test_pdf_undrawable_mark_leaves_its_letter(
    typesetter: Typesetter, make_sheet: MakeSheet
) -> None:
    mark = "\U0001e8d0"  # A mark of the Mende script, which no font at hand draws.
    result = typesetter.pdf(make_sheet([f"a{mark} tested"]))
    assert "a" not in result.replaced
    assert "tested" in text_of(result.data)


def test_pdf_invisible_joiner_is_never_told(typesetter: Typesetter, make_sheet: MakeSheet) -> None:
    result = typesetter.pdf(make_sheet([f"{UNDRAWABLE}\u200d{UNDRAWABLE} and a\ufe0f?"]))
    assert result.replaced == (UNDRAWABLE,)


def test_pdf_unknown_refusal_still_makes_a_sheet(
    typesetter: Typesetter, make_sheet: MakeSheet, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> str:
        return "error: in words that nobody has seen before"

    monkeypatch.setattr(Typesetter, "_try_ua", refuse)
    result = typesetter.pdf(make_sheet(["Sure? 漢 Sure!"]))
    assert not result.is_ua
    assert result.replaced == ("漢",)
    assert "Sure? ? Sure!" in text_of(result.data)


def test_pdf_fault_inside_typst_is_our_error(
    make_sheet: MakeSheet, monkeypatch: pytest.MonkeyPatch
) -> None:
    class PanicException(BaseException):
        pass

    class Broken:
        def compile(self, **_: object) -> bytes:
            raise PanicException

    setter = Typesetter(resource_dir("paper"), resource_dir("fonts"))
    monkeypatch.setattr(setter, "_started", lambda *_: Broken())
    with pytest.raises(TypesettingError):
        setter.pdf(make_sheet(["a?"]))


@pytest.mark.parametrize("missing", ["paper", "fonts"])
def test_pdf_without_template_or_font_says_so(
    make_sheet: MakeSheet, tmp_path: Path, missing: str
) -> None:
    folders = {name: resource_dir(name) for name in ("paper", "fonts")}
    folders[missing] = tmp_path
    with pytest.raises(TypesettingError, match="install"):
        Typesetter(folders["paper"], folders["fonts"]).pdf(make_sheet(["a?"]))


def test_typesetter_made_but_not_used_loads_no_typst() -> None:
    code = (
        "import sys; from pathlib import Path; "
        "from ketams_desktop.paper.typesetting import Typesetter; "
        "Typesetter(Path(), Path()); sys.exit('typst' in sys.modules)"
    )
    root = Path(typesetting.__file__).parents[2]
    assert subprocess.run([sys.executable, "-c", code], cwd=root, check=False).returncode == 0
