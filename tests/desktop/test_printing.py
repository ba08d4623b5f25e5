from __future__ import annotations

import subprocess
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QSizeF, Qt
from PySide6.QtGui import QImage, QPageSize
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo
from pytestqt.qtbot import QtBot

from ketams_desktop.desktop.printing import (
    JOB_NAME,
    PRINT_PPI,
    has_printer,
    new_printer,
    print_pages,
)
from ketams_desktop.errors import PrintingError
from ketams_desktop.library.records import PackInfo
from ketams_desktop.paper.sheet import (
    PaperQuestion,
    PaperSize,
    SheetOptions,
    SheetSize,
    build_sheet,
)
from ketams_desktop.paper.typesetting import Typesetter
from ketams_desktop.paper.words import load_words
from ketams_desktop.questions.bank import AnswerShape
from ketams_desktop.resources import resource_dir

#: Fine enough to see a line of text in the wrong place, coarse enough to be quick.
LOOK_PPI = 60


def printer_to_file(paper: PaperSize, path: Path) -> QPrinter:
    printer = new_printer(paper)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    return printer


@pytest.fixture(scope="module")
def typesetter() -> Typesetter:
    return Typesetter(resource_dir("paper"), resource_dir("fonts"))


@pytest.fixture(scope="module")
def pages_of(typesetter: Typesetter) -> Callable[[PaperSize], tuple[bytes, ...]]:
    """Return a function that typesets three pages or more, each different, as they print."""

    def make(paper: PaperSize) -> tuple[bytes, ...]:
        questions = [
            PaperQuestion(f"Question {n}: " + "and some more words " * (n % 5), shape)
            for n, shape in enumerate([*AnswerShape] * 5)
        ]
        sheet = build_sheet(
            questions,
            SheetOptions(size=SheetSize.LARGE, paper=paper),
            PackInfo(1, "2026.11", "en", "2027-05-31", "", "hash"),
            load_words(resource_dir("paper")),
            date(2026, 12, 1),
        )
        return typesetter.pages(sheet, PRINT_PPI)

    return make


def gray(image: QImage, width: int, height: int) -> bytes:
    scaled = image.scaled(
        width,
        height,
        Qt.AspectRatioMode.IgnoreAspectRatio,
        Qt.TransformationMode.SmoothTransformation,
    ).convertToFormat(QImage.Format.Format_Grayscale8)
    return b"".join(bytes(scaled.constScanLine(y))[:width] for y in range(height))


