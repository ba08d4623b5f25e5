"""A Windows to try installers on: Wine with a fresh home on Linux, or Windows itself."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path, PureWindowsPath

WINE = ("/usr/lib/wine/wine64", "/usr/lib/wine/wine")
#: No menus of the Linux desktop, no .NET and no web view: none is needed and each takes a while.
SWITCHED_OFF = "winemenubuilder.exe=d;mscoree=d;mshtml=d"
PATIENCE = 120.0


def find_wine() -> str | None:
    """Return the 64-bit Wine, which Debian keeps off the path; None if there is none."""
    found = [name for name in WINE if Path(name).is_file()]
    return found[0] if found else shutil.which("wine64")


class Machine:
    """Runs Windows programs and looks at files and the registry afterwards."""

    def __init__(self, root: Path) -> None:
        self._wine = [] if sys.platform == "win32" else [str(find_wine())]
        self._prefix, self.home = root / "prefix", root / "home"
        self.home.mkdir(parents=True, exist_ok=True)
        self._environment = dict(os.environ)
        if self._wine:
            own = {"WINEPREFIX": str(self._prefix), "HOME": str(self.home), "WINEDEBUG": "-all"}
            self._environment.update(own, WINEDLLOVERRIDES=SWITCHED_OFF)
            self._environment.pop("DISPLAY", None)
            self.run(["wineboot", "--init"])
            # Debian's says that it is Windows 7, on which the app does not run.
            self.run(["reg", "add", r"HKCU\Software\Wine", "/v", "Version", "/d", "win10", "/f"])
            self.wait_for_all()

    @property
    def name(self) -> str:
        """What it is, for the transcript."""
        if not self._wine:
            return f"Windows {sys.getwindowsversion().build}"  # type: ignore[attr-defined]
        return subprocess.run(
            [*self._wine, "--version"], capture_output=True, text=True, check=False
        ).stdout.strip()

    def run(self, command: Sequence[str]) -> int:
        """Run a program to its end; return its exit code."""
        return subprocess.run(
            [*self._wine, *map(str, command)],
            env=self._environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=PATIENCE,
            check=False,
        ).returncode

    def start(self, program: Path) -> subprocess.Popen[bytes]:
        """Start a program and leave it running."""
        return subprocess.Popen(
            [*self._wine, str(program)],
            env=self._environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    def run_batch(self, folder: Path, line: str) -> int:
        """Run a line as a batch file does, so that its quotes arrive as they are written."""
        batch = folder / "line.bat"
        batch.write_text(f"@{line}\r\n@exit /b %ERRORLEVEL%\r\n", "ascii", newline="")
        return self.run(["cmd", "/c", self.windows_path(batch)])

    def wait_for_all(self) -> None:
        """Wait until no Windows program runs any more (Wine only)."""
        if self._wine:
            server = Path(self._wine[0]).parent / "wineserver"
            name = str(server) if server.is_file() else "wineserver"
            subprocess.run([name, "-w"], env=self._environment, timeout=PATIENCE, check=False)

    def wait_until_gone(self, path: Path) -> bool:
        """Wait until an uninstaller, which goes on by itself, has deleted a file."""
        self.wait_for_all()
        end = time.monotonic() + PATIENCE
        while path.exists() and time.monotonic() < end:
            time.sleep(0.1)
        return not path.exists()

    def place(self, windows_path: str) -> Path:
        r"""Return where a path like `C:\tools` or `%LOCALAPPDATA%\x` lies."""
        text = re.sub(r"%(\w+)%", lambda found: self._variable(found[1]), windows_path)
        if not self._wine:
            return Path(text)
        drive, *parts = PureWindowsPath(text).parts
        return self._prefix.joinpath(f"drive_{drive[0].lower()}", *parts)

    def windows_path(self, path: Path) -> str:
        """Return a file of this machine as its Windows programs name it."""
        if not self._wine:
            return str(path)
        if path.is_relative_to(self._prefix / "drive_c"):
            inside = path.relative_to(self._prefix / "drive_c")
            return str(PureWindowsPath("C:\\", *inside.parts))
        return str(PureWindowsPath("Z:\\", *path.parts[1:]))

    def _variable(self, name: str) -> str:
        if not self._wine:
            return os.environ[name]
        user = self._prefix / "drive_c" / "users"
        person = next(x.name for x in user.iterdir() if x.name != "Public")
        usual = {
            "LOCALAPPDATA": rf"C:\users\{person}\AppData\Local",
            "APPDATA": rf"C:\users\{person}\AppData\Roaming",
            "TEMP": rf"C:\users\{person}\Temp",
            "PROGRAMDATA": r"C:\ProgramData",
            "PROGRAMFILES": r"C:\Program Files",
        }
        return usual[name]

    def registry(self, key: str) -> dict[str, str]:
        """Return a key's values, of the keys below it too; empty when it is not there.

        The value without a name is called `@`; of a key below, the key comes first.
        """
        done = subprocess.run(
            [*self._wine, "reg", "query", key, "/s", "/reg:64"],
            env=self._environment,
            capture_output=True,
            timeout=PATIENCE,
            check=False,
        )
        values: dict[str, str] = {}
        below = ""
        for line in done.stdout.decode("utf-8", "replace").splitlines():
            found = re.match(r"\s{4}(.+?)\s{4}REG_\w+\s{0,4}(.*)", line)
            if line.upper().startswith("HKEY"):
                below = re.sub(r"^HKEY_\w+", "", line.strip())[len(key) - key.index("\\") :]
                values.setdefault(f"{below}\\", "")
            elif found:
                name = "@" if found[1].startswith("(") else found[1]
                values[f"{below}\\{name}"] = found[2].strip()
        return {name.lstrip("\\"): value for name, value in values.items()}

    def entries_to_uninstall(self) -> list[dict[str, str]]:
        """Return what the computer's list of programs shows, each entry with its values."""
        values = self.registry(r"HKLM\Software\Microsoft\Windows\CurrentVersion\Uninstall")
        entries: dict[str, dict[str, str]] = {}
        for name, value in values.items():
            key, _, last = name.rpartition("\\")
            entries.setdefault(key, {})[last] = value
        return list(entries.values())
