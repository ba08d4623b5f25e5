"""Tries the packages for Linux where nothing else is: in a bare Debian, as an ordinary account.

    python packaging/linux/try_deb.py [--package FILE] [--suite bookworm] [--record FILE]

Run by `python3 dev.py try-deb`, as root. Installs, starts, opens a list by its name and by its
type, prints into a queue, upgrades, removes and purges, and looks at files after each; then the
portable archive. --record writes what was seen. Needs debootstrap and what the system tests need.
"""

from __future__ import annotations

import argparse
import json
import re
import shutil
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
# What stands beside this file, and the displays and queues of the system tests.
sys.path[:0] = [str(Path(__file__).resolve().parent), str(ROOT / "tests" / "system")]

from bare_system import USER, BareSystem, TryError, mounted, run  # noqa: E402
from harness.display import start_display  # noqa: E402
from harness.services import HarnessError  # noqa: E402
from try_paper import try_printing, try_settings  # noqa: E402

PACKAGES = ROOT / "build" / "packages"
EXAMPLE = ROOT / "tests" / "fixtures" / "lists" / "version-3.ketams"
LISTS = ".local/share/KetaMS/KetaMS/lists"
KEPT = f"/home/{USER}/kept.ketams"
FOLDER = "KetaMS Desktop"


def newer(package: Path, folder: Path) -> Path:
    """Return the same package under a higher version, to upgrade to."""
    tree, target = folder / "newer", folder / "newer.deb"
    run(["dpkg-deb", "--raw-extract", str(package), str(tree)])
    control = tree / "DEBIAN" / "control"
    text = re.sub(r"^Version: (.*)$", r"Version: \1+next", control.read_text(), flags=re.M)
    control.write_text(text)
    run(["dpkg-deb", "--root-owner-group", "-Znone", "--build", str(tree), str(target)])
    return target


def try_install(system: BareSystem, package: Path) -> None:
    """Install the package and use it as an ordinary account would."""
    shutil.copy(package, system.folder / "srv" / "app.deb")
    before = system.packages()
    system.inside("apt-get", "update", "-qq")
    system.install("/srv/app.deb")
    fresh = system.packages() - before
    system.note(f"installed without recommended packages; new packages: {len(fresh)}")
    checks = _self_check(system)["checks"]
    system.must(set(checks.values()) == {"ok"}, f"self-check as an ordinary account: {checks}")
    system.must("KetaMS" in system.window_of("ketams-desktop"), "the app opens its window")
    _keep_lists(system)
    title = system.window_of("ketams-desktop", KEPT)
    system.must("KetaMS" in title, "a list opens by its file's name")


def try_plugins(system: BareSystem) -> None:
    """Load every plugin of Qt: as the package comes alone, then with what it recommends."""
    plugins = _self_check(system, "--plugins")["plugins"]
    lacking = [name for name, told in plugins.items() if told != "ok"]
    system.note(f"plugins of Qt that load without recommended packages: {len(plugins)}, but "
                f"{', '.join(lacking) or 'none'}")  # fmt: skip
    wanted = system.inside("dpkg-query", "-W", "-f", "${Recommends}", "ketams-desktop")
    system.install(*(one.split("|")[0].split("(")[0].strip() for one in wanted.split(",")))
    plugins = _self_check(system, "--plugins")["plugins"]
    faults = {name: told for name, told in plugins.items() if told != "ok"}
    system.must(not faults, f"with recommended packages all {len(plugins)} load {faults or ''}")


def _self_check(system: BareSystem, *options: str) -> dict[str, dict[str, str]]:
    """Return what the self-check tells to the ordinary account; it ends with 1 at any fault."""
    command = ("ketams-desktop", "self-check", "--json", *options)
    told: dict[str, dict[str, str]] = json.loads(system.inside(*command, user=USER, check=False))
    return told


def try_double_click(system: BareSystem) -> None:
    """Open a list as a file manager does: by its type, with the program that the type names."""
    system.install("shared-mime-info", "desktop-file-utils", "libglib2.0-bin")
    kind = system.inside("gio", "info", "-a", "standard::content-type", KEPT, user=USER)
    found = kind.split("content-type:")[-1].strip()
    system.must("ketams" in found, f"the type of a list is known: {found}")
    told = system.inside("gio", "mime", found, user=USER)
    system.must("org.ketams.Desktop.desktop" in told, "the app is what opens that type")
    title = system.window_of("gio", "open", KEPT)
    system.must("KetaMS" in title, "a list opens by its type, as from a file manager")


