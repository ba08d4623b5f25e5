"""The icon's containers, read back by a reader that is not ours."""

from __future__ import annotations

import struct
from pathlib import Path

import app_icon
from PySide6.QtGui import QImage, QImageReader


def test_ico_holds_every_size_with_the_brand_in_the_middle_of_its_edge(tmp_path: Path) -> None:
    target = tmp_path / "a.ico"
    app_icon.write(target)
    reader = QImageReader(str(target))
    sizes = []
    for number in range(reader.imageCount()):
        reader.jumpToImage(number)
        image = reader.read()
        sizes.append(image.width())
        assert image.pixelColor(image.width() // 2, image.height() // 10).name() == "#0b5261"
        assert image.pixelColor(0, 0).alpha() == 0
    assert tuple(sizes) == app_icon.ICO_SIZES


def test_ico_pictures_stand_upright(tmp_path: Path) -> None:
    app_icon.write(tmp_path / "a.ico")
    app_icon.write(tmp_path / "a.png")
    small = QImage(str(tmp_path / "a.ico"))
    large = QImage(str(tmp_path / "a.png"))
    # The tip of the speech bubble is white, and below the middle.
    spot = (0.36, 0.78)
    for image in (small, large):
        at = [round(image.width() * part) for part in spot]
        assert image.pixelColor(*at).lightness() > 200


def test_icns_names_its_parts_and_their_lengths(tmp_path: Path) -> None:
    app_icon.write(tmp_path / "a.icns")
    data = (tmp_path / "a.icns").read_bytes()
    assert data[:4] == b"icns"
    assert struct.unpack(">I", data[4:8])[0] == len(data)
    offset, found = 8, {}
    while offset < len(data):
        name, length = (
            data[offset : offset + 4],
            struct.unpack(">I", data[offset + 4 : offset + 8])[0],
        )
        found[name] = QImage.fromData(data[offset + 8 : offset + length], "PNG").width()
        offset += length
    assert found == app_icon.ICNS_SIZES
