"""Shared by the tests of the desktop folder: the real bank and guide, and a session on them."""

from __future__ import annotations

from pathlib import Path

import pytest

from ketams_desktop.desktop.session import Session
from ketams_desktop.library.library import Library
from ketams_desktop.questions.bank import Bank
from ketams_desktop.questions.guide import Guide


@pytest.fixture(scope="session")
def bank_and_guide(compiled_pack: Path) -> tuple[Bank, Guide]:
    library = Library.open(compiled_pack)
    both = Bank.from_library(library), Guide.from_library(library)
    library.close()
    return both


@pytest.fixture
def session(bank_and_guide: tuple[Bank, Guide]) -> Session:
    return Session(*bank_and_guide)
