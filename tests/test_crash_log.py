"""The crash log on its own: what an entry holds, how it grows, and what it survives."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from unittest import mock

import pytest

from ketams_desktop import crash_log
from ketams_desktop.crash_log import MOST_BYTES, CrashLog, entries_of, install, usual_folder

SECRET = "zwieback"  # noqa: S105 - a word to look for


@pytest.fixture
def log(tmp_path: Path) -> Iterator[CrashLog]:
    """Return an open log; pytest keeps its own watch over native faults."""
    with mock.patch.object(crash_log, "faulthandler"):
        made = CrashLog(tmp_path / "data")
        made.open()
        yield made
        made.close()


def an_error(make: Callable[[], None]) -> Exception:
    """Return the error that `make` raises."""
    try:
        make()
    except Exception as error:  # noqa: BLE001 - whatever it is
        return error
    raise AssertionError


def open_what_is_not_there() -> None:
    typed = Path(f"/{SECRET}")
    try:
        typed.read_bytes()
    except OSError as error:
        raise LookupError(SECRET) from error


def run_python(code: str, *arguments: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", code, *map(str, arguments)],
        env=os.environ | {"PYTHONPATH": str(crash_log._PACKAGE.parent)},
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )


def test_record_error_with_a_cause_names_types_and_places_alone(log: CrashLog) -> None:
    log.record_error(an_error(open_what_is_not_there))
    lines = log.report.splitlines()
    assert lines[0].startswith("KetaMS Desktop 0")
    assert lines[1:4] == ["Error", "Thread MainThread", "LookupError"]
    assert lines[4].startswith("  test_crash_log.py, line ")
    assert lines[4].endswith(", in open_what_is_not_there")
    assert "That came from" in lines
    assert "FileNotFoundError ENOENT" in lines
    assert SECRET not in log.report
    assert "/" not in "".join(x for x in lines if "pathlib" not in x)


def test_record_error_that_hides_words_in_its_number_keeps_them_out(log: CrashLog) -> None:
    log.record_error(OSError(SECRET, SECRET, SECRET))
    assert log.report.endswith("\nOSError")


def test_record_error_that_leads_to_itself_ends(log: CrashLog) -> None:
    one, two = ValueError(), KeyError()
    one.__cause__, two.__cause__ = two, one
    log.record_error(one)
    assert log.report.count("That came from") == 1


def test_record_error_again_and_again_is_one_entry(log: CrashLog) -> None:
    for _ in range(50):
        log.record_error(an_error(open_what_is_not_there))
    assert len(entries_of(log.report)) == 1


def test_record_error_of_many_kinds_stops_in_time(log: CrashLog) -> None:
    for number in range(100):
        log.record_error(type(f"Error{number}", (Exception,), {})())
    assert len(entries_of(log.report)) == crash_log.MOST_ENTRIES


def test_record_error_with_a_full_log_drops_the_oldest(log: CrashLog) -> None:
    old = "\n----\n".join(f"old {number} " + "x" * 1000 for number in range(100))
    log.path.write_text(old, "utf-8")
    log.record_error(ValueError())
    assert log.path.stat().st_size <= MOST_BYTES + 1
    entries = entries_of(log.report)
    assert entries[-1].endswith("\nValueError")
    assert len(entries) > 10


def test_record_error_in_a_thread_names_the_thread(log: CrashLog) -> None:
    thread = threading.Thread(target=lambda: log.record_error(ValueError()), name="sheet/\nworker")
    thread.start()
    thread.join()
    assert "\nThread sheet??worker\n" in log.report


def test_record_words_names_what_led_to_it(log: CrashLog) -> None:
    def handler() -> None:
        log.record_words("Qt reported something critical", "QPainter::begin")

    handler()
    assert "\nQt reported something critical\nThread MainThread\nQPainter::begin\n" in log.report
    assert "in test_record_words_names_what_led_to_it" in log.report.splitlines()[4]


def test_record_error_with_a_folder_that_goes_away_is_quiet(log: CrashLog) -> None:
    for path in log.path.parent.iterdir():
        path.unlink()
    log.path.parent.rmdir()
    log.record_error(ValueError())
    assert log.report == ""
    assert not log.path.parent.exists()


def test_on_exception_that_is_caught_below_tells_whoever_listens(log: CrashLog) -> None:
    heard: list[str] = []
    log.listen(lambda: heard.append("error"))
    error = an_error(open_what_is_not_there)
    log.on_exception(type(error), error, error.__traceback__)
    assert heard == ["error"]
    assert not log.has_ended_badly


def test_on_exception_with_a_listener_that_fails_still_writes(log: CrashLog) -> None:
    log.listen(open_what_is_not_there)
    log.on_exception(ValueError, ValueError(), None)
    assert log.report.endswith("\nValueError")


def test_on_exception_of_a_person_who_presses_ctrl_c_writes_nothing(
    log: CrashLog, capsys: pytest.CaptureFixture[str]
) -> None:
    log.on_exception(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert log.report == ""
    assert "KeyboardInterrupt" in capsys.readouterr().err


def test_delete_takes_the_report_away(log: CrashLog) -> None:
    log.record_error(ValueError())
    assert log.delete() is True
    assert (log.report, log.path.exists()) == ("", False)


def test_delete_that_the_disk_refuses_is_told(log: CrashLog) -> None:
    log.path.mkdir()
    assert log.delete() is False
    assert log.report == ""


def test_close_without_a_fault_leaves_nothing(tmp_path: Path) -> None:
    with mock.patch.object(crash_log, "faulthandler"):
        log = CrashLog(tmp_path / "new" / "data")
        log.open()
        assert [x.name for x in log.path.parent.iterdir()] == [f"running-{os.getpid()}.txt"]
        log.close()
    assert list((tmp_path / "new").iterdir()) == []


def test_close_leaves_a_folder_that_was_there_before(tmp_path: Path) -> None:
    with mock.patch.object(crash_log, "faulthandler"):
        log = CrashLog(tmp_path)
        log.open()
        log.close()
    assert tmp_path.is_dir()


@pytest.mark.skipif(sys.platform == "win32", reason="only on systems with such permissions")
def test_open_keeps_the_folder_from_others(log: CrashLog) -> None:
    assert log.path.parent.stat().st_mode & 0o077 == 0
    assert log.path.parent.parent.stat().st_mode & 0o077 == 0


FAULT = (
    "KetaMS Desktop 0.0.9, Python 3.11.7, Linux\nQt 6.11.3\n"
    "Fatal Python error: Segmentation fault\n\n"
    f'Thread 0x00007f [{SECRET}] (most recent call first):\n  File "/home/{SECRET}/lib/python3.11/'
    f'site-packages/typst/a.py", line 3 in wait\n\n'
    f'Current thread 0x00007f9 (most recent call first):\n  File "C:\\Users\\{SECRET}\\x.py", '
    f'line 9 in <lambda>\n  File "/home/{SECRET}/b.py", line 1 in run\n\n'
    f"Extension modules: {SECRET} (total: 1)\n{SECRET}\n"
)


def test_open_after_a_fault_turns_it_into_an_entry(tmp_path: Path) -> None:
    (tmp_path / "crash").mkdir()
    left = tmp_path / "crash" / "running-1.txt"
    left.write_text(FAULT, "utf-8")
    with mock.patch.object(crash_log, "faulthandler"):
        log = CrashLog(tmp_path)
        log.open()
    assert log.report.splitlines() == [
        "KetaMS Desktop 0.0.9, Python 3.11.7, Linux, Qt 6.11.3",
        "The app ended: Fatal Python error: Segmentation fault",
        "Thread",
        "  typst/a.py, line 3, in wait",
        "Current thread",
        "  x.py, line 9, in <lambda>",
        "  b.py, line 1, in run",
    ]
    assert log.has_ended_badly
    assert not left.exists()
    # In the built app Qt is there before the log, so its version stands there already.
    again = crash_log._fault_lines(FAULT.replace("Linux", "Qt 6.11.3, Linux"))
    assert again[0] == "KetaMS Desktop 0.0.9, Python 3.11.7, Qt 6.11.3, Linux"
    log.close()


@pytest.mark.parametrize("left", [b"", b"\0\xff" * 100_000, b"KetaMS Desktop\nQt 6.11.3\n"])
def test_open_after_a_killed_app_or_garbage_tells_nothing(tmp_path: Path, left: bytes) -> None:
    (tmp_path / "crash").mkdir()
    (tmp_path / "crash" / "running-1.txt").write_bytes(left)
    (tmp_path / "crash" / "running-2.txt").mkdir()
    with mock.patch.object(crash_log, "faulthandler"):
        log = CrashLog(tmp_path)
        log.open()
    assert log.report == ""
    log.close()


def test_open_leaves_a_living_apps_file_alone(log: CrashLog, tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from ketams_desktop.crash_log import install;"
        "install(Path(sys.argv[1])); print(sorted(x.name for x in Path(sys.argv[2]).iterdir()))"
    )
    done = run_python(code, tmp_path / "data", log.path.parent)
    assert f"running-{os.getpid()}.txt" in done.stdout, done.stderr
    assert done.stdout.count("running-") == 2
    assert [x.name for x in log.path.parent.iterdir()] == [f"running-{os.getpid()}.txt"]


@pytest.mark.parametrize("folder", ["file", "file/below"])
def test_install_where_nothing_can_be_written_lets_python_run(tmp_path: Path, folder: str) -> None:
    (tmp_path / "file").write_text("in the way", "utf-8")
    code = (
        "import sys; from pathlib import Path; from ketams_desktop.crash_log import install;"
        "log = install(Path(sys.argv[1])); log.record_error(ValueError());"
        "print('runs', log.report, log.delete())"
    )
    done = run_python(code, tmp_path / folder)
    assert done.stdout == "runs  True\n", done.stderr
    assert done.returncode == 0
    assert (tmp_path / "file").read_text("utf-8") == "in the way"


def test_install_loads_no_qt_and_little_else() -> None:
    code = (
        "import sys; before = set(sys.modules); import ketams_desktop.crash_log;"
        "print(*sorted(x for x in set(sys.modules) - before if '.' not in x))"
    )
    loaded = set(run_python(f"import pathlib, threading; {code}").stdout.split())
    assert "ketams_desktop" in loaded
    small = {"faulthandler", "errno", "atexit", "typing", "_typing", "contextlib", "__future__"}
    assert loaded <= {"ketams_desktop", *small}


def test_install_reports_a_thread_and_what_cannot_be_raised(tmp_path: Path) -> None:
    code = (
        "import sys, threading; from pathlib import Path\n"
        "from ketams_desktop.crash_log import install\n"
        "install(Path(sys.argv[1]))\n"
        "class Careless:\n    def __del__(self): raise KeyError('zwieback')\n"
        "def fail(): raise ValueError('zwieback')\n"
        "Careless()\n"
        "thread = threading.Thread(target=fail, name='typing'); thread.start(); thread.join()\n"
    )
    done = run_python(code, tmp_path)
    report = (tmp_path / "crash" / "crash.log").read_text("utf-8")
    assert "Thread MainThread\nKeyError\n  <string>, line 5, in Careless.__del__" in report
    assert "Thread typing\nValueError\n  <string>, line 6, in fail" in report
    assert SECRET not in report + done.stdout + done.stderr


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        (str(crash_log._PACKAGE / "ui" / "window.py"), "ketams_desktop/ui/window.py"),
        (str(crash_log._LIBRARY / "json" / "decoder.py"), "json/decoder.py"),
        ("/home/anna/.venv/lib/site-packages/PySide6/__init__.py", "PySide6/__init__.py"),
        ("C:\\Users\\Anna\\site-packages\\typst\\x.py", "typst/x.py"),
        ("/home/anna/notes.py", "notes.py"),
        ("ketams_desktop\\app.py", "ketams_desktop/app.py"),
        ("../anna/app.py", "app.py"),
        ("<frozen runpy>", "<frozen runpy>"),
    ],
)
def test_file_name_tells_the_place_in_the_app_alone(name: str, shown: str) -> None:
    assert crash_log._file_name(name) == shown


def test_install_is_what_python_calls(tmp_path: Path) -> None:
    kept = sys.excepthook, sys.unraisablehook, threading.excepthook
    try:
        with mock.patch.object(crash_log, "faulthandler"), mock.patch.object(crash_log, "atexit"):
            log = install(tmp_path)
            assert sys.excepthook == log.on_exception
            log.close()
    finally:
        sys.excepthook, sys.unraisablehook, threading.excepthook = kept


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="only on Linux")
@pytest.mark.parametrize("given", ["", "relative/path", "/somewhere"])
def test_usual_folder_on_linux_is_below_the_persons_data(
    monkeypatch: pytest.MonkeyPatch, given: str, own_folders: Path
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", given)
    base = Path(given) if given.startswith("/") else own_folders / ".local" / "share"
    assert usual_folder() == base / "KetaMS" / "KetaMS"
