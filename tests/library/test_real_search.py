"""Searching in the real content: what people type leads to the right page."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from ketams_desktop.library.library import Library
from ketams_desktop.library.search import How

SEARCHES = tomllib.loads((Path(__file__).parent / "searches.toml").read_text("utf-8"))["first"]
SYNONYMS = Path(__file__).parents[2] / "content" / "en" / "synonyms.yaml"


@pytest.fixture(scope="module")
def real(compiled_pack: Path) -> Iterator[Library]:
    library = Library.open(compiled_pack)
    yield library
    library.close()


@pytest.mark.parametrize(
    ("typed", "meant", "page"),
    [
        ("ketamene", "ketamine", "what-is-ketamine"),
        ("kettamine", "ketamine", "what-is-ketamine"),
        ("blader", "bladder", "bladder"),
        ("adiction", "addiction", "what-dependence-is"),
        ("fatique", "fatigue", "fatigue"),
        ("anxeity", "anxiety", "anxiety"),
        ("diziness", "dizziness", "cut-off-or-dizzy"),
        ("livver", "liver", "liver"),
        ("pregnent", "pregnant", "pregnancy"),
        ("spacticity", "spasticity", "other-ms-symptoms"),
    ],
)
def test_misspelled_word_leads_to_the_right_page(
    real: Library, typed: str, meant: str, page: str
) -> None:
    found = real.find(typed)
    assert (found.how, found.words) == (How.SPELLED, meant)
    assert page in [hit.id for hit in found.hits[:4]]


@pytest.mark.parametrize(
    ("typed", "page"),
    [
        ("dependance", "what-dependence-is"),  # its stem is that of the right spelling
        ("depresion", "low-mood"),
        ("pee", "bladder"),
        ("high", "cut-off-or-dizzy"),
        ("hooked", "what-dependence-is"),
        ("weed", "other-medicines"),
        ("how do i stop peeing at night", "bladder"),
        ("high blood pressure", "blood-pressure"),
        ("bladder", "bladder"),
        ("pain", "pain"),
        ("fatigue", "fatigue"),
        ("low mood", "low-mood"),
        ("liver", "liver"),
        ("falls", "falls"),
    ],
)
def test_plain_words_lead_to_the_right_page(real: Library, typed: str, page: str) -> None:
    assert real.search(typed)[0].id == page


def test_searches_kept_find_their_page_first(real: Library) -> None:
    assert len(SEARCHES) >= 25
    found = {typed: real.search(typed) for typed in SEARCHES}
    first = {typed: hits[0].id if hits else "" for typed, hits in found.items()}
    assert first == SEARCHES


def test_every_plain_word_of_the_content_finds_its_pages_first(real: Library) -> None:
    wrong = []
    wanted: dict[str, list[str]] = {}
    for entry in yaml.safe_load(SYNONYMS.read_text("utf-8"))["synonyms"]:
        for words in entry["words"]:
            wanted.setdefault(words, []).extend(entry["pages"])
    for words, pages in wanted.items():
        first = [hit.id for hit in real.search(words)[: len(pages)]]
        if first != pages:
            wrong.append(f"{words}: {first}, not {pages}")
    assert wrong == []


@pytest.mark.parametrize("word", ["bladder", "addiction", "dependence", "sleepy", "stopping"])
def test_typing_a_word_letter_by_letter_always_finds_something(real: Library, word: str) -> None:
    for length in range(1, len(word) + 1):
        found = real.find(word[:length])
        assert found.how is How.EXACT, word[:length]
        assert found.hits


def test_all_three_kinds_are_found_for_a_usual_word(real: Library) -> None:
    assert {hit.kind for hit in real.search("bladder", 12)} == {"page", "question", "term"}
    assert {hit.kind for hit in real.search("ketamine", 12)} == {"page", "question", "term"}
