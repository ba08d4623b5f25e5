"""The gallery: every registered screen is in it, and its pictures show something."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from ketams_desktop.library.library import Library
from ketams_desktop.ui import screens
from ketams_desktop.ui.places import Screen
from ketams_desktop.ui.screens import SCREENS
from tools.gallery.examples import page_examples, page_kinds
from tools.gallery.scenes import Scene, all_scenes
from tools.gallery.studio import Picture, Studio
from tools.gallery.views import View, all_views
from tools.pseudo.languages import make_all

ROOT = Path(__file__).resolve().parents[2]
THEMES = ("paper", "night")


@pytest.fixture
def studio(qapp: QApplication, compiled_pack: Path, tmp_path: Path) -> Iterator[Studio]:
    pseudo = tmp_path / "pseudo"
    opened = Studio(qapp, tmp_path / "data", compiled_pack, pseudo, tmp_path / "gallery")
    yield opened
    opened.close()


def scene(studio: Studio, scene_id: str) -> Scene:
    return next(x for x in studio.scenes if x.id == scene_id)


def take(studio: Studio, scene_id: str, view: View) -> list[Picture]:
    return list(studio.take(scene(studio, scene_id), view))


def image(picture: Picture, tmp_path: Path) -> QImage:
    found = QImage(str(tmp_path / "gallery" / picture.file))
    assert not found.isNull()
    return found


def ink_share(picture: QImage) -> float:
    """Return which share of a picture is not of its commonest shade."""
    # The bits belong to the gray picture, which has to outlive them.
    gray = picture.convertToFormat(QImage.Format.Format_Grayscale8)
    shades = bytes(gray.constBits())
    return 1 - Counter(shades).most_common(1)[0][1] / len(shades)


def test_scenes_show_every_registered_screen(studio: Studio) -> None:
    assert {x.screen for x in studio.scenes if not x.is_state} == set(SCREENS)
    ids = [x.id for x in studio.scenes]
    assert len(set(ids)) == len(ids)


def test_scenes_of_a_new_screen_are_there_without_a_rule(
    studio: Studio, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(screens.SCREENS, "brand-new", SCREENS[Screen.HOME])  # type: ignore[misc]
    assert "brand-new" in [x.id for x in all_scenes(studio._services)]


def test_page_examples_show_every_kind_of_block_there_is(compiled_pack: Path) -> None:
    library = Library.open(compiled_pack)
    every = {head.id: page_kinds(library, library.page(head.id)) for head in library.page_heads()}
    chosen = page_examples(library)
    library.close()
    assert set().union(*(every[x] for x in chosen)) == set().union(*every.values())
    assert len(chosen) < len(every) / 3
    shown = " ".join(sorted(set().union(*every.values())))
    for kind in ("heading 2", "numbered list", "callout warning", "comparison", "no figure", "ask"):
        assert kind in shown


def test_views_are_every_theme_size_and_window() -> None:
    views = all_views(THEMES)
    english = {(x.theme, x.percent, x.width, x.height) for x in views if x.language == "en"}
    windows = ((1366, 768), (1024, 768))
    assert english == {
        (theme, percent, *window)
        for theme in THEMES
        for percent in (100, 200, 300)
        for window in windows
    }
    assert {x.language for x in views} == {"en", "long", "rtl"}
    assert len({x.name for x in views}) == len(views)


def test_take_a_page_in_full_length_shows_it_to_its_end(studio: Studio, tmp_path: Path) -> None:
    short, tall = take(studio, "page-opened", View("paper", 100, 1366, 768))
    assert (short.width, short.height) == (1366, 768)
    assert tall.height > 3 * short.height
    assert tall.is_tall
    assert ink_share(image(tall, tmp_path)) > 0.02
    # Under the last words there is no more empty page than the footer needs.
    end = image(tall, tmp_path).copy(300, tall.height - 400, 600, 340)
    assert ink_share(end) > 0.01


@pytest.mark.parametrize("scene_id", ["list-10", "home-closing", "help", "guide-long-step"])
def test_take_states_shows_them(studio: Studio, tmp_path: Path, scene_id: str) -> None:
    (picture,) = take(studio, scene_id, View("night", 100, 1024, 768))
    assert picture.file == f"pictures/en-night-100-1024x768/{scene_id}.png"
    found = image(picture, tmp_path)
    assert (found.width(), found.height()) == (1024, 768)
    assert 0.02 < ink_share(found) < 0.98


def test_take_the_menu_only_where_there_is_one(studio: Studio) -> None:
    assert take(studio, "menu", View("paper", 100, 1366, 768)) == []
    assert len(take(studio, "menu", View("paper", 300, 1366, 768))) == 1


def test_take_scenes_leaves_nothing_for_the_next(studio: Studio) -> None:
    view = View("paper", 100, 1366, 768)
    take(studio, "list-10", view)
    take(studio, "settings-list-kept", view)
    take(studio, "list-empty", view)
    assert studio._services.session.is_empty
    assert not studio._services.keeper.path.exists()


def test_take_in_a_language_that_runs_from_right_to_left_is_mirrored(
    studio: Studio, tmp_path: Path
) -> None:
    make_all(tmp_path / "pseudo")
    (usual,) = studio.take_all(View("paper", 100, 1366, 768), ["learn-section"])
    (turned,) = studio.take_all(View("paper", 100, 1366, 768, "rtl"), ["learn-section"])
    rail = [image(usual, tmp_path).pixel(x, 500) for x in (5, 1330)]
    other = [image(turned, tmp_path).pixel(x, 500) for x in (1360, 35)]
    assert rail == other
    assert rail[0] != rail[1]
    assert not QApplication.isRightToLeft(), "what was installed is still there"


def test_gallery_command_writes_pictures_a_list_and_a_page(
    compiled_pack: Path, tmp_path: Path
) -> None:
    out = tmp_path / "build" / "gallery"
    wanted = ["--only", "settings", "--theme", "dim", "--percent", "100", "--processes", "1"]
    command = [sys.executable, "-m", "tools.gallery", "--pack", str(compiled_pack), *wanted]
    done = subprocess.run(
        [*command, "--out", str(out)], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert re.match(r"\d+ pictures in \d+\.\d s: ", done.stdout)

    pictures = json.loads((out / "pictures.json").read_text("utf-8"))
    assert {x["width"] for x in pictures} == {1366, 1024}
    assert {x["theme"] for x in pictures} == {"dim"}
    page = (out / "index.html").read_text("utf-8")
    assert "<script" not in page
    for picture in pictures:
        assert (out / picture["file"]).stat().st_size > 1000
        assert f'src="{picture["file"]}"' in page
