"""Every screen at every size: nothing overflows, nothing is clipped, nothing overlaps."""

from __future__ import annotations

import pytest
from conftest import Start
from driving import Driver
from layout_rules import layout_faults
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from ketams_desktop.desktop.settings import Keep
from ketams_desktop.ui.guide.sheet_pane import ON_PAPER
from ketams_desktop.ui.guide.sheet_screen import BY_HAND
from ketams_desktop.ui.guide.words_panel import WordsPanel
from ketams_desktop.ui.notices import Notice, NoticeKind
from ketams_desktop.ui.places import Place, Screen
from ketams_desktop.ui.screens import SCREENS
from ketams_desktop.ui.weigh.weigh_screen import SIDE_BY_SIDE, WHAT_MATTERS
from ketams_desktop.ui.widgets.prose import Prose

#: Width, height, percent of text, theme, and whether every page is looked at or a third.
SIZES = (
    (1366, 768, 100, "paper", False),
    (1024, 768, 100, "night", True),
    (1024, 768, 300, "paper", True),
    (1366, 768, 150, "night", False),
    (1366, 768, 200, "paper", False),
    (1024, 768, 200, "night", False),
    (1366, 768, 300, "night", False),
)
SMALL_SIZES = tuple(x for x in SIZES if x[:3] not in ((1366, 768, 100), (1366, 768, 300)))
LONG = "Can I take it with " + "https://example.org/a-long-address-without-a-break/" + " word" * 60


def every_place(app: Driver) -> list[Place]:
    """Return every place of the app: screens, sections, pages, steps, topics."""
    services = app.services
    about: dict[Screen, list[str]] = {
        Screen.LEARN: ["", *(x.id for x in services.library.sections())],
        Screen.PAGE: [x.id for x in services.library.page_heads()],
        Screen.GUIDE: ["", *(x.id for x in services.guide.steps)],
        Screen.MORE_IDEAS: ["", *(x.id for x in services.bank.topics)],
        Screen.SEARCH: ["bladder", "zzz"],
        Screen.HELP: ["", "from-guide"],
        Screen.SHEET: ["", ON_PAPER, BY_HAND],
        Screen.WEIGH: ["", SIDE_BY_SIDE, WHAT_MATTERS],
    }
    return [Place(screen, x) for screen in SCREENS for x in about.get(screen, [""])]


def faults_here(app: Driver) -> list[str]:
    """Return the faults of the present screen, each with the place."""
    app.wait_for_sheet()
    place = app.window.navigator.here
    return [f"{place.screen} {place.about}: {x}" for x in layout_faults(app.window)]


def open_app(start: Start, size: tuple[int, int, int, str, bool], **settings: object) -> Driver:
    """Open the app at a size, with a list on which something stands."""
    width, height, percent, theme, _ = size
    app = start(text_percent=percent, theme=theme, **settings)
    app.session.choose("stage", frozenset({"offered"}))
    app.session.choose("health", frozenset({"bladder", "falls"}))
    return app.show(width, height)


def test_screens_all_have_a_place(start: Start) -> None:
    app = start()
    assert {place.screen for place in every_place(app)} == set(Screen)


@pytest.mark.parametrize("size", SIZES, ids=lambda x: f"{x[0]}-{x[2]}-{x[3]}")
def test_places_at_every_size_stand_whole(
    start: Start, size: tuple[int, int, int, str, bool]
) -> None:
    app = open_app(start, size, keep_list=Keep.NO)
    places, faults = every_place(app), []
    if not size[4]:
        # The others differ in words alone; each is looked at in three of the sizes.
        many = {Screen.PAGE, Screen.MORE_IDEAS}
        at = SIZES.index(size)
        places = [x for n, x in enumerate(places) if x.screen not in many or n % 3 == at % 3]
    for place in places:
        app.go(place.screen, place.about)
        faults += faults_here(app)
        assert (app.window.width(), app.window.height()) == size[:2], place
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("size", SMALL_SIZES, ids=lambda x: f"{x[0]}-{x[2]}-{x[3]}")
def test_everything_opened_at_every_size_stands_whole(
    start: Start, size: tuple[int, int, int, str, bool]
) -> None:
    app = open_app(start, size)  # "Keep my list?" stands on every screen
    faults = []

    app.go(Screen.PAGE, "cut-off-or-dizzy")
    for table in app.buttons("See it as a table"):
        app.press(table)
    for prose in app.all_of(Prose):
        open_first_term(app, prose)
    app.press(next(x for x in app.button_texts() if x.endswith("sources")))
    faults += faults_here(app)

    app.go(Screen.PAGE, "ask-now-later-or-not")
    faults += faults_here(app)

    app.go(Screen.GUIDE, "health").press("More to choose from (16)")
    faults += faults_here(app)

    app.session.add_own(LONG)
    app.go(Screen.LIST).press("Edit")
    faults += faults_here(app)
    assert app.all_of(WordsPanel)

    app.services.settings.change(country="us")
    app.go(Screen.HELP)
    faults += faults_here(app)
    app.window.notices.show(Notice("The disk is full. " * 8, NoticeKind.TROUBLE))
    faults += faults_here(app)
    assert not faults, "\n".join(faults)


def open_first_term(app: Driver, prose: Prose) -> None:
    if 'href="term:' in prose.text():
        prose.linkActivated.emit(prose.text().split('href="')[1].split('"')[0])
        app.settle()


def test_window_made_smaller_by_and_by_stays_whole(start: Start) -> None:
    app = open_app(start, SIZES[0], keep_list=Keep.NO)
    faults = []
    for screen, about in (
        (Screen.PAGE, "cut-off-or-dizzy"),
        (Screen.PAGE, "ask-now-later-or-not"),
        (Screen.GUIDE, "stage"),
        (Screen.LEARN, ""),
        (Screen.LIST, ""),
        (Screen.SHEET, ON_PAPER),
        (Screen.HELP, ""),
    ):
        app.go(screen, about)
        for width in (1366, 1200, 1080, 980, 905, 895, 700, 500):
            app.window.resize(width, 700)
            app.settle()
            faults += [f"{width} {x}" for x in faults_here(app)]
    assert not faults, "\n".join(faults)


def test_layout_faults_where_text_is_clipped_are_found(app: Driver) -> None:
    """The rules themselves: a label that is cut, a button that is hidden, are told."""
    app.go(Screen.LEARN)
    assert layout_faults(app.window) == []
    card = app.button("Words explained")
    card.setMinimumSize(10, 30)
    card.setGeometry(card.x(), card.y() - 30, 60, 30)
    told = "\n".join(layout_faults(app.window))
    assert "needs" in told
    assert "only 30 high" in told
    assert "less than its longest word" in told
    assert "lies over" in told


def test_layout_faults_where_a_pane_is_too_narrow_are_found(app: Driver) -> None:
    app.go(Screen.SETTINGS)
    wide = QWidget()
    QVBoxLayout(wide).addWidget(QLabel("wide"))
    wide.setMinimumWidth(3000)
    layout = app.all_of(Prose) or app.window.findChildren(QVBoxLayout)
    assert layout
    pane = next(x for x in app.window.findChildren(QWidget) if type(x).__name__ == "Pane")
    content = pane.widget()
    content.layout().addWidget(wide)
    wide.show()
    app.settle()
    assert any("holds" in x for x in layout_faults(app.window))
