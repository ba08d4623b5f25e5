"""`list-files`: whatever a list file holds, opening it ends with a list or one kind of error."""

from __future__ import annotations

import json
import random
import tempfile
from base64 import b64encode
from pathlib import Path

from ketams_desktop.errors import KetamsError
from ketams_desktop.questions.answers import OPTION_IDS
from ketams_desktop.questions.list_file import (
    VERSION,
    ListDocument,
    from_bytes,
    open_list,
    previous_copy,
    put_aside,
    to_bytes,
)
from ketams_desktop.questions.list_lock import LEAST_MEMORY, MOST_MEMORY
from ketams_desktop.questions.what_matters import Importance
from tools.campaigns.campaign import Outcome, Stopwatch
from tools.campaigns.confinement import Confinement
from tools.campaigns.mutation import spoil_bytes, spoil_json, to_json

LONGEST = 1.0
#: The share of lists with a password.
LOCKED = 0.15
#: One in so many goes through real files, with a previous copy beside them.
ON_DISK = 20


def run(size: int, seed: int) -> Outcome:
    """Open `size` spoiled lists."""
    outcome = Outcome({"opened": 0, "refused": 0, "slowest_ms": 0})
    with (
        tempfile.TemporaryDirectory(prefix="ketams-lists-") as folder,
        Confinement(Path(folder), outcome),
    ):
        for number in range(size):
            chance = random.Random(f"{seed}/{number}")  # noqa: S311
            data = _spoiled(chance)
            path = Path(folder) / f"{number}.ketams" if number % ON_DISK == 0 else None
            _try(data, path, chance, outcome, f"list-files, seed {seed}, number {number}")
    return outcome


def good_list(chance: random.Random) -> dict[str, object]:
    """Return a list in plain JSON, as the app would write it."""
    items = [
        {
            "key": key,
            "question_id": f"Q-TEST-{key:02}" if key % 3 else "",
            "text": "What does this mean for me? " * chance.randint(1, 4),
            "origin": "suggested" if key % 3 else "own",
            "answer": chance.choice(("yes_no", "open")),
            "original": "",
            "reason": "Because you ticked bladder trouble" if key % 3 else "",
            "touched": bool(key % 2),
        }
        for key in range(1, chance.randint(2, 25))
    ]
    plain: dict[str, object] = {
        "format": "ketams-list",
        "version": chance.choice((1, VERSION)),
        "content_version": "2026.11",
        "role": chance.choice(("patient", "caregiver")),
        "items": items,
        "dismissed": [],
    }
    if chance.random() < 0.5:
        groups = [group for group in OPTION_IDS if group not in ("role", "stage")]
        plain["answers"] = {group: [OPTION_IDS[group][0]] for group in groups}
        plain["dismissed"] = ["Q-TEST-90", "Q-TEST-91"]
        if plain["version"] == VERSION:
            marks = ("less-pain", "low-cost", "of-another-content")
            plain["matters"] = {value: chance.choice(list(Importance)).value for value in marks}
    return plain


def locked_list(chance: random.Random) -> dict[str, object]:
    """Return the envelope of a list with a password. Nothing here knows the password."""

    def text(length: int) -> str:
        return b64encode(chance.randbytes(length)).decode()

    return {
        "format": "ketams-list-locked",
        "version": 1,
        "kdf": "argon2id",
        "rounds": chance.randint(1, 6),
        "memory": chance.choice((LEAST_MEMORY, MOST_MEMORY)),
        "salt": text(16),
        "cipher": "xchacha20poly1305",
        "nonce": text(24),
        "box": text(4112),
    }


def _spoiled(chance: random.Random) -> bytes:
    kind = chance.randrange(10)
    if kind == 0:
        return chance.randbytes(chance.choice((0, 1, 100, 10_000)))
    good = good_list(chance)
    if chance.random() < LOCKED:
        good = locked_list(chance)
    if kind < 5:
        return spoil_bytes(to_json(good), chance)
    spoiled = to_json(spoil_json(good, chance))
    return spoil_bytes(spoiled, chance) if kind == 9 else spoiled


def _try(
    data: bytes, path: Path | None, chance: random.Random, outcome: Outcome, where: str
) -> None:
    try:
        with Stopwatch() as watch:
            if path is None:
                document = from_bytes(data, "list.ketams")
            else:
                document = _open_file(path, data, chance)
        again = from_bytes(to_bytes(document), "again")
        outcome.count("opened")
        if to_bytes(again) != to_bytes(document):
            outcome.add_fault(f"{where}: what was opened is not what is written.")
    except KetamsError:
        outcome.count("refused")
    except Exception as error:  # noqa: BLE001 - any other error is what is looked for
        outcome.add_fault(f"{where}: {type(error).__name__}: {str(error)[:200]}")
    outcome.note_slowest("slowest_ms", watch.seconds)
    if watch.seconds > LONGEST:
        outcome.add_fault(f"{where}: took {watch.seconds:.2f} s.")


def _open_file(path: Path, data: bytes, chance: random.Random) -> ListDocument:
    path.write_bytes(data)
    if chance.random() < 0.5:
        previous_copy(path).write_bytes(json.dumps(good_list(chance)).encode())
    try:
        return open_list(path).document
    except KetamsError:
        put_aside(path)
        raise
