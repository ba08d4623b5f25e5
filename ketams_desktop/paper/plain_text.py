"""The sheet as plain text, to paste into a message or a note. No boxes, no blank lines to fill.

Portals of clinics garble what is not on every keyboard, so quotes and dashes are plain.
"""

from __future__ import annotations

from collections.abc import Iterator

from ketams_desktop.paper.handout import Handout
from ketams_desktop.paper.sheet import Sheet, SheetPart, SheetQuestion

#: Quotes, dashes, the ellipsis and the bullet, and what is on every keyboard instead.
_PLAIN = str.maketrans(
    {
        **dict.fromkeys("\u2018\u2019\u201a\u201b\u2032", "'"),
        **dict.fromkeys("\u201c\u201d\u201e\u201f\u2033", '"'),
        **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-"),
        "\u2026": "...",
        "\u2022": "-",
    }
)


def plain_text(paper: Handout | Sheet) -> str:
    """Return the questions with their numbers and parts, and the foot of the page.

    Lines end in a line feed; the text ends with one. The clinician's pages say nothing new
    and are left out.
    """
    sheets = paper.own if isinstance(paper, Handout) else (paper,)
    text = "\n".join(_sheet(sheet) for sheet in sheets)
    return text.translate(_PLAIN)


def _sheet(sheet: Sheet) -> str:
    words = sheet.words
    blocks = [sheet.title]
    about = [
        f"{label}: {text}"
        for label, text in ((words.with_whom, sheet.with_whom), (words.date, sheet.day))
        if text
    ]
    if about:
        blocks.append("\n".join(about))
    if sheet.matters_most:
        blocks.append(f"{sheet.matters_label} {sheet.matters_most}")
    blocks.extend(_part(part, sheet) for part in sheet.parts)
    for notes in sheet.notes:
        lines = [f"{block.label} {block.text}".strip() for block in notes.blocks if block.text]
        if lines:
            blocks.append("\n".join((notes.title, *lines)))
    blocks.append(sheet.footer)
    return "\n\n".join(blocks) + "\n"


def _part(part: SheetPart, sheet: Sheet) -> str:
    lines = [part.title]
    for question in part.questions:
        lines.append(f"{question.number}. {question.text}")
        lines.extend(f"   {line}" for line in _under(question, sheet))
    return "\n".join(lines)


def _under(question: SheetQuestion, sheet: Sheet) -> Iterator[str]:
    if question.note:
        yield f"{sheet.words.note} {question.note}"
    if question.reason:
        yield question.reason
    yield from (tick.label for tick in question.ticks if tick.is_ticked)
    if question.heard:
        yield f"{sheet.words.record.heard} {question.heard}"
