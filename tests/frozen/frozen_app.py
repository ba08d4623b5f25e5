"""The frozen app, and how to start it as if this checkout and its Python were not there."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

#: All that a desktop hands to a program; nothing of this checkout, of Python or of Qt.
BARE = {"PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"}


@dataclass(frozen=True, slots=True)
class FrozenApp:
    """The folder that people install."""

    folder: Path

    @property
    def program(self) -> Path:
        """What is started."""
        return self.folder / ("ketams-desktop.exe" if sys.platform == "win32" else "ketams-desktop")

    @property
    def inside(self) -> Path:
        """Where everything but the program lies."""
        return self.folder / "_internal"

    def files(self) -> list[Path]:
        """Return every file, links left out."""
        return [x for x in sorted(self.folder.rglob("*")) if x.is_file() and not x.is_symlink()]

    def run(
        self,
        *arguments: object,
        home: Path,
        cwd: Path,
        env: Mapping[str, str] | None = None,
        prefix: Sequence[str] = (),
    ) -> subprocess.CompletedProcess[str]:
        """Run a command of the app to its end, with a home and almost no environment.

        Args:
            arguments: what the app is told.
            home: the person's home folder.
            cwd: the folder it is started in.
            env: what else is in the environment.
            prefix: a program and its arguments that start the app.
        """
        return subprocess.run(
            [*prefix, str(self.program), *map(str, arguments)],
            cwd=cwd,
            env={**BARE, "HOME": str(home), **(env or {})},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            timeout=60,
            check=False,
        )
