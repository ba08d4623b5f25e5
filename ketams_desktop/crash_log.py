"""Writes down what went wrong, in one local file, without a word that anyone typed.

An entry holds versions, a thread's name, an exception's type and the places in the code.
It never holds a message, a value, a time, or a path outside the app: a message may quote
what someone wrote. Nothing is ever sent anywhere.

No Qt and only what Python has loaded anyway: it is installed before anything else, and
must work without a console and without a folder that can be written to.
"""

from __future__ import annotations

import atexit
import contextlib
import errno
import faulthandler
import os
import re
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from types import FrameType, TracebackType
from typing import IO

from ketams_desktop import __version__

#: The log is no larger than this; the oldest entries make room for the newest.
MOST_BYTES = 60_000
#: An error that comes back with every redraw must not fill the disk.
MOST_ENTRIES = 20
MOST_FRAMES = 40

_SEPARATOR = "\n----\n"
_ENDED = "The app ended"
_FAULT_NAME = re.compile(r"running-\d+\.txt")
_FATAL = re.compile(r"((?:Fatal Python error|Windows fatal exception): [\w ,()-]{1,80})")
_FAULT_FRAME = re.compile(r'  File "(.*)", line (\d+|\?+) in ([\w.<>?]+)')
_FAULT_THREAD = re.compile(r"(Current thread|Thread) 0x[0-9a-f]+.*\(most recent call first\):")

_PACKAGE = Path(__file__).resolve().parent
_LIBRARY = Path(os.__file__).resolve().parent

Listener = Callable[[], None]


