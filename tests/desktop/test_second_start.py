"""The lock, the inbox and what may lie in it."""

from __future__ import annotations

import json
import os
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from ketams_desktop.desktop import second_start
from ketams_desktop.desktop.second_start import FolderLock, Inbox, hand_over, inbox_of
from ketams_desktop.errors import SecondStartError

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="only on systems with such files")
A_LIST = Path("/a/list").absolute()
NAME = "0123456789abcdef.json"


class Heard:
    """An open inbox, and what came out of it."""

    def __init__(self, root: Path) -> None:
        self.root, self.folder = root, inbox_of(root)
        self.paths: list[Path | None] = []
        self.inbox = Inbox(root)
        self.inbox.wanted.connect(self.paths.append)

    def put(self, data: bytes, name: str = NAME) -> Path:
        """Put a file into the inbox as a second start does: whole at once."""
        fresh = self.folder / f"{name}.new"
        fresh.write_bytes(data)
        fresh.replace(self.folder / name)
        return self.folder / name


@pytest.fixture
def heard(tmp_path: Path, qtbot: QtBot) -> Iterator[Heard]:
    made = Heard(tmp_path / "data")
    made.inbox.open()
    qtbot.wait(1)
    yield made
    made.inbox.close()


def request(**changed: object) -> bytes:
    plain = {"format": "ketams-handover", "version": 1, "list": str(A_LIST)}
    return json.dumps(plain | changed).encode()


def test_lock_of_a_free_folder_is_taken_once(tmp_path: Path) -> None:
    one, two = FolderLock(tmp_path / "data"), FolderLock(tmp_path / "data")
    assert one.take() is True
    assert two.take() is False
    one.release()
    assert two.take() is True
    two.release()
    assert list((tmp_path / "data").iterdir()) == []


def test_lock_of_other_folders_does_not_matter(tmp_path: Path) -> None:
    one, two = FolderLock(tmp_path / "one"), FolderLock(tmp_path / "two")
    assert (one.take(), two.take()) == (True, True)
    one.release()
    two.release()


