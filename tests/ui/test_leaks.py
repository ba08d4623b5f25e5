"""Going about for long leaves nothing behind: no widgets, no timers, no slow-down."""

from __future__ import annotations

import gc
from collections import Counter

from driving import Driver
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from ketams_desktop.ui.places import LONGEST_WAY, Navigator, Place, Screen
from ketams_desktop.ui.reader.ask_card import AskCard

ABOUT = {Screen.PAGE: "blood-pressure", Screen.SEARCH: "sleepy", Screen.GUIDE: "health"}


def go_round(app: Driver) -> None:
    for screen in Screen:
        if screen is not Screen.MENU:
            app.window.navigator.go(screen, ABOUT.get(screen, ""))
            QApplication.processEvents()
    for percent in (200, 100):
        app.services.settings.change(text_percent=percent)
    app.go(Screen.HOME)


def living(app: Driver) -> tuple[Counter[str], int]:
    """Return the living widgets by kind, and how many objects the window owns."""
    app.settle()
    gc.collect()
    app.settle()
    widgets = Counter(type(x).__name__ for x in QApplication.allWidgets())
    return widgets, len(app.window.findChildren(QObject))


def test_screens_gone_round_twenty_times_leave_nothing_behind(app: Driver) -> None:
    app.session.choose("health", frozenset({"bladder"}))
    for _ in range(2):
        go_round(app)
    widgets, objects = living(app)
    for _ in range(20):
        go_round(app)
    now, objects_now = living(app)
    assert now - widgets == Counter()
    assert objects_now <= objects


def test_one_screen_changed_many_times_leaves_nothing_behind(app: Driver) -> None:
    app.go(Screen.PAGE, "bladder")
    cards = app.all_of(AskCard)[:2]

    def change() -> None:
        for card in cards:
            for _ in range(2):
                app.press(next(x for x in card.children() if hasattr(x, "click")))
        for row in ("lone", "two"):
            app.session.add_own(row)
        app.session.undo()
        app.session.undo()

    change()
    widgets, _ = living(app)
    for _ in range(10):
        change()
    now, _ = living(app)
    assert now - widgets == Counter()


def test_way_back_has_an_end_and_leads_to_where_one_began() -> None:
    navigator = Navigator(Place(Screen.HOME))
    for number in range(LONGEST_WAY * 2):
        navigator.go(Screen.PAGE, f"page-{number}")
    steps = 0
    while navigator.can_go_back:
        navigator.back()
        steps += 1
    assert steps == LONGEST_WAY
    assert navigator.here == Place(Screen.HOME)
