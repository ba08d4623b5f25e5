"""A clinic's computer as a visitor and a guard see it: the real app, every field, every trace."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from harness.accessibility import AccessibilityBus
from real_app import ROOT, ScreenReader
from watched import SHM, watched_app
from writer import MARKERS, STEM, Writer

POLICY = """
[clinic]
name = "This clinic"
[printing]
printer = "TestPrinter"
"""
#: What can be written to; the rest is as it was read from files.
_MAPPED = re.compile(r"^([0-9a-f]+)-([0-9a-f]+) rw", re.MULTILINE)
PIECE = 8
PIECES = f"pieces of {PIECE} letters"
#: No such piece is without it.
_HEART = STEM[2:]
_ENCODINGS = ("utf-8", "utf-16-le", "utf-32-le")


class Clinic(Writer):
    """One start of the app in a waiting room, watched by strace."""

    def start_screen(self) -> None:
        """Wait until the next visit can begin."""
        self.wait_for("Make a question list")

    def to_list(self) -> None:
        """From the start screen, go to the list."""
        self.reader.go("Just read", "Learn")
        self.list_screen()

    def write_question(self, words: str) -> None:
        """From the start screen, put one question of one's own on the list."""
        self.to_list()
        self.add_question(words)

    def largest_core(self) -> str:
        """Return how large a picture of the memory the system may write if the app crashes."""
        limits = Path(f"/proc/{self.pid}/limits").read_text()
        return next(x for x in limits.splitlines() if x.startswith("Max core")).split()[4]

    def in_memory(self) -> dict[str, int]:
        """Return how many copies of each marker the memory of the app holds.

        Raises:
            PermissionError: only an administrator may look, and this is none.
        """
        return copies_in(self.pid)

    def folder_in_memory(self) -> Path:
        """Return the folder made of memory where the printing library puts its files."""
        return next(Path(SHM).glob(f"ketams-{self.pid}-*"))


def copies_in(pid: int) -> dict[str, int]:
    """Count the markers in all memory of a process, however they are written there.

    `PIECES` are their pieces of `PIECE` letters. A few can be left: what Python puts where a word
    was does not fill its place to the last letter.
    """
    # A search looks for small letters.
    wanted = {key: {word, word.lower()} for key, word in MARKERS.items()}
    words = set.union(*wanted.values())
    wanted[PIECES] = {w[n : n + PIECE] for w in words for n in range(len(w) - PIECE + 1)}
    count = dict.fromkeys(wanted, 0)
    for _, data in _memory_with_words(pid):
        for key, texts in wanted.items():
            forms = (text.encode(x) for text in texts for x in _ENCODINGS)
            count[key] += sum(map(data.count, forms))
    return count


def places_in(pid: int, around: int = 100) -> list[str]:
    """Tell of each marker in the memory of a process where it stands and what is around it."""
    found = []
    for start, data in _memory_with_words(pid):
        for word in (_HEART.encode(x) for x in _ENCODINGS):
            at = data.find(word)
            while at >= 0:
                near = data[max(0, at - around) : at + around]
                found.append(f"{start + at:x}, in what begins at {start:x}: {near!r}")
                at = data.find(word, at + 1)
    return found


def _memory_with_words(pid: int) -> Iterator[tuple[int, bytes]]:
    """Return the parts of the memory that hold a marker, each with where it begins."""
    maps = Path(f"/proc/{pid}/maps").read_text()
    with Path(f"/proc/{pid}/mem").open("rb", buffering=0) as memory:
        for first, last in _MAPPED.findall(maps):
            start, end = int(first, 16), int(last, 16)
            with contextlib.suppress(OSError):
                memory.seek(start)
                data = memory.read(end - start)
                # Nearly none, and seven times as fast.
                if any(_HEART.encode(x) in data for x in _ENCODINGS):
                    yield start, data


@contextlib.contextmanager
def started_clinic(
    env: Mapping[str, str], bus: AccessibilityBus, pack: Path, folder: Path, policy: str = POLICY
) -> Iterator[Clinic]:
    """Run the app in clinic mode under strace, everything of it below `folder`."""
    file, own_pack = folder / "policy.toml", ROOT / "build" / "ketams-content.pack"
    file.write_text(policy)
    own_pack.parent.mkdir(exist_ok=True)
    if not own_pack.exists():
        own_pack.write_bytes(pack.read_bytes())
    temporary, runtime = folder / "tmp", folder / "run"
    temporary.mkdir()
    runtime.mkdir(mode=0o700)
    whole = {
        **env,
        "QT_QPA_PLATFORM": "xcb",
        "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
        "PYTHONPATH": str(ROOT),
        "PYTHONDONTWRITEBYTECODE": "1",
        "TMPDIR": str(temporary),
        "XDG_RUNTIME_DIR": str(runtime),
    }
    arguments = ["--policy", str(file), "--data-dir", str(folder / "data")]
    with watched_app(arguments, whole, folder) as (program, seen):
        reader = ScreenReader(bus, seen)  # type: ignore[arg-type]
        yield Clinic(reader, program, folder, seen.process.pid)
