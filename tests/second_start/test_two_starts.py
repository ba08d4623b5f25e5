"""Two real starts of the app on one data folder, off screen."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

pytest.importorskip("PySide6")

from ketams_desktop.questions.list_file import ListDocument, read_list, write_list
from ketams_desktop.questions.question_list import QuestionList

HERE = Path(__file__).parent
SENTENCE = "KetaMS Desktop is open already. It was brought to the front.\n"


class FirstApp:
    """A start of the app that stays open, and what it shows."""

    def __init__(self, folder: Path, data: Path, pack: Path, *more: object) -> None:
        self.folder, self.data, self.pack = folder, data, pack
        self.state_file = folder / "state.json"
        self.state_file.unlink(missing_ok=True)
        self.process = subprocess.Popen(
            [sys.executable, HERE / "waiting_app.py", self.state_file, *arguments(data, pack, more)]
        )
        self.wait_until(lambda: self.state_file.exists())

    @property
    def state(self) -> dict[str, object]:
        return json.loads(self.state_file.read_text("utf-8"))

    def tell(self, name: str, text: str = "") -> None:
        """Ask the app for something, and wait until it is done."""
        fresh = self.folder / "order.new"
        fresh.write_text(text, "utf-8")
        fresh.replace(self.folder / name)
        self.wait_until(lambda: not (self.folder / name).exists())
        time.sleep(0.1)

    def wait_until(self, condition: Callable[[], bool], seconds: float = 60) -> None:
        end = time.monotonic() + seconds
        while not condition():
            assert self.process.poll() is None, "the first start ended"
            assert time.monotonic() < end, self.state_file.exists() and self.state
            time.sleep(0.02)

    def wait_for(self, **wanted: object) -> None:
        self.wait_until(lambda: all(self.state[key] == wanted[key] for key in wanted))

    def kill(self) -> None:
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait(10)


def arguments(data: Path, pack: Path, more: tuple[object, ...]) -> list[str]:
    return ["--data-dir", str(data), "--pack", str(pack), *map(str, more)]


@pytest.fixture
def first(tmp_path: Path, compiled_pack: Path) -> Iterator[Callable[..., FirstApp]]:
    """Return a function that starts the app that is there first."""
    started: list[FirstApp] = []

    def start(*more: object) -> FirstApp:
        started.append(FirstApp(tmp_path, tmp_path / "data", compiled_pack, *more))
        return started[-1]

    yield start
    for app in started:
        app.kill()


def start_again(app: FirstApp, *more: object, cwd: Path | None = None) -> tuple[int, str, str]:
    """Start the app once more on the same folder; return code, output, complaints."""
    done = subprocess.run(
        [sys.executable, "-m", "ketams_desktop", *arguments(app.data, app.pack, more)],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        cwd=cwd,
        env=os.environ | {"PYTHONPATH": str(HERE.parents[1])},
    )
    return done.returncode, done.stdout, done.stderr


def a_list(path: Path, *words: str) -> Path:
    questions = QuestionList()
    for text in words:
        questions = questions.with_own(text)
    write_list(path, ListDocument(questions))
    return path


def test_second_start_hands_its_list_over_and_ends(
    first: Callable[..., FirstApp], tmp_path: Path
) -> None:
    app = first()
    a_list(tmp_path / "from my ünïcode.ketams", "Which visit?")
    app.tell("minimize")
    # The name is one that only this folder makes whole.
    assert start_again(app, "--open", "from my ünïcode.ketams", cwd=tmp_path) == (0, SENTENCE, "")
    app.wait_for(list=["Which visit?"], screen="list", minimized=False)
    assert app.state["path"] == str(tmp_path / "from my ünïcode.ketams")
    assert app.state["notice"] == "This is the list from my ünïcode.ketams."
    # From now on it is saved where it is.
    app.tell("say", "One more?")
    app.wait_until(lambda: len(read_list(tmp_path / "from my ünïcode.ketams").questions.items) == 2)

    app.tell("end")
    assert app.process.wait(10) == 0
    assert not (app.data / "inbox").exists()
    assert not (app.data / "running.lock").exists()


def test_second_start_with_a_list_that_is_not_kept_asks_first(
    first: Callable[..., FirstApp], tmp_path: Path
) -> None:
    app = first()
    app.tell("say", "Mine?")
    other = a_list(tmp_path / "other.ketams", "Another?")
    assert start_again(app, "--open", other)[0] == 0
    question = "Open other.ketams? The list that is here is not kept yet."
    app.wait_for(notice=question, list=["Mine?"])
    app.tell("press", "Keep my list, then open it")
    app.wait_for(list=["Another?"])
    kept = read_list(app.data / "lists" / "my-questions.ketams").questions.items
    assert [item.text for item in kept] == ["Mine?"]


def test_second_start_while_garbage_lies_in_the_inbox_disturbs_nobody(
    first: Callable[..., FirstApp], tmp_path: Path
) -> None:
    app = first()
    inbox = app.data / "inbox"
    assert inbox.stat().st_mode & 0o077 == 0 or sys.platform == "win32"
    app.tell("say", "Mine?")
    (inbox / "readme.txt").write_text("hello", "utf-8")
    (inbox / ("0" * 16 + ".json")).write_bytes(b"\0\xff" * 5000)
    (inbox / ("1" * 16 + ".json")).write_text("[" * 5000, "utf-8")
    (inbox / ("2" * 16 + ".json")).write_text('{"format": "ketams-handover"}', "utf-8")
    app.wait_until(lambda: not list(inbox.glob("*.json")))
    assert app.state["list"] == ["Mine?"]
    assert app.state["notice"] == "Keep my list on this computer?"
    # A list that is not there is told in the window, as at any start.
    app.tell("press", "Yes, keep it")
    assert start_again(app, "--open", tmp_path / "gone.ketams") == (0, SENTENCE, "")
    app.wait_until(lambda: "gone.ketams cannot be opened" in str(app.state["notice"]))
    assert app.state["list"] == ["Mine?"]


def test_start_after_the_first_was_killed_takes_the_folder_over(
    first: Callable[..., FirstApp],
) -> None:
    app = first()
    app.kill()
    assert (app.data / "running.lock").exists()
    again = first()
    assert again.state["notice"] == ""
    assert start_again(again) == (0, SENTENCE, "")


@pytest.mark.skipif(sys.platform == "win32", reason="only on systems with these signals")
def test_second_start_with_a_first_that_hangs_says_so(
    first: Callable[..., FirstApp],
) -> None:
    app = first()
    app.process.send_signal(signal.SIGSTOP)
    from ketams_desktop.desktop.second_start import FolderLock, hand_over
    from ketams_desktop.errors import SecondStartError

    lock = FolderLock(app.data)
    assert lock.take() is False
    with pytest.raises(SecondStartError, match=r"does not answer\. Nothing was changed"):
        hand_over(lock, None, patience=0.2)
    assert list((app.data / "inbox").iterdir()) == []
