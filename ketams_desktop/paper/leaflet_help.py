"""Whom to call, on paper: where the screen has a button, a leaflet has the numbers themselves.

The same for everyone: the lists and numbers are never picked by what a page is about.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from ketams_desktop.library.blocks import Block, Callout, CalloutKind, Span, SpanKind, iter_spans
from ketams_desktop.library.library import Library
from ketams_desktop.library.records import HelpCountry, HelpLine, HelpPurpose, Page
from ketams_desktop.paper.leaflet_words import HelpWords

_ON_PAPER = (HelpPurpose.EMERGENCY, HelpPurpose.CRISIS)


@dataclass(frozen=True, slots=True)
class PaperSigns:
    """One of the fixed lists of warning signs."""

    title: str
    signs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PaperLine:
    """A number to call, and what is said of it: who answers, and when it was checked."""

    number: str
    about: str


@dataclass(frozen=True, slots=True)
class PaperCountry:
    """A country's numbers, the emergency number first."""

    name: str
    lines: tuple[PaperLine, ...]


@dataclass(frozen=True, slots=True)
class PaperHelp:
    """The part that tells when to call, and whom."""

    title: str
    notes: tuple[str, ...]
    signs: tuple[PaperSigns, ...]
    countries: tuple[PaperCountry, ...]
    elsewhere: str


def without_button(spans: Sequence[Span], words: HelpWords) -> tuple[Span, ...]:
    """Return a text that sends a reader to the numbers on paper in place of to a button."""
    found: list[Span] = []
    for span in spans:
        if not _is_button(span, words):
            found.append(span)
            continue
        before = found.pop() if found else Span(SpanKind.TEXT, "")
        text = before.text
        for press, go in zip(words.press, words.go, strict=True):
            if text.endswith(press):
                text = text[: -len(press)] + go
        found += [replace(before, text=text)] if text else []
        found.append(replace(span, text=words.part))
    return tuple(found)


def help_on(
    page: Page, blocks: tuple[Block, ...], library: Library, country: str, words: HelpWords
) -> PaperHelp | None:
    """Return whom to call, for pages that warn or send for help; None for all others.

    Args:
        page: what the leaflet is of.
        blocks: what of it stands on paper.
        library: has the lists and the numbers.
        country: the id of the person's country; those of all stand there for any other text.
        words: the fixed words.
    """
    texts = (page.summary, *iter_spans(blocks))
    is_named = any(_is_button(span, words) for text in texts for span in text)
    is_sent = any(isinstance(x, Callout) and x.kind is CalloutKind.HELP for x in blocks)
    if not (is_named or is_sent or library.section(page.section).warnings):
        return None
    countries = library.help_countries()
    chosen = [x for x in countries if x.id == country] or countries
    signs = tuple(
        PaperSigns(x.title, tuple(sign.text for sign in x.signs)) for x in library.warning_sets()
    )
    numbers = tuple(_country(x, words) for x in chosen)
    return PaperHelp(words.title, (words.same, words.unsure), signs, numbers, words.elsewhere)


def _country(country: HelpCountry, words: HelpWords) -> PaperCountry:
    return PaperCountry(country.name, tuple(_lines(country.lines, words)))


def _lines(lines: Iterable[HelpLine], words: HelpWords) -> Iterable[PaperLine]:
    for purpose in _ON_PAPER:
        for line in lines:
            if line.purpose is purpose:
                checked = words.checked.format(date=line.checked_on)
                about = f"{line.name}. {line.detail.rstrip('.')}. {checked}"
                yield PaperLine(line.number, about)


def _is_button(span: Span, words: HelpWords) -> bool:
    return span.kind is SpanKind.STRONG and span.text == words.button
