"""Packs of earlier formats still open: fixtures that the app of that time wrote."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from ketams_desktop.errors import UnknownIdError
from ketams_desktop.library.figures import sentence
from ketams_desktop.library.library import Library
from ketams_desktop.library.pack_format import FORMAT_VERSION, READABLE_VERSIONS
from ketams_desktop.library.records import RiskFigure, Side
from ketams_desktop.library.search import Found, How

FIXTURES = Path(__file__).parents[1] / "fixtures" / "packs"


@pytest.fixture(params=sorted(FIXTURES.glob("format-*.pack")), ids=lambda path: path.stem)
def old(request: pytest.FixtureRequest) -> Iterator[Library]:
    library = Library.open(request.param)
    yield library
    library.close()


def test_every_format_before_this_one_has_a_fixture() -> None:
    names = {path.stem for path in FIXTURES.glob("format-*.pack")}
    assert names == {f"format-{number}" for number in range(1, FORMAT_VERSION)}
    assert tuple(range(1, FORMAT_VERSION + 1)) == READABLE_VERSIONS


def test_old_pack_says_its_own_format(old: Library) -> None:
    assert old.info.format_version < FORMAT_VERSION


def test_old_pack_is_read_whole(old: Library) -> None:
    heads = old.page_heads()
    assert [head.id for head in heads] == ["second-page", "first-page"]
    for head in heads:
        page = old.page(head.id)
        assert page.blocks
        assert [old.claim(claim).sources for claim in page.claims] == [
            ("tester-2021",) for _ in page.claims
        ]
    assert [term.id for term in old.terms()] == ["pain"]
    assert {row.side for row in old.comparison("first-comparison").rows} == {Side.NEITHER}


def test_old_pack_s_figures_are_told(old: Library) -> None:
    figure = old.figure("first-figure")
    assert isinstance(figure, RiskFigure)
    assert sentence(figure).startswith("41 of 100 people with the spray felt dizzy")


def test_old_pack_has_no_quiz_and_no_scores(old: Library) -> None:
    assert old.quiz() == ()
    with pytest.raises(UnknownIdError, match="no scores 'reading'"):
        old.reading_scores()


def test_old_pack_is_searched_without_plain_words_and_spelling(old: Library) -> None:
    assert [hit.id for hit in old.search("pain")] == ["pain", "first-page"]
    assert [hit.id for hit in old.search("nutsh")] == ["first-page"]
    found = old.find("pain elephant")
    assert (found.how, found.words) == (How.FEWER, "pain")
    assert old.find("nutsell ") == Found(How.NOTHING)
