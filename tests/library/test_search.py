import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from ketams_desktop.library.library import Library
from ketams_desktop.library.search import match_expression

HOSTILE = [
    "",
    " ",
    '"',
    '""',
    '"pain',
    "'; DROP TABLE record; --",
    "pain OR",
    "OR AND NOT",
    "NEAR(pain, 2)",
    "title:pain",
    "{title} : pain",
    "^pain",
    "-pain",
    "pain*",
    "*",
    "(",
    "\x00",
    "pain\x00pain",
    "_",
    "pain _",
    "\ud800",
    "%",
    "२",
    "é",
    "🧠",
    "a" * 100_000,
    "pain " * 10_000,
]


@pytest.mark.parametrize("words", HOSTILE)
def test_search_with_hostile_words_gives_hits_or_nothing(library: Library, words: str) -> None:
    assert isinstance(library.search(words), tuple)


@hypothesis_settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=40))
def test_search_with_any_text_never_fails(library: Library, words: str) -> None:
    assert isinstance(library.search(words), tuple)


def test_search_finds_pages_questions_and_terms(library: Library) -> None:
    assert {hit.kind for hit in library.search("pain")} == {"page", "term"}
    assert {hit.id for hit in library.search("Q-TST-04")} == {"Q-TST-04"}


def test_search_finds_the_caregiver_wording_too(library: Library) -> None:
    hits = library.search("person I care for")
    assert {hit.kind for hit in hits} == {"question"}
    assert len(hits) == 4


def test_search_takes_the_last_word_as_begun(library: Library) -> None:
    assert [hit.id for hit in library.search("nutsh")] == ["first-page"]
    assert library.search("nutsh pain") == ()


def test_search_asks_for_every_word(library: Library) -> None:
    assert library.search("pain elephant") == ()


def test_search_puts_a_title_before_a_mention(library: Library) -> None:
    assert next(hit.id for hit in library.search("first page")) == "first-page"


def test_search_does_not_find_ids_of_claims(library: Library) -> None:
    assert library.search("E-TST-01") == ()


def test_search_gives_no_more_than_asked(library: Library) -> None:
    assert len(library.search("what", limit=2)) == 2


def test_match_expression_quotes_every_word() -> None:
    assert match_expression('pain OR "NEAR(') == '"pain" "OR" "NEAR"*'
    assert match_expression("  ") == ""
