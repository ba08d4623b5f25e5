"""Checks of the beginnings of questions: whole questions that state no fact and name nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ketams_desktop.authoring.checks.material import Material
from ketams_desktop.authoring.content import Entry
from ketams_desktop.authoring.findings import Finding, finding
from ketams_desktop.questions.starters import Starter

# What a list holds may lie open on a table, and a number would be a fact without a source.
_FACT = re.compile(r"(?i)\b(ketamin\w*|esketamin\w*|spravato|multiple sclerosis|ms)\b|\d|%")


def check_starters(material: Material) -> Iterator[Finding]:
    """Check that each completion is one question, free of facts and names, and none is twice."""
    for entry in material.content.starters:
        yield from _repeated(entry)
        for index, question in enumerate(entry.record.questions):
            for key in ("patient", "caregiver"):
                line = entry.line("questions", index, key)
                yield from _words(entry.file, line, getattr(question, key))


def _repeated(entry: Entry[Starter]) -> Iterator[Finding]:
    seen: set[str] = set()
    for index, question in enumerate(entry.record.questions):
        if question.id in seen:
            message = f"The id '{question.id}' is used twice in '{entry.id}'."
            line = entry.line("questions", index, "id")
            yield finding("KM020", entry.file, line, message, "Give one of them another id")
        seen.add(question.id)


def _words(file: str, line: int, text: str) -> Iterator[Finding]:
    if not text.endswith("?") or text.count("?") != 1:
        message = f"'{text}' is not one whole question."
        yield finding("KM107", file, line, message, "Write one question that ends with '?'")
    if named := _FACT.search(text):
        message = f"'{named.group(0)}' would stand in a question that rests on no claim."
        hint = "Use words that state no fact and name neither drug nor illness"
        yield finding("KM107", file, line, message, hint)


CHECKS = (check_starters,)
