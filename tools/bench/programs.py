"""The two programs that are compared, frozen alike: the app and a bare window."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
BENCH = ROOT / "build" / "bench"

#: What the frozen app is made of; a change of any makes it anew.
SOURCES = ("ketams_desktop", "resources", "packaging", "build.spec", "build/ketams-content.pack")
BARE_SOURCES = ("tools/bench/bare_window.py", "tools/bench/bare.spec", "packaging")


class BenchError(Exception):
    """Something that stops the bench, said in a sentence."""


@dataclass(frozen=True, slots=True)
class Programs:
    """How to start each of the two. `kind` is "frozen" or "source"; `options` go to the app."""

    kind: str
    app: tuple[str, ...]
    bare: tuple[str, ...]
    options: tuple[str, ...] = ()

    def with_pack(self, pack: Path | None) -> Programs:
        """Return the same with another content pack for the app."""
        return self if pack is None else replace(self, options=("--pack", str(pack)))


def from_source() -> Programs:
    """Return the programs as they stand in the checkout."""
    bare = str(ROOT / "tools" / "bench" / "bare_window.py")
    return Programs("source", (sys.executable, "-m", "ketams_desktop"), (sys.executable, bare))


def frozen() -> Programs:
    """Freeze what is missing or out of date, and return both programs.

    Raises:
        BenchError: PyInstaller failed.
    """
    app = _freeze("ketams-desktop", ROOT / "build.spec", SOURCES)
    bare = _freeze("bare-window", ROOT / "tools" / "bench" / "bare.spec", BARE_SOURCES)
    return Programs("frozen", (str(app),), (str(bare),))


def _freeze(name: str, spec: Path, sources: Iterable[str]) -> Path:
    """Make one of the two in a place of the bench's own, so that nothing else changes it."""
    program, stamp = BENCH / "dist" / name / name, BENCH / f"{name}.made-from"
    fingerprint = _hash_of(ROOT / source for source in sources)
    if program.is_file() and stamp.is_file() and stamp.read_text("utf-8") == fingerprint:
        return program
    print(f"Freezing {name}", flush=True)
    stamp.unlink(missing_ok=True)
    work = BENCH / "pyinstaller"
    options = ["--noconfirm", "--log-level=ERROR", "--distpath", str(BENCH / "dist")]
    command = [sys.executable, "-m", "PyInstaller", *options, "--workpath", str(work), str(spec)]
    own = {"PYTHONHASHSEED": "1", "PYINSTALLER_CONFIG_DIR": str(work / "config")}
    environment = {**os.environ, **own}
    environment.pop("PYTHONPATH", None)
    if subprocess.run(command, cwd=ROOT, env=environment, check=False).returncode != 0:
        raise BenchError(f"{name} could not be frozen; PyInstaller's own words are above.")
    stamp.write_text(fingerprint, "utf-8")
    return program


def _hash_of(paths: Iterable[Path]) -> str:
    total = hashlib.sha256()
    for path in paths:
        for file in sorted(path.rglob("*")) if path.is_dir() else [path]:
            if file.is_file() and "__pycache__" not in file.parts:
                total.update(file.relative_to(ROOT).as_posix().encode() + b"\0")
                total.update(hashlib.sha256(file.read_bytes()).digest())
    return total.hexdigest()
