"""Makes the app's icon for Windows and macOS from its SVG, when the app is packed.

    python packaging/app_icon.py FILE.ico|FILE.icns|FILE.png [...]

Qt draws the SVG; the two containers are a few bytes around the pictures.
"""

from __future__ import annotations

import os
import struct
import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

SOURCE = Path(__file__).resolve().parents[1] / "resources" / "desktop" / "org.ketams.Desktop.svg"
#: In pixels: what Windows shows in lists, in the taskbar and on the desktop, at each scaling.
ICO_SIZES = (16, 20, 24, 32, 40, 48, 64, 128, 256)
#: The names that macOS gives to its sizes; from ic11 on for screens with twice the dots.
ICNS_SIZES = {
    b"icp4": 16,
    b"icp5": 32,
    b"ic07": 128,
    b"ic08": 256,
    b"ic09": 512,
    b"ic10": 1024,
    b"ic11": 32,
    b"ic12": 64,
    b"ic13": 256,
    b"ic14": 512,
}


def picture(size: int) -> QImage:
    """Draw the icon on a clear ground, `size` pixels square."""
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(str(SOURCE)).render(painter)
    painter.end()
    return image


def png(image: QImage) -> bytes:
    """Return a picture as a PNG file."""
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return bytes(data.data())


def bitmap(image: QImage) -> bytes:
    """Return a picture as Windows keeps small ones in an icon: colors, then an empty mask."""
    size = image.width()
    upside_down = image.flipped(Qt.Orientation.Vertical)  # its bits end with it
    colors = bytes(upside_down.constBits())
    mask = bytes((size + 31) // 32 * 4 * size)
    # Twice the height: the picture and its mask lie one above the other.
    header = struct.pack("<IiiHHIIiiII", 40, size, size * 2, 1, 32, 0, len(colors), 0, 0, 0, 0)
    return header + colors + mask


def write_ico(target: Path) -> None:
    """Write an icon for Windows: bitmaps, and a PNG for the largest size."""
    pictures = [(size, picture(size)) for size in ICO_SIZES]
    parts = [png(image) if size == 256 else bitmap(image) for size, image in pictures]
    offset = 6 + 16 * len(parts)
    head = struct.pack("<HHH", 0, 1, len(parts))
    for size, part in zip(ICO_SIZES, parts, strict=True):
        # A zero stands for 256.
        head += struct.pack("<BBBBHHII", size % 256, size % 256, 0, 0, 1, 32, len(part), offset)
        offset += len(part)
    target.write_bytes(head + b"".join(parts))


def write_icns(target: Path) -> None:
    """Write an icon for macOS."""
    parts = [(name, png(picture(size))) for name, size in ICNS_SIZES.items()]
    body = b"".join(name + struct.pack(">I", len(part) + 8) + part for name, part in parts)
    target.write_bytes(b"icns" + struct.pack(">I", len(body) + 8) + body)


def write(target: Path) -> None:
    """Write the icon in the form that the file's ending names."""
    if target.suffix == ".ico":
        write_ico(target)
    elif target.suffix == ".icns":
        write_icns(target)
    else:
        target.write_bytes(png(picture(512)))


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    targets: Sequence[str] = sys.argv[1:]
    for name in targets:
        write(Path(name))
