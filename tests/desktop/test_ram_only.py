"""Temporary files in memory alone, and no picture of the memory after a crash."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from ketams_desktop.desktop.ram_only import RamFolder, is_in_memory

ROOT = Path(__file__).parents[2]
SHM = Path("/dev/shm")  # noqa: S108 - a folder of the test's own is made in it

pytestmark = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="elsewhere no folder tells that it is in memory"
)


@pytest.fixture
def base(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder made of memory."""
    assert is_in_memory(SHM)
    monkeypatch.setenv("TMPDIR", tempfile.gettempdir())
    with tempfile.TemporaryDirectory(dir=SHM) as folder:
        yield Path(folder)
    tempfile.tempdir = None


def test_folder_takes_all_temporary_files_and_goes_with_them(base: Path) -> None:
    folder = RamFolder({"TMPDIR": str(base)})
    folder.open()
    with tempfile.NamedTemporaryFile(delete=False) as file:
        file.write(b"a page")
    assert Path(file.name).is_relative_to(base)
    assert os.environ["TMPDIR"] == str(folder.path)
    folder.close()
    assert list(base.iterdir()) == []


def test_folder_of_a_process_that_is_gone_is_removed_and_of_a_living_one_stays(base: Path) -> None:
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    (base / f"ketams-{gone.pid}-abc").mkdir()
    (base / f"ketams-{gone.pid}-abc" / "job").write_bytes(b"a page")
    (base / f"ketams-{os.getpid()}-abc").mkdir()
    folder = RamFolder({"TMPDIR": str(base)})
    folder.open()
    left = sorted(x.name for x in base.iterdir() if x != folder.path)
    folder.close()
    assert left == [f"ketams-{os.getpid()}-abc"]


def test_folder_on_a_disk_is_not_taken_for_memory(tmp_path: Path) -> None:
    mounts = Path("/proc/self/mounts").read_text()
    on_disk = [x.split()[1] for x in mounts.splitlines() if x.split()[2] in ("ext4", "overlay")]
    assert not any(is_in_memory(Path(x)) for x in on_disk)
    assert not is_in_memory(tmp_path / "missing")


#: Crashes for real, where a crash leaves a picture of the memory.
_CRASH = """
import os, resource, sys
sys.path.insert(0, sys.argv[1])
hard = resource.getrlimit(resource.RLIMIT_CORE)[1]
resource.setrlimit(resource.RLIMIT_CORE, (hard, hard))
from ketams_desktop.desktop.ram_only import write_no_core
if sys.argv[2] == "guarded":
    write_no_core()
words = "Pademelon" + "7731"
os.abort()
"""


def crashed(how: str, folder: Path) -> tuple[bool, list[Path]]:
    """Crash a process; return whether the system wrote a picture, and the files it left."""
    folder = folder / how
    folder.mkdir()
    process = os.fork()
    if process == 0:
        os.chdir(folder)
        os.execv(sys.executable, [sys.executable, "-c", _CRASH, str(ROOT), how])  # noqa: S606
    _, status = os.waitpid(process, 0)
    assert os.WIFSIGNALED(status)
    return os.WCOREDUMP(status), list(folder.iterdir())


def test_crash_in_a_waiting_room_writes_no_picture_of_the_memory(tmp_path: Path) -> None:
    if resource.getrlimit(resource.RLIMIT_CORE)[1] == 0:
        pytest.skip("the system writes none of any process")
    was_written, _ = crashed("bare", tmp_path)
    if not was_written:
        pytest.skip("the system writes none of any process")
    assert crashed("guarded", tmp_path) == (False, [])
