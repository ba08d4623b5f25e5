"""Checks of balance: the good and the bad sides of an option, and of what may matter, are equal."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ketams_desktop.authoring.checks.material import Material
from ketams_desktop.authoring.content import Entry
from ketams_desktop.authoring.findings import Finding, finding
from ketams_desktop.authoring.runs import word_count
from ketams_desktop.library.blocks import plain_text
from ketams_desktop.library.records import Comparison, Side

_MOST_APART = 0.15
# Others may see the sheet: nothing on it names these, the person's own questions aside.
_NAMED = re.compile(r"(?i)\b(ketamin\w*|esketamin\w*|multiple sclerosis|ms)\b")


def check_sides(material: Material) -> Iterator[Finding]:
    """Check that each option's good and bad points are within 15 % in words."""
    for entry in material.content.comparisons:
        sides = {row.side for row in entry.record.rows}
        missing = {Side.GOOD, Side.BAD} - sides
        if missing:
            names = " and ".join(f"side: {side.value}" for side in sorted(missing))
            message = f"The table '{entry.id}' has no row with {names}."
            hint = "Mark the rows with the good and the bad points"
            yield finding("KM102", entry.file, entry.line("rows"), message, hint)
        else:
            yield from _columns(entry)


def _columns(entry: Entry[Comparison]) -> Iterator[Finding]:
    for place, name in enumerate(entry.record.columns):
        good, bad = (_words(entry.record, side, place) for side in (Side.GOOD, Side.BAD))
        if abs(good - bad) > _MOST_APART * max(good, bad):
            message = f"'{name}' has {good} words of good and {bad} of bad."
            hint = "Give both sides the same room, within 15 %"
            yield finding("KM102", entry.file, entry.line("columns", place), message, hint)


def _words(table: Comparison, side: Side, place: int) -> int:
    """Return the words of one column's cells in the rows of `side`."""
    cells = [row.cells[place] for row in table.rows if row.side is side and place < len(row.cells)]
    return sum(word_count(plain_text(cell)) for cell in cells)


def check_values(material: Material) -> Iterator[Finding]:
    """Check that as much of what may matter speaks for the one side as for the other."""
    values = material.content.values
    good, bad = (sum(x.record.side is side for x in values) for side in (Side.GOOD, Side.BAD))
    if good != bad:
        message = f"There are {good} values with side: good and {bad} with side: bad."
        hint = "Have as many of one as of the other"
        yield finding("KM104", values[0].file, values[0].line(), message, hint)
    for entry in values:
        for text in (entry.record.prints.patient, entry.record.prints.caregiver):
            if named := _NAMED.search(text):
                message = f"'{named.group(0)}' would stand on the sheet."
                hint = "Others may see the sheet: use other words"
                yield finding("KM105", entry.file, entry.line("prints"), message, hint)


CHECKS = (check_sides, check_values)
