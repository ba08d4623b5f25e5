"""A bare Debian in a folder, with an ordinary account, to try packages in; needs root."""

from __future__ import annotations

import contextlib
import shutil
import subprocess
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

USER = "reader"

#: What a program there needs of the running system. All of /tmp: the sockets of display, printer
#: and message bus lie in it.
_PLACES = ("proc", "dev", "tmp")


class TryError(Exception):
    """Something was not as it must be; says what."""


def run(command: Sequence[str], check: bool = True, env: Mapping[str, str] | None = None) -> str:
    """Run a program and return what it printed.

    Raises:
        TryError: it failed, and that counts.
    """
    done = subprocess.run(
        list(command),
        capture_output=True,
        text=True,
        check=False,
        env=None if env is None else dict(env),
    )
    if check and done.returncode != 0:
        raise TryError(f"{' '.join(command[:6])} failed: {(done.stdout + done.stderr)[-2000:]}")
    return done.stdout


class BareSystem:
    """A Debian of its own in a folder, and what was seen there.

    Attributes:
        desktop: the environment of the display that windows open on.
    """

    def __init__(self, folder: Path, desktop: Mapping[str, str]) -> None:
        self.folder, self.desktop = folder, desktop
        self.home = folder / "home" / USER
        self.seen: list[str] = []

    def make(self, suite: str, mirror: str) -> None:
        """Fill the folder with the base of a release, and add the account."""
        scripts = Path("/usr/share/debootstrap/scripts")
        is_ubuntu = "ubuntu" in mirror
        # A release that debootstrap does not know yet is made like the ones before it.
        usual = scripts / ("gutsy" if is_ubuntu else "sid")
        script = scripts / suite if (scripts / suite).exists() else usual
        parts = ["--components=main,universe"] if is_ubuntu else []
        options = ["--variant=minbase", *parts, suite, str(self.folder), mirror, str(script)]
        run(["debootstrap", *options])
        for path in Path("/etc/apt/apt.conf.d").glob("*"):
            target = self.folder / "etc/apt/apt.conf.d" / path.name
            if not target.exists():
                shutil.copy(path, target)
        run(["chroot", str(self.folder), "useradd", "--create-home", USER])

    def command(self, *command: str, user: str = "root") -> list[str]:
        """Return how a command is run there, as an account with its own home."""
        account = ["runuser", "-u", user, "--"] if user != "root" else []
        home = "/root" if user == "root" else f"/home/{user}"
        settings = ["env", "-i", f"HOME={home}", "PATH=/usr/sbin:/usr/bin:/sbin:/bin",
                    "LC_ALL=C.UTF-8", "DEBIAN_FRONTEND=noninteractive",
                    f"DISPLAY={self.desktop['DISPLAY']}"]  # fmt: skip
        return ["chroot", str(self.folder), *account, *settings, *command]

    def inside(self, *command: str, user: str = "root", check: bool = True) -> str:
        """Run a command there and return what it printed."""
        return run(self.command(*command, user=user), check=check)

    def install(self, *packages: str) -> None:
        """Install packages, files or names, with what they need and no more."""
        options = ["install", "-y", "-qq", "--no-install-recommends"]
        self.inside("apt-get", *options, *packages)

    def packages(self) -> set[str]:
        """Return the names of all that is installed."""
        return set(self.inside("dpkg-query", "-W", "-f", "${Package}\\n").split())

    def note(self, what: str) -> None:
        """Write down one thing that was seen."""
        print(what, flush=True)
        self.seen.append(what)

    def must(self, holds: bool, what: str) -> None:
        """Write down what was seen, or stop if it is not so.

        Raises:
            TryError: it is not so.
        """
        if not holds:
            raise TryError(f"Not so: {what}")
        self.note(f"seen: {what}")

    def window_of(self, *command: str) -> str:
        """Start a program as the ordinary account, wait for its window, end it; return its title.

        Raises:
            TryError: it ended, or showed no window in 30 seconds.
        """
        whole = self.command(*command, user=USER)
        with subprocess.Popen(
            whole, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
        ) as app:
            try:
                return self._title_of(app)
            finally:
                account = self.inside("id", "-u", USER).strip()
                run(["pkill", "-u", account, "ketams"], check=False)
                app.wait(20)

    def _title_of(self, app: subprocess.Popen[str]) -> str:
        for _ in range(150):
            found = self.xdotool("search", "--onlyvisible", "--class", "ketams").split()
            if found:
                return self.xdotool("getwindowname", found[-1]).strip()
            # What opens a file may end at once: its window is another program's.
            if app.poll() not in (None, 0):
                raise TryError(f"The app ended: {app.communicate()[0][-2000:]}")
            time.sleep(0.2)
        raise TryError("The app showed no window in 30 seconds.")

    def xdotool(self, *arguments: str) -> str:
        """Look at the display; return what xdotool printed."""
        return run(["xdotool", *arguments], check=False, env=self.desktop)


@contextlib.contextmanager
def mounted(system: BareSystem) -> Iterator[None]:
    """Give the bare system what programs need of a running one, and take it away again."""
    done = []
    try:
        for place in _PLACES:
            target = system.folder / place
            target.mkdir(parents=True, exist_ok=True)
            run(["mount", "--bind", f"/{place}", str(target)])
            done.append(target)
        yield
    finally:
        for target in reversed(done):
            run(["umount", "--lazy", str(target)], check=False)
