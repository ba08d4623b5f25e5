"""Qt's own file dialog: the folder that was chosen in it stands nowhere afterwards."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from real_app import ROOT

FOLDER = "Quokka4711"
#: Saves through the real dialog, with or without our guard around it.
_SAVE = """
import contextlib, sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit
from ketams_desktop.ui.file_dialogs import untraced_file_dialog

application = QApplication([])
folder, guarded = sys.argv[1], sys.argv[2] == "guarded"

def act():
    dialog = next(x for x in application.topLevelWidgets() if isinstance(x, QFileDialog))
    dialog.findChild(QLineEdit, "fileNameEdit").setText(folder + "/mine.pdf")
    dialog.accept()

QTimer.singleShot(0, act)
with untraced_file_dialog() if guarded else contextlib.nullcontext():
    print(QFileDialog.getSaveFileName(None, "Save", folder)[0])
"""
_OTHERS = "[FileDialog]\nhistory=file:///other/program\nlastVisited=file:///other/program\n"


class Home:
    """A home folder, in which a program with a file dialog is started."""

    def __init__(self, folder: Path) -> None:
        self.home, self.chosen = folder / "home", folder / FOLDER
        self.noted = self.home / ".config" / "QtProject.conf"
        self.noted.parent.mkdir(parents=True)
        self.chosen.mkdir()

    def save(self, how: str) -> None:
        """Choose a name in the dialog, and end."""
        env = {k: v for k, v in os.environ.items() if not k.startswith("XDG_")}
        env |= {"HOME": str(self.home), "PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen"}
        command = [sys.executable, "-c", _SAVE, str(self.chosen), how]
        done = subprocess.run(
            command, env=env, capture_output=True, text=True, timeout=60, check=True
        )
        assert done.stdout.strip() == str(self.chosen / "mine.pdf")

    def with_folder(self) -> list[str]:
        """Return the files at home that name the folder."""
        files = (x for x in self.home.rglob("*") if x.is_file())
        return [x.name for x in files if FOLDER.encode() in x.read_bytes()]


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path)


def test_folder_chosen_in_a_dialog_is_not_noted(home: Home) -> None:
    home.save("guarded")
    assert home.with_folder() == []


def test_qt_by_itself_notes_the_folder(home: Home) -> None:
    """The check can fail, and the guard is still needed."""
    home.save("bare")
    assert home.with_folder() == ["QtProject.conf"]


def test_what_other_programs_noted_stays(home: Home) -> None:
    home.noted.write_text(_OTHERS)
    home.save("guarded")
    assert home.with_folder() == []
    text = home.noted.read_text()
    assert "history=file:///other/program" in text
    assert "lastVisited=file:///other/program" in text
