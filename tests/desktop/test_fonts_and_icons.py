from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontInfo, QFontMetrics, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ketams_desktop.desktop.fonts import load_fonts
from ketams_desktop.desktop.icons import IconSet
from ketams_desktop.desktop.theme import Look
from ketams_desktop.errors import ResourceMissingError
from ketams_desktop.resources import resource_dir

FAMILY = "Atkinson Hyperlegible Next"
ICONS = resource_dir("icons")
NAMES = [f"{path.parent.name}:{path.stem}" for path in sorted(ICONS.glob("*/*.svg"))]


@pytest.fixture(scope="module")
def shipped_fonts(qapp: QApplication) -> tuple[str, ...]:
    assert qapp
    return load_fonts(resource_dir("fonts"))


def test_load_fonts_gives_five_weights_of_one_family(shipped_fonts: tuple[str, ...]) -> None:
    # Beside the family Qt names each weight as old programs know it.
    assert FAMILY in shipped_fonts
    assert all(family.startswith(FAMILY) for family in shipped_fonts)
    weights = {QFontDatabase.weight(FAMILY, style) for style in QFontDatabase.styles(FAMILY)}
    assert weights == {400, 500, 600, 700, 800}


@pytest.mark.usefixtures("shipped_fonts")
@pytest.mark.parametrize("role", ["body", "button", "strong", "h1"])
def test_fonts_of_the_look_are_the_shipped_ones(role: str) -> None:
    wanted = Look(resource_dir("look.toml"), 100).font(role)
    got = QFontInfo(wanted)

    assert got.exactMatch()
    assert (got.family(), got.weight()) == (FAMILY, int(wanted.weight()))


@pytest.mark.usefixtures("shipped_fonts")
def test_each_weight_is_drawn_by_a_font_of_its_own() -> None:
    widths = []
    for weight in (400, 500, 600, 700, 800):
        font = QFont(FAMILY)
        font.setPixelSize(40)
        font.setWeight(QFont.Weight(weight))
        widths.append(QFontMetrics(font).horizontalAdvance("How sure are you of this?"))

    assert widths == sorted(set(widths))


def test_load_fonts_of_an_empty_folder_is_an_error(qtbot: QtBot, tmp_path: Path) -> None:
    assert qtbot
    with pytest.raises(ResourceMissingError, match="font is missing"):
        load_fonts(tmp_path)


def test_load_fonts_names_the_file_that_is_no_font(qtbot: QtBot, tmp_path: Path) -> None:
    assert qtbot
    (tmp_path / "Broken.ttf").write_bytes(b"no font at all")

    with pytest.raises(ResourceMissingError, match=r"Broken\.ttf"):
        load_fonts(tmp_path)


def colors_of(image: QImage) -> set[str]:
    """Return the colors of all pixels that are fully there."""
    points = ((x, y) for x in range(image.width()) for y in range(image.height()))
    pixels = (image.pixelColor(x, y) for x, y in points)
    return {pixel.name() for pixel in pixels if pixel.alpha() == 255}


def test_icons_ship_in_both_folders() -> None:
    assert {name.partition(":")[0] for name in NAMES} == {"lucide", "health"}
    assert len(NAMES) > 40


@pytest.mark.parametrize("name", NAMES)
def test_icon_takes_the_color_it_is_given_and_no_other(qtbot: QtBot, name: str) -> None:
    assert qtbot
    wanted = QColor("#86D5DE")
    found = [QColor(x) for x in colors_of(IconSet(ICONS).pixmap(name, wanted, 96).toImage())]

    assert found
    # Where two edges meet, a pixel may be off by a rounding.
    assert all(
        abs(getattr(pixel, part)() - getattr(wanted, part)()) <= 2
        for pixel in found
        for part in ("red", "green", "blue")
    )


def test_icon_is_as_sharp_as_the_screen_and_as_big_as_asked(qtbot: QtBot) -> None:
    assert qtbot
    pixmap = IconSet(ICONS).pixmap("lucide:house", QColor("black"), 24, 1.5)

    assert (pixmap.width(), pixmap.devicePixelRatio()) == (36, 1.5)
    assert pixmap.deviceIndependentSize().width() == 24


def test_icon_drawn_before_in_another_color_is_drawn_anew(qtbot: QtBot) -> None:
    assert qtbot
    icons = IconSet(ICONS)

    first = icons.pixmap("lucide:house", QColor("red"), 48).toImage()
    second = icons.pixmap("lucide:house", QColor("blue"), 48).toImage()

    assert (colors_of(first), colors_of(second)) == ({"#ff0000"}, {"#0000ff"})


@pytest.mark.parametrize("name", ["lucide:no-such-icon", "house", "", "other:house", "lucide:"])
def test_icon_that_is_missing_is_an_error_that_names_it(name: str) -> None:
    with pytest.raises(ResourceMissingError, match=f"icon {name} is missing"):
        IconSet(ICONS).path(name)
