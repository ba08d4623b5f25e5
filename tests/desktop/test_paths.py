from __future__ import annotations

import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QStandardPaths
from pytestqt.qtbot import QtBot

from ketams_desktop.desktop.paths import DataFolder, documents_folder
from ketams_desktop.desktop.translations import load_translation
from ketams_desktop.errors import ResourceMissingError
from ketams_desktop.resources import resource_dir


def test_data_folder_holds_the_settings_and_the_list_and_is_not_made_by_asking(
    tmp_path: Path,
) -> None:
    folder = DataFolder(tmp_path / "data")

    assert folder.settings == tmp_path / "data" / "settings.json"
    assert folder.list == tmp_path / "data" / "lists" / "my-questions.ketams"
    assert not folder.root.exists()


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only on Linux")
def test_standard_data_folder_is_the_persons_own(qtbot: QtBot, own_folders: Path) -> None:
    assert qtbot
    root = DataFolder.standard().root

    assert own_folders in root.parents
    assert not root.exists()


def test_documents_folder_is_somewhere_a_person_would_look(qtbot: QtBot) -> None:
    assert qtbot
    location = QStandardPaths.StandardLocation.DocumentsLocation

    assert documents_folder() == Path(QStandardPaths.writableLocation(location))
    assert documents_folder().is_absolute()


def test_documents_folder_where_the_system_names_none_is_home(
    monkeypatch: pytest.MonkeyPatch, own_folders: Path
) -> None:
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _location: "")
    monkeypatch.setattr(Path, "home", lambda: own_folders)

    assert documents_folder() == own_folders


def test_load_translation_of_a_language_that_does_not_ship_says_so(qtbot: QtBot) -> None:
    assert qtbot
    application = QCoreApplication.instance()
    assert application is not None

    with pytest.raises(ResourceMissingError, match="'xx'"):
        load_translation(application, resource_dir("translations"), "xx")


def test_load_translation_gives_english_its_plurals(qtbot: QtBot) -> None:
    assert qtbot
    application = QCoreApplication.instance()
    assert application is not None
    translator = load_translation(application, resource_dir("translations"), "en")
    try:
        words = [
            QCoreApplication.translate("RailColumn", "%n question(s) on your list", "", n)
            for n in (1, 2)
        ]
    finally:
        application.removeTranslator(translator)

    assert words == ["1 question on your list", "2 questions on your list"]
