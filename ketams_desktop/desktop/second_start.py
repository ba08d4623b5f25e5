"""One start at a time for each data folder: a second one hands its list to the first.

A lock file tells which start has the folder. The second writes one small file into the
folder's inbox, waits until the first has taken it, and ends. No network is used. What
lies in the inbox is treated as hostile: it can name one list, and nothing else.
"""

from __future__ import annotations

import contextlib
import json
import os
import re
import stat
import time
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QLockFile, QObject, QTimer, Signal

from ketams_desktop.errors import SecondStartError

#: How long a second start waits for the first, in seconds. A slow computer may still start.
PATIENCE = 15.0
#: What is older than this when the app starts was left by a start that gave up.
STALE_AFTER = 60.0
MOST_BYTES = 20_000

_FORMAT = "ketams-handover"
_NAME = re.compile(r"[0-9a-f]{16}\.json")
#: Others may fill the folder; the app looks at no more than this many names at a time.
_MOST_NAMES = 1000
_MOST_AT_A_TIME = 10


class FolderLock:
    """Says which start of the app has a data folder. It ends with the process at the latest."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._lock = QLockFile(str(root / "running.lock"))
        # Takes over a lock file that a dead computer left half written. The system itself
        # keeps the file of a process that lives, however old it is.
        self._lock.setStaleLockTime(10_000)

    def take(self) -> bool:
        """Take the folder; return False if another start has it.

        Where no lock can be written, nothing can be kept either, and the app runs without.

        Raises:
            SecondStartError: the folder belongs to another account.
        """
        _refuse_anothers(self.root)
        with contextlib.suppress(OSError):
            self.root.mkdir(mode=0o700, parents=True, exist_ok=True)
        if self._lock.tryLock(0):
            return True
        return self._lock.error() is not QLockFile.LockError.LockFailedError

    def release(self) -> None:
        """Let the next start have the folder."""
        self._lock.unlock()


class Inbox(QObject):
    """Receives the lists that second starts hand over.

    Signals:
        wanted: a second start came; with the list's path, or None to be seen only.
    """

    wanted = Signal(object)

    def __init__(self, root: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder = inbox_of(root)
        self._watcher = QFileSystemWatcher(self)
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.timeout.connect(self._look)
        self._watcher.directoryChanged.connect(self._look)

    def open(self) -> None:
        """Watch from now on; what was left by starts that gave up is thrown away."""
        with contextlib.suppress(OSError):
            _make_private(self._folder)
            now = time.time()
            for path in _requests(self._folder):
                if now - path.lstat().st_mtime > STALE_AFTER:
                    path.unlink(missing_ok=True)
        self._look()

    def close(self) -> None:
        """Stop watching, and leave no empty folder behind."""
        self._again.stop()
        if self._watcher.directories():
            self._watcher.removePaths(self._watcher.directories())
        with contextlib.suppress(OSError):
            self._folder.rmdir()

    def _look(self) -> None:
        with contextlib.suppress(OSError):
            if not self._folder.is_dir():
                _make_private(self._folder)
            if not self._watcher.directories() and not self._watcher.addPath(str(self._folder)):
                self._again.start(1000)  # this disk tells of no changes
            found = _requests(self._folder)
            for path in found[:_MOST_AT_A_TIME]:
                self._take(path)
            if len(found) > _MOST_AT_A_TIME:
                self._again.start(0)

    def _take(self, path: Path) -> None:
        data = _read_own(path)
        # Gone before it is acted on: what makes the app fail must not meet it again.
        path.unlink(missing_ok=True)
        request = None if data is None else _parsed(data)
        if request is not None:
            self.wanted.emit(request[0])


def inbox_of(root: Path) -> Path:
    """Return the folder in which second starts leave what they want."""
    return root / "inbox"


def hand_over(lock: FolderLock, list_file: Path | None, patience: float = PATIENCE) -> bool:
    """Leave a list for the start that has the folder, and wait until it was taken.

    Args:
        lock: the lock of the data folder, which another start has.
        list_file: the list to open; None only brings the first start to the front.
        patience: how long to wait, in seconds.

    Returns:
        False if the first start ended meanwhile, so that the folder is now this one's.

    Raises:
        SecondStartError: the first start does not answer, or the disk refuses.
    """
    request = _leave_request(inbox_of(lock.root), list_file)
    end = time.monotonic() + patience
    try:
        while request.exists():
            if lock.take():
                return False
            if time.monotonic() > end:
                raise SecondStartError(
                    "KetaMS Desktop is open already, but it does not answer. Nothing was "
                    "changed. Please close it, or restart the computer, then start again."
                )
            time.sleep(0.02)
    finally:
        with contextlib.suppress(OSError):
            request.unlink(missing_ok=True)
    return True


def _leave_request(folder: Path, list_file: Path | None) -> Path:
    name = os.urandom(8).hex()
    wanted = None if list_file is None else str(list_file.absolute())
    data = json.dumps({"format": _FORMAT, "version": 1, "list": wanted}).encode()
    request, fresh = folder / f"{name}.json", folder / f"{name}.new"
    try:
        _make_private(folder)
        fresh.write_bytes(data)
        fresh.replace(request)
    except OSError as error:
        with contextlib.suppress(OSError):
            fresh.unlink(missing_ok=True)
        raise SecondStartError(
            "KetaMS Desktop is open already, and your list could not be handed to it: "
            f"{error.strerror or error}. Nothing was changed. Please close it, then start again."
        ) from error
    return request


def _refuse_anothers(root: Path) -> None:
    """Keep accounts apart, also where one may look into the other's files."""
    try:
        owner = root.stat().st_uid
    except OSError:
        return
    # Windows gives no numbers for accounts; there the system keeps their folders apart.
    if hasattr(os, "getuid") and owner != os.getuid():
        raise SecondStartError(
            f"The folder {root} belongs to another account on this computer. "
            "Nothing in it was read or changed. Please start KetaMS Desktop with a folder "
            "of your own, for instance without --data-dir."
        )


