from __future__ import annotations

import json
import os
from dataclasses import asdict
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from ketams_desktop.desktop.settings import (
    TEXT_SIZES,
    VERSION,
    Keep,
    Loaded,
    Settings,
    load_settings,
    save_settings,
)
from ketams_desktop.desktop.settings_store import SettingsStore
from ketams_desktop.errors import SettingsError

CHANGED = Settings(
    theme="night",
    text_percent=150,
    country="ie",
    paper="a4",
    sheet_size="large",
    leaflet_size="very-large",
    keep_list=Keep.YES,
    keep_answers=Keep.NO,
    speech_rate=-2,
    voice="en_US A voice",
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "settings.json"


FIXTURES = Path(__file__).parents[1] / "fixtures" / "settings"

# The file


def test_load_settings_without_a_file_gives_the_defaults_and_makes_nothing(path: Path) -> None:
    assert load_settings(path) == Loaded(Settings())
    assert not path.parent.exists()


def test_defaults_keep_nothing() -> None:
    assert Settings().keep_list is Keep.ASK
    assert Settings().keep_answers is Keep.ASK


def test_saved_settings_come_back(path: Path) -> None:
    save_settings(path, CHANGED)

    assert load_settings(path) == Loaded(CHANGED)
    assert [x.name for x in path.parent.iterdir()] == ["settings.json"]


@pytest.mark.parametrize(
    "data", [b"", b"{", b"[]", b"null", b"\xff\xfe\x00", b"[" * 100_000, b'"night"', b"\x00"]
)
def test_load_settings_from_a_damaged_file_gives_the_defaults_and_says_so(
    path: Path, data: bytes
) -> None:
    path.parent.mkdir()
    path.write_bytes(data)

    assert load_settings(path) == Loaded(was_readable=False)
    assert path.read_bytes() == data


def test_load_settings_with_a_folder_in_its_place_gives_the_defaults(path: Path) -> None:
    path.mkdir(parents=True)
    assert load_settings(path) == Loaded(was_readable=False)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("text_percent", 110),
        ("text_percent", "200"),
        ("text_percent", True),
        ("text_percent", 200.0),
        ("text_percent", [100]),
        ("text_percent", None),
        ("text_percent", 10**40),
        ("speech_rate", 3),
        ("speech_rate", True),
        ("speech_rate", 0.0),
        ("voice", 1),
        ("voice", "x" * 201),
        ("theme", 5),
        ("theme", None),
        ("theme", "x" * 41),
        ("country", ["us"]),
        ("paper", {}),
        ("sheet_size", False),
        ("leaflet_size", 24),
        ("keep_list", "maybe"),
        ("keep_list", True),
        ("keep_answers", None),
        ("keep_answers", ["yes"]),
    ],
)
def test_load_settings_replaces_only_what_does_not_fit(
    path: Path, name: str, value: object
) -> None:
    path.parent.mkdir()
    path.write_text(json.dumps(asdict(CHANGED) | {name: value}))

    loaded = load_settings(path)

    settings = loaded.settings
    assert not loaded.was_readable
    assert getattr(settings, name) == getattr(Settings(), name)
    assert {**asdict(settings), name: ""} == {**asdict(CHANGED), name: ""}


def test_load_settings_of_another_version_takes_what_it_knows(path: Path) -> None:
    path.parent.mkdir()
    path.write_text('\ufeff{"text_percent": 200, "music": "slow"}', encoding="utf-8")

    assert load_settings(path) == Loaded(Settings(text_percent=200))


@given(
    st.dictionaries(
        st.sampled_from(sorted(asdict(CHANGED))),
        st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.lists(st.text()),
    )
)
def test_load_settings_of_anything_gives_settings_that_hold(
    tmp_path_factory: pytest.TempPathFactory, plain: dict[str, object]
) -> None:
    path = tmp_path_factory.getbasetemp() / "any-settings.json"
    path.write_text(json.dumps(plain))

    settings = load_settings(path).settings

    assert settings.text_percent in TEXT_SIZES
    assert isinstance(settings.text_percent, int)
    assert isinstance(settings.keep_list, Keep)
    assert all(isinstance(x, str) for x in (settings.theme, settings.country, settings.paper))
    save_settings(path, settings)
    assert load_settings(path) == Loaded(settings)


