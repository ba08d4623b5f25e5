"""What stops the app before its window is there is said in a window, and on the console."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from ketams_desktop.ui import start_trouble
from ketams_desktop.ui.start_trouble import show_start_trouble, trouble_box

ROOT = Path(__file__).resolve().parents[2]


def spoil(pack: Path, sql: str) -> None:
    with sqlite3.connect(pack) as database:
        database.execute(sql)
    database.close()


BAD_PACKS: dict[str, tuple[Callable[[Path], object], str]] = {
    "none": (Path.unlink, "There is no content pack"),
    "not a pack": (lambda pack: pack.write_text("words"), "is not a KetaMS content pack"),
    "half": (
        lambda pack: pack.write_bytes(pack.read_bytes()[: pack.stat().st_size // 2]),
        "pack",
    ),
    "no questions": (lambda pack: spoil(pack, "DROP TABLE record"), "cannot be read"),
}


def start_off_screen(pack: Path, data: Path) -> subprocess.CompletedProcess[str]:
    """Start the app until it ends. Nobody could close a window there, so none may be waited for."""
    return subprocess.run(
        [sys.executable, "-m", "ketams_desktop", "--pack", str(pack), "--data-dir", str(data)],
        env={**os.environ, "PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )


def test_damaged_questions_end_the_app_though_home_stands_without_them(
    compiled_pack: Path, tmp_path: Path
) -> None:
    pack = Path(shutil.copyfile(compiled_pack, tmp_path / "a.pack"))
    spoil(pack, "UPDATE record SET body = '{}' WHERE kind = 'question'")
    done = start_off_screen(pack, tmp_path / "data")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("The questions in the content pack are damaged")
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize(("damage", "told"), BAD_PACKS.values(), ids=BAD_PACKS.keys())
def test_start_with_a_bad_pack_ends_with_one_sentence_and_exit_code_2(
    compiled_pack: Path, tmp_path: Path, damage: Callable[[Path], object], told: str
) -> None:
    pack, data = tmp_path / "a.pack", tmp_path / "data"
    shutil.copyfile(compiled_pack, pack)
    damage(pack)
    done = start_off_screen(pack, data)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.count("\n") == 1
    assert told in done.stderr
    assert str(pack) in done.stderr
    # Not a fault of the app: nothing of it is left for the next start to offer.
    assert not data.exists()


def test_trouble_box_says_what_happened_and_can_be_closed(qtbot: QtBot) -> None:
    box = trouble_box("The content pack is damaged. Please install again. <b>Now</b>")
    qtbot.addWidget(box)

    assert box.textFormat() is Qt.TextFormat.PlainText
    assert box.text() == "The content pack is damaged. Please install again. <b>Now</b>"
    assert box.windowTitle() == "KetaMS"
    assert box.icon() is QMessageBox.Icon.Critical
    assert [box.standardButton(x) for x in box.buttons()] == [QMessageBox.StandardButton.Close]
    assert box.escapeButton() is box.buttons()[0]


@pytest.mark.usefixtures("qtbot")
def test_trouble_is_shown_until_it_is_closed_where_somebody_sees_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    seen: list[str] = []
    monkeypatch.setattr(start_trouble, "UNSEEN", ())

    def close() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        seen.append(box.text())
        box.buttons()[0].click()

    QTimer.singleShot(0, close)
    show_start_trouble("A part of the app is missing.")

    assert seen == ["A part of the app is missing."]
