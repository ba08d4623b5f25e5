"""The virtual environments that `dev.py` makes from the locked files in `requirements/`."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from tools.system_packages import SetUpError, say

ROOT = Path(__file__).resolve().parents[1]
REQUIREMENTS = ROOT / "requirements"


@dataclass(frozen=True)
class Environment:
    """A virtual environment made from one lock file."""

    folder: Path
    lock: Path
    imports: tuple[str, ...]
    installs_project: bool

    def program(self, name: str) -> str:
        """Return the path of a program of this environment."""
        if sys.platform == "win32":
            return str(self.folder / "Scripts" / f"{name}.exe")
        return str(self.folder / "bin" / name)

    @property
    def stamp(self) -> Path:
        """The file that says which lock the environment was made from."""
        return self.folder / "made-from"

    def fingerprint(self) -> str:
        """Return a hash over what the environment is made from."""
        project = project_text() if self.installs_project else ""
        python = f"python{sys.version_info.major}.{sys.version_info.minor}"
        return f"{hash_of([self.lock])} {hashlib.sha256(project.encode()).hexdigest()} {python}"

    def is_sound(self) -> bool:
        """Tell whether it was finished, from these very sources, and still starts."""
        if not self.stamp.is_file() or self.stamp.read_text("utf-8") != self.fingerprint():
            return False
        probe = f"import pip, {', '.join(self.imports)}"
        try:
            return (
                subprocess.run([self.program("python"), "-c", probe], check=False).returncode == 0
            )
        except OSError:
            return False

    def ensure(self) -> None:
        """Make the environment when it is missing, half made, broken or out of date."""
        if self.is_sound():
            return
        say(f"Making {self.folder.name} from requirements/{self.lock.name} (some minutes)")
        self._remove()
        if subprocess.run([sys.executable, "-m", "venv", str(self.folder)], check=False).returncode:
            raise SetUpError(
                "Python could not make a virtual environment; its own words are above. "
                "On Debian and Ubuntu the package python3-venv is needed."
            )
        # Wheels only: nothing is built on this machine, so nothing unlocked is fetched to build it.
        self._pip("--only-binary=:all:", "--require-hashes", "-r", str(self.lock))
        if self.installs_project:
            self._pip("--no-deps", "--no-build-isolation", "--editable", str(ROOT))
        self.stamp.write_text(self.fingerprint(), "utf-8")

    def _remove(self) -> None:
        try:
            if self.folder.is_symlink() or self.folder.is_file():
                self.folder.unlink()
            elif self.folder.exists():
                shutil.rmtree(self.folder)
        except OSError as fault:
            raise SetUpError(
                f"The old {self.folder.name} could not be removed ({fault}). "
                "Close the programs that use it and run the same command again."
            ) from fault

    def _pip(self, *arguments: str) -> None:
        options = ["-qq", "--no-input", "--disable-pip-version-check"]
        command = [self.program("python"), "-m", "pip", "install", *options, *arguments]
        if subprocess.run(command, cwd=ROOT, check=False).returncode != 0:
            raise SetUpError(
                "pip could not install what KetaMS Desktop needs; its own words are above. "
                "The first set-up needs a network connection. Nothing was changed outside "
                f"{self.folder.name}; run the same command again when the cause is mended."
            )


DEV = Environment(
    folder=ROOT / ".venv",
    lock=REQUIREMENTS / "dev.txt",
    imports=("pytest", "typst", "PySide6", "ketams_desktop"),
    installs_project=True,
)
CORE = Environment(
    folder=ROOT / ".venv-core",
    lock=REQUIREMENTS / "core.txt",
    imports=("pytest", "typst", "coverage"),
    installs_project=False,
)
FUZZ = Environment(
    folder=ROOT / ".venv-fuzz",
    lock=REQUIREMENTS / "fuzz.txt",
    imports=("atheris", "yaml"),
    installs_project=False,
)


def project_text() -> str:
    """Return what an install takes from pyproject.toml; the settings of tools do not count."""
    import tomllib  # not in the Pythons that are told that they are too old

    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    return repr([project["build-system"], project["project"], project["tool"]["hatch"]])


def hash_of(paths: Iterable[Path]) -> str:
    """Return a hash over files and, below folders, over every file's name and bytes."""
    total = hashlib.sha256()
    for path in paths:
        files = sorted(path.rglob("*")) if path.is_dir() else [path]
        for file in files:
            if file.is_file() and "__pycache__" not in file.parts:
                total.update(file.relative_to(path.parent).as_posix().encode() + b"\0")
                total.update(hashlib.sha256(file.read_bytes()).digest())
    return total.hexdigest()
