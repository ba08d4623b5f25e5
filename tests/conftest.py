"""What holds for every test: no real display, no real home folder, no silent skip in CI.

Nothing here may import Qt: the Qt-free tests also run where PySide6 is not installed.
"""

from __future__ import annotations

import importlib.util
import os
import shutil
import sys
from collections.abc import Callable, Generator, Sequence
from pathlib import Path

import hypothesis
import pytest

HAS_PYTEST_QT = importlib.util.find_spec("pytestqt") is not None
GUI_FIXTURES = {"qtbot", "qapp", "qapp_args"}
SYSTEM_FOLDER = Path(__file__).parent / "system"
# Debian keeps cupsd and lpadmin where an ordinary person's path does not look.
ADMIN_FOLDERS = ("/usr/sbin", "/sbin", "/usr/local/sbin")


def is_ci() -> bool:
    """Tell whether this is an automatic run: there, a missing tool is a failure."""
    return os.environ.get("CI", "").lower() in ("true", "1")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Take over pytest-qt's settings where it is not installed, so that they stay known."""
    if not HAS_PYTEST_QT:
        parser.addini("qt_api", "pytest-qt's; unused here")
        parser.addini("qt_log_level_fail", "pytest-qt's; unused here")


def pytest_configure() -> None:
    """Choose the off-screen platform before anything makes a Qt application."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    hypothesis.settings.register_profile("here", deadline=None)
    hypothesis.settings.register_profile("ci", deadline=None, max_examples=50, derandomize=True)
    hypothesis.settings.load_profile("ci" if is_ci() else "here")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark tests that open windows, and those that need a system service."""
    for item in items:
        if GUI_FIXTURES.intersection(getattr(item, "fixturenames", ())):
            item.add_marker("gui")
        if SYSTEM_FOLDER in item.path.parents:
            item.add_marker("system")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item,
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Turn a skip into a failure in CI, unless it says that this is another system."""
    report = yield
    if report.skipped and is_ci() and not hasattr(report, "wasxfail"):
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
        if not reason.removeprefix("Skipped: ").startswith("only on "):
            report.outcome = "failed"
            report.longrepr = f"{item.nodeid} may not be skipped in an automatic run: {reason}"
    return report


@pytest.fixture(autouse=True)
def own_folders(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Path:
    """Give each test a home of its own, so that nobody's files are read or written."""
    home = tmp_path / "home"
    home.mkdir()
    for name in ("HOME", "USERPROFILE"):
        monkeypatch.setenv(name, str(home))
    for name in ("DATA", "CONFIG", "CACHE", "STATE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(home / name.lower()))
    for name in ("APPDATA", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(home / name.lower()))
    if request.node.get_closest_marker("gui") and not sys.platform.startswith("linux"):
        # Windows and macOS ask the system, not the environment, where a home is.
        from PySide6.QtCore import QStandardPaths

        QStandardPaths.setTestModeEnabled(True)
    if request.node.get_closest_marker("system"):
        monkeypatch.delenv("QT_QPA_PLATFORM", raising=False)
    return home


@pytest.fixture(scope="session")
def compiled_pack(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real content, compiled once for all tests."""
    from ketams_desktop.authoring.compiler import write_pack
    from ketams_desktop.authoring.loader import load_content

    path = tmp_path_factory.mktemp("pack") / "content.pack"
    content, findings = load_content(Path(__file__).parents[1] / "content")
    assert not [finding for finding in findings if finding.severity == "error"]
    write_pack(content, path)
    return path


@pytest.fixture
def need_tool() -> Callable[[str], str]:
    """Return a function that finds a program, or ends the test: skipped here, failed in CI."""

    def find(name: str) -> str:
        path = os.pathsep.join([os.environ.get("PATH", ""), *ADMIN_FOLDERS])
        found = shutil.which(name, path=path)
        if found is None:
            pytest.skip(f"needs the program {name}")
        return found

    return find


@pytest.fixture
def complaint(capsys: pytest.CaptureFixture[str]) -> Callable[[Sequence[object]], str]:
    """Return a function that runs a command which must end in one sentence and code 2."""

    def run(arguments: Sequence[object]) -> str:
        from ketams_desktop.command_line import main

        capsys.readouterr()
        code = main([str(x) for x in arguments])
        told = capsys.readouterr()
        assert code == 2
        assert told.out == ""
        assert told.err.count("\n") == 1
        assert told.err[:-2].strip()
        assert told.err.rstrip().endswith(".")
        assert "Traceback" not in told.err
        return told.err

    return run
