"""Packs the frozen app as a Debian package.

    python packaging/linux/deb.py [--folder build/dist/ketams-desktop] [--out build/packages]

Run by `python3 dev.py build` on Debian and Ubuntu. What the package needs of the system is asked
of `dpkg-shlibdeps`, library by library; nothing is installed by a script of the package.
"""

from __future__ import annotations

import argparse
import gzip
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from email.utils import format_datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(ROOT / "packaging"))

import freeze  # noqa: E402 - its folder is on the path from here on

NAME = freeze.NAME
APP_ID = "org.ketams.Desktop"
ICON_SIZES = (16, 24, 32, 48, 64, 128, 256, 512)

#: Loaded only when someone listens, or on Wayland: the app runs without what they link.
OPTIONAL = ("texttospeech/", "libQt6TextToSpeech", "libQt6Multimedia", "QtTextToSpeech",
            "wayland", "Wayland")  # fmt: skip
#: What no library tells of: without fonts and their settings Qt finds no font at all.
NEEDED_ALSO = ("fontconfig-config", "xkb-data")
RECOMMENDED_ALSO = ("speech-dispatcher", "espeak-ng | speech-dispatcher-espeak-ng")

CONTROL = """\
Package: {name}
Version: {version}
Section: education
Priority: optional
Architecture: {architecture}
Maintainer: KetaMS <ketams@localhost>
Installed-Size: {size}
Depends: {depends}
Recommends: {recommends}
Description: question guide about ketamine and multiple sclerosis
 For people with multiple sclerosis and the people who care for them. It says in
 plain words what ketamine may do, what the risks are, and what is known about
 dependence, and helps to make a short list of questions for an appointment.
 .
 It uses no network. It gives no dose, no diagnosis and no advice.
"""

CHANGES = """\
ketams-desktop (@VERSION@) unstable; urgency=low

  * See CHANGELOG.md.gz.

 -- KetaMS <ketams@localhost>  @MAIL_DATE@
"""

COPYRIGHT = """\
Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/
Upstream-Name: KetaMS Desktop
Comment: The texts of every license, of Qt (LGPL-3), Python, Typst, the fonts, the icons
 and each library that is bundled, are in /usr/lib/ketams-desktop/_internal/licences.

Files: *
Copyright: 2026 the KetaMS contributors
License: MIT
"""


class DebError(Exception):
    """The package could not be made; says why in a sentence."""


def make_deb(folder: Path, out: Path, work: Path) -> Path:
    """Return the package made of a frozen folder.

    Raises:
        DebError: the folder is not there, or a tool failed.
    """
    if not (folder / NAME).is_file():
        raise DebError(f"There is no frozen app in {folder}; run: python3 dev.py build")
    tree = work / "tree"
    shutil.rmtree(work, ignore_errors=True)
    app = tree / "usr" / "lib" / NAME
    shutil.copytree(folder, app, symlinks=True)
    for library in _elf_files(app):
        _take_off_path(library)
    _add_desktop_files(tree)
    _add_documents(tree)
    depends, recommends = _needs(app, work)
    _add_control(tree, depends, recommends)
    _fix_rights_and_times(tree)
    out.mkdir(parents=True, exist_ok=True)
    target = out / f"{NAME}_{freeze.project_version()}_{_architecture()}.deb"
    _run(["dpkg-deb", "--root-owner-group", "-Zxz", "--build", str(tree), str(target)])
    return target


def _add_desktop_files(tree: Path) -> None:
    """Put launcher, type of file, description and icons where desktops look for them."""
    from app_icon import picture, png

    share = tree / "usr" / "share"
    for source, place in (
        (f"{APP_ID}.desktop", f"applications/{APP_ID}.desktop"),
        (f"{APP_ID}.mime.xml", f"mime/packages/{APP_ID}.xml"),
        (f"{APP_ID}.metainfo.xml", f"metainfo/{APP_ID}.metainfo.xml"),
    ):
        _write(share / place, _filled((HERE / source).read_text("utf-8")).encode())
    icons = share / "icons" / "hicolor"
    drawing = ROOT / "resources" / "desktop" / f"{APP_ID}.svg"
    _write(icons / "scalable" / "apps" / drawing.name, drawing.read_bytes())
    for size in ICON_SIZES:
        _write(icons / f"{size}x{size}" / "apps" / f"{APP_ID}.png", png(picture(size)))
    start = tree / "usr" / "bin" / NAME
    start.parent.mkdir(parents=True)
    start.symlink_to(f"../lib/{NAME}/{NAME}")


