from __future__ import annotations

from collections.abc import Callable

import typst

from ketams_desktop.paper.sheet import Sheet
from ketams_desktop.paper.typesetting import FONT_FAMILY, Typesetter
from ketams_desktop.resources import resource_dir

LATIN = (
    "ABCDEFGHIJKLMNOPQRSTUVWXYZ abcdefghijklmnopqrstuvwxyz 0123456789 "
    "ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞßàáâãäåæçèéêëìíîïðñòóôõöøùúûüýþÿ "
    "ĀāĂăĄąĆćČčĎďĐđĒēĖėĘęĚěĞğĢģĪīĮįİıĶķĹĺĻļĽľŁłŃńŅņŇňŐőŒœŔŕŘřŚśŞşŠšŢţŤťŪūŮůŰűŲųŴŵŶŷŹźŻżŽž ȘșȚț "
    "– — ‘ ’ “ ” „ … • € £ % & @ # ° ± × ÷ ½ ¼ § © ® ™"
)


def test_fonts_are_one_family_with_five_weights() -> None:
    fonts = typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=False,
        font_paths=[resource_dir("fonts")],
    )
    assert fonts.families() == [FONT_FAMILY]
    assert sorted((font.weight, font.style) for font in fonts.fonts()) == [
        (weight, "normal") for weight in (400, 500, 600, 700, 800)
    ]


def test_fonts_draw_latin_letters_and_signs_by_themselves(
    typesetter: Typesetter, make_sheet: Callable[..., Sheet]
) -> None:
    sheet = make_sheet([LATIN], matters_most=LATIN)
    settled = typesetter._settled(sheet)
    assert settled.recipe.fonts == "own"
    assert settled.result.is_ua


def test_fonts_come_with_their_licence() -> None:
    text = (resource_dir("licences") / "atkinson-hyperlegible-next-OFL.txt").read_text("utf-8")
    assert "SIL OPEN FONT LICENSE Version 1.1" in text
    assert "Atkinson Hyperlegible Next" in text
