"""Qt's messages: what is kept of a grave one, and that nothing is kept of the others."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QStandardPaths, qCritical, qWarning

from ketams_desktop.crash_log import CrashLog, usual_folder
from ketams_desktop.desktop.paths import DataFolder
from ketams_desktop.desktop.qt_messages import function_named_in, note_qt_messages, stop_noting


@pytest.fixture
def log(tmp_path: Path) -> Iterator[CrashLog]:
    """Return a log that notes Qt's messages; pytest-qt gets its own way back at the end."""
    made = CrashLog(tmp_path)
    made.path.parent.mkdir()
    note_qt_messages(made)
    yield made
    stop_noting()


def test_note_of_a_critical_message_keeps_the_function_alone(
    log: CrashLog, capsys: pytest.CaptureFixture[str]
) -> None:
    qCritical("QFile::open: /home/zwieback")
    assert "\nQt reported something critical\nThread MainThread\nQFile::open\n" in log.report
    assert "in test_note_of_a_critical_message" in log.report
    assert "zwieback" not in log.report
    assert "QFile::open: /home/zwieback" in capsys.readouterr().err


def test_note_of_a_warning_is_left_to_the_console(
    log: CrashLog, capsys: pytest.CaptureFixture[str]
) -> None:
    qWarning("QFont: too small")
    assert log.report == ""
    assert "QFont: too small" in capsys.readouterr().err


def test_note_without_a_console_is_written(log: CrashLog, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", None)
    qCritical("anything")
    assert "no function named" in log.report


@pytest.mark.parametrize(
    ("message", "name"),
    [
        ("QPainter::begin: Paint device returned engine == 0", "QPainter::begin"),
        ("QBasicTimer: Timers cannot be started", "QBasicTimer"),
        ("QObject::connect(A, B): invalid", "QObject::connect"),
        ("zwieback QPainter: no", "no function named"),
        ("Question I typed: why", "no function named"),
        ("Quiet zwieback", "no function named"),
        ("", "no function named"),
    ],
)
def test_function_named_in_a_message_is_its_beginning(message: str, name: str) -> None:
    assert function_named_in(message) == name


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only on Linux")
@pytest.mark.usefixtures("qapp")
def test_usual_folder_is_the_one_that_qt_names() -> None:
    names = QCoreApplication.applicationName(), QCoreApplication.organizationName()
    QCoreApplication.setApplicationName("KetaMS")
    QCoreApplication.setOrganizationName("KetaMS")
    try:
        assert DataFolder.standard().root == usual_folder()
        assert not QStandardPaths.isTestModeEnabled()
    finally:
        QCoreApplication.setApplicationName(names[0])
        QCoreApplication.setOrganizationName(names[1])
