"""Every theme as it is drawn: words that stand out, nothing by color alone, a ring in sight."""

from __future__ import annotations

import pytest
from conftest import Start
from drawn import (
    around,
    contrast_of_words,
    in_grey,
    is_told_in_grey,
    part_of,
    picture_of,
)
from driving import Driver, name_of, words_of
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QWidget

from ketams_desktop.desktop.settings import Keep
from ketams_desktop.ui.places import Place, Screen
from ketams_desktop.ui.screens import SCREENS
from ketams_desktop.ui.weigh.weigh_screen import SIDE_BY_SIDE, WHAT_MATTERS
from ketams_desktop.ui.widgets.prose import Text

THEMES = ("paper", "cream", "night", "dim", "contrast")
#: WCAG 2.2, 1.4.6: the least contrast of words.
WORDS = 7.0
PAGES = ("bladder", "the-short-answer", "mood-and-depression", "side-effects")


def places(app: Driver) -> list[Place]:
    """Return each screen, with some of what it can be about."""
    ids = {head.id for head in app.services.library.page_heads()}
    about: dict[Screen, list[str]] = {
        Screen.PAGE: [x for x in PAGES if x in ids],
        Screen.GUIDE: [app.services.guide.steps[n].id for n in (0, 5)],
        Screen.SEARCH: ["bladder"],
        Screen.WEIGH: ["", SIDE_BY_SIDE, WHAT_MATTERS],
    }
    return [Place(screen, x) for screen in SCREENS for x in about.get(screen, [""])]


def is_a_word(widget: QWidget) -> bool:
    """Return whether there are letters: a small mark has too few pixels to measure."""
    words = words_of(widget) if isinstance(widget, Text) else ""
    if isinstance(widget, QAbstractButton | QLineEdit):
        words = widget.text() or widget.accessibleName()
    return sum(x.isalnum() for x in words) > 1


def opened(start: Start, theme: str) -> Driver:
    app = start(theme=theme, keep_list=Keep.NO)
    app.session.choose("health", frozenset({"bladder", "falls"}))
    return app.show(1366, 768)


@pytest.mark.parametrize("theme", THEMES)
def test_words_as_drawn_have_a_contrast_of_seven(start: Start, theme: str) -> None:
    app = opened(start, theme)
    faults, looked_at = [], 0
    for place in places(app):
        app.go(place.screen, place.about).wait_for_sheet()
        picture = picture_of(app.window)
        for widget in app.window.findChildren(QWidget):
            has_words = isinstance(widget, Text | QAbstractButton | QLineEdit)
            if not has_words or not widget.isVisible() or not is_a_word(widget):
                continue
            part = part_of(picture, widget, app.window)
            if part.isNull() or part.height() < widget.height():
                continue
            looked_at += 1
            found = contrast_of_words(part)
            if found < WORDS:
                faults.append(f"{place.screen} {place.about}: {name_of(widget)}: {found:.1f}")
    assert looked_at > 300
    assert faults == []


@pytest.mark.parametrize("theme", THEMES)
def test_everything_chosen_is_told_without_color(start: Start, theme: str) -> None:
    app = opened(start, theme)
    faults, looked_at = [], 0
    for place in places(app):
        app.go(place.screen, place.about).wait_for_sheet()
        for button in app.all_of(QAbstractButton):
            if not button.isCheckable() or button.visibleRegion().isEmpty():
                continue
            looked_at += 1
            if not is_told_in_grey(*_both_states(button)):
                faults.append(f"{place.screen} {place.about}: {name_of(button)}")
    assert looked_at > 20
    assert faults == []


def _both_states(button: QAbstractButton) -> tuple[object, object]:
    """Return the button in grey as it is chosen and as it is not, without telling anybody."""
    was = button.isChecked()
    button.blockSignals(True)
    pictures = []
    for state in (False, True):
        _show_state(button, is_chosen=state)
        pictures.append(in_grey(button.grab().toImage()))
    _show_state(button, is_chosen=was)
    button.blockSignals(False)
    return pictures[0], pictures[1]


def _show_state(button: QAbstractButton, *, is_chosen: bool) -> None:
    group = button.group()
    was_exclusive = button.autoExclusive()
    if group is not None:
        group.setExclusive(False)
    button.setAutoExclusive(False)
    show = getattr(button, "show_present", None)
    if show is not None:
        show(is_present=is_chosen)
    else:
        button.setChecked(is_chosen)
    button.setAutoExclusive(was_exclusive)
    if group is not None:
        group.setExclusive(True)


@pytest.mark.parametrize("theme", ["paper", "dim", "contrast"])
def test_whatever_has_the_focus_shows_it(start: Start, theme: str) -> None:
    # Each theme looks at a third of the buttons: what draws the ring is one thing for all.
    first = ["paper", "dim", "contrast"].index(theme)
    app = opened(start, theme)
    faults, looked_at = [], 0
    for place in places(app):
        app.go(place.screen, place.about).wait_for_sheet()
        for button in app.all_of(QAbstractButton)[first::3]:
            app.bring_into_view(button)
            if not button.isEnabled() or button.visibleRegion().isEmpty():
                continue
            looked_at += 1
            box = around(button, app.window, 8)
            app.window.centralWidget().setFocus()
            without = picture_of(app.window).copy(box)
            button.setFocus(Qt.FocusReason.TabFocusReason)
            app.settle()
            if not is_told_in_grey(without, picture_of(app.window).copy(box)):
                faults.append(f"{place.screen} {place.about}: {name_of(button)}")
    assert looked_at > 60
    assert faults == []
