"""The real app on the off-screen platform: our application object, windows that get closed."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from unittest import mock

import pytest
from driving import Driver
from leftovers import let_go, running
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from waiting import Room

from ketams_desktop import application as application_module
from ketams_desktop.application import make_application
from ketams_desktop.desktop.clinic_policy import Policy
from ketams_desktop.desktop.settings import Keep
from ketams_desktop.library.library import Library

Start = Callable[..., Driver]
OpenRoom = Callable[[Policy], Room]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Ignore what the off-screen platform says it cannot do with windows."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            unable = ("propagateSizeHints", r"does not support raise\(\)")
            item.add_marker(pytest.mark.qt_log_ignore(*unable, extend=True))


@pytest.fixture(scope="session")
def qapp() -> QApplication:
    """Return the application as the app itself makes it: fonts, style, words, roles."""
    existing = QApplication.instance()
    if not isinstance(existing, QApplication):
        return make_application(["ketams-desktop"])
    # Another folder's tests made the only one that may live: dress that one.
    with mock.patch.object(application_module, "QApplication", return_value=existing):
        return make_application([])


@pytest.fixture(autouse=True)
def nothing_left(qapp: QApplication) -> Iterator[None]:
    """Fail a test that leaves a window in view, a ticking timer or a running thread behind."""
    del qapp
    before, threads = running(), threading.enumerate()
    yield
    let_go(threads)
    assert running() - before == Counter(), "left behind"


@pytest.fixture
def start(qtbot: QtBot, tmp_path: Path, compiled_pack: Path) -> Iterator[Start]:
    """Return a function that starts the app; the same data folder each time."""
    drivers: list[Driver] = []

    def run(list_file: Path | None = None, **settings: object) -> Driver:
        driver = Driver(qtbot, tmp_path / "data", compiled_pack, list_file)
        drivers.append(driver)
        if settings:
            driver.services.settings.change(**settings)
        return driver

    yield run
    for driver in drivers:
        driver.end()


@pytest.fixture
def app(start: Start) -> Driver:
    """Return the app, open at 1280x800, with the question about keeping answered by no."""
    return start(keep_list=Keep.NO).show()


@pytest.fixture
def open_room(qtbot: QtBot, compiled_pack: Path) -> Iterator[OpenRoom]:
    """Return a function that opens a waiting room with a policy."""
    library, rooms = Library.open(compiled_pack), list[Room]()

    def run(policy: Policy) -> Room:
        rooms.append(Room(qtbot, policy, library))
        return rooms[-1]

    yield run
    for room in rooms:
        room.end()
    library.close()