def _add_documents(tree: Path) -> None:
    """Put the manual, the changes, the licenses, and what a clinic needs in their places."""
    share = tree / "usr" / "share"
    manual = _filled((HERE / f"{NAME}.1").read_text("utf-8"))
    _write(share / "man" / "man1" / f"{NAME}.1.gz", _packed(manual.encode()))
    documents = share / "doc" / NAME
    _write(documents / "CHANGELOG.md.gz", _packed((ROOT / "CHANGELOG.md").read_bytes()))
    _write(documents / "changelog.gz", _packed(_filled(CHANGES).encode()))
    mit = (ROOT / "LICENSE").read_text("utf-8").split("\n\n", 2)[2]
    body = "\n".join(f" {line}" if line.strip() else " ." for line in mit.strip().splitlines())
    _write(documents / "copyright", f"{COPYRIGHT}{body}\n".encode())
    for path in sorted((HERE / "kiosk").iterdir()):
        _write(documents / "kiosk" / path.name, path.read_bytes())
    for path in sorted((ROOT / "docs" / "clinic").glob("*.md")):
        _write(documents / "clinic" / path.name, path.read_bytes())
    overrides = (HERE / "lintian-overrides").read_bytes()
    _write(share / "lintian" / "overrides" / NAME, overrides)


def _needs(app: Path, work: Path) -> tuple[str, str]:
    """Return what the package depends on and what it recommends."""
    (work / "debian").mkdir(parents=True)
    (work / "debian" / "control").write_text(
        f"Source: {NAME}\n\nPackage: {NAME}\nArchitecture: any\n"
    )
    files = _elf_files(app)
    optional = [x for x in files if any(part in str(x) for part in OPTIONAL)]
    needed = [x for x in files if x not in optional]
    arguments = ["--ignore-missing-info", "--warnings=0", "-O"]
    arguments += [f"-l{folder}" for folder in sorted({str(x.parent) for x in files})]
    arguments += [f"-x{package}" for package in sorted(_owners_of_bundled(app))]
    arguments += ["-dDepends", *(f"-e{x}" for x in needed)]
    arguments += ["-dRecommends", *(f"-e{x}" for x in optional)]
    told = _run(["dpkg-shlibdeps", *arguments], cwd=work)
    found = dict(re.findall(r"^shlibs:(\w+)=(.*)$", told, re.MULTILINE))
    depends = [x for x in found.get("Depends", "").split(", ") if x]
    recommends = [x for x in found.get("Recommends", "").split(", ") if x]
    return (
        ", ".join(sorted({*depends, *NEEDED_ALSO})),
        ", ".join(sorted({*recommends, *RECOMMENDED_ALSO} - set(depends))),
    )


def _owners_of_bundled(app: Path) -> set[str]:
    """Return the packages whose libraries are in the bundle: they are not needed."""
    names = sorted({x.name for x in _elf_files(app) if re.match(r"lib.*\.so", x.name)})
    found = subprocess.run(
        ["dpkg-query", "--search", *(f"*/{name}" for name in names)],
        capture_output=True,
        text=True,
        check=False,  # 1: some are of no package, for they came with Python's
    )
    places = (line.partition(": ") for line in found.stdout.splitlines())
    owners = {x for x, _, place in places if re.match(r"(/usr)?/lib/[^/]+/[^/]+$", place)}
    return {name.split(":")[0] for owner in owners for name in owner.split(", ")}


