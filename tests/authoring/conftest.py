"""A small good content folder, fresh for each test."""

from __future__ import annotations

from pathlib import Path

import pytest
from good_content import write_good_content


@pytest.fixture
def good(tmp_path: Path) -> Path:
    """Return a content folder without a fault."""
    return write_good_content(tmp_path)
