"""Arguments and the headless commands. They need no display and end in one sentence.

The start has stages, each imported only when it is reached: the arguments; the crash log,
which knows no Qt; then `app`, which brings Qt and the first screen and nothing else.

Exit codes: 0 fine, 1 a check failed, 2 wrong use or bad input.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from ketams_desktop import __version__
from ketams_desktop.errors import AnswersError, KetamsError, LockedListError, OutputError

if TYPE_CHECKING:
    from ketams_desktop.questions.list_lock import Password

COMMANDS = ("self-check", "search", "suggest", "sheet", "leaflet")
#: For measuring; needs a display, or Qt's off-screen one.
_AS_DESCRIBED = "Nothing was changed. Please see docs/headless.md for what it may hold."

HIDDEN_COMMANDS = ("timings",)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the app or one headless command; return the exit code."""
    _fill_closed_streams()
    _make_output_readable()
    given = list(sys.argv[1:] if arguments is None else arguments)
    try:
        return _run(given)
    except KetamsError as error:
        _complain(str(error))
        return 2


def _run(given: list[str]) -> int:
    try:
        if given and given[0] in (*COMMANDS, *HIDDEN_COMMANDS):
            return _run_command(given)
        return _run_window(given)
    except SystemExit:  # argparse has printed its help, or what was wrong
        _say("", end="")
        raise


def _run_window(given: list[str]) -> int:
    parser = argparse.ArgumentParser(
        prog="ketams-desktop",
        description="An offline question guide about ketamine and multiple sclerosis.",
        epilog=f"Headless commands: {', '.join(COMMANDS)}.",
    )
    parser.add_argument("--version", action="version", version=f"ketams-desktop {__version__}")
    parser.add_argument("--data-dir", type=Path, metavar="DIR", help="where lists are kept")
    parser.add_argument("--pack", type=Path, metavar="FILE", help="another content pack")
    parser.add_argument("--open", type=Path, metavar="LIST", help="a question list to open")
    parser.add_argument("--report-first-paint", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args(given)
    if not _has_display():
        _complain(
            "KetaMS Desktop needs a screen, and there is none here. "
            "Start it from a desktop, or use one of: " + ", ".join(COMMANDS) + "."
        )
        return 2
    from ketams_desktop.crash_log import install, usual_folder

    crash_log = install(options.data_dir or usual_folder())

    from ketams_desktop.app import StartOptions, run

    start = StartOptions(options.data_dir, options.pack, options.open, options.report_first_paint)
    return run(start, crash_log)


def _run_command(given: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="ketams-desktop")
    commands = parser.add_subparsers(dest="command", required=True)
    check = commands.add_parser("self-check", help="say whether every part of the app is there")
    check.add_argument("--json", action="store_true")
    check.add_argument("--pack", type=Path, metavar="FILE")
    search = commands.add_parser("search", help="print what is found for some words")
    search.add_argument("words", metavar="WORDS")
    search.add_argument("--json", action="store_true")
    search.add_argument("--pack", type=Path, metavar="FILE")
    suggest = commands.add_parser("suggest", help="print suggested questions for some answers")
    suggest.add_argument("answers", type=Path, metavar="ANSWERS.json")
    suggest.add_argument("--json", action="store_true")
    suggest.add_argument("--pack", type=Path, metavar="FILE")
    sheet = commands.add_parser("sheet", help="write the sheet of a list as a PDF")
    sheet.add_argument("list", type=Path, metavar="LIST.ketams")
    sheet.add_argument("--pdf", type=Path, required=True, metavar="OUT")
    sheet.add_argument("--password-file", type=Path, metavar="FILE", help="of a locked list")
    sheet.add_argument(
        "--size", default="standard", choices=("standard", "large", "very-large", "compact")
    )
    sheet.add_argument("--paper", default="letter", choices=("letter", "a4"))
    sheet.add_argument("--pack", type=Path, metavar="FILE")
    leaflet = commands.add_parser("leaflet", help="write a page as a leaflet, as a PDF")
    leaflet.add_argument("page", metavar="PAGE_ID")
    leaflet.add_argument("--pdf", type=Path, required=True, metavar="OUT")
    leaflet.add_argument("--size", default="standard", choices=("standard", "large", "very-large"))
    leaflet.add_argument("--paper", default="letter", choices=("letter", "a4"))
    leaflet.add_argument("--depth", default="full", choices=("short", "screen", "full"))
    leaflet.add_argument("--pack", type=Path, metavar="FILE")
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
        "timings": _timings,
    }
    return run[options.command](options)


def _self_check(options: argparse.Namespace) -> int:
    from ketams_desktop.self_check import run_checks

    report = run_checks(options.pack)
    ok = all(result == "ok" for result in report.values())
    if options.json:
        _say(json.dumps({"ok": ok, "version": __version__, "checks": report}, indent=1))
    else:
        for name, result in report.items():
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
    from ketams_desktop.paper.sheet import (
        PaperQuestion,
        PaperSize,
        SheetOptions,
        SheetSize,
        build_sheet,
    )
    from ketams_desktop.paper.typesetting import Typesetter
    from ketams_desktop.paper.words import load_words
    from ketams_desktop.questions.list_file import read_list
    from ketams_desktop.questions.what_matters import values_of, words_for_sheet
    from ketams_desktop.resources import default_pack, resource_dir

    document = read_list(options.list, _password(options.password_file))
    if options.pdf.exists() and options.pdf.samefile(options.list):
        raise OutputError(
            f"The PDF would take the place of the list {options.list}. Nothing was written. "
            "Please choose another name."
        )
    questions = [PaperQuestion(x.text, x.answer, x.reason) for x in document.questions.items]
    library = Library.open(options.pack or default_pack())
    info = library.info
    matters = words_for_sheet(values_of(library), document.matters, document.role)
    library.close()
    sheet = build_sheet(
        questions,
        SheetOptions(SheetSize(options.size), PaperSize(options.paper), matters_most=matters),
        info,
        load_words(resource_dir("paper")),
        date.today(),
    )
    result = Typesetter(resource_dir("paper"), resource_dir("fonts")).pdf(sheet)
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
    from ketams_desktop.questions.bank import Bank
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
