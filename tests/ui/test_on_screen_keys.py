from __future__ import annotations

import itertools
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from driving import Driver
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ketams_desktop.desktop.theme import Look
from ketams_desktop.errors import ResourceMissingError
from ketams_desktop.resources import resource_dir
from ketams_desktop.ui.clinic import keyboard
from ketams_desktop.ui.clinic.key_layout import load_layout
from ketams_desktop.ui.clinic.keyboard import Key, OnScreenKeys
from ketams_desktop.ui.kit import Kit

LAYOUT = load_layout(resource_dir("keyboards"), "en")
FIELDS = [QLineEdit, QPlainTextEdit]


class Board:
    """A window with a field and the keys under it."""

    def __init__(self, qtbot: QtBot, app: Driver, field: QWidget) -> None:
        services = app.services
        look = Look(services.look_file, services.settings.value.text_percent, is_clinic=True)
        kit = Kit(services.themes.resolve("paper"), look, services.icons)
        self.qtbot, self.field = qtbot, field
        self.window = QWidget()
        qtbot.addWidget(self.window)
        self.keys = OnScreenKeys(kit, LAYOUT)
        self.keys.set_field(field)
        layout = QVBoxLayout(self.window)
        layout.addWidget(field)
        layout.addWidget(self.keys)
        self.window.resize(1000, 700)
        self.window.show()
        self.window.activateWindow()
        qtbot.waitUntil(self.window.isActiveWindow)
        field.setFocus()

    def key(self, name: str) -> Key:
        """Return the key that a screen reader knows by `name`, or that says so."""
        keys = self.keys.findChildren(Key)
        return next(x for x in keys if name in (x.accessibleName(), x.text()))

    def touch(self, *names: str) -> None:
        for name in names:
            QTest.mouseClick(self.key(name), Qt.MouseButton.LeftButton)

    @property
    def text(self) -> str:
        field = self.field
        return field.text() if isinstance(field, QLineEdit) else field.toPlainText()


@pytest.fixture(params=FIELDS, ids=lambda kind: kind.__name__)
def board(qtbot: QtBot, app: Driver, request: pytest.FixtureRequest) -> Board:
    return Board(qtbot, app, request.param())


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    said: list[str] = []
    monkeypatch.setattr(keyboard, "announce", lambda _widget, text: said.append(text))
    return said


def test_keys_type_words_digits_and_signs(board: Board) -> None:
    board.touch("capital H", "i", "comma", "Space", "m", "s", "question mark")
    board.touch("123", "4", "plus", "and sign", "abc", "x")
    assert board.text == "Hi, ms?4+&x"


def test_keys_type_every_sign_there_is(qtbot: QtBot, app: Driver) -> None:
    board = Board(qtbot, app, QLineEdit("x"))
    typed = "x"
    for page in LAYOUT.pages:
        for sign in page.keys:
            board.touch(sign)
            typed += sign
        board.touch(board.keys._other.text())
    assert board.text == typed


def test_touched_keys_leave_the_focus_in_the_field(board: Board) -> None:
    board.touch("capital A", "b")
    assert board.field.hasFocus()


def test_typing_goes_where_the_cursor_is_and_replaces_what_is_selected(board: Board) -> None:
    board.touch("capital A", "c")
    QTest.keyClick(board.field, Qt.Key.Key_Left)
    board.touch("b")
    assert board.text == "Abc"
    board.field.selectAll()
    board.touch("z")
    assert board.text == "z"


def test_delete_takes_the_last_sign_and_then_nothing(board: Board) -> None:
    board.touch("capital A", "b", "Delete")
    assert board.text == "A"
    board.touch("Delete", "Delete")
    assert board.text == ""


def test_capital_letter_is_for_one_letter_and_starts_an_empty_field(board: Board) -> None:
    board.touch("capital A", "b", "Capital letter", "capital C", "d")
    assert board.text == "AbCd"
    board.touch("Capital letter", "Capital letter", "e")
    assert board.text == "AbCde"


def test_field_that_may_not_be_changed_is_not(board: Board) -> None:
    board.touch("capital A")
    board.field.setReadOnly(True)
    board.touch("b", "Space", "Delete")
    assert board.text == "A"


def test_field_with_a_limit_keeps_it(qtbot: QtBot, app: Driver) -> None:
    field = QLineEdit()
    field.setMaxLength(2)
    board = Board(qtbot, app, field)
    board.touch("capital A", "b", "c")
    assert board.text == "Ab"


def test_field_that_is_gone_is_let_go(qtbot: QtBot, app: Driver) -> None:
    field = QLineEdit()
    board = Board(qtbot, app, field)
    field.deleteLater()
    qtbot.waitUntil(lambda: board.keys._field is None)
    board.touch("capital A", "Delete", "Space")
    other = QLineEdit("x")
    qtbot.addWidget(other)
    board.keys.set_field(other)
    board.touch("y")
    assert other.text() == "xy"


def test_done_is_told(board: Board) -> None:
    with board.qtbot.waitSignal(board.keys.done, timeout=1000):
        board.touch("Done")


def test_tab_and_enter_type(board: Board) -> None:
    QTest.keyClick(board.field, Qt.Key.Key_Tab)
    if isinstance(board.field, QPlainTextEdit):  # there Tab is a sign of its own
        board.key("capital Q").setFocus(Qt.FocusReason.TabFocusReason)
        board.field.clear()
    assert board.key("capital Q").hasFocus()
    QTest.keyClick(board.key("capital Q"), Qt.Key.Key_Return)
    QTest.keyClick(board.key("q"), Qt.Key.Key_Tab)
    QTest.keyClick(board.key("w"), Qt.Key.Key_Space)
    assert board.text == "Qw"
    assert board.key("w").hasFocus(), "the key keeps the focus when its letter gets small"


