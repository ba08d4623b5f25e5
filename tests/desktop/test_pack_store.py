"""Packs from elsewhere: only whole, new, signed ones are taken in, and the old one stays."""

from __future__ import annotations

import contextlib
import os
import shutil
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from packs import PackMaker, version_of

from ketams_desktop.authoring.signing import make_key, sign_pack
from ketams_desktop.desktop import pack_store
from ketams_desktop.desktop.pack_store import PackStore, built_in_keys
from ketams_desktop.errors import OutputError, PackError
from ketams_desktop.library import pack as pack_module
from ketams_desktop.library import pack_check
from ketams_desktop.library.pack import Pack
from ketams_desktop.library.pack_signature import signature_path

TODAY = date(2026, 11, 25)


class Desk(PackMaker):
    """A store that trusts one key, and packs to bring there."""

    def __init__(self, folder: Path, shipped: Path) -> None:
        super().__init__(folder, folder / "shipped.pack")
        shutil.copy(shipped, self.shipped)
        self.store = PackStore(folder / "store" / "packs", self.shipped, lambda: [self.trusted])

    def in_use(self) -> str:
        """Return the version of the pack that a start would use."""
        return version_of(self.store)

    def refusal(self, path: Path) -> str:
        """Try to install what must be refused; return the sentence. Nothing may have changed."""
        before, had = self.in_use(), kept(self.store.folder)
        with pytest.raises(PackError) as caught:
            self.store.install(path, TODAY)
        assert self.in_use() == before
        assert kept(self.store.folder) == had
        return str(caught.value)


def kept(folder: Path) -> dict[str, bytes]:
    """Return the files of a folder that may not be there."""
    return {x.name: x.read_bytes() for x in folder.iterdir()} if folder.is_dir() else {}


@pytest.fixture
def desk(tmp_path: Path, compiled_pack: Path) -> Desk:
    return Desk(tmp_path, compiled_pack)


def test_newer_signed_pack_is_taken_in_and_used(desk: Desk) -> None:
    assert desk.store.best() == desk.shipped
    offer = desk.store.install(desk.signed(), TODAY)
    assert (offer.info.content_version, offer.signed_by) == ("2027.1", "A key for tests")
    assert desk.in_use() == "2027.1"
    assert desk.store.troubles == []
    assert not list(desk.store.folder.glob("*.new"))


def test_looking_at_a_pack_takes_nothing_in(desk: Desk) -> None:
    assert desk.store.look_at(desk.signed(), TODAY).info.content_version == "2027.1"
    assert not desk.store.folder.exists()


def test_two_packs_are_kept_and_the_one_before_helps_when_the_newest_is_damaged(desk: Desk) -> None:
    for version in ("2027.1", "2027.2", "2027.10"):
        desk.store.install(desk.signed(version=version), TODAY)
    packs = sorted(x.name.split("-")[0] for x in desk.store.folder.glob("*.pack"))
    assert packs == ["2027.10", "2027.2"]
    assert len(list(desk.store.folder.iterdir())) == 4
    newest = next(desk.store.folder.glob("2027.10-*.pack"))
    data = bytearray(newest.read_bytes())
    data[-1] ^= 1
    newest.write_bytes(data)
    assert desk.in_use() == "2027.2"
    assert len(desk.store.troubles) == 1
    assert "not what was signed" in desk.store.troubles[0]


def test_shipped_pack_that_is_newer_wins(desk: Desk) -> None:
    desk.store.install(desk.signed(), TODAY)
    later = desk.pack(version="2028.1", name="shipped-later.pack")
    store = PackStore(desk.store.folder, later, lambda: [desk.trusted])
    assert store.best() == later


def test_key_that_is_trusted_no_more_brings_back_the_shipped_pack(desk: Desk) -> None:
    desk.store.install(desk.signed(), TODAY)
    store = PackStore(desk.store.folder, desk.shipped, list)
    assert store.best() == desk.shipped
    assert "does not know" in store.troubles[0]


