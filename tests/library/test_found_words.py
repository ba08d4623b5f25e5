"""What was found, as values and as words."""

from __future__ import annotations

import pytest

from ketams_desktop.library.found_words import found_as_text, found_note, hits_to_json
from ketams_desktop.library.records import SearchHit
from ketams_desktop.library.search import Found, How

PAGE = SearchHit("page", "bladder", "Your bladder", "risks", "It may hurt", ((0, 4),), ((3, 6),))
TERM = SearchHit("term", "pain", "Pain", "", "What hurts")
FOUND = Found(How.EXACT, (PAGE, TERM))


def test_hits_as_values_have_no_marks() -> None:
    first, second = hits_to_json(FOUND)
    assert first == {
        "kind": "page",
        "id": "bladder",
        "title": "Your bladder",
        "section": "risks",
        "snippet": "It may hurt",
    }
    assert second["kind"] == "term"


def test_hits_as_text_are_numbered_and_say_what_they_are() -> None:
    assert list(found_as_text(FOUND, {"risks": "Risks"})) == [
        "1. Your bladder (Page, Risks)",
        "2. Pain (Word)",
    ]


@pytest.mark.parametrize(
    ("found", "note"),
    [
        (FOUND, ""),
        (Found(How.SPELLED, words="pain"), "Nothing is spelled 'pian'. This was found for 'pain'."),
        (Found(How.FEWER, words="p"), "Nothing holds all of 'pian'. This was found for 'p'."),
        (
            Found(How.NOTHING, nearest=("pain", "plan")),
            "Nothing was found for 'pian'. These words are near: pain, plan.",
        ),
        (Found(How.NOTHING), "Nothing was found for 'pian'. Please try one short word."),
    ],
)
def test_note_says_where_something_else_was_found(found: Found, note: str) -> None:
    assert found_note(found, "pian") == note
