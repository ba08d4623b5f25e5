"""`packs`: whatever a pack's file holds, reading all of it ends well or with one kind of error.

Each spoiled pack is also brought with the signature of the pack that it was made from: none may
be taken in.

Most are made from a small pack, which has a few records of every kind: so there can be many.
One in `WHOLE_EVERY` is made from the whole one.
"""

from __future__ import annotations

import contextlib
import json
import os
import random
import sqlite3
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from ketams_desktop.authoring.signing import make_key, sign_pack
from ketams_desktop.desktop.pack_store import PackStore
from ketams_desktop.errors import KetamsError
from ketams_desktop.library.library import Library
from ketams_desktop.library.pack_format import RECORD_KINDS
from ketams_desktop.library.pack_signature import TrustedKey, decode_key
from ketams_desktop.questions.answers import Answers
from ketams_desktop.questions.bank import Bank
from ketams_desktop.questions.guide import Guide
from ketams_desktop.questions.suggest import suggest
from ketams_desktop.resources import default_pack
from tools.campaigns.campaign import Outcome, Stopwatch
from tools.campaigns.confinement import Confinement
from tools.campaigns.mutation import spoil_bytes, spoil_json

#: Seconds on the processor that a pack may take, read whole.
LONGEST = 1.0
#: Of so many packs one is made from the whole pack.
WHOLE_EVERY = 50
#: So many records of each kind does the small pack have.
KEPT = 6

ODD_SCHEMAS = (
    *("DROP TABLE record", "DROP TABLE search", "DROP TABLE page_head", "DELETE FROM meta"),
    *("DELETE FROM record WHERE kind = 'page'", "DELETE FROM record WHERE kind = 'step'"),
    *("UPDATE meta SET value = CAST(value AS BLOB)", "UPDATE record SET body = NULL || body"),
    *("UPDATE record SET body = CAST(x'FF00FE' AS TEXT) WHERE kind = 'claim'",),
    *("PRAGMA user_version = 7", "PRAGMA application_id = 1", "DELETE FROM search_data"),
    *("UPDATE search_data SET block = zeroblob(20)", "DELETE FROM search_config"),
    "ALTER TABLE record RENAME COLUMN body TO words",
    "DROP TABLE meta; CREATE VIEW meta AS SELECT 'language' AS key, randomblob(9) AS value",
)


def run(size: int, seed: int, pack: Path | None = None, whole_every: int = WHOLE_EVERY) -> Outcome:
    """Read `size` spoiled packs."""
    outcome = Outcome({"read": 0, "refused": 0, "not_installed": 0, "slowest_ms": 0})
    shipped = pack or default_pack()
    # In memory where there is one of files: what is written here is read once.
    place = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None  # noqa: S108
    with tempfile.TemporaryDirectory(prefix="ketams-packs-", dir=place) as folder:
        small = Path(folder, "small.pack")
        make_small_pack(shipped, small)
        few, whole = (_Good.signed(Path(folder, name), of) for name, of in
                      (("few", small), ("whole", shipped)))  # fmt: skip
        with Confinement(Path(folder), outcome):
            for number in range(size):
                good = few if number % whole_every else whole
                chance = random.Random(f"{seed}/{number}")  # noqa: S311
                where = f"packs, seed {seed}, number {number}"
                _spoil(good.data, good.path, chance)
                _try(good.path, outcome, where)
                if good.path.read_bytes() != good.data:
                    _try_to_install(good.store, good.path, outcome, where)
    return outcome


def make_small_pack(source: Path, target: Path) -> None:
    """Write a pack with the first `KEPT` records of each kind of `source`."""
    target.write_bytes(source.read_bytes())
    with contextlib.closing(sqlite3.connect(target)) as base:
        with base:
            for kind in RECORD_KINDS:
                base.execute(
                    "DELETE FROM record WHERE kind = ? AND id NOT IN "
                    "(SELECT id FROM record WHERE kind = ? ORDER BY position LIMIT ?)",
                    (kind, kind, KEPT),
                )
            base.execute(
                "DELETE FROM page_head WHERE id NOT IN (SELECT id FROM record WHERE kind = 'page')"
            )
            base.execute(
                "DELETE FROM search WHERE kind = 'page' AND id NOT IN (SELECT id FROM page_head)"
            )
            base.execute("INSERT INTO search (search) VALUES ('optimize')")
        base.execute("VACUUM")


