"""Every content check, in the order in which they run."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from ketams_desktop.authoring.checks import (
    claims,
    questions,
    records,
    references,
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
    *wording.CHECKS,
    *style.CHECKS,
    *questions.CHECKS,
    *records.CHECKS,
)
