"""`ketams-content`: check the content, make and sign the pack, count how hard it is to read."""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import asdict, replace
from datetime import date
from pathlib import Path
from typing import NoReturn

from ketams_desktop.authoring.check import Report, check_content
from ketams_desktop.authoring.compiler import write_pack
from ketams_desktop.authoring.scores import as_table, score_content
from ketams_desktop.authoring.signing import make_key, sign_pack
from ketams_desktop.authoring.source_claims import as_markdown
from ketams_desktop.authoring.source_files import looks_like_content
from ketams_desktop.errors import KetamsError

EXIT_GOOD = 0
EXIT_FINDINGS = 1
EXIT_USAGE = 2


class _UsageError(KetamsError):
    """The command was not used as it should be."""


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        """Raise instead of leaving, so that `main` alone decides how the program ends."""
        raise _UsageError(f"{self.prog}: {message}. See: ketams-content --help")


def main(arguments: list[str] | None = None) -> int:
    """Run `ketams-content` and return its exit code: 0 good, 1 findings, 2 wrong usage."""
    _make_streams_patient()
    try:
        given = _parser().parse_args(arguments)
        return _run(given)
    except KetamsError as error:
        _say(str(error), error=True)
        return EXIT_USAGE
    except BrokenPipeError:
        # Whoever was reading has heard enough; nothing may be said at the end either.
        sys.stdout = None
        return EXIT_USAGE
    except OSError as error:
        _say(f"A file could not be read or written: {error}", error=True)
        return EXIT_USAGE


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="ketams-content", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    check = commands.add_parser("check", help="check every file of a content folder")
    compile_ = commands.add_parser("compile", help="check, then write the content pack")
    scores = commands.add_parser("scores", help="say how hard each page is to read")
    heard = commands.add_parser(
        "source-claims", help="say where claims read elsewhere are answered"
    )
    for command in (check, compile_, scores, heard):
        command.add_argument("folder", type=Path, help="the content folder, with pack.yaml in it")
    compile_.add_argument("-o", "--output", type=Path, required=True, help="the pack to write")
    for command in (check, scores):
        command.add_argument("--json", action="store_true", help="print JSON")
    keygen = commands.add_parser("keygen", help="make a key to sign packs with")
    keygen.add_argument("key", type=Path, help="the file of the secret key, which is new")
    sign = commands.add_parser("sign", help="sign a pack; the signature lies beside it")
    sign.add_argument("pack", type=Path, help="the pack, as compile wrote it")
    sign.add_argument("--key", type=Path, required=True, help="the file that keygen wrote")
    return parser


def _run(given: argparse.Namespace) -> int:
    if given.command in ("keygen", "sign"):
        return _keygen(given.key) if given.command == "keygen" else _sign(given.pack, given.key)
    folder: Path = given.folder
    if not folder.is_dir():
        raise _UsageError(f"There is no content folder at {folder}.")
    if not looks_like_content(folder):
        raise _UsageError(f"{folder} is not a content folder: there is no pack.yaml in it.")
    report = _with_folder(check_content(folder, date.today()), folder)
    match given.command:
        case "check":
            return _check(report, as_json=given.json)
        case "compile":
            return _compile(report, given.output)
        case "source-claims":
            _say(as_markdown(report.content).rstrip("\n"))
            return EXIT_GOOD
        case _:
            return _scores(report, as_json=given.json)


def _keygen(path: Path) -> int:
    public = make_key(path)
    _say(f"Wrote the secret key to {path}. Keep it where nobody else can read it.")
    _say("Its public key, for a policy or for the app:")
    _say(public)
    return EXIT_GOOD


def _sign(pack: Path, key: Path) -> int:
    _say(f"Wrote {sign_pack(pack, key)}. It must lie beside the pack.")
    return EXIT_GOOD


def _with_folder(report: Report, folder: Path) -> Report:
    """Return the report with file names that can be opened from here."""
    named = [replace(x, file=(folder / x.file).as_posix()) for x in report.findings]
    return replace(report, findings=tuple(named))


def _check(report: Report, *, as_json: bool) -> int:
    if as_json:
        found = [asdict(item) for item in report.findings]
        _say_json({"findings": found, "errors": report.errors, "warnings": report.warnings})
    else:
        _say_findings(report)
    return EXIT_FINDINGS if report.errors else EXIT_GOOD


def _compile(report: Report, output: Path) -> int:
    if report.errors:
        _say_findings(report)
        _say(f"No pack was made. {output} is as it was.", error=True)
        return EXIT_FINDINGS
    write_pack(report.content, output)
    pages = len(report.content.pages)
    warnings = _counted(report.warnings, "warning")
    _say(f"Wrote {output}: {_counted(pages, 'page')}, {warnings}.")
    return EXIT_GOOD


def _scores(report: Report, *, as_json: bool) -> int:
    scores = score_content(report.content)
    if as_json:
        _say_json(scores.as_json())
    else:
        _say(as_table(scores))
    return EXIT_GOOD


def _say_findings(report: Report) -> None:
    for item in report.findings:
        _say(item.as_text())
    errors, warnings = _counted(report.errors, "error"), _counted(report.warnings, "warning")
    _say(f"{errors}, {warnings}.")


def _counted(number: int, name: str) -> str:
    return f"{number} {name}{'' if number == 1 else 's'}"


def _say_json(value: object) -> None:
    # ASCII only: it is read by programs, whatever the encoding of the pipe.
    _say(json.dumps(value, indent=2))


def _say(text: str, *, error: bool = False) -> None:
    stream = sys.stderr if error else sys.stdout
    if stream is not None:  # there is none when a window program starts us
        print(text, file=stream, flush=True)


def _make_streams_patient() -> None:
    """Let a terminal that cannot show a character show its code instead of failing."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="backslashreplace")


if __name__ == "__main__":
    sys.exit(main())
