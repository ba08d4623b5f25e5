"""`dev.py`: what it says and does when something is missing, stale, broken or fails."""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import sys
import types
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

from tools.system_packages import SystemNeed

SCRIPT = Path(__file__).resolve().parents[1] / "dev.py"
LINUX_ONLY = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only on Linux")


@pytest.fixture
def dev(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The script as a module, loaded anew, so that a test may change it."""
    specification = importlib.util.spec_from_file_location("dev_under_test", SCRIPT)
    assert specification is not None
    assert specification.loader is not None
    module = importlib.util.module_from_spec(specification)
    monkeypatch.setitem(sys.modules, "dev_under_test", module)
    specification.loader.exec_module(module)
    return module


class FakeSystem:
    """A folder of programs that stand in for the system's, and what was asked of them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._log = folder / "log"

    def add(self, name: str, script: str = "") -> None:
        """Add a program; it notes how it was called, then does what the shell script says."""
        path = self.folder / name
        path.write_text(f"#!/bin/sh\nprintf '%s\\n' \"{name} $*\" >> '{self._log}'\n{script}\n")
        path.chmod(0o755)

    def asked(self) -> list[str]:
        """Return the calls so far, without those that only look."""
        lines = self._log.read_text().splitlines() if self._log.exists() else []
        return [line for line in lines if not line.startswith(("dpkg-query", "apt-cache"))]


@pytest.fixture
def system(dev: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> FakeSystem:
    """A Debian where nothing but one library is installed, seen by an ordinary person."""
    folder = tmp_path / "programs"
    folder.mkdir()
    fake = FakeSystem(folder)
    fake.add("apt-get")
    fake.add("apt-cache", 'case "$*" in *libcups2t64) exit 0;; esac; exit 100')
    fake.add("dpkg-query", 'case "$*" in *libegl1*) echo installed;; esac')
    fake.add("env", 'shift; exec "$@"')
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}/bin")
    monkeypatch.delenv("CI", raising=False)
    monkeypatch.setattr(dev.shutil, "which", find_in(folder))
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    return fake


def find_in(folder: Path) -> Callable[[str], str | None]:
    """Return a `shutil.which` that sees one folder only."""

    def which(name: str) -> str | None:
        path = folder / name
        return str(path) if path.exists() else None

    return which


def needs() -> tuple[object, ...]:
    """Return two needs: one that is installed on the fake system, and one that is not."""
    return (
        SystemNeed("libEGL.so.1", "libegl1", "libglvnd-egl"),
        SystemNeed("libnothing.so.9", "libcups2", "cups-libs"),
    )


# --- Sentences ----------------------------------------------------------------------------


def test_check_python_too_old_names_both_versions(dev: ModuleType) -> None:
    with pytest.raises(dev.SetUpError, match=r"Python 3\.10; .* Python 3\.11 or newer"):
        dev.check_python((3, 10))


def test_check_python_new_enough_is_silent(dev: ModuleType) -> None:
    dev.check_python((3, 11))
    dev.check_python((3, 14))


@LINUX_ONLY
def test_run_without_display_says_so_in_one_sentence_and_exits_2(tmp_path: Path) -> None:
    names = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    env = {name: value for name, value in os.environ.items() if name not in names}
    command = [sys.executable, str(SCRIPT), "run"]
    done = subprocess.run(
        command, cwd=tmp_path, env=env, capture_output=True, text=True, timeout=30, check=False
    )
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.count("\n") == 1
    assert "no display" in done.stderr


@LINUX_ONLY
@pytest.mark.parametrize(
    ("name", "value"),
    [("DISPLAY", ":3"), ("WAYLAND_DISPLAY", "wayland-0"), ("QT_QPA_PLATFORM", "vnc:size=9x9")],
)
def test_check_display_one_given_is_enough(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    for other in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(other, raising=False)
    monkeypatch.setenv(name, value)
    dev.check_display([])


@LINUX_ONLY
def test_check_display_headless_command_needs_none(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    dev.check_display(["--pack", "x.pack", "self-check", "--json"])
    with pytest.raises(dev.SetUpError):
        dev.check_display(["--open", "list.ketams"])


def test_main_unknown_command_exits_2(dev: ModuleType) -> None:
    with pytest.raises(SystemExit) as left:
        dev.main(["rum"])
    assert left.value.code == 2


@pytest.mark.parametrize(
    ("given", "passed_on"),
    [
        (["run", "--data-dir", "x", "--yes"], ["--data-dir", "x"]),
        (["run", "sheet", "a.ketams", "--pdf", "b.pdf"], ["sheet", "a.ketams", "--pdf", "b.pdf"]),
        (["test", "--fast", "tests/ui", "-k", "rail"], ["tests/ui", "-k", "rail"]),
        (["run", "--", "--help"], ["--help"]),
    ],
)
def test_parse_arguments_what_is_not_ours_is_passed_on(
    dev: ModuleType, given: list[str], passed_on: list[str]
) -> None:
    options, rest = dev.parse_arguments(given)
    assert rest == passed_on
    assert options.yes is ("--yes" in given)


def test_parse_arguments_nothing_to_pass_on_to_is_refused(dev: ModuleType) -> None:
    with pytest.raises(SystemExit):
        dev.parse_arguments(["pack", "--quickly"])


# --- System packages ------------------------------------------------------------------------


@LINUX_ONLY
def test_system_packages_declined_nothing_is_installed(
    dev: ModuleType,
    system: FakeSystem,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    system.add("sudo", 'exec "$@"')
    monkeypatch.setattr("builtins.input", lambda _question: "n")
    dev.ensure_system_packages(needs(), assume_yes=False)
    assert system.asked() == []
    assert "sudo apt-get install libcups2" in capsys.readouterr().out


@LINUX_ONLY
def test_system_packages_yes_missing_ones_come_through_sudo_after_an_update(
    dev: ModuleType, system: FakeSystem
) -> None:
    system.add("sudo", 'exec "$@"')
    dev.ensure_system_packages(needs(), assume_yes=True)
    updates, installs = [line for line in system.asked() if line.startswith("apt-get")]
    assert updates.endswith("update")
    # Under the name that this release has for it.
    assert installs.endswith("install -y --no-install-recommends libcups2t64")
    assert system.asked()[0].startswith("sudo env")


@LINUX_ONLY
def test_system_packages_in_ci_as_root_nobody_is_asked(
    dev: ModuleType, system: FakeSystem, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CI", "true")
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    dev.ensure_system_packages(needs(), assume_yes=False)
    assert [line.split()[0] for line in system.asked()] == ["env", "apt-get", "env", "apt-get"]


@LINUX_ONLY
def test_system_packages_no_root_and_no_sudo_the_command_is_named(
    dev: ModuleType, system: FakeSystem, capsys: pytest.CaptureFixture[str]
) -> None:
    dev.ensure_system_packages(needs(), assume_yes=True)
    assert "As root, run: apt-get install libcups2" in capsys.readouterr().out
    assert system.asked() == []


@LINUX_ONLY
def test_system_packages_apt_fails_says_so_and_stops(dev: ModuleType, system: FakeSystem) -> None:
    system.add("sudo", 'exec "$@"')
    system.add("apt-get", "exit 100")
    with pytest.raises(dev.SetUpError, match=r"could not install .*libcups2"):
        dev.ensure_system_packages(needs(), assume_yes=True)


@LINUX_ONLY
def test_system_packages_nothing_missing_nobody_is_asked(
    dev: ModuleType, system: FakeSystem
) -> None:
    dev.ensure_system_packages(needs()[:1], assume_yes=False)
    assert system.asked() == []


@LINUX_ONLY
def test_system_packages_other_system_names_what_is_missing(
    dev: ModuleType, system: FakeSystem, capsys: pytest.CaptureFixture[str]
) -> None:
    (system.folder / "apt-get").unlink()
    dev.ensure_system_packages(needs(), assume_yes=True)
    told = capsys.readouterr().out
    assert "libnothing.so.9" in told
    assert "cups-libs" in told


# --- Environments -----------------------------------------------------------------------------


@pytest.fixture
def empty_environment(dev: ModuleType, tmp_path: Path) -> object:
    """An environment to be made from an empty lock: needs pip, and no network."""
    lock = tmp_path / "empty.txt"
    lock.write_text("# nothing\n")
    return dev.Environment(tmp_path / "env", lock, imports=("json",), installs_project=False)


def test_environment_half_made_broken_or_stale_is_made_anew(
    empty_environment: object, tmp_path: Path
) -> None:
    environment = empty_environment
    (tmp_path / "env").mkdir()
    (tmp_path / "env" / "leftover").touch()
    environment.ensure()  # type: ignore[attr-defined]
    assert environment.is_sound()  # type: ignore[attr-defined]
    assert not (tmp_path / "env" / "leftover").exists()

    marker = tmp_path / "env" / "marker"
    marker.touch()
    environment.ensure()  # type: ignore[attr-defined]
    assert marker.exists(), "a sound environment was made anew"

    (tmp_path / "empty.txt").write_text("# another nothing\n")
    assert not environment.is_sound()  # type: ignore[attr-defined]


def test_environment_program_gone_is_not_sound(empty_environment: object, tmp_path: Path) -> None:
    environment = empty_environment
    (tmp_path / "env").mkdir()
    environment.stamp.write_text(environment.fingerprint())  # type: ignore[attr-defined]
    assert not environment.is_sound()  # type: ignore[attr-defined]


def test_environment_pip_fails_says_so_and_is_not_taken_for_made(
    dev: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.delenv("PIP_FIND_LINKS", raising=False)
    lock = tmp_path / "lock.txt"
    lock.write_text(f"no-such-package-of-ours==1.0 --hash=sha256:{'0' * 64}\n")
    environment = dev.Environment(tmp_path / "env", lock, imports=(), installs_project=False)
    with pytest.raises(dev.SetUpError, match="network connection") as fault:
        environment.ensure()
    assert fault.value.code == 1
    assert not environment.stamp.exists()


def test_hash_of_changed_renamed_or_new_file_is_another(dev: ModuleType, tmp_path: Path) -> None:
    folder = tmp_path / "content"
    folder.mkdir()
    (folder / "a.md").write_text("one")
    hashes = [dev.hash_of([folder])]
    (folder / "a.md").write_text("two")
    hashes.append(dev.hash_of([folder]))
    (folder / "a.md").rename(folder / "b.md")
    hashes.append(dev.hash_of([folder]))
    (folder / "c.md").touch()
    hashes.append(dev.hash_of([folder]))
    assert len(set(hashes)) == 4
    (folder / "__pycache__").mkdir()
    (folder / "__pycache__" / "x.pyc").touch()
    assert dev.hash_of([folder]) == hashes[-1]


# --- The pack and the tests ---------------------------------------------------------------------


@pytest.fixture
def small_checkout(dev: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A checkout with one file of content."""
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "pack.yaml").write_text("one")
    monkeypatch.setattr(dev, "ROOT", tmp_path)
    monkeypatch.setattr(dev, "BUILD", tmp_path / "build")
    monkeypatch.setattr(dev, "PACK", tmp_path / "build" / "the.pack")
    return tmp_path


def test_compile_pack_only_when_its_sources_changed(
    dev: ModuleType, small_checkout: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = []

    def run_program(command: list[str]) -> int:
        Path(command[-1]).write_text("a pack")
        made.append(command)
        return 0

    monkeypatch.setattr(dev, "run_program", run_program)
    assert (dev.compile_pack(), dev.compile_pack(), len(made)) == (0, 0, 1)
    (small_checkout / "content" / "pack.yaml").write_text("two")
    assert (dev.compile_pack(), len(made)) == (0, 2)
    (small_checkout / "build" / "the.pack").unlink()
    assert (dev.compile_pack(), len(made)) == (0, 3)


def test_compile_pack_failed_is_tried_again(
    dev: ModuleType, small_checkout: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = []

    def run_program(command: list[str]) -> int:
        made.append(command)
        return 1

    monkeypatch.setattr(dev, "run_program", run_program)
    assert (dev.compile_pack(), dev.compile_pack(), len(made)) == (1, 1, 2)
    assert (small_checkout / "build").is_dir()


def write_report(dev: ModuleType, name: str, **counts: int) -> None:
    """Write the counts that pytest would have left."""
    path = dev.report_of(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    words = " ".join(f'{key}="{value}"' for key, value in counts.items())
    path.write_text(f'<?xml version="1.0"?><testsuites><testsuite {words} /></testsuites>')


@pytest.mark.usefixtures("small_checkout")
def test_summarize_last_line_adds_up_the_tests(
    dev: ModuleType, capsys: pytest.CaptureFixture[str]
) -> None:
    write_report(dev, "tests", tests=10, failures=1, errors=1, skipped=2)
    write_report(dev, "core", tests=5, failures=0, errors=0, skipped=0)
    results = [dev.StepResult(name, 0, 1.0) for name in ("Lint", "Tests", "Tests without Qt")]
    assert dev.summarize(results) == 1
    assert capsys.readouterr().out.splitlines()[-1] == "11 passed, 2 failed, 2 skipped"


@pytest.mark.usefixtures("small_checkout")
def test_summarize_tests_pass_but_a_check_failed_is_a_failure(
    dev: ModuleType, capsys: pytest.CaptureFixture[str]
) -> None:
    write_report(dev, "tests", tests=3, failures=0, errors=0, skipped=0)
    results = [dev.StepResult("Lint", 1, 0.5), dev.StepResult("Tests", 0, 1.0)]
    assert dev.summarize(results) == 1
    lines = capsys.readouterr().out.splitlines()
    assert lines[-1] == "3 passed, 0 failed"
    assert "FAILED  Lint                    0.5 s" in lines


@pytest.mark.usefixtures("small_checkout")
def test_summarize_tests_that_left_no_report_count_as_failed(
    dev: ModuleType, capsys: pytest.CaptureFixture[str]
) -> None:
    assert dev.summarize([dev.StepResult("Tests", -11, 1.0)]) == 1
    assert capsys.readouterr().out.splitlines()[-1] == "0 passed, 1 failed"


@pytest.mark.usefixtures("small_checkout")
def test_command_test_a_step_fails_the_others_still_run(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    ran = []

    def run_program(command: list[str], **_environment: str) -> int:
        ran.append(Path(command[0]).stem)
        if "pytest" in command:
            write_report(dev, "tests", tests=1, failures=0, errors=0, skipped=0)
        return 1 if command[0].endswith("mypy") else 0

    monkeypatch.setattr(dev, "run_program", run_program)
    monkeypatch.setattr(dev, "ensure_system_packages", lambda _needs, _yes: None)
    monkeypatch.setattr(dev.Environment, "ensure", lambda _self: None)
    options, rest = dev.parse_arguments(["test", "--fast"])
    assert dev.command_test(options, rest) == 1
    assert ran == ["ruff", "ruff", "mypy", "lint-imports", "ketams-content", "python", "python"]


@pytest.mark.usefixtures("small_checkout")
@pytest.mark.parametrize("code", [0, 1])
def test_step_beside_others_shows_its_output_after_theirs(
    dev: ModuleType, capsys: pytest.CaptureFixture[str], code: int
) -> None:
    script = f"print('from beside'); raise SystemExit({code})"
    with dev.Beside("Tests of the screens", [sys.executable, "-c", script]) as beside:
        dev.say("from the others")
    result = beside.result()
    assert (result.name, result.code) == ("Tests of the screens", code)
    assert result.seconds > 0
    told = capsys.readouterr().out
    assert 0 <= told.index("from the others") < told.index("from beside")


@pytest.mark.usefixtures("small_checkout")
def test_all_tests_run_once_and_one_that_fails_does_not_stop_the_others(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    ran: list[list[str]] = []

    def run_program(command: list[str], **_environment: str) -> int:
        ran.append(command[4:])
        return 1

    monkeypatch.setattr(dev, "run_program", run_program)
    monkeypatch.setattr(dev, "run_core_tests", lambda: 0)
    monkeypatch.setattr(dev, "report_coverage", lambda: 2)
    monkeypatch.setattr(dev, "pytest_command", lambda *x: [sys.executable, "-c", "", "", *x[2]])
    results = dev.run_all_tests()
    assert [x.name for x in results] == [
        *("Tests", "Tests without Qt", "Coverage", "Tests of the screens", "Tests of the whole")
    ]
    assert [x.code for x in results] == [1, 0, 2, 0, 1]
    assert ran == [["--ignore=tests/ui", "--ignore=tests/system"], ["tests/system"]]
    assert set(dev.REPORTS) == {x.name for x in results} - {"Coverage"}


CODE = """
def sign(number):
    if number < 0:
        return -1
    return 1
"""
TESTS = """
from ketams_desktop.{name}.code import sign

def test_sign():
    assert [sign(x) for x in {numbers}] == {signs}
"""


def write_core(root: Path, name: str, numbers: list[int]) -> None:
    """Write one of the Qt-free folders, and a test of its own that gives it these numbers."""
    package = root / "ketams_desktop" / name
    package.mkdir(parents=True, exist_ok=True)
    for folder in (package.parent, package):
        (folder / "__init__.py").touch()
    (package / "code.py").write_text(CODE)
    test = root / "tests" / name / f"test_{name}.py"
    test.parent.mkdir(parents=True, exist_ok=True)
    signs = [-1 if number < 0 else 1 for number in numbers]
    test.write_text(TESTS.format(name=name, numbers=numbers, signs=signs))


def test_too_little_of_the_code_reached_is_a_failure(
    dev: ModuleType,
    small_checkout: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    shutil.copy(SCRIPT.parent / "pyproject.toml", small_checkout)
    here = types.SimpleNamespace(program=lambda _name: sys.executable)
    monkeypatch.setattr(dev, "CORE", here)
    folders = ("library", "questions", "paper", "authoring")
    for name in folders:
        write_core(small_checkout, name, [-1, 1])
    assert dev.run_measured(["tests"]) == 0
    assert dev.report_coverage() == 0
    # Every line is reached but one; of the branches, one in eight is not.
    write_core(small_checkout, "paper", [1])
    assert dev.run_measured(["tests"]) == 0
    capfd.readouterr()
    result = dev.run_step("Coverage", dev.report_coverage)
    assert result.code != 0
    told = capfd.readouterr().out
    assert "is less than fail-under=95" in told
    assert [x for x in told.splitlines() if "code.py" in x and "paper" in x]
    assert not [x for x in told.splitlines() if "code.py" in x and "library" in x]
    write_report(dev, "core", tests=4, failures=0, errors=0, skipped=0)
    assert dev.summarize([dev.StepResult("Tests without Qt", 0, 1.0), result]) == 1


@LINUX_ONLY
@pytest.mark.parametrize(("name", "is_made"), [("fuzz", True), ("packs", False)])
def test_fuzzing_alone_gets_an_environment_of_its_own(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch, name: str, is_made: bool
) -> None:
    made: list[str] = []
    monkeypatch.setattr(dev.Environment, "ensure", lambda self: made.append(self.folder.name))
    monkeypatch.setattr(dev, "ensure_system_packages", lambda _needs, _yes: None)
    monkeypatch.setattr(dev, "compile_pack", lambda: 0)
    monkeypatch.setattr(dev, "run_program", lambda _command: 0)
    assert dev.main(["campaign", name, "--size", "3"]) == 0
    assert made == [".venv", *([".venv-fuzz"] if is_made else [])]


def test_core_tests_are_all_there_is_without_qt(dev: ModuleType) -> None:
    """A folder of tests whose package folder is Qt-free runs without Qt too."""
    for name in ("library", "questions", "paper", "authoring"):
        assert name in dev.CORE_TESTS
        assert (SCRIPT.parent / "ketams_desktop" / name).is_dir()
