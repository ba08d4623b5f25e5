"""Disks that are full, closed, gone or shared: nothing that was kept is lost, and it is said."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from kept_lists import VERSION, own, texts
from pytestqt.qtbot import QtBot

from ketams_desktop.desktop.keeping import ListKeeper
from ketams_desktop.desktop.session import Session
from ketams_desktop.desktop.settings import Keep
from ketams_desktop.desktop.settings_store import SettingsStore
from ketams_desktop.questions.list_file import open_list, to_bytes, write_list

SMALL = "size=64k"


def mount(*arguments: str) -> bool:
    """Mount or unmount something, if this account may."""
    return subprocess.run(arguments, capture_output=True, check=False).returncode == 0


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 64 kB: a real file system, in memory."""
    place = tmp_path / "disk"
    place.mkdir()
    if not sys.platform.startswith("linux") or not mount(
        *("mount", "-t", "tmpfs", "-o", SMALL, "tmpfs", str(place))
    ):
        pytest.skip("only on Linux, and as an account that may mount disks")
    yield place
    mount("umount", "--lazy", str(place))


class Desk:
    """A list that is kept, and what the person was told."""

    def __init__(self, session: Session, settings: SettingsStore, path: Path) -> None:
        settings.change(keep_list=Keep.YES)
        self.session, self.path = session, path
        self.keeper = ListKeeper(session, settings, path, VERSION)
        self.told: list[str] = []
        self.keeper.failed.connect(self.told.append)

    def ask(self, text: str) -> None:
        """Put a question on the list and save it."""
        self.session.add_own(text)
        self.keeper.save_now()


@pytest.fixture
def desk(qtbot: QtBot, session: Session, settings: SettingsStore, small_disk: Path) -> Desk:
    assert qtbot
    return Desk(session, settings, small_disk / "lists" / "my-questions.ketams")


def fill(disk: Path) -> Path:
    """Leave no byte free."""
    rest = disk / "filler"
    with rest.open("wb", buffering=0) as file:
        try:
            while file.write(b"x" * 4096):
                pass
        except OSError:
            pass
    return rest


def test_full_disk_is_told_once_a_change_and_all_is_saved_when_there_is_room(
    desk: Desk, small_disk: Path
) -> None:
    desk.ask("First?")
    rest = fill(small_disk)
    desk.ask("Second?")
    assert "could not be saved" in desk.told[0]
    assert "No space left" in desk.told[0]
    assert desk.keeper.has_unsaved
    assert texts(desk.path) == ["First?"]
    assert not list(desk.path.parent.glob("*.new"))
    rest.unlink()
    desk.ask("Third?")
    assert texts(desk.path) == ["First?", "Second?", "Third?"]
    assert not desk.keeper.has_unsaved


def test_disk_made_read_only_is_told_and_the_list_stays_as_it_was(
    desk: Desk, small_disk: Path
) -> None:
    desk.ask("First?")
    assert mount("mount", "-o", "remount,ro", str(small_disk))
    desk.ask("Second?")
    assert "Read-only file system" in desk.told[0]
    assert texts(desk.path) == ["First?"]
    assert mount("mount", "-o", "remount,rw", str(small_disk))
    desk.keeper.save_now()
    assert texts(desk.path) == ["First?", "Second?"]


def test_disk_pulled_out_is_told_and_the_list_is_saved_when_it_is_back(
    desk: Desk, small_disk: Path
) -> None:
    desk.ask("First?")
    assert mount("umount", str(small_disk))
    small_disk.chmod(0o500)
    (small_disk / "lists").write_text("nothing can be kept here")
    desk.ask("Second?")
    assert "could not be saved" in desk.told[0]
    (small_disk / "lists").unlink()
    desk.ask("Third?")
    assert texts(desk.path) == ["First?", "Second?", "Third?"]


@pytest.fixture
def at_home(qtbot: QtBot, session: Session, settings: SettingsStore, path: Path) -> Desk:
    assert qtbot
    return Desk(session, settings, path)


def test_folder_removed_while_the_app_runs_is_made_again(at_home: Desk) -> None:
    at_home.ask("First?")
    shutil.rmtree(at_home.path.parent)
    at_home.ask("Second?")
    assert texts(at_home.path) == ["First?", "Second?"]
    assert at_home.told == []


def test_clock_set_back_changes_nothing(at_home: Desk) -> None:
    at_home.ask("First?")
    os.utime(at_home.path, (4_000_000_000, 4_000_000_000))
    at_home.ask("Second?")
    os.utime(at_home.path, (0, 0))
    at_home.ask("Third?")
    assert texts(at_home.path) == ["First?", "Second?", "Third?"]
    assert at_home.told == []
    assert not list(at_home.path.parent.glob("*.other-*"))