def test_lock_where_nothing_can_be_written_lets_the_app_run(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", "utf-8")
    assert FolderLock(tmp_path / "file").take() is True
    assert FolderLock(tmp_path / "file" / "below").take() is True


@pytest.mark.parametrize("left", [b"", b"garbage\n" * 1000, b"4294967295\nx\nhere\n\n\n"])
def test_lock_that_a_killed_app_left_is_taken_over(tmp_path: Path, left: bytes) -> None:
    (tmp_path / "running.lock").write_bytes(left)
    lock = FolderLock(tmp_path)
    # An empty or unreadable lock is one that is just being written, for Qt, for a while.
    os.utime(tmp_path / "running.lock", (1, 1))
    assert lock.take() is True
    lock.release()


@POSIX
def test_folder_of_another_account_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    owner = tmp_path.stat().st_uid
    monkeypatch.setattr(os, "getuid", lambda: owner + 1)
    root = tmp_path / "data"
    root.mkdir()
    with pytest.raises(SecondStartError, match=r"another account.*Nothing in it was read"):
        FolderLock(root).take()
    assert list(root.iterdir()) == []


@POSIX
def test_folders_that_are_made_are_for_one_account(heard: Heard) -> None:
    lock = FolderLock(heard.root.parent / "new")
    lock.take()
    assert (heard.root.parent / "new").stat().st_mode & 0o077 == 0
    assert heard.folder.stat().st_mode & 0o077 == 0
    lock.release()


@POSIX
def test_inbox_that_others_may_write_to_is_closed_to_them(tmp_path: Path, qtbot: QtBot) -> None:
    inbox_of(tmp_path).mkdir()
    inbox_of(tmp_path).chmod(0o777)
    inbox = Inbox(tmp_path)
    inbox.open()
    qtbot.wait(1)
    assert inbox_of(tmp_path).stat().st_mode & 0o777 == 0o700
    inbox.close()
    assert not inbox_of(tmp_path).exists()


@pytest.mark.parametrize("wanted", [None, "relative.ketams"])
def test_hand_over_to_an_open_inbox_arrives(
    heard: Heard, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, wanted: str | None
) -> None:
    monkeypatch.chdir(tmp_path)
    path = None if wanted is None else Path(wanted)
    first, second = FolderLock(heard.root), FolderLock(heard.root)
    first.take()
    thread = threading.Thread(target=hand_over, args=(second, path))
    thread.start()
    qtbot.waitUntil(lambda: bool(heard.paths))
    thread.join(5)
    assert heard.paths == [None if wanted is None else tmp_path / wanted]
    assert list(heard.folder.iterdir()) == []
    first.release()


def test_hand_over_while_the_first_ends_takes_its_place(tmp_path: Path) -> None:
    lock = FolderLock(tmp_path)
    assert hand_over(lock, None) is False
    assert FolderLock(tmp_path).take() is False
    assert list(inbox_of(tmp_path).iterdir()) == []
    lock.release()


def test_hand_over_to_nobody_gives_up_and_takes_its_request_back(tmp_path: Path) -> None:
    first = FolderLock(tmp_path)
    first.take()
    with pytest.raises(SecondStartError, match="does not answer"):
        hand_over(FolderLock(tmp_path), None, patience=0.05)
    assert list(inbox_of(tmp_path).iterdir()) == []
    first.release()


def test_hand_over_with_a_file_in_the_way_says_why(tmp_path: Path) -> None:
    inbox_of(tmp_path).write_text("in the way", "utf-8")
    with pytest.raises(SecondStartError, match="could not be handed to it"):
        hand_over(FolderLock(tmp_path), None, patience=0.05)


def test_inbox_takes_what_came_before_it_was_opened(tmp_path: Path, qtbot: QtBot) -> None:
    early = Heard(tmp_path)
    early.folder.mkdir()
    early.put(request())
    old = early.put(request(list=None), "f" * 16 + ".json")
    os.utime(old, (1, 1))
    early.inbox.open()
    qtbot.wait(1)
    assert early.paths == [A_LIST], "an old one was taken, too"
    assert list(early.folder.iterdir()) == []
    early.inbox.close()


def test_inbox_that_was_deleted_is_made_again(heard: Heard, qtbot: QtBot) -> None:
    heard.folder.rmdir()
    qtbot.waitUntil(heard.folder.is_dir)
    qtbot.wait(20)
    heard.put(request(list=None))
    qtbot.waitUntil(lambda: heard.paths == [None])


def test_inbox_with_many_requests_takes_them_all(heard: Heard, qtbot: QtBot) -> None:
    for number in range(35):
        heard.put(request(list=None), f"{number:016x}.json")
    qtbot.waitUntil(lambda: len(heard.paths) == 35)


BAD: dict[str, bytes] = {
    "nothing": b"",
    "no words": b"\0\xff\xfe",
    "no object": b"[]",
    "deep": b"[" * 15_000,
    "another format": request(format="other"),
    "a newer version": request(version=2),
    "more than it may say": request(also="run this"),
    "less than it must say": b'{"format": "ketams-handover", "version": 1}',
    "a number": request(list=7),
    "a list of paths": request(list=["/a"]),
    "a path from nowhere": request(list="a/b.ketams"),
    "a cut path": request(list="/a\0b"),
    "too long": request(list="/" + "a" * 30_000),
}


@pytest.mark.parametrize("data", BAD.values(), ids=BAD.keys())
def test_inbox_with_a_bad_request_removes_it_and_opens_nothing(
    heard: Heard, qtbot: QtBot, data: bytes
) -> None:
    path = heard.put(data)
    qtbot.waitUntil(lambda: not path.exists())
    heard.put(request(list=None), "a" * 16 + ".json")
    qtbot.waitUntil(lambda: bool(heard.paths))
    assert heard.paths == [None]


def a_pipe(path: Path) -> None:
    os.mkfifo(path)


def a_link(path: Path) -> None:
    (path.parent.parent / "elsewhere").write_bytes(request())
    path.symlink_to(path.parent.parent / "elsewhere")


@POSIX
@pytest.mark.parametrize("make", [a_pipe, a_link], ids=["pipe", "link"])
def test_inbox_with_an_odd_file_removes_it_and_opens_nothing(
    heard: Heard, qtbot: QtBot, make: Callable[[Path], None]
) -> None:
    make(heard.folder / NAME)
    qtbot.waitUntil(lambda: not list(heard.folder.iterdir()))
    assert heard.paths == []


def test_inbox_with_a_folder_named_like_a_request_goes_on(heard: Heard, qtbot: QtBot) -> None:
    (heard.folder / NAME).mkdir()
    heard.put(request(list=None), "f" * 16 + ".json")
    qtbot.waitUntil(lambda: heard.paths == [None])


def test_inbox_leaves_files_with_other_names(heard: Heard, qtbot: QtBot) -> None:
    kept = heard.put(request(), "letter.json")
    heard.put(request(list=None))
    qtbot.waitUntil(lambda: heard.paths == [None])
    assert kept.exists()


@given(st.binary(max_size=200) | st.text(max_size=100).map(str.encode))
def test_parsed_of_anything_is_a_request_or_nothing(data: bytes) -> None:
    assert second_start._parsed(data) is None


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(),
        lambda x: st.lists(x) | st.dictionaries(st.text(), x),
        max_leaves=5,
    )
)
def test_parsed_of_any_value_as_the_list_is_an_absolute_path_or_nothing(value: object) -> None:
    found = second_start._parsed(request(list=value))
    if value is None:
        assert found == (None,)
    elif found is not None:
        assert isinstance(value, str)
        assert Path(value).is_absolute()
        assert "\0" not in value
