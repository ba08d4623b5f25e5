"""Shiboken's own Python modules, compiled beforehand, for the frozen folder.

Shiboken carries them as text in a zip file inside its library, and compiles all of it at each
start. Where a folder `files.dir` stands beside it, it takes them from there instead (that is how
`SBK_EMBED=0` works). They are the same modules, as bytecode; a start is some 10 ms shorter.
"""

from __future__ import annotations

import py_compile
import sys
from pathlib import Path

#: Where Shiboken looks, in the frozen folder.
PLACE = "shiboken6/files.dir"
_PACKAGE = "shibokensupport/"


class NoSupportError(Exception):
    """Shiboken keeps its modules in another way than this knows; says so in a sentence."""


def compiled(folder: Path) -> list[tuple[str, str, str]]:
    """Compile the modules into `folder`; return them as PyInstaller's entries.

    Raises:
        NoSupportError: they are not found where they are looked for.
    """
    entries = []
    for name, text in sorted(_sources().items()):
        source = folder / name
        source.parent.mkdir(parents=True, exist_ok=True)
        source.write_bytes(text)
        target = source.with_suffix(".pyc")
        # No time in it: two builds are to be the same.
        mode = py_compile.PycInvalidationMode.UNCHECKED_HASH
        py_compile.compile(
            str(source), str(target), f"{PLACE}/{name}", doraise=True, invalidation_mode=mode
        )
        entries.append((f"{PLACE}/{name}c", str(target), "DATA"))
    return entries


def _sources() -> dict[str, bytes]:
    import PySide6.QtCore  # noqa: F401 - has Shiboken unpack itself

    loaded = sys.modules.get("shibokensupport.signature.loader")
    archive = getattr(getattr(loaded, "__loader__", None), "zfile", None)
    found = {} if archive is None else {x: archive.read(x) for x in archive.namelist()}
    sources = {x: text for x, text in found.items() if x.startswith(_PACKAGE) and x.endswith(".py")}
    if f"{_PACKAGE}signature/loader.py" not in sources:
        raise NoSupportError(
            "Shiboken's Python modules were not found in its library. Please look how this version "
            "keeps them, or take the line with `shiboken_support` out of build.spec: the app then "
            "starts some 10 ms later."
        )
    return sources
