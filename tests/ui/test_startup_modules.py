"""Start-up in stages: what is loaded, and when, until the first screen is painted."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
LIST = HERE / "first-screen-modules.txt"
OURS = ("ketams_desktop", "PySide6")
#: What Qt for Python loads for itself. It differs between releases and is not ours to list.
INTERNAL = ("shiboken6", "shibokensupport", "signature_bootstrap", "__feature__", "PySide6.support")


@pytest.fixture(scope="module")
def started(
    tmp_path_factory: pytest.TempPathFactory, compiled_pack: Path
) -> tuple[set[str], set[str]]:
    """What was loaded when `app` was about to be, and when Home was painted."""
    home = tmp_path_factory.mktemp("home")
    arguments = ["--data-dir", str(home / "data"), "--pack", str(compiled_pack)]
    done = subprocess.run(
        [sys.executable, str(HERE / "first_screen.py"), *arguments],
        cwd=home,
        env={
            **os.environ,
            "PYTHONPATH": str(HERE.parents[1]),
            "QT_QPA_PLATFORM": "offscreen",
            "HOME": str(home),
        },
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    first, second = done.stdout.splitlines()
    return set(json.loads(first)), set(json.loads(second))


def allowed() -> list[str]:
    """Return the names on the list, without its comments."""
    lines = (line.split("#")[0].strip() for line in LIST.read_text("utf-8").splitlines())
    return [line for line in lines if line]


def is_internal(name: str) -> bool:
    """Tell whether a module is one of Qt for Python's own."""
    return any(name == start or name.startswith(f"{start}.") for start in INTERNAL)


def listed_names(modules: set[str]) -> set[str]:
    """Return modules as the list has them: ours and Qt's in full, others by their top name."""
    built_in = set(sys.builtin_module_names) | set(sys.stdlib_module_names)
    names = set()
    for name in modules:
        top = name.split(".")[0]
        if top in OURS and not is_internal(name):
            names.add(name)
        elif top not in OURS and not is_internal(name) and top not in built_in:
            names.add(top)
    return names


def standard_names(modules: set[str]) -> set[str]:
    """Return the standard library's modules that are loaded, by their top names."""
    tops = {name.split(".")[0] for name in modules}
    return {x for x in tops & set(sys.stdlib_module_names) if not x.startswith("_")}


def test_crash_log_is_installed_before_qt_is_loaded(started: tuple[set[str], set[str]]) -> None:
    before, _ = started
    assert {x for x in before if x.startswith(("PySide6", "shiboken"))} == set()
    assert {x for x in before if x.startswith("ketams_desktop")} == {
        "ketams_desktop",
        "ketams_desktop.command_line",
        "ketams_desktop.crash_log",
        "ketams_desktop.errors",
    }


def test_first_screen_loads_what_is_on_the_list_and_nothing_else(
    started: tuple[set[str], set[str]],
) -> None:
    _, modules = started
    # The script itself, and what an editable install or a coverage tool may add.
    own = {"__main__", "__mp_main__", "sitecustomize", "usercustomize", "_distutils_hack"}
    found = {x for x in listed_names(modules) if x not in own and not x.startswith("__editable__")}
    wanted = {name for name in allowed() if not name.startswith("std:")}
    assert sorted(found - wanted) == []
    assert sorted(wanted - found) == []


def test_first_screen_loads_no_more_of_the_standard_library_than_is_listed(
    started: tuple[set[str], set[str]],
) -> None:
    _, modules = started
    wanted = {name.removeprefix("std:") for name in allowed() if name.startswith("std:")}
    # Python's releases differ in what one of its modules takes along; ours are run on 3.11.
    if sys.version_info[:2] == (3, 11):
        assert sorted(standard_names(modules) - wanted) == []


def test_list_holds_no_name_of_what_must_wait() -> None:
    waiting = ("typst", "QtPrintSupport", "QtNetwork", "Multimedia", "TextToSpeech", "authoring")
    waiting = (
        *waiting,
        "ui.guide",
        "ui.reader",
        "ui.help",
        "ui.preferences",
        "ketams_desktop.paper",
    )
    assert [name for name in allowed() if any(word in name for word in waiting)] == []
