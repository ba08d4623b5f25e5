"""Set up, run and test KetaMS Desktop from a checkout. Plain Python, standard library only.

    python3 dev.py run [--yes] [arguments for the app]
    python3 dev.py test [--fast] [--yes] [arguments for pytest]
    python3 dev.py pack | content | format | lock [--upgrade]
    python3 dev.py build [--packages] | wheel | try-deb
    python3 dev.py gallery [--only SCENE] [--theme THEME] | texts
    python3 dev.py bench [--runs N] | campaign NAME [--size N] [--record]
    python3 dev.py try-windows-installer [--record FILE]

Everything it makes lies in `.venv/`, `.venv-core/`, `.venv-fuzz/` and `build/`; each may be deleted
at any time and is made again. On Debian and Ubuntu it also offers to install the system packages
that are missing. Nothing about the app itself belongs here.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import threading
import time
import xml.etree.ElementTree as ElementTree
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from tools.environments import CORE, DEV, FUZZ, REQUIREMENTS, Environment, hash_of
from tools.system_packages import (
    BUILD_NEEDS,
    DEB_NEEDS,
    RUN_NEEDS,
    TEST_NEEDS,
    TRY_DEB_NEEDS,
    WINDOWS_NEEDS,
    SetUpError,
    ensure_system_packages,
    say,
)

ROOT = Path(__file__).resolve().parent
BUILD = ROOT / "build"
PACK = BUILD / "ketams-content.pack"
OLDEST_PYTHON = (3, 11)

# What the app's own command line does without a window; needs no display.
HEADLESS = ("self-check", "suggest", "sheet", "leaflet", "--help", "-h", "--version")
PLATFORMS_WITHOUT_DISPLAY = ("offscreen", "minimal", "vnc")

# What goes into a content pack: when none of it has changed, the pack is fresh.
PACK_SOURCES = (
    "content",
    "ketams_desktop/authoring",
    "ketams_desktop/library",
    "ketams_desktop/questions",
    "ketams_desktop/codec.py",
    "ketams_desktop/text.py",
)

# The tests that need no Qt; they run once more where PySide6 is not installed.
CORE_TESTS = (
    "library",
    "questions",
    "paper",
    "authoring",
    "test_codec.py",
    "test_text.py",
    "test_crash_log.py",
)


# --- The system -----------------------------------------------------------------------


def check_python(version: tuple[int, ...] = tuple(sys.version_info[:2])) -> None:
    """Stop with a sentence when this Python is too old."""
    if version < OLDEST_PYTHON:
        found, wanted = (".".join(str(part) for part in v) for v in (version, OLDEST_PYTHON))
        raise SetUpError(
            f"This is Python {found}; KetaMS Desktop needs Python {wanted} or newer. "
            f"Install one and start dev.py with it, for example: python{wanted} dev.py run"
        )


def check_display(app_arguments: Sequence[str]) -> None:
    """Stop with a sentence, exit code 2, when a window is wanted and there is no display."""
    if not sys.platform.startswith("linux") or any(a in HEADLESS for a in app_arguments):
        return
    platform = os.environ.get("QT_QPA_PLATFORM", "").split(":")[0]
    has_display = os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    if not has_display and platform not in PLATFORMS_WITHOUT_DISPLAY:
        raise SetUpError(
            "There is no display here, so no window can be opened: "
            "start this from a desktop session, or set DISPLAY.",
            code=2,
        )


# --- Commands -----------------------------------------------------------------------------


def run_program(command: Sequence[str], **environment: str) -> int:
    """Run a program in the checkout, its output going straight through; return its exit code."""
    return subprocess.run(
        list(command), cwd=ROOT, env={**os.environ, **environment}, check=False
    ).returncode


def compile_pack() -> int:
    """Compile the content pack if its sources changed; return an exit code."""
    stamp = PACK.with_suffix(".made-from")
    fingerprint = hash_of(ROOT / source for source in PACK_SOURCES)
    if PACK.is_file() and stamp.is_file() and stamp.read_text("utf-8") == fingerprint:
        return 0
    BUILD.mkdir(exist_ok=True)
    stamp.unlink(missing_ok=True)
    module = "ketams_desktop.authoring.command_line"
    command = [DEV.program("python"), "-m", module, "compile", "content", "-o", str(PACK)]
    code = run_program(command)
    if code == 0:
        stamp.write_text(fingerprint, "utf-8")
    return code


def command_run(options: argparse.Namespace, rest: Sequence[str]) -> int:
    """Open the app."""
    check_display(rest)
    ensure_system_packages(RUN_NEEDS, options.yes)
    DEV.ensure()
    if compile_pack() != 0:
        raise SetUpError("The content pack could not be compiled; the reasons are above.")
    return run_program([DEV.program("python"), "-m", "ketams_desktop", *rest])


def command_test(options: argparse.Namespace, rest: Sequence[str]) -> int:
    """Run every check and test; one that fails does not stop the others."""
    ensure_system_packages(TEST_NEEDS, options.yes)
    DEV.ensure()
    if options.fast or rest:
        tests = ("Tests", lambda: run_pytest(DEV, "tests", options.fast, rest))
        return summarize([run_step(*step) for step in (*check_steps(), tests)])
    CORE.ensure()
    results = [run_step(*step) for step in check_steps()]
    return summarize([*results, *run_all_tests()])


def run_all_tests() -> list[StepResult]:
    """Run every test; those of the screens, a third of all, beside the others.

    The tests of the whole app have the machine to themselves: they wait for real services.
    """
    others = ["--ignore=tests/ui", "--ignore=tests/system"]
    with Beside("Tests of the screens", pytest_command(DEV, "ui", ["tests/ui"])) as screens:
        results = [
            run_step("Tests", lambda: run_pytest(DEV, "tests", rest=others)),
            run_step("Tests without Qt", run_core_tests),
            run_step("Coverage", report_coverage),
        ]
    results.append(screens.result())
    whole = ["tests/system"]
    results.append(run_step("Tests of the whole", lambda: run_pytest(DEV, "system", rest=whole)))
    return results


def check_steps() -> list[tuple[str, Callable[[], int]]]:
    """Return the checks that are not tests, each with its name."""
    return [
        ("Format", lambda: run_program([DEV.program("ruff"), "format", "--check", "."])),
        ("Lint", lambda: run_program([DEV.program("ruff"), "check", "."])),
        ("Types", lambda: run_program([DEV.program("mypy")])),
        ("Import contracts", lambda: run_program([DEV.program("lint-imports")])),
        ("Content", lambda: run_program([DEV.program("ketams-content"), "check", "content"])),
        ("Content pack", compile_pack),
    ]


def run_pytest(
    environment: Environment, results: str, is_fast: bool = False, rest: Sequence[str] = ()
) -> int:
    """Run pytest in an environment; its counts are kept in build/ for the summary."""
    fast = ["-m", "not system and not frozen"] if is_fast else []
    command = pytest_command(environment, results, [*fast, *rest])
    return run_program(command, PYTHONPATH=str(ROOT))


def pytest_command(environment: Environment, results: str, rest: Sequence[str]) -> list[str]:
    """Return how pytest is called in an environment; an older report of this run is deleted."""
    report = report_of(results)
    report.unlink(missing_ok=True)
    return [environment.program("python"), "-m", "pytest", f"--junitxml={report}", *rest]


def run_core_tests() -> int:
    """Run the Qt-free tests where PySide6 is not installed; note what of the code they reach."""
    probe = "import importlib.util, sys; sys.exit(importlib.util.find_spec('PySide6') is not None)"
    if run_program([CORE.program("python"), "-c", probe], PYTHONPATH=str(ROOT)) != 0:
        say("PySide6 can be imported in .venv-core; it must not be there.")
        return 1
    paths = [f"tests/{name}" for name in CORE_TESTS]
    return run_measured([path for path in paths if (ROOT / path).exists()])


def run_measured(paths: Sequence[str]) -> int:
    """Run tests in the environment without Qt, but for the long ones, and measure them."""
    python, *rest = pytest_command(CORE, "core", ["-m", "not once", *paths])
    return run_program([python, "-m", "coverage", "run", *rest], PYTHONPATH=str(ROOT))


def report_coverage() -> int:
    """Say which lines were not reached; too many, as pyproject.toml has it, are a failure."""
    return run_program([CORE.program("python"), "-m", "coverage", "report"])


def report_of(results: str) -> Path:
    """Return where pytest writes the counts of one of its runs."""
    return BUILD / "test-results" / f"{results}.xml"


@dataclass(frozen=True)
class StepResult:
    """How one step went."""

    name: str
    code: int
    seconds: float


def run_step(name: str, step: Callable[[], int]) -> StepResult:
    """Run one step under its heading and time it."""
    say(f"\n== {name}")
    start = time.monotonic()
    code = step()
    seconds = time.monotonic() - start
    say(f"== {name}: {'ok' if code == 0 else 'FAILED'} ({seconds:.1f} s)")
    return StepResult(name, code, seconds)


class Beside:
    """A step that runs beside others; what it printed is shown once those are through."""

    def __init__(self, name: str, command: Sequence[str]) -> None:
        self._name, self._command = name, list(command)
        self._output = BUILD / "test-results" / "beside.txt"
        self._end, self._code = 0.0, 1

    def __enter__(self) -> Beside:
        self._output.parent.mkdir(parents=True, exist_ok=True)
        self._start = time.monotonic()
        self._thread = threading.Thread(target=self._run)
        self._thread.start()
        return self

    def __exit__(self, *_fault: object) -> None:
        self._thread.join()

    def _run(self) -> None:
        with self._output.open("wb") as output:
            self._code = subprocess.run(
                self._command,
                cwd=ROOT,
                env={**os.environ, "PYTHONPATH": str(ROOT)},
                stdout=output,
                stderr=subprocess.STDOUT,
                check=False,
            ).returncode
        self._end = time.monotonic()

    def result(self) -> StepResult:
        """Show what was printed, and return how the step went."""

        def show() -> int:
            say(self._output.read_text("utf-8", errors="replace").rstrip())
            return self._code

        shown = run_step(self._name, show)
        return StepResult(self._name, shown.code, self._end - self._start)


def summarize(results: Sequence[StepResult]) -> int:
    """Print how each step went and, last, the number of tests; return the exit code."""
    say("\n== Summary")
    for result in results:
        word = "ok    " if result.code == 0 else "FAILED"
        say(f"{word}  {result.name:<20} {result.seconds:6.1f} s")
    passed, failed, skipped = 0, 0, 0
    for result in results:
        if result.name in REPORTS:
            counts = read_counts(report_of(REPORTS[result.name]))
            passed, failed, skipped = (
                old + new for old, new in zip((passed, failed, skipped), counts, strict=True)
            )
    say(f"{passed} passed, {failed} failed" + (f", {skipped} skipped" if skipped else ""))
    return 1 if failed or any(result.code for result in results) else 0


REPORTS = {
    "Tests": "tests",
    "Tests without Qt": "core",
    "Tests of the screens": "ui",
    "Tests of the whole": "system",
}


def read_counts(report: Path) -> tuple[int, int, int]:
    """Return how many tests passed, failed and were skipped; a missing report is one failure."""
    try:
        # pytest wrote this file a moment ago: it is not a stranger's XML.
        suite = ElementTree.parse(report).getroot().find("testsuite")  # noqa: S314
    except (OSError, ElementTree.ParseError):
        suite = None
    if suite is None:
        return 0, 1, 0
    failed = int(suite.get("failures", 0)) + int(suite.get("errors", 0))
    skipped = int(suite.get("skipped", 0))
    return int(suite.get("tests", 0)) - failed - skipped, failed, skipped


def command_pack(options: argparse.Namespace, rest: Sequence[str]) -> int:
    """Compile the content pack if it is stale."""
    del options, rest
    DEV.ensure()
    return compile_pack()


def command_build(options: argparse.Namespace, rest: Sequence[str]) -> int:
    """Make the frozen app, one folder, in build/dist/ketams-desktop/, and print its sizes.

    With --packages, then pack it for this system in build/packages/.
    """
    del rest
    ensure_system_packages(DEB_NEEDS if options.packages else BUILD_NEEDS, options.yes)
    DEV.ensure()
    python, scripts = DEV.program("python"), ROOT / "packaging"
    code = compile_pack() or run_program([python, str(scripts / "freeze.py")])
    if code or not options.packages:
        return code
    if not sys.platform.startswith("linux"):
        say("Only Linux packages are made by this command; see docs/release.md for the others.")
        return 2
    makers = [scripts / "linux" / name for name in ("deb.py", "portable.py")]
    return max(run_program([python, str(maker)]) for maker in makers)


def command_try_deb(options: argparse.Namespace, rest: Sequence[str]) -> int:
    """Try the Debian package and the portable archive in a bare Debian, as root; see --help."""
    ensure_system_packages(TRY_DEB_NEEDS, options.yes)
    DEV.ensure()
    script = str(ROOT / "packaging" / "linux" / "try_deb.py")
    return run_program([DEV.program("python"), script, *rest])


def command_wheel(options: argparse.Namespace, rest: Sequence[str]) -> int:
    """Make a wheel with pack and resources in build/wheel/."""
    del options, rest
    DEV.ensure()
    folder = str(BUILD / "wheel")
    build = ["-m", "hatchling", "build", "--target", "wheel", "--directory", folder]
    return compile_pack() or run_program([DEV.program("python"), *build])


def command_try_windows_installer(options: argparse.Namespace, rest: Sequence[str]) -> int:
    """Try the Windows packages with a stand-in, under Wine; --record FILE keeps what was seen."""
    ensure_system_packages(WINDOWS_NEEDS, options.yes)
    DEV.ensure()
    script = str(ROOT / "packaging" / "windows" / "try_installer.py")
    return run_program([DEV.program("python"), script, *rest], QT_QPA_PLATFORM="offscreen")


def command_bench(options: argparse.Namespace, rest: Sequence[str]) -> int:
    """Freeze the app and measure how long people wait; --help says more."""
    ensure_system_packages(TEST_NEEDS, options.yes)
    DEV.ensure()
    return compile_pack() or run_program([DEV.program("python"), "-m", "tools.bench", *rest])


def command_campaign(options: argparse.Namespace, rest: Sequence[str]) -> int:
    """Run one of the long checks at full size; --help names them."""
    ensure_system_packages(TEST_NEEDS, options.yes)
    DEV.ensure()
    if rest[:1] == ["fuzz"] and sys.platform.startswith("linux"):
        FUZZ.ensure()
    return compile_pack() or run_program([DEV.program("python"), "-m", "tools.campaigns", *rest])


def command_gallery(options: argparse.Namespace, rest: Sequence[str]) -> int:
    """Render every screen in every theme and size; `gallery -- --help` names the choices."""
    ensure_system_packages(RUN_NEEDS, options.yes)
    DEV.ensure()
    return compile_pack() or run_program([DEV.program("python"), "-m", "tools.gallery", *rest])


def command_texts(options: argparse.Namespace, rest: Sequence[str]) -> int:
    """Bring the interface's texts up to date with the code and make the pseudo-languages."""
    del options, rest
    DEV.ensure()
    return run_program([DEV.program("python"), "-m", "tools.texts"])


