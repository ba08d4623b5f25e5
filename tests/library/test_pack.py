import shutil
import sqlite3
import sys
from contextlib import closing
from pathlib import Path, PurePath, PurePosixPath, PureWindowsPath

import pytest

from ketams_desktop.errors import PackError, UnknownIdError
from ketams_desktop.library.library import Library
from ketams_desktop.library.pack import Pack, database_uri


@pytest.fixture
def copied(pack_path: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(pack_path, tmp_path / "copy.pack"))


def spoil(path: Path, sql: str) -> None:
    with closing(sqlite3.connect(path)) as database:
        database.executescript(sql)
        database.commit()


def test_pack_is_open_for_reading_only(pack_path: Path) -> None:
    before = pack_path.read_bytes()
    with Pack(pack_path) as pack, pytest.raises(sqlite3.OperationalError):
        pack._db.execute("INSERT INTO meta VALUES ('a', 'b')")
    assert pack_path.read_bytes() == before
    assert [path.name for path in pack_path.parent.iterdir() if "test.pack" in path.name] == [
        "test.pack"
    ]


def test_pack_says_what_it_is(pack_path: Path) -> None:
    with Pack(pack_path) as pack:
        info = pack.info
    assert (info.content_version, info.language, info.collected_on) == ("2026.11", "en", "2026-11")
    assert (info.review_due, info.reviewed_by) == ("2027-05-31", "")
    assert len(info.source_hash) == 64


def test_pack_forgets_what_was_asked_and_answers_on(pack_path: Path) -> None:
    with Pack(pack_path) as pack:
        before, first = pack.page_heads(), pack._db
        pack.forget_what_was_asked()
        assert pack._db is not first
        with pytest.raises(sqlite3.ProgrammingError):  # it was closed
            first.execute("SELECT 1")
        assert pack.page_heads() == before
        with pytest.raises(sqlite3.OperationalError):
            pack._db.execute("INSERT INTO meta VALUES ('a', 'b')")


def test_pack_that_is_gone_while_it_is_open_stays_open(copied: Path) -> None:
    with Pack(copied) as pack:
        before, first = pack.page_heads(), pack._db
        copied.unlink()
        pack.forget_what_was_asked()
        assert pack._db is first
        assert pack.page_heads() == before
        copied.write_bytes(b"no pack at all" * 99)
        pack.forget_what_was_asked()
        assert pack._db is first
        assert pack.page_heads() == before


def test_pack_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(PackError, match=r"no content pack at .*gone\.pack"):
        Pack(tmp_path / "gone.pack")


def test_pack_with_an_impossible_name_is_refused_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(PackError, match=r"cannot be read|no content pack"):
        Pack(tmp_path / ("x" * 5000))


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        (PurePosixPath("/a b/c?d#e.pack"), "file:///a%20b/c%3Fd%23e.pack"),
        (PureWindowsPath("C:/a b/c.pack"), "file:///C:/a%20b/c.pack"),
        (PureWindowsPath("//host/share/c.pack"), "file:////host/share/c.pack"),
    ],
)
def test_database_uri_is_one_that_sqlite_takes(path: PurePath, uri: str) -> None:
    assert database_uri(path) == uri


@pytest.mark.parametrize("name", ["a b.pack", "what?.pack", "50%.pack", "ü#1.pack"])
def test_pack_may_have_any_name(pack_path: Path, tmp_path: Path, name: str) -> None:
    if sys.platform == "win32" and "?" in name:
        pytest.skip("only on systems that allow ? in names")
    Pack(Path(shutil.copy(pack_path, tmp_path / name))).close()


def test_pack_that_is_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(PackError, match="no content pack"):
        Pack(tmp_path)


@pytest.mark.parametrize("content", [b"", b"hello\n" * 400, b"PK\x03\x04" + bytes(5000)])
def test_pack_that_is_another_file_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "other.pack"
    path.write_bytes(content)
    with pytest.raises(PackError, match=r"other\.pack is not a KetaMS content pack"):
        Pack(path)


def test_pack_that_is_another_database_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "other.pack"
    spoil(path, "CREATE TABLE meta (key, value);")
    with pytest.raises(PackError, match="is not a KetaMS content pack"):
        Pack(path)


def test_pack_for_a_newer_app_is_refused(copied: Path) -> None:
    spoil(copied, "PRAGMA user_version = 3;")
    with pytest.raises(PackError, match="has format 3; this app reads formats 1 to 2"):
        Pack(copied)


def test_pack_without_its_meta_is_refused(copied: Path) -> None:
    spoil(copied, "DELETE FROM meta WHERE key = 'review_due';")
    with pytest.raises(PackError, match="lacks: review_due"):
        Pack(copied)


def test_pack_cut_short_is_refused_in_a_sentence(copied: Path) -> None:
    copied.write_bytes(copied.read_bytes()[:9000])
    with pytest.raises(PackError, match="installing KetaMS Desktop again"):
        Library.open(copied).page_heads()


def test_pack_with_a_damaged_record_says_so(copied: Path) -> None:
    spoil(copied, "UPDATE record SET body = '{' WHERE kind = 'page';")
    library = Library.open(copied)
    with pytest.raises(PackError, match="cannot be read"):
        library.page("first-page")
    library.close()


def test_pack_whose_schema_is_no_text_is_refused_in_a_sentence(copied: Path) -> None:
    # SQLite's own words quote the schema; Python then fails at them, not at the pack.
    data, start = copied.read_bytes(), b"CREATE TABLE record ("
    assert start in data
    copied.write_bytes(data.replace(start, b"CREATE TABLE record \xcf"))
    with pytest.raises(PackError, match="cannot be read"):
        Pack(copied)


def test_pack_with_a_record_of_another_form_says_so(copied: Path) -> None:
    spoil(copied, "UPDATE record SET body = '{\"id\":\"x\"}' WHERE kind = 'term';")
    library = Library.open(copied)
    with pytest.raises(PackError, match=r"is damaged .*term.* is missing"):
        library.terms()
    library.close()


def test_pack_that_failed_to_open_lets_go_of_its_file(tmp_path: Path) -> None:
    path = tmp_path / "other.pack"
    path.write_bytes(b"hello")
    with pytest.raises(PackError):
        Pack(path)
    path.unlink()  # Windows refuses this while a file is open
    assert not path.exists()


def test_record_with_an_unknown_id_is_named(pack_path: Path) -> None:
    with Pack(pack_path) as pack, pytest.raises(UnknownIdError, match="no page 'nowhere'"):
        pack.record("page", "nowhere")


def test_record_with_an_id_that_is_no_text_is_refused_in_a_sentence(pack_path: Path) -> None:
    with Pack(pack_path) as pack, pytest.raises(PackError, match="cannot be read"):
        pack.record("page", "\ud800")
