"""Packs the frozen app as a tar.xz that runs from a stick and keeps its data beside itself.

python packaging/linux/portable.py [--folder build/dist/ketams-desktop] [--out build/packages]
"""

from __future__ import annotations

import argparse
import io
import sys
import tarfile
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "packaging"))

import freeze  # noqa: E402 - its folder is on the path from here on

FOLDER, APP, START = "KetaMS Desktop", "app", "start-ketams.sh"
START_LINES = """#!/bin/sh
# Starts KetaMS Desktop, which keeps everything in the folder "data" beside this file.
here=$(dirname -- "$(readlink -f -- "$0")")
# Where the system keeps no list of its fonts, one is made; it belongs on the stick as well.
export XDG_CACHE_HOME="$here/data/cache"
exec "$here/app/ketams-desktop" --portable "$@"
"""
READ_ME = """KetaMS Desktop, portable

1. Unpack the whole archive, for instance to a USB stick with a Linux file system (ext4).
2. Open the folder "KetaMS Desktop" and start "start-ketams.sh".

Nothing is installed. Your lists stay in the folder "data", beside the app: who has the stick can
read them, unless you give a list a password. To remove everything, delete the folder.

If it does not start, run it in a terminal: it says which library of the system is missing.
The licenses of all parts are in app/_internal/licences.
"""


def make_archive(folder: Path, out: Path) -> Path:
    """Return the archive made of a frozen folder."""
    out.mkdir(parents=True, exist_ok=True)
    target = out / f"ketams-desktop-{freeze.project_version()}-linux-x86_64-portable.tar.xz"
    with tarfile.open(target, "w:xz", preset=6) as archive:
        for name, text, mode in ((START, START_LINES, 0o755), ("READ ME.txt", READ_ME, 0o644)):
            entry = tarfile.TarInfo(f"{FOLDER}/{name}")
            entry.size, entry.mode, entry.mtime = len(text.encode()), mode, freeze.EPOCH
            archive.addfile(entry, io.BytesIO(text.encode()))
        for path in sorted(folder.rglob("*")):
            name = f"{FOLDER}/{APP}/{path.relative_to(folder).as_posix()}"
            archive.add(path, name, recursive=False, filter=_plain)
    return target


def _plain(entry: tarfile.TarInfo) -> tarfile.TarInfo:
    """Give an entry one owner and one time: two archives of the same folder are the same."""
    entry.uid = entry.gid = 0
    entry.uname = entry.gname = ""
    entry.mtime = freeze.EPOCH
    runs = entry.isdir() or entry.name.endswith(f"/{APP}/ketams-desktop")
    entry.mode = 0o755 if runs else 0o644
    return entry


def main(arguments: Sequence[str]) -> int:
    """Make the archive; return the exit code."""
    parser = argparse.ArgumentParser(description=str(__doc__).split("\n")[0])
    parser.add_argument("--folder", type=Path, default=ROOT / "build" / "dist" / freeze.NAME)
    parser.add_argument("--out", type=Path, default=ROOT / "build" / "packages")
    options = parser.parse_args(arguments)
    if not (options.folder / freeze.NAME).is_file():
        print(f"portable.py: there is no frozen app in {options.folder}", file=sys.stderr)
        return 1
    target = make_archive(options.folder, options.out)
    print(f"{target.stat().st_size / 1e6:.1f} MB  {target}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
