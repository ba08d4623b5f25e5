"""A Debian of its own in a folder, with nothing in it but the base, and what was seen there."""

from __future__ import annotations

import contextlib
import ctypes
import os
import re
import shutil
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

#: The ordinary account, and another that only ever has the portable folder.
USER, VISITOR = "reader", "visitor"
APP = "ketams-desktop"


class TryError(Exception):
    """Something was not as it must be; says what."""


@dataclass(frozen=True, slots=True)
class Amount:
    """What an installation takes: packages, ours among them, and MB as apt writes them."""

    packages: int
    fetched: str
    on_disk: str


def _release(suite: str, folder: Path, mirror: str) -> list[str]:
    """Return debootstrap's arguments for a release, one that it does not know yet among them."""
    scripts = Path("/usr/share/debootstrap/scripts")
    is_ubuntu = "ubuntu" in mirror
    usual = scripts / ("gutsy" if is_ubuntu else "sid")
    script = scripts / suite if (scripts / suite).exists() else usual
    parts = ["--components=main,universe"] if is_ubuntu else []
    return [*parts, suite, str(folder), mirror, str(script)]


class BareSystem:
    """A Debian of its own in a folder, and what was done there."""

    def __init__(self, folder: Path, suite: str, mirror: str) -> None:
        self.folder = folder
        self.seen: list[str] = []
        run(["debootstrap", "--variant=minbase", *_release(suite, folder, mirror)])
        for path in Path("/etc/apt/apt.conf.d").glob("*"):
            target = folder / "etc/apt/apt.conf.d" / path.name
            if not target.exists():
                shutil.copy(path, target)
        for user in (USER, VISITOR):
            run(["chroot", str(folder), "useradd", "--create-home", user])

    def command(
        self, *command: str, user: str = "root", env: Mapping[str, str] | None = None
    ) -> list[str]:
        """Return what runs a command there, with an environment of its own."""
        # Not by runuser: that stays as a parent, and the eyes look for the app by its number.
        account = [f"--userspec={user}:{user}"] if user != "root" else []
        home = "/" if user == "root" else f"/home/{user}"
        settings = {
            "HOME": home,
            "PATH": "/usr/sbin:/usr/bin:/sbin:/bin",
            "LC_ALL": "C.UTF-8",
            "DEBIAN_FRONTEND": "noninteractive",
            **(env or {}),
        }
        given = [f"{name}={value}" for name, value in settings.items()]
        return ["chroot", *account, str(self.folder), "env", "-i", "-C", home, *given, *command]

    def inside(
        self,
        *command: str,
        user: str = "root",
        check: bool = True,
        env: Mapping[str, str] | None = None,
    ) -> str:
        """Run a command there and return what it printed."""
        return run(self.command(*command, user=user, env=env), check=check)

    def install(self, *packages: str) -> int:
        """Install packages without those that they recommend; return how many came."""
        before = self.packages()
        self.inside("apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages)
        return len(self.packages() - before)

    def amount(self, *packages: str) -> Amount:
        """Return what their installation would take."""
        asked = ("apt-get", "install", "--assume-no", "--no-install-recommends", *packages)
        return amount_of(self.inside(*asked, check=False))  # a "no" is an error to apt

    def packages(self) -> set[str]:
        """Return the names of what is installed."""
        listed = self.inside("dpkg-query", "-W", "-f", "${db:Status-Abbrev} ${Package}\\n")
        return {line.split()[1] for line in listed.splitlines() if line.startswith("ii")}

    def files(self, folder: str) -> set[str]:
        """Return the files below a folder there, by their places in it; links too."""
        root = self.folder / folder
        every = [path for path in root.rglob("*") if path.is_symlink() or not path.is_dir()]
        return {path.relative_to(root).as_posix() for path in every}

    @contextlib.contextmanager
    def bound(self, source: Path, target: str) -> Iterator[None]:
        """Show a folder or a socket of this machine there, and take it away again."""
        place = self.folder / target
        if source.is_dir():
            place.mkdir(parents=True, exist_ok=True)
        else:
            place.parent.mkdir(parents=True, exist_ok=True)
            place.touch()
        run(["mount", "--bind", str(source), str(place)])
        try:
            yield
        finally:
            run(["umount", "--lazy", str(place)], check=False)

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
        words = " ".join(x for x in command if "=" not in x)
        raise TryError(f"{words[:200]} failed: {(done.stdout + done.stderr)[-2000:]}")
    return done.stdout or done.stderr


def own_mounts() -> None:
    """Let what this process mounts be seen by it alone, and be gone with it, however it ends.

    Raises:
        TryError: the system does not allow it; the account must be root's.
    """
    new_namespace = 0x00020000  # CLONE_NEWNS
    if ctypes.CDLL(None, use_errno=True).unshare(new_namespace):
        raise TryError(f"No mounts of one's own: {os.strerror(ctypes.get_errno())}. Try as root.")
    run(["mount", "--make-rprivate", "/"])


def amount_of(words: str) -> Amount:
    """Return what apt says that an installation takes.

    Raises:
        TryError: it does not say so.
    """
    count = re.search(r"(\d+) newly installed", words)
    fetched = re.search(r"Need to get ([\d.,]+ \w?B)", words) or re.search(
        r"Download size: ([\d.,]+ \w?B)", words
    )
    on_disk = re.search(r"(?:After this operation, |Space needed: )([\d.,]+ \w?B)", words)
    counted = count or re.search(r"Installing: (\d+)", words)
    if counted is None or on_disk is None:
        raise TryError(f"apt did not say what it would install: {words[-500:]}")
    return Amount(int(counted[1]), fetched[1] if fetched else "0 B", on_disk[1])


def names_of(relations: str) -> list[str]:
    """Return the packages that a line such as Recommends names: the first of each choice."""
    choices = [x.strip() for x in relations.split(",") if x.strip()]
    return [re.split(r"[ (|]", choice)[0] for choice in choices]
