from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from good_content import write_good_content
from hypothesis import given, settings
from hypothesis import strategies as st

from ketams_desktop.authoring.check import check_content

TODAY = date(2026, 11, 22)
FILES = [
    "pack.yaml",
    "sources.yaml",
    "claims.yaml",
    "en/sections.yaml",
    "en/glossary.yaml",
    "en/figures.yaml",
    "en/comparisons.yaml",
    "en/help.yaml",
    "en/warnings.yaml",
    "en/questions.yaml",
    "en/guide.yaml",
    "en/quiz.yaml",
    "en/values.yaml",
    "en/starters.yaml",
    "en/scorecards.yaml",
    "en/source-claims.yaml",
    "en/synonyms.yaml",
    "en/pages/first-page.md",
]


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize(
    "content",
    [b"", b"\xff\xfe\x00", b"[]", b"null", b"7", b"a: [1, {b: null}]", b"---\n---\n", b"\x00"],
    ids=["empty", "bytes", "list", "null", "number", "other", "fences", "nul"],
)
def test_any_file_may_hold_anything(good: Path, name: str, content: bytes) -> None:
    (good / name).write_bytes(content)
    report = check_content(good, TODAY)
    assert report.errors


@pytest.mark.once
@pytest.mark.parametrize("name", FILES)
def test_any_value_may_be_of_another_form(good: Path, name: str) -> None:
    """Each of the first lines in turn loses its value; nothing fails but the checks."""
    path = good / name
    lines = path.read_text("utf-8").split("\n")
    for number, line in enumerate(lines[:40]):
        if ":" in line:
            spoiled = [*lines[:number], line.split(":")[0] + ": [7, null]", *lines[number + 1 :]]
            path.write_text("\n".join(spoiled), "utf-8")
            check_content(good, TODAY)


@pytest.mark.once
@settings(max_examples=40)
@given(st.sampled_from(FILES), st.binary(max_size=60), st.integers(0, 400))
def test_bytes_anywhere_are_found_not_fatal(name: str, junk: bytes, at: int) -> None:
    with TemporaryDirectory() as folder:
        root = write_good_content(Path(folder))
        raw = (root / name).read_bytes()
        (root / name).write_bytes(raw[:at] + junk + raw[at + len(junk) :])
        for finding in check_content(root, TODAY).findings:
            assert finding.line >= 1
            assert finding.as_text().isprintable()


def test_an_empty_folder_misses_its_files(tmp_path: Path) -> None:
    report = check_content(tmp_path, TODAY)
    assert {finding.id for finding in report.findings} == {"KM001"}
    assert report.errors == 17


def test_hidden_files_and_notes_are_left_alone(good: Path) -> None:
    for name in (".DS_Store", "README.md", "LICENSE", "en/pages/.first-page.md.swp", "pack.yaml~"):
        (good / name).write_bytes(b"\xff")
    assert check_content(good, TODAY).findings == ()
