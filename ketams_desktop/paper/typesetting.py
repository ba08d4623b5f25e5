"""Turns paper into a tagged PDF and into pictures of the very same pages, through Typst.

Typst is imported on first use: the app starts without it. Nothing is written to disk.

PDF/UA-1 refuses characters that no font can draw. So there is a ladder, and every rung
down costs something: the app's own fonts; then the system's fonts too; then the
characters in question replaced and the PDF/UA claim dropped. Typed text never makes it
fail.
"""

from __future__ import annotations

import json
import re
import threading
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from ketams_desktop.codec import to_plain
from ketams_desktop.errors import TypesettingError
from ketams_desktop.paper.long_words import with_breaks
from ketams_desktop.paper.page_plan import PagePlan, plan_from

if TYPE_CHECKING:
    import typst

    from ketams_desktop.paper.handout import Handout
    from ketams_desktop.paper.leaflet import Leaflet
    from ketams_desktop.paper.sheet import Sheet

    #: What can be set. Each names its template; its data goes in under the same name.
    Paper = Handout | Sheet | Leaflet

FONT_FAMILY = "Atkinson Hyperlegible Next"

#: The template draws this character as a question mark in a box.
_REPLACEMENT = "\N{REPLACEMENT CHARACTER}"

#: How Typst names what it cannot draw. If the words ever change, the last rung catches it.
_UNDRAWABLE = re.compile(r'the text `"(.+?)"` could not be displayed', re.DOTALL)
_ESCAPE = re.compile(r"\\u\{([0-9a-f]{1,6})\}")

#: Replacing a mark can make the letter under it drawable, so it takes a few rounds.
_MOST_ROUNDS = 8

#: All letters up to here are in the font that ships with the app, or in none of our words.
_LAST_LATIN = 0x024F

_PIXELS_PER_INCH = 144.0

#: What a person can do where one of these cannot be drawn.
_INSTEAD = {
    "sheet": "copy it as text instead",
    "leaflet": "read the page on the screen instead",
}

_FontSet = Literal["own", "all"]
_Job = Callable[["typst.Compiler"], bytes | list[bytes] | None]


@dataclass(frozen=True, slots=True)
class TypesetResult:
    """A PDF, and what it cost to make it.

    Attributes:
        data: the file.
        replaced: characters that stand as a boxed question mark on paper.
        is_ua: the file claims PDF/UA-1. It is tagged in any case.
    """

    data: bytes
    replaced: tuple[str, ...]
    is_ua: bool


@dataclass(frozen=True, slots=True)
class _Recipe:
    """What Typst is handed: which template, with which fonts, and the data as JSON."""

    template: str
    fonts: _FontSet
    inputs: str

    @property
    def sys_inputs(self) -> dict[str, str]:
        """The data under the name where the template looks for it."""
        return {self.template: self.inputs}


@dataclass(frozen=True, slots=True)
class _Settled:
    """How paper could be set."""

    recipe: _Recipe
    result: TypesetResult


