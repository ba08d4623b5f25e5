"""Every icon that content, code or a theme names is there, and takes the theme's color."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
from house_files import ROOT, place, text_files
from PySide6.QtSvg import QSvgRenderer

ICONS = ROOT / "resources" / "icons"
REFERENCE = re.compile(r"""(?<![\w-])(lucide|health):([a-z0-9][a-z0-9_-]*)""")
FILES = sorted(ICONS.glob("*/*.svg"))


def references() -> dict[tuple[str, str], str]:
    """Return each icon that is named, with one place that names it."""
    found = {}
    for path in text_files():
        is_code = path.is_relative_to(ROOT / "ketams_desktop") and path.suffix == ".py"
        is_data = path.is_relative_to(ROOT / "content") and path.suffix == ".yaml"
        if is_code or is_data or path.suffix == ".toml":
            for icon in REFERENCE.findall(path.read_text("utf-8")):
                found[icon] = place(path)
    return found


def test_icons_that_are_named_are_there() -> None:
    named = references()
    assert len(named) > 20
    missing = {
        f"{folder}:{name}": where
        for (folder, name), where in named.items()
        if not (ICONS / folder / f"{name}.svg").is_file()
    }
    assert missing == {}


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}:{path.stem}")
def test_icon_is_clean_and_takes_a_color(path: Path) -> None:
    text = path.read_text("utf-8")
    root = ElementTree.fromstring(text)  # noqa: S314 - our own file
    assert "<!--" not in text
    assert "currentColor" in text
    assert root.get("viewBox") in ("0 0 24 24", "0 0 48 48")
    for element in root.iter():
        assert not {"id", "class", "style"} & set(element.attrib)
        for paint in ("fill", "stroke"):
            assert element.get(paint, "none") in ("none", "currentColor")
    assert QSvgRenderer(text.replace("currentColor", "black").encode()).isValid()


def test_icons_have_their_licenses_beside_them() -> None:
    folder = ROOT / "resources" / "licences"
    assert "ISC" in (folder / "lucide-ISC.txt").read_text("utf-8")
    assert "MIT" in (folder / "healthicons-MIT.txt").read_text("utf-8")
