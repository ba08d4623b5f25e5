"""Each rule of the content checks finds its bad example."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import bad_examples
import honest_examples
import pytest
from good_content import claim
from spoiling import CLAIMS, SECOND, Example, claims, without

from ketams_desktop.authoring.check import check_content
from ketams_desktop.authoring.findings import RULES, Finding

TODAY = date(2026, 11, 22)
EXAMPLES = [*bad_examples.EXAMPLES, *honest_examples.EXAMPLES]


def check(root: Path) -> tuple[Finding, ...]:
    return check_content(root, TODAY).findings


def test_good_content_has_no_findings(good: Path) -> None:
    assert check(good) == ()


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda x: f"{x.rule} {x.name}")
def test_bad_example_is_found(good: Path, example: Example) -> None:
    example.spoil(good)
    everything = check(good)
    found = [finding for finding in everything if finding.id == example.rule]
    assert found
    assert example.file in {finding.file for finding in found}
    assert all(finding.severity is RULES[example.rule].severity for finding in found)
    assert_plain(everything)
    if example.at:
        lines = (good / example.file).read_text("utf-8", errors="replace").split("\n")
        assert any(
            example.at in lines[finding.line - 1]
            for finding in found
            if finding.file == example.file
        )


def assert_plain(findings: tuple[Finding, ...]) -> None:
    """Assert that each finding is one line of plain words."""
    for finding in findings:
        assert finding.message.endswith("."), finding.message
        assert finding.line >= 1
        assert "\n" not in finding.as_text()
        for word in ("Traceback", "None", "<class", "KeyError", "jsonschema", "dict"):
            assert word not in finding.message


def test_every_rule_has_a_bad_example() -> None:
    assert {example.rule for example in EXAMPLES} == set(RULES)


def test_one_missing_file_is_said_once(good: Path) -> None:
    without(CLAIMS)(good)
    assert [finding.id for finding in check(good)] == ["KM001"]


def test_a_broken_record_is_not_also_unknown(good: Path) -> None:
    claims(claim("E-TST-01", kind="fact"), SECOND)(good)
    assert {finding.id for finding in check(good)} == {"KM008"}