def difference(one: QImage, other: QImage) -> float:
    """Return how far two pictures of pages differ, between 0 and 1, at `LOOK_PPI`."""
    width, height = (x * LOOK_PPI // PRINT_PPI for x in (one.width(), one.height()))
    pairs = zip(gray(one, width, height), gray(other, width, height), strict=True)
    return sum(abs(a - b) for a, b in pairs) / (255 * width * height)


def drawn(pdf: Path, program: str) -> list[QImage]:
    subprocess.run(
        [program, "-r", str(PRINT_PPI), "-gray", str(pdf), str(pdf.with_suffix(""))], check=True
    )
    return [QImage(str(x)) for x in sorted(pdf.parent.glob(f"{pdf.stem}-*.pgm"))]


@pytest.mark.parametrize(
    ("paper", "size"),
    [(PaperSize.LETTER, QPageSize.PageSizeId.Letter), (PaperSize.A4, QPageSize.PageSizeId.A4)],
)
def test_new_printer_takes_the_whole_of_the_paper(
    qtbot: QtBot, tmp_path: Path, paper: PaperSize, size: QPageSize.PageSizeId
) -> None:
    assert qtbot
    for printer in (new_printer(paper), printer_to_file(paper, tmp_path / "out.pdf")):
        assert printer.pageLayout().pageSize().id() is size
        inches = QPageSize(size).size(QPageSize.Unit.Inch)
        sheet = printer.paperRect(QPrinter.Unit.DevicePixel).size() / printer.resolution()
        assert abs(sheet.width() - inches.width()) < 0.02
        assert abs(sheet.height() - inches.height()) < 0.02
        assert printer.fullPage()


def test_new_printer_names_neither_the_drug_nor_a_person(qtbot: QtBot) -> None:
    assert qtbot
    printer = new_printer(PaperSize.A4)

    assert printer.docName() == JOB_NAME == "Questions for my visit"
    assert printer.creator() == ""


@pytest.mark.parametrize("paper", list(PaperSize))
def test_print_pages_prints_the_very_pages_that_it_was_given(
    qtbot: QtBot,
    tmp_path: Path,
    need_tool: Callable[[str], str],
    pages_of: Callable[[PaperSize], tuple[bytes, ...]],
    paper: PaperSize,
) -> None:
    assert qtbot
    pages = pages_of(paper)
    wanted = [QImage.fromData(page) for page in pages]
    assert len(wanted) >= 3

    print_pages(printer_to_file(paper, tmp_path / "out.pdf"), pages)

    printed = drawn(tmp_path / "out.pdf", need_tool("pdftoppm"))
    assert len(printed) == len(wanted)
    for place, page in enumerate(printed):
        other = wanted[(place + 1) % len(wanted)]
        assert difference(page, wanted[place]) < 0.01
        assert difference(page, wanted[place]) * 5 < difference(page, other)
        got = QSizeF(page.size()) / PRINT_PPI
        size = QSizeF(wanted[place].size()) / PRINT_PPI
        assert abs(got.width() - size.width()) < 0.05
        assert abs(got.height() - size.height()) < 0.05


def test_print_pages_on_other_paper_keeps_the_shape_of_the_page(
    qtbot: QtBot, tmp_path: Path, need_tool: Callable[[str], str]
) -> None:
    assert qtbot
    # The system's dialog hands back the paper that lies in the printer.
    page = QImage(827, 1169, QImage.Format.Format_Grayscale8)
    page.fill(0)
    data = QBuffer()
    page.save(data, "PNG")

    print_pages(printer_to_file(PaperSize.LETTER, tmp_path / "out.pdf"), [bytes(data.data())])

    (printed,) = drawn(tmp_path / "out.pdf", need_tool("pdftoppm"))
    middle = [printed.pixelColor(x, printed.height() // 2).value() for x in range(printed.width())]
    dark = [x for x, value in enumerate(middle) if value < 128]
    assert abs(len(dark) / printed.height() - 827 / 1169) < 0.005
    assert abs(dark[0] - (printed.width() - 1 - dark[-1])) < 5


def test_print_pages_tells_nothing_of_the_person_or_the_computer(
    qtbot: QtBot, tmp_path: Path, pages_of: Callable[[PaperSize], tuple[bytes, ...]]
) -> None:
    assert qtbot
    print_pages(printer_to_file(PaperSize.A4, tmp_path / "out.pdf"), pages_of(PaperSize.A4)[:1])

    data = (tmp_path / "out.pdf").read_bytes().lower()
    assert b"ketamine" not in data
    assert b"ketams" not in data
    assert str(Path.home()).encode().lower() not in data


@pytest.mark.qt_log_ignore("QPdfEngine|QPainter|cannot|open")
def test_print_pages_to_a_printer_that_takes_nothing_is_a_sentence(
    qtbot: QtBot, tmp_path: Path, pages_of: Callable[[PaperSize], tuple[bytes, ...]]
) -> None:
    assert qtbot
    printer = printer_to_file(PaperSize.A4, tmp_path / "no such folder" / "out.pdf")

    with pytest.raises(PrintingError) as caught:
        print_pages(printer, pages_of(PaperSize.A4)[:1])

    assert "Your list is still here" in str(caught.value)


def test_has_printer_says_what_the_system_says(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert qtbot
    names: list[str] = []
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", lambda: names)

    assert not has_printer()
    names.append("Office")
    assert has_printer()
