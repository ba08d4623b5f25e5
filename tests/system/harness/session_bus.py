"""A private session message bus, on which assistive technology finds its own bus too."""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from harness.services import check_alive, find_program, running


@dataclass(frozen=True, slots=True)
class SessionBus:
    """A running bus. `env` is what a program needs to find it."""

    address: str
    env: Mapping[str, str]


@contextlib.contextmanager
def start_session_bus(env: Mapping[str, str] | None = None) -> Iterator[SessionBus]:
    """Run a message bus for as long as the block lasts.

    Args:
        env: what the services on the bus are started with, a display's `env` for instance.
    """
    with tempfile.TemporaryDirectory(prefix="bus-", dir="/tmp") as folder:
        runtime = Path(folder)
        runtime.chmod(0o700)
        own = {**(os.environ if env is None else env), "XDG_RUNTIME_DIR": folder}
        own.pop("DBUS_SESSION_BUS_ADDRESS", None)
        read_end, write_end = os.pipe()
        command = [find_program("dbus-daemon"), "--session", "--nofork", "--nopidfile"]
        options = [f"--address=unix:path={folder}/bus", f"--print-address={write_end}"]
        log = runtime / "bus.log"
        with (
            os.fdopen(read_end) as answer,
            running([*command, *options], log, own, pass_fds=[write_end]) as daemon,
        ):
            os.close(write_end)
            address = answer.readline().strip()
            if not address:
                daemon.wait(timeout=10)
                check_alive(daemon, log)
            yield SessionBus(address, {**own, "DBUS_SESSION_BUS_ADDRESS": address})