def test_altered_after_signing_is_refused(desk: Desk) -> None:
    path = desk.signed()
    data = bytearray(path.read_bytes())
    for place in (100, len(data) // 2, len(data) - 1):
        spoiled = bytearray(data)
        spoiled[place] ^= 0x10
        path.write_bytes(spoiled)
        assert "was changed or damaged on its way" in desk.refusal(path)


def test_signature_of_another_pack_is_refused(desk: Desk) -> None:
    other, path = desk.signed(version="2027.2", name="other.pack"), desk.pack()
    shutil.copy(signature_path(other), signature_path(path))
    assert "not what was signed" in desk.refusal(path)


def test_stranger_who_signs_is_refused(desk: Desk) -> None:
    path, key = desk.pack(), desk.folder / "stranger.key"
    make_key(key)
    sign_pack(path, key)
    assert "does not know" in desk.refusal(path)


def test_without_signature_is_refused(desk: Desk) -> None:
    assert "there is no new.pack.sig beside it" in desk.refusal(desk.pack())


@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", "null", "{}", '{"format": "ketams-pack-signature", "version": true}',
     '{"format": "ketams-pack-signature", "version": 1, "key": "", "signature": ""}',
     '{"format": "ketams-pack-signature", "version": 1, "key": 1, "signature": []}',
     "[" * 4000, "x" * 5000, "\x00\xff"],
)  # fmt: skip
def test_damaged_signature_is_refused(desk: Desk, text: str) -> None:
    path = desk.pack()
    signature_path(path).write_text(text, "latin-1")
    words = desk.refusal(path)
    assert "is damaged, or none of ours" in words or "cannot be copied" in words


def newer_signature(path: Path) -> None:
    """Make a pack's signature one of a later app's."""
    words = signature_path(path).read_text("ascii")
    signature_path(path).write_text(words.replace('"version": 1', '"version": 2'), "ascii")


def test_signature_of_a_newer_form_is_refused_kindly(desk: Desk) -> None:
    path = desk.signed()
    newer_signature(path)
    assert "only a newer version of KetaMS Desktop knows" in desk.refusal(path)


