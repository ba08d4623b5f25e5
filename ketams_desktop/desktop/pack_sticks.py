"""Where a stick shows up on each system, and the content packs that lie on one. No Qt."""

from __future__ import annotations

import contextlib
import string
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from ketams_desktop.desktop.pack_store import PACK_SUFFIX

#: So many packs are listed at the most: a stick may hold anything.
MOST_PACKS = 12
#: So many entries of a stick are looked at.
_MOST_ENTRIES = 2000

_MOUNTED = {
    "darwin": ("/Volumes/*",),
    "linux": ("/media/*", "/media/*/*", "/run/media/*/*", "/mnt/*"),
}


def stick_folders(platform: str = sys.platform) -> Iterator[Path]:
    """Yield the top folders of whatever is plugged in."""
    if platform == "win32":
        # A: and B: were floppy disks, C: is the computer's own.
        yield from (Path(f"{letter}:\\") for letter in string.ascii_uppercase[3:])
        return
    for pattern in _MOUNTED.get(platform, ()):
        with contextlib.suppress(OSError):
            yield from sorted(Path("/").glob(pattern.lstrip("/")))


def packs_on(folders: Iterable[Path]) -> tuple[Path, ...]:
    """Return the packs right in these folders, by name; what cannot be read is left out."""
    found: dict[Path, None] = {}
    for folder in folders:
        with contextlib.suppress(OSError):
            entries = (
                path for path, _ in zip(folder.iterdir(), range(_MOST_ENTRIES), strict=False)
            )
            packs = [x for x in entries if x.suffix == PACK_SUFFIX and not x.name.startswith(".")]
            found.update(dict.fromkeys(x for x in sorted(packs) if x.is_file()))
    return tuple(found)[:MOST_PACKS]
