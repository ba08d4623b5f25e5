"""Every start and every end of the real app is clean: exit code, words, files, processes."""

from __future__ import annotations

import contextlib
import signal
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from harness.accessibility import AccessibilityBus
from harness.display import Display
from harness.programs import RunningProgram
from harness.services import wait_until
from harness.session_bus import SessionBus
from real_app import TITLE, ScreenReader, complaints, started_app

from ketams_desktop.questions.list_file import read_list

Start = Callable[[Path], AbstractContextManager[RunningProgram]]

LIST = Path("lists", "my-questions.ketams")
#: What the message buses keep in the runtime folder that they share with the app.
OF_THE_BUSES = {"bus", "bus.log", "at-spi", "dconf"}


@pytest.fixture
def outside(tmp_path: Path, own_folders: Path) -> dict[str, Path]:
    """The folders of the person and the system that are not the app's."""
    folders = {name: tmp_path / name for name in ("tmp", "cwd")}
    for folder in folders.values():
        folder.mkdir()
    return {**folders, "home": own_folders}


@pytest.fixture
def start(desktop: SessionBus, compiled_pack: Path, outside: dict[str, Path]) -> Start:
    """Start the app on a data folder."""
    env = {**desktop.env, "TMPDIR": str(outside["tmp"])}

    @contextlib.contextmanager
    def begin(data_dir: Path) -> Iterator[RunningProgram]:
        with started_app(env, data_dir.parent, data_dir, compiled_pack, cwd=outside["cwd"]) as app:
            yield app

    return begin


def files_in(folder: Path) -> set[str]:
    return {str(path.relative_to(folder)) for path in folder.rglob("*") if not path.is_dir()}


def children(process_id: int) -> list[str]:
    """Return the process ids of a process's children, zombies too."""
    tasks = Path(f"/proc/{process_id}/task").glob("*/children")
    return [child for task in tasks for child in task.read_text().split()]


def assert_clean_end(app: RunningProgram) -> None:
    assert app.wait() == 0, app.complaints()
    assert complaints(app) == []
    assert app.output.read_text() == ""


@pytest.mark.parametrize("name", ["data", "Mes données – мои 数据 'a & b'"])
def test_window_closed_by_its_manager_ends_cleanly_and_leaves_nothing_behind(
    start: Start,
    display: Display,
    desktop: SessionBus,
    outside: dict[str, Path],
    tmp_path: Path,
    name: str,
) -> None:
    runtime = Path(desktop.env["XDG_RUNTIME_DIR"])
    folders = {**outside, "runtime": runtime}
    before = {key: files_in(folder) for key, folder in folders.items()}
    with start(tmp_path / name) as app:
        display.wait_for_window(TITLE)
        started = children(app.process.pid)
        display.key("alt+F4")
        assert_clean_end(app)
    assert started == [], "the app started another program"
    for key, folder in folders.items():
        new = files_in(folder) - before[key]
        assert {x for x in new if Path(x).parts[0] not in OF_THE_BUSES} == set(), key


def add_a_question(reader: ScreenReader) -> str:
    """Write a question of one's own; return it."""
    question = "Will my MS nurse know about this?"
    reader.go("My questions", "My questions")
    reader.write_question(question)
    return question


@pytest.mark.parametrize("sign", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_signal_ends_cleanly_and_a_kept_list_is_saved(
    start: Start, accessibility_bus: AccessibilityBus, tmp_path: Path, sign: signal.Signals
) -> None:
    data = tmp_path / "data"
    with start(data) as app:
        reader = ScreenReader(accessibility_bus, app)
        question = add_a_question(reader)
        reader.press("Yes, keep it")
        wait_until(lambda: not reader.screen(is_brief=True).all(name="Yes, keep it"), "an answer")
        app.process.send_signal(sign)
        assert_clean_end(app)
    assert [item.text for item in read_list(data / LIST).questions.items] == [question]


def test_signal_before_a_word_about_keeping_keeps_nothing(
    start: Start, accessibility_bus: AccessibilityBus, tmp_path: Path
) -> None:
    data = tmp_path / "data"
    with start(data) as app:
        add_a_question(ScreenReader(accessibility_bus, app))
        app.process.send_signal(signal.SIGTERM)
        assert_clean_end(app)
    assert not (data / LIST).exists()
    assert not any("nurse" in path.read_text(errors="replace") for path in files_below(data))


def files_below(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def test_window_closed_with_a_list_asks_first_and_the_next_start_has_it(
    start: Start, accessibility_bus: AccessibilityBus, display: Display, tmp_path: Path
) -> None:
    data = tmp_path / "data"
    with start(data) as app:
        reader = ScreenReader(accessibility_bus, app)
        question = add_a_question(reader)
        display.wait_for_window(TITLE)
        display.key("alt+F4")
        reader.press("Keep my list and close")
        assert_clean_end(app)
    with start(data) as app:
        reader = ScreenReader(accessibility_bus, app)
        screen = reader.go("My questions, 1 question on your list", "My questions")
        assert screen.all("radio button", f"1. {question}")
        display.wait_for_window(TITLE)
        display.key("alt+F4")
        assert_clean_end(app)
