"""What makes sheets, loaded when the first one is wanted: the app starts without it."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ketams_desktop.paper.typesetting import Typesetter
    from ketams_desktop.paper.words import SheetWords


class PaperTools:
    """The typesetter and the sheet's own words, each made once."""

    def __init__(self, template_dir: Path, font_dir: Path) -> None:
        self._template_dir = template_dir
        self._font_dir = font_dir

    @cached_property
    def typesetter(self) -> Typesetter:
        """What sets sheets."""
        from ketams_desktop.paper.typesetting import Typesetter

        return Typesetter(self._template_dir, self._font_dir)

    @cached_property
    def words(self) -> SheetWords:
        """The words that stand on every sheet.

        Raises:
            ResourceMissingError: they are not where they should be, or not readable.
        """
        from ketams_desktop.paper.words import load_words

        return load_words(self._template_dir)
