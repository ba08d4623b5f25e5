"""How each scene is rendered: theme, text size, window, language."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

SIZES = ((1366, 768), (1024, 768))
PERCENTS = (100, 200, 300)
ENGLISH = "en"
#: Where pseudo-languages are shown: one theme, since their words are what is looked at.
PSEUDO_LANGUAGES = ("long", "rtl")
USUAL_THEME, USUAL_SIZE = "paper", SIZES[0]


@dataclass(frozen=True, slots=True)
class View:
    """One way to look at every scene. Sizes are in logical pixels.

    `whole`: render in full length what scrolls, whatever the view.
    """

    theme: str
    percent: int
    width: int
    height: int
    language: str = ENGLISH
    whole: bool = False

    @property
    def name(self) -> str:
        """A name for folders and labels."""
        return f"{self.language}-{self.theme}-{self.percent}-{self.width}x{self.height}"

    @property
    def has_tall(self) -> bool:
        """Whether what scrolls is also rendered in full length.

        Colors add nothing to it, and what holds at the ends holds in between.
        """
        if self.whole:
            return True
        is_end = self.percent in (PERCENTS[0], PERCENTS[-1])
        is_usual = self.theme == USUAL_THEME and (self.width, self.height) == USUAL_SIZE
        return is_usual and is_end and (self.language == ENGLISH or self.percent == PERCENTS[0])

    @property
    def has_states(self) -> bool:
        """Whether the less usual states of a screen are rendered, too.

        Every screen is rendered in every view. Its states are in every size of one theme,
        in every theme at one size, and in each pseudo-language once.
        """
        if self.language != ENGLISH:
            return self.percent == PERCENTS[1]
        is_usual_view = (self.percent, (self.width, self.height)) == (PERCENTS[0], USUAL_SIZE)
        return self.theme == USUAL_THEME or is_usual_view


def all_views(
    themes: Sequence[str], percents: Sequence[int] = (), *, whole: bool = False
) -> tuple[View, ...]:
    """Return every view: all themes and sizes in English, fewer in the pseudo-languages.

    `percents` are text sizes that somebody asks for, which may be others than the usual ones.
    """
    sizes = sorted({*PERCENTS, *percents})
    english = itertools.product(themes, sizes, SIZES, [ENGLISH])
    pseudo = itertools.product([USUAL_THEME], PERCENTS, [USUAL_SIZE], PSEUDO_LANGUAGES)
    return tuple(
        View(theme, percent, width, height, language, whole)
        for theme, percent, (width, height), language in (*english, *pseudo)
    )
