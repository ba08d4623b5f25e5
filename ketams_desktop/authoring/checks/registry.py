"""Every content check, in the order in which they run."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from ketams_desktop.authoring.checks import (
    balance,
    claims,
    coverage,
    numbers,
    people,
    questions,
    reading,
    records,
    references,
    results,
    starters,
    structure,
    style,
    wording,
)
from ketams_desktop.authoring.checks.material import Material
from ketams_desktop.authoring.findings import Finding

Check = Callable[[Material], Iterable[Finding]]

ALL_CHECKS: tuple[Check, ...] = (
    *structure.CHECKS,
    *references.CHECKS,
    *claims.CHECKS,
    *results.CHECKS,
    *people.CHECKS,
    *numbers.CHECKS,
    *wording.CHECKS,
    *style.CHECKS,
    *reading.CHECKS,
    *questions.CHECKS,
    *records.CHECKS,
    *balance.CHECKS,
    *starters.CHECKS,
    *coverage.CHECKS,
)
