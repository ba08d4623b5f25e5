"""Starting and stopping a background program, and waiting for something to come true."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TypeVar

T = TypeVar("T")

ADMIN_FOLDERS = ("/usr/sbin", "/sbin", "/usr/local/sbin")


class HarnessError(Exception):
    """A service of the test harness did not start or did not answer."""


def find_program(name: str) -> str:
    """Return the path of a program, looking in the administrator's folders too."""
    found = shutil.which(name, path=os.pathsep.join([os.environ.get("PATH", ""), *ADMIN_FOLDERS]))
    if found is None:
        raise HarnessError(f"The program {name} is not installed.")
    return found


def wait_until(condition: Callable[[], T], what: str, seconds: float = 20.0) -> T:
    """Return the first true answer of `condition`; raise when it does not come in time."""
    end = time.monotonic() + seconds
    while True:
        answer = condition()
        if answer:
            return answer
        if time.monotonic() > end:
            raise HarnessError(f"Waited {seconds:g} s for {what} in vain.")
        time.sleep(0.05)


@contextlib.contextmanager
def running(
    command: Sequence[str],
    log: Path,
    env: Mapping[str, str] | None = None,
    pass_fds: Sequence[int] = (),
    grace: float = 10.0,
) -> Iterator[subprocess.Popen[bytes]]:
    """Run a program for as long as the block lasts; end it and its children afterwards.

    Its output goes to `log`. It has `grace` seconds to end by itself when asked to.
    """
    with log.open("wb") as output:
        process = subprocess.Popen(
            list(command),
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            env=None if env is None else dict(env),
            pass_fds=pass_fds,
            start_new_session=True,
        )
    try:
        yield process
    finally:
        _end(process, grace)


def _end(process: subprocess.Popen[bytes], grace: float) -> None:
    for sign in (signal.SIGTERM, signal.SIGKILL):
        # The group may be gone already, or hold only children that outlived the first.
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, sign)
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(timeout=grace)


def check_alive(process: subprocess.Popen[bytes], log: Path) -> None:
    """Raise with the end of its log when a service has ended by itself."""
    if process.poll() is not None:
        tail = log.read_text(errors="replace")[-2000:]
        raise HarnessError(f"{process.args!r} ended with {process.returncode}:\n{tail}")
