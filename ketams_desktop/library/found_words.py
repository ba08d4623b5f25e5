"""What was found, for a program or for a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ketams_desktop.library.search import Found, How

_KINDS = {"page": "Page", "question": "Question", "term": "Word"}


def hits_to_json(found: Found) -> list[dict[str, str]]:
    """Return the hits as plain values, the best first; titles and snippets have no marks."""
    return [
        {
            "kind": hit.kind,
            "id": hit.id,
            "title": hit.title,
            "section": hit.section,
            "snippet": hit.snippet,
        }
        for hit in found.hits
    ]


def found_as_text(found: Found, sections: Mapping[str, str]) -> Iterator[str]:
    """Yield a line a hit, for people; `sections` has the titles of sections by id."""
    for number, hit in enumerate(found.hits, start=1):
        where = sections.get(hit.section, "")
        about = f"{_KINDS.get(hit.kind, hit.kind)}, {where}" if where else _KINDS[hit.kind]
        yield f"{number}. {hit.title} ({about})"


def found_note(found: Found, words: str) -> str:
    """Return a sentence where what was found is not just what was asked for, or ""."""
    match found.how:
        case How.SPELLED:
            return f"Nothing is spelled '{words}'. This was found for '{found.words}'."
        case How.FEWER:
            return f"Nothing holds all of '{words}'. This was found for '{found.words}'."
        case How.NOTHING if found.nearest:
            near = ", ".join(found.nearest)
            return f"Nothing was found for '{words}'. These words are near: {near}."
        case How.NOTHING:
            return f"Nothing was found for '{words}'. Please try one short word."
        case _:
            return ""