def _add_control(tree: Path, depends: str, recommends: str) -> None:
    size = sum(x.stat().st_size for x in tree.rglob("*") if x.is_file() and not x.is_symlink())
    text = CONTROL.format(
        name=NAME, version=freeze.project_version(), architecture=_architecture(),
        size=-(-size // 1024), depends=depends, recommends=recommends,
    )  # fmt: skip
    _write(tree / "DEBIAN" / "control", text.encode())
    sums = []
    for path in sorted((tree / "usr").rglob("*")):
        if path.is_file() and not path.is_symlink():
            name = path.relative_to(tree).as_posix()
            sums.append(f"{_md5(path)}  {name}\n")
    _write(tree / "DEBIAN" / "md5sums", "".join(sums).encode())


def _fix_rights_and_times(tree: Path) -> None:
    """Give every file the same time, and no rights but the usual ones."""
    for path in sorted(tree.rglob("*"), reverse=True):
        if not path.is_symlink():
            runs = path.is_dir() or (path.name == NAME and path.parent.name == NAME)
            path.chmod(0o755 if runs else 0o644)
        os.utime(path, (freeze.EPOCH, freeze.EPOCH), follow_symlinks=False)
    os.utime(tree, (freeze.EPOCH, freeze.EPOCH))


def _elf_files(folder: Path) -> list[Path]:
    """Return programs and libraries, links left out, in order."""
    files = sorted(x for x in folder.rglob("*") if x.is_file() and not x.is_symlink())
    return [path for path in files if _starts_with(path, b"\x7fELF")]


def _starts_with(path: Path, start: bytes) -> bool:
    with path.open("rb") as file:
        return file.read(len(start)) == start


def _take_off_path(library: Path) -> None:
    """Take the path off a library that names a folder of the build machine.

    Paths below $ORIGIN stay: Qt's libraries find one another by them.
    """
    told = subprocess.run(
        ["patchelf", "--print-rpath", str(library)], capture_output=True, text=True, check=False
    )
    parts = [x for x in told.stdout.strip().split(":") if x]
    kept = [x for x in parts if x.startswith("$ORIGIN")]
    if parts and kept != parts:
        change = ["--set-rpath", ":".join(kept)] if kept else ["--remove-rpath"]
        _run(["patchelf", *change, str(library)])


def _filled(text: str) -> str:
    moment = datetime.fromtimestamp(freeze.EPOCH, UTC)
    values = {
        "@VERSION@": freeze.project_version(),
        "@DATE@": moment.date().isoformat(),
        "@MAIL_DATE@": format_datetime(moment),
    }
    for mark, value in values.items():
        text = text.replace(mark, value)
    return text


def _packed(data: bytes) -> bytes:
    return gzip.compress(data, compresslevel=9, mtime=0)


def _md5(path: Path) -> str:
    import hashlib

    return hashlib.md5(path.read_bytes(), usedforsecurity=False).hexdigest()


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


def _architecture() -> str:
    return _run(["dpkg", "--print-architecture"]).strip()


def _run(command: Sequence[str], cwd: Path | None = None) -> str:
    environment = {**os.environ, "SOURCE_DATE_EPOCH": str(freeze.EPOCH), "LC_ALL": "C.UTF-8"}
    done = subprocess.run(
        list(command), cwd=cwd, env=environment, capture_output=True, text=True, check=False
    )
    if done.returncode != 0:
        raise DebError(f"{command[0]} failed: {done.stderr.strip()[-2000:]}")
    return done.stdout


def main(arguments: Sequence[str]) -> int:
    """Make the package; return the exit code."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    parser = argparse.ArgumentParser(description=str(__doc__).split("\n")[0])
    parser.add_argument("--folder", type=Path, default=ROOT / "build" / "dist" / NAME)
    parser.add_argument("--out", type=Path, default=ROOT / "build" / "packages")
    options = parser.parse_args(arguments)
    try:
        target = make_deb(options.folder.resolve(), options.out.resolve(), ROOT / "build" / "deb")
    except DebError as error:
        print(f"deb.py: {error}", file=sys.stderr)
        return 1
    print(f"{target.stat().st_size / 1e6:.1f} MB  {target}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
