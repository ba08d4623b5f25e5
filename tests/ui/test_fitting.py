"""The layouts and texts that fit themselves to the width they are given."""

from __future__ import annotations

import pytest
from conftest import Start
from driving import Driver
from layout_rules import layout_faults
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ketams_desktop.desktop.settings import Keep
from ketams_desktop.ui.kit import Kit
from ketams_desktop.ui.places import Screen
from ketams_desktop.ui.widgets.buttons import ActionButton, ButtonKind
from ketams_desktop.ui.widgets.flow import EvenColumns, FlowLayout, SideBySide
from ketams_desktop.ui.widgets.prose import Line, breakable


@pytest.fixture
def kit(app: Driver) -> Kit:
    return app.window._kit


@pytest.fixture
def holder(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    return widget


def boxes(holder: QWidget, width: int) -> list[tuple[int, int, int]]:
    """Return left, top and width of each child when `holder` is `width` wide."""
    layout = holder.layout()
    assert layout is not None
    room = QRect(0, 0, width, layout.heightForWidth(width))
    layout.setGeometry(room)
    children = [layout.itemAt(n).geometry() for n in range(layout.count())]
    assert all(room.contains(x) for x in children), (room, children)
    return [(x.left(), x.top(), x.width()) for x in children]


def test_even_columns_break_before_a_word_does(holder: QWidget, kit: Kit) -> None:
    layout = EvenColumns(10, 2, holder)
    buttons = [ActionButton(kit, text, wide=True) for text in ("Short", "Neurologist", "Third")]
    for button in buttons:
        layout.addWidget(button)
    least = max(x.minimumSizeHint().width() for x in buttons)
    wide = boxes(holder, 2 * least + 10)
    assert [(x, width) for x, _, width in wide] == [(0, least), (least + 10, least), (0, least)]
    assert wide[0][1] == wide[1][1] < wide[2][1]
    narrow = boxes(holder, 2 * least + 9)
    assert [x for x, _, _ in narrow] == [0, 0, 0]
    assert [width for _, _, width in narrow] == [2 * least + 9] * 3


def test_flow_breaks_to_the_next_row_and_mirrors(holder: QWidget, kit: Kit) -> None:
    layout = FlowLayout(10, holder)
    buttons = [ActionButton(kit, text) for text in ("One", "Two", "Three")]
    for button in buttons:
        layout.addWidget(button)
    widths = [x.sizeHint().width() for x in buttons]
    room = widths[0] + widths[1] + 10
    lefts = boxes(holder, room)
    assert [x for x, _, _ in lefts] == [0, widths[0] + 10, 0]
    holder.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert [x for x, _, _ in boxes(holder, room)] == [
        room - widths[0],
        0,
        room - widths[2],
    ]


def test_side_by_side_goes_under_where_it_is_tight(holder: QWidget, kit: Kit) -> None:
    layout = SideBySide(10, 200, holder)
    first, second = ActionButton(kit, "Picture"), Line(kit, "A sentence beside the picture. " * 4)
    layout.addWidget(first)
    layout.addWidget(second)
    wanted = first.sizeHint().width()
    assert [(x, width) for x, _, width in boxes(holder, wanted + 210)] == [
        (0, wanted),
        (wanted + 10, 200),
    ]
    under = boxes(holder, wanted + 209)
    assert under[1][0] == 0
    assert under[1][1] >= first.sizeHint().height()
    assert under[1][2] == wanted + 209


def test_line_with_a_very_long_word_breaks_it(kit: Kit) -> None:
    word = "https://example.org/" + "a" * 80
    line, plain = Line(kit, word, "small"), Line(kit, "short", "small")
    assert line.heightForWidth(200) >= 3 * plain.heightForWidth(200)
    assert line.words == line.accessibleName() == word


@pytest.mark.parametrize(
    "text",
    [
        "common words stay as they are",
        "esketamine/hydroxynorketamin",
        "ทดสอบข้อความภาษาไทยที่ยาวมากโดยไม่มีช่องว่างเลย",
    ],
)
def test_breakable_changes_no_letter(text: str) -> None:
    assert breakable(text).replace("\u200b", "") == text
    is_latin_and_long = max(map(len, text.split())) > 24 and text.isascii()
    assert ("\u200b" in breakable(text)) is is_latin_and_long


def test_screens_from_right_to_left_stand_whole(start: Start) -> None:
    QApplication.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    try:
        app = start(keep_list=Keep.NO, text_percent=125)
        app.session.choose("health", frozenset({"bladder"}))
        app.show(1366, 768)
        faults = []
        for screen, about in (
            (Screen.HOME, ""),
            (Screen.LEARN, ""),
            (Screen.PAGE, "cut-off-or-dizzy"),
            (Screen.PAGE, "ask-now-later-or-not"),
            (Screen.GUIDE, "health"),
            (Screen.LIST, ""),
            (Screen.HELP, ""),
        ):
            app.go(screen, about).wait_for_sheet()
            faults += [f"{screen} {about}: {x}" for x in layout_faults(app.window)]
            home = app.button("Home")
            assert home.mapTo(app.window, home.rect().center()).x() > 1000
        assert not faults, "\n".join(faults)
    finally:
        QApplication.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def test_button_is_as_wide_as_the_words_of_now(kit: Kit) -> None:
    button = ActionButton(kit, "Go")
    small = button.sizeHint().width()
    for text in ("A much longer name for the same button", "Go"):
        button.setText(text)
        assert button.sizeHint() == ActionButton(kit, text).sizeHint()
        assert button.minimumSizeHint() == ActionButton(kit, text).minimumSizeHint()
        assert button.heightForWidth(90) == ActionButton(kit, text).heightForWidth(90)
    button.set_look("Go", "lucide:check", ButtonKind.DONE)
    assert button.sizeHint().width() > small


def test_flow_asks_for_more_when_a_wider_widget_comes(holder: QWidget, kit: Kit) -> None:
    layout = FlowLayout(10, holder)
    layout.addWidget(ActionButton(kit, "One"))
    before = layout.minimumSize().width()
    layout.addWidget(ActionButton(kit, "Neuropsychologist"))
    assert layout.minimumSize().width() > before
