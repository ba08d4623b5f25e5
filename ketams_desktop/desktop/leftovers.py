"""Clears what a visit that is over has left in memory, once everything has let go of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QPixmapCache

from ketams_desktop.desktop.overwriting import FreedMemory
from ketams_desktop.paper.forgetting import forget_what_was_set

#: Widgets go when the event loop comes round, answers to a screen reader a little later.
_EVERY = 500
_ROUNDS = 3


class Leftovers(QObject):
    """Clears a few times, shortly after each visit; a next one may have begun."""

    def __init__(
        self,
        memory: FreedMemory,
        is_printing: Callable[[], bool],
        forget_searches: Callable[[], None],
        template_dir: Path,
        font_dir: Path,
        parent: QObject,
    ) -> None:
        """Belong to `parent`.

        Args:
            memory: what is overwritten.
            is_printing: says whether a list is still on its way; it is waited for.
            forget_searches: has the content forget what was looked for in it.
            template_dir: the templates of all paper.
            font_dir: the fonts that ship with the app.
            parent: the waiting room.
        """
        super().__init__(parent)
        self._memory, self._is_printing = memory, is_printing
        self._forget_searches = forget_searches
        self._template_dir, self._font_dir = template_dir, font_dir
        self._rounds = 0
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY)
        self._timer.timeout.connect(self.clear)

    @property
    def is_waiting(self) -> bool:
        """Whether there is still something to clear."""
        return self._rounds > 0

    def clear_soon(self) -> None:
        """Clear when the visit has gone."""
        self._rounds = _ROUNDS
        self._timer.start()

    def clear(self) -> None:
        """Do one round."""
        if self._is_printing():
            return
        QPixmapCache.clear()
        self._forget_searches()
        forget_what_was_set(self._template_dir, self._font_dir)
        self._memory.fill()
        self._rounds -= 1
        if self._rounds <= 0:
            self._timer.stop()