def test_what_another_program_wrote_is_kept_beside_ours(at_home: Desk) -> None:
    at_home.ask("Ours?")
    write_list(at_home.path, own("Theirs?"))
    at_home.ask("Ours, too?")
    assert texts(at_home.path) == ["Ours?", "Ours, too?"]
    other = at_home.path.with_name("my-questions.other-1.ketams")
    assert texts(other) == ["Theirs?"]
    assert "Another program has changed the file of this list" in at_home.told[0]
    assert other.name in at_home.told[0]
    at_home.ask("And ours again?")
    assert len(at_home.told) == 1


def test_forgetting_the_list_forgets_the_other_version_as_well(at_home: Desk) -> None:
    at_home.ask("Ours?")
    write_list(at_home.path, own("Theirs?"))
    at_home.ask("Ours, too?")
    assert len(list(at_home.path.parent.iterdir())) == 3
    at_home.keeper.forget()
    assert not at_home.path.parent.exists()


def test_same_bytes_written_by_another_program_are_no_change(at_home: Desk) -> None:
    at_home.ask("Ours?")
    at_home.path.write_bytes(at_home.path.read_bytes())
    at_home.ask("Ours, too?")
    assert at_home.told == []


def test_other_version_that_cannot_be_kept_stops_the_save(
    at_home: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    at_home.ask("Ours?")
    write_list(at_home.path, own("Theirs?"))

    def refuse(*_names: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(shutil, "copyfile", refuse)
        at_home.ask("Ours, too?")
    assert "could not be kept" in at_home.told[0]
    assert texts(at_home.path) == ["Theirs?"]
    assert at_home.keeper.has_unsaved


def test_too_many_other_versions_stop_the_save(at_home: Desk) -> None:
    at_home.ask("Ours?")
    for number in range(1, 1000):
        at_home.path.with_name(f"my-questions.other-{number}.ketams").touch()
    write_list(at_home.path, own("Theirs?"))
    at_home.ask("Ours, too?")
    assert "too many versions" in at_home.told[0]
    assert texts(at_home.path) == ["Theirs?"]


# A power cut: what was not flushed to the disk is gone -----------------------------------------


def test_power_cut_after_any_step_of_a_save_leaves_a_whole_list(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Stop a save after each of its calls, drop what was not flushed, and open what is there."""
    before, after = own("Before?"), own("Before?", "After?")
    ends = set()
    for stop in range(40):
        folder = tmp_path / str(stop)
        path = folder / "my-questions.ketams"
        write_list(path, own("Long ago?"))
        write_list(path, before)
        with monkeypatch.context() as patch:
            disk = Disk(stop, patch)
            try:
                write_list(path, after)
                disk.is_done = True
            except PowerCutError:
                pass
        disk.drop_unflushed()
        ends.add(to_bytes(open_list(path).document))
        if disk.is_done:
            break
    else:
        pytest.fail("the save never ended")
    assert stop > 5
    assert ends <= {to_bytes(before), to_bytes(after)}
    assert to_bytes(after) in ends


class PowerCutError(BaseException):
    """The power is gone."""


class Disk:
    """Counts the calls of a save that change the disk, and stops it at one of them."""

    def __init__(self, stop: int, patch: pytest.MonkeyPatch) -> None:
        self._left, self.is_done = stop, False
        self._flushed: set[tuple[int, int]] = set()
        self._replace, self._fsync, self._copy = Path.replace, os.fsync, shutil.copyfile
        patch.setattr(Path, "replace", lambda *x: self._on_replace(*x))
        patch.setattr(os, "fsync", self._on_fsync)
        patch.setattr(shutil, "copyfile", self._on_copy)
        self._written: list[Path] = []

    def _step(self) -> None:
        if self._left == 0:
            raise PowerCutError
        self._left -= 1

    def _on_fsync(self, handle: int) -> None:
        self._step()
        self._fsync(handle)
        state = os.fstat(handle)
        self._flushed.add((state.st_dev, state.st_ino))

    def _on_copy(self, source: Path, target: Path) -> None:
        self._step()
        self._copy(source, target)
        self._written.append(Path(target))

    def _on_replace(self, source: Path, target: Path) -> Path:
        self._step()
        self._written.append(Path(target))
        return self._replace(source, target)

    def drop_unflushed(self) -> None:
        """Empty every file that was written and never flushed, as a cut can leave it."""
        if self.is_done:
            return
        for path in self._written:
            if path.exists():
                state = path.stat()
                if (state.st_dev, state.st_ino) not in self._flushed:
                    path.write_bytes(b"")
