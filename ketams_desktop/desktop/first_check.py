"""The one-minute check: the samples to choose from, and what a row of presses tells. No widgets."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from ketams_desktop.desktop.settings import REPEAT_FILTERS, TEXT_SIZES


@dataclass(frozen=True, slots=True)
class Sample:
    """A look to choose: a theme's id and a text size in percent."""

    theme: str
    percent: int


def load_samples(path: Path) -> tuple[Sample, ...]:
    """Read the samples, in the order of the file.

    Raises:
        KeyError, ValueError: the file is not in its form; it is part of the app.
    """
    rows = tomllib.loads(path.read_text("utf-8"))["sample"]
    samples = tuple(Sample(str(row["theme"]), int(row["percent"])) for row in rows)
    if any(sample.percent not in TEXT_SIZES for sample in samples):
        raise ValueError(f"{path.name}: a size is none of {TEXT_SIZES}")
    return samples


def filter_for(presses: Sequence[float], wanted: int) -> int:
    """Return the filter, in milliseconds, that would have let through only what was meant.

    Args:
        presses: when each press began, in seconds, of someone who was asked to press
            `wanted` buttons once each.
        wanted: how many presses were asked for.
    """
    gaps = sorted(round((after - before) * 1000) for before, after in pairwise(presses))
    too_many = max(0, len(presses) - wanted)
    if not too_many:
        return 0
    # The shortest gaps are the shakes: a hand goes to the next button more slowly.
    longest_shake = gaps[too_many - 1]
    return next((x for x in REPEAT_FILTERS if x > longest_shake), REPEAT_FILTERS[-1])