def command_content(options: argparse.Namespace, rest: Sequence[str]) -> int:
    """Check the content, then print how easy each page is to read."""
    del options, rest
    DEV.ensure()
    content = DEV.program("ketams-content")
    checked = run_program([content, "check", "content"])
    return run_program([content, "scores", "content"]) or checked


def command_format(options: argparse.Namespace, rest: Sequence[str]) -> int:
    """Format the code and mend what ruff can mend."""
    del options, rest
    DEV.ensure()
    fixed = run_program([DEV.program("ruff"), "check", "--fix", "."])
    return run_program([DEV.program("ruff"), "format", "."]) or fixed


def command_lock(options: argparse.Namespace, rest: Sequence[str]) -> int:
    """Write the hash-locked requirements anew from requirements/*.in."""
    del rest
    uv = shutil.which("uv")
    if uv is None:
        raise SetUpError("Writing the lock files needs uv on the path; nothing was changed.")
    flags = ["--universal", "--generate-hashes", "--no-header", "--python-version", "3.11"]
    for source in sorted(REQUIREMENTS.glob("*.in")):
        lock = source.with_suffix(".txt")
        names = [path.relative_to(ROOT).as_posix() for path in (source, lock)]
        upgrade = ["--upgrade"] if options.upgrade else []
        command = [uv, "pip", "compile", "--quiet", *upgrade, *flags, names[0], "-o", names[1]]
        if subprocess.run(command, cwd=ROOT, stdout=subprocess.DEVNULL, check=False).returncode:
            raise SetUpError(f"uv could not write {names[1]}; its own words are above.")
        if "http" in lock.read_text("utf-8"):
            raise SetUpError(f"{names[1]} names a package host; do not commit it.")
    return 0


