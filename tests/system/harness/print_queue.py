"""A private print server with one queue that keeps what is sent to it.

cupsd runs from a temporary folder, listens on a socket in it alone, and hands the jobs of
its one printer to nobody: each stays in the spool, where a test reads it. As root it runs
its helpers as root does by itself; as an ordinary person it runs wholly as that person.
"""

from __future__ import annotations

import contextlib
import grp
import os
import pwd
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from harness.services import HarnessError, check_alive, find_program, running, wait_until

PRINTER = "TestPrinter"

_FILES_CONF = """\
ServerRoot {root}/etc
DataDir /usr/share/cups
DocumentRoot {root}/www
RequestRoot {root}/spool
TempDir {root}/spool/tmp
CacheDir {root}/cache
StateDir {root}/run
AccessLog {root}/log/access_log
ErrorLog {root}/log/error_log
PageLog {root}/log/page_log
FileDevice Yes
Sandboxing relaxed
SystemGroup {group}
{owner}
"""

_SERVER_CONF = """\
LogLevel info
MaxLogSize 0
Listen {root}/socket
Browsing No
WebInterface No
DefaultAuthType None
PreserveJobHistory Yes
PreserveJobFiles Yes
DirtyCleanInterval 0
<Location />
  Order allow,deny
  Allow all
</Location>
<Policy default>
  JobPrivateAccess all
  JobPrivateValues none
  <Limit All>
    Order allow,deny
    Allow all
  </Limit>
</Policy>
"""

# A printer that takes PDF as it is, on the two papers that the app knows.
_PRINTER = """\
*PPD-Adobe: "4.3"
*FormatVersion: "4.3"
*FileVersion: "1.0"
*LanguageVersion: English
*LanguageEncoding: ISOLatin1
*PCFileName: "TEST.PPD"
*Manufacturer: "Test"
*Product: "(Test)"
*ModelName: "Test Printer"
*ShortNickName: "Test Printer"
*NickName: "Test Printer"
*PSVersion: "(3010.000) 0"
*LanguageLevel: "3"
*ColorDevice: True
*DefaultColorSpace: RGB
*FileSystem: False
*Throughput: "1"
*LandscapeOrientation: Plus90
*TTRasterizer: Type42
*cupsVersion: 2.2
*cupsFilter: "application/pdf 0 -"
*OpenUI *PageSize/Page Size: PickOne
*OrderDependency: 10 AnySetup *PageSize
*DefaultPageSize: Letter
*PageSize Letter/US Letter: "<</PageSize[612 792]>>setpagedevice"
*PageSize A4/A4: "<</PageSize[595 842]>>setpagedevice"
*CloseUI: *PageSize
*OpenUI *PageRegion: PickOne
*OrderDependency: 10 AnySetup *PageRegion
*DefaultPageRegion: Letter
*PageRegion Letter/US Letter: "<</PageSize[612 792]>>setpagedevice"
*PageRegion A4/A4: "<</PageSize[595 842]>>setpagedevice"
*CloseUI: *PageRegion
*DefaultImageableArea: Letter
*ImageableArea Letter: "0 0 612 792"
*ImageableArea A4: "0 0 595 842"
*DefaultPaperDimension: Letter
*PaperDimension Letter: "612 792"
*PaperDimension A4: "595 842"
*DefaultFont: Courier
"""


