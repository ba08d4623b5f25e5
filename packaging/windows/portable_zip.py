"""Makes the zip that runs from a USB stick and keeps its data beside itself (--portable)."""

from __future__ import annotations

import time
import zipfile
from pathlib import Path

import installer

FOLDER = "KetaMS Desktop"
APP = "app"
START = "Start KetaMS Desktop.cmd"
#: `start` lets the black window close at once. `%~dp0` is the folder that this file lies in.
START_LINES = f'@start "" "%~dp0{APP}\\{installer.PROGRAM}" --portable %*\n'
READ_ME = """KetaMS Desktop, portable

1. Unpack the whole zip, for instance to a USB stick.
2. Open the folder "KetaMS Desktop" and start "Start KetaMS Desktop".

Nothing is installed. Your lists stay in this folder, beside the app: who has the stick can
read them, unless you give a list a password. To remove everything, delete the folder.

The licenses of all parts are in app\\_internal\\licences and in the app: Help, Licenses.
"""


def make_zip(folder: Path, out: Path, work: Path, version: str) -> Path:
    """Pack the app with a file that starts it as portable; return the zip.

    Raises:
        installer.PackError: it is not the app for Windows.
    """
    del work
    names = installer.payload(folder)
    target = out / f"ketams-desktop-{version}-windows-portable.zip"
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, text in ((START, START_LINES), ("Read me.txt", READ_ME)):
            _add(archive, f"{FOLDER}/{name}", text.replace("\n", "\r\n").encode("ascii"))
        for path in names:
            _add(archive, f"{FOLDER}/{APP}/{path}", (folder / path).read_bytes())
    return target


def _add(archive: zipfile.ZipFile, name: str, data: bytes) -> None:
    # One time for every file: two zips of the same folder are the same, byte for byte.
    seconds = int(installer.FIXED_TIME["SOURCE_DATE_EPOCH"])
    about = zipfile.ZipInfo(name, time.gmtime(seconds)[:6])
    about.compress_type = zipfile.ZIP_DEFLATED
    about.external_attr = 0o644 << 16
    archive.writestr(about, data)
