"""The wheel: pack and resources are in it, and it runs from anywhere."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

from ketams_desktop import __version__

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def wheel(shipped_pack: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from this checkout."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "--target", "wheel"]
    done = subprocess.run(
        [*command, "--directory", str(folder)],
        cwd=ROOT,
        env={**os.environ, "KETAMS_PACK": str(shipped_pack)},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    (path,) = folder.glob("*.whl")
    return path


@pytest.fixture(scope="session")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The programs of a fresh environment with the wheel in it.

    It borrows PySide6 and Typst from the present one, by a path that brings no editable
    install along.
    """
    folder = tmp_path_factory.mktemp("fresh") / "environment"
    venv.create(folder, with_pip=False)
    programs = folder / ("Scripts" if sys.platform == "win32" else "bin")
    python = programs / ("python.exe" if sys.platform == "win32" else "python")
    where = sysconfig.get_path("purelib", vars={"base": str(folder), "platbase": str(folder)})
    Path(where, "borrowed.pth").write_text(f"{sysconfig.get_path('purelib')}\n", "utf-8")
    options = ["--no-deps", "--no-index", "--no-cache-dir", "--disable-pip-version-check"]
    pip = [sys.executable, "-m", "pip", "--python", str(python), "install", *options]
    done = subprocess.run(
        [*pip, str(wheel)], capture_output=True, text=True, timeout=120, check=False
    )
    assert done.returncode == 0, done.stderr
    return programs


def run(program: Path, *arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Run a program of the fresh environment with almost nothing in its own."""
    return subprocess.run(
        [str(program), *arguments],
        cwd=cwd,
        env={"PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "HOME": str(cwd)},
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )


def test_wheel_installed_checks_itself_from_another_folder(installed: Path, tmp_path: Path) -> None:
    done = run(installed / "ketams-desktop", "self-check", "--json", cwd=tmp_path)

    assert done.stderr == ""
    report = json.loads(done.stdout)
    assert (done.returncode, report["ok"], report["version"]) == (0, True, __version__)


def test_wheel_installed_uses_nothing_of_the_checkout(installed: Path, tmp_path: Path) -> None:
    script = (
        "from ketams_desktop import resources as r;"
        "print(r.__file__, r.default_pack(), r.resource_dir())"
    )

    done = run(installed / "python", "-c", script, cwd=tmp_path)

    paths = done.stdout.split()
    assert len(paths) == 3
    assert [x for x in paths if not x.startswith(str(installed.parent))] == []


def test_wheel_holds_pack_and_resources_once(wheel: Path, shipped_pack: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
        pack = archive.read("ketams_desktop/data/ketams-content.pack")
    assert pack == shipped_pack.read_bytes()
    resources = {
        f"ketams_desktop/data/resources/{path.relative_to(ROOT / 'resources').as_posix()}"
        for path in (ROOT / "resources").rglob("*")
        if path.is_file() and path.suffix != ".ts"
    }
    assert resources - set(names) == set()
    assert len(names) == len(set(names))
    tops = {name.split("/")[0] for name in names}
    assert tops == {"ketams_desktop", f"ketams_desktop-{__version__}.dist-info"}


def test_wheel_of_an_editable_install_holds_no_copies(tmp_path: Path) -> None:
    # The pack need not stand when the project is installed where it is.
    script = (
        "import sys; from hatchling.build import build_editable; print(build_editable(sys.argv[1]))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(tmp_path)],
        cwd=ROOT,
        env={**os.environ, "KETAMS_PACK": str(tmp_path / "no" / "ketams-content.pack")},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    (path,) = tmp_path.glob("*.whl")
    with zipfile.ZipFile(path) as archive:
        assert [x for x in archive.namelist() if "/data/" in x] == []
