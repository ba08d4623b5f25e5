from __future__ import annotations

import tomllib
from dataclasses import fields
from pathlib import Path

import pytest
from contrast import contrast
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from pytestqt.qtbot import QtBot

from ketams_desktop.desktop.theme import (
    Colors,
    SystemLook,
    Theme,
    ThemeSet,
    load_theme,
    system_look,
)
from ketams_desktop.errors import ResourceMissingError
from ketams_desktop.resources import resource_dir

FILES = sorted(resource_dir("themes").glob("*.toml"))
ROLES = [field.name for field in fields(Colors)]

PAGES = ("background", "surface", "rail")
TINTS = ("brand_tint", "certainty_tint", "caution_tint", "help_tint")

#: Words, and what they stand on: at least 7 to 1.
WORDS = {
    "soft_ink": (*PAGES, *TINTS),
    # Links stand in every callout; a quiet button has no ground of its own.
    "brand": (*PAGES, *TINTS, "on_brand"),
    # Also the focus ring on the card that is filled with the brand color.
    "on_brand": ("brand",),
    # The number of one of the first three questions, selected or not.
    "star": ("surface", "brand_tint"),
    "certainty_ink": ("certainty_tint",),
    "caution_ink": ("caution_tint",),
    "help_ink": ("help_tint", "background", "surface", "rail"),
}
#: Edges of controls, icons and marks, and what they stand on: at least 3 to 1.
CONTROLS = {
    "control_edge": (*PAGES, *TINTS),
    "brand": (*PAGES, *TINTS),
    "ink": (*PAGES, *TINTS),
    "star": ("background",),
    "certainty_ink": ("background", "surface"),
    "caution_ink": ("background", "surface"),
    "help_ink": ("background",),
}


def pairs(table: dict[str, tuple[str, ...]]) -> list[tuple[str, str]]:
    return [(ink, ground) for ink, grounds in table.items() for ground in grounds]


@pytest.fixture(params=FILES, ids=lambda path: path.stem)
def theme(request: pytest.FixtureRequest) -> Theme:
    return load_theme(request.param)


def ratio(theme: Theme, ink: str, ground: str) -> float:
    return contrast(getattr(theme.colors, ink), getattr(theme.colors, ground))


def test_contrast_is_reckoned_as_in_the_guidelines() -> None:
    assert contrast(QColor("black"), QColor("white")) == pytest.approx(21)
    assert contrast(QColor("#123456"), QColor("#123456")) == pytest.approx(1)
    assert contrast(QColor("#767676"), QColor("white")) == pytest.approx(4.54, abs=0.01)
    assert contrast(QColor("white"), QColor("#0000FF")) == pytest.approx(8.59, abs=0.01)


def test_themes_that_ship_are_there() -> None:
    assert {path.stem for path in FILES} == {"paper", "cream", "night", "dim", "contrast"}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_theme_file_names_every_color_once_and_no_other(path: Path) -> None:
    data = tomllib.loads(path.read_text("utf-8"))

    assert sorted(data["colors"]) == sorted(ROLES)
    assert all(QColor(x).alpha() == 255 and len(x) == 7 for x in data["colors"].values())
    assert data["id"] == path.stem
    assert data["name"]


@pytest.mark.parametrize("ground", [*PAGES, *TINTS])
def test_body_text_has_a_contrast_of_ten(theme: Theme, ground: str) -> None:
    assert ratio(theme, "ink", ground) >= 10


@pytest.mark.parametrize(("ink", "ground"), pairs(WORDS))
def test_words_have_a_contrast_of_seven(theme: Theme, ink: str, ground: str) -> None:
    assert ratio(theme, ink, ground) >= 7


@pytest.mark.parametrize(("ink", "ground"), pairs(CONTROLS))
def test_controls_and_icons_have_a_contrast_of_three(theme: Theme, ink: str, ground: str) -> None:
    assert ratio(theme, ink, ground) >= 3


def test_contrast_theme_is_black_white_and_one_yellow() -> None:
    colors = load_theme(resource_dir("themes", "contrast.toml")).colors
    used = {getattr(colors, role).name() for role in ROLES}

    assert {"#000000", "#ffffff"} < used
    (yellow,) = used - {"#000000", "#ffffff"}
    red, green, blue, _ = QColor(yellow).getRgb()
    assert min(red, green) > 200 > 60 > blue


