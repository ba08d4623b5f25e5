"""Runs of text as they were written: pieces with their lines, and the sentences in them.

A run is what becomes the spans of one block. It still knows where each piece stood and
where the writer put `[@none]`, which the finished spans do not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ketams_desktop.library.blocks import Span, SpanKind
from ketams_desktop.library.sentences import CITATION_MARK, sentence_ends

#: The target of a citation that says: this sentence states no fact.
NO_CLAIM = "none"

_SPACES = re.compile(r"\s+")
_WORD = re.compile(r"[^\W_]+(?:[’'\-.][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Piece:
    """A bit of text of one kind, and the line on which it stands."""

    kind: SpanKind
    text: str
    target: str
    line: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: its words without citations, its line, and what it cites."""

    text: str
    line: int
    claims: tuple[str, ...]
    cites_none: bool

    @property
    def is_question(self) -> bool:
        """Whether it ends with a question mark."""
        return self.text.rstrip("\"'”’) ").endswith("?")


@dataclass(frozen=True, slots=True)
class TextRun:
    """The text of one paragraph, list item, heading or cell."""

    pieces: tuple[Piece, ...]

    @property
    def line(self) -> int:
        """The line on which the run starts."""
        return self.pieces[0].line if self.pieces else 1

    @property
    def text(self) -> str:
        """The words, as they are read aloud."""
        return "".join(span.text for span in self.spans())

    def spans(self) -> tuple[Span, ...]:
        """Return the finished spans: neighbours joined, spaces put in order."""
        spans: list[Span] = []
        for piece in _spaced(self.pieces):
            if piece.kind is SpanKind.CLAIM:
                if piece.target != NO_CLAIM:
                    spans.append(Span(piece.kind, "", piece.target))
            elif spans and (spans[-1].kind, spans[-1].target) == (piece.kind, piece.target):
                spans[-1] = Span(piece.kind, spans[-1].text + piece.text, piece.target)
            else:
                spans.append(Span(piece.kind, piece.text, piece.target))
        return tuple(spans)

    def claims(self) -> tuple[str, ...]:
        """Return the ids of all claims cited, in order, each once."""
        return tuple(dict.fromkeys(p.target for p in self.citations() if p.target != NO_CLAIM))

    def citations(self) -> Iterator[Piece]:
        """Yield the citations, `[@none]` among them."""
        return (piece for piece in self.pieces if piece.kind is SpanKind.CLAIM)

    def sentences(self) -> tuple[Sentence, ...]:
        """Return the sentences of the run."""
        return tuple(_sentences(_spaced(self.pieces)))


def plain_run(text: str, line: int) -> TextRun:
    """Return a run of plain words that hold no marks."""
    words = _SPACES.sub(" ", text).strip()
    return TextRun((Piece(SpanKind.TEXT, words, "", line),) if words else ())


def word_count(text: str) -> int:
    """Return how many words `text` has."""
    return len(_WORD.findall(text))


def words_of(text: str) -> list[str]:
    """Return the words of `text`."""
    return _WORD.findall(text)


def _spaced(pieces: tuple[Piece, ...]) -> list[Piece]:
    """Return the pieces with single spaces, and none before a citation or at the ends."""
    done: list[Piece] = []
    for piece in pieces:
        text = _SPACES.sub(" ", piece.text)
        if piece.kind is SpanKind.CLAIM:
            _strip_end(done)
            done.append(piece)
            continue
        before = _last_text(done)
        if not before or before.endswith(" "):
            text = text.lstrip(" ")
        elif done[-1].kind is SpanKind.CLAIM and text[:1].isalnum():
            text = f" {text}"
        if text:
            done.append(Piece(piece.kind, text, piece.target, piece.line))
    _strip_end(done)
    return done


def _last_text(pieces: list[Piece]) -> str:
    return next((p.text for p in reversed(pieces) if p.kind is not SpanKind.CLAIM), "")


def _strip_end(pieces: list[Piece]) -> None:
    """Take the spaces off the end of the last text, wherever citations follow it."""
    for index in range(len(pieces) - 1, -1, -1):
        piece = pieces[index]
        if piece.kind is SpanKind.CLAIM:
            continue
        text = piece.text.rstrip(" ")
        if text:
            pieces[index] = Piece(piece.kind, text, piece.target, piece.line)
            return
        del pieces[index]


def _sentences(pieces: list[Piece]) -> Iterator[Sentence]:
    marked = "".join(CITATION_MARK if p.kind is SpanKind.CLAIM else p.text for p in pieces)
    lines = [line for p in pieces for line in [p.line] * max(len(p.text), 1)]
    targets = iter([p.target for p in pieces if p.kind is SpanKind.CLAIM])
    start = 0
    for end in sentence_ends(marked):
        part = marked[start:end]
        cited = [next(targets) for _ in range(part.count(CITATION_MARK))]
        text = part.replace(CITATION_MARK, "").strip()
        if word_count(text):
            offset = start + len(part) - len(part.lstrip())
            claims = tuple(dict.fromkeys(x for x in cited if x != NO_CLAIM))
            yield Sentence(text, lines[offset], claims, NO_CLAIM in cited)
        start = end
