"""Marks the sentence that a voice says, in the text where it stands."""

from __future__ import annotations

import weakref

from PySide6.QtGui import QTextDocumentFragment
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from ketams_desktop.ui.widgets.prose import Prose


class SentenceMark:
    """One marked sentence at a time; none where it cannot be found word for word."""

    def __init__(self) -> None:
        self._marked: weakref.ref[Prose] | None = None

    def show(self, part: QWidget | None, sentence: str) -> None:
        """Mark `sentence` in `part`, or nothing."""
        self._clear()
        if part is None:
            return
        found = [part] if isinstance(part, Prose) else part.findChildren(Prose)
        for prose in found:
            text = QTextDocumentFragment.fromHtml(prose.text()).toPlainText()
            start = text.find(sentence.strip())
            if start >= 0:
                prose.setSelection(start, len(sentence.strip()))
                self._marked = weakref.ref(prose)
                return

    def _clear(self) -> None:
        marked = self._marked() if self._marked is not None else None
        if marked is not None and isValid(marked):
            marked.setSelection(0, 0)
        self._marked = None
