"""Very long words, such as web addresses, with places where a line may end.

Typst measures a word before it breaks it, and again at every size it tries: a word of 900
letters took it 13 seconds. So such words come to it in short pieces. The template draws
nothing where two pieces meet, so the text that is read out of the PDF is the text as typed.
"""

from __future__ import annotations

import itertools
import re
import unicodedata

#: Stands between two pieces. `clean_text` takes it out of what people type.
BREAK = "\u200b"

#: A word of more characters than this comes in pieces. Typst itself sees to shorter ones.
_LONGEST = 40
_PIECE = 12
#: Signs of other scripts may be several letters wide.
_WIDE_PIECE = 4
_LAST_LATIN = 0x24F

#: No word: space, and scripts that are written without it and break by themselves.
_LONG_WORD = re.compile(
    r"[^\s\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
    r"\U00020000-\U0003ffff]{" + str(_LONGEST + 1) + ",}"
)
#: Where a web address breaks best: behind one of these, if the piece is not too short.
_GOOD_ENDS = "/-._?&=#"
_LEAST_PIECE = 4
_JOINERS = "\u200c\u200d"


def with_breaks(plain: object) -> object:
    """Return plain data with every very long word in pieces."""
    if isinstance(plain, str):
        return _LONG_WORD.sub(lambda match: BREAK.join(_pieces(match[0])), plain)
    if isinstance(plain, list):
        return [with_breaks(value) for value in plain]
    if isinstance(plain, dict):
        return {key: with_breaks(value) for key, value in plain.items()}
    return plain


def _pieces(word: str) -> list[str]:
    pieces = [word[0]]
    for before, character in itertools.pairwise(word):
        length = len(pieces[-1])
        ends_well = before in _GOOD_ENDS and character not in _GOOD_ENDS
        is_good = ends_well and length >= _LEAST_PIECE
        is_full = is_good or length >= _room(pieces[-1])
        if is_full and before not in _JOINERS and not _belongs_to_last(character):
            pieces.append(character)
        else:
            pieces[-1] += character
    return pieces


def _room(piece: str) -> int:
    return _PIECE if ord(max(piece)) <= _LAST_LATIN else _WIDE_PIECE


def _belongs_to_last(character: str) -> bool:
    """Return whether a character is drawn together with the one before it."""
    is_skin_tone = "\U0001f3fb" <= character <= "\U0001f3ff"
    return is_skin_tone or unicodedata.category(character) in ("Mn", "Mc", "Me", "Cf")
