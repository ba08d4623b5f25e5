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
    """One figure: smaller is better.

    Attributes:
        processor: the same on the processor, which the load of other programs hardly changes.
        goal: None where nothing was promised.
    """

    id: str
    name: str
    value: float | None
    unit: str
    processor: float | None = None
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
    home, window = median(x.painted for x in app), median(x.painted for x in bare)
    busy = median(x.processor for x in app), median(x.processor for x in bare)
    memory = _memory(app), _memory(bare)
    share = None if memory[0] is None or memory[1] is None else memory[0] / memory[1]
    later = "1.3 by the end of the project"
    name = "Readable Home, bare window = 1"
    return [
        Figure("home_ratio", name, home / window, "x", busy[0] / busy[1], 1.5, later),
        Figure("home_ms", "Readable Home", home, "ms", busy[0]),
        Figure("bare_ms", "Bare window", window, "ms", busy[1]),
        Figure("memory_mib", "Memory with Home (PSS)", memory[0], "MiB", None, 100, "90 later"),
        Figure("memory_ratio", "The same, bare window = 1", share, "x"),
        Figure("bare_memory_mib", "Memory of the bare window", memory[1], "MiB"),
    ]


def opening_figure(app: Sequence[Start], bare: Sequence[Start]) -> Figure:
    """Return when a slow computer shows that the app is opening, as a share of a bare window."""
    clock = median(x.painted for x in app) / median(x.painted for x in bare)
    busy = median(x.processor for x in app) / median(x.processor for x in bare)
    name = '"KetaMS is opening", on a slow computer, bare window = 1'
    return Figure("opening_ratio", name, clock, "x", busy, 1.3)


def large_start_figure(usual: Sequence[Start], large: Sequence[Start], times: int) -> Figure:
    """Return how much longer a start takes on a pack many times the size."""
    clock = median(x.painted for x in large) / median(x.painted for x in usual)
    busy = median(x.processor for x in large) / median(x.processor for x in usual)
    name = f"Readable Home, pack {times} times the size, usual pack = 1"
    return Figure("home_large_ratio", name, clock, "x", busy, 1.1)


def inside_figures(runs: Sequence[dict[str, Any]]) -> list[Figure]:
    """Return the figures of what the app timed by itself: medians over the runs."""

    def over_runs(values: str, column: int, percent: int = 95) -> tuple[float, float]:
        columns = [[row[column] for row in run[values]] for run in runs]
        return _medians([_percentiles(pairs, percent) for pairs in columns])

    def figure(
        key: str, name: str, pair: tuple[float, float], goal: float | None = None, note: str = ""
    ) -> Figure:
        return Figure(key, name, pair[0], "ms", pair[1], goal, note)

    warm = _medians([_percentiles(run["pdf_warm"], 50) for run in runs])
    first = _medians([run["pdf_first"] for run in runs])
    suggestions = _medians([run["suggestions_200"] for run in runs])
    saves = _medians([_percentiles(run["autosaves"], 95) for run in runs])
    sheets = _medians([_percentiles(run["print_pages"], 50) for run in runs])
    pages = f"{runs[0]['print_pages_count']} pages"
    return [
        figure("page_p95_ms", "Page switch to painted, p95", over_runs("pages", 2), 50),
        figure("page_p50_ms", "Page switch to painted, p50", over_runs("pages", 2, 50)),
        figure("page_whole_p95_ms", "The whole page stands, p95", over_runs("pages", 3)),
        figure("screen_p95_ms", "Other screens, p95", over_runs("screens", 2)),
        figure("search_p95_ms", "Words to hits, p95", over_runs("searches", 2)),
        figure("search_screen_p95_ms", "Search screen drawn anew, p95", over_runs("searches", 3)),
        figure("pdf_warm_ms", "PDF of 12 questions, warm", warm, 40),
        figure("pdf_first_ms", "PDF of 12 questions, first", first, None, "Typst's start in it"),
        figure("print_ms", "The same sheet as pages of 300 dpi", sheets, None, pages),
        figure("suggestions_ms", "Suggestions for 200 answers", suggestions, 200),
        figure("autosave_ms", "A change is safe on the disk, p95", saves, None, "flushed"),
    ]


def typing_figures(
    runs: Sequence[dict[str, Any]], large: Sequence[dict[str, Any]], times: int
) -> list[Figure]:
    """Return the figures of searching as one types, on the pack and on a much larger one."""

    def figure(key: str, name: str, some: Sequence[dict[str, Any]], percent: int) -> Figure:
        keys = [[row[2] for row in run["keys"]] for run in some]
        clock, processor = _medians([_percentiles(pairs, percent) for pairs in keys])
        return Figure(key, name, clock, "ms", processor, 16 if percent == 95 else None)

    at_size = f"pack {times} times the size"
    return [
        figure("hits_p95_ms", "Key to painted hits, p95", runs, 95),
        figure("hits_p50_ms", "Key to painted hits, p50", runs, 50),
        figure("hits_large_p95_ms", f"The same, {at_size}, p95", large, 95),
        figure("hits_large_p50_ms", f"The same, {at_size}, p50", large, 50),
    ]


def table(figures: Sequence[Figure]) -> str:
    """Return the figures as a Markdown table; times as shares of the bare window's start, too."""
    bare = next((x.value for x in figures if x.id == "bare_ms"), None)
    lines = [
        "| what | measured | start of a bare window = 1 | on the processor | goal | |",
        "|---|---:|---:|---:|---:|---|",
    ]
    for figure in figures:
        goal = "" if figure.goal is None else shown(figure.goal, figure.unit)
        met = {True: "met", False: "missed", None: ""}[figure.is_met]
        words = "; ".join(x for x in (met, figure.note) if x)
        busy = "" if figure.processor is None else shown(figure.processor, figure.unit)
        value = shown(figure.value, figure.unit)
        share = "" if figure.unit != "ms" else shown(_share(figure.value, bare), "x")
        lines.append(f"| {figure.name} | {value} | {share} | {busy} | {goal} | {words} |")
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


def _share(value: float | None, whole: float | None) -> float | None:
    return None if value is None or not whole else value / whole


def _percentiles(pairs: Sequence[Sequence[float]], percent: int) -> tuple[float, float]:
    """Return a percentile of the times on the clock, and one of those on the processor."""
    clock, processor = zip(*pairs, strict=True)
    return percentile(clock, percent), percentile(processor, percent)


def _medians(pairs: Sequence[Sequence[float]]) -> tuple[float, float]:
    clock, processor = zip(*pairs, strict=True)
    return median(clock), median(processor)


def _memory(starts: Sequence[Start]) -> float | None:
    known = [x.memory for x in starts if x.memory is not None]
    return median(known) if known else None
