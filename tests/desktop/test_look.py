from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from PySide6.QtGui import QFont

from ketams_desktop.desktop.settings import TEXT_SIZES
from ketams_desktop.desktop.theme import Look
from ketams_desktop.errors import ResourceMissingError
from ketams_desktop.resources import resource_dir

FILE = resource_dir("look.toml")
DATA = tomllib.loads(FILE.read_text("utf-8"))
UI = Path(__file__).resolve().parents[2] / "ketams_desktop" / "ui"


@pytest.mark.parametrize("role", DATA["type"])
def test_type_is_never_under_16_pixels_nor_thinner_than_regular(role: str) -> None:
    spec = DATA["type"][role]

    assert spec["size"] >= 16
    assert 400 <= spec["weight"] <= 800


@pytest.mark.parametrize(
    ("role", "size", "weight"),
    [("body", 18, 400), ("h1", 34, 800), ("h2", 23, 700), ("small", 16, 400)],
)
def test_type_scale_is_the_designs(role: str, size: int, weight: int) -> None:
    font = Look(FILE, 100).font(role)

    assert (font.pixelSize(), font.weight()) == (size, QFont.Weight(weight))
    assert font.family() == "Atkinson Hyperlegible Next"


@pytest.mark.parametrize("percent", TEXT_SIZES)
def test_every_font_grows_with_the_text_size(percent: int) -> None:
    look, plain = Look(FILE, percent), Look(FILE, 100)
    for role in DATA["type"]:
        wanted = plain.font(role).pixelSize() * percent / 100
        assert look.font(role).pixelSize() == pytest.approx(wanted, abs=0.5)


def test_space_and_shapes_do_not_grow_with_the_text() -> None:
    big = Look(FILE, 300)

    assert {name: big.space(name) for name in DATA["space"]} == DATA["space"]
    assert {name: big.shape(name) for name in DATA["shape"]} == DATA["shape"]


def test_space_goes_in_steps_of_four() -> None:
    assert sorted(DATA["space"].values()) == [4, 8, 12, 16, 20, 28, 40]


def test_targets_and_focus_are_as_big_as_the_design_asks() -> None:
    look = Look(FILE, 100)

    assert look.shape("target") >= 46
    assert look.shape("target_gap") >= 8
    assert look.shape("focus_ring") >= 3
    assert look.shape("focus_gap") >= 2
    assert look.line_height >= 150


def test_window_gets_narrow_sooner_when_the_text_is_big() -> None:
    assert not Look(FILE, 100).is_narrow(900)
    assert Look(FILE, 100).is_narrow(899)
    assert Look(FILE, 300).is_narrow(1366)
    assert not Look(FILE, 150).is_narrow(1366)


@pytest.mark.parametrize("kind", ["font", "space", "shape"])
def test_every_measure_that_a_screen_names_is_in_the_file(kind: str) -> None:
    known = set(DATA["type" if kind == "font" else kind])
    named = {
        name
        for path in UI.rglob("*.py")
        for name in re.findall(rf'\.{kind}\("(\w+)"\)', path.read_text("utf-8"))
    }

    assert len(named) > 3
    assert named <= known


def test_look_without_a_file_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(ResourceMissingError, match=r"look\.toml"):
        Look(tmp_path / "look.toml", 100)
