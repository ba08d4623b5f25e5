"""Makes the frozen app, one folder, in build/dist/, and says what it weighs.

    python packaging/freeze.py [--dist FOLDER] [--work FOLDER]

Run by `python3 dev.py build` with the environment's Python; the content pack must stand.
KETAMS_PACK in the environment names another pack than build/ketams-content.pack.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
BUILD = ROOT / "build"
PACK_NAME = "ketams-content.pack"
NAME = "ketams-desktop"

#: Where `ketams_desktop.resources` looks in an installed app.
DATA = "ketams_desktop/data"

#: The time that everything made from one commit bears, so that two builds are the same.
EPOCH = 1760000000

#: What each part is, by the beginning of its files' names; the first that fits counts.
PARTS = {
    "Typst": r"typst/",
    "Passwords (PyNaCl)": r"(nacl/|_cffi_backend)",
    "Qt: ICU": r"(PySide6/Qt/lib/)?libicu",
    "Qt: plugins": r"PySide6/Qt/plugins/",
    "Qt: words": r"PySide6/Qt/translations/",
    "Qt: libraries": r"(PySide6/Qt/|libQt6)",
    "PySide6 and Shiboken": r"(PySide6|shiboken6|libpyside6|libshiboken6)",
    "Content pack": rf"{DATA}/ketams-content\.pack",
    "Fonts": rf"{DATA}/resources/fonts/",
    "Icons": rf"{DATA}/resources/icons/",
    "Other resources and licences": r"(ketams_desktop/|licences/)",
    "Python: library and modules": r"(libpython|python3|base_library|[^/]*\.pyd$)",
    "System libraries": r"[^/]*\.(so|dll|dylib)",
}


class FreezeError(Exception):
    """The app could not be frozen; says why in a sentence."""


def project_version() -> str:
    """Return the version that stands in the package."""
    text = (ROOT / "ketams_desktop" / "__init__.py").read_text("utf-8")
    found = re.search(r'^__version__ = "([^"]+)"$', text, re.MULTILINE)
    if found is None:
        raise FreezeError("ketams_desktop/__init__.py states no __version__.")
    return found[1]


def data_files() -> list[tuple[str, str]]:
    """Return what goes in beside the code: (file or folder, folder in the bundle).

    Raises:
        FreezeError: the content pack has not been compiled.
    """
    pack = Path(os.environ.get("KETAMS_PACK") or BUILD / PACK_NAME)
    if not pack.is_file() or pack.name != PACK_NAME:
        raise FreezeError(f"There is no content pack {pack}; run: python3 dev.py pack")
    files = [(str(pack), DATA), (str(ROOT / "LICENSE"), "licences/ketams-desktop")]
    files.append((str(ROOT / "content" / "LICENSE"), "licences/content"))
    # The .ts files are for translators; the app reads the .qm files made from them.
    shipped = [path for path in (ROOT / "resources").rglob("*") if path.suffix != ".ts"]
    folders = {path: path.parent.relative_to(ROOT).as_posix() for path in shipped}
    return files + [(str(x), f"{DATA}/{folders[x]}") for x in sorted(shipped) if x.is_file()]


def license_files(libraries: Iterable[str]) -> list[tuple[str, str, str]]:
    """Return the licenses of Python and of the system's libraries, as PyInstaller's entries.

    Args:
        libraries: the files that are copied from the build machine's system.

    Raises:
        FreezeError: Python's license is not found.
    """
    homes = (sysconfig.get_path("stdlib"), sys.base_prefix, "/usr/share/doc/libpython3-stdlib")
    places = [Path(home) / name for home in homes for name in ("LICENSE.txt", "copyright")]
    own = next((path for path in places if path.is_file()), None)
    if own is None:
        raise FreezeError("Python's own license was not found; it must be shipped with Python.")
    entries = [("licences/python/LICENSE.txt", str(own), "DATA")]
    for library in libraries:
        text = _debian_license(Path(library))
        if text is not None:
            name = f"{Path(library).name.split('.so')[0]}-copyright"
            entries.append((f"licences/system/{name}", str(text), "DATA"))
    return entries


def _debian_license(library: Path) -> Path | None:
    """Return the file that says under which license a library of Debian is; None elsewhere."""
    if shutil.which("dpkg-query") is None:
        return None
    # A library is listed under the name it was packed with, which may lack a leading /usr.
    real = library.resolve()
    for path in (real, Path("/", *real.parts[2:])):
        found = subprocess.run(
            ["dpkg-query", "--search", str(path)], capture_output=True, text=True, check=False
        )
        if found.returncode == 0:
            text = Path("/usr/share/doc", found.stdout.split(":")[0], "copyright")
            return text if text.is_file() else None
    return None


def libraries_of(source: str) -> dict[str, str]:
    """Return the libraries that a binary links, by name, with their places; for the spec files."""
    from PyInstaller.depend.bindepend import get_imports

    return {Path(name).name: place or "" for name, place in sorted(get_imports(source), key=str)}


def can_strip() -> bool:
    """Tell whether symbols for debuggers are taken out: a quarter of the size, on Linux."""
    return sys.platform.startswith("linux") and shutil.which("strip") is not None


def freeze(dist: Path, work: Path) -> Path:
    """Make the folder anew in `dist` and return it; `work` holds what is of use in between.

    Raises:
        FreezeError: PyInstaller failed; its own words are on stderr.
    """
    folder = dist / NAME
    shutil.rmtree(folder, ignore_errors=True)
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level=WARN"]
    paths = ["--distpath", str(dist), "--workpath", str(work), str(ROOT / "build.spec")]
    done = subprocess.run([*command, *paths], cwd=ROOT, env=_environment(work), check=False)
    if done.returncode != 0 or not folder.is_dir():
        raise FreezeError("PyInstaller could not make the app; its own words are above.")
    return folder


def _environment(work: Path) -> Mapping[str, str]:
    # A fixed hash seed and time make two builds of the same sources the same, byte for byte.
    fixed = {"PYTHONHASHSEED": "1", "SOURCE_DATE_EPOCH": str(EPOCH)}
    own = {"PYINSTALLER_CONFIG_DIR": str(work / "config")}
    dropped = ("PYTHONPATH", "PYTHONHOME", "QT_PLUGIN_PATH")
    kept = {name: value for name, value in os.environ.items() if name not in dropped}
    return {**kept, **fixed, **own}


def measure(folder: Path) -> dict[str, int]:
    """Return the bytes of each part of the frozen folder; links count nothing."""
    sizes = dict.fromkeys([*PARTS, "Starting program, our code"], 0)
    inside = folder / "_internal"
    for path in folder.rglob("*"):
        if path.is_symlink() or not path.is_file():
            continue
        name = path.relative_to(inside).as_posix() if inside in path.parents else ""
        part = next((key for key, start in PARTS.items() if name and re.match(start, name)), "")
        sizes[part or "Starting program, our code"] += path.stat().st_size
    return sizes


def write_sizes(folder: Path, report: Path) -> None:
    """Print the sizes by part and keep them as JSON."""
    sizes = measure(folder)
    files = sum(path.is_file() and not path.is_symlink() for path in folder.rglob("*"))
    for name, size in sorted(sizes.items(), key=lambda item: -item[1]):
        print(f"{size / 1e6:8.2f} MB  {name}")
    total = sum(sizes.values())
    print(f"{total / 1e6:8.2f} MB  in {files} files: {folder}")
    content = {"version": project_version(), "total": total, "files": files, "parts": sizes}
    report.write_text(json.dumps(content, indent=1) + "\n", "utf-8")


def check_licenses(folder: Path) -> None:
    """Look whether every file belongs to a part, and every part has its license texts.

    Raises:
        FreezeError: it is not so; says what is missing.
    """
    from bill_of_materials import UnnamedFileError, missing_texts  # which needs this module

    try:
        missing = missing_texts(folder)
    except UnnamedFileError as error:
        raise FreezeError(str(error)) from error
    if missing:
        raise FreezeError(f"License texts are missing: {', '.join(missing)}")


def main(arguments: Sequence[str]) -> int:
    """Freeze and measure; return the exit code."""
    parser = argparse.ArgumentParser(description=str(__doc__).split("\n")[0])
    parser.add_argument("--dist", type=Path, default=BUILD / "dist", help="default: build/dist")
    parser.add_argument("--work", type=Path, default=BUILD / "pyinstaller")
    options = parser.parse_args(arguments)
    try:
        folder = freeze(options.dist.resolve(), options.work.resolve())
        check_licenses(folder)
        write_sizes(folder, BUILD / "frozen-sizes.json")
    except FreezeError as error:
        print(f"freeze.py: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
