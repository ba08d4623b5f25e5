from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ketams_desktop import self_check
from ketams_desktop.command_line import main
from ketams_desktop.errors import ResourceMissingError
from ketams_desktop.resources import resource_dir
from ketams_desktop.self_check import run_checks


@pytest.fixture
def resources(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a copy of the shipped resources that may be spoiled."""
    root = tmp_path / "resources"
    shutil.copytree(resource_dir(), root)

    def spoiled_dir(*parts: str) -> Path:
        path = root.joinpath(*parts)
        if not path.exists():
            raise ResourceMissingError(f"A part of the app is missing: {'/'.join(parts)}.")
        return path

    monkeypatch.setattr(self_check, "resource_dir", spoiled_dir)
    return root


def test_run_checks_finds_every_part_in_order(qtbot: QtBot, compiled_pack: Path) -> None:
    assert qtbot

    report = run_checks(compiled_pack)

    assert set(report) == {
        "pack",
        "fonts",
        "icons",
        "themes",
        "typst",
        "print_support",
        "passwords",
        "licenses",
    }
    assert set(report.values()) == {"ok"}


def empty(folder: Path) -> None:
    shutil.rmtree(folder)
    folder.mkdir()


SPOILED: dict[str, tuple[Callable[[Path], object], str, str]] = {
    "no fonts": (lambda root: empty(root / "fonts"), "fonts", "font is missing"),
    "broken font": (
        lambda root: (root / "fonts" / "AtkinsonHyperlegibleNext-Bold.ttf").write_bytes(b"x"),
        "fonts",
        "Bold.ttf",
    ),
    "other font": (
        lambda root: (root / "look.toml").write_text('family = "Other Sans"\nline_height = 150'),
        "fonts",
        "Other Sans",
    ),
    "empty icon": (
        lambda root: (root / "icons" / "lucide" / "house.svg").write_text(
            '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"/>'
        ),
        "icons",
        "lucide:house draws nothing",
    ),
    "no icons": (lambda root: empty(root / "icons"), "icons", "icons are missing"),
    "theme without a color": (
        lambda root: (root / "themes" / "night.toml").write_text(
            'id = "night"\nname = "Night"\nscheme = "dark"\n[colors]\nink = "#FFFFFF"'
        ),
        "themes",
        "night.toml",
    ),
    "no template": (lambda root: (root / "paper" / "sheet.typ").unlink(), "typst", "missing"),
    "no leaflet": (lambda root: (root / "paper" / "leaflet.typ").unlink(), "typst", "missing"),
    "broken template": (
        lambda root: (root / "paper" / "sheet.typ").write_text("#no-such-thing()"),
        "typst",
        "could not be drawn",
    ),
    "no sheet words": (lambda root: (root / "paper" / "en.toml").unlink(), "typst", "en.toml"),
}


@pytest.mark.usefixtures("qtbot")
@pytest.mark.qt_log_ignore("font|svg|SVG")
@pytest.mark.parametrize(("spoil", "part", "reason"), SPOILED.values(), ids=SPOILED.keys())
def test_run_checks_names_the_part_that_is_spoiled(
    resources: Path,
    compiled_pack: Path,
    spoil: Callable[[Path], object],
    part: str,
    reason: str,
) -> None:
    spoil(resources)

    report = run_checks(compiled_pack)

    assert reason in report[part]
    assert report["pack"] == "ok"


@pytest.mark.usefixtures("qtbot")
def test_run_checks_without_a_pack_says_so_and_looks_at_the_rest(tmp_path: Path) -> None:
    report = run_checks(tmp_path / "no.pack")

    assert "There is no content pack" in report["pack"]
    assert "There is no content pack" in report["typst"]
    assert {name for name, result in report.items() if result == "ok"} == {
        "fonts", "icons", "themes", "print_support", "passwords", "licenses",
    }  # fmt: skip


@pytest.mark.usefixtures("qtbot")
def test_run_checks_reports_a_fault_that_nobody_thought_of(
    compiled_pack: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fault() -> None:
        raise ZeroDivisionError("nobody thought of this")

    monkeypatch.setattr(self_check, "_check_themes", fault)

    report = run_checks(compiled_pack)

    assert report["themes"] == "ZeroDivisionError: nobody thought of this"
    assert report["print_support"] == "ok"


def test_plugins_that_are_there_load_and_a_broken_one_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], qapp: QApplication
) -> None:
    broken = tmp_path / "imageformats" / "libbroken.so"
    broken.parent.mkdir()
    broken.write_bytes(b"no plugin")
    assert qapp
    before = QCoreApplication.libraryPaths()
    QCoreApplication.setLibraryPaths([str(tmp_path)])
    try:
        assert main(["self-check", "--plugins", "--json"]) == 1
    finally:
        QCoreApplication.setLibraryPaths(before)
    report = json.loads(capsys.readouterr().out)
    assert set(report["plugins"]) == {"imageformats/libbroken.so"}
    assert report["plugins"]["imageformats/libbroken.so"] != "ok"
    assert report["checks"]["plugins"] == "see below"
    assert isinstance(report["printers"], list)