def _make_private(folder: Path) -> None:
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    if os.name == "posix" and folder.lstat().st_mode & 0o077:
        folder.chmod(0o700)


def _requests(folder: Path) -> list[Path]:
    with os.scandir(folder) as entries:
        some = [entry for entry, _ in zip(entries, range(_MOST_NAMES), strict=False)]
    # A folder is nothing that a start of the app leaves, and cannot be deleted like a file.
    names = [entry.name for entry in some if not entry.is_dir(follow_symlinks=False)]
    return [folder / name for name in sorted(names) if _NAME.fullmatch(name)]


def _read_own(path: Path) -> bytes | None:
    """Return what is in a request of this account; None for anything odd."""
    try:
        # A link may lead anywhere, and a pipe would make the app wait for ever.
        flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
        handle = os.open(path, flags)
        with os.fdopen(handle, "rb") as file:
            about = os.fstat(handle)
            is_own = not hasattr(os, "getuid") or about.st_uid == os.getuid()
            if not stat.S_ISREG(about.st_mode) or not is_own or about.st_size > MOST_BYTES:
                return None
            return file.read(MOST_BYTES)
    except OSError:
        return None


def _parsed(data: bytes) -> tuple[Path | None] | None:
    """Return the path that a request names, in a tuple; None if it is no request."""
    try:
        plain = json.loads(data.decode())
    except (ValueError, RecursionError):
        return None
    if not isinstance(plain, dict) or set(plain) != {"format", "version", "list"}:
        return None
    if plain["format"] != _FORMAT or plain["version"] != 1:
        return None
    wanted = plain["list"]
    if wanted is None:
        return (None,)
    if not isinstance(wanted, str) or "\0" in wanted or not Path(wanted).is_absolute():
        return None
    return (Path(wanted),)
