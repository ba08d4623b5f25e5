"""Where a sentence ends, for the checks of the content and for reading aloud."""

from __future__ import annotations

import re
from collections.abc import Iterator

#: Stands in a text for a citation: it says nothing and belongs to the sentence before it.
CITATION_MARK = "\ue002"

# A sentence ends at a stop, with closing quotes and citations after it, before a space or
# the end. What follows must look like a start, so that "e.g. pain" stays in one piece.
_END = re.compile(
    rf"[.!?…]+[\"'”’)\]]*(?:\s*{CITATION_MARK})*(?=\s+[\"'“‘(\[]*[A-Z0-9]|\s*$)",
)
_ABBREVIATIONS = ("Dr.", "Mr.", "Mrs.", "Ms.", "Prof.", "St.", "e.g.", "i.e.", "vs.")


def sentence_ends(text: str) -> Iterator[int]:
    """Yield where each sentence of `text` ends; the last one is the end of `text`."""
    for match in _END.finditer(text):
        last_word = text[: match.start() + 1].rsplit(" ", 1)[-1]
        if last_word.lstrip("(“\"'") not in _ABBREVIATIONS or match.end() == len(text):
            yield match.end()
    yield len(text)


def sentences_of(text: str) -> tuple[str, ...]:
    """Return the sentences of plain words, without the spaces around them."""
    ends = list(sentence_ends(text))
    parts = (text[start:end].strip() for start, end in zip([0, *ends], ends, strict=False))
    return tuple(part for part in parts if part)
