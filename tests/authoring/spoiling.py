"""Ways to spoil a good content folder, for the bad examples of the content checks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from good_content import COUNTED, claim, documents, write_yaml

PAGE = "en/pages/first-page.md"
OTHER_PAGE = "en/pages/second-page.md"
CLAIMS = "claims.yaml"
BANK = "en/questions.yaml"
GUIDE = "en/guide.yaml"

Spoil = Callable[[Path], None]


@dataclass(frozen=True)
class Example:
    """A spoiled folder and the finding that it must give: file, and words of its line."""

    rule: str
    name: str
    spoil: Spoil
    file: str
    at: str = ""


def replaced(file: str, old: str, new: str) -> Spoil:
    """Change words of a file."""

    def spoil(root: Path) -> None:
        text = (root / file).read_text("utf-8")
        assert old in text
        (root / file).write_text(text.replace(old, new, 1), "utf-8", newline="\n")

    return spoil


def in_body(old: str, new: str) -> Spoil:
    """Change words in the body of the first page."""
    return replaced(PAGE, old, new)


def added(text: str) -> Spoil:
    """Add a block to the end of the second page, which is in no claim section."""

    def spoil(root: Path) -> None:
        with (root / OTHER_PAGE).open("a", encoding="utf-8", newline="\n") as file:
            file.write(f"\n{text}\n")

    return spoil


def changed(file: str, path: tuple[str | int, ...], value: object) -> Spoil:
    """Change one value of a YAML file."""

    def spoil(root: Path) -> None:
        document: object = documents()[file]
        place: object = document
        for part in path[:-1]:
            place = place[part]  # type: ignore[index]
        place[path[-1]] = value  # type: ignore[index]
        write_yaml(root / file, document)

    return spoil


def raw(file: str, content: bytes) -> Spoil:
    """Put other bytes in the place of a file."""

    def spoil(root: Path) -> None:
        (root / file).write_bytes(content)

    return spoil


def without(file: str) -> Spoil:
    """Take a file away."""
    return lambda root: (root / file).unlink()


def claims(*items: dict[str, object]) -> Spoil:
    """Put other claims in the place of the good ones."""
    return changed(CLAIMS, ("claims",), list(items))


def questions(*items: dict[str, object]) -> Spoil:
    """Put other questions in the place of the good ones."""
    return changed(BANK, ("questions",), list(items))


def both(*spoils: Spoil) -> Spoil:
    """Spoil a folder in several ways, one after the other."""

    def spoil(root: Path) -> None:
        for one in spoils:
            one(root)

    return spoil


RATE = COUNTED
SECOND = claim("E-TST-02", **RATE)
LONG = "word " * 23 + "end."
