"""Claims that people read elsewhere: each is answered, and the list is told in docs/."""

from datetime import date
from pathlib import Path

import pytest

from ketams_desktop.authoring.check import check_content
from ketams_desktop.authoring.command_line import main
from ketams_desktop.authoring.content import Content
from ketams_desktop.authoring.source_claims import as_markdown

ROOT = Path(__file__).parents[2]
TODAY = date(2026, 11, 22)


@pytest.fixture(scope="module")
def content() -> Content:
    return check_content(ROOT / "content", TODAY).content


def test_every_source_claim_is_there_once(content: Content) -> None:
    assert [entry.id for entry in content.source_claims] == [
        f"SC-{number:02}" for number in range(1, 53)
    ]


def test_documented_source_claims_are_those_of_the_content(content: Content) -> None:
    assert (ROOT / "docs" / "source-claims.md").read_text("utf-8") == as_markdown(content)


def test_source_claims_command_names_claim_verdict_and_place(
    good: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["source-claims", str(good)]) == 0
    text = capsys.readouterr().out
    assert "1 claims: 0 supported, 0 partly supported, 1 overclaimed" in text
    place = "[A first page](../content/en/pages/first-page.md), under “What was seen”"
    assert f"| SC-01 | It takes pain away | overclaimed | E-TST-01 | {place} |" in text
