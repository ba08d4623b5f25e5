"""What a person sits at while the package is tried: display, eyes, printer; outside the system.

The services run on this machine, from the tests' own harness. The bare system sees their
sockets and nothing else of them: no package is installed there for their sake.
"""

from __future__ import annotations

import contextlib
import os
import sys
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests" / "system"))

from bare_system import APP, USER, VISITOR, BareSystem, TryError, run  # noqa: E402
from harness.accessibility import AccessibilityBus  # noqa: E402 - on the path from here on
from harness.display import Display, start_display  # noqa: E402
from harness.print_queue import PrintQueue, start_print_queue  # noqa: E402
from harness.programs import started  # noqa: E402
from harness.services import HarnessError, find_program, running, wait_until  # noqa: E402
from jeepney.io.blocking import open_dbus_connection  # noqa: E402
from real_app import TITLE, ScreenReader, complaints  # noqa: E402

#: Where the bare system sees what it is shown of the desk.
SEEN_AT = "srv/desk"
#: Where a program looks for the print server, when nobody tells it of another.
PRINT_SOCKET = "run/cups/cups.sock"
KEEP = "Keep my list and close"

_BUS = """\
<busconfig>
  <type>accessibility</type>
  <listen>unix:path={folder}/bus</listen>
  <auth>EXTERNAL</auth>
  <servicedir>/usr/share/dbus-1/accessibility-services</servicedir>
  <policy context="default">
    <allow user="*"/>
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
"""


@dataclass(frozen=True, slots=True)
class Desk:
    """Display, eyes and printer, with the system that the app runs in."""

    system: BareSystem
    display: Display
    bus: AccessibilityBus
    queue: PrintQueue
    scratch: Path

    @property
    def env(self) -> Mapping[str, str]:
        """What a program in the bare system needs to be seen here."""
        return {
            "DISPLAY": self.display.name,
            "AT_SPI_BUS_ADDRESS": f"unix:path=/{SEEN_AT}/bus",
            "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
        }

    @contextlib.contextmanager
    def printer(self) -> Iterator[None]:
        """Let the bare system see the print server at its usual place."""
        with self.system.bound(self.queue.root / "socket", PRINT_SOCKET):
            yield

    @contextlib.contextmanager
    def opened(self, *command: str, user: str = USER) -> Iterator[ScreenReader]:
        """Run the app as an ordinary account, close its window at the end; it must end well."""
        whole = self.system.command(*(command or (APP,)), user=user, env=self.env)
        with started(whole, self.scratch, dict(os.environ), Path("/")) as program:
            reader = ScreenReader(self.bus, program)
            self.display.wait_for_window(f"^{TITLE}$")
            yield reader
            program.check_alive()
            self.close(reader, program.process.pid)
            code, said = program.wait(), complaints(program)
        if code or said:
            raise TryError(f"The app ended with {code} and said: {said}")

    @contextlib.contextmanager
    def opened_by(self, *command: str) -> Iterator[ScreenReader]:
        """Run something that starts the app and goes; close the app's window at the end."""
        whole = self.system.command(
            *command, user=USER, env={**self.env, "XDG_CURRENT_DESKTOP": "GNOME"}
        )
        # Not waited for: it may stay as long as the app does.
        with started(whole, self.scratch, dict(os.environ), Path("/")):
            window = self.display.wait_for_window(f"^{TITLE}$")
            process = int(self.display.xdotool("getwindowpid", window))
            found = SimpleNamespace(process=SimpleNamespace(pid=process), check_alive=lambda: None)
            reader = ScreenReader(self.bus, found)
            yield reader
            self.close(reader, process)

    def close(self, reader: ScreenReader, process: int) -> None:
        """Close the window; keep the list if the app asks, as it does at the first time."""
        self.display.key("alt+F4")

        def has_ended() -> bool:
            return _state_of(process) in ("", "Z")

        def is_asked() -> bool:
            with contextlib.suppress(HarnessError):  # it ends while it is asked
                return bool(reader.screen(is_brief=True).all(name=KEEP))
            return False

        wait_until(lambda: has_ended() or is_asked(), "the app to end, or to ask")
        if not has_ended():
            reader.press(KEEP)
        wait_until(has_ended, "the app to end")


def _state_of(process: int) -> str:
    """Return the letter for what a process does; nothing when it is gone."""
    try:
        return Path(f"/proc/{process}/stat").read_text("utf-8").rpartition(") ")[2][:1]
    except OSError:
        return ""


@contextlib.contextmanager
def desk_for(system: BareSystem, scratch: Path) -> Iterator[Desk]:
    """Set a desk for a bare system for as long as the block lasts."""
    _introduce_accounts(system, scratch)
    with (
        start_display() as display,
        start_print_queue() as queue,
        tempfile.TemporaryDirectory(prefix="desk-", dir="/tmp") as name,
        _accessibility_bus(Path(name)) as bus,
        system.bound(Path("/proc"), "proc"),
        system.bound(Path("/dev"), "dev"),
        system.bound(Path("/tmp/.X11-unix"), "tmp/.X11-unix"),  # noqa: S108 - X's own
        system.bound(Path(name), SEEN_AT),
    ):
        yield Desk(system, display, bus, queue, scratch)


def _introduce_accounts(system: BareSystem, scratch: Path) -> None:
    """Let this process and its children know the bare system's accounts by number.

    A bus turns away whom it does not know. The mounts are this process' own: see `own_mounts`.
    """
    for name in ("passwd", "group"):
        here, there = (Path(root, "etc", name).read_text("utf-8") for root in ("/", system.folder))
        theirs = [x for x in there.splitlines() if x.split(":")[0] in (USER, VISITOR)]
        both = scratch / name
        both.write_text("\n".join([here.rstrip("\n"), *theirs, ""]), "utf-8")
        run(["mount", "--bind", str(both), f"/etc/{name}"])


@contextlib.contextmanager
def _accessibility_bus(folder: Path) -> Iterator[AccessibilityBus]:
    """Run a bus for assistive technology that accounts other than this one may use."""
    folder.chmod(0o755)
    settings, address = folder / "bus.conf", f"unix:path={folder}/bus"
    settings.write_text(_BUS.format(folder=folder), "utf-8")
    env = {**os.environ, "AT_SPI_BUS_ADDRESS": address}
    command = [find_program("dbus-daemon"), f"--config-file={settings}", "--nofork"]
    with running(command, folder / "bus.log", env):
        wait_until((folder / "bus").exists, "the bus of assistive technology")
        with open_dbus_connection(address) as connection:
            yield AccessibilityBus(connection)
