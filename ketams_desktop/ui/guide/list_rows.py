"""The rows of the list: one is selected, and one bar of buttons acts on it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QRadioButton, QSizePolicy, QVBoxLayout, QWidget

from ketams_desktop.questions.question_list import TOP, ListItem
from ketams_desktop.ui.kit import Kit
from ketams_desktop.ui.widgets.accessible import hear_in_order
from ketams_desktop.ui.widgets.cards import Holder
from ketams_desktop.ui.widgets.painting import round_box
from ketams_desktop.ui.widgets.prose import Heading, breakable

_WRAP = int(Qt.TextFlag.TextWordWrap)


class ListRow(QRadioButton):
    """One question with its number and its reason. Selected like a radio button."""

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self.key = -1
        self.corner = kit.look.shape("card_corner")
        self._kit, self._words = kit, ""
        self._number, self._note = 0, ""
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_item(self, item: ListItem, number: int, note: str) -> None:
        """Show a question. The row stays the same widget, so it keeps the keyboard."""
        self.key = item.key
        # A person may type anything, such as a web address: break it rather than clip it.
        shown = breakable(item.text), number, breakable(note)
        if shown == (self._words, self._number, self._note):
            return
        self._words, self._number, self._note = shown
        self.setAccessibleName(f"{number}. {item.text}")
        self.setAccessibleDescription(note.replace("\n", " · "))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        width = self._kit.look.scaled(400)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        metrics = QFontMetrics(self._kit.look.font("button"))
        widest = max(map(metrics.horizontalAdvance, self._words.split() or [""]))
        limit = self._kit.look.scaled(200)
        return QSize(self._chrome() + min(widest, limit), self._kit.look.shape("target"))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        words, note = self._heights(width)
        gap = self._kit.space("hair") if note else 0
        return max(self._kit.look.shape("target"), words + gap + note + 2 * self._pad())

    def hitButton(self, pos: object) -> bool:
        return self.rect().contains(pos)  # type: ignore[call-overload, no-any-return]

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        c, look = self._kit.colors, self._kit.look
        is_top = self._number <= TOP
        selected = self.isChecked()
        round_box(
            painter,
            self.rect(),
            self.corner,
            fill=c.brand_tint if selected else c.surface,
            edge=c.star if is_top else (c.brand if selected else c.control_edge),
            line=look.shape("control_line") if is_top or selected else look.shape("card_line"),
        )
        words, note = self._heights(self.width())
        number = QRect(self._pad(), 0, self._number_width(), self.height())
        gap = self._kit.space("hair") if note else 0
        left = number.right() + self._kit.space("small")
        top = (self.height() - words - gap - note) // 2
        text = QRect(left, top, self.width() - self._chrome(), words)
        if self.isRightToLeft():
            for box in (number, text):
                box.moveLeft(self.width() - box.right() - 1)
        painter.setFont(look.font("number"))
        if selected:
            # A plate, not a tint alone: a tint is faint to weak eyes and gone in black and white.
            high = QFontMetrics(painter.font()).height()
            plate = number.adjusted(
                -4, (self.height() - high) // 2, 4, -(self.height() - high) // 2
            )
            round_box(painter, plate, look.shape("control_corner") / 2, fill=c.brand)
        painter.setPen(c.on_brand if selected else (c.star if is_top else c.soft_ink))
        painter.drawText(number, int(Qt.AlignmentFlag.AlignCenter), str(self._number))
        leading = int(Qt.AlignmentFlag.AlignLeading)
        painter.setFont(look.font("button"))
        painter.setPen(c.ink)
        painter.drawText(text, _WRAP | leading, self._words)
        painter.setFont(look.font("small"))
        painter.setPen(c.soft_ink)
        below = QRect(text.left(), text.bottom() + 1 + gap, text.width(), note)
        painter.drawText(below, _WRAP | leading, self._note)
        painter.end()

    def _heights(self, width: int) -> tuple[int, int]:
        room = QRect(0, 0, max(1, width - self._chrome()), 100_000)
        metrics = QFontMetrics(self._kit.look.font("button"))
        words = metrics.boundingRect(room, _WRAP, self._words).height()
        if not self._note:
            return words, 0
        small = QFontMetrics(self._kit.look.font("small"))
        return words, small.boundingRect(room, _WRAP, self._note).height()

    def _pad(self) -> int:
        return self._kit.space("normal")

    def _number_width(self) -> int:
        return QFontMetrics(self._kit.look.font("number")).horizontalAdvance("25") + 6

    def _chrome(self) -> int:
        return 2 * self._pad() + self._number_width() + self._kit.space("small")


@dataclass(frozen=True, slots=True)
class Part:
    """Some questions under a heading; without words there is none."""

    title: str
    items: tuple[ListItem, ...]


class ListRows(Holder):
    """All rows. One stop for Tab; the arrow keys select."""

    selected = Signal(int)

    def __init__(self, kit: Kit, selected_key: int) -> None:
        super().__init__()
        self._kit = kit
        self.selected_key = selected_key
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(kit.space("small"))
        self._rows: dict[int, ListRow] = {}
        self._titles: list[Heading] = []
        self._under: list[tuple[int, QWidget]] = []
        self._order: list[tuple[str, list[int]]] = []

    def show_parts(self, parts: Sequence[Part], notes: dict[int, str]) -> None:
        """Show the questions of `parts`, with what stands under each."""
        items = [item for part in parts for item in part.items]
        had_focus = any(row.hasFocus() for row in self._rows.values())
        self._drop_rows({item.key for item in items})
        for number, item in enumerate(items, start=1):
            if item.key not in self._rows:
                self._add_row(item.key)
            self._rows[item.key].show_item(item, number, notes.get(item.key, ""))
        order = [(part.title, [item.key for item in part.items]) for part in parts]
        if order != self._order:
            # Not for each letter of a note.
            self._order = order
            self._lay_out(parts)
        if self.selected_key not in self._rows and items:
            self.selected_key = items[0].key
        selected = self._rows.get(self.selected_key)
        if selected is not None:
            selected.setChecked(True)
            if had_focus:
                selected.show()
                selected.setFocus()

    def row(self, key: int) -> ListRow | None:
        """Return the row of an item."""
        return self._rows.get(key)

    def insert_under(self, key: int, widget: QWidget) -> None:
        """Put `widget` under the row of an item; it goes where the row goes."""
        self._under = [(x, other) for x, other in self._under if other is not widget]
        self._under.append((key, widget))
        row = self._rows.get(key)
        place = self._layout.indexOf(row) + 1 if row is not None else self._layout.count()
        self._layout.insertWidget(place, widget)
        hear_in_order(self._layout)

    def take_out(self, widget: QWidget) -> None:
        """Take away what was put under a row."""
        self._under = [(key, other) for key, other in self._under if other is not widget]
        self._layout.removeWidget(widget)
        widget.hide()
        widget.deleteLater()

    def _add_row(self, key: int) -> None:
        row = ListRow(self._kit)
        row.setParent(self)
        row.toggled.connect(self._on_toggled)
        if self._rows:
            # Else Tab would come to it after everything that was made before it.
            QWidget.setTabOrder(next(reversed(self._rows.values())), row)
        self._rows[key] = row

    def _drop_rows(self, wanted: set[int]) -> None:
        for key in [key for key in self._rows if key not in wanted]:
            row = self._rows.pop(key)
            self._layout.removeWidget(row)
            row.setAutoExclusive(False)
            row.hide()
            row.deleteLater()

    def _lay_out(self, parts: Sequence[Part]) -> None:
        """Put headings, rows and what belongs under them in order. The widgets stay."""
        while self._layout.takeAt(0) is not None:
            pass
        for title in self._titles:
            title.hide()
            title.deleteLater()
        self._titles = []
        for part in parts:
            if part.title:
                self._titles.append(Heading(self._kit, part.title, 2, look=3))
                self._layout.addWidget(self._titles[-1])
            for item in part.items:
                self._layout.addWidget(self._rows[item.key])
                for key, widget in self._under:
                    if key == item.key:
                        self._layout.addWidget(widget)
        hear_in_order(self._layout)

    def _on_toggled(self, is_on: bool) -> None:
        row = self.sender()
        if is_on and isinstance(row, ListRow):
            self.selected_key = row.key
            self.selected.emit(row.key)
