"""Starts a program and measures it from outside: until its first paint, and its memory."""

from __future__ import annotations

import json
import re
import subprocess
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tools.bench.programs import ROOT, BenchError, Programs

#: After the first paint, until memory is read, in seconds.
SETTLING = 1.0
LONGEST_END = 30.0


@dataclass(frozen=True, slots=True)
class Start:
    """One start.

    Attributes:
        painted: milliseconds on the clock until the first paint.
        processor: milliseconds of them on the processor.
        memory: MiB of memory where Linux tells.
    """

    painted: float
    processor: float
    memory: float | None


def compare_starts(
    programs: Programs, runs: int, env: Mapping[str, str], settling: float = SETTLING
) -> tuple[list[Start], list[Start]]:
    """Start app and bare window in turn, `runs` times each; the first of each does not count.

    Raises:
        BenchError: one of them painted nothing, or did not end well.
    """
    with tempfile.TemporaryDirectory(prefix="ketams-bench-") as folder:
        return _in_turn(_start_of(programs, folder), programs.bare, runs, env, settling)


def compare_packs(
    programs: Programs, large: Programs, runs: int, env: Mapping[str, str]
) -> tuple[list[Start], list[Start]]:
    """Start the app on its pack and on a large one in turn; the first of each does not count."""
    with tempfile.TemporaryDirectory(prefix="ketams-bench-") as folder:
        usual, big = (_start_of(each, folder) for each in (programs, large))
        return _in_turn(usual, big, runs, env, 0)


def compare_opening(
    programs: Programs, runs: int, env: Mapping[str, str]
) -> tuple[list[Start], list[Start]]:
    """Start the app as on a slow computer, until it says that it is opening, and a bare window."""
    with tempfile.TemporaryDirectory(prefix="ketams-bench-") as folder:
        app = [*_start_of(programs, folder), "--slow-start"]
        return _in_turn(app, programs.bare, runs, env, 0)


def _start_of(programs: Programs, folder: str) -> list[str]:
    return [*programs.app, *programs.options, "--data-dir", folder, "--report-first-paint"]


def _in_turn(
    one: Sequence[str], other: Sequence[str], runs: int, env: Mapping[str, str], settling: float
) -> tuple[list[Start], list[Start]]:
    first: list[Start] = []
    second: list[Start] = []
    for number in range(runs + 1):
        # The order is turned round each time: a load that comes and goes hits both.
        pairs = [(second, other), (first, one)]
        for starts, command in pairs if number % 2 else reversed(pairs):
            starts.append(measure_start(command, env, settling))
    return first[1:], second[1:]


def measure_start(
    command: Sequence[str], env: Mapping[str, str], settling: float = SETTLING
) -> Start:
    """Start a program, wait for its first paint, read its memory, and end it.

    Raises:
        BenchError: it ended without a paint, or not with code 0.
    """
    begin = time.perf_counter()
    with subprocess.Popen(
        list(command), cwd=ROOT, env=dict(env), stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        try:
            line = process.stdout.readline() if process.stdout else b""
            painted = (time.perf_counter() - begin) * 1000
            # On a slow computer the word that it is opening comes before.
            if not any(event in line for event in (b'"first-paint"', b'"opening"')):
                raise BenchError(f"{command[0]} did not say that it painted: {line!r}")
            time.sleep(settling)
            memory = memory_of(process.pid)
            process.communicate(timeout=LONGEST_END)
        except subprocess.TimeoutExpired:
            raise BenchError(f"{command[0]} did not end with its input.") from None
        finally:
            # Nothing to end any more when all went well.
            process.kill()
    if process.returncode != 0:
        raise BenchError(f"{command[0]} ended with {process.returncode}.")
    return Start(painted, float(json.loads(line)["cpu_ms"]), memory)


def memory_of(pid: int) -> float | None:
    """Return the proportional set size of a process in MiB, or None where nobody tells."""
    try:
        text = Path(f"/proc/{pid}/smaps_rollup").read_text("ascii")
    except OSError:
        return None
    found = re.search(r"^Pss:\s+(\d+) kB$", text, re.MULTILINE)
    return None if found is None else int(found[1]) / 1024
