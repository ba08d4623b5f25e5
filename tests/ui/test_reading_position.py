"""Reading with the keys: block by block, its links behind one Tab, found again later."""

from __future__ import annotations

import pytest
from conftest import Start
from driving import Driver
from layout_rules import visible_part
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QWidget

from ketams_desktop.desktop.settings import Keep
from ketams_desktop.library.blocks import Callout, CalloutKind, Heading
from ketams_desktop.library.depth import Depth, blocks_at
from ketams_desktop.timings import wait_for_paint
from ketams_desktop.ui.frame import Pane
from ketams_desktop.ui.places import Screen
from ketams_desktop.ui.reader.ask_card import AskCard
from ketams_desktop.ui.reader.block_column import BlockColumn
from ketams_desktop.ui.reader.page_screen import PageScreen
from ketams_desktop.ui.reader.reading_light import ReadingLight
from ketams_desktop.ui.reader.sources_view import SourcesView
from ketams_desktop.ui.widgets.link_card import LinkCard
from ketams_desktop.ui.widgets.prose import Prose

PAGE = "bladder"


def column(app: Driver) -> BlockColumn:
    return app.one(BlockColumn)


def lit(app: Driver) -> int:
    """Return the block behind which the light lies, or -1."""
    lights = app.all_of(ReadingLight)
    if not lights:
        return -1
    light = lights[0]
    scrolled = light.parentWidget()
    assert scrolled is not None
    found = [
        n
        for n, part in enumerate(column(app).parts)
        if light.geometry().contains(part.mapTo(scrolled, part.rect().center()))
    ]
    assert len(found) == 1
    return found[0]


def read(app: Driver, page: str = PAGE) -> Driver:
    app.go(Screen.PAGE, page)
    assert isinstance(app.focus(), Pane)
    return app


def painted_column(app: Driver) -> BlockColumn:
    """Return the blocks of a page that was just painted, before its rest is built."""
    wait_for_paint(app.window)
    return column(app)


def test_nothing_is_lit_before_someone_moves(app: Driver) -> None:
    assert lit(read(app)) == -1


def test_down_and_up_go_block_by_block(app: Driver) -> None:
    read(app)
    app.key(Qt.Key.Key_Down)
    assert lit(app) == 0
    app.key(Qt.Key.Key_Down).key(Qt.Key.Key_Down)
    assert lit(app) == 2
    app.key(Qt.Key.Key_Up)
    assert lit(app) == 1
    app.key(Qt.Key.Key_Up).key(Qt.Key.Key_Up)
    assert lit(app) == -1


def test_every_block_is_reached_and_comes_into_view(app: Driver) -> None:
    read(app)
    seen: set[int] = set()
    for _ in range(200):
        app.key(Qt.Key.Key_Down)
        place = lit(app)
        if place not in seen:
            assert not visible_part(column(app).parts[place]).isEmpty()
        seen.add(place)
        if place == len(column(app).parts) - 1:
            break
    assert seen == set(range(len(column(app).parts)))


def test_end_and_home_go_to_the_ends(app: Driver) -> None:
    read(app).key(Qt.Key.Key_End)
    assert lit(app) == len(column(app).parts) - 1
    app.key(Qt.Key.Key_Home)
    assert lit(app) == -1
    assert app.window.findChildren(Pane)[0].verticalScrollBar().value() == 0


def test_h_goes_to_the_next_heading(app: Driver) -> None:
    read(app)
    blocks = column(app).blocks
    places = [n for n, block in enumerate(blocks) if isinstance(block, Heading)]
    app.key(Qt.Key.Key_H)
    assert lit(app) == places[0]
    app.key(Qt.Key.Key_H)
    assert lit(app) == places[1]


def test_h_typed_into_the_search_is_a_letter(app: Driver) -> None:
    read(app)
    app.key(Qt.Key.Key_F, ctrl=True)
    app.type("h")
    assert lit(app) == -1


