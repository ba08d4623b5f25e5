"""Makes Typst forget what it has set: it keeps parts of the last sheets, to be quick.

What it keeps is the library's own and belongs to no compiler; it goes once some other sheets
have been set after it. So nothing is set, again and again.
"""

from __future__ import annotations

import contextlib
import sys
from pathlib import Path

#: The library keeps what it was asked for in the last ten rounds.
_ROUNDS = 12


def forget_what_was_set(template_dir: Path, font_dir: Path) -> None:
    """Have nothing left in Typst of any sheet; not while one is being set. Never fails.

    Args:
        template_dir: has `nothing.typ`.
        font_dir: has the fonts that ship with the app.
    """
    if "typst" not in sys.modules:
        return  # nothing was set
    import typst

    fonts = typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[font_dir]
    )
    with contextlib.suppress(RuntimeError, OSError):
        compiler = typst.Compiler(
            input=template_dir / "nothing.typ", root=template_dir, font_paths=fonts
        )
        for _ in range(_ROUNDS):
            compiler.compile(format="png", ppi=9)
