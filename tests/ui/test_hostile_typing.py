"""Whatever is typed or pasted shows, is kept, and prints as the text that it is."""

from __future__ import annotations

import io
import json
import time
import unicodedata
from pathlib import Path

import pytest
from conftest import Start
from driving import Driver
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QPlainTextEdit, QWidget

from ketams_desktop.desktop.settings import Keep
from ketams_desktop.questions.list_file import read_list
from ketams_desktop.text import clean_text
from ketams_desktop.ui.guide import take_away
from ketams_desktop.ui.guide.list_rows import ListRow
from ketams_desktop.ui.lines_field import MOST_PASTED
from ketams_desktop.ui.places import Screen

MARKUP = {
    "HTML": "<b>Is</b> &amp; <img src='file:///etc/passwd'> <a href=x>safe</a>?",
    "a page of HTML": "<!DOCTYPE html><html><body><h1>Is it safe?</h1></body></html>",
    "Typst": '#panic() #read("/etc/passwd") $x^2$ `raw` @ref <label> *bold* _it_',
    "Markdown": "# Is [it](page:bladder) **safe** [@E-FAT-02]? !!! warning",
    "a shortcut": "Salt && pepper & more?",
    "a format": "%s %n %1 {name} {page} {0}",
    "JSON": '"}], "answers": {"health": ["bladder"]}, "x": [{"y": "',
}
#: What cannot be seen or turns letters around goes; the letters stay as they are.
UNSEEN = {
    "direction": "a\u202eb\u2066c\u2069d\u200fe?",
    "zero width": "a\u200bb\ufeffc\u2060d\u00ade?",
    "control": "a\x00b\x07c\x1b[31md\x7fe?",
    "lines": "a\r\nb\u2028c\u2029d\te?",
    "NUL alone": "\x00\x00a b?",
}
HIGH = 0x10FFFF


def plane(number: int) -> str:
    """Return some characters of a plane of Unicode, in which there may be none."""
    start = number << 16
    picked = [*range(start, start + 0x10000, 0x3FB), start + 0xFFFE, start + 0xFFFF]
    return f"plane {number} " + "".join(chr(x) for x in picked if not 0xD800 <= x < 0xE000)


def shown(app: Driver) -> list[str]:
    """Return what the rows of the list say."""
    return [x.accessibleName() for x in app.all_of(ListRow)]


def paste(field: QPlainTextEdit | QLineEdit, text: str) -> None:
    """Paste as a person does."""
    QGuiApplication.clipboard().setText(text)
    field.setFocus()
    field.paste()


def add_question(app: Driver, text: str) -> None:
    """On the list, paste a question of one's own into the field, and save it."""
    app.go(Screen.LIST).press("Write my own")
    paste(app.one(QPlainTextEdit), text)
    app.settle().press("Save")


def add_note(app: Driver, text: str) -> None:
    """Paste a note under the first question."""
    app.press(app.all_of(ListRow)[0]).press("More").press("Add a note")
    fields = [x for x in app.all_of(QPlainTextEdit) if x.accessibleName().startswith("A note")]
    paste(fields[0], text)
    app.settle()


def read_as_markup(app: Driver, part: str) -> list[QWidget]:
    """Return the widgets that would take words for markup."""
    found: list[QWidget] = []
    for widget in app.all_of(QWidget):
        rich = isinstance(widget, QLabel) and widget.textFormat() is not Qt.TextFormat.PlainText
        text = widget.text() if isinstance(widget, QLabel | QAbstractButton) else ""
        if (part in text and rich) or part in widget.toolTip() or part in widget.whatsThis():
            found.append(widget)
    return found


