"""How each scene is rendered: theme, text size, window, language."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

SIZES = ((1366, 768), (1024, 768))
PERCENTS = (100, 200, 300)
ENGLISH = "en"
#: Which themes each pseudo-language is shown in; the words are what is looked at.
PSEUDO_THEMES = {"long": ("paper",), "rtl": ("paper", "night")}
#: Full-length pictures differ by theme in nothing but colors: one light theme, one dark.
TALL_THEMES = ("paper", "night")


@dataclass(frozen=True, slots=True)
class View:
    """One way to look at every scene. Sizes are in logical pixels."""

    theme: str
    percent: int
    width: int
    height: int
    language: str = ENGLISH

    @property
    def name(self) -> str:
        """A name for folders and labels."""
        return f"{self.language}-{self.theme}-{self.percent}-{self.width}x{self.height}"

    @property
    def has_tall(self) -> bool:
        """Whether scenes that scroll are also rendered in full length."""
        return self.theme in TALL_THEMES and self.width == SIZES[0][0]


def all_views(themes: Sequence[str]) -> tuple[View, ...]:
    """Return every view: all themes in English, a few in the pseudo-languages."""
    by_language = {ENGLISH: tuple(themes), **PSEUDO_THEMES}
    return tuple(
        View(theme, percent, width, height, language)
        for language, wanted in by_language.items()
        for theme, percent, (width, height) in itertools.product(wanted, PERCENTS, SIZES)
    )
