"""The sheet as plain text, to paste into a message or a note. No boxes, no blank lines to fill."""

from __future__ import annotations

from ketams_desktop.paper.sheet import Sheet, SheetPart


def plain_text(sheet: Sheet) -> str:
    """Return the questions with their numbers and parts, and the foot of the page.

    Lines end in a line feed; the text ends with one.
    """
    blocks = [sheet.words.title]
    if sheet.matters_most:
        blocks.append(f"{sheet.words.matters_most} {sheet.matters_most}")
    blocks.extend(_part(part) for part in sheet.parts)
    blocks.append(sheet.footer)
    return "\n\n".join(blocks) + "\n"


def _part(part: SheetPart) -> str:
    lines = [part.title]
    for question in part.questions:
        lines.append(f"{question.number}. {question.text}")
        if question.reason:
            lines.append(f"   {question.reason}")
    return "\n".join(lines)