def test_packs_that_only_a_newer_app_can_use_stay_as_they_are(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Someone goes back to an older app, and takes packs in there."""
    desk.store.folder.mkdir(parents=True)
    with monkeypatch.context() as newer_app:
        newer_app.setattr(pack_module, "READABLE_VERSIONS", (1, 2, 3))
        format_3 = desk.signed("PRAGMA user_version = 3", version="2029.1", name="2029.1-a.pack")
    signed_anew = desk.signed(version="2029.2", name="2029.2-b.pack")
    newer_signature(signed_anew)
    for path in (format_3, signed_anew):
        shutil.move(path, desk.store.folder)
        shutil.move(signature_path(path), desk.store.folder)
    before = kept(desk.store.folder)
    assert desk.store.best() == desk.shipped
    told = " ".join(desk.store.troubles)
    assert "has format 3; this app reads formats 1 to 2" in told
    assert "only a newer version of KetaMS Desktop knows" in told
    for version in ("2027.1", "2027.2", "2027.3"):
        desk.store.install(desk.signed(version=version), TODAY)
    assert desk.in_use() == "2027.3"
    assert {name: kept(desk.store.folder).get(name) for name in before} == before


def test_older_same_and_outdated_packs_are_refused(desk: Desk) -> None:
    assert "is older (2020.1)" in desk.refusal(desk.signed(version="2020.1"))
    with Pack(desk.shipped) as pack:
        now = pack.info.content_version
    assert "is this very one" in desk.refusal(desk.signed(version=now))
    due = "UPDATE meta SET value = '2026-11-24' WHERE key = 'review_due'"
    assert "out of date" in desk.refusal(desk.signed(due))
    assert "is none" in desk.refusal(desk.signed(version="soon"))
    tongue = "UPDATE meta SET value = 'fr' WHERE key = 'language'"
    assert "in another language (fr)" in desk.refusal(desk.signed(tongue))


def test_pack_cut_short_before_it_was_signed_is_refused(desk: Desk) -> None:
    path = desk.pack()
    Pack(path).close()
    data = path.read_bytes()
    path.write_bytes(data[: len(data) // 2])
    with contextlib.suppress(PackError):
        sign_pack(path, desk.key)
    assert desk.refusal(path)


def test_longer_than_it_says_is_refused(desk: Desk) -> None:
    path = desk.pack()
    with path.open("ab") as file:
        file.write(b"\0" * 8192)
    sign_pack(path, desk.key)
    assert "has more in it than it says" in desk.refusal(path)


@pytest.mark.parametrize(
    "trick",
    [
        "CREATE TRIGGER t AFTER INSERT ON meta BEGIN DELETE FROM record; END",
        "CREATE VIEW v AS WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) "
        "SELECT x FROM n",
        "CREATE TABLE more (x)",
        "DROP TABLE word",
        "ALTER TABLE record RENAME TO other; CREATE VIEW record AS SELECT * FROM other",
        "CREATE INDEX extra ON page_head (position)",
        "CREATE VIRTUAL TABLE spare USING fts5 (x)",
    ],
)
def test_make_up_that_is_not_ours_is_refused(desk: Desk, trick: str) -> None:
    path = desk.pack(trick)
    with contextlib.suppress(PackError):
        sign_pack(path, desk.key)
    assert "is not made up as a content pack is" in desk.refusal(path)


def test_value_that_is_huge_is_refused(desk: Desk) -> None:
    path = desk.signed(
        "UPDATE record SET body = CAST(zeroblob(9000000) AS TEXT) "
        "WHERE id = (SELECT min(id) FROM record WHERE kind = 'claim')"
    )
    assert "cannot be used" in desk.refusal(path)


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE record SET body = '{}' WHERE kind = 'page'",
        "UPDATE record SET body = '[]' WHERE kind = 'question'",
        "UPDATE record SET body = 'no json' WHERE kind = 'claim'",
        "DELETE FROM record WHERE kind = 'country'",
        "DELETE FROM record WHERE kind = 'warnings'",
        "DELETE FROM page_head",
        "DELETE FROM record WHERE kind = 'step'",
    ],
)
def test_records_that_cannot_be_used_are_refused(desk: Desk, change: str) -> None:
    words = desk.refusal(desk.signed(change))
    assert "cannot be used" in words or "lacks" in words
    assert "install KetaMS" not in words


def test_larger_than_any_pack_is_refused_unread(desk: Desk) -> None:
    path = desk.folder / "huge.pack"
    with path.open("wb") as file:
        file.truncate(pack_check.LARGEST_PACK + 1)
    assert "larger than a content pack can be" in desk.refusal(path)
    assert not list(desk.store.folder.parent.glob("*"))


@pytest.mark.skipif(sys.platform == "win32", reason="only on Linux and macOS")
def test_folder_link_and_pipe_are_no_packs(desk: Desk) -> None:
    path, made = desk.folder / "odd.pack", desk.signed()
    makers: list[Callable[[], None]] = [
        path.mkdir,
        lambda: path.symlink_to(made),
        lambda: os.mkfifo(path),
    ]
    for make in makers:
        make()
        assert "is no plain file" in desk.refusal(path)
        path.rmdir() if path.is_dir() and not path.is_symlink() else path.unlink()
    assert "There is no pack to be read" in desk.refusal(path)


def test_no_room_to_keep_it_is_told_and_changes_nothing(desk: Desk) -> None:
    blocked = desk.folder / "file"
    blocked.write_text("in the way")
    store = PackStore(blocked / "packs", desk.shipped, lambda: [desk.trusted])
    with pytest.raises(OutputError, match="could not be kept"):
        store.install(desk.signed(), TODAY)
    assert store.best() == desk.shipped


def test_half_taken_in_is_not_used(desk: Desk) -> None:
    desk.store.install(desk.signed(), TODAY)
    place = next(desk.store.folder.glob("*.pack"))
    later = desk.signed(version="2027.5", name="later.pack")
    for name, source in (("x.pack.new", later), ("2027.5-a.pack.sig", signature_path(later))):
        shutil.copy(source, desk.store.folder / name)
    assert desk.store.best() == place
    (desk.store.folder / "junk.pack").write_bytes(b"no pack at all")
    assert desk.store.best() == place
    assert "there is no junk.pack.sig beside it" in "".join(desk.store.troubles)


def test_built_in_keys_can_be_read() -> None:
    assert all(len(x.key) == 32 for x in built_in_keys())


def test_newly_installed_pack_stays_whatever_higher_versions_no_key_covers(desk: Desk) -> None:
    for version in ("2028.1", "2028.2"):
        desk.store.install(desk.signed(version=version), TODAY)
    (desk.folder / "other").mkdir()
    other = PackMaker(desk.folder / "other", desk.shipped)
    store = PackStore(desk.store.folder, desk.shipped, lambda: [other.trusted])
    store.install(other.signed(version="2027.5"), TODAY)
    with Pack(store.best()) as pack:
        assert pack.info.content_version == "2027.5"


def test_other_words_under_the_version_in_use_are_refused(desk: Desk) -> None:
    other = "UPDATE meta SET value = 'f' || value WHERE key = 'source_hash'"
    with Pack(desk.shipped) as pack:
        now = pack.info.content_version
    assert "but other words" in desk.refusal(desk.signed(other, version=now))


@pytest.mark.parametrize("kind", ["page", "question", "claim", "source", "country"])
def test_deep_record_is_refused(desk: Desk, kind: str) -> None:
    deep = "replace(hex(zeroblob(50000)), '00', '[')"
    change = f"UPDATE record SET body = {deep} WHERE kind = '{kind}'"  # noqa: S608 - a test's own
    words = desk.refusal(desk.signed(change))
    assert "cannot be used" in words


def test_unsigned_pack_in_the_folder_never_reaches_sqlite(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.store.install(desk.signed(), TODAY)
    strange = desk.pack(version="2099.1")
    shutil.copy(strange, desk.store.folder / "2099.1-x.pack")
    opened: list[Path] = []
    real = pack_store.Pack
    monkeypatch.setattr(pack_store, "Pack", lambda path: opened.append(path) or real(path))
    assert desk.store.best().name.startswith("2027.1")
    assert all(not x.name.startswith("2099") for x in opened), opened


def test_shipped_pack_of_the_same_version_wins_over_an_installed_one(desk: Desk) -> None:
    desk.store.install(desk.signed(), TODAY)
    same = desk.pack(version="2027.1", name="a-shipped.pack")
    assert PackStore(desk.store.folder, same, lambda: [desk.trusted]).best() == same


def test_old_pack_that_cannot_be_taken_away_does_not_spoil_an_import(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    for version in ("2027.1", "2027.2"):
        desk.store.install(desk.signed(version=version), TODAY)
    real = Path.unlink

    def unlink(path: Path, missing_ok: bool = False) -> None:
        # As Windows does with a pack that is open on a screen.
        if path.name.startswith("2027.1-"):
            raise PermissionError(13, "in use")
        real(path, missing_ok)

    monkeypatch.setattr(Path, "unlink", unlink)
    desk.store.install(desk.signed(version="2027.3"), TODAY)
    assert desk.in_use() == "2027.3"
    monkeypatch.undo()
    desk.store.install(desk.signed(version="2027.4"), TODAY)
    packs = sorted(x.name.split("-")[0] for x in desk.store.folder.glob("*.pack"))
    assert packs == ["2027.3", "2027.4"]


@pytest.mark.skipif(sys.platform == "win32", reason="only on Linux and macOS")
def test_pipe_or_folder_among_installed_packs_holds_no_start_up(desk: Desk) -> None:
    desk.store.install(desk.signed(), TODAY)
    os.mkfifo(desk.store.folder / "2099.1-a.pack")
    (desk.store.folder / "2099.2-b.pack").mkdir()
    assert desk.in_use() == "2027.1"
    assert ["no plain file" in x for x in desk.store.troubles] == [True, True]
