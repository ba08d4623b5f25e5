"""Tries the Linux packages where nothing else is: a bare Debian, an ordinary account, a display.

    python packaging/linux/try_deb.py [--package FILE] [--suite bookworm] [--record FILE]

Run by `python3 dev.py try-deb`, as root. Installs, starts, opens a list, prints into a queue,
opens a list by double-click, upgrades, removes and purges, then runs the portable archive, and
looks at files after each; --record writes what was seen.
"""

from __future__ import annotations

import argparse
import re
import shutil
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(Path(__file__).resolve().parent), str(ROOT / "packaging")]

from bare_desk import Desk, desk_for  # noqa: E402 - its folder is on the path from here on
from bare_system import APP, USER, BareSystem, TryError, names_of, own_mounts, run  # noqa: E402
from harness.services import HarnessError  # noqa: E402
from try_steps import (  # noqa: E402
    FILE,
    LIST,
    NEEDS_RECOMMENDED,
    OF_THE_FILE,
    see_plugins,
    shows,
    try_double_click,
    try_paper,
    try_portable,
)


def newer(package: Path, folder: Path) -> Path:
    """Return the same package under a higher version, to upgrade to."""
    tree, target = folder / "newer", folder / "newer.deb"
    run(["dpkg-deb", "--raw-extract", str(package), str(tree)])
    control = tree / "DEBIAN" / "control"
    text = re.sub(r"^Version: (.*)$", r"Version: \1+next", control.read_text(), flags=re.M)
    control.write_text(text)
    run(["dpkg-deb", "--root-owner-group", "-Znone", "--build", str(tree), str(target)])
    return target


def try_package(desk: Desk, package: Path, archive: Path) -> None:
    """Go the whole way from install to purge, and then to the portable archive."""
    system = desk.system
    _install(system, package)
    see_plugins(system, may_fail=NEEDS_RECOMMENDED)
    try_paper(desk)
    _put_file(system)
    with desk.opened(APP, FILE) as reader:
        system.must(shows(reader, OF_THE_FILE), "a list opens by its file's name")
    try_double_click(desk)
    _upgrade(desk, package)
    _try_recommended(system)
    _take_away(system)
    try_portable(desk, archive)


def _install(system: BareSystem, package: Path) -> None:
    """Install the package and nothing that it only recommends."""
    shutil.copy(package, system.folder / "srv/app.deb")
    system.inside("apt-get", "update", "-qq")
    amount = system.amount("/srv/app.deb")
    count = system.install("/srv/app.deb")
    system.note(
        f"installed without recommended packages; packages with ours: {count}, "
        f"to fetch for it: {amount.fetched}, on disk, all in all: {amount.on_disk}"
    )


def _put_file(system: BareSystem) -> None:
    """Put a list into the account's own folder, as if it had come on a stick."""
    lists = ROOT / "tests" / "fixtures" / "lists"
    text = (lists / "version-3.ketams").read_text("utf-8")
    assert OF_THE_FILE in text  # noqa: S101 - or what follows would look for nothing
    (system.folder / FILE[1:]).write_text(text, "utf-8")
    system.inside("chown", f"{USER}:", FILE)


def _upgrade(desk: Desk, package: Path) -> None:
    """Install a newer version over it; the lists stay."""
    system, kept = desk.system, desk.system.folder / LIST
    before = kept.read_bytes()
    shutil.copy(newer(package, desk.scratch), system.folder / "srv/newer.deb")
    system.install("/srv/newer.deb")
    version = system.inside("dpkg-query", "-W", "-f", "${Version}", APP)
    system.must(version.endswith("+next"), f"upgraded to {version}")
    with desk.opened() as reader:
        system.must(reader.title() != "", "it opens after the upgrade")
    system.must(kept.read_bytes() == before, "lists are as before")


def _try_recommended(system: BareSystem) -> None:
    """Install what the package recommends as well: then every plugin loads."""
    wanted = names_of(system.inside("dpkg-query", "-W", "-f", "${Recommends}", APP))
    count = system.install(*wanted)
    system.note(f"installed what it recommends: {', '.join(wanted)}; packages: {count}")
    see_plugins(system, may_fail=set())


def _take_away(system: BareSystem) -> None:
    """Remove the package, then purge it; the person's lists stay."""
    kept = system.folder / LIST
    before = kept.read_bytes()
    system.inside("apt-get", "remove", "-y", "-qq", APP)
    system.must(not (system.folder / "usr/lib" / APP).exists(), "removed: no file of ours")
    system.must(kept.read_bytes() == before, "the lists stay")
    system.inside("dpkg", "--purge", APP)
    left = [
        name
        for folder in ("usr", "etc", "var/lib/dpkg/info")
        for name in system.files(folder)
        if "ketams" in name.lower()
    ]
    system.must(not left, "purged: nothing called ketams is left in /usr and /etc")


def main(arguments: Sequence[str]) -> int:
    """Try the packages; return the exit code."""
    parser = argparse.ArgumentParser(description=str(__doc__).split("\n")[0])
    made = ROOT / "build" / "packages"
    for name, kind in (("package", "*.deb"), ("archive", "*portable.tar.xz")):
        found = sorted(made.glob(kind))
        parser.add_argument(f"--{name}", type=Path, default=found[-1] if found else None)
    parser.add_argument("--suite", default="bookworm")
    parser.add_argument("--mirror", default="", help="where Debian's packages come from")
    parser.add_argument("--record", type=Path, help="write what was seen into this file")
    options = parser.parse_args(arguments)
    if not all(x is not None and x.is_file() for x in (options.package, options.archive)):
        print("try_deb.py: nothing to try; run: python3 dev.py build --packages", file=sys.stderr)
        return 2
    own_mounts()
    folder = Path(tempfile.mkdtemp(prefix="ketams-deb-"))
    try:
        system = BareSystem(folder / "system", options.suite, options.mirror)
        with desk_for(system, folder) as desk:
            try_package(desk, options.package, options.archive)
    except (TryError, HarnessError) as error:
        print(f"try_deb.py: {error}", file=sys.stderr)
        return 1
    finally:
        # Never while this machine's /dev is still shown in there.
        if f"{folder}/system/" not in Path("/proc/self/mounts").read_text("utf-8"):
            shutil.rmtree(folder)
    if options.record is not None:
        lines = [f"Package: {options.package.name}; Debian {options.suite}, bare", *system.seen]
        options.record.write_text("\n".join(lines) + "\n", "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
