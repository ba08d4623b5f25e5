"""Arguments and the headless commands. They need no display and end in one sentence.

The start has stages, each imported only when it is reached: the arguments; the crash log,
which knows no Qt; then `app`, which brings Qt and the first screen and nothing else.

Exit codes: 0 fine, 1 a check failed, 2 wrong use or bad input.
"""

from __future__ import annotations

import argparse
import contextlib
import gc
import json
import os
import sys
import time
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from ketams_desktop import __version__
from ketams_desktop.errors import (
    AnswersError,
    KetamsError,
    LockedListError,
    OutputError,
    PinError,
)

if TYPE_CHECKING:
    from ketams_desktop.desktop.clinic_policy import Policy
    from ketams_desktop.opening import Beginning
    from ketams_desktop.questions.list_lock import Password

COMMANDS = (
    "self-check",
    "search",
    "suggest",
    "sheet",
    "leaflet",
    "hash-pin",
    "check-policy",
    "install-pack",
)
#: For measuring; needs a display, or Qt's off-screen one.
_AS_DESCRIBED = "Nothing was changed. Please see docs/headless.md for what it may hold."

HIDDEN_COMMANDS = ("timings",)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the app or one headless command; return the exit code."""
    _fill_closed_streams()
    _make_output_readable()
    given = list(sys.argv[1:] if arguments is None else arguments)
    try:
        return _run(given, is_process=arguments is None)
    except KetamsError as error:
        _complain(str(error))
        return 2


def _run(given: list[str], *, is_process: bool) -> int:
    try:
        if given and given[0] in (*COMMANDS, *HIDDEN_COMMANDS):
            return _run_command(given)
        return _run_window(given, is_process=is_process)
    except SystemExit:  # argparse has printed its help, or what was wrong
        _say("", end="")
        raise


def _window_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="ketams-desktop",
        description="An offline question guide about ketamine and multiple sclerosis.",
        epilog=f"Headless commands: {', '.join(COMMANDS)}.",
    )
    parser.add_argument("--version", action="version", version=f"ketams-desktop {__version__}")
    parser.add_argument("--data-dir", type=Path, metavar="DIR", help="where lists are kept")
    parser.add_argument("--pack", type=Path, metavar="FILE", help="another content pack")
    parser.add_argument("--open", type=Path, metavar="LIST", help="a question list to open")
    parser.add_argument("list", type=Path, nargs="?", metavar="LIST", help="the same")
    parser.add_argument(
        "--portable", action="store_true", help="keep everything beside the app, as on a stick"
    )
    parser.add_argument(
        "--clinic", action="store_true", help="a waiting-room computer that forgets"
    )
    parser.add_argument(
        "--policy", type=Path, metavar="FILE", help="what the clinic sets; brings --clinic"
    )
    # For measuring and for tests.
    parser.add_argument("--report-first-paint", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("--slow-start", action="store_true", help=argparse.SUPPRESS)
    return parser


def _run_window(given: list[str], *, is_process: bool) -> int:
    parser = _window_parser()
    options = parser.parse_args(given)
    if options.list is not None and not _may_be_list(options.list):
        parser.error(f"there is no command and no list called {options.list}")
    if not _has_display():
        _complain(
            "KetaMS Desktop needs a screen, and there is none here. "
            "Start it from a desktop, or use one of: " + ", ".join(COMMANDS) + "."
        )
        return 2
    if is_process and _is_clinic(options):
        from ketams_desktop.desktop.nothing_at_hand import start_with_nothing_at_hand

        start_with_nothing_at_hand()
    # Nothing of a start is garbage. Once it runs, `desktop.garbage` collects.
    gc.disable()
    from ketams_desktop.crash_log import install, usual_folder

    data_dir, fault = _where_to_keep(options)
    crash_log = install(data_dir or usual_folder())

    begun = _begin(options)
    from ketams_desktop.app import StartOptions, run

    wanted = options.open or options.list
    start = StartOptions(data_dir, options.pack, wanted, options.report_first_paint, fault=fault)
    policy = _policy(options)
    if policy is not None:
        # No visitor, nor a shortcut that someone left, may bring in other content or a list.
        start = replace(start, pack=None, list_file=None, policy=_told(policy, options.pack))
    return run(start, crash_log, begun)


def _begin(options: argparse.Namespace) -> Beginning:
    """Load Qt and make the application; where that took long, a word says that it is opening."""
    since = time.perf_counter()
    from ketams_desktop.opening import SLOW, begin

    begun = begin(since, 0 if options.slow_start else SLOW)
    if options.report_first_paint and begun.word is not None:
        cpu = round(time.process_time() * 1000, 1)
        _say(json.dumps({"event": "opening", "cpu_ms": cpu}))
    return begun


def _told(policy: Policy, pack: Path | None) -> Policy:
    """Return the policy with a word to staff if the command line named another pack."""
    if pack is None:
        return policy
    from ketams_desktop.desktop.clinic_policy import with_troubles

    text = (
        f"--pack {str(pack)[:200]} was not followed: a waiting room shows installed content only. "
        "Please take the pack in here, or with install-pack --system."
    )
    return with_troubles(policy, [text])


def _may_be_list(path: Path) -> bool:
    """Say whether a word is the name of a list and not a command that was mistyped."""
    return path.suffix == ".ketams" or path.is_file()


def _where_to_keep(options: argparse.Namespace) -> tuple[Path | None, KetamsError | None]:
    """Return the data folder, None for the usual one; and why there is none on this stick."""
    if not options.portable or options.data_dir is not None:
        return options.data_dir, None
    from ketams_desktop.desktop.portable import portable_folder

    try:
        return portable_folder(), None
    except KetamsError as error:
        # A window says so: whoever starts the app from a stick sees no terminal.
        return None, error


def _policy(options: argparse.Namespace) -> Policy | None:
    """Return the clinic's policy: the given one, the computer's, or an empty one; None at home."""
    if not _is_clinic(options):
        return None
    from ketams_desktop.desktop.clinic_policy import Policy, read_policy

    path = _policy_file(options)
    return Policy() if path is None else read_policy(path)


def _is_clinic(options: argparse.Namespace) -> bool:
    return options.clinic or _policy_file(options) is not None


def _policy_file(options: argparse.Namespace) -> Path | None:
    from ketams_desktop.desktop.clinic_places import system_policy

    path: Path = options.policy or system_policy()
    # An unreadable policy is one: its computer stands in a clinic.
    return path if options.policy is not None or os.path.lexists(path) else None


def _run_command(given: list[str]) -> int:
    from ketams_desktop.pack_command import add_install_pack

    parser = argparse.ArgumentParser(prog="ketams-desktop")
    commands = parser.add_subparsers(dest="command", required=True)
    check = commands.add_parser("self-check", help="say whether every part of the app is there")
    check.add_argument("--json", action="store_true")
    check.add_argument(
        "--plugins", action="store_true", help="load every plugin, and name the printers"
    )
    check.add_argument("--pack", type=Path, metavar="FILE")
    search = commands.add_parser("search", help="print what is found for some words")
    search.add_argument("words", metavar="WORDS")
    search.add_argument("--json", action="store_true")
    search.add_argument("--pack", type=Path, metavar="FILE")
    suggest = commands.add_parser("suggest", help="print suggested questions for some answers")
    suggest.add_argument("answers", type=Path, metavar="ANSWERS.json")
    suggest.add_argument("--json", action="store_true")
    suggest.add_argument("--pack", type=Path, metavar="FILE")
    _add_sheet(commands.add_parser("sheet", help="write the sheet of a list as a PDF"))
    leaflet = commands.add_parser("leaflet", help="write a page as a leaflet, as a PDF")
    leaflet.add_argument("page", metavar="PAGE_ID")
    leaflet.add_argument("--pdf", type=Path, required=True, metavar="OUT")
    leaflet.add_argument("--size", default="standard", choices=("standard", "large", "very-large"))
    leaflet.add_argument("--paper", default="letter", choices=("letter", "a4"))
    leaflet.add_argument("--depth", default="full", choices=("short", "screen", "full"))
    leaflet.add_argument("--pack", type=Path, metavar="FILE")
    pin = commands.add_parser("hash-pin", help="print what stands for a PIN in a policy")
    pin.add_argument("--stdin", action="store_true", help="read one line, from no terminal")
    policy = commands.add_parser("check-policy", help="say what is wrong with a policy")
    policy.add_argument("policy", type=Path, metavar="FILE")
    add_install_pack(commands.add_parser("install-pack", help="take in newer content from a file"))
    timings = commands.add_parser("timings")
    timings.add_argument("--json", action="store_true", required=True)
    timings.add_argument("--rounds", type=int, default=3)
    timings.add_argument("--typing", action="store_true")
    timings.add_argument("--pack", type=Path, metavar="FILE")
    options = parser.parse_args(given)
    run = {
        "self-check": _self_check,
        "search": _search,
        "suggest": _suggest,
        "sheet": _sheet,
        "leaflet": _leaflet,
        "hash-pin": _hash_pin,
        "check-policy": _check_policy,
        "install-pack": _install_pack,
        "timings": _timings,
    }
    return run[options.command](options)


def _add_sheet(sheet: argparse.ArgumentParser) -> None:
    sheet.add_argument("list", type=Path, metavar="LIST.ketams")
    sheet.add_argument("--pdf", type=Path, required=True, metavar="OUT")
    sheet.add_argument(
        "--size", default="standard", choices=("standard", "large", "very-large", "compact")
    )
    sheet.add_argument("--paper", default="letter", choices=("letter", "a4"))
    sheet.add_argument("--reasons", action="store_true", help="say why each was suggested")
    sheet.add_argument("--clinician-copy", action="store_true", help="add a page for the clinician")
    sheet.add_argument("--each-person", action="store_true", help="one sheet for each person asked")
    sheet.add_argument(
        "--caregiver-apart", action="store_true", help="the caregiver's part on its own pages"
    )
    sheet.add_argument("--password-file", type=Path, metavar="FILE", help="of a locked list")
    sheet.add_argument("--record", action="store_true", help="what came of the questions")
    sheet.add_argument("--pack", type=Path, metavar="FILE")


def _self_check(options: argparse.Namespace) -> int:
    from ketams_desktop.self_check import run_checks

    report = run_checks(options.pack)
    more: dict[str, object] = {}
    if options.plugins:
        from ketams_desktop.self_check import load_plugins, printer_names

        plugins = load_plugins()
        more = {"plugins": plugins, "printers": printer_names()}
        report = {**report, "plugins": "ok" if set(plugins.values()) == {"ok"} else "see below"}
    ok = all(result == "ok" for result in report.values())
    if options.json:
        _say(json.dumps({"ok": ok, "version": __version__, "checks": report, **more}, indent=1))
    else:
        for name, result in [*report.items(), *more.items()]:
            _say(f"{name}: {result}")
    return 0 if ok else 1


def _search(options: argparse.Namespace) -> int:
    from ketams_desktop.library.found_words import found_as_text, found_note, hits_to_json
    from ketams_desktop.library.library import Library
    from ketams_desktop.resources import default_pack

    library = Library.open(options.pack or default_pack())
    try:
        found = library.find(options.words)
        titles = {section.id: section.title for section in library.sections()}
    finally:
        library.close()
    if options.json:
        _say(json.dumps(hits_to_json(found), ensure_ascii=False, indent=1))
    else:
        for line in found_as_text(found, titles):
            _say(line)
    note = found_note(found, options.words)
    if note:
        _complain(note)
    return 0


def _suggest(options: argparse.Namespace) -> int:
    from ketams_desktop.library.library import Library
    from ketams_desktop.questions.answers import answers_from_json
    from ketams_desktop.questions.bank import Bank
    from ketams_desktop.questions.guide import Guide
    from ketams_desktop.questions.suggest import suggest, suggestions_to_json
    from ketams_desktop.resources import default_pack

    data = _read_json(options.answers)
    try:
        answers = answers_from_json(data)
    except AnswersError as error:
        raise AnswersError(f"{options.answers}: {error} {_AS_DESCRIBED}") from error
    except RecursionError as error:  # from showing a value that is nested very deeply
        raise AnswersError(
            f"{options.answers}: a value is nested too deeply. {_AS_DESCRIBED}"
        ) from error
    library = Library.open(options.pack or default_pack())
    try:
        suggestions = suggest(Bank.from_library(library), Guide.from_library(library), answers)
    finally:
        library.close()
    if options.json:
        _say(json.dumps(suggestions_to_json(suggestions), ensure_ascii=False, indent=1))
    else:
        for number, suggestion in enumerate(suggestions, start=1):
            _say(f"{number}. {suggestion.text} ({suggestion.reason})")
    return 0


def _sheet(options: argparse.Namespace) -> int:
    from ketams_desktop.library.library import Library
    from ketams_desktop.paper.handout import HandedOver, HandoutOptions, build_handout
    from ketams_desktop.paper.sheet import PaperSize, SheetSize
    from ketams_desktop.paper.typesetting import Typesetter
    from ketams_desktop.paper.words import load_words
    from ketams_desktop.questions.guide import Guide
    from ketams_desktop.questions.list_file import read_list
    from ketams_desktop.questions.people import people_names
    from ketams_desktop.questions.what_matters import values_of, words_for_sheet
    from ketams_desktop.resources import default_pack, resource_dir

    document = read_list(options.list, _password(options.password_file))
    if options.pdf.exists() and options.pdf.samefile(options.list):
        raise OutputError(
            f"The PDF would take the place of the list {options.list}. Nothing was written. "
            "Please choose another name."
        )
    library = Library.open(options.pack or default_pack())
    info, names = library.info, people_names(Guide.from_library(library), document.role)
    matters = words_for_sheet(values_of(library), document.matters, document.role)
    library.close()
    handout = build_handout(
        HandedOver(document.questions, document.visit, document.role, matters, names),
        HandoutOptions(
            SheetSize(options.size),
            PaperSize(options.paper),
            show_reasons=options.reasons,
            clinician_copy=options.clinician_copy,
            each_person=options.each_person,
            caregiver_apart=options.caregiver_apart,
            is_record=options.record,
        ),
        info,
        load_words(resource_dir("paper")),
        date.today(),
    )
    result = Typesetter(resource_dir("paper"), resource_dir("fonts")).pdf(handout)
    try:
        options.pdf.write_bytes(result.data)
    except OSError as error:
        raise OutputError(
            f"The PDF could not be written to {options.pdf}: {error.strerror}. "
            "The list is as it was. Please choose another place."
        ) from error
    _tell_replaced(result.replaced)
    return 0


def _leaflet(options: argparse.Namespace) -> int:
    from dataclasses import replace

    from ketams_desktop.library.depth import Depth
    from ketams_desktop.library.library import Library
    from ketams_desktop.paper.leaflet import (
        LeafletOptions,
        LeafletSize,
        build_leaflet,
    )
    from ketams_desktop.paper.sheet import PaperSize
    from ketams_desktop.paper.typesetting import Typesetter
    from ketams_desktop.paper.words import load_words
    from ketams_desktop.questions.bank import Bank, reader_of
    from ketams_desktop.resources import default_pack, resource_dir

    pack = options.pack or default_pack()
    if options.pdf.exists() and pack.exists() and options.pdf.samefile(pack):
        raise OutputError(
            f"The PDF would take the place of the content pack {pack}. Nothing was written. "
            "Please choose another name."
        )
    wanted = LeafletOptions(
        LeafletSize(options.size), PaperSize(options.paper), Depth(options.depth)
    )
    library = Library.open(pack)
    try:
        bank, words = Bank.from_library(library), load_words(resource_dir("paper"))
        page = library.page(options.page)
        wanted = replace(wanted, role=reader_of(page, wanted.role, is_told=False))
        leaflet = build_leaflet(page, library, bank, wanted, words, date.today())
    finally:
        library.close()
    result = Typesetter(resource_dir("paper"), resource_dir("fonts")).pdf(leaflet)
    try:
        options.pdf.write_bytes(result.data)
    except OSError as error:
        raise OutputError(
            f"The PDF could not be written to {options.pdf}: {error.strerror}. "
            "Nothing was changed. Please choose another place."
        ) from error
    _tell_replaced(result.replaced)
    return 0


def _tell_replaced(replaced: Sequence[str]) -> None:
    if replaced:
        signs = " ".join(f"U+{ord(sign):04X}" for sign in replaced)
        _complain(f"No font can draw these signs; a box stands in their place: {signs}")


def _hash_pin(options: argparse.Namespace) -> int:
    from ketams_desktop.desktop.pin import hash_pin

    _say(hash_pin(_pin_from_input() if options.stdin else _pin_from_terminal()))
    return 0


def _pin_from_input() -> str:
    given = sys.stdin.readline(100) if sys.stdin is not None else ""
    return given.rstrip("\r\n")


def _pin_from_terminal() -> str:
    import getpass
    import warnings

    try:
        with warnings.catch_warnings():
            # Otherwise a PIN would be shown where it cannot be hidden.
            warnings.simplefilter("error", getpass.GetPassWarning)
            first = getpass.getpass("PIN, 4 to 12 digits: ")
            second = getpass.getpass("The same again: ")
    except (getpass.GetPassWarning, EOFError, OSError) as error:
        raise PinError(
            "The PIN cannot be read here without showing it. Nothing was written. "
            "Please try again in a terminal, or use --stdin."
        ) from error
    if first != second:
        raise PinError("The two PINs differ. Nothing was written. Please try again.")
    return first


def _check_policy(options: argparse.Namespace) -> int:
    from ketams_desktop.desktop.clinic_policy import read_policy

    policy = read_policy(options.policy)
    for finding in policy.findings:
        _say(f"{options.policy}: {finding}")
    if not policy.findings:
        _say(f"{options.policy}: This policy is fine.")
    return 1 if policy.findings else 0


def _install_pack(options: argparse.Namespace) -> int:
    from ketams_desktop.pack_command import install_pack

    _say(install_pack(options))
    return 0


def _timings(options: argparse.Namespace) -> int:
    if not _has_display():
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    if options.typing:
        from ketams_desktop.timings_of_typing import measure_typing

        _say(json.dumps(measure_typing(options.pack, options.rounds)))
        return 0
    from ketams_desktop.timings import measure_timings

    _say(json.dumps(measure_timings(options.pack, options.rounds)))
    return 0


def _password(path: Path | None) -> Password | None:
    """Return the password that is the first line of a file."""
    if path is None:
        return None
    from ketams_desktop.questions.list_lock import LONGEST_PASSWORD, Password

    try:
        with path.open(encoding="utf-8-sig") as file:
            return Password(file.readline(LONGEST_PASSWORD + 1).rstrip("\r\n"))
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "it is no text"
        raise LockedListError(
            f"The file with the password, {path}, cannot be read: {reason}. "
            "The list was left as it is. Please check the name."
        ) from error


def _read_json(path: Path) -> object:
    try:
        return json.loads(path.read_bytes().decode("utf-8-sig"))
    except OSError as error:
        raise AnswersError(
            f"{path} cannot be opened: {error.strerror}. Nothing was changed. "
            "Please check the name."
        ) from error
    except (ValueError, RecursionError) as error:
        raise AnswersError(f"{path} is not readable JSON. {_AS_DESCRIBED}") from error


def _has_display() -> bool:
    if sys.platform in ("win32", "darwin"):
        return True
    if os.environ.get("QT_QPA_PLATFORM", "").split(":")[0] in ("offscreen", "minimal", "vnc"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _fill_closed_streams() -> None:
    """Lead standard streams that are closed to nowhere.

    Otherwise the next file that is opened takes their number, and what a library prints
    lands in it: in the person's list, for instance.
    """
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            # The lowest free number is the one that was found closed.
            with contextlib.suppress(OSError):
                os.open(os.devnull, os.O_RDWR)


def _say(text: str, *, end: str = "\n") -> None:
    """Print a result, and see it through."""
    if sys.stdout is None:
        return
    try:
        print(text, end=end, flush=True)
    except (OSError, ValueError) as error:
        # Python would try again at its end, and complain about it in its own words.
        with contextlib.suppress(OSError, ValueError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if not isinstance(error, BrokenPipeError):  # that one is: nobody reads any more
            reason = getattr(error, "strerror", None) or "it is closed"
            raise OutputError(f"The output could not be written: {reason}.") from error


def _make_output_readable() -> None:
    """Let any character be printed, whatever the console's own encoding."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            with contextlib.suppress(OSError, ValueError):  # closed in the meantime
                reconfigure(encoding="utf-8", errors="backslashreplace")


def _complain(text: str) -> None:
    if sys.stderr is not None:
        with contextlib.suppress(OSError, ValueError):
            print(text, file=sys.stderr)
