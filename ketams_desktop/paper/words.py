"""The fixed words of all paper, in one language. Read from a TOML file beside the templates."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path

from ketams_desktop.codec import DecodeError, from_plain
from ketams_desktop.errors import INSTALL_AGAIN, ResourceMissingError
from ketams_desktop.paper.leaflet_words import LeafletWords


@dataclass(frozen=True, slots=True)
class PartWords:
    """The titles over groups of questions.

    `few` and `one` stand over the whole list where there is nothing to put first; the `short`
    ones where there is little time at the visit.
    """

    first: str
    rest: str
    few: str
    one: str
    caregiver: str
    short_first: str
    short_rest: str


@dataclass(frozen=True, slots=True)
class TickWords:
    """The words beside the tick boxes."""

    yes: str
    no: str
    answered: str
    will_find_out: str


@dataclass(frozen=True, slots=True)
class FactWords:
    """What the team is told. A label stands before what was typed, or over blank lines."""

    title: str
    medicines: str
    allergies: str
    reactions: str


@dataclass(frozen=True, slots=True)
class RecordWords:
    """What stands on a sheet that says what came of the visit."""

    title: str
    heard: str
    next_steps: str


@dataclass(frozen=True, slots=True)
class CaregiverWords:
    """What is put otherwise where the caregiver made the list."""

    title: str
    matters_most: str
    medicines: str
    part: str


@dataclass(frozen=True, slots=True)
class DayWords:
    """How a day is written. `months` are the names of all twelve."""

    form: str
    months: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FooterWords:
    """The foot of every page. Words in braces are filled in."""

    purpose: str
    not_reviewed: str
    reviewed: str
    content: str
    out_of_date: str
    page: str


@dataclass(frozen=True, slots=True)
class SheetWords:
    """Everything on the sheet that is not a question; `leaflet` is for leaflets alone."""

    language: str
    title: str
    with_whom: str
    date: str
    copy: str
    matters_most: str
    note: str
    heard: str
    day: DayWords
    facts: FactWords
    record: RecordWords
    caregiver: CaregiverWords
    parts: PartWords
    ticks: TickWords
    footer: FooterWords
    leaflet: LeafletWords


def load_words(folder: Path, language: str = "en") -> SheetWords:
    """Read `<language>.toml` in `folder`.

    Raises:
        ResourceMissingError: the file is missing or not in the documented form.
    """
    path = folder / f"{language}.toml"
    try:
        return from_plain(SheetWords, tomllib.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError) as error:
        detail = f" ({error})" if isinstance(error, DecodeError) else ""
        raise ResourceMissingError(
            f"The words for the printed sheet, {path.name}, cannot be read{detail}. {INSTALL_AGAIN}"
        ) from error
