"""Prints from the installed app in a bare Debian: a real window, a real queue, ink on paper."""

from __future__ import annotations

import contextlib
import json
import shutil
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from bare_system import BareSystem
from harness.accessibility import AccessibilityBus, open_accessibility_bus
from harness.pictures import ink, render_pdf
from harness.print_queue import PrintQueue, start_print_queue
from harness.programs import started
from harness.services import wait_until
from harness.session_bus import start_session_bus
from real_app import ScreenReader

_LIST = Path(__file__).resolve().parents[2] / "tests" / "fixtures" / "lists" / "version-3.ketams"
_SENT = "Sent to the printer."

#: The dark share of a page of print is between these.
LEAST_INK, MOST_INK = 0.002, 0.4


def try_printing(system: BareSystem, keep: Path | None = None) -> None:
    """Open a list, print it, and look at what the queue was sent; copy that to `keep`.

    As root: the bus that tells what is on the screen takes nobody else.
    """
    with (
        start_session_bus(system.desktop) as bus,
        start_print_queue(bus.env) as queue,
        open_accessibility_bus(bus) as heard,
        # In /tmp, which the app there sees, too: a list opened by name is saved where it is.
        tempfile.TemporaryDirectory(prefix="ketams-list-") as folder,
    ):
        told = _printers(system, queue.env)
        system.must(queue.printer_name in told, f"the self-check names the printers: {told}")
        _print(system, queue, heard, Path(folder))
        (job,) = queue.wait_for_jobs(1)
        name = queue.job_names()[0]
        # The app sends pages as pictures, so that paper is as the preview was.
        shares = [ink(page) for page in render_pdf(job, Path(folder, "pages"), 50)]
        system.must(bool(shares), f"printed into a queue: {len(shares)} pages called {name!r}")
        inked = all(LEAST_INK < share < MOST_INK for share in shares)
        system.must(inked, f"there is ink on them: {', '.join(f'{x:.1%}' for x in shares)}")
        if keep is not None:
            shutil.copy(job, keep)


def _settings(env: Mapping[str, str]) -> list[str]:
    names = ("DISPLAY", "DBUS_SESSION_BUS_ADDRESS", "XDG_RUNTIME_DIR", "CUPS_SERVER")
    return ["env", *(f"{name}={env[name]}" for name in names if name in env)]


def _printers(system: BareSystem, env: Mapping[str, str]) -> list[str]:
    command = [*_settings(env), "ketams-desktop", "self-check", "--plugins", "--json"]
    # It ends with 1 where a plugin lacks what is recommended only.
    report = json.loads(system.inside(*command, check=False))
    return [str(name) for name in report["printers"]]


def _print(system: BareSystem, queue: PrintQueue, heard: AccessibilityBus, folder: Path) -> None:
    path = folder / "kept.ketams"
    path.write_bytes(_LIST.read_bytes())
    command = ("ketams-desktop", "--data-dir", f"{folder}/data", str(path))
    with heard_app(system, command, queue.env, heard, folder) as reader:
        reader.go(reader.rail("My questions"), "My questions")
        reader.press("Print my list", "Print")

        def is_sent() -> bool:
            return any(x.name == _SENT for x in reader.screen(is_brief=True).all("label"))

        wait_until(is_sent, _SENT, 60)


@contextlib.contextmanager
def heard_app(
    system: BareSystem,
    command: Sequence[str],
    env: Mapping[str, str],
    heard: AccessibilityBus,
    folder: Path,
) -> Iterator[ScreenReader]:
    """Run the app there, as root, with somebody who hears its window; its words go to `folder`."""
    whole = (*_settings(env), "QT_LINUX_ACCESSIBILITY_ALWAYS_ON=1", *command)
    with started(system.command(*whole), folder, env, cwd=folder) as program:
        yield ScreenReader(heard, program)


def try_settings(system: BareSystem, command: Sequence[str]) -> None:
    """Start the app and say no to its first offer: that is written down at once."""
    with (
        start_session_bus(system.desktop) as bus,
        open_accessibility_bus(bus) as heard,
        tempfile.TemporaryDirectory(prefix="ketams-words-") as folder,
        heard_app(system, command, bus.env, heard, Path(folder)) as reader,
    ):
        reader.press("No, thank you")
        names = ("Start the check", "No, thank you")

        def is_gone() -> bool:
            return not any(x.name in names for x in reader.screen(is_brief=True).all())

        wait_until(is_gone, "the offer to be gone", 20)
