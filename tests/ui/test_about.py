"""About: the version, every part, and every license to its last line."""

from __future__ import annotations

import re

import pytest
from driving import Driver

from ketams_desktop import __version__
from ketams_desktop.desktop.licenses import license_text, parts_here
from ketams_desktop.ui.places import Screen
from ketams_desktop.ui.preferences.about_screen import flowing, pieces
from ketams_desktop.ui.widgets.prose import Heading, Line


def words(app: Driver) -> list[str]:
    return [line.words for line in app.all_of(Line)]


def test_about_is_reached_from_settings_and_names_version_and_parts(app: Driver) -> None:
    app.go(Screen.SETTINGS).press("Version and licenses")
    assert f"KetaMS Desktop {__version__}" in words(app)
    headings = [heading.words for heading in app.all_of(Heading)]
    assert {"Qt and PySide6", "Typst", "PyNaCl", "Lucide icons"} <= set(headings)


def test_license_pressed_is_shown_whole_and_back_leads_to_the_parts(app: Driver) -> None:
    app.go(Screen.ABOUT).press("Read: GNU Lesser General Public License 3")
    shown = words(app)
    text = license_text("qt", 1)
    assert [x for x in pieces(text) if x not in shown] == []
    assert any("GNU LESSER GENERAL PUBLIC LICENSE" in x for x in shown)
    assert any("permanent authorization for you to choose" in x for x in shown)
    app.window.navigator.back()
    app.settle()
    assert "Qt and PySide6" in [heading.words for heading in app.all_of(Heading)]


def test_every_text_of_every_part_can_be_read() -> None:
    found = [(part.id, number) for part, texts in parts_here() for number in range(len(texts))]
    assert len(found) > 12
    for part, number in found:
        text = license_text(part, number)
        # Not one word is lost; only rows of signs, and Debian's marks for empty lines.
        signs = re.compile(r"^ *[=*_#~.-]+ *$", re.M)
        assert " ".join(pieces(text)).split() == signs.sub("", text).split()


@pytest.mark.parametrize(
    ("paragraph", "shown"),
    [
        ("one\ntwo", "one two"),
        ("A heading\n=========", "A heading"),
        ("1. one\n   more\n2. two", "1. one\nmore\n2. two"),
        ("Files: *\nCopyright: x\n y", "Files: *\nCopyright: x y"),
        (" one\n two\n .\n three", "one two\n\nthree"),
        ("typst 1.0\n    MIT\n    by somebody", "typst 1.0\nMIT\nby somebody"),
        ("====", ""),
    ],
)
def test_flowing_joins_lines_and_keeps_lists(paragraph: str, shown: str) -> None:
    assert flowing(paragraph) == shown


def test_pieces_hold_the_whole_text_and_none_is_very_long() -> None:
    text = "\n\n".join(f"{number} " + "word " * 60 + "end" for number in range(50))
    found = pieces(text)
    assert "\n\n".join(found) == text
    assert max(map(len, found)) < 3000
    assert len(found) > 3


def test_text_that_is_missing_says_so(app: Driver) -> None:
    app.go(Screen.ABOUT, "qt:99")
    assert any("license text is missing" in x for x in words(app))
