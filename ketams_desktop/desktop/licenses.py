"""What the app is made of and under which licenses. Plain data, read only for the About page."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ketams_desktop.errors import INSTALL_AGAIN, ResourceMissingError
from ketams_desktop.resources import built_license_dir, resource_dir

COMPONENTS = "components.toml"
#: In the list of texts: what is collected only when the app is frozen.
BUILT = "built/"


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the app: a library, a font, a set of icons, or our own code."""

    id: str
    name: str
    license: str
    by: str
    version: str
    files: tuple[str, ...]
    texts: tuple[str, ...]


def all_parts() -> list[Part]:
    """Return every part that a bundle of some system may have.

    Raises:
        ResourceMissingError: the list is not there.
    """
    return [
        Part(**{**entry, "files": tuple(entry["files"]), "texts": tuple(entry["texts"])})
        for entry in _plain()["part"]
    ]


def text_names() -> dict[str, str]:
    """Return what some texts are called, by their files' names."""
    return dict(_plain()["names"])


def _plain() -> dict[str, Any]:
    return tomllib.loads(resource_dir("licences", COMPONENTS).read_text("utf-8"))


def text_files(part: Part) -> list[Path]:
    """Return the license texts of a part that are here.

    What is collected when the app is frozen is missing in a checkout, and so are the texts of
    another system's libraries.
    """
    found: list[Path] = []
    built = built_license_dir()
    for name in part.texts:
        if not name.startswith(BUILT):
            found.append(resource_dir("licences", name))
            continue
        path = None if built is None else built / name.removeprefix(BUILT)
        if path is not None and path.is_dir():
            found.extend(sorted(x for x in path.iterdir() if x.is_file()))
        elif path is not None and path.is_file():
            found.append(path)
    return found


def parts_here() -> list[tuple[Part, list[Path]]]:
    """Return the parts whose texts are here, each with them."""
    every = [(part, text_files(part)) for part in all_parts()]
    return [(part, texts) for part, texts in every if texts]


def license_text(part_id: str, number: int) -> str:
    """Return one of a part's texts.

    Raises:
        ResourceMissingError: there is no such text.
    """
    part = next((part for part in all_parts() if part.id == part_id), None)
    texts = [] if part is None else text_files(part)
    if number >= len(texts):
        raise ResourceMissingError(f"A license text is missing. {INSTALL_AGAIN}")
    return texts[number].read_text("utf-8", errors="replace")