@pytest.mark.parametrize(
    ("here", "key", "wanted"),
    [
        ("q", Qt.Key.Key_Right, "w"),
        ("w", Qt.Key.Key_Left, "q"),
        ("q", Qt.Key.Key_Down, "a"),
        ("a", Qt.Key.Key_Up, "q"),
        ("q", Qt.Key.Key_Left, "q"),
        ("z", Qt.Key.Key_Down, "Capital letter"),
        ("question mark", Qt.Key.Key_Down, "Done"),
        ("Done", Qt.Key.Key_Left, "Delete"),
    ],
)
def test_arrow_keys_go_to_the_nearest_key_that_way(
    qtbot: QtBot, app: Driver, here: str, key: Qt.Key, wanted: str
) -> None:
    board = Board(qtbot, app, QLineEdit("x"))
    board.key(here).setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(board.key(here), key)
    assert board.key(wanted).hasFocus()


def test_screen_reader_knows_each_key_as_a_button_with_a_name(board: Board) -> None:
    for page in LAYOUT.pages:
        names = [x.accessibleName() or x.text() for x in board.keys.findChildren(Key)]
        assert all(names)
        assert len(set(names)) == len(names)
        for key in board.keys.findChildren(Key):
            interface = QAccessible.queryAccessibleInterface(key)
            assert interface.role() == QAccessible.Role.Button
        signs = [x for x in page.keys if not x.isalnum()]
        assert all(LAYOUT.spoken(x) != x for x in signs)
        board.touch(board.keys._other.text())


def test_what_is_typed_is_said(board: Board, heard: list[str]) -> None:
    board.touch("capital A", "comma", "Space", "Delete", "Capital letter")
    assert heard == ["capital A", "comma", "Space", "Deleted", "Capital letter next"]


def test_what_is_typed_in_secret_is_not_said(qtbot: QtBot, app: Driver, heard: list[str]) -> None:
    field = QLineEdit()
    field.setEchoMode(QLineEdit.EchoMode.Password)
    board = Board(qtbot, app, field)
    board.keys.set_field(field, page=1)
    board.touch("4")
    assert (field.text(), heard) == ("4", ["Typed"])


def test_nothing_is_learned(board: Board) -> None:
    hints = board.field.inputMethodHints()
    assert hints & Qt.InputMethodHint.ImhSensitiveData
    assert hints & Qt.InputMethodHint.ImhNoPredictiveText
    board.touch("capital S", "e", "c", "r", "e", "t", "Space")
    board.keys.set_field(None)
    kept = [repr(x) for x in vars(board.keys).values()]
    assert not [x for x in kept if "ecret" in x]


@pytest.mark.parametrize("percent", [100, 200, 300])
@pytest.mark.parametrize("width", [440, 1024, 1366])
def test_keys_are_big_and_apart_at_every_size(
    qtbot: QtBot, start: Callable[..., Driver], percent: int, width: int
) -> None:
    app = start(text_percent=percent)
    board = Board(qtbot, app, QLineEdit())
    board.window.setFixedWidth(width)
    qtbot.waitUntil(lambda: board.keys.width() < width)
    high = board.keys.heightForWidth(board.keys.width())
    board.window.resize(width, high + 200)
    qtbot.waitUntil(lambda: board.keys.height() >= high)
    keys = board.keys.findChildren(Key)
    boxes = [x.rect().translated(x.mapTo(board.keys, QPoint(0, 0))) for x in keys]
    for key, box in zip(keys, boxes, strict=True):
        assert box.width() >= 60
        assert box.height() >= max(60, key.heightForWidth(box.width()))
        assert board.keys.rect().contains(box)
        assert box.width() >= key.minimumSizeHint().width(), "a word is cut"
    for one, other in itertools.combinations(boxes, 2):
        assert not one.adjusted(-7, -7, 7, 7).intersects(other)


# The data -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "spoiled",
    ["", "columns = 10", 'columns = 10\n[[page]]\nbutton = "a"\n', "columns = ["],
)
def test_load_layout_of_a_spoiled_file_says_what_to_do(tmp_path: Path, spoiled: str) -> None:
    (tmp_path / "en.toml").write_text(spoiled)
    with pytest.raises(ResourceMissingError, match=r"en\.toml, cannot be read.*install"):
        load_layout(tmp_path, "en")


def test_load_layout_with_pages_of_other_sizes_is_an_error(tmp_path: Path) -> None:
    text = (resource_dir("keyboards") / "en.toml").read_text("utf-8")
    (tmp_path / "en.toml").write_text(text.replace('"1234567890"', '"123456789"'), "utf-8")
    with pytest.raises(ResourceMissingError):
        load_layout(tmp_path, "en")
    with pytest.raises(ResourceMissingError):
        load_layout(tmp_path, "xx")


def test_key_layout_needs_no_qt() -> None:
    assert "PySide6" not in Path(sys.modules[load_layout.__module__].__file__ or "").read_text()


def test_key_is_pressed_by_one_press_of_a_held_key(board: Board) -> None:
    key = board.key("capital A")
    assert isinstance(key, QPushButton)
    assert not key.autoRepeat()