COMMANDS: dict[str, Callable[[argparse.Namespace, Sequence[str]], int]] = {
    "run": command_run,
    "test": command_test,
    "build": command_build,
    "wheel": command_wheel,
    "try-deb": command_try_deb,
    "try-windows-installer": command_try_windows_installer,
    "bench": command_bench,
    "campaign": command_campaign,
    "gallery": command_gallery,
    "texts": command_texts,
    "pack": command_pack,
    "content": command_content,
    "format": command_format,
    "lock": command_lock,
}
PASSING_ON = ("run", "test", "bench", "campaign", "gallery", "try-deb", "try-windows-installer")


def parse_arguments(arguments: Sequence[str]) -> tuple[argparse.Namespace, list[str]]:
    """Split the command line into our options and what is passed on to the app or pytest."""
    parser = argparse.ArgumentParser(prog="dev.py", description=str(__doc__).split("\n")[0])
    commands = parser.add_subparsers(dest="command", required=True)
    for name, function in COMMANDS.items():
        text = str(function.__doc__)
        command = commands.add_parser(name, help=text, description=text, allow_abbrev=False)
        if name in (*PASSING_ON, "build"):
            command.add_argument("--yes", action="store_true", help="install without asking")
        if name == "lock":
            command.add_argument("--upgrade", action="store_true", help="take newer releases")
        if name == "build":
            command.add_argument("--packages", action="store_true", help="and pack it")
        if name == "test":
            command.add_argument(
                "--fast",
                action="store_true",
                help="no system tests, no frozen app, one environment",
            )
    options, rest = parser.parse_known_args(arguments)
    if rest and options.command not in PASSING_ON:
        parser.error(f"{options.command} takes no arguments: {' '.join(rest)}")
    return options, rest[1:] if rest[:1] == ["--"] else rest


def main(arguments: Sequence[str]) -> int:
    """Carry out one command; return the exit code."""
    try:
        check_python()
        options, rest = parse_arguments(arguments)
        return COMMANDS[options.command](options, rest)
    except SetUpError as fault:
        print(f"dev.py: {fault}", file=sys.stderr)
        return fault.code
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
