import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from ketams_desktop.library.library import Library
from ketams_desktop.library.records import SearchHit
from ketams_desktop.library.search import How, marks_of

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
    assert library.find("nutsh pain").how is not How.EXACT
    assert library.find("nutsh ").how is not How.EXACT


def test_search_takes_a_last_word_longer_than_its_stem_as_begun(library: Library) -> None:
    # The index holds "beginn" for no word: its stem is "begin".
    assert [hit.id for hit in library.search("whe beg")] == [
        hit.id for hit in library.search("where begin")
    ]
    for begun in ("quest", "questi", "questio", "question"):
        assert library.find(begun).how is How.EXACT
        assert "second-page" in {hit.id for hit in library.search(begun)}


def test_search_without_a_place_for_all_words_leaves_some_out_and_says_so(
    library: Library,
) -> None:
    found = library.find("pain elephant")
    assert (found.how, found.words) == (How.FEWER, "pain")
    assert found.hits == library.search("pain ")
    # The usual word goes, the rare one stays.
    rare = library.find("person nutshell")
    assert (rare.how, rare.words) == (How.FEWER, "nutshell")


@pytest.mark.parametrize("words", ["nutsell", "nutshlel", "mutshell", "nutschell", "nutsshell"])
def test_search_forgives_a_slip_and_says_so(library: Library, words: str) -> None:
    found = library.find(f"{words} ")
    assert (found.how, found.words) == (How.SPELLED, "nutshell")
    assert [hit.id for hit in found.hits] == ["first-page"]


def test_search_forgives_a_slip_in_a_word_that_is_not_finished(library: Library) -> None:
    found = library.find("nutsch")
    assert (found.how, found.words) == (How.SPELLED, "nutshell")


def test_search_corrects_no_word_that_is_found(library: Library) -> None:
    assert library.find("pages").how is How.EXACT
    # Its stem is known, however it is spelled.
    found = library.find("pain nutshelle")
    assert (found.how, found.words) == (How.EXACT, "")


def test_search_for_plain_words_gives_what_is_listed_in_its_order(library: Library) -> None:
    listed = ["second-page", "first-page", "pain", "Q-TST-01"]
    for words in ("ouch", "OUCH!", "it stings", "it  stings"):
        assert [hit.id for hit in library.search(words)] == listed
    assert [hit.id for hit in library.search("ouhc ")] == listed
    assert {hit.id for hit in library.search("stin")} == set(listed)
    assert [hit.id for hit in library.search("ouch nutshell")] == ["first-page"]


def test_search_with_no_hit_offers_near_words(library: Library) -> None:
    found = library.find("nutzzzzl")
    assert (found.how, found.hits) == (How.NOTHING, ())
    assert "nutshell" in found.nearest
    assert library.find("xyzzy").nearest == ()


def test_search_marks_the_words_in_title_and_snippet(library: Library) -> None:
    hit = library.search("pain")[0]
    assert (hit.id, hit.title_marks) == ("pain", ((0, 4),))
    page = next(hit for hit in library.search("pain") if hit.kind == "page")
    assert {page.snippet[a:b] for a, b in page.snippet_marks} == {"pain"}
    assert not any(char in page.snippet for char in "\x02\x03\n")


def test_search_snippet_ends_a_heading_before_the_next_words(library: Library) -> None:
    hit = next(x for x in library.search("seen") if x.kind == "page")
    assert "What was seen. In one study" in hit.snippet
    assert {hit.snippet[a:b] for a, b in hit.snippet_marks} == {"seen"}


def test_marks_of_another_wording_are_on_the_same_words() -> None:
    hit = SearchHit("question", "Q", "Is Pain bad?", "", "", ((3, 7),))
    assert marks_of("Is their pain painful?", hit) == ((9, 13),)


def test_search_keeps_room_for_questions(library: Library) -> None:
    hits = library.search("what", limit=6)
    assert [hit.kind for hit in hits].count("question") >= 2


def test_search_puts_a_title_before_a_mention(library: Library) -> None:
    assert next(hit.id for hit in library.search("first page")) == "first-page"


def test_search_does_not_find_ids_of_claims(library: Library) -> None:
    assert library.find("E-TST-01").how is not How.EXACT


def test_search_gives_no_more_than_asked(library: Library) -> None:
    assert len(library.search("what", limit=2)) == 2


def test_search_reads_nothing_as_query_syntax(library: Library) -> None:
    found = library.find('pain OR "NEAR(')
    assert (found.how, found.words) == (How.FEWER, "pain")
    assert library.find("  ").how is How.NOTHING
