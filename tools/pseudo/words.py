"""Turns English words into pseudo-words that a tester can still read."""

from __future__ import annotations

import math
import re
from collections.abc import Callable

#: What must stay as it is: `{name}`, `%n`, HTML entities, a menu's `&`.
_FIXED = re.compile(r"\{[^{}]*\}|%n|%L?\d+|&\w+;|&(?=\w)")

#: Only letters that the app's font has.
_ACCENTED = str.maketrans(
    "acegilnorstuwyzACDEGILNORSTUWYZ",
    "àçéğïłñöŕšťûŵýžÅÇĎÉĞÎŁÑÖŘŠŤÛŴÝŽ",
)
#: Longer is 40 %: what German and Finnish need for short English words, and a little more.
LONGER = 0.4
_FILL = "lörèm ïpšûm dólôr šít ámèt "

_RIGHT_TO_LEFT, _END = "\N{RIGHT-TO-LEFT OVERRIDE}", "\N{POP DIRECTIONAL FORMATTING}"
#: Overriding is not enough for Qt to see which way a whole text runs; a strong letter is.
_STRONG = "\N{RIGHT-TO-LEFT MARK}"


def lengthened(text: str) -> str:
    """Return accented letters between markers, 40 % longer than `text`, at least 3 signs.

    The markers show where a text begins and ends: one that is missing was cut off, one in
    the middle of a line was put together from parts.
    """
    accented = _outside_fixed(text, lambda part: part.translate(_ACCENTED))
    more = max(3, math.ceil(len(text) * LONGER))
    # Two markers and a space are part of what is added.
    fill = (_FILL * (more // len(_FILL) + 1))[: more - 3]
    return f"[{accented} {fill}]" if fill.strip() else f"[{accented}!]"


def turned(text: str) -> str:
    """Return `text` as a right-to-left language would stand: each word reads backwards.

    Values that are put in later, such as a name, keep their own direction.
    """
    return _STRONG + _outside_fixed(text, _turned_part)


def _turned_part(part: str) -> str:
    words = re.split(r"(\s+)", part)
    return "".join(f"{_RIGHT_TO_LEFT}{x}{_END}" if x.strip() else x for x in words)


def _outside_fixed(text: str, change: Callable[[str], str]) -> str:
    """Change what is not a placeholder."""
    parts, end = [], 0
    for fixed in _FIXED.finditer(text):
        parts += [change(text[end : fixed.start()]), fixed.group()]
        end = fixed.end()
    return "".join([*parts, change(text[end:])])