def test_tab_goes_from_the_text_to_the_links_of_the_lit_block_only(app: Driver) -> None:
    read(app)
    for _ in range(20):
        app.key(Qt.Key.Key_Down)
        part = column(app).parts[lit(app)]
        if isinstance(part, Prose) and part.has_links:
            break
    open_to_tab = [
        x
        for x in column(app).findChildren(Prose)
        if x.has_links and x.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    assert open_to_tab
    assert all(x is part or part.isAncestorOf(x) for x in open_to_tab)


def test_enter_on_the_text_reads_on(app: Driver) -> None:
    read(app).key(Qt.Key.Key_Return).key(Qt.Key.Key_Return)
    assert lit(app) == 1


def test_link_pressed_with_the_mouse_takes_the_place_along(app: Driver) -> None:
    read(app)
    later = next(n for n, x in enumerate(column(app).parts) if n > 3 and isinstance(x, Prose))
    column(app).parts[later].setFocus(Qt.FocusReason.MouseFocusReason)
    app.settle()
    assert lit(app) == later


def test_light_can_be_off(start: Start) -> None:
    app = start(keep_list=Keep.NO, reading_light=False).show()
    read(app).key(Qt.Key.Key_Down)
    assert app.all_of(ReadingLight) == []


def test_place_stays_when_the_text_is_made_larger(app: Driver) -> None:
    read(app)
    for _ in range(3):
        app.key(Qt.Key.Key_Down)
    app.services.settings.change(text_percent=150)
    app.settle()
    assert lit(app) == 2


def test_place_is_found_again_on_the_way_back(app: Driver) -> None:
    read(app)
    for _ in range(5):
        app.key(Qt.Key.Key_Down)
    place = lit(app)
    app.go(Screen.HOME)
    app.press(app.one(LinkCard))
    assert app.here == (Screen.PAGE, PAGE)
    assert lit(app) == place
    assert not visible_part(column(app).parts[place]).isEmpty()


def test_page_read_to_its_end_is_marked_and_starts_at_its_top(app: Driver) -> None:
    read(app).key(Qt.Key.Key_End)
    app.go(Screen.LEARN, "risks")
    card = next(x for x in app.all_of(LinkCard) if x.accessibleName() == "Your bladder")
    assert card.accessibleDescription().startswith("You have read this.")
    app.go(Screen.LEARN)
    risks = next(x for x in app.all_of(LinkCard) if x.accessibleName() == "Risks")
    assert "1 of" in risks.accessibleDescription()
    assert lit(read(app)) == -1


def test_forgetting_what_was_read_takes_marks_and_offer_away(app: Driver) -> None:
    read(app).key(Qt.Key.Key_End)
    app.go(Screen.SETTINGS).press("Forget what I read")
    assert app.says("What you read was forgotten.")
    assert not app.buttons("Forget what I read")
    app.go(Screen.HOME)
    assert not app.all_of(LinkCard)


def test_next_start_offers_the_page_only_when_the_list_is_kept(start: Start) -> None:
    app = start(keep_list=Keep.YES).show()
    read(app)
    for _ in range(5):
        app.key(Qt.Key.Key_Down)
    app.close()
    again = start().show()
    assert [x.key for x in again.all_of(LinkCard)] == [PAGE]
    again.services.settings.change(keep_list=Keep.NO)
    again.close()
    assert not start().show().all_of(LinkCard)


def test_depths_show_less_and_never_hide_a_warning(app: Driver) -> None:
    page = app.services.library.page(PAGE)
    warnings = [x for x in page.blocks if isinstance(x, Callout) and x.kind is CalloutKind.WARNING]
    assert warnings
    for depth, button in ((Depth.SHORT, "In short"), (Depth.SCREEN, "First part")):
        app.go(Screen.PAGE, PAGE).press(button)
        assert column(app).blocks == blocks_at(page.blocks, depth)
        assert app.says("You see blood in your urine") or app.says("Call the clinic today")
        app.go(Screen.HOME)
    app.go(Screen.PAGE, "fatigue")
    assert len(column(app).blocks) < len(app.services.library.page("fatigue").blocks)
    app.press("Whole page")
    assert column(app).blocks == app.services.library.page("fatigue").blocks


@pytest.mark.parametrize("number", range(0, 77, 7))
@pytest.mark.parametrize("size", [(1366, 728), (700, 600)])
def test_rest_of_a_page_moves_nothing_in_view(
    app: Driver, number: int, size: tuple[int, int]
) -> None:
    app.window.resize(*size)
    app.settle()
    page = app.services.library.page_heads()[number].id
    app.window.navigator.go(Screen.PAGE, page)
    first = painted_column(app)
    places = {part: part.geometry() for part in first.parts}
    pane = app.one(Pane)
    width, scrolled = pane.viewport().width(), pane.widget()
    assert scrolled is not None
    # What is in view is full, so that what follows comes below it.
    assert first.is_complete or scrolled.height() > pane.viewport().height()
    app.settle()
    assert first.is_complete
    assert {part: part.geometry() for part in places} == places
    assert (pane.viewport().width(), pane.verticalScrollBar().value()) == (width, 0)


def test_first_screenful_stands_before_the_rest(app: Driver) -> None:
    app.window.navigator.go(Screen.PAGE, "low-mood-spray")
    built = painted_column(app)
    first = list(built.parts)
    assert not built.is_complete
    assert not app.all_of(SourcesView)
    built.build_rest()
    # In the same turn: nothing is ever painted pressed into the height that there was.
    heights = {part: (part.y(), part.height()) for part in built.parts}
    assert len(heights) > len(first)
    app.settle()
    assert {part: (part.y(), part.height()) for part in built.parts} == heights
    assert built.parts[: len(first)] == first


def test_tab_goes_through_a_page_as_it_is_read(app: Driver) -> None:
    app.go(Screen.PAGE, "low-mood-spray")
    page = app.one(PageScreen)
    inside = [x for x in page.findChildren(QWidget) if x.focusPolicy() & Qt.FocusPolicy.TabFocus]
    chain, each = [], page.nextInFocusChain()
    while each is not page:
        if each in inside:
            chain.append(each)
        each = each.nextInFocusChain()
    assert chain == inside
    # Then the questions beside it.
    cards = [x for x in app.all_of(AskCard) if not page.isAncestorOf(x)]
    each = inside[-1].nextInFocusChain()
    while each not in app.all_of(QAbstractButton):
        each = each.nextInFocusChain()
    assert cards[0].isAncestorOf(each)
