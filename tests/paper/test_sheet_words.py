from __future__ import annotations

from pathlib import Path

import pytest

from ketams_desktop.errors import ResourceMissingError
from ketams_desktop.paper.words import SheetWords, load_words
from ketams_desktop.resources import resource_dir


def test_load_words_english_never_names_the_drug(words: SheetWords) -> None:
    assert words.title == "Questions for my visit"
    assert "ketamine" not in (resource_dir("paper") / "en.toml").read_text("utf-8").casefold()


def test_load_words_missing_language_says_which_file(tmp_path: Path) -> None:
    with pytest.raises(ResourceMissingError, match=r"xx\.toml"):
        load_words(tmp_path, "xx")


@pytest.mark.parametrize("text", ["title = 3", "not toml", 'title = "x"'])
def test_load_words_damaged_file_is_told(tmp_path: Path, text: str) -> None:
    (tmp_path / "en.toml").write_text(text, encoding="utf-8")
    with pytest.raises(ResourceMissingError, match="cannot be read"):
        load_words(tmp_path)
