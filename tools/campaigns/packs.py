"""`packs`: whatever a pack's file holds, reading all of it ends well or with one kind of error.

Each spoiled pack is also brought with the signature of the pack that it was made from: none may
be taken in.
"""

from __future__ import annotations

import contextlib
import json
import random
import sqlite3
import tempfile
from collections.abc import Callable
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
from tools.campaigns.mutation import spoil_bytes, spoil_json

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


def run(size: int, seed: int, pack: Path | None = None) -> Outcome:
    """Read `size` spoiled packs."""
    outcome = Outcome({"read": 0, "refused": 0, "not_installed": 0, "slowest_ms": 0})
    shipped = pack or default_pack()
    good = shipped.read_bytes()
    with tempfile.TemporaryDirectory(prefix="ketams-packs-") as folder:
        path = Path(folder) / "spoiled.pack"
        store = _signed_store(Path(folder), shipped, path)
        for number in range(size):
            chance = random.Random(f"{seed}/{number}")  # noqa: S311
            _spoil(good, path, chance)
            _try(path, outcome, f"packs, seed {seed}, number {number}")
            if path.read_bytes() != good:
                _try_to_install(store, path, outcome, f"packs, seed {seed}, number {number}")
    return outcome


def _signed_store(folder: Path, shipped: Path, path: Path) -> PackStore:
    """Return a store that trusts the key with which the pack at `path` was signed when good."""
    key = folder / "campaign.key"
    trusted = TrustedKey("The campaign", decode_key(make_key(key)))
    path.write_bytes(shipped.read_bytes())
    sign_pack(path, key)
    return PackStore(folder / "installed", shipped, lambda: [trusted])


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
