"""Packs a one-folder app for Windows: NSIS installer, MSI for clinics, and portable zip.

    python packaging/windows/installer.py FOLDER [--out DIR] [--version V] [--only nsis|msi|zip]

FOLDER is what `python3 dev.py build` made on Windows: `build/dist/ketams-desktop`. Needs
`makensis` for the installer and `wixl` (or WiX) for the MSI; both run on Linux too.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path, PurePosixPath

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent)]

import app_icon  # noqa: E402 - its folder is on the path from here on
import freeze  # noqa: E402

PROGRAM = "ketams-desktop.exe"
#: The list of what was put in place; installer.nsi has the same name.
LIST = "ketams-installed-files.txt"
#: Names that only the installer itself may use in the folder.
RESERVED = {"uninstall.exe", LIST, f"{LIST}.new"}
#: What a name in the list may not hold: the installer takes such a line for damage.
UNWANTED = set('<>:"|?*\\$')
# Makes two builds of the same folder the same, byte for byte.
FIXED_TIME = {"SOURCE_DATE_EPOCH": str(freeze.EPOCH)}


class PackError(Exception):
    """The app could not be packed; says why in a sentence."""


def payload(folder: Path) -> list[PurePosixPath]:
    """Return the names of all files of the app, sorted.

    Raises:
        PackError: it is not the app for Windows, or a name cannot be listed.
    """
    if not (folder / PROGRAM).is_file():
        raise PackError(f"{folder} holds no {PROGRAM}: build the app on Windows first.")
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    names = [PurePosixPath(path.relative_to(folder).as_posix()) for path in files]
    for name in names:
        text = str(name)
        if not text.isascii() or UNWANTED & set(text) or ".." in text or text in RESERVED:
            raise PackError(f"The installer cannot list a file of this name: {text}")
    return names


def folders_of(names: Sequence[PurePosixPath]) -> list[PurePosixPath]:
    """Return every folder in which files lie, the deepest first."""
    every = {parent for name in names for parent in name.parents if parent.name}
    return sorted(every, key=lambda path: (-len(path.parts), str(path)))


def file_list(names: Sequence[PurePosixPath]) -> str:
    """Return the list that lies in the installed folder: files, then folders, marked by their end.

    Only what stands in it is ever deleted, by an upgrade or by uninstalling.
    """
    lines = [_windows(name) for name in names]
    lines += [_windows(folder) + "\\" for folder in folders_of(names)]
    return "".join(f"{line}\r\n" for line in lines)


def nsis_lines(folder: Path, names: Sequence[PurePosixPath]) -> str:
    """Return the NSIS lines that put each file into its folder."""
    lines, last = [], None
    for name in sorted(names, key=lambda x: (x.parent, x.name)):
        if name.parent != last:
            last = name.parent
            below = f"\\{_windows(last)}" if last.name else ""
            lines.append(f'SetOutPath "$INSTDIR{below}"')
        lines.append(f'File "{folder / name}"')
    return "\n".join(lines) + "\n"


def _windows(path: PurePosixPath) -> str:
    return str(path).replace("/", "\\")


def four_numbers(version: str) -> str:
    """Return a version as Windows wants it: 0.1.0 is 0.1.0.0."""
    numbers = version.split(".")[:3]
    if len(numbers) != 3 or not all(x.isdecimal() for x in numbers):
        raise PackError(f"Windows needs three numbers in a version, as in 0.1.0; this is {version}")
    return ".".join([*numbers, "0"])


def make_nsis(folder: Path, out: Path, work: Path, version: str) -> Path:
    """Compile the installer and return it.

    Raises:
        PackError: makensis is missing or failed.
    """
    names = payload(folder)
    work.mkdir(parents=True, exist_ok=True)
    (work / "files.txt").write_text(file_list(names), "ascii", newline="")
    (work / "files.nsh").write_text(nsis_lines(folder, names), "utf-8")
    app_icon.write_ico(work / "ketams.ico")
    app_icon.write_side_picture(work / "side.bmp")
    target = out / f"ketams-desktop-{version}-setup.exe"
    size = sum((folder / name).stat().st_size for name in names) // 1024
    defines = {
        "VERSION": version,
        "VERSION4": four_numbers(version),
        "FILES_NSH": work / "files.nsh",
        "FILES_TXT": work / "files.txt",
        "ICON": work / "ketams.ico",
        "SIDE": work / "side.bmp",
        "OUT": target,
        "SIZE_KB": size,
    }
    arguments = [f"-D{name}={value}" for name, value in defines.items()]
    run(["makensis", "-V2", "-WX", *arguments, str(HERE / "installer.nsi")])
    return target


def run(command: Sequence[str], cwd: Path | None = None) -> None:
    """Run a tool of packaging to its end.

    Raises:
        PackError: it is missing or failed; its own words are on stderr.
    """
    try:
        done = subprocess.run(command, cwd=cwd, env={**os.environ, **FIXED_TIME}, check=False)
    except FileNotFoundError as error:
        raise PackError(f"{command[0]} is needed and was not found; install it.") from error
    if done.returncode != 0:
        raise PackError(f"{command[0]} failed; its own words are above.")


def main(arguments: Sequence[str]) -> int:
    """Pack what was asked for; return the exit code."""
    parser = argparse.ArgumentParser(description=str(__doc__).split("\n")[0])
    parser.add_argument("folder", type=Path, help="the one-folder app")
    parser.add_argument("--out", type=Path, default=freeze.BUILD / "packages")
    parser.add_argument("--version", default=freeze.project_version())
    parser.add_argument("--only", choices=["nsis", "msi", "zip"], help="default: all three")
    options = parser.parse_args(arguments)
    import msi  # which needs this module
    import portable_zip

    makers = {"nsis": make_nsis, "msi": msi.make_msi, "zip": portable_zip.make_zip}
    wanted = [options.only] if options.only else list(makers)
    out, work = options.out.resolve(), freeze.BUILD / "windows"
    out.mkdir(parents=True, exist_ok=True)
    try:
        for kind in wanted:
            made = makers[kind](options.folder.resolve(), out, work, options.version)
            print(f"{made.stat().st_size / 1e6:8.2f} MB  {made}")
    except PackError as error:
        print(f"installer.py: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
