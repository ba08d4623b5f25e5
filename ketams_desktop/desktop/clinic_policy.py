"""A clinic's policy: what IT sets for a waiting-room computer, read from a TOML file. No Qt.

The schema is closed. Whatever is unknown or wrong is named with its line and left out; its
safe default holds instead, so that the app always starts. docs/clinic/policy.md tells people
what each key means.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from ketams_desktop.desktop.policy_schema import SCHEMA, Kind, ListOf, Table
from ketams_desktop.desktop.toml_lines import Way, key_lines

#: No policy is longer; a file of more bytes is none.
LARGEST_FILE = 100_000

_LINE_IN_MESSAGE = re.compile(r" \(at (?:line (\d+), column \d+|end of document)\)")


@dataclass(frozen=True, slots=True)
class Finding:
    """What is wrong with a policy. `line` counts from 1; 0 is the file as a whole."""

    line: int
    text: str

    def __str__(self) -> str:
        """Return it as one line to read."""
        return f"Line {self.line}: {self.text}" if self.line else self.text


@dataclass(frozen=True, slots=True)
class ClinicWords:
    """What the clinic says of itself; each is empty where it says nothing."""

    name: str = ""
    greeting: str = ""
    endorsement: str = ""


@dataclass(frozen=True, slots=True)
class PrintRules:
    """The one printer that is used, and how. Without a name it is the computer's default one."""

    printer: str = ""
    copies: int = 1
    paper: str = "letter"
    size: str = "standard"


@dataclass(frozen=True, slots=True)
class IdleTimes:
    """When the screen hides, forgets, and goes back to its start; all in seconds."""

    curtain: int = 90
    wipe: int = 8 * 60
    finish: int = 30


@dataclass(frozen=True, slots=True)
class FirstLook:
    """How the screen looks to each person who comes."""

    theme: str = "paper"
    text_percent: int = 100


@dataclass(frozen=True, slots=True)
class Phone:
    """A number of the clinic's own."""

    name: str
    number: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class PackKey:
    """A public Ed25519 key whose content packs are taken, 32 bytes."""

    name: str
    key: bytes


@dataclass(frozen=True, slots=True)
class ClinicPage:
    """A page of the clinic's own, as plain paragraphs; without a title there is none.

    `questions` are offered under them, to be put on the list in the clinic's words.
    """

    title: str = ""
    paragraphs: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Policy:
    """Everything that a clinic may set. As it is made without arguments, it is safe.

    Attributes:
        region: the id of the country whose help numbers stand first; empty asks.
        languages: codes, the first is the usual one.
        staff_pin: the hash that `hash-pin` makes; empty: there is no PIN, and Exit is shown.
        source: the file it was read from.
        findings: what was wrong in it, in the order of its lines.
    """

    words: ClinicWords = ClinicWords()
    region: str = ""
    languages: tuple[str, ...] = ("en",)
    printing: PrintRules = PrintRules()
    idle: IdleTimes = IdleTimes()
    staff_pin: str = field(default="", repr=False)
    look: FirstLook = FirstLook()
    page: ClinicPage = ClinicPage()
    phones: tuple[Phone, ...] = ()
    pack_keys: tuple[PackKey, ...] = ()
    source: Path | None = None
    findings: tuple[Finding, ...] = ()


def read_policy(path: Path) -> Policy:
    """Read a policy. What cannot be used is among its findings; this never fails."""
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST_FILE + 1)
    except OSError as error:
        text = f"The policy cannot be opened: {error.strerror}. Safe defaults hold."
        return Policy(source=path, findings=(Finding(0, text),))
    return parse_policy(data, path)


def with_troubles(policy: Policy, troubles: Sequence[str]) -> Policy:
    """Return the policy with what else staff should know of: packs that were left out."""
    more = tuple(Finding(0, text) for text in troubles)
    return replace(policy, findings=(*policy.findings, *more))


def parse_policy(data: bytes, source: Path | None = None) -> Policy:
    """Return the policy that the bytes of a file hold, with what was wrong in it."""
    text, plain, fault = _toml(data)
    if fault is not None:
        return Policy(source=source, findings=(fault,))
    check = _Check(key_lines(text))
    values = check.table(SCHEMA, plain, ())
    check.times(values)
    found = tuple(sorted(check.findings, key=lambda finding: finding.line))
    return _build(values, source, found)


