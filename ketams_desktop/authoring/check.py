"""Checks a content folder: reads it, runs every check, puts the findings in order."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from ketams_desktop.authoring.checks.material import gather
from ketams_desktop.authoring.checks.registry import ALL_CHECKS
from ketams_desktop.authoring.content import Content
from ketams_desktop.authoring.findings import Finding, Severity, count, in_order
from ketams_desktop.authoring.loader import load_content


@dataclass(frozen=True, slots=True)
class Report:
    """What was read and what was found."""

    content: Content
    findings: tuple[Finding, ...]

    @property
    def errors(self) -> int:
        """How many findings stop the pack from being made."""
        return count(self.findings, Severity.ERROR)

    @property
    def warnings(self) -> int:
        """How many findings do not."""
        return count(self.findings, Severity.WARNING)


def check_content(root: Path, today: date) -> Report:
    """Read and check the content folder at `root`.

    Args:
        root: the folder that holds pack.yaml.
        today: the day against which review dates are held.

    Raises:
        OSError: a file cannot be read.
    """
    content, findings = load_content(root)
    material = gather(content, today)
    for check in ALL_CHECKS:
        findings += check(material)
    return Report(content, tuple(in_order(findings)))
