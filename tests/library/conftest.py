"""A pack compiled from the small good content, for tests of what reads it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from good_content import write_good_content

from ketams_desktop.authoring.check import check_content
from ketams_desktop.authoring.compiler import write_pack
from ketams_desktop.library.library import Library


@pytest.fixture(scope="session")
def pack_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("pack")
    report = check_content(write_good_content(folder), date(2026, 11, 22))
    assert report.findings == ()
    write_pack(report.content, folder / "test.pack")
    return folder / "test.pack"


@pytest.fixture
def library(pack_path: Path) -> Iterator[Library]:
    library = Library.open(pack_path)
    yield library
    library.close()
