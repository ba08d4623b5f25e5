import re
from pathlib import Path

from ketams_desktop.authoring.findings import RULES, Severity, finding, in_order

ROOT = Path(__file__).resolve().parents[2]


def test_documented_rules_are_the_rules() -> None:
    text = (ROOT / "docs" / "formats.md").read_text("utf-8")
    documented = re.findall(r"^\| (KM\d{3}) \| (\w+) \| (.*) \|$", text, re.MULTILINE)
    assert documented == [(rule.id, rule.severity.value, rule.title) for rule in RULES.values()]


def test_no_rule_reuses_an_id() -> None:
    source = ROOT / "ketams_desktop" / "authoring" / "findings.py"
    ids = re.findall(r'Rule\(\s*"(KM\d{3})"', source.read_text("utf-8"))
    assert len(ids) == len(set(ids)) == len(RULES)


def test_findings_stand_in_the_order_of_the_files_and_once() -> None:
    late, early = finding("KM011", "b.md", 2, "x."), finding("KM090", "a.md", 9, "y.")
    assert in_order([late, early, late]) == [early, late]
    assert early.severity is Severity.WARNING


def test_finding_without_a_hint_has_no_brackets() -> None:
    assert finding("KM011", "b.md", 0, "No.").as_text() == "b.md:1: KM011 error: No."
