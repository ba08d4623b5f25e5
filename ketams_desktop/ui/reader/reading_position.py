"""Reading with the keys: the place in the text moves block by block, and its links follow.

The text is one stop for Tab. Tab goes on to the links of the block where one is; Enter on
the text moves to the next block, so that Tab and Enter alone reach everything.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from ketams_desktop.library.blocks import Heading
from ketams_desktop.ui.reader.block_column import BlockColumn
from ketams_desktop.ui.reader.reading_light import ReadingLight
from ketams_desktop.ui.widgets.accessible import announce
from ketams_desktop.ui.widgets.prose import Prose, Text

#: Where in the pane a block is put that was out of view: a fifth from the top.
_FROM_TOP = 5


class ReadingPosition(QObject):
    """The block where someone is. -1: nobody has moved yet."""

    moved = Signal(int)

    def __init__(
        self, column: BlockColumn, pane: QScrollArea, light: ReadingLight | None = None
    ) -> None:
        super().__init__(column)
        self._column, self._pane, self._light = column, pane, light
        self.index = -1
        self._tab_at = -1
        self._take_tab_away()
        column.completed.connect(self._take_tab_away)
        self._give_tab(0)
        pane.installEventFilter(self)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        focus = QApplication.focusWidget()
        if focus is not self._pane and not (focus and self._column.isAncestorOf(focus)):
            return False
        return self._key(Qt.Key(event.key()), event.modifiers(), on_text=focus is self._pane)

    def go_to(self, index: int, *, quietly: bool = False) -> None:
        """Move to a block and bring it into view; `quietly` tells no screen reader."""
        self._column.build_rest()
        if not 0 <= index < len(self._column.parts):
            return
        part = self._column.parts[index]
        self._bring_into_view(part)
        if not quietly:
            announce(self._pane, words_of(part))
        self.stand_at(index)

    def stand_at(self, index: int) -> None:
        """Be at a block, wherever it is in view; -1 is nowhere."""
        part = self._column.parts[index] if 0 <= index < len(self._column.parts) else None
        self.index = index if part is not None else -1
        self._give_tab(max(self.index, 0))
        if self._light is not None:
            self._light.follow(part)
        self.moved.emit(self.index)

    def _key(self, key: Qt.Key, held: Qt.KeyboardModifier, *, on_text: bool) -> bool:
        shift = held == Qt.KeyboardModifier.ShiftModifier
        if held and not (shift and key == Qt.Key.Key_H):
            return False
        match key:
            case Qt.Key.Key_Down:
                self._step(1)
            case Qt.Key.Key_Up:
                self._step(-1)
            case Qt.Key.Key_Home:
                self._to_top()
            case Qt.Key.Key_End:
                self._column.build_rest()
                self.go_to(len(self._column.parts) - 1)
            case Qt.Key.Key_H:
                self._to_heading(-1 if shift else 1)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if on_text:
                self._step(1)
            case _:
                return False
        # Where the keys moved on from a link, the text has the keyboard again.
        self._pane.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def _step(self, by: int) -> None:
        if self._scroll_within(by):
            return
        start = self.index if self.index >= 0 else self.first_seen() - max(by, 0)
        if by < 0 and start <= 0:
            self._to_top()
            return
        self.go_to(min(start + by, len(self._column.blocks) - 1))

    def _scroll_within(self, by: int) -> bool:
        """Scroll on inside a block that is higher than the pane; say whether there was more."""
        if self.index < 0:
            return False
        part, bar = self._column.parts[self.index], self._pane.verticalScrollBar()
        top, high = self._top_of(part), self._pane.viewport().height()
        hidden = top + part.height() - high if by > 0 else -top
        if hidden <= 0 or top > high or top + part.height() < 0:
            return False
        bar.setValue(bar.value() + by * min(hidden + 20, high * 3 // 4))
        return True

    def _to_top(self) -> None:
        self._pane.verticalScrollBar().setValue(0)
        self.stand_at(-1)

    def _to_heading(self, by: int) -> None:
        blocks = self._column.blocks
        start = self.index if self.index >= 0 else self.first_seen() - max(by, 0)
        places = [n for n, block in enumerate(blocks) if isinstance(block, Heading)]
        later = [n for n in places if n > start] if by > 0 else [n for n in places if n < start]
        if later:
            self.go_to(later[0] if by > 0 else later[-1])

    def first_seen(self) -> int:
        """Return the first block of which something is in view."""
        parts = self._column.parts
        seen = (n for n, part in enumerate(parts) if self._top_of(part) + part.height() > 0)
        return next(seen, 0)

    def _bring_into_view(self, part: QWidget) -> None:
        bar, high = self._pane.verticalScrollBar(), self._pane.viewport().height()
        top = self._top_of(part)
        if top < 0 or top + part.height() > high:
            bar.setValue(bar.value() + top - high // _FROM_TOP)

    def _top_of(self, part: QWidget) -> int:
        return part.mapTo(self._pane.viewport(), QPoint(0, 0)).y()

    def _take_tab_away(self) -> None:
        """Let Tab pass by the links of every block but the one where someone is."""
        for place, part in enumerate(self._column.parts):
            if place != self._tab_at:
                for prose in _linked(part):
                    prose.setFocusPolicy(Qt.FocusPolicy.ClickFocus)

    def _give_tab(self, index: int) -> None:
        """Let Tab stop at the links of one block only."""
        parts = self._column.parts
        for place, policy in (
            (self._tab_at, Qt.FocusPolicy.ClickFocus),
            (index, Qt.FocusPolicy.StrongFocus),
        ):
            if 0 <= place < len(parts):
                for prose in _linked(parts[place]):
                    prose.setFocusPolicy(policy)
        self._tab_at = index

    def _on_focus(self, _old: QWidget | None, now: QWidget | None) -> None:
        """Follow a press with the mouse, or a button that Tab came to."""
        if now is None or not self._column.isAncestorOf(now):
            return
        for index, part in enumerate(self._column.parts):
            if index != self.index and (part is now or part.isAncestorOf(now)):
                self.stand_at(index)
                return


def words_of(part: QWidget) -> str:
    """Return what a screen reader is told of a block."""
    if part.accessibleName():
        return part.accessibleName()
    names = (text.accessibleName() for text in part.findChildren(Text) if text.isVisible())
    return " ".join(name for name in names if name)


def _linked(part: QWidget) -> list[Prose]:
    found = [part] if isinstance(part, Prose) else part.findChildren(Prose)
    return [prose for prose in found if prose.has_links]