def test_cream_and_dim_are_softer_than_paper_and_night() -> None:
    themes = {path.stem: load_theme(path) for path in FILES}
    white = contrast(QColor("black"), themes["paper"].colors.surface)

    assert contrast(QColor("black"), themes["cream"].colors.surface) < 0.9 * white
    # The brightest thing that "dim" draws in quantity is its ink.
    ink = {name: contrast(QColor("black"), themes[name].colors.ink) for name in ("dim", "night")}
    assert ink["dim"] < 0.7 * ink["night"]
    for ground in (*PAGES, *TINTS):
        assert 10 <= ratio(themes["dim"], "ink", ground) < 12


def test_scheme_says_which_of_ink_and_ground_is_lighter(theme: Theme) -> None:
    is_light = theme.colors.background.lightness() > theme.colors.ink.lightness()
    assert theme.scheme == ("light" if is_light else "dark")


def test_palette_gives_qt_the_same_colors(theme: Theme) -> None:
    palette, role = theme.palette(), QPalette.ColorRole

    assert palette.color(role.Window) == theme.colors.background
    assert palette.color(role.Text) == theme.colors.ink
    for words, ground in (
        (role.WindowText, role.Window),
        (role.Text, role.Base),
        (role.ButtonText, role.Button),
        (role.ToolTipText, role.ToolTipBase),
        (role.HighlightedText, role.Highlight),
        (role.PlaceholderText, role.Base),
        (role.Link, role.Base),
    ):
        assert contrast(palette.color(words), palette.color(ground)) >= 7


def test_all_themes_come_in_their_order_with_the_light_ones_first() -> None:
    themes = ThemeSet(resource_dir("themes")).all()

    assert [theme.id for theme in themes] == ["paper", "cream", "night", "dim", "contrast"]
    assert [theme.place for theme in themes] == [1, 2, 3, 4, 5]


LIGHT, DARK = SystemLook(), SystemLook(is_dark=True)
STRONG, STRONG_DARK = SystemLook(high_contrast=True), SystemLook(is_dark=True, high_contrast=True)


@pytest.mark.parametrize(
    ("wanted", "system", "got"),
    [
        ("night", LIGHT, "night"),
        ("paper", DARK, "paper"),
        ("cream", STRONG, "cream"),
        ("system", LIGHT, "paper"),
        ("system", DARK, "night"),
        ("system", STRONG, "contrast"),
        ("system", STRONG_DARK, "contrast"),
        ("no-such-theme", STRONG_DARK, "paper"),
        ("", DARK, "paper"),
    ],
)
def test_resolve_gives_the_wanted_theme_or_the_systems(
    wanted: str, system: SystemLook, got: str
) -> None:
    assert ThemeSet(resource_dir("themes"), lambda: system).resolve(wanted).id == got


def test_resolve_where_the_system_says_nothing_is_light(qtbot: QtBot) -> None:
    assert qtbot
    assert QGuiApplication.styleHints().colorScheme() is not Qt.ColorScheme.Dark

    assert system_look() == LIGHT
    assert ThemeSet(resource_dir("themes")).resolve("system").scheme == "light"


# Theme files that are not sound


def spoiled(tmp_path: Path, old: str, new: str) -> Path:
    text = FILES[0].read_text("utf-8")
    assert old in text
    (tmp_path / "spoiled.toml").write_text(text.replace(old, new, 1), "utf-8")
    return tmp_path / "spoiled.toml"


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("help_tint =", "other =", "help_tint"),
        ("[colors]", "[paint]", "colors"),
        ("scheme =", "kind =", "scheme"),
        ('ink = "#', 'ink = "no such color #', "ink"),
        ("[colors]", "[colors", "cannot be read"),
    ],
)
def test_load_theme_of_a_spoiled_file_says_what_is_wrong(
    tmp_path: Path, old: str, new: str, told: str
) -> None:
    with pytest.raises(ResourceMissingError, match=told) as caught:
        load_theme(spoiled(tmp_path, old, new))
    assert "spoiled.toml" in str(caught.value)


def test_theme_set_of_an_empty_folder_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(ResourceMissingError, match="themes are missing"):
        ThemeSet(tmp_path)


def test_theme_set_without_a_theme_that_the_system_may_ask_for_is_an_error(tmp_path: Path) -> None:
    for path in FILES:
        if path.stem != "contrast":
            (tmp_path / path.name).write_bytes(path.read_bytes())

    with pytest.raises(ResourceMissingError, match="themes are missing"):
        ThemeSet(tmp_path)


def test_load_theme_without_a_file_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(ResourceMissingError, match=r"gone\.toml"):
        load_theme(tmp_path / "gone.toml")
