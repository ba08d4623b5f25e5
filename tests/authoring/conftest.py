"""A small good content folder, fresh for each test."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from good_content import write_good_content


@pytest.fixture(scope="session")
def pattern(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the content folder that the others are copied from."""
    return write_good_content(tmp_path_factory.mktemp("pattern"))


@pytest.fixture
def good(pattern: Path, tmp_path: Path) -> Path:
    """Return a content folder without a fault."""
    return Path(shutil.copytree(pattern, tmp_path / "content"))
