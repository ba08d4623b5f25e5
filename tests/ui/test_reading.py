"""Reading a page: its blocks in order, meanings, sources, figures, questions to add."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from driving import Driver, words_of
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QWidget

from ketams_desktop.library.blocks import (
    Block,
    Callout,
    CalloutKind,
    ComparisonBlock,
    FigureBlock,
    ItemList,
    QuestionBlock,
    ReadingScoresBlock,
    ScorecardBlock,
    SpanKind,
    plain_text,
)
from ketams_desktop.library.figures import sentence
from ketams_desktop.library.records import CannotDraw, RiskFigure
from ketams_desktop.questions.bank import Role
from ketams_desktop.questions.question_list import MOST_QUESTIONS
from ketams_desktop.ui.footer import review_line
from ketams_desktop.ui.places import Screen
from ketams_desktop.ui.reader.ask_card import AskCard
from ketams_desktop.ui.reader.block_column import BlockColumn
from ketams_desktop.ui.reader.figure_card import CannotDrawCard, FigureCard, PeoplePicture
from ketams_desktop.ui.reader.opened import StudiesBox, TermBox
from ketams_desktop.ui.reader.sources_view import SourcesView
from ketams_desktop.ui.reader.study_card import StudyCard
from ketams_desktop.ui.widgets.badge import Badge
from ketams_desktop.ui.widgets.link_card import LinkCard
from ketams_desktop.ui.widgets.prose import Heading, Prose, Text


def in_order(widgets: list[Text]) -> list[str]:
    """Return the words of texts from top to bottom, and from left to right in a row."""
    window = widgets[0].window()
    at = {x: x.mapTo(window, QPoint(0, 0)) for x in widgets}
    return [words_of(x) for x in sorted(widgets, key=lambda x: (at[x].y(), at[x].x()))]


def expected_scores(app: Driver, block: ScorecardBlock | ReadingScoresBlock) -> Iterator[str]:
    """Yield what a block of scores says; tests/ui/test_scorecards.py looks at the rest."""
    library = app.services.library
    if isinstance(block, ScorecardBlock):
        yield library.scorecard(block.card_id).title
    else:
        yield from (score.title for score in library.reading_scores().sections)


def expected(app: Driver, blocks: tuple[Block, ...], role: Role) -> Iterator[str]:
    """Yield what the blocks of a page say, one entry a widget."""
    library = app.services.library
    for block in blocks:
        match block:
            case ItemList():
                for number, item in enumerate(block.items, start=1):
                    yield f"{number}. " * block.ordered + plain_text(item).strip()
            case Callout():
                if block.title:
                    yield block.title
                yield from expected(app, block.blocks, role)
            case FigureBlock():
                figure = library.figure(block.figure_id)
                yield figure.title
                yield figure.reason if isinstance(figure, CannotDraw) else sentence(figure)
            case ComparisonBlock():
                table = library.comparison(block.comparison_id)
                yield table.title
                yield from (row.question for row in table.rows)
            case ScorecardBlock() | ReadingScoresBlock():
                yield from expected_scores(app, block)
            case QuestionBlock():
                yield app.services.bank.question(block.question_id).text(role)
            case _:
                yield plain_text(block.spans).strip()


def test_pages_all_of_them_show_their_blocks_in_order(app: Driver) -> None:
    app.window.resize(1366, 768)
    for head in app.services.library.page_heads():
        page = app.services.library.page(head.id)
        app.go(Screen.PAGE, page.id)
        shown = iter(in_order(app.one(BlockColumn).findChildren(Text)))
        role = app.session.reader_of(page)
        missing = [words for words in expected(app, page.blocks, role) if words not in shown]
        assert missing == [], page.id


def test_page_from_the_top_shows_title_and_in_short(app: Driver) -> None:
    app.go(Screen.PAGE, "bladder")
    page = app.services.library.page("bladder")
    shown = in_order(app.all_of(Text))
    at = shown.index("Your bladder")
    assert f"In short: {plain_text(page.summary).strip()}" in shown[at + 1 : at + 5]
    assert [x.words for x in app.all_of(Heading) if x.level == 1] == ["Your bladder"]
    assert {x.text() for x in app.all_of(Badge)} >= {"Not studied in MS"}
    assert "Not yet reviewed by a clinician. Next review due: 2027-05-31." in shown


def test_terms_on_all_pages_open_right_under_their_block(app: Driver) -> None:
    for head in app.services.library.page_heads():
        app.go(Screen.PAGE, head.id)
        texts = [x for x in app.all_of(Prose) if 'href="term:' in x.text()]
        for prose in {*texts[:1], *texts[-1:]}:
            term_id = prose.text().split('href="term:')[1].split('"')[0]
            prose.linkActivated.emit(f"term:{term_id}")
            app.settle()
            box = app.one(TermBox)
            below = box.mapTo(app.window, QPoint(0, 0)).y()
            bottom = prose.mapTo(app.window, QPoint(0, prose.height())).y()
            assert 0 <= below - bottom <= 16, (head.id, term_id)
            assert app.services.library.term(term_id).meaning in box.words
            prose.linkActivated.emit(f"term:{term_id}")
            app.settle()
            assert not app.all_of(TermBox), (head.id, term_id)


def test_term_with_the_keyboard_opens_and_closes_its_meaning(app: Driver) -> None:
    app.go(Screen.PAGE, "bladder")
    prose = next(x for x in app.all_of(Prose) if "term:label" in x.text())
    app.press_link(prose, "label")
    assert app.says(app.services.library.term("label").meaning)
    app.press_link(prose, "off-label")
    assert app.one(TermBox).term_id == "off-label"
    assert app.focus() is prose
    app.press_link(prose, "off-label")
    assert not app.all_of(TermBox)


def test_page_link_pressed_goes_to_the_page(app: Driver) -> None:
    app.go(Screen.PAGE, "fatigue")
    prose = next(x for x in app.all_of(Prose) if 'href="page:other-options"' in x.text())
    app.press_link(prose, "what else there is")
    assert app.here == (Screen.PAGE, "other-options")
    assert app.back().here == (Screen.PAGE, "fatigue")


def test_sources_opened_are_numbered_as_in_the_text(app: Driver) -> None:
    app.go(Screen.PAGE, "bladder")
    page = app.services.library.page("bladder")
    view = app.one(SourcesView)
    statements = [app.services.library.claim(x).statement for x in page.claims]
    closed = {words_of(x) for x in view.findChildren(Text)}
    assert not any(x.endswith(statement) for x in closed for statement in statements)
    app.press(f"Show {len(page.claims)} sources")
    shown = [words_of(x) for x in view.findChildren(Text)]
    numbered = [x for x in shown if x[0].isdigit()]
    assert numbered == [f"{n}. {words}" for n, words in enumerate(statements, start=1)]
    first = app.services.library.claim(page.claims[0])
    assert app.services.library.source(first.sources[0]).citation in shown
    assert "How sure we are is our own reading. No clinician has checked it yet." in shown
    app.press("Hide the sources")
    hidden = [x for x in view.findChildren(Text) if words_of(x) in numbered]
    assert hidden
    assert not any(x.isVisible() for x in hidden)


def test_citation_number_in_the_text_stands_for_its_claim(app: Driver) -> None:
    app.go(Screen.PAGE, "bladder")
    page = app.services.library.page("bladder")
    for block in page.blocks:
        for spans in [block.spans] if hasattr(block, "spans") else []:
            cited = {x.target for x in spans if x.kind is SpanKind.CLAIM}
            numbers = sorted(page.claims.index(x) + 1 for x in cited)
            words = plain_text(spans).strip()
            prose = next(x for x in app.all_of(Text) if words_of(x) == words)
            mark = f">({', '.join(map(str, numbers))})</a>"
            assert (mark in prose.text()) is bool(numbers)


def test_citation_link_pressed_opens_its_studies_under_the_text(app: Driver) -> None:
    app.go(Screen.PAGE, "bladder")
    page = app.services.library.page("bladder")
    summary = next(x for x in app.all_of(Prose) if x.accessibleName().startswith("In short:"))
    app.press_link(summary, "(1, 2)")
    box = app.one(StudiesBox)
    gap = box.mapTo(app.window, QPoint(0, 0)).y()
    gap -= summary.mapTo(app.window, QPoint(0, summary.height())).y()
    assert 0 <= gap <= 16
    assert [x.claim.id for x in box.findChildren(StudyCard)] == list(page.claims[:2])
    assert app.focus() is summary
    app.press_link(summary, "(1, 2)")
    assert not app.all_of(StudiesBox)


def figure_card(app: Driver, figure_id: str) -> FigureCard:
    title = app.services.library.figure(figure_id).title
    for card in app.all_of(FigureCard):
        if any(x.words == title for x in card.findChildren(Heading)):
            return card
    raise AssertionError(figure_id)


def test_figure_shown_the_other_way_counts_the_others(app: Driver) -> None:
    app.go(Screen.PAGE, "cut-off-or-dizzy")
    card = figure_card(app, "felt-cut-off")
    picture = card.findChild(PeoplePicture)
    before = picture.grab().toImage()

    def says(part: str) -> bool:
        return any(part in words_of(x) for x in card.findChildren(Text) if x.isVisible())

    assert says("41 of 100 people with the nasal spray")
    app.press(button_of(card, "Show it the other way"))
    assert says("59 of 100 people with the nasal spray")
    assert says("91 of 100 people with a dummy spray")
    assert not says("41 of 100")
    assert picture.grab().toImage() != before
    app.press(button_of(card, "Show it the other way"))
    assert says("41 of 100 people with the nasal spray")
    assert picture.grab().toImage() == before


def test_figure_as_a_table_shows_exact_numbers(app: Driver) -> None:
    app.go(Screen.PAGE, "cut-off-or-dizzy")
    card = figure_card(app, "felt-cut-off")
    app.press(button_of(card, "See it as a table"))
    shown = [words_of(x) for x in card.findChildren(Text) if x.isVisible()]
    assert "142 / 346" in shown
    assert "41 of 100 (41.0 %)" in shown
    app.press(button_of(card, "Hide the table"))
    assert "142 / 346" not in [words_of(x) for x in card.findChildren(Text) if x.isVisible()]


def test_figure_tells_who_was_counted_and_how(app: Driver) -> None:
    app.go(Screen.PAGE, "cut-off-or-dizzy")
    figure = app.services.library.figure("felt-cut-off")
    assert isinstance(figure, RiskFigure)
    shown = [words_of(x) for x in figure_card(app, "felt-cut-off").findChildren(Text)]
    for start, said in (
        ("Who: ", figure.who),
        ("How long: ", figure.how_long),
        ("How it was measured: ", figure.how_measured),
    ):
        assert f"{start}{said.rstrip('.')}." in shown


def test_figure_under_one_in_a_hundred_has_a_table_and_no_picture(app: Driver) -> None:
    app.go(Screen.PAGE, "bladder")
    card = figure_card(app, "urine-often")
    assert not card.findChildren(PeoplePicture)
    shown = [words_of(x) for x in card.findChildren(Text) if x.isVisible()]
    assert "1 / 222" in shown
    assert "fewer than 1 of 100 (0.5 %)" in shown
    app.press(button_of(card, "Show it the other way"))
    shown = [words_of(x) for x in card.findChildren(Text) if x.isVisible()]
    assert any("more than 99 of 100 people" in x for x in shown)


def test_result_that_cannot_be_drawn_says_why(app: Driver) -> None:
    app.go(Screen.PAGE, "fatigue")
    figure = app.services.library.figure("fatigue-cannot-draw")
    assert isinstance(figure, CannotDraw)
    shown = [words_of(x) for x in app.all_of(CannotDrawCard)[0].findChildren(Text)]
    assert shown[:4] == ["We cannot draw this", figure.title, figure.reason, figure.what_we_know]


def button_of(card: QWidget, text: str) -> QWidget:
    return next(x for x in card.findChildren(QWidget) if getattr(x, "text", str)() == text)


def test_ask_card_pressed_adds_its_question_and_shows_it(app: Driver) -> None:
    app.go(Screen.PAGE, "bladder")
    inline, *beside = app.all_of(AskCard)
    # What the text offers is not offered beside it once more.
    assert inline.words not in [x.words for x in beside]
    app.press(button_of(inline, "Add to my list"))
    (item,) = app.session.questions.items
    assert item.text == inline.words
    assert item.reason == "From the page: Your bladder"
    assert app.button("My questions").accessibleName().endswith("1 question on your list")
    assert button_of(inline, "On my list").isVisible()


def test_ask_card_pressed_again_takes_it_away_with_undo(app: Driver) -> None:
    app.go(Screen.PAGE, "bladder")
    first, second = app.all_of(AskCard)[1:3]
    app.press(button_of(first, "Add to my list")).press(button_of(second, "Add to my list"))
    app.press(button_of(first, "On my list"))
    assert [x.text for x in app.session.questions.items] == [second.words]
    assert app.says("Taken off your list.")
    app.press("Undo")
    assert [x.text for x in app.session.questions.items] == [first.words, second.words]
    assert not app.says("Taken off your list.")
    assert button_of(first, "On my list").isVisible()


def test_undo_after_another_change_is_offered_no_more(app: Driver) -> None:
    app.go(Screen.PAGE, "bladder")
    first, second = app.all_of(AskCard)[1:3]
    app.press(button_of(first, "Add to my list")).press(button_of(first, "On my list"))
    app.press(button_of(second, "Add to my list"))
    # It would now undo the adding, which is not what it was offered for.
    assert not app.buttons("Undo")
    assert not app.says("Taken off your list.")
    assert [x.text for x in app.session.questions.items] == [second.words]


def test_ask_card_on_a_full_list_says_so_kindly(app: Driver) -> None:
    for number in range(MOST_QUESTIONS):
        app.session.add_own(f"Question {number}?")
    app.go(Screen.PAGE, "bladder")
    app.press(button_of(app.all_of(AskCard)[0], "Add to my list"))
    assert app.says("25 questions are more than a visit can hold.")
    assert len(app.session.questions) == MOST_QUESTIONS


def test_ask_card_for_a_caregiver_has_their_words(app: Driver) -> None:
    app.session.choose("role", frozenset({"caregiver"}))
    app.go(Screen.PAGE, "bladder")
    question = app.services.bank.question("Q-BLAD-02")
    assert app.all_of(AskCard)[0].words == question.caregiver != question.patient


def test_next_page_pressed_goes_on_in_reading_order(app: Driver) -> None:
    ids = [x.id for x in app.services.library.page_heads()]
    app.go(Screen.PAGE, ids[0])
    app.press(next(x for x in app.button_texts() if x.startswith("Next page: ")))
    assert app.here == (Screen.PAGE, ids[1])
    app.go(Screen.PAGE, ids[-1])
    assert not [x for x in app.button_texts() if x.startswith("Next page: ")]


def test_crumbs_pressed_go_to_section_and_learn(app: Driver) -> None:
    app.go(Screen.PAGE, "bladder").press("Risks")
    assert app.here == (Screen.LEARN, "risks")
    app.go(Screen.PAGE, "bladder")
    app.press(app.buttons("Learn")[1])
    assert app.here == (Screen.LEARN, "")


def test_home_and_learn_lead_to_pages(app: Driver) -> None:
    app.press("Read more")
    assert app.here == (Screen.PAGE, "the-short-answer")
    app.go(Screen.HOME).press("How sure are we?")
    assert app.here == (Screen.PAGE, "how-sure-are-we")
    app.go(Screen.HOME).press("Caregiver pages")
    assert app.here == (Screen.LEARN, "caregivers")
    app.go(Screen.HOME).press("Start reading").press("Words explained")
    assert app.here == (Screen.GLOSSARY, "")
    terms = app.services.library.terms()
    assert {x.words for x in app.all_of(Heading) if x.level > 1} == {x.term for x in terms}


@pytest.mark.parametrize("section", [0, 4])
def test_section_lists_its_pages_in_order(app: Driver, section: int) -> None:
    wanted = app.services.library.sections()[section]
    app.go(Screen.LEARN, wanted.id)
    pages = [x.id for x in app.services.library.page_heads() if x.section == wanted.id]
    assert [x.key for x in app.all_of(LinkCard)] == pages
    card = app.all_of(LinkCard)[0]
    card.setFocus()
    app.key(Qt.Key.Key_Return)
    assert app.here == (Screen.PAGE, pages[0])


def test_callout_under_its_heading_is_not_titled_twice(app: Driver) -> None:
    page = app.services.library.page("bladder")
    lens = [x for x in page.blocks if isinstance(x, Callout) and x.kind is CalloutKind.MS_LENS]
    assert lens
    app.go(Screen.PAGE, "bladder")
    assert app.words().count("Why this may matter more with MS") == 1


def test_review_line_stands_on_every_screen(app: Driver) -> None:
    line = review_line(app.services.library.info, date.today())
    assert "Not yet reviewed by a clinician" in line
    assert app.services.library.info.content_version in line
    for width in (1280, 700):
        app.window.resize(width, 800)
        for screen in Screen:
            if screen is Screen.MENU and width == 1280:
                continue
            app.go(screen, "bladder" if screen in (Screen.PAGE, Screen.SEARCH) else "")
            # In a narrow window a page tells it at its top, too: the footer scrolls there.
            times = 2 if screen is Screen.PAGE and width == 700 else 1
            assert app.words().count(line) == times, (screen, width)


def test_review_line_after_its_date_says_out_of_date(app: Driver) -> None:
    info = app.services.library.info
    assert review_line(info, date(2099, 1, 1)).startswith("This content is out of date")
    assert "out of date" not in review_line(info, date(2026, 11, 30))
