"""The lists of what goes into the bundle: what they choose, and what stops the build."""

from __future__ import annotations

import sys
from collections.abc import Callable

import bundle_parts
import pytest
from bundle_parts import BundleError, Entry, choose_binaries, choose_data

pytestmark = pytest.mark.skipif(
    sys.platform != "linux", reason="only on Linux, whose lists are used"
)

SYSTEM = "/lib/x86_64-linux-gnu"
QT = "PySide6/Qt"
PLUGINS = [
    (f"{QT}/plugins/{name.replace('*', '')}", f"/env/{name.replace('*', '')}", "BINARY")
    for name in bundle_parts.KEPT_PLUGINS_LINUX
]
BUNDLED = [(name, f"{SYSTEM}/{name}", "BINARY") for name in bundle_parts.BUNDLED_LIBRARIES]
CORE = ("PySide6/QtCore.abi3.so", "/env/QtCore.abi3.so", "EXTENSION")
QT_CORE = (f"{QT}/lib/libQt6Core.so.6", "/env/libQt6Core.so.6", "BINARY")
SOUND: list[Entry] = [*PLUGINS, *BUNDLED, CORE, QT_CORE]


def linked(source: str) -> dict[str, str]:
    """Say what each file links: the core module links Qt's core and all that is bundled."""
    if source == CORE[1]:
        return placed("libQt6Core.so.6", *bundle_parts.BUNDLED_LIBRARIES)
    links = {"/env/libqopensslbackend.so": "libQt6Network.so.6", "/env/qxcb": "libcups.so.2"}
    return placed(links.get(source, "libc.so.6"))


def placed(*names: str) -> dict[str, str]:
    """Return libraries with the places that they have on the build machine."""
    return {name: f"{SYSTEM}/{name}" for name in names}


def and_linked(*names: str) -> Callable[[str], dict[str, str]]:
    """Say that every file links these, and what the core module links."""
    return lambda _source: {**linked(CORE[1]), **placed(*names)}


def chosen(*more: Entry) -> set[str]:
    """Return the names of what is kept of a sound find with some more in it."""
    return {name for name, _, _ in choose_binaries([*SOUND, *more], linked)}


def test_choose_binaries_sound_find_keeps_all_of_it() -> None:
    assert chosen() == {name for name, _, _ in SOUND}


@pytest.mark.parametrize("wanted", bundle_parts.KEPT_PLUGINS_LINUX)
def test_choose_binaries_plugin_missing_stops_the_build(wanted: str) -> None:
    name = f"{QT}/plugins/{wanted.replace('*', '')}"
    with pytest.raises(BundleError, match=wanted.split("/")[1].replace("*", r"\*")):
        choose_binaries([x for x in SOUND if x[0] != name], linked)


def test_choose_binaries_bundled_library_missing_stops_the_build() -> None:
    def unplaced(source: str) -> dict[str, str]:
        return {**linked(source), "libxcb-cursor.so.0": ""}

    with pytest.raises(BundleError, match=r"libxcb-cursor\.so\.0"):
        choose_binaries([x for x in SOUND if x[0] != "libxcb-cursor.so.0"], unplaced)


def test_choose_binaries_bundled_library_that_pyinstaller_leaves_out_comes_from_its_place() -> None:
    found = [x for x in SOUND if not x[0].startswith(("libGL", "libEGL", "libwayland"))]
    assert sorted(choose_binaries(found, linked)) == sorted(SOUND)


def test_choose_binaries_plugin_not_on_the_list_goes_and_takes_its_libraries() -> None:
    plugin = (f"{QT}/plugins/tls/libqopensslbackend.so", "/env/libqopensslbackend.so", "BINARY")
    library = (f"{QT}/lib/libQt6Network.so.6", "/env/libQt6Network.so.6", "BINARY")
    assert chosen(plugin, library) == chosen()


def test_choose_binaries_forbidden_library_that_is_linked_stops_the_build() -> None:
    library = (f"{QT}/lib/libQt6Qml.so.6", "/env/libQt6Qml.so.6", "BINARY")
    with pytest.raises(BundleError, match="libQt6Qml"):
        choose_binaries([*SOUND, library], and_linked("libQt6Qml.so.6"))


@pytest.mark.parametrize("name", ["Network", "Multimedia"])
def test_choose_binaries_library_that_speech_links_stays_without_what_uses_it(name: str) -> None:
    library = (f"{QT}/lib/libQt6{name}.so.6", f"/env/libQt6{name}.so.6", "BINARY")
    binding = (f"PySide6/Qt{name}.abi3.so", f"/env/Qt{name}.abi3.so", "EXTENSION")
    plugin = (f"{QT}/plugins/{name.lower()}/libany.so", "/env/libany.so", "BINARY")
    found = [*SOUND, library, binding, plugin]
    kept = choose_binaries(found, and_linked(f"libQt6{name}.so.6"))
    names = {entry[0] for entry in kept}
    assert library[0] in names
    assert not {binding[0], plugin[0]} & names


def test_choose_binaries_library_of_the_host_stays_with_the_host() -> None:
    cups = ("libcups.so.2", f"{SYSTEM}/libcups.so.2", "BINARY")
    kept = choose_binaries([*SOUND, cups], and_linked("libcups.so.2"))
    names = {name for name, _, _ in kept}
    assert "libcups.so.2" not in names
    # The pattern for CUPS's own library does not reach Qt's plugin for it.
    assert f"{QT}/plugins/printsupport/libcupsprintersupport.so" in names


def test_choose_binaries_library_that_no_list_names_stops_the_build() -> None:
    new = ("libnew.so.1", f"{SYSTEM}/libnew.so.1", "BINARY")
    with pytest.raises(BundleError, match=r"libnew\.so\.1 .*HOST_LIBRARIES"):
        choose_binaries([*SOUND, new], and_linked("libnew.so.1"))


@pytest.mark.parametrize(
    "name",
    [
        "python3.11/lib-dynload/_ssl.cpython-311-x86_64-linux-gnu.so",
        "python3.11/lib-dynload/_codecs_jp.cpython-311-x86_64-linux-gnu.so",
        "PySide6/QtNetwork.abi3.so",
    ],
)
def test_choose_binaries_extension_on_the_list_of_drops_goes(name: str) -> None:
    assert name not in chosen((name, f"/env/{name}", "EXTENSION"))


@pytest.mark.parametrize(
    "name", ["python3.11/lib-dynload/_json.cpython-311.so", "typst/_typst.abi3.so"]
)
def test_choose_binaries_other_extension_stays(name: str) -> None:
    assert name in chosen((name, f"/env/{name}", "EXTENSION"))


def test_choose_data_keeps_our_languages_and_links_that_lead_somewhere() -> None:
    data = [
        ("PySide6/Qt/translations/qtbase_en.qm", "/env/a", "DATA"),
        ("PySide6/Qt/translations/qtbase_fi.qm", "/env/b", "DATA"),
        ("PySide6/Qt/translations/qt_help_en.qm", "/env/c", "DATA"),
        ("ketams_desktop/data/resources/translations/ketams_en.qm", "/src/d", "DATA"),
        ("libQt6Core.so.6", QT_CORE[0], "SYMLINK"),
        ("libQt6Network.so.6", f"{QT}/lib/libQt6Network.so.6", "SYMLINK"),
    ]
    kept = [name for name, _, _ in choose_data(data, SOUND)]
    assert kept == [data[0][0], data[3][0], data[4][0]]
