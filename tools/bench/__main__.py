"""`python -m tools.bench`: measure the app, print a table, write `build/bench/latest.json`.

By default the frozen app on a private display, each figure the median of ten runs.
"""

from __future__ import annotations

import argparse
import contextlib
import importlib
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from statistics import median
from typing import Any

from ketams_desktop.resources import default_pack
from tools.bench.figures import (
    Figure,
    inside_figures,
    large_start_figure,
    opening_figure,
    start_figures,
    table,
    to_plain,
    typing_figures,
)
from tools.bench.large_pack import TIMES, make_large_pack
from tools.bench.machine import circumstances, describe, load
from tools.bench.machine import machine as machine_now
from tools.bench.peers import measure_peers, peers_table
from tools.bench.programs import BENCH, ROOT, BenchError, Programs, from_source, frozen
from tools.bench.starts import SETTLING, Start, compare_opening, compare_packs, compare_starts

REPORT = BENCH / "latest.json"


def main(arguments: Sequence[str]) -> int:
    """Measure, print and save; return an exit code."""
    options = _options(arguments)
    try:
        programs = (from_source() if options.source else frozen()).with_pack(options.pack)
        with _display(options.off_screen) as env:
            report = measure(programs, options.runs, env, options.settling, options.times)
    except BenchError as error:
        print(f"bench: {error}", file=sys.stderr)
        return 1
    report["display"] = "off screen" if options.off_screen else "Xvfb"
    options.report.parent.mkdir(parents=True, exist_ok=True)
    options.report.write_text(json.dumps(report, indent=1) + "\n", "utf-8")
    print(f"Saved to {options.report}")
    return 0


def measure(
    programs: Programs,
    runs: int,
    env: Mapping[str, str],
    settling: float = SETTLING,
    times: int = TIMES,
) -> dict[str, Any]:
    """Measure everything, print the table, and return the whole report."""
    machine, load_before, cores = machine_now(), load(), os.cpu_count() or 1
    large = programs.with_pack(_large_pack(programs, times))
    starts = _measure_starts(programs, large, runs, env, settling)
    inside = [_timings(programs, env) for _ in range(runs)]
    typing = [_timings(programs, env, "--typing") for _ in range(runs)]
    typing_large = [_timings(large, env, "--typing") for _ in range(min(runs, 3))]
    peers = measure_peers(programs, runs, env, settling) if programs.kind == "frozen" else []
    compile_ms = [_time_compile() for _ in range(min(runs, 3))]
    figures = [
        *start_figures(starts["app"], starts["bare"]),
        opening_figure(starts["opening"], starts["bare_beside_opening"]),
        *inside_figures(inside),
        large_start_figure(starts["app_usual_pack"], starts["app_large_pack"], times),
        *typing_figures(typing, typing_large, times),
        Figure("pack_ms", "Content pack compiled, checks in it", median(compile_ms), "ms"),
    ]
    print(table(figures))
    if peers:
        print(f"\n{peers_table(peers)}")
    print(f"\n{programs.kind}, median of {runs}; {describe(machine)}")
    if (load_before or 0) > cores or (load() or 0) > cores + 1:
        print("Other programs were busy: times on the clock are too long. Go by the processor's.")
    return {
        **circumstances(),
        "load": [load_before, load()],
        "kind": programs.kind,
        "runs": runs,
        "figures": to_plain(figures),
        "starts": {
            name: [[round(x.painted, 1), x.processor, x.memory] for x in some]
            for name, some in starts.items()
        },
        "peers": [asdict(peer) for peer in peers],
        "inside": inside,
        "typing": typing,
        "typing_large": typing_large,
        "pack_compile_ms": compile_ms,
    }


def _measure_starts(
    programs: Programs, large: Programs, runs: int, env: Mapping[str, str], settling: float
) -> dict[str, list[Start]]:
    """Return the starts of what is compared, each pair of them started in turn."""
    app, bare = compare_starts(programs, runs, env, settling)
    usual, big = compare_packs(programs, large, runs, env)
    opening, beside = compare_opening(programs, runs, env)
    return {
        "app": app,
        "bare": bare,
        "app_usual_pack": usual,
        "app_large_pack": big,
        "opening": opening,
        "bare_beside_opening": beside,
    }


def _timings(programs: Programs, env: Mapping[str, str], *options: str) -> dict[str, Any]:
    usual = ("timings", "--json", "--rounds", "1")
    command = [*programs.app, *usual, *options, *programs.options]
    done = subprocess.run(command, cwd=ROOT, env=dict(env), capture_output=True, check=False)
    if done.returncode != 0:
        raise BenchError(f"The app could not time itself: {done.stderr.decode()[-500:]}")
    times: dict[str, Any] = json.loads(done.stdout)
    return times


def _large_pack(programs: Programs, times: int) -> Path:
    """Make a pack many times the size of the one that is measured."""
    source = Path(programs.options[-1]) if programs.options else default_pack()
    if not source.is_file():
        raise BenchError("There is no content pack. Compile it with: python3 dev.py pack")
    print(f"Making a pack {times} times the size", flush=True)
    make_large_pack(source, BENCH / "large.pack", times)
    return BENCH / "large.pack"


def _time_compile() -> float:
    """Return the milliseconds of compiling the content, the program's own start included."""
    with tempfile.TemporaryDirectory(prefix="ketams-bench-") as folder:
        module = "ketams_desktop.authoring.command_line"
        pack = str(Path(folder) / "content.pack")
        command = [sys.executable, "-m", module, "compile", str(ROOT / "content"), "-o", pack]
        begin = time.perf_counter()
        done = subprocess.run(command, cwd=ROOT, capture_output=True, check=False)
        if done.returncode != 0:
            raise BenchError(f"The content could not be compiled: {done.stderr.decode()[-500:]}")
        return round((time.perf_counter() - begin) * 1000, 1)


@contextlib.contextmanager
def _display(off_screen: bool) -> Iterator[Mapping[str, str]]:
    """Give the environment for a private display, or for none."""
    if off_screen:
        yield {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
        return
    sys.path.insert(0, str(ROOT / "tests" / "system"))
    start_display = importlib.import_module("harness.display").start_display

    with start_display() as display:
        yield display.env


def _options(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="bench", description=__doc__)
    parser.add_argument("--runs", type=int, default=10, help="of each, for the median")
    parser.add_argument("--source", action="store_true", help="the checkout, not frozen")
    parser.add_argument("--off-screen", action="store_true", help="without a display")
    parser.add_argument("--settling", type=float, default=SETTLING, help=argparse.SUPPRESS)
    parser.add_argument("--times", type=int, default=TIMES, help="the size of the large pack")
    parser.add_argument("--pack", type=Path, help="another content pack")
    parser.add_argument("--report", type=Path, default=REPORT)
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
