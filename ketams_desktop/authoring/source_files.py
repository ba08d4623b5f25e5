"""The source files of a content folder: their names, bytes and text, and their hash.

Standard library only. What stands in the files is read elsewhere.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path

from ketams_desktop.authoring.findings import Finding, finding

PAGES_FOLDER = "pages"

#: Files that every content folder has; `{language}` is the folder of one language.
TOP_FILES = ("pack.yaml", "sources.yaml", "claims.yaml")
LANGUAGE_FILES = (
    "sections.yaml",
    "glossary.yaml",
    "figures.yaml",
    "comparisons.yaml",
    "help.yaml",
    "warnings.yaml",
    "questions.yaml",
    "guide.yaml",
    "quiz.yaml",
    "values.yaml",
    "starters.yaml",
    "scorecards.yaml",
    "source-claims.yaml",
    "synonyms.yaml",
)

# Line breaks and tabs aside: control, format, surrogate, private and unassigned characters.
_BAD_CATEGORIES = ("Cc", "Cf", "Cs", "Co", "Cn")
_BAD_EXTRA = "\u2028\u2029"
_ALLOWED = "\n\t"
_NOT_READ = re.compile(r"(README|LICENSE|CHANGELOG)(\.[a-z]+)?|.*~|.*\.(swp|bak)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class SourceFile:
    """One file: its name below the content folder (with `/`), and its bytes."""

    name: str
    raw: bytes


def looks_like_content(root: Path) -> bool:
    """Say whether `root` holds any of the files that every content folder has."""
    return any((root / name).is_file() for name in TOP_FILES)


def source_names(root: Path) -> list[str]:
    """Return the names of all files below `root` that make up the content, sorted.

    Content is three folders deep at most: `en/pages/a-page.md`.
    """
    names = []
    for path in (*root.glob("*"), *root.glob("*/*"), *root.glob("*/*/*")):
        name = path.relative_to(root)
        hidden = any(part.startswith(".") for part in name.parts)
        if path.is_file() and not hidden and not _NOT_READ.fullmatch(name.name):
            names.append(name.as_posix())
    return sorted(names)


def read_sources(root: Path) -> dict[str, SourceFile]:
    """Read every source file below `root`.

    Raises:
        OSError: a file cannot be read.
    """
    return {name: SourceFile(name, (root / name).read_bytes()) for name in source_names(root)}


def source_hash(sources: dict[str, SourceFile]) -> str:
    """Return the SHA-256 (hex) over names and bytes of `sources`, in order of names."""
    digest = hashlib.sha256()
    for name in sorted(sources):
        raw = sources[name].raw
        digest.update(f"{name}\n{len(raw)}\n".encode())
        digest.update(raw)
    return digest.hexdigest()


def decode(source: SourceFile) -> tuple[str | None, list[Finding]]:
    """Return the text of a file with plain line breaks, and what is wrong with it."""
    try:
        text = source.raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = source.raw.count(b"\n", 0, error.start) + 1
        message = "This file is not UTF-8 text."
        hint = "In your editor, choose Save as and the encoding UTF-8"
        return None, [finding("KM002", source.name, line, message, hint)]
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text, check_characters(text, source.name)


def check_characters(text: str, file: str, first_line: int = 1) -> list[Finding]:
    """Find text that is not NFC, and characters that nobody can see."""
    findings = []
    for number, line in enumerate(text.split("\n"), start=first_line):
        if line.isascii() and (line.isprintable() or line.replace("\t", "").isprintable()):
            continue
        if not unicodedata.is_normalized("NFC", line):
            hint = "Type the accented letter again as one key"
            findings.append(finding("KM003", file, number, "This line is not in NFC form.", hint))
        bad = [char for char in line if is_bad_character(char)]
        if bad:
            names = ", ".join(sorted({f"U+{ord(char):04X}" for char in bad}))
            hint = "Delete the line's invisible characters, or type the line again"
            message = f"This line holds characters that cannot be shown: {names}."
            findings.append(finding("KM004", file, number, message, hint))
    return findings


def is_bad_character(char: str) -> bool:
    """Say whether `char` is one that no page may hold."""
    if char in _ALLOWED:
        return False
    return unicodedata.category(char) in _BAD_CATEGORIES or char in _BAD_EXTRA
