"""Which on-screen keys there are: data from `resources/keyboards`, one file a language. No Qt."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from ketams_desktop.errors import INSTALL_AGAIN, ResourceMissingError


@dataclass(frozen=True, slots=True)
class KeyPage:
    """Keys that stand together. `button` is what the button that brings them says.

    `capitals` is empty where the page knows no capital letters.
    """

    button: str
    keys: tuple[str, ...]
    capitals: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class KeyLayout:
    """All keys of a language, `columns` side by side where there is room."""

    columns: int
    pages: tuple[KeyPage, ...]
    names: Mapping[str, str]

    def spoken(self, key: str) -> str:
        """Return what a screen reader says of a key; a letter says itself."""
        return self.names.get(key, key)


def load_layout(folder: Path, language: str) -> KeyLayout:
    """Read the keys of a language.

    Raises:
        ResourceMissingError: the file is not there, or its pages differ in size.
    """
    path = folder / f"{language}.toml"

    try:
        data = tomllib.loads(path.read_text("utf-8"))
        pages = tuple(
            KeyPage(
                page["button"],
                tuple("".join(page["keys"])),
                tuple("".join(page.get("capitals", []))),
            )
            for page in data["page"]
        )
        layout = KeyLayout(data["columns"], pages, data["names"])
    except (OSError, ValueError, KeyError) as error:
        raise ResourceMissingError(
            f"The on-screen keys, {path.name}, cannot be read. {INSTALL_AGAIN}"
        ) from error
    sizes = {len(keys) for page in pages for keys in (page.keys, page.capitals) if keys}
    if len(sizes) != 1:
        raise ResourceMissingError(
            f"The on-screen keys, {path.name}, cannot be read. {INSTALL_AGAIN}"
        )
    return layout