def test_save_settings_that_fails_halfway_leaves_the_old_ones(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    save_settings(path, CHANGED)
    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(SettingsError, match="No space left on device"):
        save_settings(path, Settings())

    assert load_settings(path) == Loaded(CHANGED)


def test_save_settings_where_no_folder_can_be_says_what_holds(tmp_path: Path) -> None:
    in_the_way = tmp_path / "data"
    in_the_way.write_text("a file")

    with pytest.raises(SettingsError) as caught:
        save_settings(in_the_way / "settings.json", CHANGED)

    assert "could not be saved" in str(caught.value)
    assert "until you close the app" in str(caught.value)


# Files of other versions


def in_fixture(name: str) -> dict[str, object]:
    plain = json.loads((FIXTURES / f"{name}.json").read_bytes())
    assert isinstance(plain, dict)
    return plain


@pytest.mark.parametrize(
    "name", ["version-1-first", "version-1-with-voice", "version-1", "version-2"]
)
def test_settings_of_every_version_open_and_lose_nothing(path: Path, name: str) -> None:
    plain = in_fixture(name)
    assert plain.pop("version", 1) == int(name.split("-")[1])
    loaded = load_settings(FIXTURES / f"{name}.json")
    assert (loaded.was_readable, loaded.is_newer) == (True, False)
    save_settings(path, loaded.settings)
    written = json.loads(path.read_bytes())
    assert written == asdict(Settings()) | plain | {"version": VERSION}


def test_every_version_of_the_settings_has_a_fixture_with_all_that_it_knew() -> None:
    """A new setting is a new version: an older app would drop it from the file."""
    names = {x.stem for x in FIXTURES.glob("*.json")}
    assert {f"version-{x}" for x in range(1, VERSION + 1)} <= names
    now = in_fixture(f"version-{VERSION}")
    assert set(now) == {"version", *asdict(Settings())}
    # None of them is as it is without a file, so each is seen to be read.
    defaults = asdict(Settings())
    assert [x for x in defaults if now[x] == defaults[x]] == []


@pytest.mark.parametrize("version", [0, -1, True, "2", None, 2.0, [2]])
def test_version_that_is_none_is_damage_and_the_rest_is_used(path: Path, version: object) -> None:
    path.parent.mkdir()
    path.write_text(json.dumps({"version": version, "theme": "night"}))
    assert load_settings(path) == Loaded(Settings(theme="night"), was_readable=False)


def test_settings_of_a_newer_app_are_used_as_far_as_they_fit(path: Path) -> None:
    path.parent.mkdir()
    newer = {"version": VERSION + 1, "text_percent": 300, "theme": ["many"], "speed": "slow"}
    path.write_text(json.dumps(newer))
    expected = Loaded(Settings(text_percent=300), was_readable=False, is_newer=True)
    assert load_settings(path) == expected


def test_store_never_writes_over_settings_of_a_newer_app_and_says_so_once(
    qtbot: QtBot, path: Path
) -> None:
    path.parent.mkdir()
    path.write_text(json.dumps(asdict(CHANGED) | {"version": VERSION + 1, "more": 1}))
    before = path.read_bytes()
    store, told = SettingsStore(path), list[str]()
    store.failed.connect(told.append)
    for percent in (200, 300):
        with qtbot.waitSignal(store.changed, timeout=1000):
            store.change(text_percent=percent)
    store.reset()
    assert store.value == Settings()
    assert len(told) == 1
    assert "made by a newer version" in told[0]
    assert [(x.name, x.read_bytes()) for x in path.parent.iterdir()] == [(path.name, before)]


def test_store_that_was_wiped_writes_again(path: Path) -> None:
    path.parent.mkdir()
    path.write_text(json.dumps({"version": VERSION + 1}))
    store = SettingsStore(path)
    assert store.wipe()
    store.change(text_percent=200)
    assert load_settings(path).settings.text_percent == 200


# While the app runs


def test_store_change_saves_at_once_and_tells(qtbot: QtBot, path: Path) -> None:
    store = SettingsStore(path)

    with qtbot.waitSignal(store.changed, timeout=1000):
        store.change(text_percent=200, theme="night")

    assert store.value == Settings(text_percent=200, theme="night")
    assert load_settings(path) == Loaded(store.value)


def test_store_change_to_the_same_tells_nobody_and_writes_nothing(qtbot: QtBot, path: Path) -> None:
    store = SettingsStore(path)

    with qtbot.assertNotEmitted(store.changed):
        store.change(text_percent=100)

    assert not path.exists()


def test_store_that_cannot_save_says_so_and_the_change_holds(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file")
    store = SettingsStore(tmp_path / "data" / "settings.json")

    told: list[str] = []
    store.failed.connect(told.append)

    with qtbot.waitSignal(store.changed, timeout=1000):
        store.change(text_percent=300)

    assert len(told) == 1
    assert "until you close the app" in told[0]
    assert store.value.text_percent == 300


def test_store_opened_on_damaged_settings_says_so(path: Path) -> None:
    path.parent.mkdir()
    path.write_text("{")

    assert not SettingsStore(path).was_readable
    assert SettingsStore(path.with_name("other.json")).was_readable


def test_store_reset_goes_back_to_the_defaults(qtbot: QtBot, path: Path) -> None:
    save_settings(path, CHANGED)
    store = SettingsStore(path)
    assert store.value == CHANGED

    with qtbot.waitSignal(store.changed, timeout=1000):
        store.reset()

    assert store.value == Settings()
    assert load_settings(path) == Loaded(Settings())
