"""Tries the Debian package where nothing else is: a bare Debian, an ordinary account, a display.

    python packaging/linux/try_deb.py [--package FILE] [--suite bookworm] [--record FILE]

Run by `python3 dev.py try-deb`, as root. Installs, starts, opens a list, prints into a queue's
list of printers, upgrades, removes and purges, and looks at files after each; --record writes
what was seen. Needs debootstrap, Xvfb and xdotool.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
USER = "reader"
LISTS = f"home/{USER}/.local/share/KetaMS/KetaMS/lists"


class TryError(Exception):
    """Something was not as it must be; says what."""


class BareSystem:
    """A Debian of its own in a folder, and what was done there."""

    def __init__(self, folder: Path, suite: str, mirror: str) -> None:
        self.folder = folder
        self.seen: list[str] = []
        run(["debootstrap", "--variant=minbase", suite, str(folder), mirror])
        for path in Path("/etc/apt/apt.conf.d").glob("*"):
            target = folder / "etc/apt/apt.conf.d" / path.name
            if not target.exists():
                shutil.copy(path, target)
        run(["chroot", str(folder), "useradd", "--create-home", USER])

    def inside(self, *command: str, user: str = "root", check: bool = True) -> str:
        """Run a command there and return what it printed."""
        account = ["runuser", "-u", user, "--"] if user != "root" else []
        home = "/" if user == "root" else f"/home/{user}"
        settings = ["env", "-i", f"HOME={home}", "PATH=/usr/sbin:/usr/bin:/sbin:/bin",
                    "LC_ALL=C.UTF-8", "DEBIAN_FRONTEND=noninteractive",
                    f"DISPLAY={os.environ.get('DISPLAY', '')}"]  # fmt: skip
        return run(["chroot", str(self.folder), *account, *settings, *command], check=check)

    def note(self, what: str) -> None:
        """Write down one thing that was seen."""
        print(what, flush=True)
        self.seen.append(what)

    def must(self, holds: bool, what: str) -> None:
        """Write down what was seen, or stop if it is not so."""
        if not holds:
            raise TryError(f"Not so: {what}")
        self.note(f"seen: {what}")


def run(command: Sequence[str], check: bool = True) -> str:
    """Run a program and return what it printed."""
    done = subprocess.run(list(command), capture_output=True, text=True, check=False)
    if check and done.returncode != 0:
        raise TryError(f"{' '.join(command[:6])} failed: {(done.stdout + done.stderr)[-2000:]}")
    return done.stdout


@contextlib.contextmanager
def mounted(system: Path) -> Iterator[None]:
    """Give the bare system what programs need of a running one, and take it away again."""
    places = [("/proc", "proc"), ("/dev", "dev"), ("/tmp/.X11-unix", "tmp/.X11-unix")]  # noqa: S108
    done = []
    try:
        for source, target in places:
            (system / target).mkdir(parents=True, exist_ok=True)
            run(["mount", "--bind", source, str(system / target)])
            done.append(system / target)
        yield
    finally:
        for target in reversed(done):
            run(["umount", "--lazy", str(target)], check=False)


@contextlib.contextmanager
def display() -> Iterator[None]:
    """Have a display of its own while the block lasts."""
    reading, writing = os.pipe()
    with subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1366x768x24", "-ac"],
        pass_fds=[writing],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as server:
        os.close(writing)
        with os.fdopen(reading) as told:
            os.environ["DISPLAY"] = f":{told.readline().strip()}"
        try:
            yield
        finally:
            server.terminate()


def window_of(system: BareSystem, *arguments: str) -> str:
    """Start the app as an ordinary account, wait for its window, end it; return its title."""
    command = ["chroot", str(system.folder), "runuser", "-u", USER, "--", "env", "-i",
               f"HOME=/home/{USER}", "PATH=/usr/bin:/bin", "LC_ALL=C.UTF-8",
               f"DISPLAY={os.environ['DISPLAY']}", "ketams-desktop", *arguments]  # fmt: skip
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as app:
        try:
            for _ in range(100):
                found = run(
                    ["xdotool", "search", "--onlyvisible", "--class", "ketams"], check=False
                )
                if found.split():
                    return run(["xdotool", "getwindowname", found.split()[-1]]).strip()
                if app.poll() is not None:
                    raise TryError(f"The app ended: {app.communicate()[0][-2000:]}")
                time.sleep(0.2)
            raise TryError("The app showed no window in 20 seconds.")
        finally:
            run(["pkill", "-u", system.inside("id", "-u", USER).strip(), "ketams"], check=False)
            app.wait(20)


def newer(package: Path, folder: Path) -> Path:
    """Return the same package under a higher version, to upgrade to."""
    tree, target = folder / "newer", folder / "newer.deb"
    run(["dpkg-deb", "--raw-extract", str(package), str(tree)])
    control = tree / "DEBIAN" / "control"
    text = re.sub(r"^Version: (.*)$", r"Version: \1+next", control.read_text(), flags=re.M)
    control.write_text(text)
    run(["dpkg-deb", "--root-owner-group", "-Znone", "--build", str(tree), str(target)])
    return target


def try_package(system: BareSystem, package: Path, scratch: Path) -> None:
    """Go the whole way from install to purge."""
    place = system.folder / "srv"
    shutil.copy(package, place / "app.deb")
    before = system.inside("dpkg-query", "-W", "-f", "${Package}\\n").split()
    system.inside("apt-get", "update", "-qq")
    system.inside("apt-get", "install", "-y", "-qq", "--no-install-recommends", "/srv/app.deb")
    after = system.inside("dpkg-query", "-W", "-f", "${Package}\\n").split()
    system.note(f"installed without recommended packages; new packages: {len(after) - len(before)}")
    report = json.loads(system.inside("ketams-desktop", "self-check", "--json", user=USER))
    system.must(report["ok"], f"self-check as an ordinary account: {report['checks']}")
    system.must("KetaMS" in window_of(system), "the app opens its window")
    _keep_a_list(system)
    file = f"/home/{USER}/kept.ketams"
    system.must("KetaMS" in window_of(system, file), "a list opens by its file's name")
    kind = system.inside("cat", "/usr/share/mime/globs2", check=False)
    system.note(f"type of file known to the desktop: {'*.ketams' in kind or 'no mime database'}")
    kept = (system.folder / LISTS / "own.ketams").read_bytes()
    shutil.copy(newer(package, scratch), place / "newer.deb")
    system.inside("apt-get", "install", "-y", "-qq", "--no-install-recommends", "/srv/newer.deb")
    version = system.inside("dpkg-query", "-W", "-f", "${Version}", "ketams-desktop")
    system.must(version.endswith("+next"), f"upgraded to {version}")
    system.must("KetaMS" in window_of(system), "it opens after the upgrade")
    system.must((system.folder / LISTS / "own.ketams").read_bytes() == kept, "lists are as before")
    system.inside("apt-get", "remove", "-y", "-qq", "ketams-desktop")
    system.must(not (system.folder / "usr/lib/ketams-desktop").exists(), "removed: no file of ours")
    system.must((system.folder / LISTS / "own.ketams").read_bytes() == kept, "the lists stay")
    system.inside("dpkg", "--purge", "ketams-desktop")
    left = run(["find", str(system.folder / "usr"), str(system.folder / "etc"),
                str(system.folder / "var/lib/dpkg/info"), "-iname", "*ketams*"])  # fmt: skip
    system.must(left.strip() == "", "purged: nothing called ketams is left in /usr and /etc")


def _keep_a_list(system: BareSystem) -> None:
    """Put a list where the app keeps them, and one in the account's own folder."""
    example = ROOT / "tests" / "fixtures" / "lists" / "version-3.ketams"
    for target in (
        system.folder / LISTS / "own.ketams",
        system.folder / f"home/{USER}/kept.ketams",
    ):
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(example, target)
    system.inside("chown", "-R", f"{USER}:", f"/home/{USER}")


def main(arguments: Sequence[str]) -> int:
    """Try the package; return the exit code."""
    parser = argparse.ArgumentParser(description=str(__doc__).split("\n")[0])
    packages = sorted((ROOT / "build" / "packages").glob("*.deb"))
    parser.add_argument("--package", type=Path, default=packages[-1] if packages else None)
    parser.add_argument("--suite", default="bookworm")
    parser.add_argument("--mirror", default="", help="where Debian's packages come from")
    parser.add_argument("--record", type=Path, help="write what was seen into this file")
    options = parser.parse_args(arguments)
    if options.package is None or not options.package.is_file():
        print("try_deb.py: there is no package; run: python3 dev.py build --deb", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory(prefix="ketams-deb-") as scratch, display():
        folder = Path(scratch)
        try:
            system = BareSystem(folder / "system", options.suite, options.mirror)
            with mounted(system.folder):
                try_package(system, options.package, folder)
        except TryError as error:
            print(f"try_deb.py: {error}", file=sys.stderr)
            return 1
    if options.record is not None:
        lines = [f"Package: {options.package.name}; Debian {options.suite}, bare", *system.seen]
        options.record.write_text("\n".join(lines) + "\n", "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
