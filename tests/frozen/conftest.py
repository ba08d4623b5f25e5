"""The app as people get it: frozen into a folder, and packed as a wheel. Each is made once."""

from __future__ import annotations

import os
import shutil
import stat
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
# The private display of the system tests, and the lists of what the bundle holds.
sys.path[:0] = [str(ROOT / "tests" / "system"), str(ROOT / "packaging")]

from frozen_app import FrozenApp  # noqa: E402 - its folder is on the path from here on
from harness.display import Display, start_display  # noqa: E402


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark every test here, so that a fast run can do without."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker("frozen")


@pytest.fixture(scope="session")
def shipped_pack(compiled_pack: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real content under the name it is shipped with."""
    path = tmp_path_factory.mktemp("shipped") / "ketams-content.pack"
    shutil.copyfile(compiled_pack, path)
    return path


@pytest.fixture(scope="session")
def frozen(shipped_pack: Path) -> Iterator[FrozenApp]:
    """The frozen app in a folder that anyone may read and nobody may write to."""
    # Not below pytest's own folder, which other accounts cannot enter.
    with tempfile.TemporaryDirectory(prefix="frozen-") as name:
        root = Path(name)
        root.chmod(0o755)
        build(root, shipped_pack)
        app = FrozenApp(root / "dist" / "ketams-desktop")
        for path in app.folder.rglob("*"):
            if not path.is_symlink():
                path.chmod(path.stat().st_mode & ~(stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH))
        yield app
        for path in app.folder.rglob("*"):
            if path.is_dir() and not path.is_symlink():
                path.chmod(0o755)


def build(root: Path, pack: Path) -> None:
    """Freeze the app into `root`; fail with PyInstaller's words when it cannot be."""
    script = str(ROOT / "packaging" / "freeze.py")
    command = [sys.executable, script, "--dist", str(root / "dist"), "--work", str(root / "work")]
    done = subprocess.run(
        command,
        env={**os.environ, "KETAMS_PACK": str(pack)},
        capture_output=True,
        text=True,
        timeout=600,
        check=False,
    )
    assert done.returncode == 0, done.stderr


@pytest.fixture
def display(need_tool: Callable[[str], str]) -> Iterator[Display]:
    """A private display with a window manager."""
    if not sys.platform.startswith("linux"):
        pytest.skip("only on Linux")
    for tool in ("Xvfb", "openbox", "xdotool"):
        need_tool(tool)
    with start_display() as running_display:
        yield running_display
