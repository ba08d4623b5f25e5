"""What is said of a page: every block in order, nothing of the citations."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from ketams_desktop.library.blocks import (
    Block,
    Callout,
    CalloutKind,
    ComparisonBlock,
    FigureBlock,
    Heading,
    ItemList,
    Paragraph,
    QuestionBlock,
    ReadingScoresBlock,
    ScorecardBlock,
    Span,
    SpanKind,
    iter_spans,
    plain_text,
)
from ketams_desktop.library.figures import sentence
from ketams_desktop.library.library import Library
from ketams_desktop.library.records import CannotDraw, Page, RiskFigure
from ketams_desktop.library.spoken import TOP, Spoken, SpokenWords, closed, spoken_page

WORDS = SpokenWords(
    in_short="In short:",
    callouts={kind: f"Kind {kind.value}" for kind in CalloutKind},
    item="{number}: {text}",
    cannot_draw="We cannot draw this.",
    question="You can ask:",
    cell="{column}: {text}",
    scorecard="{title}: {met} of {all}.",
    reading_scores="{words} words, grade {grade}.",
)


def text(words: str) -> tuple[Span, ...]:
    """Return spans with a citation at their end."""
    return Span(SpanKind.TEXT, words), Span(SpanKind.CLAIM, "", "E-TST-01")


def say(library: Library, *blocks: Block) -> list[Spoken]:
    """Return what is said of blocks on a page without a summary, without its title."""
    page = replace(library.page("first-page"), title="T", summary=(), blocks=blocks)
    said = spoken_page(page, library, lambda question_id: f"Words of {question_id}?", WORDS)
    assert said[0] == Spoken(TOP, "T.")
    return list(said[1:])


def words_of(said: list[Spoken]) -> list[str]:
    return [sentence.text for sentence in said]


def test_spoken_page_begins_with_its_title_and_the_in_short_line(library: Library) -> None:
    page = library.page("first-page")
    said = spoken_page(page, library, str, WORDS)
    assert [x.text for x in said if x.block == TOP] == [
        "A first page.",
        "In short:",
        "In people without MS, we do not know if it helps.",
    ]
    assert said[3] == Spoken(0, "What was seen.")


def test_spoken_paragraph_is_one_entry_a_sentence_without_citations(library: Library) -> None:
    said = say(library, Paragraph(text("One thing. Another one.")), Heading(2, text("Why?")))
    assert said == [Spoken(0, "One thing."), Spoken(0, "Another one."), Spoken(1, "Why?")]


def test_spoken_list_says_numbers_only_where_the_page_shows_them(library: Library) -> None:
    items = (text("Rest. Then go on."), text("Ask"))
    assert words_of(say(library, ItemList(False, items))) == ["Rest.", "Then go on.", "Ask."]
    assert words_of(say(library, ItemList(True, items))) == ["1: Rest.", "Then go on.", "2: Ask."]


def test_spoken_callout_is_named_as_on_the_page(library: Library) -> None:
    inside = (Paragraph(text("Take your time.")),)
    plain = Callout(CalloutKind.KEY, "", inside)
    named = Callout(CalloutKind.KEY, "In a nutshell", inside)
    assert words_of(say(library, plain)) == ["Kind key.", "Take your time."]
    assert words_of(say(library, named)) == ["In a nutshell.", "Take your time."]
    # Under a heading of the page the usual name is not shown, so it is not said.
    assert words_of(say(library, Heading(2, text("Why")), plain)) == ["Why.", "Take your time."]


def test_spoken_figure_is_its_one_sentence(library: Library) -> None:
    figure = library.figure("first-figure")
    assert isinstance(figure, RiskFigure)
    assert words_of(say(library, FigureBlock("first-figure"))) == [sentence(figure)]


def test_spoken_card_that_cannot_be_drawn_says_why_and_what_is_known(library: Library) -> None:
    card = library.figure("second-figure")
    assert isinstance(card, CannotDraw)
    said = words_of(say(library, FigureBlock("second-figure")))
    assert said[0] == "We cannot draw this."
    assert " ".join(said[1:]) == " ".join(map(closed, (card.title, card.reason, card.what_we_know)))


def test_spoken_table_names_the_column_of_each_cell(library: Library) -> None:
    table = library.comparison("first-comparison")
    said = words_of(say(library, ComparisonBlock("first-comparison")))
    assert said[:2] == [closed(table.title), closed(table.rows[0].question)]
    firsts = [x for x in said if x.startswith(tuple(f"{name}: " for name in table.columns))]
    assert len(firsts) == len(table.rows) * len(table.columns)


def test_spoken_question_is_told_apart_from_the_text(library: Library) -> None:
    said = words_of(say(library, QuestionBlock("Q-TST-02")))
    assert said == ["You can ask:", "Words of Q-TST-02?"]


@pytest.mark.parametrize(
    ("words", "said"),
    [("Why", "Why."), ("Why?", "Why?"), ("“Why?”", "“Why?”"), ("So:", "So:"), (" a ", "a.")],
)
def test_closed_has_a_stop_at_its_end(words: str, said: str) -> None:
    assert closed(words) == said


# The real pages ------------------------------------------------------------------------------


def own_words(library: Library, page: Page) -> Iterator[str]:
    """Yield every run of a page's own words."""
    yield page.title
    yield plain_text(page.summary)
    yield from (plain_text(spans) for spans in iter_spans(page.blocks))
    for block in page.blocks:
        match block:
            case FigureBlock():
                figure = library.figure(block.figure_id)
                is_card = isinstance(figure, CannotDraw)
                yield figure.what_we_know if is_card else sentence(figure)  # type: ignore[union-attr,arg-type]
            case ComparisonBlock():
                rows = library.comparison(block.comparison_id).rows
                yield from (plain_text(spans) for row in rows for spans in row.cells)
            case _:
                pass


def test_spoken_pages_of_the_real_content_say_every_word_in_order(compiled_pack: Path) -> None:
    library = Library.open(compiled_pack)
    kinds = set()
    for head in library.page_heads():
        page = library.page(head.id)
        kinds |= {type(block) for block in page.blocks}
        said = spoken_page(page, library, lambda question_id: f"Words of {question_id}?", WORDS)
        whole = " ".join(sentence.text for sentence in said)
        assert [x for x in own_words(library, page) if x.strip() not in whole] == [], page.id
        # Each block has its say, and none comes before an earlier one.
        places = [sentence.block for sentence in said]
        assert places == sorted(places)
        assert set(places) == {TOP, *range(len(page.blocks))}
        assert not re.search(r"\[@|E-[A-Z]+-\d|<|\ue002", whole)
        assert max(len(sentence.text) for sentence in said) < 500
        assert all(sentence.text[-1] in ".?!:…\"'”’)]" for sentence in said)
    library.close()
    assert kinds >= {ScorecardBlock, ReadingScoresBlock, QuestionBlock, ComparisonBlock}
