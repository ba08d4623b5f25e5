"""Turns a sheet into a tagged PDF and into pictures of the very same pages, through Typst.

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
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from ketams_desktop.codec import to_plain
from ketams_desktop.errors import COPY_INSTEAD, TypesettingError
from ketams_desktop.paper.sheet import Sheet

if TYPE_CHECKING:
    import typst

FONT_FAMILY = "Atkinson Hyperlegible Next"

_TEMPLATE = "sheet.typ"

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
class _Settled:
    """How a sheet could be set: with which fonts and which data."""

    fonts: _FontSet
    inputs: str
    result: TypesetResult


class Typesetter:
    """Sets sheets, from any thread. Keeps Typst warm, and remembers the last sheet."""

    def __init__(self, template_dir: Path, font_dir: Path) -> None:
        self._template_dir = template_dir
        self._font_dir = font_dir
        self._compilers: dict[_FontSet, typst.Compiler] = {}
        self._last: tuple[Sheet, _Settled] | None = None
        # Typst refuses to be called from two threads at once.
        self._lock = threading.RLock()

    def pdf(self, sheet: Sheet) -> TypesetResult:
        """Return the sheet as a tagged PDF.

        Raises:
            TypesettingError: the template or the fonts are missing or broken.
        """
        return self._settled(sheet).result

    def pages(self, sheet: Sheet, ppi: float = _PIXELS_PER_INCH) -> tuple[bytes, ...]:
        """Return the same pages as PNG pictures at `ppi` pixels per inch.

        Raises:
            TypesettingError: the template or the fonts are missing or broken.
        """
        with self._lock:
            settled = self._settled(sheet)
            inputs = {"sheet": settled.inputs}
            return self._run(
                settled.fonts, lambda typst: typst.compile(sys_inputs=inputs, format="png", ppi=ppi)
            )

    def replaced(self, sheet: Sheet) -> tuple[str, ...]:
        """Return the characters of the sheet that no font can draw.

        Raises:
            TypesettingError: the template or the fonts are missing or broken.
        """
        return self._settled(sheet).result.replaced

    def _settled(self, sheet: Sheet) -> _Settled:
        with self._lock:
            if self._last is None or self._last[0] != sheet:
                self._last = (sheet, self._settle(sheet))
            return self._last[1]

    def _settle(self, sheet: Sheet) -> _Settled:
        inputs = json.dumps(to_plain(sheet), ensure_ascii=False)
        data = self._try_ua("own", inputs)
        if isinstance(data, bytes):
            return _Settled("own", inputs, TypesetResult(data, (), is_ua=True))
        return self._settle_with_all_fonts(inputs)

    def _settle_with_all_fonts(self, inputs: str) -> _Settled:
        replaced: set[str] = set()
        for _ in range(_MOST_ROUNDS):
            data = self._try_ua("all", _without(inputs, replaced))
            if isinstance(data, bytes):
                break
            found = _to_replace(data) & set(inputs) - replaced
            if not found:
                replaced = {x for x in inputs if ord(x) > _LAST_LATIN}
                break
            replaced |= found
        if isinstance(data, bytes) and not replaced:
            return _Settled("all", inputs, TypesetResult(data, (), is_ua=True))
        inputs = _without(inputs, replaced)
        data = self._pdf("all", inputs, [])
        seen = tuple(sorted(x for x in replaced if not _is_invisible(x)))
        return _Settled("all", inputs, TypesetResult(data, seen, is_ua=False))

    def _try_ua(self, fonts: _FontSet, inputs: str) -> bytes | str:
        """Return the PDF/UA-1 file, or what Typst has against it."""
        import typst

        try:
            return self._pdf(fonts, inputs, ["ua-1"])
        except TypesettingError as error:
            cause = error.__cause__
            return cause.diagnostic if isinstance(cause, typst.TypstError) else ""

    def _pdf(self, fonts: _FontSet, inputs: str, standards: list[Literal["ua-1"]]) -> bytes:
        return self._run(
            fonts,
            lambda typst: typst.compile(
                sys_inputs={"sheet": inputs}, format="pdf", pdf_standards=[*standards]
            ),
        )[0]

    def _run(self, fonts: _FontSet, job: _Job) -> tuple[bytes, ...]:
        compiler = self._compiler(fonts)
        try:
            files = job(compiler)
        except (RuntimeError, OSError) as error:
            raise TypesettingError(
                f"The sheet could not be drawn ({error}). {COPY_INSTEAD}"
            ) from error
        except BaseException as error:
            # A fault inside Typst itself. It derives from BaseException and is not exported.
            if type(error).__name__ != "PanicException":
                raise
            self._compilers.clear()
            raise TypesettingError(f"The sheet could not be drawn. {COPY_INSTEAD}") from error
        return (files,) if isinstance(files, bytes) else tuple(files or ())

    def _compiler(self, fonts: _FontSet) -> typst.Compiler:
        if fonts not in self._compilers:
            self._compilers[fonts] = self._started(fonts)
        return self._compilers[fonts]

    def _started(self, fonts: _FontSet) -> typst.Compiler:
        import typst

        found = typst.Fonts(
            include_system_fonts=fonts == "all",
            include_embedded_fonts=fonts == "all",
            font_paths=[self._font_dir],
        )
        template = self._template_dir / _TEMPLATE
        if FONT_FAMILY not in found.families() or not template.is_file():
            raise TypesettingError(
                "A part of the app that draws the printed sheet is missing. Your list is "
                "kept. Please install KetaMS Desktop again."
            )
        return typst.Compiler(input=template, root=self._template_dir, font_paths=found)


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
