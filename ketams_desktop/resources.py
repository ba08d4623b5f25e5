"""Where the files that ship with the app are found.

The one place that answers this. In an installed app they lie inside the package, in
`data/`; in a checkout they lie beside it, in `resources/` and `build/`. Nothing a person
makes is ever looked for or written here.
"""

from __future__ import annotations

import sys
from pathlib import Path

from ketams_desktop.errors import INSTALL_AGAIN, ResourceMissingError

PACK_NAME = "ketams-content.pack"

_PACKAGE = Path(__file__).resolve().parent


def _place(installed: str, checkout: str) -> Path:
    """Return where to look: in an installed app never beside it, where others' files may lie."""
    data = _PACKAGE / "data"
    if data.is_dir():
        return data / installed
    return _PACKAGE.parent / checkout


def resource_dir(*parts: str) -> Path:
    """Return the folder of shipped resources, or one below it.

    Args:
        parts: names of folders or files below `resources/`.

    Raises:
        ResourceMissingError: nothing is there.
    """
    path = _place("resources", "resources").joinpath(*parts)
    if path.exists():
        return path
    raise ResourceMissingError(
        f"A part of the app is missing: {'/'.join(parts) or 'resources'}. {INSTALL_AGAIN}"
    )


def built_license_dir() -> Path | None:
    """Return the folder of license texts that were collected when the app was frozen, if any."""
    # Beside a package that pip installed, a folder of that name would be another's.
    folder = _PACKAGE.parent / "licences"
    return folder if getattr(sys, "frozen", False) and folder.is_dir() else None


def default_pack() -> Path:
    """Return the content pack that ships with the app.

    Raises:
        ResourceMissingError: the pack has not been compiled or was removed.
    """
    path = _place(PACK_NAME, f"build/{PACK_NAME}")
    if path.is_file():
        return path
    raise ResourceMissingError(
        f"The content pack {PACK_NAME} is missing. {INSTALL_AGAIN} "
        "In a checkout, run: python3 dev.py pack"
    )
