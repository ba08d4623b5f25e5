"""Lists to keep, what a kept one holds, and a pause that is longer than a save."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from ketams_desktop.desktop.keeping import SAVE_AFTER
from ketams_desktop.questions import list_file
from ketams_desktop.questions.answers import Answers
from ketams_desktop.questions.list_file import ListDocument, read_list, to_bytes
from ketams_desktop.questions.question_list import QuestionList

VERSION = "2026.11"


def own(*texts: str, answers: Answers | None = None) -> ListDocument:
    questions = QuestionList()
    for text in texts:
        questions = questions.with_own(text)
    return ListDocument(questions, answers=answers, content_version=VERSION)


def texts(path: Path) -> list[str]:
    return [x.text for x in read_list(path).questions.items]


def pause(qtbot: QtBot) -> None:
    """Let more time pass than a save needs."""
    qtbot.wait(SAVE_AFTER * 2)


def newer_list() -> bytes:
    present, newer = f'"version": {list_file.VERSION}', f'"version": {list_file.VERSION + 1}'
    return to_bytes(own("Kept by a newer app?")).replace(present.encode(), newer.encode())