@dataclass(frozen=True, slots=True)
class _Good:
    """A good pack, where it is spoiled, and a store that trusts the key it was signed with."""

    data: bytes
    path: Path
    store: PackStore

    @classmethod
    def signed(cls, folder: Path, pack: Path) -> _Good:
        folder.mkdir()
        key, path = folder / "campaign.key", folder / "spoiled.pack"
        trusted = TrustedKey("The campaign", decode_key(make_key(key)))
        path.write_bytes(pack.read_bytes())
        sign_pack(path, key)
        return cls(
            pack.read_bytes(), path, PackStore(folder / "installed", pack, lambda: [trusted])
        )


def _try_to_install(store: PackStore, path: Path, outcome: Outcome, where: str) -> None:
    try:
        store.install(path, date.today())
        outcome.add_fault(f"{where}: a pack that was changed after it was signed was taken in")
    except KetamsError:
        outcome.count("not_installed")
    except Exception as error:  # noqa: BLE001 - any other error is what is looked for
        outcome.add_fault(f"{where}, installing: {type(error).__name__}: {str(error)[:200]}")


def read_everything(library: Library) -> None:
    """Ask a library for all that the app asks it for.

    Each part may fail by itself; the first error is raised once all were asked for.
    """
    errors = []
    for part in _parts(library):
        try:
            part()
        except KetamsError as error:
            errors.append(error)
    if errors:
        raise errors[0]


def _parts(library: Library) -> list[Callable[[], object]]:
    def pages() -> None:
        for head in library.page_heads():
            library.page(head.id)

    def records() -> None:
        one = {"claim": library.claim, "source": library.source, "figure": library.figure,
               "comparison": library.comparison}  # fmt: skip
        for kind, read in one.items():
            for plain in library.plain_records(kind):
                with contextlib.suppress(TypeError, KeyError):
                    read(str(plain["id"]))  # type: ignore[index]

    def questions() -> None:
        bank, guide = Bank.from_library(library), Guide.from_library(library)
        suggest(bank, guide, Answers(health=frozenset({"bladder"}), goals=frozenset({"pain"})))

    words = ("ketamine", "bladd", '"; DROP', "low mood")
    return [
        *(lambda: library.info, library.sections, pages, records, questions),
        *(library.terms, library.help_countries, library.warning_sets),
        lambda: [library.search(each) for each in words],
    ]


def _spoil(good: bytes, path: Path, chance: random.Random) -> None:
    """Write a pack with spoiled bytes, spoiled records or a spoiled make-up."""
    kind = chance.randrange(3)
    if kind == 0:
        path.write_bytes(spoil_bytes(good, chance))
        return
    path.write_bytes(good)
    with contextlib.closing(sqlite3.connect(path)) as base:
        # Some of what is tried is refused by SQLite itself; then another part is spoiled.
        with contextlib.suppress(sqlite3.Error), base:
            base.execute("PRAGMA writable_schema = ON")
            if kind == 1:
                base.executescript(chance.choice(ODD_SCHEMAS))
        if kind == 2:
            _spoil_records(base, chance)


def _spoil_records(base: sqlite3.Connection, chance: random.Random) -> None:
    table = chance.choice(("record", "record", "record", "page_head"))
    kind = chance.choice(RECORD_KINDS)
    where = "" if table == "page_head" else f" WHERE kind = '{kind}'"
    rows = base.execute(f"SELECT id, body FROM {table}{where}").fetchall()  # noqa: S608
    for record_id, body in chance.sample(rows, min(len(rows), 3)):
        spoiled = json.dumps(spoil_json(json.loads(body), chance))
        with base, contextlib.suppress(sqlite3.Error):
            condition = where + (" AND id = ?" if where else " WHERE id = ?")
            change = f"UPDATE {table} SET body = ?{condition}"  # noqa: S608
            base.execute(change, (spoiled, record_id))


def _try(path: Path, outcome: Outcome, where: str) -> None:
    try:
        with Stopwatch() as watch:
            library = Library.open(path)
            try:
                read_everything(library)
            finally:
                library.close()
        outcome.count("read")
    except KetamsError:
        outcome.count("refused")
    except Exception as error:  # noqa: BLE001 - any other error is what is looked for
        outcome.add_fault(f"{where}: {type(error).__name__}: {str(error)[:200]}")
    outcome.note_slowest("slowest_ms", watch.seconds)
    if watch.seconds > LONGEST:
        outcome.add_fault(f"{where}: took {watch.seconds:.2f} s.")
