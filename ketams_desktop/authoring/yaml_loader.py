"""YAML with only the plain things in it, and the line of every value.

Strings, whole numbers, decimals, true/false, null, lists and mappings: no dates, no
yes/no booleans, no tags, no anchors. Built from the parser's events, so that nothing of
YAML's wider powers is ever reached. What the values mean is `schema`'s business.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

import yaml

from ketams_desktop.authoring.findings import Finding, finding

Path = tuple[str | int, ...]

_DEEPEST = 20
_WHOLE = re.compile(r"-?(0|[1-9][0-9]{0,17})")
_DECIMAL = re.compile(r"-?(0|[1-9][0-9]{0,17})\.[0-9]{1,18}")
_WORDS: dict[str, object] = {"": None, "~": None, "null": None, "true": True, "false": False}
# The parser in C reads a big file ten times as fast; not every platform's wheel has it.
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class Document:
    """A YAML document: its value, and the line on which each part of it stands.

    `lines` maps the path of a part, such as ("claims", 3, "id"), to its line. For a part
    of a mapping this is the line of its key.
    """

    file: str
    data: object
    lines: dict[Path, int] = field(default_factory=dict)

    def line(self, path: Path) -> int:
        """Return the line of the part at `path`, or of the nearest part around it."""
        for length in range(len(path), -1, -1):
            if path[:length] in self.lines:
                return self.lines[path[:length]]
        return 1


class _RefusedError(Exception):
    def __init__(self, line: int, message: str, hint: str) -> None:
        super().__init__(message)
        self.line = line
        self.hint = hint


@dataclass(slots=True)
class _Frame:
    """A list or mapping that is being filled."""

    value: list[object] | dict[str, object]
    path: Path
    key: str | None = None
    skip: bool = False  # the value of a key that stands twice is read but not kept


class _Builder:
    """Fills lists and mappings from the parser's events."""

    def __init__(self, file: str, offset: int) -> None:
        self.file = file
        self.offset = offset
        self.root: object = None
        self.lines: dict[Path, int] = {}
        self.findings: list[Finding] = []
        self._stack: list[_Frame] = []
        self._documents = 0

    def take(self, event: yaml.Event) -> None:
        """Take the next event of the stream."""
        line = self._line_of(event)
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise _RefusedError(line, "This YAML uses an anchor (& or *).", "Write it out in full.")
        if getattr(event, "tag", None):
            raise _RefusedError(line, "This YAML uses a tag (!).", 'Put the text in "quotes".')
        match event:
            case yaml.DocumentStartEvent():
                self._start_document(line)
            case yaml.ScalarEvent():
                self._scalar(event, line)
            case yaml.SequenceStartEvent():
                self._open([], line)
            case yaml.MappingStartEvent():
                self._open({}, line)
            case yaml.SequenceEndEvent() | yaml.MappingEndEvent():
                self._stack.pop()
            case _:
                pass

    def _line_of(self, event: yaml.Event) -> int:
        mark = getattr(event, "start_mark", None)
        return self.offset + (mark.line if mark else 0) + 1

    def _start_document(self, line: int) -> None:
        self._documents += 1
        if self._documents > 1:
            raise _RefusedError(line, "A second document starts here.", "Take the line '---' out.")

    def _scalar(self, event: yaml.ScalarEvent, line: int) -> None:
        frame = self._stack[-1] if self._stack else None
        if frame is not None and isinstance(frame.value, dict) and frame.key is None:
            self._start_key(frame, event.value, line)
        else:
            plain = event.style is None or event.style == ""
            self._place(_resolved(event.value) if plain else event.value, line)

    def _start_key(self, frame: _Frame, key: str, line: int) -> None:
        frame.key = key
        frame.skip = isinstance(frame.value, dict) and key in frame.value
        if frame.skip:
            message = f"The key '{key}' stands twice in the same place."
            hint = "Keep one of them."
            self.findings.append(finding("KM007", self.file, line, message, hint))
        else:
            self.lines[(*frame.path, key)] = line

    def _open(self, value: list[object] | dict[str, object], line: int) -> None:
        if len(self._stack) >= _DEEPEST:
            raise _RefusedError(line, "This is nested too deeply.", "Check the indents.")
        path = self._place(value, line)
        self._stack.append(_Frame(value, path))

    def _place(self, value: object, line: int) -> Path:
        """Put `value` where it belongs and return its path."""
        if not self._stack:
            self.root = value
            self.lines[()] = line
            return ()
        frame = self._stack[-1]
        if isinstance(frame.value, list):
            path = (*frame.path, len(frame.value))
            frame.value.append(value)
            self.lines[path] = line
            return path
        if frame.key is None:
            raise _RefusedError(line, "A key must be one word or id.", "Check the indents.")
        path = (*frame.path, frame.key)
        if not frame.skip:
            frame.value[frame.key] = value
        frame.key = None
        return path


def load_yaml(text: str, file: str, offset: int = 0) -> tuple[Document | None, list[Finding]]:
    """Read one YAML document.

    Args:
        text: the document.
        file: its name, for findings.
        offset: lines that stand before `text` in its file.

    Returns:
        The document, or None when it cannot be read; and what is wrong with it.
    """
    builder = _Builder(file, offset)
    try:
        for event in yaml.parse(text, Loader=_LOADER):
            builder.take(event)
    except _RefusedError as error:
        found = finding("KM006", file, error.line, str(error), error.hint)
        return None, [*builder.findings, found]
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        return None, [*builder.findings, _unreadable(error, file, offset)]
    return Document(file, builder.root, builder.lines), builder.findings


def _resolved(word: str) -> object:
    if word in _WORDS:
        return _WORDS[word]
    if _WHOLE.fullmatch(word):
        return int(word)
    if _DECIMAL.fullmatch(word):
        return float(word)
    return word


def _unreadable(error: Exception, file: str, offset: int) -> Finding:
    mark = getattr(error, "problem_mark", None)
    problem = getattr(error, "problem", None) or "it is not YAML"
    line = offset + (mark.line if mark else 0) + 1
    hint = 'Look at colons, quotes and indents near this line; put text with ":" or "#" in quotes'
    return finding("KM006", file, line, f"This YAML cannot be read: {problem}.", hint)
