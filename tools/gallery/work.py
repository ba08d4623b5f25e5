"""Shares the views out to a few processes, each with one start of the app."""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import cache
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tools.gallery.views import View
from tools.pseudo.languages import PSEUDO_LANGUAGES

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from tools.gallery.studio import Studio

#: A screen as large as the largest window; the off-screen platform's own is smaller.
_SCREEN = {"name": "gallery", "x": 0, "y": 0, "width": 1366, "height": 808}


@dataclass(frozen=True, slots=True)
class Folders:
    """Where things are read and written: the gallery, the content, the pseudo-languages."""

    out: Path
    pack: Path
    pseudo: Path


def render(
    views: Sequence[View], only: Sequence[str], folders: Folders, processes: int
) -> list[dict[str, Any]]:
    """Take the pictures of every view and return them as plain values, in order."""
    with tempfile.TemporaryDirectory(prefix="ketams-gallery-") as name:
        data = Path(name)
        screen = data / "screen.json"
        screen.write_text(json.dumps({"screens": [_SCREEN]}), "utf-8")
        os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={screen}"
        with ProcessPoolExecutor(processes, get_context("spawn")) as pool:
            jobs = [pool.submit(_take, view, tuple(only), folders, data) for view in views]
            return [picture for job in jobs for picture in job.result()]


def _take(view: View, only: Sequence[str], folders: Folders, data: Path) -> list[dict[str, Any]]:
    studio = _studio(folders, data, view.language)
    return [picture.as_plain() for picture in studio.take_all(view, only)]


@cache
def _studio(folders: Folders, data: Path, language: str) -> Studio:
    """Return this process's one start of the app in a language; it lasts as long as that."""
    # Qt is loaded here and not where the work is shared out.
    from tools.gallery.studio import Studio

    pack = folders.pack
    if language in PSEUDO_LANGUAGES:
        pack = PSEUDO_LANGUAGES[language].pack(folders.pseudo)
    own = data / f"{os.getpid()}-{language}"
    return Studio(_application(), own, pack, folders.pseudo, folders.out)


@cache
def _application() -> QApplication:
    """Return the one application object that a process may have."""
    from ketams_desktop.application import make_application

    return make_application(["gallery"])
