from __future__ import annotations

import threading
from collections.abc import Callable

import pytest
from PySide6.QtCore import QCoreApplication, QObject
from pytestqt.qtbot import QtBot

from ketams_desktop.desktop.paper_job import PaperJob
from ketams_desktop.errors import KetamsError, PrintingError, TypesettingError

Told = list[tuple[str, object]]
Begin = Callable[[Callable[[], object]], tuple[PaperJob, Told]]


@pytest.fixture
def owner(qtbot: QtBot) -> QObject:
    assert qtbot
    return QObject()


@pytest.fixture
def begin(owner: QObject) -> Begin:
    """Return a function that starts a job and notes what it tells."""

    def run(work: Callable[[], object]) -> tuple[PaperJob, Told]:
        told: Told = []
        job = PaperJob(work, owner)
        job.done.connect(lambda result: told.append(("done", result)))
        job.failed.connect(lambda error: told.append(("failed", error)))
        job.start()
        return job, told

    return run


def fail(error: Exception) -> object:
    raise error


def test_work_is_done_beside_the_window_and_told(
    qtbot: QtBot, begin: Begin, owner: QObject
) -> None:
    may_end, threads = threading.Event(), []

    def work() -> str:
        threads.append(threading.get_ident())
        assert may_end.wait(10)
        return "paper"

    _job, told = begin(work)
    assert told == []
    may_end.set()
    qtbot.waitUntil(lambda: told == [("done", "paper")])
    assert threads != [threading.get_ident()]
    qtbot.waitUntil(lambda: owner.findChildren(PaperJob) == [])


@pytest.mark.parametrize("error", [PrintingError("The printer is off."), OSError(28, "full")])
def test_trouble_is_handed_over(qtbot: QtBot, begin: Begin, error: Exception) -> None:
    _job, told = begin(lambda: fail(error))
    qtbot.waitUntil(lambda: told == [("failed", error)])


def test_fault_nobody_thought_of_is_a_sentence_and_goes_to_the_crash_log(
    qtbot: QtBot, begin: Begin
) -> None:
    with qtbot.captureExceptions() as escaped:
        _job, told = begin(lambda: fail(ValueError("made up")))
        qtbot.waitUntil(lambda: bool(told))
    assert [kind for kind, _, _ in escaped] == [ValueError]
    kind, error = told[0]
    assert kind == "failed"
    assert isinstance(error, TypesettingError)
    assert isinstance(error, KetamsError)
    assert "Your list is kept." in str(error)


def test_job_that_is_gone_lets_its_work_be_finished_for_nobody(
    qtbot: QtBot, capfd: pytest.CaptureFixture[str], begin: Begin, owner: QObject
) -> None:
    may_end, ended, started = (threading.Event() for _ in range(3))

    def work() -> None:
        started.set()
        assert may_end.wait(10)
        ended.set()

    begin(work)
    assert started.wait(10)
    threading.Timer(0.2, may_end.set).start()
    with qtbot.waitSignal(owner.destroyed, timeout=5000):
        owner.deleteLater()
    assert ended.wait(10)
    assert capfd.readouterr().err == ""


def test_finish_lasts_until_the_work_is_done_and_tells_once(qtbot: QtBot, begin: Begin) -> None:
    job, told = begin(lambda: "paper")
    job.finish()
    assert told == [("done", "paper")]
    job.finish()
    qtbot.wait(120)
    assert told == [("done", "paper")]


def test_app_that_ends_waits_for_what_is_being_printed(begin: Begin) -> None:
    ended = threading.Event()

    def work() -> None:
        may_end.wait(10)
        ended.set()

    may_end = threading.Event()
    begin(work)
    threading.Timer(0.2, may_end.set).start()
    application = QCoreApplication.instance()
    assert application is not None
    application.aboutToQuit.emit()
    assert ended.is_set()
