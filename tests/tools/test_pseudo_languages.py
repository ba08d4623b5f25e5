"""The pseudo-languages: longer words, words that run from right to left, nothing lost."""

from __future__ import annotations

import json
import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QCoreApplication, QTranslator
from pytestqt.qtbot import QtBot

from ketams_desktop.library.library import Library
from tools.pseudo.content import make_pack
from tools.pseudo.languages import PSEUDO_LANGUAGES, make_all
from tools.pseudo.words import lengthened, turned

RIGHT_TO_LEFT_MARK = "\u200f"
MARKS = re.compile("[\u200f\u202e\u202c]")
TEXTS = st.text(st.characters(codec="ascii", categories=["L", "P", "Zs"]), min_size=1, max_size=80)


@given(TEXTS)
def test_lengthened_is_40_percent_longer_between_markers(text: str) -> None:
    longer = lengthened(text)
    assert longer.startswith("[")
    assert longer.endswith("]")
    assert len(longer) >= 1.4 * len(text)
    assert len(longer) <= 1.4 * len(text) + 3


@pytest.mark.parametrize("change", [lengthened, turned])
@pytest.mark.parametrize(
    "text", ["Saved: {path}", "%n question(s) on your list", "Text && colors &amp; more", "{a} {b}"]
)
def test_values_and_marks_of_a_text_stay_as_they_are(change: object, text: str) -> None:
    assert callable(change)
    for fixed in re.findall(r"\{\w+\}|%n|&amp;", text):
        assert change(text).count(fixed) == text.count(fixed)


@given(TEXTS)
def test_turned_adds_only_marks_and_begins_with_a_strong_one(text: str) -> None:
    assert MARKS.sub("", turned(text)) == text
    assert turned(text).startswith(RIGHT_TO_LEFT_MARK)


def test_pseudo_languages_hold_every_text_and_their_direction(qtbot: QtBot, tmp_path: Path) -> None:
    assert qtbot
    made = make_all(tmp_path)
    assert [path.name for path in made] == ["ketams_long.qm", "ketams_rtl.qm"]
    for language in PSEUDO_LANGUAGES.values():
        translator = QTranslator()
        assert translator.load(str(language.qm(tmp_path)))
        assert translator.translate("HomeScreen", "Home") == language.change("Home")
        one = translator.translate("SearchScreen", "%n place(s)", "", 1)
        many = translator.translate("SearchScreen", "%n place(s)", "", 2)
        assert one == language.change("%n place")
        assert many == language.change("%n places")
        direction = translator.translate("QGuiApplication", "QT_LAYOUT_DIRECTION")
        assert direction == language.direction
    # None of this has been installed.
    assert QCoreApplication.translate("HomeScreen", "Home") == "Home"


def test_make_pack_changes_what_people_read_and_nothing_else(
    compiled_pack: Path, tmp_path: Path
) -> None:
    target = tmp_path / "turned.pack"
    make_pack(compiled_pack, target, str.upper)
    old, new = Library.open(compiled_pack), Library.open(target)
    assert [head.id for head in new.page_heads()] == [head.id for head in old.page_heads()]
    for one, other in zip(old.page_heads(), new.page_heads(), strict=True):
        assert other.title == one.title.upper()
        assert new.page(one.id).claims == old.page(one.id).claims
    numbers = [[line.number for line in country.lines] for country in old.help_countries()]
    assert [[x.number for x in country.lines] for country in new.help_countries()] == numbers
    for library in (old, new):
        library.close()
    assert bodies(target, "claim") == bodies(compiled_pack, "claim")


def bodies(pack: Path, kind: str) -> list[object]:
    with closing(sqlite3.connect(pack)) as database:
        sql = "SELECT body FROM record WHERE kind = ? ORDER BY id"
        return [json.loads(body) for (body,) in database.execute(sql, (kind,))]
