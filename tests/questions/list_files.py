"""Lists and the bytes of list files, made up, for tests that keep and open them."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from real_questions import REPOSITORY

from ketams_desktop.errors import ListFileError
from ketams_desktop.questions.answers import Answers
from ketams_desktop.questions.list_file import VERSION, ListDocument
from ketams_desktop.questions.question_list import QuestionList

FIXTURES = REPOSITORY / "tests" / "fixtures" / "lists"
NAME = "my list.ketams"


def document(*texts: str, answers: Answers | None = None) -> ListDocument:
    questions = QuestionList()
    for text in texts:
        questions = questions.with_own(text)
    return ListDocument(questions, answers=answers, content_version="2026.11")


def texts(opened: ListDocument) -> list[str]:
    return [x.text for x in opened.questions.items]


def plain_item(**changes: object) -> dict[str, object]:
    item: dict[str, object] = {
        "key": 1, "question_id": "Q-EVID-01", "text": "How sure?", "origin": "page",
        "answer": "open", "original": "", "reason": "", "touched": True,
    }  # fmt: skip
    return item | changes


def plain_list(**changes: object) -> dict[str, object]:
    plain: dict[str, object] = {
        "format": "ketams-list", "version": VERSION, "content_version": "2026.11",
        "role": "patient",
        "items": [plain_item()], "dismissed": [], "answers": {"health": ["bladder"]},
        "matters": {"less-pain": "very-much"},
        **({"visit": {"name": "Mine"}} if changes.get("version", VERSION) == VERSION else {}),
    }  # fmt: skip
    return plain | changes


def as_bytes(plain: object) -> bytes:
    return json.dumps(plain).encode()


def folder_content(folder: Path) -> dict[str, bytes]:
    return {x.name: x.read_bytes() for x in folder.iterdir()}


def trouble_of(action: Callable[[], object]) -> str:
    """Return what an action has to say against being done, or nothing."""
    try:
        action()
    except ListFileError as error:
        return str(error)
    return ""
