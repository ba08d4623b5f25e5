"""The app beside other offline readers that stand on this machine: Zeal and Kiwix.

None of them says when it is painted. So each, the app and the bare window too, is looked at from
outside in one way: until a window of its own is on the screen, and the memory of all its processes.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from tools.bench.programs import ROOT, BenchError, Programs
from tools.bench.starts import memory_of

#: Debian's package and program of each, with a pattern of its windows' class.
PEERS = (("Zeal", "zeal", "zeal"), ("Kiwix", "kiwix-desktop", "kiwix"))

LONGEST_START = 60.0
_LOOK_EVERY = 0.01


@dataclass(frozen=True, slots=True)
class Peer:
    """One program: milliseconds until its window is on the screen, and MiB of memory (PSS)."""

    name: str
    version: str
    window: float
    memory: float | None


@dataclass(frozen=True, slots=True)
class _Program:
    name: str
    version: str
    command: tuple[str, ...]
    window_class: str


def measure_peers(
    programs: Programs, runs: int, env: Mapping[str, str], settling: float
) -> list[Peer]:
    """Measure bare window, app and those peers that are installed; nothing where none is."""
    others = [
        _Program(name, _version_of(program), (program,), window_class)
        for name, program, window_class in PEERS
        if shutil.which(program)
    ]
    if not others or shutil.which("xdotool") is None or not env.get("DISPLAY"):
        return []
    with tempfile.TemporaryDirectory(prefix="ketams-bench-") as home:
        data = ("--data-dir", str(Path(home, "data")))
        app = (*programs.app, *programs.options, *data)
        every = [
            _Program("Bare window", "", programs.bare, "bare-window|bare_window"),
            _Program("KetaMS Desktop", "", app, "ketams"),
            *others,
        ]
        own = {**env, "HOME": home, "XDG_CONFIG_HOME": f"{home}/config"}
        if os.getuid() == 0:
            # Their web engine does not start as root with it.
            own["QTWEBENGINE_DISABLE_SANDBOX"] = "1"
        found = []
        for program in every:
            try:
                found.append(_measured(program, runs, own, settling))
            except BenchError as error:
                print(f"Left out: {error}")
        return found if len(found) > 2 else []


def peers_table(peers: Sequence[Peer]) -> str:
    """Return them as a Markdown table; the first is the bare window, the measure of all."""
    bare = peers[0]
    lines = [
        "| program | window on the screen | bare window = 1 | memory (PSS) | bare window = 1 |",
        "|---|---:|---:|---:|---:|",
    ]
    for peer in peers:
        name = f"{peer.name} {peer.version}".strip()
        memory = "not measured" if peer.memory is None else f"{peer.memory:.0f} MiB"
        share = f"{peer.memory / bare.memory:.2f} x" if peer.memory and bare.memory else ""
        lines.append(
            f"| {name} | {peer.window:.0f} ms | {peer.window / bare.window:.2f} x "
            f"| {memory} | {share} |"
        )
    return "\n".join(lines)


def _measured(program: _Program, runs: int, env: Mapping[str, str], settling: float) -> Peer:
    # The first start does not count: it makes the account's folders.
    starts = [_start(program, env, settling) for _ in range(runs + 1)][1:]
    memories = [memory for _, memory in starts if memory is not None]
    window = median(window for window, _ in starts)
    memory = median(memories) if memories else None
    return Peer(program.name, program.version, round(window, 1), memory)


def _start(
    program: _Program, env: Mapping[str, str], settling: float
) -> tuple[float, float | None]:
    begin = time.perf_counter()
    with subprocess.Popen(
        program.command,
        cwd=ROOT,
        env=dict(env),
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    ) as process:
        try:
            while not _has_window(program.window_class, env):
                if process.poll() is not None or time.perf_counter() - begin > LONGEST_START:
                    raise BenchError(f"{program.name} opened no window.")
                time.sleep(_LOOK_EVERY)
            window = (time.perf_counter() - begin) * 1000
            time.sleep(settling)
            return window, _memory_of_session(process.pid)
        finally:
            # With its helpers: a web engine has several. It may have ended by itself.
            with suppress(ProcessLookupError):
                os.killpg(process.pid, 9)


def _has_window(window_class: str, env: Mapping[str, str]) -> bool:
    command = ["xdotool", "search", "--onlyvisible", "--class", window_class]
    return bool(
        subprocess.run(command, env=dict(env), capture_output=True, check=False).stdout.strip()
    )


def _memory_of_session(session: int) -> float | None:
    """Return the memory of a process and of all that it started."""
    found = [memory_of(pid) for pid in _pids() if _session_of(pid) == session]
    known = [memory for memory in found if memory is not None]
    return sum(known) if known else None


def _pids() -> list[int]:
    return [int(path.name) for path in Path("/proc").glob("[0-9]*")]


def _session_of(pid: int) -> int | None:
    try:
        return os.getsid(pid)
    except OSError:
        return None


def _version_of(program: str) -> str:
    """Return the version of the Debian package that a program is from."""
    package = {"kiwix-desktop": "kiwix"}.get(program, program)
    command = ["dpkg-query", "-W", "-f", "${Version}", package]
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    except OSError:
        return ""
    return done.stdout.split("+")[0].split("-")[0].split(":")[-1]
