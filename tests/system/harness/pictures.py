"""Pages as pictures: made from a PDF, and compared by what they show."""

from __future__ import annotations

import subprocess
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

from harness.services import HarnessError, find_program


def render_pdf(pdf: Path, folder: Path, ppi: int = 72) -> list[Path]:
    """Draw every page of a PDF as a PNG file in a folder; return them in page order."""
    folder.mkdir(parents=True, exist_ok=True)
    command = [find_program("pdftoppm"), "-r", str(ppi), "-png", str(pdf), str(folder / "page")]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    if done.returncode != 0:
        raise HarnessError(f"{pdf} cannot be drawn: {done.stderr.strip()}")
    # pdftoppm pads the numbers to one width, so the names sort in page order.
    return sorted(folder.glob("page-*.png"))


def difference(one: Path, other: Path) -> float:
    """Return how far two pictures differ: 0 the same, 1 black against white everywhere.

    Both are made gray and brought to the smaller one's size first, so that the same page
    drawn by two programs at two resolutions differs only by its edges.
    """
    first, second = _load(one), _load(other)
    size = first.size() if first.width() <= second.width() else second.size()
    rows = [_gray_bytes(picture, size.width(), size.height()) for picture in (first, second)]
    total = sum(abs(a - b) for a, b in zip(*rows, strict=True))
    return total / (255 * len(rows[0]))


def ink(picture: Path) -> float:
    """Return the share of a picture that is dark: 0 for an empty page."""
    image = _load(picture)
    gray = _gray_bytes(image, image.width(), image.height())
    return sum(value < 128 for value in gray) / len(gray)


def _load(path: Path) -> QImage:
    image = QImage(str(path))
    if image.isNull():
        raise HarnessError(f"{path} is not a picture.")
    return image


def _gray_bytes(image: QImage, width: int, height: int) -> bytes:
    scaled = image.scaled(
        width,
        height,
        Qt.AspectRatioMode.IgnoreAspectRatio,
        Qt.TransformationMode.SmoothTransformation,
    ).convertToFormat(QImage.Format.Format_Grayscale8)
    rows = [bytes(scaled.constScanLine(y))[:width] for y in range(height)]
    return b"".join(rows)
