"""From measured times to figures with goals, and to the table that is printed."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from statistics import median
from typing import Any

from tools.bench.starts import Start


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure: smaller is better. `goal` is None where nothing was promised."""

    id: str
    name: str
    value: float | None
    unit: str
    goal: float | None = None
    note: str = ""

    @property
    def is_met(self) -> bool | None:
        """Whether the goal is met; None where there is none, or nothing was measured."""
        return None if self.goal is None or self.value is None else self.value <= self.goal


def percentile(values: Sequence[float], percent: int) -> float:
    """Return the least value that `percent` of all values do not pass (nearest rank)."""
    return sorted(values)[max(math.ceil(len(values) * percent / 100) - 1, 0)]


def start_figures(app: Sequence[Start], bare: Sequence[Start]) -> list[Figure]:
    """Return the figures of starting: each a median, and the ratio of the two medians."""
    painted = median(x.painted for x in app), median(x.painted for x in bare)
    memory = _memory(app), _memory(bare)
    share = None if memory[0] is None or memory[1] is None else memory[0] / memory[1]
    later = "1.3 by the end of the project"
    ratio = painted[0] / painted[1]
    return [
        Figure("home_ratio", "Readable Home, bare window = 1", ratio, "x", 1.5, later),
        Figure("home_ms", "Readable Home", painted[0], "ms"),
        Figure("bare_ms", "Bare window", painted[1], "ms"),
        Figure("memory_mib", "Memory with Home (PSS)", memory[0], "MiB", 100, "90 by the end"),
        Figure("memory_ratio", "The same, bare window = 1", share, "x"),
        Figure("bare_memory_mib", "Memory of the bare window", memory[1], "MiB"),
    ]  # fmt: skip


def inside_figures(runs: Sequence[dict[str, Any]]) -> list[Figure]:
    """Return the figures of what the app timed by itself: medians over the runs."""

    def over_runs(values: str, column: int, percent: int) -> float:
        return median(percentile([row[column] for row in run[values]], percent) for run in runs)

    keystroke = "searches on Enter for now; 16 ms a keystroke is for later"
    return [
        Figure("page_p95_ms", "Page switch to painted, p95", over_runs("pages", 2, 95), "ms", 50),
        Figure("page_p50_ms", "Page switch to painted, p50", over_runs("pages", 2, 50), "ms"),
        Figure("screen_p95_ms", "Other screens, p95", over_runs("screens", 2, 95), "ms"),
        Figure("search_p95_ms", "Words to hits, p95", over_runs("searches", 2, 95), "ms"),
        Figure("hits_p95_ms", "Words to painted hits, p95", over_runs("searches", 3, 95), "ms", 16,
               keystroke),
        Figure("pdf_warm_ms", "PDF of 12 questions, warm",
               median(median(run["pdf_warm"]) for run in runs), "ms", 40),
        Figure("pdf_first_ms", "PDF of 12 questions, first",
               median(run["pdf_first"] for run in runs), "ms", None, "Typst's own start in it"),
        Figure("suggestions_ms", "Suggestions for 200 answers",
               median(run["suggestions_200"] for run in runs), "ms", 200),
    ]  # fmt: skip


def table(figures: Sequence[Figure]) -> str:
    """Return the figures as a Markdown table."""
    lines = ["| what | measured | goal | |", "|---|---:|---:|---|"]
    for figure in figures:
        goal = "" if figure.goal is None else shown(figure.goal, figure.unit)
        met = {True: "met", False: "missed", None: ""}[figure.is_met]
        words = "; ".join(x for x in (met, figure.note) if x)
        lines.append(f"| {figure.name} | {shown(figure.value, figure.unit)} | {goal} | {words} |")
    return "\n".join(lines)


def shown(value: float | None, unit: str) -> str:
    """Return a figure as people read it: three digits that count."""
    if value is None:
        return "not measured"
    digits = 2 if unit == "x" or value < 10 else 1 if value < 100 else 0
    return f"{value:.{digits}f} {unit}"


def to_plain(figures: Sequence[Figure]) -> list[dict[str, object]]:
    """Return the figures for JSON, each with whether its goal is met."""
    return [{**asdict(figure), "is_met": figure.is_met} for figure in figures]


def _memory(starts: Sequence[Start]) -> float | None:
    known = [x.memory for x in starts if x.memory is not None]
    return median(known) if known else None
