"""What was found, one under the other: each a page, a word or a question, and one big button."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QPushButton, QWidget

from ketams_desktop.library.records import Mark
from ketams_desktop.ui.kit import Kit
from ketams_desktop.ui.widgets.marked_text import MarkedText
from ketams_desktop.ui.widgets.painting import round_box
from ketams_desktop.ui.widgets.pressing import PressedByEnter

_NEXT = "lucide:chevron-right"


@dataclass(frozen=True, slots=True)
class RowWords:
    """What a row shows.

    Attributes:
        key: the id of what was found.
        kind: what it is: "page", "term" or "question".
        about: the line above the title: what it is, and where.
        title: its title, with marks.
        snippet: words around what matched, with marks.
        action: what a press does, where that is not to go there.
        is_done: whether the action was done already.
    """

    key: str
    kind: str
    about: str
    title: str
    title_marks: tuple[Mark, ...] = ()
    snippet: str = ""
    snippet_marks: tuple[Mark, ...] = ()
    action: str = ""
    is_done: bool = False


class HitRow(PressedByEnter, QPushButton):
    """Shows one hit after the other: the widget stays while a person types."""

    #: Up or Down was pressed: by how many rows to go.
    stepped = Signal(int)
    #: Escape was pressed.
    left = Signal()

    def __init__(self, kit: Kit, parent: QWidget) -> None:
        super().__init__(parent)
        self._kit = kit
        self.corner = kit.look.shape("card_corner")
        look = kit.look
        strong = look.font("strong")
        self._about = MarkedText(look.font("small"), strong)
        self._title = MarkedText(look.font("h3"), strong)
        self._snippet = MarkedText(look.font("body"), strong)
        self._action = MarkedText(look.font("button"), strong)
        self.words = RowWords("", "", "", "")

    def show_words(self, words: RowWords) -> None:
        """Show another hit, or the same with other marks."""
        if words == self.words:
            return
        self.words = words
        self._about.set_text(words.about)
        self._title.set_text(words.title, words.title_marks)
        self._snippet.set_text(words.snippet, words.snippet_marks)
        self._action.set_text(words.action)
        name = f"{words.action}: {words.title}" if words.action else words.title
        if name != self.accessibleName():
            self.setAccessibleName(name)
        self.setAccessibleDescription(f"{words.about}. {words.snippet}".strip())
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Down:
                self.stepped.emit(1)
            case Qt.Key.Key_Up:
                self.stepped.emit(-1)
            case Qt.Key.Key_Escape:
                self.left.emit()
            case _:
                super().keyPressEvent(event)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        heights = [height for height in self._heights(width) if height]
        gaps = self._kit.space("hair") * max(len(heights) - 1, 0)
        return sum(heights) + gaps + 2 * self._kit.space("normal")

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        c, kit = self._kit.colors, self._kit
        line = kit.look.shape("control_line")
        round_box(painter, self.rect(), self.corner, fill=c.surface, edge=c.control_edge, line=line)
        pad, size = kit.space("normal"), kit.icon_size()
        heights = self._heights(self.width())
        mirrored = self.isRightToLeft()
        left, top = self._chrome() - pad if mirrored else pad, pad
        texts = (self._about, self._title, self._snippet, self._action)
        colors = (c.soft_ink, c.ink, c.ink, c.brand)
        for text, height, color in zip(texts, heights, colors, strict=True):
            text.draw(painter, left, top, color)
            top += height + kit.space("hair") if height else 0
        box = QRect(self.width() - pad - size, (self.height() - size) // 2, size, size)
        if mirrored:
            box.moveLeft(pad)
        self._draw_icon(painter, box, c.brand)
        painter.end()

    def _draw_icon(self, painter: QPainter, box: QRect, color: QColor) -> None:
        icon = _NEXT
        if self.words.action:
            icon = "lucide:check" if self.words.is_done else "lucide:plus"
        painter.drawPixmap(box.topLeft(), self._kit.icon(icon, color, self.devicePixelRatioF()))

    def _heights(self, width: int) -> list[int]:
        room, mirrored = max(1, width - self._chrome()), self.isRightToLeft()
        texts = (self._about, self._title, self._snippet, self._action)
        return [text.height(room, is_mirrored=mirrored) for text in texts]

    def _chrome(self) -> int:
        return 2 * self._kit.space("normal") + self._kit.icon_size() + self._kit.space("small")


class HitColumn(QWidget):
    """Rows under each other. It places them itself.

    A layout would ask each for its height at several widths, with every key.
    """

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._gap = kit.space("small")
        self.rows: list[HitRow] = []
        self._shown = 0
        self.setFixedHeight(0)

    def add(self, row: HitRow) -> None:
        """Take one more row, hidden."""
        row.hide()
        self.rows.append(row)

    def show_words(self, every: Sequence[RowWords]) -> None:
        """Show these, one a row."""
        self._shown = len(every)
        for row, words in zip(self.rows, every, strict=False):
            row.show_words(words)
        self._place()
        for place, row in enumerate(self.rows):
            is_shown = place < self._shown
            if row.isHidden() == is_shown:
                row.setVisible(is_shown)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._place()

    def _place(self) -> None:
        top = 0
        for row in self.rows[: self._shown]:
            height = row.heightForWidth(self.width())
            row.setGeometry(0, top, self.width(), height)
            top += height + self._gap
        self.setFixedHeight(max(top - self._gap, 0))
