"""Where someone is on a page: set by the keys and by scrolling, found again the next time."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QScrollArea

from ketams_desktop.library.records import Page
from ketams_desktop.ui.context import Context
from ketams_desktop.ui.reader.block_column import BlockColumn
from ketams_desktop.ui.reader.reading_light import ReadingLight
from ketams_desktop.ui.reader.reading_position import ReadingPosition
from ketams_desktop.ui.reader.sentence_mark import SentenceMark

_PLACE = "reading_place"


class Bookmark(QObject):
    """Ties a page's blocks to the log of what was read.

    The log counts the blocks of the whole page, whatever depth of it is shown.
    """

    def __init__(self, context: Context, page: Page, column: BlockColumn) -> None:
        super().__init__(column)
        self._context, self._page, self._column = context, page, column
        self._log = context.services.reading
        self.position: ReadingPosition | None = None
        self._pane: QScrollArea | None = None
        self._mark = SentenceMark()

    def start(self, pane: QScrollArea | None) -> None:
        """Begin, once the page stands in its pane."""
        if pane is None or self.position is not None:
            return
        self._pane = pane
        scrolled = pane.widget()
        is_lit = self._context.services.settings.value.reading_light
        light = ReadingLight(self._context.kit, scrolled) if is_lit and scrolled else None
        self.position = ReadingPosition(self._column, pane, light)
        self.position.moved.connect(self._on_moved)
        pane.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        QTimer.singleShot(0, self, self._find_place)

    @property
    def block(self) -> int:
        """The block where someone is; -1 where nobody has moved yet."""
        return self.position.index if self.position is not None else -1

    def light(self, block: int, sentence: str) -> None:
        """Go along with a voice: to its block, and mark the sentence in it. -1: the top."""
        if self.position is None:
            return
        if block != self.position.index:
            if block < 0:
                self.position.stand_at(-1)
            else:
                self.position.go_to(block, quietly=True)
        self._mark.show(self._column.parts[block] if block >= 0 else None, sentence)

    def put_mark_out(self) -> None:
        """Mark no sentence: nothing is said any more. The place stays."""
        self._mark.show(None, "")

    def _find_place(self) -> None:
        """Go to where someone was: here, before the page was drawn anew, or the last time."""
        if self.position is None:
            return
        here = self._context.memory.get(_PLACE)
        if isinstance(here, int):
            # Drawn anew: the window itself scrolls back to what was in view.
            self.position.stand_at(here)
            return
        self._context.memory[_PLACE] = -1
        place = self._log.place(self._page.id)
        if place.block > 0 and not place.is_read:
            self.position.go_to(self._shown(place.block), quietly=True)
        self._log.note(self._page.id, max(place.block, 0), is_end=self._is_at_end())

    def _on_moved(self, index: int) -> None:
        self._context.memory[_PLACE] = index
        self._note(index)

    def _on_scrolled(self) -> None:
        if self.position is not None and self.position.index < 0:
            self._note(self.position.first_seen())
        elif self._is_at_end():
            self._note(len(self._column.blocks) - 1)

    def _note(self, index: int) -> None:
        blocks = self._column.blocks
        if not blocks:
            return
        block = blocks[min(max(index, 0), len(blocks) - 1)]
        whole = next(n for n, other in enumerate(self._page.blocks) if other is block)
        is_end = index >= len(blocks) - 1 or self._is_at_end()
        self._log.note(self._page.id, whole, is_end=is_end)

    def _shown(self, whole: int) -> int:
        """Return which of the shown blocks stands at or before a block of the whole page."""
        before = self._page.blocks[: whole + 1]
        return sum(any(block is other for other in before) for block in self._column.blocks) - 1

    def _is_at_end(self) -> bool:
        if self._pane is None or not self._column.is_complete:
            return False
        bar = self._pane.verticalScrollBar()
        return bar.value() >= bar.maximum()
