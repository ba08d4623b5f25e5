"""A short look at what a person took in. A miss is never "wrong": it offers a question."""

from __future__ import annotations

from dataclasses import dataclass

from ketams_desktop.library.blocks import Span


@dataclass(frozen=True, slots=True)
class QuizItem:
    """One item. `answer` counts from 1; `ask` is a question for the list, `page` says more."""

    id: str
    question: str
    options: tuple[str, ...]
    answer: int
    what_is_known: tuple[Span, ...]
    page: str
    ask: str

    def fits(self, option: int) -> bool:
        """Say whether the option with this number, from 1, is what is known."""
        return option == self.answer