def pdf_text(app: Driver, folder: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """Save the sheet; return what a PDF reader copies out of it, without white space."""
    path = folder / "sheet.pdf"
    monkeypatch.setattr(take_away, "ask_where_to_save_pdf", lambda _window, _name: path)
    app.go(Screen.LIST).press("Save PDF")
    pages = PdfReader(io.BytesIO(path.read_bytes())).pages
    return squeezed(" ".join(page.extract_text() for page in pages))


def squeezed(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize("text", MARKUP.values(), ids=MARKUP.keys())
def test_markup_shows_is_kept_copied_and_printed_as_typed(
    start: Start, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    app = start(keep_list=Keep.YES).show()
    add_question(app, text)
    add_note(app, f"{text} noted")
    assert shown(app) == [f"1. {text}"]
    assert [x.note for x in app.session.questions.items] == [f"{text} noted"]
    app.wait_for_sheet()
    assert read_as_markup(app, text[:8]) == []
    printed = pdf_text(app, tmp_path, monkeypatch)
    assert squeezed(text) in printed
    assert squeezed(f"{text} noted") in printed
    app.press("Copy text")
    assert text in QGuiApplication.clipboard().text()
    app.close()
    again = start().show().go(Screen.LIST)
    assert shown(again) == [f"1. {text}"]
    assert read_list(again.list_file).questions == app.session.questions


@pytest.mark.parametrize("text", UNSEEN.values(), ids=UNSEEN.keys())
def test_what_cannot_be_seen_goes_and_the_letters_stay_in_order(
    app: Driver, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    add_question(app, text)
    add_note(app, text)
    (item,) = app.session.questions.items
    assert item.text == item.note == clean_text(text)
    assert squeezed(item.text) in ("abcde?", "abc[31mde?", "ab?")
    assert shown(app) == [f"1. {item.text}"]
    assert squeezed(item.text) in pdf_text(app, tmp_path, monkeypatch)


def test_words_in_a_list_of_somebody_else_s_are_cleaned_when_it_is_opened(
    start: Start, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    raw = [*MARKUP.values(), *UNSEEN.values(), plane(1), "x" * 5000]
    items = [
        {"key": key, "question_id": "", "text": text, "origin": "own", "note": text}
        for key, text in enumerate(raw, start=1)
    ]
    plain = {"format": "ketams-list", "version": 3, "items": items}
    path = tmp_path / "given.ketams"
    path.write_text(json.dumps(plain))
    app = start(path).show().go(Screen.LIST)
    assert shown(app) == [f"{n}. {clean_text(text)}" for n, text in enumerate(raw, start=1)]
    app.wait_for_sheet()
    assert [x for text in MARKUP.values() for x in read_as_markup(app, text[:8])] == []
    printed = pdf_text(app, tmp_path, monkeypatch)
    assert [text for text in MARKUP.values() if squeezed(text) not in printed] == []
    assert json.loads(path.read_bytes()) == plain


@pytest.mark.parametrize("number", range((HIGH >> 16) + 1))
def test_every_plane_of_unicode_shows_is_kept_and_prints(
    start: Start, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    app = start(keep_list=Keep.YES).show()
    text = plane(number)
    add_question(app, text)
    (item,) = app.session.questions.items
    assert item.text == clean_text(text)
    assert not {unicodedata.category(x) for x in item.text} & {"Cc", "Cs", "Co"}
    assert shown(app) == [f"1. {item.text}"]
    app.window.grab()  # every character is drawn
    assert f"plane{number}" in pdf_text(app, tmp_path, monkeypatch)
    app.close()
    assert [x.text for x in read_list(app.list_file).questions.items] == [item.text]


@pytest.mark.parametrize(
    "text",
    ["x" * 1_000_000, "word " * 200_000, "a\n" * 500_000, "e\u0301" * 500_000, "م" * 1_000_000],
    ids=["one word", "words", "lines", "accents", "Arabic"],
)
def test_megabyte_that_is_pasted_does_not_stop_the_window(app: Driver, text: str) -> None:
    before = time.process_time()
    add_question(app, text)
    add_note(app, text)
    (item,) = app.session.questions.items
    assert item.text == item.note == clean_text(text)
    assert 500 <= len(item.text) <= 1000
    app.go(Screen.LEARN)
    paste(app.all_of(QLineEdit)[0], text)
    app.settle()
    # Uncut, the first of these took Qt 80 seconds.
    assert time.process_time() - before < 10


def test_field_takes_as_much_as_fits_beside_what_is_there(app: Driver) -> None:
    app.go(Screen.LIST).press("Write my own")
    field = app.one(QPlainTextEdit)
    for _ in range(3):
        paste(field, "12345 " * 500)
    assert len(field.toPlainText()) == MOST_PASTED
    field.selectAll()
    paste(field, "Shorter?")
    assert field.toPlainText() == "Shorter?"
    assert field.document().isUndoAvailable()


def test_hostile_name_of_a_list_is_shown_as_text(start: Start) -> None:
    app = start(keep_list=Keep.YES).show()
    app.session.add_own("One?")
    app.services.keeper.save_now()
    name = "<b>MS</b> & \u202enurse"
    app.go(Screen.LISTS).press("Name and date")
    paste(app.all_of(QLineEdit)[0], name)
    app.press("Save")
    assert app.session.visit.name == "<b>MS</b> & nurse"
    assert any(x.startswith("<b>MS</b> & nurse") for x in app.button_texts())
    assert read_as_markup(app, "<b>MS</b>") == []


def test_no_words_make_a_shortcut(start: Start) -> None:
    app = start(keep_list=Keep.YES).show()
    app.session.add_own("R&D?")
    app.session.plan(app.session.visit.named("Me & you"))
    app.services.keeper.save_now()
    made, seen = [], set[str]()
    for screen in Screen:
        app.go(screen, {Screen.PAGE: "bladder", Screen.GUIDE: "health"}.get(screen, ""))
        for button in app.all_of(QAbstractButton):
            seen.update(x for x in ("R&D", "Me & you", "Text & colors") if x in button.text())
            if not button.shortcut().isEmpty():
                made.append((button.text(), button.shortcut().toString()))
    assert {"Me & you", "Text & colors"} <= seen
    assert made == []
