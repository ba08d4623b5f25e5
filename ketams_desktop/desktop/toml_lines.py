"""On which line each key of a TOML text stands: Python's own reader does not say.

For texts that `tomllib` has read without complaint; nothing here checks them. No Qt.
"""

from __future__ import annotations

import re
import tomllib

#: A key's way from the top: names, and places in lists of tables.
Way = tuple[str | int, ...]

_BARE = re.compile(r"[A-Za-z0-9_-]+")
_BLANK = re.compile(r"[ \t]*")
_GAP = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*")
_STRING = re.compile(
    r'"""(?:\\.|[^\\])*?"{3,5}(?!")'
    r"|'''.*?'{3,5}(?!')"
    r'|"(?:\\.|[^"\\])*"'
    r"|'[^']*'",
    re.DOTALL,
)
_PLAIN = re.compile(r"[^,\]}#\n]+")


def key_lines(text: str) -> dict[Way, int]:
    """Return the line of each table and key in `text`, counted from 1."""
    return _Scan(text).run()


class _Scan:
    """One walk through a text."""

    def __init__(self, text: str) -> None:
        self._text, self._at = text, 0
        self._lines: dict[Way, int] = {}
        self._counts: dict[Way, int] = {}

    def run(self) -> dict[Way, int]:
        table: Way = ()
        while self._skip(_GAP) < len(self._text):
            if self._text[self._at] == "[":
                table = self._header()
            else:
                self._pair(table)
        return self._lines

    def _header(self) -> Way:
        """Take `[a.b]` or `[[a.b]]`, and return the table that it opens."""
        is_list = self._text.startswith("[[", self._at)
        line = self._line()
        self._at += 2 if is_list else 1
        way = self._within(self._key(), line)
        if is_list:
            self._counts[way] = self._counts.get(way, -1) + 1
            way = (*way, self._counts[way])
            self._note(way, line)
        self._at += 2 if is_list else 1
        return way

    def _within(self, names: list[str], line: int) -> Way:
        """Return the way to a table; in a list of tables, to the last one of it."""
        way: Way = ()
        for place, name in enumerate(names):
            way = (*way, name)
            self._note(way, line)
            if way in self._counts and place < len(names) - 1:
                way = (*way, self._counts[way])
        return way

    def _pair(self, table: Way) -> None:
        """Take `key = value`."""
        line = self._line()
        way = table
        for name in self._key():
            way = (*way, name)
            self._note(way, line)
        self._at += 1  # the sign between them
        self._value(way)

    def _key(self) -> list[str]:
        names: list[str] = []
        while True:
            self._skip(_BLANK)
            found = _STRING.match(self._text, self._at) or _BARE.match(self._text, self._at)
            if found is None:  # no text that tomllib would have read
                self._at = len(self._text)
                return names
            self._at = found.end()
            names.append(_name(found.group()))
            if self._text[self._skip(_BLANK) : self._at + 1] != ".":
                return names
            self._at += 1

    def _value(self, way: Way) -> None:
        self._skip(_BLANK)
        start = self._text[self._at : self._at + 1]
        if start == "[":
            self._items(way)
        elif start == "{":
            self._inline(way)
        else:
            found = _STRING.match(self._text, self._at) or _PLAIN.match(self._text, self._at)
            self._at = found.end() if found else len(self._text)

    def _items(self, way: Way) -> None:
        """Take a list; each of its values has a line of its own."""
        self._at += 1
        place = 0
        while self._skip(_GAP) < len(self._text) and self._text[self._at] != "]":
            self._note((*way, place), self._line())
            self._value((*way, place))
            place += 1
            if self._text[self._skip(_GAP) : self._at + 1] == ",":
                self._at += 1
        self._at += 1

    def _inline(self, way: Way) -> None:
        self._at += 1
        while self._skip(_GAP) < len(self._text) and self._text[self._at] != "}":
            self._pair(way)
            if self._text[self._skip(_GAP) : self._at + 1] == ",":
                self._at += 1
        self._at += 1

    def _skip(self, pattern: re.Pattern[str]) -> int:
        found = pattern.match(self._text, self._at)
        self._at = found.end() if found else self._at
        return self._at

    def _line(self) -> int:
        return self._text.count("\n", 0, self._at) + 1

    def _note(self, way: Way, line: int) -> None:
        self._lines.setdefault(way, line)


def _name(written: str) -> str:
    if written[0] not in "\"'":
        return written
    # A key in quotes follows the rules of a text in quotes.
    return str(tomllib.loads(f"name = {written}")["name"])