@dataclass(frozen=True, slots=True)
class PrintQueue:
    """A running print queue. `env` is what a program needs to print to it."""

    env: Mapping[str, str]
    printer_name: str
    root: Path

    def jobs(self) -> list[Path]:
        """Return the documents sent so far, oldest first, each as the program sent it."""
        return sorted((self.root / "spool").glob("d?????-???"))

    def wait_for_jobs(self, count: int, seconds: float = 30.0) -> list[Path]:
        """Wait until this many jobs have been sent and the queue is done with them."""

        def finished() -> bool:
            return len(self.jobs()) >= count and not self.waiting()

        wait_until(finished, f"{count} print jobs", seconds)
        return self.jobs()

    def waiting(self) -> list[str]:
        """Return the names of the jobs that are not printed yet: "TestPrinter-3"."""
        lines = self._cups("lpstat", "-o", self.printer_name).splitlines()
        return [line.split()[0] for line in lines if line.strip()]

    def job_names(self) -> list[str]:
        """Return what each job is called in the queue, oldest first."""
        return [_read_text(record, "job-name") for record in self.job_records()]

    def job_records(self) -> list[bytes]:
        """Return all that the queue keeps of each job beside its document, oldest first."""
        return [path.read_bytes() for path in sorted((self.root / "spool").glob("c?????"))]

    def pause(self, reason: str = "Out of paper") -> None:
        """Stop the printer: jobs are taken and wait."""
        self._cups("cupsdisable", "-r", reason, self.printer_name)

    def resume(self) -> None:
        """Let the printer go on with what waits."""
        self._cups("cupsenable", self.printer_name)

    def reject(self, reason: str = "Closed") -> None:
        """Take no more jobs: sending one fails."""
        self._cups("cupsreject", "-r", reason, self.printer_name)

    def accept(self) -> None:
        """Take jobs again."""
        self._cups("cupsaccept", self.printer_name)

    def use_paper(self, name: str) -> None:
        """Make this the paper that lies in the printer: "Letter", as at first, or "A4"."""
        self._cups("lpadmin", "-p", self.printer_name, "-o", f"PageSize={name}")

    def remove_printer(self) -> None:
        """Take the printer away, as if it had never been set up."""
        self._cups("lpadmin", "-x", self.printer_name)

    def _cups(self, program: str, *arguments: str) -> str:
        done = subprocess.run(
            [find_program(program), *arguments],
            env=dict(self.env),
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
        if done.returncode != 0:
            raise HarnessError(f"{program} {' '.join(arguments)}: {done.stderr.strip()}")
        return done.stdout


@contextlib.contextmanager
def start_print_queue(
    env: Mapping[str, str] | None = None, name: str = PRINTER, settings: str = ""
) -> Iterator[PrintQueue]:
    """Run a print server with one printer for as long as the block lasts.

    Args:
        env: what the queue's own `env` builds on, a display's for instance.
        name: what the printer is called.
        settings: more lines for the server's file, which go before its usual ones.
    """
    # A socket's path may have 107 characters at most, so not below pytest's deep folders.
    with tempfile.TemporaryDirectory(prefix="print-", dir="/tmp") as folder:
        root = Path(folder)
        _write_settings(root, settings)
        own = {**(os.environ if env is None else env), "CUPS_SERVER": f"{root}/socket"}
        for other_printer in ("PRINTER", "LPDEST", "CUPS_USER"):
            own.pop(other_printer, None)
        queue = PrintQueue(own, name, root)
        log = root / "log" / "output"
        command = [find_program("cupsd"), "-f"]
        files = ["-c", f"{root}/etc/cupsd.conf", "-s", f"{root}/etc/cups-files.conf"]
        with running([*command, *files], log) as server:
            wait_until(lambda: _answers(queue, server, log), "the print server")
            _add_printer(queue)
            yield queue


def _write_settings(root: Path, settings: str) -> None:
    for name in ("etc/ppd", "www", "spool/tmp", "cache", "run", "log"):
        (root / name).mkdir(parents=True)
    person = pwd.getpwuid(os.getuid())
    group = grp.getgrgid(os.getgid()).gr_name
    # As root, cupsd insists on helpers that are not root: it takes its usual "lp".
    owner = f"User {person.pw_name}\nGroup {group}" if os.getuid() else ""
    if not os.getuid():
        root.chmod(0o711)
    files = _FILES_CONF.format(root=root, group=group, owner=owner)
    (root / "etc" / "cups-files.conf").write_text(files)
    usual = _SERVER_CONF.format(root=root).splitlines()
    named = {line.split()[0] for line in settings.splitlines() if line.strip()}
    kept = [line for line in usual if line.split()[0] not in named]
    (root / "etc" / "cupsd.conf").write_text("\n".join([settings, *kept, ""]))
    (root / "etc" / "test.ppd").write_text(_PRINTER)


def _answers(queue: PrintQueue, server: subprocess.Popen[bytes], log: Path) -> bool:
    check_alive(server, log)
    try:
        return "is running" in queue._cups("lpstat", "-r")
    except HarnessError:
        return False


def _add_printer(queue: PrintQueue) -> None:
    device = ["-v", "file:///dev/null", "-P", str(queue.root / "etc" / "test.ppd")]
    queue._cups("lpadmin", "-p", queue.printer_name, "-E", *device)
    queue._cups("lpadmin", "-d", queue.printer_name)


def _read_text(message: bytes, attribute: str) -> str:
    """Return a text attribute of a stored IPP message (RFC 8010): name, length, value."""
    start = message.index(attribute.encode()) + len(attribute)
    length = int.from_bytes(message[start : start + 2], "big")
    return message[start + 2 : start + 2 + length].decode()
