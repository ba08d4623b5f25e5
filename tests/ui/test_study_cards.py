"""The studies behind a text: what a card says, its source to copy, and what limits a claim."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from conftest import Start
from driving import Driver, words_of
from layout_rules import layout_faults
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget
from test_spoken import name, spoken

import ketams_desktop
from ketams_desktop.desktop.settings import Keep
from ketams_desktop.library.blocks import QuestionBlock
from ketams_desktop.library.records import ClaimKind
from ketams_desktop.questions.offers import MOST_BLOCKS, offers
from ketams_desktop.ui.places import Screen
from ketams_desktop.ui.reader.ask_below import AskBelow
from ketams_desktop.ui.reader.ask_card import AskCard
from ketams_desktop.ui.reader.claim_marks import ClaimMarks
from ketams_desktop.ui.reader.figure_card import CannotDrawCard, FigureCard, PeoplePicture
from ketams_desktop.ui.reader.opened import StudiesBox, TermBox
from ketams_desktop.ui.reader.sources_view import SourcesView
from ketams_desktop.ui.reader.study_card import SelectableLine, SourceLine, StudyCard
from ketams_desktop.ui.widgets.flat_table import FlatTable
from ketams_desktop.ui.widgets.prose import Prose, Text

#: A link leads to a page, a term or the claims of its own text, and to nothing else.
OURS = re.compile(r'href="(page:[a-z0-9-]+|term:[a-z0-9-]+|claim:)"')


def shown(widget: QWidget) -> list[str]:
    return [words_of(x) for x in widget.findChildren(Text) if x.isVisible()]


def buttons(widget: QWidget, text: str) -> list[QAbstractButton]:
    found = widget.findChildren(QAbstractButton)
    return [x for x in found if x.isVisible() and x.text() == text]


def open_studies(app: Driver, prose: Prose) -> StudiesBox:
    prose.linkActivated.emit("claim:")
    return app.settle().one(StudiesBox)


def summary(app: Driver) -> Prose:
    return next(x for x in app.all_of(Prose) if x.accessibleName().startswith("In short:"))


def test_studies_on_all_pages_are_those_of_their_text(app: Driver) -> None:
    for head in app.services.library.page_heads():
        app.go(Screen.PAGE, head.id)
        citing = [x for x in app.all_of(Prose) if x.claims and 'href="claim:"' in x.text()]
        for prose in {*citing[:1], *citing[-1:]}:
            box = open_studies(app, prose)
            assert {x.claim.id for x in box.findChildren(StudyCard)} == {*prose.claims}, head.id
            prose.linkActivated.emit("claim:")
            assert not app.settle().all_of(StudiesBox), head.id


def test_study_card_tells_people_time_and_who_paid(app: Driver) -> None:
    app.go(Screen.PAGE, "fatigue")
    first = open_studies(app, summary(app)).findChildren(StudyCard)[0]
    claim = app.services.library.claim("E-FAT-02")
    said = shown(first)
    assert said[0] == f"1. {claim.statement}"
    for line in (
        "How many people: 18.",
        "Who: 18 people with MS.",
        "How long: 28 days, after one drip; the main result is from the first 7 days.",
        f"In numbers: {claim.figures}.",
        "Who paid: not stated.",
    ):
        assert line in said
    assert claim.why_not_surer not in said
    app.press(buttons(first, "Why not surer?")[0])
    assert claim.why_not_surer in shown(first)
    app.press(buttons(first, "Hide why not surer")[0])
    assert claim.why_not_surer not in shown(first)


def test_study_card_of_no_study_asks_nobody_who_paid(app: Driver) -> None:
    app.go(Screen.PAGE, "fatigue")
    app.press(next(x for x in app.button_texts() if x.endswith("sources")))
    for card in app.one(SourcesView).findChildren(StudyCard):
        is_study = card.claim.kind in (ClaimKind.EFFECT, ClaimKind.RATE)
        said = " ".join(shown(card))
        assert all((start in said) is is_study for start in ("How many people:", "Who paid:"))


def test_secondary_result_alone_shows_the_main_one_first(app: Driver) -> None:
    library = app.services.library
    main, second = library.claim("E-FAT-02"), library.claim("E-FAT-03")
    assert second.secondary_to == main.id
    app.go(Screen.PAGE, "fatigue")
    alone = next(x for x in app.all_of(Prose) if x.claims == (second.id,))
    (card,) = open_studies(app, alone).findChildren(StudyCard)
    said = shown(card)
    at = said.index("First, the main result of this study:")
    assert said[at + 1] == main.statement
    assert said.index(f"2. {second.statement}") > at + 1


def test_secondary_result_with_its_main_one_comes_after_it_and_names_it(app: Driver) -> None:
    app.go(Screen.PAGE, "fatigue")
    cards = open_studies(app, summary(app)).findChildren(StudyCard)
    assert [x.claim.id for x in cards] == ["E-FAT-02", "E-FAT-03"]
    said = shown(cards[1])
    assert said[0] == "A second result. The main result of this study is number 1."


def test_studies_and_a_meaning_take_turns_under_one_text(app: Driver) -> None:
    app.go(Screen.PAGE, "fatigue")
    prose = next(x for x in app.all_of(Prose) if x.claims and 'href="term:' in x.text())
    open_studies(app, prose)
    prose.linkActivated.emit(re.findall(r"term:[a-z0-9-]+", prose.text())[0])
    app.settle()
    assert len(app.all_of(TermBox)) == 1
    assert not app.all_of(StudiesBox)


def test_studies_closed_by_their_button_give_the_keyboard_back(app: Driver) -> None:
    app.go(Screen.PAGE, "bladder")
    prose = summary(app)
    box = open_studies(app, prose)
    close = buttons(box, "Close the sources")[0]
    close.setFocus()
    app.key(Qt.Key.Key_Return)
    assert not app.all_of(StudiesBox)
    assert app.focus() is prose


def test_source_copied_says_so_and_holds_the_doi(app: Driver) -> None:
    app.go(Screen.PAGE, "fatigue")
    source = app.services.library.source("fitzgerald-2021")
    assert f"DOI {source.doi}" in source.citation
    card = open_studies(app, summary(app)).findChildren(StudyCard)[0]
    app.press(buttons(card, "Copy")[0])
    assert QGuiApplication.clipboard().text() == source.citation
    (copied,) = buttons(card, "Copied")
    assert name(copied) == f"Copied: {source.citation}"


def test_source_selected_with_the_mouse_is_copied_without_breaks(app: Driver) -> None:
    app.go(Screen.PAGE, "fatigue")
    card = open_studies(app, summary(app)).findChildren(StudyCard)[0]
    line = card.findChildren(SelectableLine)[0]
    assert "\u200b" in line.text(), "a DOI is long enough to be broken"
    line.setSelection(0, len(line.text()))
    line.setFocus()
    QTest.keyClick(line, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == line.words


def test_links_on_all_pages_lead_nowhere_outside(app: Driver) -> None:
    for head in app.services.library.page_heads():
        app.go(Screen.PAGE, head.id)
        app.one(SourcesView).open() if app.all_of(SourcesView) else None
        app.settle()
        for label in app.all_of(QLabel):
            assert not label.openExternalLinks()
            assert label.text().count("href=") == len(OURS.findall(label.text())), label.text()


def test_sources_never_hold_a_link(app: Driver) -> None:
    app.go(Screen.PAGE, "fatigue")
    app.one(SourcesView).open()
    lines = app.settle().all_of(SourceLine)
    assert lines
    for line in lines:
        for label in line.findChildren(QLabel):
            assert label.textFormat() is Qt.TextFormat.PlainText
            assert label.contextMenuPolicy() is Qt.ContextMenuPolicy.NoContextMenu


def test_app_holds_no_way_to_open_an_address() -> None:
    folder = Path(ketams_desktop.__file__).parent
    code = "".join(path.read_text("utf-8") for path in folder.rglob("*.py"))
    assert "QLabel" in code
    for way in ("QDesktopServices", "setOpenExternalLinks", "webbrowser"):
        assert way not in code


def test_no_page_carries_a_badge_for_the_whole_of_it(app: Driver) -> None:
    for head in app.services.library.page_heads():
        app.go(Screen.PAGE, head.id)
        loose = [
            x
            for x in app.all_of(ClaimMarks)
            if not isinstance(x.parentWidget(), FigureCard | CannotDrawCard)
        ]
        assert loose == [], head.id


def test_marks_of_figures_tell_why_not_surer_for_each_claim(app: Driver) -> None:
    app.go(Screen.PAGE, "pain")
    card = app.all_of(CannotDrawCard)[0]
    app.press(buttons(card, "Why not surer?")[0])
    claims = app.services.library.figure("pain-cannot-draw").claims
    assert len(claims) == 2
    for claim_id in claims:
        claim = app.services.library.claim(claim_id)
        assert claim.statement in shown(card)
        assert claim.why_not_surer in shown(card)


def test_ask_about_this_opens_and_hides_its_cards(app: Driver) -> None:
    app.go(Screen.PAGE, "blood-pressure")
    page = app.services.library.page("blood-pressure")
    before = len(app.all_of(AskCard))
    below = app.all_of(AskBelow)
    wanted = offers(page, app.services.bank, app.services.library)
    assert 1 < len(below) == len(wanted) <= MOST_BLOCKS
    assert [x.questions for x in below] == list(wanted.values())
    app.press(buttons(below[0], "Ask about this")[0])
    assert len(app.all_of(AskCard)) == before + len(below[0].questions)
    app.press(buttons(below[0], "Add to my list")[0])
    (item,) = app.session.questions.items
    assert item.reason == f"From the page: {page.title}"
    app.press(buttons(below[0], "Hide the questions")[0])
    assert len(app.all_of(AskCard)) == before


def test_ask_about_this_on_all_pages_offers_nothing_twice(app: Driver) -> None:
    for head in app.services.library.page_heads():
        app.go(Screen.PAGE, head.id)
        for below in app.all_of(AskBelow):
            app.press(buttons(below, "Ask about this")[0])
        page = app.services.library.page(head.id)
        twins = {x.question_id for x in page.blocks if isinstance(x, QuestionBlock)}
        texts = [app.services.bank.question(x).patient for x in twins]
        words = [x.words for x in app.all_of(AskCard) if x.words not in texts]
        assert len(words) == len(set(words)), head.id


def test_ask_about_this_stays_open_when_the_page_is_drawn_anew(app: Driver) -> None:
    app.go(Screen.PAGE, "blood-pressure")
    app.press(app.buttons("Ask about this")[0])
    app.services.settings.change(theme="night")
    app.settle()
    assert len(app.buttons("Hide the questions")) == 1


@pytest.mark.parametrize(("width", "percent"), [(1024, 100), (1024, 300), (1366, 200)])
def test_cards_opened_at_every_size_stand_whole(start: Start, width: int, percent: int) -> None:
    app = start(text_percent=percent, keep_list=Keep.NO).show(width, 768)
    faults: list[str] = []
    for page_id in ("fatigue", "blood-pressure"):
        app.go(Screen.PAGE, page_id)
        for prose in [x for x in app.all_of(Prose) if x.claims][:3]:
            prose.linkActivated.emit("claim:")
        app.settle()
        for text in ("Ask about this", "Why not surer?", "Copy", "Warning signs and numbers"):
            for button in app.buttons(text):
                button.click()
        # What opens inside what has opened takes a pass of the layouts for each of them.
        app.settle().settle().settle()
        faults += [f"{page_id}: {x}" for x in layout_faults(app.window)]
    assert not faults, "\n".join(faults)


def table_heard(table: FlatTable) -> list[tuple[str, str]]:
    """Return the role and the name of all that a screen reader finds in a table."""
    heard = spoken(table)
    assert heard.role() == QAccessible.Role.Table
    found = [heard.child(number) for number in range(heard.childCount())]
    return [(x.role().name, x.text(QAccessible.Text.Name)) for x in found if x is not None]


def test_figure_table_heard_has_headers_and_cells(app: Driver) -> None:
    app.go(Screen.PAGE, "cut-off-or-dizzy")
    app.press(app.buttons("See it as a table")[0])
    table = app.one(FlatTable)
    figure = app.services.library.figure("felt-cut-off")
    assert name(table) == figure.title
    heard = table_heard(table)
    assert [words for role, words in heard if role == "RowHeader"] == [x.name for x in figure.arms]
    columns = [words for role, words in heard if role == "ColumnHeader"]
    assert columns == ["People it happened to", "Out of 100"]
    cells = [words for role, words in heard if role == "Cell"]
    assert cells[:2] == ["142 / 346", "41 of 100 (41.0 %)"]
    assert len(cells) == 4


def test_figure_table_follows_the_framing(app: Driver) -> None:
    app.go(Screen.PAGE, "cut-off-or-dizzy")
    app.press(app.buttons("See it as a table")[0])
    app.press(app.buttons("Show it the other way")[0])
    heard = table_heard(app.one(FlatTable))
    assert ("ColumnHeader", "People it did not happen to") in heard
    assert [words for role, words in heard if role == "Cell"][:2] == [
        "204 / 346",
        "59 of 100 (59.0 %)",
    ]
    assert app.says("59 of 100 (59.0 %)")
    app.press(app.buttons("Show it the other way")[0])
    assert app.says("41 of 100 (41.0 %)")
    assert not app.says("59 of 100 (59.0 %)")


def test_figure_table_in_huge_print_is_a_group_for_each_row(start: Start) -> None:
    app = start(text_percent=300, keep_list=Keep.NO).show(600, 768)
    app.go(Screen.PAGE, "cut-off-or-dizzy")
    app.press(app.buttons("See it as a table")[0])
    app.settle()
    assert not app.all_of(FlatTable)
    assert app.says("Out of 100: 41 of 100 (41.0 %)")


def test_tables_lie_where_their_words_are_seen(app: Driver) -> None:
    app.go(Screen.PAGE, "ask-now-later-or-not")
    app.settle().settle()
    table = app.one(FlatTable)
    heard = spoken(table)
    found = [heard.child(number) for number in range(heard.childCount())]
    cells = [x for x in found if x is not None and x.role() == QAccessible.Role.Cell]
    seen = [x for x in table.findChildren(Prose) if x.isVisible()]
    assert len(cells) == len(seen)
    for cell, prose in zip(cells, seen, strict=True):
        assert prose.accessibleName().endswith(cell.text(QAccessible.Text.Name))
        corner = prose.mapToGlobal(prose.rect().center())
        assert cell.rect().contains(corner), prose.accessibleName()
    assert not table.verticalScrollBar().isVisible()
    assert table.verticalScrollBar().maximum() == table.horizontalScrollBar().maximum() == 0


def test_study_of_a_cell_opens_right_under_its_row(app: Driver) -> None:
    app.go(Screen.PAGE, "ask-now-later-or-not")
    table = app.one(FlatTable)
    cells = [x for x in table.findChildren(Prose) if x.isVisible()]
    cell = next(x for x in cells if x.claims)
    row = cells.index(cell) // 3
    box = open_studies(app, cell)
    app.settle().settle()
    box_top, box_bottom = span_of(box)
    assert box_top >= max(span_of(x)[1] for x in cells[3 * row : 3 * row + 3])
    assert box_bottom <= min(span_of(x)[0] for x in cells[3 * row + 3 : 3 * row + 6])
    # What opens inside it makes more room.
    high = box.height()
    app.press(buttons(box, "Why not surer?")[0]) if buttons(box, "Why not surer?") else None
    app.settle().settle()
    assert box.height() >= high
    assert span_of(box)[1] <= min(span_of(x)[0] for x in cells[3 * row + 3 : 3 * row + 6])
    # It is no child of the table for the ear, and the next thing that Tab comes to.
    assert not table.isAncestorOf(box)
    tall = table.height()
    app.press("Close the sources")
    app.settle().settle()
    assert table.height() < tall
    assert not app.all_of(StudiesBox)


def test_tab_goes_from_a_text_into_what_opened_under_it(app: Driver) -> None:
    app.go(Screen.PAGE, "ask-now-later-or-not")
    cell = next(x for x in app.one(FlatTable).findChildren(Prose) if x.isVisible() and x.claims)
    box = open_studies(app, cell)
    after = cell.nextInFocusChain()
    while not after.focusPolicy() & Qt.FocusPolicy.TabFocus:
        after = after.nextInFocusChain()
    assert box.isAncestorOf(after)


def span_of(widget: QWidget) -> tuple[int, int]:
    """Return where a widget starts and ends on the screen, from the top."""
    top = widget.mapToGlobal(QPoint(0, 0)).y()
    return top, top + widget.height()


@pytest.mark.parametrize("percent", [100, 300])
@pytest.mark.parametrize("theme", ["paper", "cream", "night", "dim", "contrast"])
def test_people_in_pictures_differ_without_color(start: Start, theme: str, percent: int) -> None:
    app = start(theme=theme, text_percent=percent, keep_list=Keep.NO).show(1366, 768)
    app.go(Screen.PAGE, "cut-off-or-dizzy")
    picture = app.all_of(PeoplePicture)[0]
    gray = picture.grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8)
    ratio, pitch, left = gray.devicePixelRatio(), picture._pitch(), picture._column() // 2
    start_x = left - picture._side() // 2

    def shade(number: int, across: float) -> float:
        """Return how light a person is, at the middle (0) or farther out."""
        line, place = divmod(number, 10)
        x = start_x + (place + 0.5 + across) * pitch
        return gray.pixelColor(round(x * ratio), round((line + 0.5) * pitch * ratio)).lightnessF()

    # 41 of 100: the first is filled; the last is a ring around nothing.
    assert abs(shade(0, 0) - shade(99, 0)) > 0.3
    assert abs(shade(0, 0) - shade(0, 0.33)) < 0.1
    assert abs(shade(99, 0) - shade(99, 0.36)) > 0.3
