"""Someone goes back to an older app: what a newer one wrote is told, and left as it is."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

import pytest
from conftest import Start
from driving import Driver

from ketams_desktop.desktop.settings import VERSION as SETTINGS_VERSION
from ketams_desktop.desktop.settings import Keep, Settings
from ketams_desktop.questions.list_file import VERSION as LIST_VERSION
from ketams_desktop.questions.list_file import ListDocument, read_list, to_bytes
from ketams_desktop.questions.question_list import QuestionList
from ketams_desktop.ui.places import Screen

LIST, SECOND = "lists/my-questions.ketams", "lists/list-2.ketams"


def newer_list(text: str) -> bytes:
    plain = json.loads(to_bytes(ListDocument(QuestionList().with_own(text))))
    return json.dumps(plain | {"version": LIST_VERSION + 1, "mood": "calm"}).encode()


def locked_by_a_newer_app() -> bytes:
    return json.dumps({"format": "ketams-list-locked", "version": 2, "seal": "x"}).encode()


def newer_settings() -> bytes:
    known = asdict(Settings(text_percent=125, keep_list=Keep.YES, keep_answers=Keep.NO))
    return json.dumps(known | {"version": SETTINGS_VERSION + 1, "voices": ["two"]}).encode()


NEWER = {
    LIST: newer_list("Written by a newer app?"),
    f"{LIST}.previous": newer_list("Written before?"),
    SECOND: newer_list("Another one?"),
    "lists/list-3.ketams": locked_by_a_newer_app(),
    "settings.json": newer_settings(),
    "reading.json": b'{"format": 2, "last": "bladder", "pages": {"bladder": [3, true]}}',
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The folder that the app is started on."""
    return tmp_path / "data"


def put(folder: Path, *names: str) -> None:
    """Leave files there as a newer app would."""
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(NEWER[name])


def use(app: Driver) -> None:
    """Read, write a question, change the look, look at the lists, and close."""
    app.go(Screen.PAGE, "bladder")
    app.session.add_own("Written by the older app?")
    app.services.reading.note("bladder", 5, is_end=True)
    app.go(Screen.TEXT_AND_COLORS).press("Text size: 150 %")
    app.go(Screen.LISTS).go(Screen.SETTINGS).go(Screen.LIST)
    app.services.keeper.save_now()
    app.services.reading.save_now()
    app.settle()


def close(app: Driver) -> None:
    """Close the window; what was written beside a closed list is kept as another one."""
    app._has_keyboard = False
    app.window.close()
    if app.window.isVisible():
        app.settle().press("Keep it as a new list and close")
    assert not app.window.isVisible()


def now(folder: Path) -> dict[str, bytes]:
    """Return what stands in those files now."""
    return {name: (folder / name).read_bytes() for name in NEWER if (folder / name).exists()}


def test_all_that_a_newer_app_wrote_is_left_as_it_is_when_this_one_was_used(
    start: Start, folder: Path
) -> None:
    put(folder, *NEWER)
    app = start().show()
    assert app.says("was made by a newer version of KetaMS Desktop. It was left as it is.")
    use(app)
    close(app)
    assert now(folder) == NEWER


def test_settings_of_a_newer_app_are_used_and_never_written(start: Start, folder: Path) -> None:
    put(folder, "settings.json")
    app = start().show()
    assert app.services.settings.value.text_percent == 125
    assert not app.says("newer version")
    use(app)
    app.go(Screen.TEXT_AND_COLORS).press("Text size: 200 %")
    assert app.says("Your settings were made by a newer version of KetaMS Desktop.")
    assert app.says("What you change now holds until you close the app.")
    assert app.services.settings.value.text_percent == 200
    close(app)
    assert (folder / "settings.json").read_bytes() == NEWER["settings.json"]
    # The list itself is kept as the person wanted it there.
    assert [x.text for x in read_list(folder / LIST).questions.items] == [
        "Written by the older app?"
    ]


def test_places_noted_by_a_newer_app_are_left_as_they_are(start: Start, folder: Path) -> None:
    put(folder, "reading.json")
    app = start(keep_list=Keep.YES).show()
    use(app)
    assert app.says("Where you were in the pages was noted by a newer version of KetaMS Desktop.")
    close(app)
    assert (folder / "reading.json").read_bytes() == NEWER["reading.json"]


@pytest.mark.parametrize("name", [LIST, "lists/list-3.ketams"])
def test_list_of_a_newer_app_is_told_and_left_as_it_is(
    start: Start, folder: Path, name: str
) -> None:
    put(folder, name)
    app = start(keep_list=Keep.YES).show()
    assert app.says("was made by a newer version of KetaMS Desktop. It was left as it is.")
    use(app)
    close(app)
    assert (folder / name).read_bytes() == NEWER[name]
