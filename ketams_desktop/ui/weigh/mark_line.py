"""One line to mark: its words and five big buttons, from "Not at all" to "Very much"."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QFocusEvent, QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QRadioButton, QSizePolicy

from ketams_desktop.questions.what_matters import Importance
from ketams_desktop.ui.kit import Kit
from ketams_desktop.ui.widgets.accessible import announce
from ketams_desktop.ui.widgets.buttons import ActionButton, ButtonKind
from ketams_desktop.ui.widgets.cards import Card, row
from ketams_desktop.ui.widgets.flow import EvenColumns
from ketams_desktop.ui.widgets.painting import round_box
from ketams_desktop.ui.widgets.pressing import PressedByEnter
from ketams_desktop.ui.widgets.prose import Line

translate = QCoreApplication.translate

_WRAP = int(Qt.TextFlag.TextWordWrap)


def importance_words(importance: Importance) -> str:
    """Return the words on the button of a mark."""
    return {
        Importance.NOT_AT_ALL: translate("MarkLine", "Not at all"),
        Importance.A_LITTLE: translate("MarkLine", "A little"),
        Importance.SOMEWHAT: translate("MarkLine", "Somewhat"),
        Importance.QUITE_A_LOT: translate("MarkLine", "Quite a lot"),
        Importance.VERY_MUCH: translate("MarkLine", "Very much"),
    }[importance]


class MarkButton(PressedByEnter, QRadioButton):
    """One of the five. Pressed again it stays chosen, so that a shaky hand changes nothing."""

    stepped = Signal(int)
    reached = Signal()

    def __init__(self, kit: Kit, importance: Importance, about: str) -> None:
        super().__init__(importance_words(importance))
        self.importance = importance
        self.corner = kit.look.shape("control_corner")
        self._kit = kit
        self.setAccessibleName(f"{about}: {self.text()}")
        self.setFont(kit.look.font("button"))
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_mark(self, *, is_on: bool) -> None:
        """Choose it or not, unheard. Qt alone would not leave a group without a choice again."""
        was_blocked = self.blockSignals(True)
        self.setAutoExclusive(False)
        self.setChecked(is_on)
        self.setAutoExclusive(True)
        self.blockSignals(was_blocked)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        on = Qt.Key.Key_Left if self.isRightToLeft() else Qt.Key.Key_Right
        back = Qt.Key.Key_Right if self.isRightToLeft() else Qt.Key.Key_Left
        if event.key() in (on, Qt.Key.Key_Down):
            self.stepped.emit(1)
        elif event.key() in (back, Qt.Key.Key_Up):
            self.stepped.emit(-1)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.reached.emit()

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def sizeHint(self) -> QSize:
        width = self._chrome() + self._metrics().horizontalAdvance(self.text()) + 4
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        widest = max(map(self._metrics().horizontalAdvance, self.text().split() or [""]))
        return QSize(self._chrome() + widest + 4, self._kit.look.shape("target"))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        room = QRect(0, 0, max(1, width - self._chrome()), 10_000)
        text = self._metrics().boundingRect(room, _WRAP, self.text()).height()
        return max(self._kit.look.shape("target"), text + 2 * self._kit.space("normal"))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        c, chosen = self._kit.colors, self.isChecked()
        fill, edge = (c.brand_tint, c.brand) if chosen else (c.surface, c.control_edge)
        line = self._kit.look.shape("control_line")
        round_box(painter, self.rect(), self.corner, fill=fill, edge=edge, line=line)
        pad, dot = self._kit.space("small"), self._dot()
        mark = QRect(pad, (self.height() - dot) // 2, dot, dot)
        text = QRect(mark.right() + 1 + self._kit.space("tight"), 0, 0, self.height())
        text.setRight(self.width() - pad)
        if self.isRightToLeft():
            for box in (mark, text):
                box.moveLeft(self.width() - box.right() - 1)
        round_box(painter, mark, dot / 2, fill=None, edge=edge, line=line)
        if chosen:
            inner = dot // 4
            core = mark.adjusted(inner, inner, -inner, -inner)
            round_box(painter, core, core.width() / 2, fill=c.brand)
        painter.setPen(c.ink)
        flags = _WRAP | int(Qt.AlignmentFlag.AlignVCenter) | int(Qt.AlignmentFlag.AlignLeading)
        painter.drawText(text, flags, self.text())
        painter.end()

    def _dot(self) -> int:
        return self._kit.icon_size() - 4

    def _chrome(self) -> int:
        return 2 * self._kit.space("small") + self._dot() + self._kit.space("tight")

    def _metrics(self) -> QFontMetrics:
        return QFontMetrics(self.font())


class MarkColumns(EvenColumns):
    """Five in a line, or three, two, one: never four and a last one that looks apart."""

    def _columns(self, width: int) -> int:
        wanted = max(item.sizeHint().width() for item in self._items)
        fitting = (x for x in (5, 3, 2) if x * wanted + (x - 1) * self._gap <= width)
        return next(fitting, 1)


class MarkLine(Card):
    """The words, the five buttons, and a way to take the mark back."""

    heard_as = QAccessible.Role.Grouping

    marked = Signal(str, object)

    def __init__(self, kit: Kit, value_id: str, words: str, *, is_narrow: bool) -> None:
        super().__init__(kit, gap="tight")
        self.value_id, self._words = value_id, words
        self.setAccessibleName(words)
        self._take_back = ActionButton(kit, self.tr("Take back"), "lucide:undo-2", ButtonKind.QUIET)
        self._take_back.setAccessibleName(self.tr("Take back: {words}").format(words=words))
        self._take_back.clicked.connect(self._on_take_back)
        self._take_back.hide()
        self.buttons = [MarkButton(kit, x, words) for x in Importance]
        grid = MarkColumns(kit.space("tight"), len(self.buttons))
        for button in self.buttons:
            button.toggled.connect(self._on_toggled)
            button.stepped.connect(self._on_stepped)
            button.reached.connect(self._on_reached)
            grid.addWidget(button)
        self._build(kit, grid, is_narrow=is_narrow)
        self._set_stop(self.buttons[0])

    def show_mark(self, importance: Importance | None) -> None:
        """Show which one is chosen. It counts as nobody's press."""
        for button in self.buttons:
            button.set_mark(is_on=button.importance is importance)
        chosen = self._chosen()
        if chosen is not None:
            self._set_stop(chosen)
        if chosen is None and self._take_back.hasFocus():
            # Left to itself, the keyboard would go on to the next line.
            self.take_keyboard()
        self._take_back.setVisible(chosen is not None)

    def take_keyboard(self) -> None:
        """Put the keyboard on the chosen button or, without one, where Tab would."""
        self._stop().setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self, kit: Kit, grid: MarkColumns, *, is_narrow: bool) -> None:
        # Heard and reached by Tab in this order, wherever they stand.
        title = Line(kit, self._words, "strong", parent=self)
        self.column.addLayout(grid)
        if is_narrow:
            # Last, so that what was just pressed stays under the finger.
            self.column.insertWidget(0, title)
            self.column.addWidget(self._take_back)
            return
        # Its room is kept free, so that nothing moves when it comes.
        policy = self._take_back.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self._take_back.setSizePolicy(policy)
        head = row(kit.space("small"))
        head.addWidget(title, 1, Qt.AlignmentFlag.AlignVCenter)
        head.addWidget(self._take_back)
        self.column.insertLayout(0, head)

    def _chosen(self) -> MarkButton | None:
        return next((x for x in self.buttons if x.isChecked()), None)

    def _stop(self) -> MarkButton:
        tab = Qt.FocusPolicy.TabFocus
        return next(x for x in self.buttons if x.focusPolicy() & tab)

    def _set_stop(self, stop: MarkButton) -> None:
        """Let Tab reach one button of the line; arrows reach the others."""
        strong, click = Qt.FocusPolicy.StrongFocus, Qt.FocusPolicy.ClickFocus
        for button in self.buttons:
            button.setFocusPolicy(strong if button is stop else click)

    def _on_toggled(self, is_on: bool) -> None:
        button = self.sender()
        if is_on and isinstance(button, MarkButton):
            self.marked.emit(self.value_id, button.importance)

    def _on_stepped(self, step: int) -> None:
        button = self.sender()
        place = self.buttons.index(button) + step if isinstance(button, MarkButton) else -1
        if not 0 <= place < len(self.buttons):
            return
        was_marked = self._chosen() is not None
        self.buttons[place].setFocus(Qt.FocusReason.TabFocusReason)
        if was_marked:
            # As with any such group: the choice goes along, once there is one.
            self.buttons[place].click()

    def _on_reached(self) -> None:
        button = self.sender()
        if isinstance(button, MarkButton):
            self._set_stop(button)

    def _on_take_back(self) -> None:
        self.marked.emit(self.value_id, None)
        announce(self, self.tr("Taken back: {words}").format(words=self._words))