class Typesetter:
    """Sets sheets and leaflets, from any thread. Keeps Typst warm, and remembers the last one."""

    def __init__(self, template_dir: Path, font_dir: Path) -> None:
        self._template_dir = template_dir
        self._font_dir = font_dir
        self._fonts: dict[_FontSet, typst.Fonts] = {}
        self._compilers: dict[tuple[str, _FontSet], typst.Compiler] = {}
        self._last: tuple[Paper, _Settled] | None = None
        # Typst refuses to be called from two threads at once.
        self._lock = threading.RLock()

    def pdf(self, paper: Paper) -> TypesetResult:
        """Return a sheet or a leaflet as a tagged PDF.

        Raises:
            TypesettingError: the template or the fonts are missing or broken.
        """
        return self._settled(paper).result

    def pages(self, paper: Paper, ppi: float = _PIXELS_PER_INCH) -> tuple[bytes, ...]:
        """Return the same pages as PNG pictures at `ppi` pixels per inch.

        Raises:
            TypesettingError: the template or the fonts are missing or broken.
        """
        with self._lock:
            recipe = self._settled(paper).recipe
            return self._run(
                recipe,
                lambda typst: typst.compile(sys_inputs=recipe.sys_inputs, format="png", ppi=ppi),
            )

    def page_plan(self, paper: Handout) -> tuple[PagePlan, ...]:
        """Return what stands on each page of a handout, in order.

        Raises:
            TypesettingError: the template or the fonts are missing or broken.
        """
        with self._lock:
            recipe = self._settled(paper).recipe
            # A compiler that is kept takes its data with a job, but not with a question.
            asked = self._started(recipe, recipe.sys_inputs)
            found = self._run(recipe, lambda _: asked.query("<place>", field="value").encode())
            return plan_from(json.loads(found[0]))

    def replaced(self, paper: Paper) -> tuple[str, ...]:
        """Return the characters that no font can draw.

        Raises:
            TypesettingError: the template or the fonts are missing or broken.
        """
        return self._settled(paper).result.replaced

    def _settled(self, paper: Paper) -> _Settled:
        with self._lock:
            if self._last is None or self._last[0] != paper:
                self._last = (paper, self._settle(paper))
            return self._last[1]

    def _settle(self, paper: Paper) -> _Settled:
        plain = to_plain(paper)
        # A leaflet holds no words that a person typed; those break only where they have to.
        plain = plain if paper.TEMPLATE == "leaflet" else with_breaks(plain)
        inputs = json.dumps(plain, ensure_ascii=False)
        recipe = _Recipe(paper.TEMPLATE, "own", inputs)
        data = self._try_ua(recipe)
        if isinstance(data, bytes):
            return _Settled(recipe, TypesetResult(data, (), is_ua=True))
        return self._settle_with_all_fonts(replace(recipe, fonts="all"))

    def _settle_with_all_fonts(self, recipe: _Recipe) -> _Settled:
        inputs = recipe.inputs
        replaced: set[str] = set()
        for _ in range(_MOST_ROUNDS):
            data = self._try_ua(replace(recipe, inputs=_without(inputs, replaced)))
            if isinstance(data, bytes):
                break
            found = _to_replace(data) & set(inputs) - replaced
            if not found:
                replaced = {x for x in inputs if ord(x) > _LAST_LATIN}
                break
            replaced |= found
        if isinstance(data, bytes) and not replaced:
            return _Settled(recipe, TypesetResult(data, (), is_ua=True))
        recipe = replace(recipe, inputs=_without(inputs, replaced))
        data = self._pdf(recipe, [])
        seen = tuple(sorted(x for x in replaced if not _is_invisible(x)))
        return _Settled(recipe, TypesetResult(data, seen, is_ua=False))

    def _try_ua(self, recipe: _Recipe) -> bytes | str:
        """Return the PDF/UA-1 file, or what Typst has against it."""
        import typst

        try:
            return self._pdf(recipe, ["ua-1"])
        except TypesettingError as error:
            cause = error.__cause__
            return cause.diagnostic if isinstance(cause, typst.TypstError) else ""

    def _pdf(self, recipe: _Recipe, standards: list[Literal["ua-1"]]) -> bytes:
        return self._run(
            recipe,
            lambda typst: typst.compile(
                sys_inputs=recipe.sys_inputs, format="pdf", pdf_standards=[*standards]
            ),
        )[0]

    def _run(self, recipe: _Recipe, job: _Job) -> tuple[bytes, ...]:
        compiler = self._compiler(recipe)
        name, instead = recipe.template, _INSTEAD[recipe.template]
        try:
            files = job(compiler)
        except (RuntimeError, OSError) as error:
            raise TypesettingError(
                f"The {name} could not be drawn ({error}). Your list is kept. You can {instead}."
            ) from error
        except BaseException as error:
            # A fault inside Typst itself. It derives from BaseException and is not exported.
            if type(error).__name__ != "PanicException":
                raise
            self._compilers.clear()
            raise TypesettingError(
                f"The {name} could not be drawn. Your list is kept. You can {instead}."
            ) from error
        return (files,) if isinstance(files, bytes) else tuple(files or ())

    def _compiler(self, recipe: _Recipe) -> typst.Compiler:
        key = (recipe.template, recipe.fonts)
        if key not in self._compilers:
            self._compilers[key] = self._started(recipe)
        return self._compilers[key]

    def _started(
        self, recipe: _Recipe, sys_inputs: Mapping[str, str] | None = None
    ) -> typst.Compiler:
        import typst

        found = self._found_fonts(recipe.fonts)
        template = self._template_dir / f"{recipe.template}.typ"
        if FONT_FAMILY not in found.families() or not template.is_file():
            raise TypesettingError(
                f"A part of the app that draws the printed {recipe.template} is missing. Your "
                "list is kept. Please install KetaMS Desktop again."
            )
        return typst.Compiler(
            input=template,
            root=self._template_dir,
            font_paths=found,
            sys_inputs=dict(sys_inputs or {}),
        )

    def _found_fonts(self, which: _FontSet) -> typst.Fonts:
        import typst

        if which not in self._fonts:
            self._fonts[which] = typst.Fonts(
                include_system_fonts=which == "all",
                include_embedded_fonts=which == "all",
                font_paths=[self._font_dir],
            )
        return self._fonts[which]


def _without(inputs: str, replaced: Iterable[str]) -> str:
    # Only characters outside ASCII are ever replaced, so the JSON around them is safe.
    return inputs.translate({ord(x): "" if _is_invisible(x) else _REPLACEMENT for x in replaced})


def _is_invisible(character: str) -> bool:
    """Return whether a character only says how its neighbors are drawn: joiners, selectors."""
    return (
        unicodedata.category(character) == "Cf"
        or "\ufe00" <= character <= "\ufe0f"
        or "\U000e0100" <= character <= "\U000e01ef"
    )


def _to_replace(diagnostic: str) -> set[str]:
    """Return which characters to replace next, given what Typst says it cannot draw.

    A mark that no font has takes the letter under it along; so marks go first, and
    plain ASCII, which our font has, never goes.
    """
    named = {
        character
        for text in _UNDRAWABLE.findall(diagnostic)
        for character in _ESCAPE.sub(lambda match: chr(int(match[1], 16)), text)
        if not character.isascii()
    }
    marks = {x for x in named if unicodedata.category(x).startswith("M")}
    return (marks or named) - {_REPLACEMENT}
