"""`kill`: a process that keeps a list is killed at any moment; next to nothing may be lost."""

from __future__ import annotations

import random
import re
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

from ketams_desktop.errors import KetamsError
from ketams_desktop.questions.list_file import open_list
from ketams_desktop.questions.list_lock import Password
from ketams_desktop.resources import default_pack
from tools.campaigns.campaign import Outcome
from tools.campaigns.killed_editor import PASSWORD, WORDS

ROOT = Path(__file__).resolve().parents[2]

#: A change that is older than this when the process dies must have been saved, in seconds.
OLDEST_LOST = 1.0
_NUMBER = re.compile(WORDS.format(number=r"(\d+)").replace("?", r"\?"))


def run(
    size: int, seed: int, oldest_lost: float = OLDEST_LOST, pack: Path | None = None
) -> Outcome:
    """Kill `size` processes, each in a folder where the ones before were killed too."""
    outcome = Outcome({"killed": 0, "changes": 0, "longest_unsaved_ms": 0})
    with tempfile.TemporaryDirectory(prefix="ketams-kill-") as folder:
        for number in range(size):
            chance = random.Random(f"{seed}/{number}")  # noqa: S311
            where = f"kill, seed {seed}, number {number}"
            lines, killed_at = _edit_and_kill(Path(folder), number, pack or default_pack(), chance)
            _judge(Path(folder), lines, killed_at, oldest_lost, outcome, where)
    return outcome


def _edit_and_kill(
    folder: Path, number: int, pack: Path, chance: random.Random
) -> tuple[list[tuple[float, str, int]], float]:
    """Return what the process said (when it was heard, what, which change), and its end."""
    lines: list[tuple[float, str, int]] = []
    module = "tools.campaigns.killed_editor"
    command = [sys.executable, "-m", module, str(folder), str(number), str(pack)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        ready = threading.Event()

        def listen() -> None:
            for line in process.stdout or ():
                if not line.endswith("\n"):
                    break  # killed in the middle of saying it
                what, _, change = line.partition(" ")
                lines.append((time.monotonic(), what, int(change)))
                ready.set()
            ready.set()

        listener = threading.Thread(target=listen)
        listener.start()
        ready.wait(60)
        time.sleep(chance.uniform(0.0, 2.5))
        killed_at = time.monotonic()
        process.kill()
        process.wait()
        listener.join()
    return lines, killed_at


def _judge(
    folder: Path,
    lines: list[tuple[float, str, int]],
    killed_at: float,
    oldest_lost: float,
    outcome: Outcome,
    where: str,
) -> None:
    outcome.count("killed")
    outcome.figures.setdefault("changes", 0)
    changes = {number: heard for heard, what, number in lines if what == "changed"}
    saved = max((number for _, what, number in lines if what == "saved"), default=0)
    outcome.figures["changes"] += len(changes)
    if not changes:
        outcome.add_fault(f"{where}: the process changed nothing.")
        return
    found = _last_change(folder, outcome, where)
    if found is None and saved == 0:
        # Killed before the first save: then there may be no list at all.
        found = 0
    if found is None:
        outcome.add_fault(f"{where}: the list does not open, or the change is not in it.")
        return
    if found < saved:
        outcome.add_fault(f"{where}: change {saved} was told as saved; {found} is there.")
    lost = [killed_at - heard for number, heard in changes.items() if number > found]
    outcome.note_slowest("longest_unsaved_ms", max(lost, default=0))
    if lost and max(lost) > oldest_lost:
        outcome.add_fault(f"{where}: a change {max(lost):.2f} s old was lost.")


def _last_change(folder: Path, outcome: Outcome, where: str) -> int | None:
    """Return the number of the last change that any list holds; each must open."""
    lists = [path for path in folder.rglob("*.ketams") if path.is_file()]
    texts = []
    for path in lists:
        try:
            document = open_list(path, Password(PASSWORD)).document
        except KetamsError as error:
            outcome.add_fault(f"{where}: {error}")
            return None
        texts += [item.text for item in document.questions.items]
    outcome.figures["lists"] = max(outcome.figures.get("lists", 0), len(lists))
    found = _NUMBER.findall(" ".join(texts))
    return max((int(number) for number in found), default=None)
