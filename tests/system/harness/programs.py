"""A program under test as a real process: its window, its output, its end."""

from __future__ import annotations

import contextlib
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from harness.services import HarnessError


@dataclass(frozen=True, slots=True)
class RunningProgram:
    """A program and where its words go."""

    process: subprocess.Popen[bytes]
    output: Path
    errors: Path

    def wait(self, seconds: float = 20.0) -> int:
        """Wait until it has ended by itself and return its exit code.

        Raises:
            HarnessError: it is still running.
        """
        try:
            return self.process.wait(timeout=seconds)
        except subprocess.TimeoutExpired as error:
            raise HarnessError(f"{self.process.args!r} does not end") from error

    def check_alive(self) -> None:
        """Raise with its own words when it has ended."""
        if self.process.poll() is not None:
            code, words = self.process.returncode, self.complaints()[-2000:]
            raise HarnessError(f"{self.process.args!r} ended with {code}:\n{words}")

    def complaints(self) -> str:
        """Return what it wrote to its error output."""
        return self.errors.read_text(encoding="utf-8", errors="replace")


@contextlib.contextmanager
def started(
    command: Sequence[str], folder: Path, env: Mapping[str, str], cwd: Path
) -> Iterator[RunningProgram]:
    """Run a program for as long as the block lasts; end it hard if it is then still there.

    Args:
        command: the program and its arguments.
        folder: where its output goes.
        env: its whole environment.
        cwd: the folder that it is started in.
    """
    output, errors = folder / "output.txt", folder / "errors.txt"
    with output.open("wb") as out, errors.open("wb") as err:
        process = subprocess.Popen(
            list(command),
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=err,
            env=dict(env),
            cwd=cwd,
        )
    try:
        yield RunningProgram(process, output, errors)
    finally:
        if process.poll() is None:
            process.kill()
        process.wait()
