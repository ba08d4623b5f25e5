"""The files of this project, for the tests that read them as text or as a syntax tree."""

from __future__ import annotations

import ast
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "ketams_desktop"
TEXT_SUFFIXES = {
    *(".py", ".toml", ".md", ".txt", ".in", ".yaml", ".yml", ".json", ".svg", ".typ", ".cff"),
    *("", ".csl", ".sh", ".spec", ".desktop", ".xml"),
}


@cache
def project_files() -> tuple[Path, ...]:
    """Return every file that is in the repository or would be added to it."""
    listing = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    done = subprocess.run(listing, cwd=ROOT, capture_output=True, text=True, check=True)
    return tuple(sorted(ROOT / name for name in set(done.stdout.split("\0")) if name))


def text_files() -> list[Path]:
    """Return those of the project's files that hold text and are there."""
    return [path for path in project_files() if path.suffix in TEXT_SUFFIXES and path.is_file()]


def python_files(*folders: str) -> list[Path]:
    """Return the project's Python files, or those below some of its folders or of that name."""
    every = [path for path in project_files() if path.suffix == ".py" and path.is_file()]
    roots = [ROOT / folder for folder in folders]
    return [path for path in every if not roots or any(r in (path, *path.parents) for r in roots)]


@cache
def tree_of(path: Path) -> ast.Module:
    """Return a file's syntax tree."""
    return ast.parse(path.read_text("utf-8"), filename=str(path))


def place(path: Path, line: int = 0) -> str:
    """Return a file's name as a person would look it up."""
    name = path.relative_to(ROOT).as_posix()
    return f"{name}:{line}" if line else name


def imported_modules(path: Path) -> Iterator[tuple[str, int]]:
    """Return the full name of each module, or name in one, that a file imports, and the line."""
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield alias.name, node.lineno
        elif isinstance(node, ast.ImportFrom):
            for alias in node.names:
                yield f"{node.module or ''}.{alias.name}", node.lineno


def strings_in_code(path: Path) -> Iterator[tuple[str, int]]:
    """Return the text constants of a file that are not docstrings, with their lines."""
    tree = tree_of(path)
    documented = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    docstrings = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, documented) and node.body and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        is_text = isinstance(node, ast.Constant) and isinstance(node.value, str)
        if is_text and id(node) not in docstrings:
            yield node.value, node.lineno
