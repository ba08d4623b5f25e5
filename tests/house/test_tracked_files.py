"""Nothing in the repository tells of one machine, or of one place to get packages from."""

from __future__ import annotations

import re
import stat
import sys

import pytest
from house_files import ROOT, place, project_files, text_files

# Put together here, so that this file does not hold them itself.
HOSTS = ["py" + "pi.org", "python" + "hosted.org", "npm" + "js.org", "deb." + "debian.org"]
PATHS = ["/wo" + "rk/", "/ro" + "ot/", "/Us" + "ers/", "../sha" + "red"]
MACHINE = re.compile("|".join(rf"(?<![\w.]){re.escape(text)}" for text in PATHS))
HOST = re.compile("|".join(map(re.escape, HOSTS)) + "|--(?:extra-)?index-" + "url")
LARGEST_FILE = 2_000_000


@pytest.mark.parametrize(("what", "pattern"), [("a machine", MACHINE), ("a host", HOST)])
def test_text_files_name_no_machine_and_no_host(what: str, pattern: re.Pattern[str]) -> None:
    found = [
        f"{place(path, number)} names {what}"
        for path in text_files()
        for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1)
        if pattern.search(line)
    ]
    assert found == []


def test_text_files_are_utf8_with_plain_line_ends_and_a_last_one() -> None:
    found = []
    for path in text_files():
        data = path.read_bytes()
        data.decode("utf-8")
        if b"\r" in data or (data and not data.endswith(b"\n")):
            found.append(place(path))
    assert found == []


def test_project_files_are_small() -> None:
    there = [path for path in project_files() if path.is_file()]
    assert [place(path) for path in there if path.stat().st_size > LARGEST_FILE] == []


@pytest.mark.skipif(sys.platform == "win32", reason="only on systems with that permission")
def test_ci_script_can_be_started() -> None:
    assert (ROOT / ".ci" / "run").stat().st_mode & stat.S_IXUSR


def test_test_files_have_names_of_their_own() -> None:
    names = [path.name for path in project_files() if path.match("tests/**/test_*.py")]
    assert sorted(names) == sorted(set(names))


def test_modules_of_tests_have_names_of_their_own() -> None:
    """Pytest loads them by name alone, whatever folder they are in."""
    names = [path.name for path in project_files() if path.name.startswith("test_")]
    assert len(names) > 100
    assert sorted(x for x in set(names) if names.count(x) > 1) == []
