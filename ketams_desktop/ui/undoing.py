"""Steps back and forward again, each with a sentence that names what came back."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit

from ketams_desktop.desktop.session import Session
from ketams_desktop.questions.changes import Change, list_change
from ketams_desktop.questions.history import Kind
from ketams_desktop.questions.question_list import QuestionList
from ketams_desktop.ui.notices import Notice, Notices

translate = QCoreApplication.translate


def is_typing() -> bool:
    """Return whether the keyboard is in a text field, which has steps back of its own."""
    return isinstance(QApplication.focusWidget(), QLineEdit | QPlainTextEdit | QTextEdit)


def take_back(session: Session) -> str:
    """Take the last change back; return what came back, as a sentence. Empty: there was none."""
    return _step(session, session.undo, translate("Undoing", "Brought back: {what}"))


def do_again(session: Session) -> str:
    """Do again what was taken back last; return what it was, as a sentence. Empty: nothing."""
    return _step(session, session.redo, translate("Undoing", "Done again: {what}"))


def tell(notices: Notices, sentence: str) -> None:
    """Show what came back, which is announced with it."""
    if sentence:
        notices.show(Notice(sentence))


def _step(session: Session, step: Callable[[], Kind | None], sentence: str) -> str:
    before = session.questions
    kind = step()
    return "" if kind is None else _words(kind, before, session.questions, sentence)


def _words(kind: Kind, before: QuestionList, after: QuestionList, sentence: str) -> str:
    if kind is not Kind.LIST:
        return sentence.format(what=_what(kind))
    change, item = list_change(before, after)
    if item is not None and change is Change.GONE:
        return translate("Undoing", "Taken off again: {question}").format(question=item.text)
    if item is not None and change is Change.ADDED:
        return sentence.format(what=item.text)
    return sentence.format(what=_what_of_list(change))


def _what(kind: Kind) -> str:
    return {
        Kind.ANSWER: translate("Undoing", "your answer"),
        Kind.LIST: translate("Undoing", "your list as it was"),
        Kind.MARK: translate("Undoing", "what matters to you"),
        Kind.VISIT: translate("Undoing", "what you set for the visit"),
    }[kind]


def _what_of_list(change: Change) -> str:
    return {
        Change.WORDS: translate("Undoing", "the words of your question"),
        Change.NOTE: translate("Undoing", "your note"),
        Change.PERSON: translate("Undoing", "who is to be asked"),
        Change.PART: translate("Undoing", "whose question it is"),
        Change.OUTCOME: translate("Undoing", "what came of your question"),
        Change.ORDER: translate("Undoing", "the order of your questions"),
    }.get(change, _what(Kind.LIST))
