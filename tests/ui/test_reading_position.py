"""Reading with the keys: block by block, its links behind one Tab, found again later."""

from __future__ import annotations

from conftest import Start
from driving import Driver
from layout_rules import visible_part
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ketams_desktop.desktop.settings import Keep
from ketams_desktop.library.blocks import Callout, CalloutKind, Heading
from ketams_desktop.library.depth import Depth, blocks_at
from ketams_desktop.ui.frame import Pane
from ketams_desktop.ui.places import Screen
from ketams_desktop.ui.reader.block_column import BlockColumn
from ketams_desktop.ui.reader.reading_light import ReadingLight
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


def test_first_screenful_stands_before_the_rest(app: Driver) -> None:
    app.window.navigator.go(Screen.PAGE, "low-mood-spray")
    built = app.window.findChildren(BlockColumn)[-1]
    assert not built.is_complete
    first = list(built.parts)
    heights: dict[QWidget, int] = {}
    app.settle()
    assert built.is_complete
    assert built.parts[: len(first)] == first
    heights.update({part: part.y() for part in first})
    app.settle()
    assert {part: part.y() for part in first} == heights
    bottom = first[-1].mapTo(app.window, first[-1].rect().bottomLeft()).y()
    assert bottom >= app.window.height() - 120
