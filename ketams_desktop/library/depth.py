"""How much of a page a person wants to see: one line, the first part, or all of it."""

from __future__ import annotations

from enum import StrEnum

from ketams_desktop.library.blocks import Block, Callout, CalloutKind, Heading

_SAFETY = (CalloutKind.WARNING, CalloutKind.HELP)


class Depth(StrEnum):
    """The three depths of a page, the shortest first."""

    SHORT = "short"
    SCREEN = "screen"
    FULL = "full"


def places_at(blocks: tuple[Block, ...], depth: Depth) -> tuple[int, ...]:
    """Return which of a page's blocks are shown; warnings and help are never left out.

    `SHORT` leaves the In short line to stand for the text; `SCREEN` shows the first part, up
    to the second heading of level 2.
    """
    if depth is Depth.FULL:
        return tuple(range(len(blocks)))
    end = _end_of_first_part(blocks) if depth is Depth.SCREEN else 0
    later = (n for n in range(end, len(blocks)) if _is_about_safety(blocks[n]))
    return (*range(end), *later)


def blocks_at(blocks: tuple[Block, ...], depth: Depth) -> tuple[Block, ...]:
    """Return the blocks that are shown at `depth`."""
    return tuple(blocks[place] for place in places_at(blocks, depth))


def _end_of_first_part(blocks: tuple[Block, ...]) -> int:
    places = [n for n, x in enumerate(blocks) if isinstance(x, Heading) and x.level == 2]
    starts_with_text = bool(places) and places[0] > 0
    end = places[0:1] if starts_with_text else places[1:2]
    return end[0] if end else len(blocks)


def _is_about_safety(block: Block) -> bool:
    return isinstance(block, Callout) and block.kind in _SAFETY
