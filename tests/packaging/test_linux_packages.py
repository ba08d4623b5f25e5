"""What goes into the packages for Linux: launcher, type of file, manual, archive."""

from __future__ import annotations

import configparser
import hashlib
import re
import tarfile
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import freeze
import pytest
from linux import bare_system, deb, portable

from ketams_desktop.command_line import COMMANDS
from ketams_desktop.desktop.portable import DATA

LINUX = Path(deb.__file__).parent
APP_ID = "org.ketams.Desktop"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Stands for the frozen app."""
    app = tmp_path / "ketams-desktop"
    (app / "_internal").mkdir(parents=True)
    (app / "ketams-desktop").write_text('#!/bin/sh\necho started "$@"\n')
    (app / "ketams-desktop").chmod(0o755)
    (app / "_internal" / "libone.so.1").write_bytes(b"\x7fELF")
    (app / "_internal" / "libone.so").symlink_to("libone.so.1")
    return app


def test_launcher_opens_lists_with_the_program() -> None:
    launcher = configparser.ConfigParser(interpolation=None)
    launcher.read(LINUX / f"{APP_ID}.desktop")
    entry = launcher["Desktop Entry"]
    assert entry["Exec"] == "ketams-desktop %f"
    assert entry["Icon"] == APP_ID
    kind = ElementTree.parse(LINUX / f"{APP_ID}.mime.xml").getroot()  # noqa: S314 - our own
    space = "{http://www.freedesktop.org/standards/shared-mime-info}"
    found = kind.find(f"{space}mime-type")
    assert found is not None
    assert entry["MimeType"] == f"{found.get('type')};"
    assert [x.get("pattern") for x in found.findall(f"{space}glob")] == ["*.ketams"]


def test_description_for_software_centers_leads_to_the_launcher() -> None:
    text = deb._filled((LINUX / f"{APP_ID}.metainfo.xml").read_text("utf-8"))
    root = ElementTree.fromstring(text)  # noqa: S314 - our own
    assert root.findtext("id") == APP_ID
    assert root.findtext("launchable") == f"{APP_ID}.desktop"
    release = root.find("releases/release")
    assert release is not None
    assert re.fullmatch(r"\d+\.\d+\.\d+", release.get("version", ""))
    assert "@" not in text


def test_manual_names_every_command() -> None:
    manual = (LINUX / "ketams-desktop.1").read_text("utf-8").replace("\\-", "-")
    assert [x for x in COMMANDS if x not in manual] == []


def test_portable_archive_starts_the_app_beside_its_data(folder: Path, tmp_path: Path) -> None:
    archive = portable.make_archive(folder, tmp_path / "out")
    with tarfile.open(archive) as opened:
        entries = {x.name: x for x in opened.getmembers()}
        start = opened.extractfile(f"{portable.FOLDER}/{portable.START}")
        assert start is not None
        assert '/app/ketams-desktop" --portable' in start.read().decode()
    assert entries[f"{portable.FOLDER}/{portable.START}"].mode == 0o755
    assert entries[f"{portable.FOLDER}/app/ketams-desktop"].mode == 0o755
    assert entries[f"{portable.FOLDER}/app/_internal/libone.so.1"].mode == 0o644
    assert entries[f"{portable.FOLDER}/app/_internal/libone.so"].issym()
    assert {(x.uid, x.uname, x.mtime) for x in entries.values()} == {(0, "", freeze.EPOCH)}
    assert f'"{DATA}"' in portable.START_LINES
    assert f'XDG_CACHE_HOME="$here/{DATA}/cache"' in portable.START_LINES


def test_portable_archive_of_the_same_folder_is_the_same(folder: Path, tmp_path: Path) -> None:
    made = [portable.make_archive(folder, tmp_path / name) for name in ("one", "two")]
    assert len({hashlib.sha256(x.read_bytes()).hexdigest() for x in made}) == 1


def test_deb_without_a_frozen_app_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(deb.DebError, match=r"python3 dev\.py build"):
        deb.make_deb(tmp_path / "none", tmp_path / "out", tmp_path / "work")


def test_files_of_the_package_have_plain_rights_and_one_time(folder: Path) -> None:
    deb._fix_rights_and_times(folder.parent)
    assert (folder / "ketams-desktop").stat().st_mode & 0o777 == 0o755
    assert (folder / "_internal" / "libone.so.1").stat().st_mode & 0o777 == 0o644
    assert {int(x.lstat().st_mtime) for x in folder.parent.rglob("*")} == {freeze.EPOCH}


def test_every_override_of_lintian_has_its_reason() -> None:
    lines = (LINUX / "lintian-overrides").read_text().splitlines()
    assert lines[0].startswith("#")
    assert all(x.startswith(("#", "ketams-desktop: ")) for x in lines)


def test_amount_of_reads_what_older_and_newer_apt_say() -> None:
    older = (
        "0 upgraded, 28 newly installed, 0 to remove and 0 not upgraded.\n"
        "Need to get 9802 kB/61.7 MB of archives.\n"
        "After this operation, 212 MB of additional disk space will be used.\n"
    )
    newer = "Summary:\n  Installing: 35\n  Download size: 10.9 MB\n  Space needed: 215 MB\n"
    assert bare_system.amount_of(older) == bare_system.Amount(28, "9802 kB", "212 MB")
    assert bare_system.amount_of(newer) == bare_system.Amount(35, "10.9 MB", "215 MB")
    with pytest.raises(bare_system.TryError):
        bare_system.amount_of("E: Unable to locate package")


def test_names_of_takes_the_first_of_each_choice() -> None:
    line = "espeak-ng | speech-dispatcher-espeak-ng, libpulse0 (>= 5.0), speech-dispatcher"
    assert bare_system.names_of(line) == ["espeak-ng", "libpulse0", "speech-dispatcher"]
    assert bare_system.names_of("") == []