def try_upgrade_and_end(system: BareSystem, package: Path, scratch: Path) -> None:
    """Upgrade, remove and purge; lists stay as they are."""
    own = system.home / LISTS / "own.ketams"
    kept = own.read_bytes()
    shutil.copy(newer(package, scratch), system.folder / "srv" / "newer.deb")
    system.install("/srv/newer.deb")
    version = system.inside("dpkg-query", "-W", "-f", "${Version}", "ketams-desktop")
    system.must(version.endswith("+next"), f"upgraded to {version}")
    system.must("KetaMS" in system.window_of("ketams-desktop"), "it opens after the upgrade")
    system.must(own.read_bytes() == kept, "lists are as before")
    system.inside("apt-get", "remove", "-y", "-qq", "ketams-desktop")
    folder = system.folder / "usr/lib/ketams-desktop"
    system.must(not folder.exists(), "removed: no file of ours")
    system.must(own.read_bytes() == kept, "the lists stay")
    system.inside("dpkg", "--purge", "ketams-desktop")
    places = [str(system.folder / name) for name in ("usr", "etc", "var/lib/dpkg/info")]
    left = run(["find", *places, "-iname", "*ketams*"])
    system.must(left.strip() == "", "purged: nothing called ketams is left in /usr and /etc")


def try_portable(system: BareSystem, archive: Path) -> None:
    """Run the archive from a folder; all that it writes must stand beside it."""
    stick = system.home / "stick"
    stick.mkdir()
    run(["tar", "-C", str(stick), "-xf", str(archive)])
    data = stick / FOLDER / "data"
    (data / "lists").mkdir(parents=True)
    shutil.copy(EXAMPLE, data / "lists" / "own.ketams")
    system.inside("chown", "-R", f"{USER}:", f"/home/{USER}")
    homes = (system.home, system.folder / "root")
    before = [_files(home, stick) for home in homes]
    start = f"/home/{USER}/stick/{FOLDER}/start-ketams.sh"
    system.must("KetaMS" in system.window_of(start), "portable: the archive opens its window")
    # Whoever hears the window is root, and a folder of another account is not touched.
    system.inside("chown", "-R", "root:", f"/home/{USER}/stick")
    try_settings(system, [start])
    wrote = sorted(path.name for path in data.iterdir())
    system.must("settings.json" in wrote, f"portable: beside itself stand: {', '.join(wrote)}")
    after = [_files(home, stick) for home in homes]
    system.must(before == after, "portable: no file in the homes of the accounts is new or changed")
    same = (data / "lists" / "own.ketams").read_bytes() == EXAMPLE.read_bytes()
    system.must(same, "portable: the list there is as before")


def _files(home: Path, apart: Path) -> dict[str, int]:
    """Return all files of a home with their times, but those in one folder."""
    files = [path for path in home.rglob("*") if path.is_file() and apart not in path.parents]
    return {str(path): path.stat().st_mtime_ns for path in files}


def _keep_lists(system: BareSystem) -> None:
    """Put a list where the app keeps them, and one in the account's own folder."""
    for target in (system.home / LISTS / "own.ketams", system.home / Path(KEPT).name):
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(EXAMPLE, target)
    system.inside("chown", "-R", f"{USER}:", f"/home/{USER}")


def try_all(system: BareSystem, options: argparse.Namespace, scratch: Path) -> None:
    """Go the whole way, from install to purge, and then with the archive."""
    try_install(system, options.package)
    try_printing(system, options.keep_print)
    try_plugins(system)
    try_double_click(system)
    try_upgrade_and_end(system, options.package, scratch)
    if options.archive is None:
        system.note("there was no portable archive to try")
    else:
        try_portable(system, options.archive)


def _options(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=str(__doc__).split("\n")[0])
    packages, archives = (sorted(PACKAGES.glob(x)) for x in ("*.deb", "*portable.tar.xz"))
    parser.add_argument("--package", type=Path, default=packages[-1] if packages else None)
    parser.add_argument("--archive", type=Path, default=archives[-1] if archives else None)
    parser.add_argument("--suite", default="bookworm")
    parser.add_argument("--mirror", default="", help="where its packages come from")
    parser.add_argument("--record", type=Path, help="write what was seen into this file")
    parser.add_argument("--keep-print", type=Path, help="copy what was printed to this file")
    return parser.parse_args(arguments)


def main(arguments: Sequence[str]) -> int:
    """Try the packages; return the exit code."""
    options = _options(arguments)
    if options.package is None or not options.package.is_file():
        told = "there is no package; run: python3 dev.py build --packages"
        print(f"try_deb.py: {told}", file=sys.stderr)
        return 2
    # Not in /tmp: the system sees this machine's, where the display's socket is.
    with (
        tempfile.TemporaryDirectory(prefix="ketams-deb-", dir="/var/tmp") as scratch,
        start_display() as display,
    ):
        system = BareSystem(Path(scratch, "system"), display.env)
        try:
            system.make(options.suite, options.mirror)
            with mounted(system):
                try_all(system, options, Path(scratch))
        except (TryError, HarnessError) as error:
            print(f"try_deb.py: {error}", file=sys.stderr)
            return 1
    if options.record is not None:
        lines = [f"Package: {options.package.name}; {options.suite}, bare", *system.seen]
        options.record.write_text("\n".join(lines) + "\n", "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