def _toml(data: bytes) -> tuple[str, dict[str, Any], Finding | None]:
    """Return the text, what it holds, and why it holds nothing."""
    if len(data) > LARGEST_FILE:
        return "", {}, _unreadable(0, "it is too long")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return "", {}, _unreadable(data.count(b"\n", 0, error.start) + 1, "it is not UTF-8 text")
    try:
        return text, tomllib.loads(text), None
    except tomllib.TOMLDecodeError as error:
        found = _LINE_IN_MESSAGE.search(str(error))
        line = int(found[1]) if found and found[1] else text.count("\n") + 1
        return "", {}, _unreadable(line, _LINE_IN_MESSAGE.sub("", str(error)))
    except (RecursionError, ValueError):  # nested without end; a date that is none
        return "", {}, _unreadable(0, "a value in it is none that TOML knows")


def _unreadable(line: int, reason: str) -> Finding:
    reason = reason[:1].lower() + reason[1:]
    return Finding(line, f"This is no TOML ({reason}). Nothing in it is used; safe defaults hold.")


class _Check:
    """Holds values against the schema and notes what does not fit."""

    def __init__(self, lines: Mapping[Way, int]) -> None:
        self._lines = lines
        self.findings: list[Finding] = []

    def table(self, schema: Table, given: Mapping[str, Any], way: Way) -> dict[str, Any]:
        """Return the values of a table that fit."""
        values = {}
        for name, value in given.items():
            here = (*way, name)
            kind = schema.get(name)
            if kind is None:
                known = ", ".join(schema)
                self._note(here, f"There is no such key. It is left out. Here may stand: {known}.")
                continue
            taken = self._value(kind, value, here)
            if taken is not None:
                values[name] = taken
        return values

    def times(self, values: dict[str, Any]) -> None:
        """Note a curtain that would fall after the wipe; take both back to the usual."""
        idle, usual = values.get("idle", {}), IdleTimes()
        curtain = idle.get("curtain_seconds", usual.curtain)
        if curtain >= idle.get("wipe_minutes", usual.wipe // 60) * 60:
            self._note(
                ("idle", "curtain_seconds" if "curtain_seconds" in idle else "wipe_minutes"),
                "The screen would be wiped before it is hidden. The usual times hold.",
            )
            values["idle"] = {}

    def _value(self, kind: Kind | ListOf | Table, value: object, here: Way) -> object:
        if isinstance(kind, ListOf):
            return self._tables(kind, value, here)
        if isinstance(kind, Kind):
            taken, problem = kind.take(value)
            if problem:
                self._note(here, f"{problem} {kind.instead}")
            return taken
        if not isinstance(value, dict):
            self._note(here, f"It must be a table, [{_shown(here)}]. It is left out.")
            return None
        return self.table(kind, value, here)

    def _tables(self, kind: ListOf, value: object, here: Way) -> list[dict[str, Any]] | None:
        if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
            self._note(here, f"It must be a list of tables, [[{_shown(here)}]]. It is left out.")
            return None
        if len(value) > kind.most:
            self._note((*here, kind.most), f"Only the first {kind.most} are used.")
        whole = []
        for place, item in enumerate(value[: kind.most]):
            taken = self.table(kind.table, item, (*here, place))
            missing = [name for name in kind.needed if name not in taken]
            if missing:
                text = f"It is left out, for it lacks a usable {' and '.join(missing)}."
                self._note((*here, place), text)
            else:
                whole.append(taken)
        return whole

    def _note(self, here: Way, text: str) -> None:
        line, way = 0, here
        while way and not line:  # a key of a table that was written inside a list of values
            line, way = self._lines.get(way, 0), way[:-1]
        self.findings.append(Finding(line, f"{_shown(here)}: {text}"))


def _shown(way: Way) -> str:
    return ".".join(x if isinstance(x, str) else str(x + 1) for x in way)


def _build(values: dict[str, Any], source: Path | None, findings: tuple[Finding, ...]) -> Policy:
    clinic, idle, usual = values.get("clinic", {}), values.get("idle", {}), Policy()
    page = values.get("page", {})
    has_page = bool(page.get("title"))
    return Policy(
        words=ClinicWords(
            clinic.get("name", ""), clinic.get("greeting", ""), clinic.get("endorsement", "")
        ),
        region=clinic.get("region", ""),
        languages=clinic.get("languages", usual.languages),
        printing=PrintRules(**values.get("printing", {})),
        idle=IdleTimes(
            idle.get("curtain_seconds", usual.idle.curtain),
            idle.get("wipe_minutes", usual.idle.wipe // 60) * 60,
            idle.get("finish_seconds", usual.idle.finish),
        ),
        staff_pin=values.get("staff", {}).get("pin", ""),
        look=FirstLook(**values.get("look", {})),
        page=ClinicPage(**page) if has_page else usual.page,
        phones=tuple(Phone(**item) for item in values.get("phone", [])),
        pack_keys=tuple(PackKey(**item) for item in values.get("pack_key", [])),
        source=source,
        findings=findings,
    )
