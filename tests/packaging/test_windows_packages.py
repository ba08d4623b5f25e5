"""What goes into the Windows packages. That they install is tried by try_installer.py."""

from __future__ import annotations

import os
import re
import shutil
import sys
import xml.etree.ElementTree as ElementTree
import zipfile
from pathlib import Path, PurePosixPath

import installer
import msi
import portable_zip
import pytest
from installer import PackError

NAMES = ["ketams-desktop.exe", "_internal/base.zip", "_internal/a b/c.dll", "_internal/a b/d/e.txt"]
SCRIPT = (Path(installer.__file__).parent / "installer.nsi").read_text("utf-8")
WIX = "{http://schemas.microsoft.com/wix/2006/wi}"


@pytest.fixture
def app(tmp_path: Path) -> Path:
    """A folder that looks like the app for Windows."""
    folder = tmp_path / "app"
    for name in NAMES:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(name, "utf-8")
    return folder


def test_payload_without_the_program_stops(app: Path) -> None:
    (app / installer.PROGRAM).rename(app / "ketams-desktop")
    with pytest.raises(PackError, match="build the app on Windows first"):
        installer.payload(app)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such names")
@pytest.mark.parametrize(
    "name", ["a:b", "a*", "é", "a..b", "uninstall.exe", "ketams-installed-files.txt", "a$b"]
)
def test_payload_name_that_the_list_cannot_hold_stops(app: Path, name: str) -> None:
    (app / name).write_text("", "utf-8")
    with pytest.raises(PackError, match="cannot list"):
        installer.payload(app)


def test_file_list_names_files_then_folders_the_deepest_first(app: Path) -> None:
    lines = installer.file_list(installer.payload(app)).split("\r\n")
    assert sorted(lines[:4]) == sorted(name.replace("/", "\\") for name in NAMES)
    assert lines[4:] == ["_internal\\a b\\d\\", "_internal\\a b\\", "_internal\\", ""]


def test_nsis_lines_put_each_file_into_its_own_folder(app: Path) -> None:
    folder, put = "", {}
    for line in installer.nsis_lines(app, installer.payload(app)).splitlines():
        found = re.fullmatch(r'(SetOutPath|File) "(.+)"', line)
        assert found is not None
        if found[1] == "SetOutPath":
            folder = found[2]
        else:
            put[f"{folder}\\{Path(found[2]).name}"] = Path(found[2])
    assert put == {"$INSTDIR\\" + name.replace("/", "\\"): app / name for name in NAMES}


def test_installer_deletes_by_list_and_never_a_folder_with_what_is_in_it() -> None:
    code = [line.split(";")[0] for line in SCRIPT.splitlines()]
    assert f'"{installer.LIST}"' in SCRIPT
    assert [line for line in code if re.search(r"RMDir\s+/r|\$PROFILE|RMDir.*APPDATA", line)] == []
    # Everything that is deleted in the folder: from the list, or the installer's own.
    deleted = set(re.findall(r'Delete "\$INSTDIR\\([^"]+)"', SCRIPT))
    assert deleted == {"$1", "uninstall.exe", "${LIST}", "${LIST}.new"}


def test_installer_asks_for_no_administrator() -> None:
    assert re.findall(r"^RequestExecutionLevel (\w+)$", SCRIPT, re.M) == ["user"]


def test_exit_codes_are_those_of_the_clinics_page() -> None:
    codes = dict(re.findall(r"^!define (EXIT_\w+) (\d+)$", SCRIPT, re.M))
    page = (Path(__file__).parents[2] / "docs" / "clinic" / "install.md").read_text("utf-8")
    told = re.findall(r"^\| (\d+) \|", page, re.M)
    assert len(codes) == 6
    assert sorted(told) == sorted(["0", *codes.values()])


@pytest.mark.parametrize("version", ["0.1", "0.1.0rc1", "x.1.0"])
def test_version_that_windows_cannot_show_stops(version: str) -> None:
    with pytest.raises(PackError, match="three numbers"):
        installer.four_numbers(version)


def test_version_has_four_numbers() -> None:
    assert installer.four_numbers("0.1.0") == "0.1.0.0"


def test_installer_compiles_twice_to_the_same_bytes(app: Path, tmp_path: Path) -> None:
    if shutil.which("makensis") is None:
        pytest.skip("makensis is not here; dev.py try-windows-installer brings it")
    made = installer.make_nsis(app, tmp_path, tmp_path / "work", "0.1.0")
    first = made.read_bytes()
    assert first[:2] == b"MZ"
    assert "KetaMS Desktop setup".encode("utf-16-le") in first
    os.utime(app / installer.PROGRAM, (0, 0))
    installer.make_nsis(app, tmp_path, tmp_path / "other-work", "0.1.0")
    assert made.read_bytes() == first


def test_msi_source_names_every_file_once_with_lasting_numbers(app: Path, tmp_path: Path) -> None:
    texts = [msi.source_text(app, version, tmp_path) for version in ("0.1.0", "0.2.0")]
    trees = [ElementTree.fromstring(text) for text in texts]  # noqa: S314 - our own
    sources = [[x.get("Source") for x in tree.iter(f"{WIX}File")] for tree in trees]
    assert sorted(map(str, sources[0])) == sorted(f"app/{name}" for name in NAMES)
    numbers = [{x.get("Guid") for x in tree.iter(f"{WIX}Component")} for tree in trees]
    assert len(numbers[0]) == len(NAMES) + 1
    assert numbers[0] == numbers[1]
    assert {x.get("UpgradeCode") for tree in trees for x in tree.iter(f"{WIX}Product")} == {
        "8B3C1F6E-5D0A-4C57-9E64-2F7A31D8C0B5"  # Windows would keep both versions under another
    }
    named = {x.get("Id") for x in trees[0].iter(f"{WIX}Component")}
    assert named == {x.get("Id") for x in trees[0].iter(f"{WIX}ComponentRef")}


def test_zip_starts_the_app_as_portable_and_is_the_same_twice(app: Path, tmp_path: Path) -> None:
    (tmp_path / "again").mkdir()
    made = portable_zip.make_zip(app, tmp_path, tmp_path, "0.1.0")
    again = portable_zip.make_zip(app, tmp_path / "again", tmp_path, "0.1.0")
    assert made.read_bytes() == again.read_bytes()
    with zipfile.ZipFile(made) as archive:
        names = {PurePosixPath(name) for name in archive.namelist()}
        start = archive.read("KetaMS Desktop/Start KetaMS Desktop.cmd").decode("ascii")
        program = archive.read("KetaMS Desktop/app/ketams-desktop.exe")
    assert {x.parts[0] for x in names} == {"KetaMS Desktop"}
    assert len(names) == len(NAMES) + 2
    assert '"%~dp0app\\ketams-desktop.exe" --portable' in start
    assert start.endswith("\r\n")
    assert program == b"ketams-desktop.exe"