class CrashLog:
    """The log of one start of the app, and the report that earlier starts left.

    Attributes:
        path: the file, `crash/crash.log` in the data folder.
    """

    def __init__(self, folder: Path) -> None:
        """Prepare for the data folder `folder`; nothing is written yet."""
        self.path = folder / "crash" / "crash.log"
        self._faults = self.path.with_name(f"running-{os.getpid()}.txt")
        self._fault_file: IO[bytes] | None = None
        self._listener: Listener | None = None
        self._lock = threading.RLock()
        self._written: set[str] = set()
        self._is_busy = False
        self._has_made_root = False

    # What earlier starts left ------------------------------------------------------------

    @property
    def report(self) -> str:
        """What the log holds now; empty when there is nothing."""
        try:
            with self.path.open("rb") as file:
                data = file.read(MOST_BYTES + 1)
        except OSError:
            return ""
        return data.decode("utf-8", "replace").strip()

    @property
    def has_ended_badly(self) -> bool:
        """Whether the report tells of an app that closed by itself."""
        return f"\n{_ENDED}" in f"\n{self.report}"

    def delete(self) -> bool:
        """Delete the report; return whether it is gone."""
        with contextlib.suppress(OSError):
            self.path.unlink(missing_ok=True)
        return not self.path.exists()

    # What happens now --------------------------------------------------------------------

    def listen(self, listener: Listener | None) -> None:
        """Have `listener` called after each error that did not end the app, in its thread."""
        self._listener = listener

    def record_error(self, error: BaseException, *, ended: bool = False) -> None:
        """Write down an error by its type and its places, never by its message."""
        self._write("Error", _error_lines(error), ended=ended)

    def record_words(self, what: str, name: str) -> None:
        """Write down something else than an exception, with the places that led to it.

        Args:
            what: what happened, in fixed words of the app.
            name: a name in code, never text that may quote what someone typed.
        """
        caller = sys._getframe(1).f_back  # noqa: SLF001 - the handler of the message is no news
        places = [_place(frame) for frame in _frames_below(caller)]
        self._write(what, [name, *places], ended=False)

    def note_qt(self, version: str) -> None:
        """Remember Qt's version for a report of a fault in native code."""
        if self._fault_file is not None:
            with contextlib.suppress(OSError, ValueError):
                self._fault_file.write(f"Qt {version}\n".encode())

    # Beginning and end -------------------------------------------------------------------

    def open(self) -> None:
        """Take in what a fault left, and be ready for one. Quiet if the disk refuses."""
        try:
            # Others who use this computer have no business in a folder that we make.
            root = self.path.parent.parent
            self._has_made_root = not root.exists()
            root.mkdir(mode=0o700, parents=True, exist_ok=True)
            self.path.parent.mkdir(mode=0o700, exist_ok=True)
            self._gather_faults()
            self._open_faults()
        except OSError:
            self._fault_file = None

    def close(self) -> None:
        """End without a fault: leave nothing behind but a report, if there is one."""
        file, self._fault_file = self._fault_file, None
        if file is None:
            return
        faulthandler.disable()
        with contextlib.suppress(OSError):
            # Windows lets nobody delete a file that is open, so it may stay for a moment.
            file.close()
            self._faults.unlink(missing_ok=True)
            self.path.parent.rmdir()
            if self._has_made_root:
                self.path.parent.parent.rmdir()

    def _open_faults(self) -> None:
        # Buffers would be lost in a fault.
        file = self._faults.open("wb", buffering=0)
        _lock(file)
        file.write(f"{_versions()}\n".encode())
        faulthandler.enable(file=file, all_threads=True)
        self._fault_file = file

    def _gather_faults(self) -> None:
        """Turn what faults left behind into entries. A living app's file stays as it is."""
        for path in sorted(self.path.parent.iterdir()):
            if not _FAULT_NAME.fullmatch(path.name):
                continue
            with contextlib.suppress(OSError):
                with path.open("rb+") as file:
                    if not _lock(file):
                        continue
                    data = file.read(MOST_BYTES)
                path.unlink()
                lines = _fault_lines(data.decode("utf-8", "replace"))
                if lines:
                    self._append("\n".join(lines))

    # Hooks -------------------------------------------------------------------------------

    def on_exception(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        """Stand in for `sys.excepthook`."""
        if not issubclass(kind, Exception):
            sys.__excepthook__(kind, error, trace)
            return
        # With no code of ours below, nothing catches it: this is the end of the app.
        is_top = sys._getframe().f_back is None  # noqa: SLF001
        ended = is_top and threading.current_thread() is threading.main_thread()
        self._on_error(error.with_traceback(trace), ended=ended)

    def on_thread_exception(self, args: threading.ExceptHookArgs) -> None:
        """Stand in for `threading.excepthook`."""
        if args.exc_value is not None and isinstance(args.exc_value, Exception):
            self._on_error(args.exc_value.with_traceback(args.exc_traceback), ended=False)

    def on_unraisable(self, args: sys.UnraisableHookArgs) -> None:
        """Stand in for `sys.unraisablehook`: errors while something is being cleared away."""
        if args.exc_value is not None:
            self.record_error(args.exc_value.with_traceback(args.exc_traceback))

    def _on_error(self, error: BaseException, *, ended: bool) -> None:
        self.record_error(error, ended=ended)
        listener = self._listener
        if listener is not None and not ended:
            # Whoever listens may be gone already, or be what is broken.
            with contextlib.suppress(Exception):
                listener()

    def _write(self, what: str, lines: list[str], *, ended: bool) -> None:
        with self._lock:
            if self._is_busy:  # an error while an error is written down
                return
            self._is_busy = True
            try:
                first = f"{_ENDED} with this error" if ended else what
                thread = f"Thread {_neutral(threading.current_thread().name)}"
                entry = "\n".join([_versions(), first, thread, *lines])
                _say(f"{entry}\n")
                if entry not in self._written and len(self._written) < MOST_ENTRIES:
                    self._written.add(entry)
                    with contextlib.suppress(OSError):
                        self._append(entry)
            finally:
                self._is_busy = False

    def _append(self, entry: str) -> None:
        if not self.path.parent.is_dir():
            return
        entries = [*entries_of(self.report), entry]
        while len(entries) > 1 and len(_SEPARATOR.join(entries).encode()) > MOST_BYTES:
            del entries[0]
        data = _SEPARATOR.join(entries).encode()[:MOST_BYTES]
        fresh = self.path.with_suffix(".new")
        fresh.write_bytes(data + b"\n")
        fresh.replace(self.path)


def install(folder: Path) -> CrashLog:
    """Write down from now on what goes wrong, in `crash/` of the data folder `folder`.

    Never fails: where nothing can be written, nothing is, and the app runs all the same.
    """
    log = CrashLog(folder)
    sys.excepthook = log.on_exception
    sys.unraisablehook = log.on_unraisable
    threading.excepthook = log.on_thread_exception
    log.open()
    atexit.register(log.close)
    return log


def entries_of(report: str) -> list[str]:
    """Return the entries of a report, oldest first."""
    return [entry for entry in report.split(_SEPARATOR) if entry]


def usual_folder() -> Path:
    """Return the system's usual place for the app's data, as `DataFolder.standard` does."""
    home = Path.home()
    if sys.platform == "win32":
        base = Path(os.environ.get("LOCALAPPDATA") or home / "AppData" / "Local")
    elif sys.platform == "darwin":
        base = home / "Library" / "Application Support"
    else:
        base = Path(os.environ.get("XDG_DATA_HOME", ""))
        if not base.is_absolute():
            base = home / ".local" / "share"
    return base / "KetaMS" / "KetaMS"


def _versions() -> str:
    python = ".".join(map(str, sys.version_info[:3]))
    core = sys.modules.get("PySide6.QtCore")
    qt = f"Qt {core.qVersion()}, " if core is not None and hasattr(core, "qVersion") else ""
    return f"KetaMS Desktop {__version__}, Python {python}, {qt}{_system()}"


def _system() -> str:
    if sys.platform == "win32":
        version = sys.getwindowsversion()
        return f"Windows {version.major}.{version.minor}.{version.build}"
    # Not the machine's own name, which is often a person's.
    about = os.uname()
    return f"{about.sysname} {about.release} {about.machine}"


def _error_lines(error: BaseException) -> list[str]:
    """Return the type and the places of an error, and of those that led to it."""
    lines: list[str] = []
    seen: set[int] = set()
    current: BaseException | None = error
    while current is not None and id(current) not in seen and len(seen) < 5:
        if seen:
            lines.append("That came from")
        seen.add(id(current))
        lines.append(_type_of(current))
        places = [_code_place(x.tb_frame, x.tb_lineno) for x in _steps(current.__traceback__)]
        lines.extend(reversed(places[-MOST_FRAMES:]))
        current = current.__cause__ or current.__context__
    return lines


def _type_of(error: BaseException) -> str:
    kind = type(error)
    name = f"{kind.__module__}.{kind.__qualname__}".removeprefix("builtins.")
    number = getattr(error, "errno", None)
    if isinstance(error, OSError) and isinstance(number, int) and number in errno.errorcode:
        return f"{name} {errno.errorcode[number]}"
    return name


def _steps(trace: TracebackType | None) -> Iterator[TracebackType]:
    while trace is not None:
        yield trace
        trace = trace.tb_next


def _frames_below(frame: FrameType | None) -> Iterator[FrameType]:
    for _ in range(MOST_FRAMES):
        if frame is None:
            return
        yield frame
        frame = frame.f_back


def _place(frame: FrameType) -> str:
    return _code_place(frame, frame.f_lineno)


def _code_place(frame: FrameType, line: int) -> str:
    code = frame.f_code
    return f"  {_file_name(code.co_filename)}, line {line}, in {code.co_qualname}"


def _file_name(name: str) -> str:
    """Return where a file of code lies in the app or in Python: never where on the disk."""
    path = name.replace("\\", "/")
    for root in (_PACKAGE.parent, _LIBRARY):
        start = root.as_posix().rstrip("/") + "/"
        if path.startswith(start) and "site-packages/" not in path:
            below = path[len(start) :]
            if root is _LIBRARY or below.startswith(f"{_PACKAGE.name}/"):
                return below
    if "/site-packages/" in path:
        return path.rsplit("/site-packages/", 1)[1]
    is_relative = not path.startswith("/") and ":" not in path
    # In the built app, names of files are relative already.
    return path if is_relative and ".." not in path else path.rsplit("/", 1)[-1]


def _fault_lines(text: str) -> list[str]:
    """Return what may be told of a fault in native code; empty when there was none."""
    head, *rest = text.split("\n")
    lines: list[str] = []
    for line in rest:
        if fatal := _FATAL.match(line):
            lines.append(f"{_ENDED}: {fatal[1]}")
        elif frame := _FAULT_FRAME.fullmatch(line):
            lines.append(f"  {_file_name(frame[1])}, line {frame[2]}, in {frame[3]}")
        elif thread := _FAULT_THREAD.fullmatch(line):
            lines.append(thread[1])
        elif re.fullmatch(r"Qt \d+(\.\d+)*", line) and line not in head:
            head = f"{head}, {line}"
    is_fault = any(line.startswith(_ENDED) for line in lines)
    return [_neutral(head), *lines[: 4 * MOST_FRAMES]] if is_fault else []


def _neutral(text: str) -> str:
    """Return `text` without a line's end and without a path."""
    return re.sub(r"[^\w .,():<>+-]", "?", text)[:120]


def _say(entry: str) -> None:
    """Tell the console, if there is one. What it shows may be kept in the system's journal."""
    if sys.stderr is not None:
        # It may have been closed in the meantime.
        with contextlib.suppress(OSError, ValueError):
            sys.stderr.write(entry)


def _lock(file: IO[bytes]) -> bool:
    """Mark a file as a living app's own, or return False if it is another's."""
    try:
        if sys.platform == "win32":
            import msvcrt

            # Far behind the end, so that it can still be read and written.
            file.seek(1 << 30)
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
            file.seek(0)
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError as error:
        # Some network disks know no locks: nobody can tell, so nobody is disturbed.
        return error.errno not in (errno.EACCES, errno.EAGAIN, errno.EDEADLK)
    return True
