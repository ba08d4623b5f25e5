"""Shared by the tests of the desktop folder: the real bank and guide, and a session on them."""

from __future__ import annotations

from pathlib import Path

import pytest
from kept_lists import VERSION, own
from pytestqt.qtbot import QtBot

from ketams_desktop.desktop.keeping import ListKeeper
from ketams_desktop.desktop.session import Session
from ketams_desktop.desktop.settings_store import SettingsStore
from ketams_desktop.library.library import Library
from ketams_desktop.questions.bank import Bank
from ketams_desktop.questions.guide import Guide
from ketams_desktop.questions.list_file import write_list


@pytest.fixture(scope="session")
def bank_and_guide(compiled_pack: Path) -> tuple[Bank, Guide]:
    library = Library.open(compiled_pack)
    both = Bank.from_library(library), Guide.from_library(library)
    library.close()
    return both


@pytest.fixture
def session(bank_and_guide: tuple[Bank, Guide]) -> Session:
    return Session(*bank_and_guide)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where the app keeps the list. Not there until something is kept."""
    return tmp_path / "data" / "lists"


@pytest.fixture
def path(folder: Path) -> Path:
    return folder / "my-questions.ketams"


@pytest.fixture
def settings(tmp_path: Path) -> SettingsStore:
    return SettingsStore(tmp_path / "settings" / "settings.json")


@pytest.fixture
def keeper(qtbot: QtBot, session: Session, settings: SettingsStore, path: Path) -> ListKeeper:
    assert qtbot
    return ListKeeper(session, settings, path, VERSION)


@pytest.fixture
def opened_by_name(tmp_path: Path) -> Path:
    path = tmp_path / "stick" / "for the visit.ketams"
    write_list(path, own("From the stick?"))
    return path
