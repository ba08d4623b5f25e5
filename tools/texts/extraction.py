"""Runs Qt's own tools over the code: `lupdate` collects texts, `lrelease` compiles them."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TRANSLATIONS = ROOT / "resources" / "translations"
#: Languages that are begun and not offered yet: they are not shipped.
BEGUN = Path(__file__).with_name("begun")
PACKAGE = ROOT / "ketams_desktop"


class TextsError(Exception):
    """One of Qt's tools failed; says which, and its own words."""


def code_files() -> list[Path]:
    """Return the code whose texts people see, always in the same order."""
    return sorted(PACKAGE.rglob("*.py"), key=lambda path: path.as_posix())


def collect(ts: Path, *, plural_only: bool = False, language: str = "en_US") -> None:
    """Bring a .ts file up to date with the code; what is translated already stays.

    Args:
        ts: the file; made when it is not there.
        plural_only: keep only texts with a number in them. English needs no others.
        language: of a new file, as in "de_DE".
    """
    options = ["-locations", "none", "-no-obsolete", "-silent"]
    options += ["-source-language", "en_US", "-target-language", language]
    if plural_only:
        options.append("-pluralonly")
    _run("pyside6-lupdate", *map(str, code_files()), "-ts", str(ts), *options)


def compile_texts(ts: Path, qm: Path) -> None:
    """Compile a .ts file into the form that Qt reads."""
    _run("pyside6-lrelease", "-silent", str(ts), "-qm", str(qm))


def bring_up_to_date(folder: Path = TRANSLATIONS) -> list[Path]:
    """Collect and compile every language in `folder`; return the files that changed."""
    changed = []
    for ts in sorted(folder.glob("*.ts")):
        qm = ts.with_suffix(".qm")
        before = [path.read_bytes() if path.is_file() else b"" for path in (ts, qm)]
        collect(ts, plural_only=ts.stem == "ketams_en")
        compile_texts(ts, qm)
        pairs = zip((ts, qm), before, strict=True)
        changed += [path for path, old in pairs if path.read_bytes() != old]
    return changed


def follow_with_begun(folder: Path = BEGUN) -> list[Path]:
    """Collect the texts for every language that is begun; return the files that changed."""
    changed = []
    for ts in sorted(folder.glob("*.ts")):
        before = ts.read_bytes()
        collect(ts, language=ts.stem.removeprefix("ketams_"))
        if ts.read_bytes() != before:
            changed.append(ts)
    return changed


def all_texts() -> bytes:
    """Return a .ts file with every text of the code, none of them translated."""
    with tempfile.TemporaryDirectory() as folder:
        ts = Path(folder) / "all.ts"
        collect(ts)
        return ts.read_bytes()


def _run(program: str, *arguments: str) -> None:
    path = shutil.which(program, path=str(Path(sys.executable).parent))
    if path is None:
        raise TextsError(f"{program} is missing; it comes with PySide6.")
    done = subprocess.run([path, *arguments], capture_output=True, text=True, check=False)
    if done.returncode != 0 or "rror:" in done.stderr:
        raise TextsError(f"{program} failed: {done.stderr.strip() or done.stdout.strip()}")
