"""What a campaign is, and what it found."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field

#: More faults than this are counted, not told.
MOST_TOLD = 20


@dataclass(slots=True)
class Outcome:
    """What was found: figures, and faults as sentences that tell how to see them again."""

    figures: dict[str, float | int] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)
    fault_count: int = 0

    def add_fault(self, sentence: str) -> None:
        """Count a fault, and keep its sentence while there are few."""
        self.fault_count += 1
        if len(self.faults) < MOST_TOLD:
            self.faults.append(sentence)

    def count(self, name: str) -> None:
        """Count one more of `name`."""
        self.figures[name] = self.figures.get(name, 0) + 1

    def note_slowest(self, name: str, seconds: float) -> None:
        """Keep the longest time under `name`, in milliseconds."""
        self.figures[name] = max(self.figures.get(name, 0), round(seconds * 1000, 1))


@dataclass(frozen=True, slots=True)
class Campaign:
    """One long check. `run` takes a size and a seed."""

    about: str
    full_size: int
    run: Callable[[int, int], Outcome]


class Stopwatch:
    """Tells how long its block took, on the processor, in seconds."""

    seconds = 0.0

    def __enter__(self) -> Stopwatch:
        self._start = time.process_time()
        return self

    def __exit__(self, *_: object) -> None:
        # Not the clock on the wall: another program's load is no fault of ours.
        self.seconds = time.process_time() - self._start
