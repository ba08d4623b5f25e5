"""What the window tells of an error, now and at the next start; and the report to read."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from driving import Driver
from layout_rules import layout_faults
from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from ketams_desktop.app import StartOptions, build_services, open_window
from ketams_desktop.crash_log import CrashLog
from ketams_desktop.desktop.settings import Keep
from ketams_desktop.ui import crash_notice
from ketams_desktop.ui.crash_notice import CrashNotices
from ketams_desktop.ui.notices import Notice, NoticeKind, Notices
from ketams_desktop.ui.places import Navigator, Place, Screen

CLOSED = (
    "KetaMS Desktop closed unexpectedly last time. "
    "There is a short report on this computer. It holds nothing you typed."
)
WENT_WRONG = CLOSED.replace(
    "KetaMS Desktop closed unexpectedly last time.",
    "Something went wrong in KetaMS Desktop last time.",
)
TOLD = "Something went wrong in the app. Your list is still here."


class CrashDriver(Driver):
    """A start of the app with a crash log."""

    def __init__(self, qtbot: QtBot, data_dir: Path, pack: Path, **settings: object) -> None:
        self.qtbot, self.data_dir, self._pack = qtbot, data_dir, pack
        self.log = CrashLog(data_dir)
        self.services = build_services(StartOptions(data_dir, pack), self.log)
        self.services.settings.change(keep_list=Keep.NO, **settings)
        self.window = open_window(self.services)
        qtbot.addWidget(self.window)
        self._has_keyboard = False

    @property
    def told(self) -> str:
        notice = self.window.notices.current
        return notice.text if notice else ""

    def fail(self, error: Exception | None = None) -> None:
        """Let an error reach the log as it does when nothing catches it."""
        error = error or ValueError()
        self.log.on_exception(type(error), error, None)
        self.settle()


Start = Callable[..., CrashDriver]


@pytest.fixture
def start(qtbot: QtBot, tmp_path: Path, compiled_pack: Path) -> Iterator[Start]:
    drivers: list[CrashDriver] = []

    def run(**settings: object) -> CrashDriver:
        drivers.append(CrashDriver(qtbot, tmp_path / "data", compiled_pack, **settings))
        return drivers[-1]

    yield run
    for driver in drivers:
        driver.end()


@pytest.fixture
def log(tmp_path: Path) -> CrashLog:
    """Return the log of an earlier start, which can be written to."""
    made = CrashLog(tmp_path / "data")
    made.path.parent.mkdir(parents=True)
    return made


def test_start_without_a_report_offers_none(start: Start) -> None:
    assert start().show().told == ""


def test_start_after_the_app_ended_offers_the_report(log: CrashLog, start: Start) -> None:
    log.record_error(ValueError(), ended=True)
    app = start().show()
    assert app.says(CLOSED)
    assert {"Show", "Delete", "Close"} <= set(app.button_texts())


def test_start_after_an_error_that_did_not_end_the_app_says_so(log: CrashLog, start: Start) -> None:
    log.record_error(ValueError())
    assert start().show().told == WENT_WRONG


def test_show_opens_the_report_to_read_and_copy(log: CrashLog, start: Start) -> None:
    log.record_error(KeyError(), ended=True)
    log.record_error(ValueError())
    app = start().show()
    app.press("Show")
    assert app.here == (Screen.CRASH_REPORT, "")
    for line in log.report.splitlines():
        assert line == "----" or app.says(line.strip())
    app.press("Copy the report")
    assert QGuiApplication.clipboard().text() == log.report
    assert app.told == "The report was copied."


def test_delete_in_the_notice_deletes_and_says_so(log: CrashLog, start: Start) -> None:
    log.record_error(ValueError())
    app = start().show()
    app.press("Delete")
    assert app.told == "The report was deleted from this computer."
    assert not log.path.exists()


def test_delete_on_the_screen_goes_back_and_says_so(log: CrashLog, start: Start) -> None:
    log.record_error(ValueError())
    app = start().show()
    app.press("Show").press("Delete the report")
    assert app.here == (Screen.HOME, "")
    assert app.told == "The report was deleted from this computer."
    assert not log.path.exists()


def test_delete_that_fails_says_where_the_report_is(
    log: CrashLog, start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    log.record_error(ValueError())
    app = start().show()
    monkeypatch.setattr(Path, "unlink", refuse)
    app.press("Delete")
    assert app.told.startswith("The report could not be deleted. Nothing else was changed. ")
    assert app.told.endswith(str(log.path))


def refuse(*_ignored: object, **_named: object) -> None:
    raise PermissionError


def test_close_leaves_the_report_for_the_next_start(log: CrashLog, start: Start) -> None:
    log.record_error(ValueError())
    app = start().show()
    app.press("Close")
    assert app.told == ""
    assert log.report.endswith("\nValueError")


def test_offer_waits_until_a_damaged_list_was_told_of(log: CrashLog, start: Start) -> None:
    log.record_error(ValueError())
    folder = log.path.parent.parent / "lists"
    folder.mkdir()
    (folder / "my-questions.ketams").write_text("{", "utf-8")
    app = start().show()
    assert app.told.startswith("Your kept list was damaged")
    app.press("Close")
    assert app.told == WENT_WRONG


def test_report_screen_without_a_report_says_so(start: Start) -> None:
    app = start().show().go(Screen.CRASH_REPORT)
    assert app.says("There is no report.")


@pytest.mark.parametrize(("width", "percent"), [(1366, 100), (1024, 300)])
def test_report_screen_with_a_long_report_stands_whole(
    log: CrashLog, start: Start, width: int, percent: int
) -> None:
    name = "a" * 40
    log.path.write_text(f"One, two\n  ketams_desktop/{name}.py, line 1, in {name}.{name}\n" * 9)
    app = start(text_percent=percent).show(width, 768)
    faults = layout_faults(app.window)
    faults += layout_faults(app.press("Show").window)
    assert faults == []


def test_error_while_the_app_runs_is_told_once(start: Start) -> None:
    app = start().show()
    app.session.add_own("still here")
    app.fail()
    assert app.says(TOLD)
    app.press("Close")
    app.fail()
    assert app.told == "", "it comes back with each redraw"
    assert [x.text for x in app.session.questions.items] == ["still here"]


def test_error_after_a_while_is_told_again(start: Start, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(crash_notice, "SECONDS_BETWEEN", 0)
    app = start().show()
    app.fail()
    app.press("Close")
    app.fail()
    assert app.told == TOLD


def test_error_while_other_trouble_is_told_waits(start: Start) -> None:
    app = start().show()
    app.window.notices.show(Notice("The disk is full.", NoticeKind.TROUBLE))
    app.fail()
    assert app.told == "The disk is full."


def test_error_after_the_window_is_gone_is_quiet(log: CrashLog, qapp: QApplication) -> None:
    window = QObject()
    notices = Notices(window)
    CrashNotices(log, notices, Navigator(Place(Screen.HOME), window), window)
    log.on_exception(ValueError, ValueError(), None)
    delete(window)
    qapp.processEvents()
    log.on_exception(KeyError, KeyError(), None)
    assert log.report.endswith("\nKeyError")
