"""Shared by the tests of the paper: real words, the real template, the real fonts."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from ketams_desktop.library.library import Library
from ketams_desktop.library.records import PackInfo, Page
from ketams_desktop.paper.leaflet import Leaflet, LeafletOptions, build_leaflet
from ketams_desktop.paper.sheet import PaperQuestion, Sheet, SheetOptions, build_sheet
from ketams_desktop.paper.typesetting import Typesetter
from ketams_desktop.paper.words import SheetWords, load_words
from ketams_desktop.questions.bank import AnswerShape, Bank
from ketams_desktop.resources import resource_dir

#: How many words each made-up question has, in turn: some fit one line, some take three.
LENGTHS = (4, 12, 26, 7)


@pytest.fixture(scope="session")
def words() -> SheetWords:
    return load_words(resource_dir("paper"))


@pytest.fixture(scope="session")
def pack() -> PackInfo:
    return PackInfo(1, "2026.11", "en", "2027-05-31", "", "hash")


@pytest.fixture(scope="session")
def typesetter() -> Typesetter:
    return Typesetter(resource_dir("paper"), resource_dir("fonts"))


@pytest.fixture(scope="session")
def make_sheet(words: SheetWords, pack: PackInfo) -> Callable[..., Sheet]:
    """Return a function that builds a sheet from questions (or texts) and options."""

    def make(
        questions: Sequence[PaperQuestion | str], today: date = date(2026, 12, 1), **options: Any
    ) -> Sheet:
        items = [PaperQuestion(x) if isinstance(x, str) else x for x in questions]
        return build_sheet(items, SheetOptions(**options), pack, words, today)

    return make


@pytest.fixture(scope="session")
def library(compiled_pack: Path) -> Iterator[Library]:
    library = Library.open(compiled_pack)
    yield library
    library.close()


@pytest.fixture(scope="session")
def bank(library: Library) -> Bank:
    return Bank.from_library(library)


@pytest.fixture(scope="session")
def make_leaflet(library: Library, bank: Bank, words: SheetWords) -> Callable[..., Leaflet]:
    """Return a function that makes a leaflet of a page, or of the page with an id."""

    def make(page: Page | str, today: date = date(2026, 12, 1), **options: Any) -> Leaflet:
        page = library.page(page) if isinstance(page, str) else page
        return build_leaflet(page, library, bank, LeafletOptions(**options), words, today)

    return make


@pytest.fixture(scope="session")
def sample_questions() -> Callable[[int], list[PaperQuestion]]:
    """Return a function that makes questions with findable first and last words."""

    def make(count: int) -> list[PaperQuestion]:
        return [
            PaperQuestion(
                f"first{n:02} " + "and more " * (LENGTHS[n % 4] // 2) + f"last{n:02}?",
                AnswerShape.YES_NO if n % 3 == 0 else AnswerShape.OPEN,
            )
            for n in range(1, count + 1)
        ]

    return make


@pytest.fixture
def saved(tmp_path: Path, typesetter: Typesetter) -> Callable[[Sheet], Path]:
    """Return a function that saves a sheet as a PDF file."""

    def save(sheet: Sheet) -> Path:
        path = tmp_path / "sheet.pdf"
        path.write_bytes(typesetter.pdf(sheet).data)
        return path

    return save
