"""A stranger's pack, before anything in it is used: what is not our make-up is refused."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from ketams_desktop.errors import PackError
from ketams_desktop.library import pack_check
from ketams_desktop.library.pack_check import LARGEST_PACK, check_file, check_make_up


@pytest.fixture
def copied(pack_path: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(pack_path, tmp_path / "copy.pack"))


def test_pack_of_our_own_passes(copied: Path) -> None:
    check_file(copied)
    check_make_up(copied)


def test_what_is_no_plain_file_or_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(PackError, match="is no plain file"):
        check_file(tmp_path)
    with pytest.raises(PackError, match="no pack to be read"):
        check_file(tmp_path / "gone.pack")


def test_file_that_is_larger_than_any_pack_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "huge.pack"
    with path.open("wb") as file:
        file.truncate(LARGEST_PACK + 1)
    with pytest.raises(PackError, match="larger than a content pack can be"):
        check_file(path)


@pytest.mark.parametrize("sql", ["CREATE VIEW extra AS SELECT 1", "DROP TABLE word"])
def test_make_up_that_is_not_ours_names_what_differs(copied: Path, sql: str) -> None:
    with closing(sqlite3.connect(copied)) as base:
        base.execute(sql)
    with pytest.raises(PackError, match=r"not made up as a content pack is \((extra|word)"):
        check_make_up(copied)


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (lambda data: data + bytes(8192), "more in it than it says"),
        (lambda data: data[: len(data) // 2], "is damaged"),
        (lambda _: b"no database" * 400, "file is not a database"),
    ],
)
def test_bytes_that_were_cut_or_added_are_damage(copied: Path, change: object, reason: str) -> None:
    assert callable(change)
    copied.write_bytes(change(copied.read_bytes()))
    with pytest.raises(PackError, match=reason):
        check_make_up(copied)


def test_pack_that_went_meanwhile_is_damage(tmp_path: Path) -> None:
    with pytest.raises(PackError, match="unable to open"):
        check_make_up(tmp_path / "gone.pack")


def test_look_that_takes_too_long_is_ended(copied: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pack_check, "_LONGEST_LOOK", -1.0)
    monkeypatch.setattr(pack_check, "_STEPS", 1)
    with pytest.raises(PackError, match="interrupted"):
        check_make_up(copied)
