"""One printable citation from a CSL item: what is given, and nothing else."""

from __future__ import annotations

import re
from collections.abc import Mapping

_MOST_AUTHORS = 3
_AND_OTHERS = ("et al", "et al.", "others", "and others")
_INITIALS = re.compile(r"[A-Z]{1,4}")


def citation(item: Mapping[str, object]) -> str:
    """Return an item as one line: who, title, where, when, number.

    Parts that the item does not give are left out; nothing is filled in.
    """
    parts = [_authors(item), _text(item, "title"), _where(item), _published(item), _number(item)]
    return " ".join(_stopped(part) for part in parts if part)


def _authors(item: Mapping[str, object]) -> str:
    given = item.get("author")
    names = [_name(author) for author in given] if isinstance(given, list) else []
    names = [name for name in names if name]
    others = any(name.lower() in _AND_OTHERS for name in names)
    named = [name for name in names if name.lower() not in _AND_OTHERS]
    shown = named[:_MOST_AUTHORS]
    if shown and (others or len(named) > _MOST_AUTHORS):
        shown.append("et al.")
    return ", ".join(shown)


def _name(author: object) -> str:
    if not isinstance(author, Mapping):
        return ""
    literal = _text(author, "literal")
    if literal:
        return literal
    particle, family = _text(author, "non-dropping-particle"), _text(author, "family")
    parts = [particle, family, _initials(_text(author, "given")), _text(author, "suffix")]
    return " ".join(part for part in parts if part)


def _initials(given: str) -> str:
    if _INITIALS.fullmatch(given):
        return given
    return "".join(part[0].upper() for part in re.split(r"[\s.\-]+", given) if part)


def _where(item: Mapping[str, object]) -> str:
    container = _text(item, "container-title")
    edition = _text(item, "edition")
    maker = _text(item, "publisher") or _text(item, "authority")
    parts = [container, edition, maker if maker != container else ""]
    return ". ".join(part for part in parts if part)


def _published(item: Mapping[str, object]) -> str:
    """Return "2021;27(8):1220-1229", as far as it is given."""
    place = _text(item, "volume")
    if issue := _text(item, "issue"):
        place += f"({issue})"
    if page := _text(item, "page"):
        place += f":{page}" if place else f"page {page}"
    when = _date(item)
    return ";".join(part for part in (when, place) if part)


def _date(item: Mapping[str, object]) -> str:
    issued = item.get("issued")
    dates = issued.get("date-parts") if isinstance(issued, Mapping) else None
    if not isinstance(dates, list) or not dates or not isinstance(dates[0], list):
        return ""
    year, *rest = [str(part) for part in dates[0]]
    return "-".join([year, *(part.zfill(2) for part in rest)])


def _number(item: Mapping[str, object]) -> str:
    """Return the number that finds the item best: DOI, else PMID, else PMCID, else its own."""
    for key, name in (("DOI", "DOI "), ("PMID", "PMID "), ("PMCID", ""), ("number", "")):
        if text := _text(item, key):
            return f"{name}{text}"
    return ""


def _text(item: Mapping[str, object], key: str) -> str:
    value = item.get(key)
    return value.strip() if isinstance(value, str) else ""


def _stopped(part: str) -> str:
    return part if part.endswith((".", "?", "!")) else f"{part}."
