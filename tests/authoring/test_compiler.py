import json
import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from ketams_desktop.authoring.check import check_content
from ketams_desktop.authoring.compiler import write_pack
from ketams_desktop.authoring.content import Content
from ketams_desktop.authoring.source_files import read_sources, source_hash
from ketams_desktop.errors import PackError
from ketams_desktop.library.pack_format import RECORD_KINDS

TODAY = date(2026, 11, 22)


def content_of(root: Path) -> Content:
    return check_content(root, TODAY).content


def rows(path: Path, sql: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(path)) as database:
        return database.execute(sql).fetchall()


def test_same_sources_give_the_same_bytes(good: Path, tmp_path: Path) -> None:
    write_pack(content_of(good), tmp_path / "a.pack")
    write_pack(content_of(good), tmp_path / "b.pack")
    assert (tmp_path / "a.pack").read_bytes() == (tmp_path / "b.pack").read_bytes()


def test_pack_holds_every_kind_of_record(good: Path, tmp_path: Path) -> None:
    write_pack(content_of(good), tmp_path / "a.pack")
    kinds = {kind for (kind,) in rows(tmp_path / "a.pack", "SELECT DISTINCT kind FROM record")}
    assert kinds == set(RECORD_KINDS)


def test_pack_is_sound_and_leaves_nothing_beside_it(good: Path, tmp_path: Path) -> None:
    folder = tmp_path / "out" / "deeper"
    write_pack(content_of(good), folder / "a.pack")
    assert rows(folder / "a.pack", "PRAGMA integrity_check") == [("ok",)]
    rows(folder / "a.pack", "INSERT INTO search(search, rank) VALUES ('integrity-check', 1)")
    assert [path.name for path in folder.iterdir()] == ["a.pack"]


def test_pack_says_from_which_sources_it_was_made(good: Path, tmp_path: Path) -> None:
    write_pack(content_of(good), tmp_path / "a.pack")
    meta = dict(rows(tmp_path / "a.pack", "SELECT key, value FROM meta"))  # type: ignore[arg-type]
    assert meta["source_hash"] == source_hash(read_sources(good))


def test_source_hash_follows_names_and_bytes(good: Path) -> None:
    before = source_hash(read_sources(good))
    assert source_hash(read_sources(good)) == before
    (good / "README.md").write_text("For people, not for the pack.", "utf-8")
    assert source_hash(read_sources(good)) == before
    page = good / "en" / "pages" / "first-page.md"
    page.write_bytes(page.read_bytes() + b"\n")
    changed = source_hash(read_sources(good))
    assert changed != before
    page.rename(page.with_name("renamed.md"))
    assert source_hash(read_sources(good)) not in (before, changed)


def test_claims_of_a_page_come_with_its_figures(good: Path, tmp_path: Path) -> None:
    page = good / "en" / "pages" / "first-page.md"
    text = page.read_text("utf-8").replace("- It was seen once [@E-TST-02].\n", "")
    page.write_text(text.replace("claims: [E-TST-01, E-TST-02]", "claims: [E-TST-01]"), "utf-8")
    report = check_content(good, TODAY)
    assert report.findings == ()
    write_pack(report.content, tmp_path / "a.pack")
    ((body,),) = rows(tmp_path / "a.pack", "SELECT body FROM record WHERE id = 'first-page'")
    assert json.loads(str(body))["claims"] == ["E-TST-01", "E-TST-02"]


def test_pack_that_cannot_be_written_leaves_the_old_one(good: Path, tmp_path: Path) -> None:
    target = tmp_path / "a.pack"
    target.mkdir()
    (target / "keep").write_text("me", "utf-8")
    with pytest.raises(PackError, match="What was there is unchanged"):
        write_pack(content_of(good), target)
    assert (target / "keep").read_text("utf-8") == "me"
    assert not list(tmp_path.glob(".a.pack*"))


def test_pack_below_a_file_is_refused_in_a_sentence(good: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", "utf-8")
    with pytest.raises(PackError, match="could not be written"):
        write_pack(content_of(good), tmp_path / "file" / "a.pack")


def test_windows_line_breaks_give_the_same_pages(good: Path, tmp_path: Path) -> None:
    write_pack(content_of(good), tmp_path / "a.pack")
    for path in good.rglob("*.*"):
        path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    report = check_content(good, TODAY)
    assert report.findings == ()
    write_pack(report.content, tmp_path / "b.pack")
    sql = "SELECT kind, id, body FROM record ORDER BY kind, id"
    assert rows(tmp_path / "a.pack", sql) == rows(tmp_path / "b.pack", sql)
