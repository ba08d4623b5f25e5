"""Our own on-screen keys. They type into one field, and learn and keep nothing.

For touch and mouse, which leave the focus in the field; for Tab, arrow keys and Enter; and for
screen readers, to which each key is a button with a name.
"""

from __future__ import annotations

from typing import TypeAlias

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from ketams_desktop.ui.clinic.key_layout import KeyLayout
from ketams_desktop.ui.kit import Kit
from ketams_desktop.ui.widgets.accessible import announce
from ketams_desktop.ui.widgets.buttons import ActionButton, ButtonKind
from ketams_desktop.ui.widgets.cards import column
from ketams_desktop.ui.widgets.flow import EvenColumns

Field: TypeAlias = QLineEdit | QPlainTextEdit | QTextEdit

#: Nothing may offer or remember what is typed, the system's own keyboard least of all.
_SECRET = (
    Qt.InputMethodHint.ImhSensitiveData
    | Qt.InputMethodHint.ImhNoPredictiveText
    | Qt.InputMethodHint.ImhNoAutoUppercase
)
_STEPS = {
    Qt.Key.Key_Left: QPoint(-1, 0),
    Qt.Key.Key_Right: QPoint(1, 0),
    Qt.Key.Key_Up: QPoint(0, -1),
    Qt.Key.Key_Down: QPoint(0, 1),
}
#: Keys of the last row, side by side where there is room.
_TOOLS = 5


class Key(ActionButton):
    """One key. Pressed with a finger or a mouse, it leaves the focus where it is."""

    stepped = Signal(QPoint)

    def __init__(
        self, kit: Kit, text: str, icon: str = "", kind: ButtonKind = ButtonKind.PLAIN
    ) -> None:
        super().__init__(kit, text, icon, kind, wide=True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self.stepped.emit(step)


class OnScreenKeys(QWidget):
    """Letters, digits and signs, and what goes with them.

    Signals:
        done: the person has typed all they want.
    """

    done = Signal()

    def __init__(self, kit: Kit, layout: KeyLayout) -> None:
        super().__init__()
        self._layout = layout
        self._field: Field | None = None
        self._page, self._is_capital = 0, False
        self.setAccessibleName(self.tr("On-screen keys"))
        self._keys = [Key(kit, key) for key in layout.pages[0].keys]
        for key in self._keys:
            key.setFont(kit.look.font("number"))
        self._capital = Key(kit, self.tr("Capital letter"), "lucide:arrow-up")
        self._other = Key(kit, "")
        self._space = Key(kit, self.tr("Space"))
        self._delete = Key(kit, self.tr("Delete"), "lucide:delete")
        self._done = Key(kit, self.tr("Done"), "lucide:check", ButtonKind.PRIMARY)
        self._lay_out(kit)
        self._connect()
        self._show_page()

    def set_field(self, field: Field | None, *, page: int = 0) -> None:
        """Type into `field` from now on, beginning with a page of keys."""
        if self._field is not None:
            self._field.destroyed.disconnect(self._on_field_gone)
        self._field = field
        self._page = page
        if field is not None:
            field.setInputMethodHints(field.inputMethodHints() | _SECRET)
            field.destroyed.connect(self._on_field_gone)
        self._is_capital = field is not None and self._is_empty(field)
        self._show_page()

    def _lay_out(self, kit: Kit) -> None:
        gap = kit.look.shape("target_gap")
        rows = column(gap)
        self.setLayout(rows)
        letters, tools = QWidget(), QWidget()
        # Keys keep their places, whichever way the words of the screen run.
        letters.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        grid = EvenColumns(gap, self._layout.columns, letters)
        for key in self._keys:
            grid.addWidget(key)
        last = EvenColumns(gap, _TOOLS, tools)
        for key in self._tools():
            last.addWidget(key)
        rows.addWidget(letters)
        rows.addWidget(tools)

    def _tools(self) -> tuple[Key, ...]:
        return self._capital, self._other, self._space, self._delete, self._done

    def _connect(self) -> None:
        for key in self._keys:
            key.clicked.connect(self._on_key)
        for key in (*self._keys, *self._tools()):
            key.stepped.connect(self._on_step)
        self._capital.clicked.connect(self._on_capital)
        self._other.clicked.connect(self._on_other)
        self._space.clicked.connect(self._on_space)
        self._delete.clicked.connect(self._on_delete)
        self._done.clicked.connect(self.done)

    # What is pressed ---------------------------------------------------------------------------

    def _on_key(self) -> None:
        for key in self._keys:
            if key is self.sender():
                self._type(key.text(), key.accessibleName())
        if self._is_capital:
            self._is_capital = False
            self._show_page()

    def _on_space(self) -> None:
        self._type(" ", self._space.text())

    def _on_delete(self) -> None:
        field = self._field
        if field is None or field.isReadOnly():
            return
        if isinstance(field, QLineEdit):
            field.backspace()
        else:
            field.textCursor().deletePreviousChar()
        announce(self, self.tr("Deleted"))

    def _on_capital(self) -> None:
        self._is_capital = not self._is_capital
        self._show_page()
        on, off = self.tr("Capital letter next"), self.tr("Small letters")
        announce(self, on if self._is_capital else off)

    def _on_other(self) -> None:
        self._page = (self._page + 1) % len(self._layout.pages)
        self._is_capital = False
        self._show_page()

    def _on_step(self, step: QPoint) -> None:
        """Go to the nearest key that way."""
        here = self.sender()
        if not isinstance(here, Key):
            return
        keys = [key for key in (*self._keys, *self._tools()) if key.isEnabled()]
        found = min(
            ((far, key) for key in keys if (far := self._distance(here, key, step)) is not None),
            key=lambda pair: pair[0],
            default=None,
        )
        if found is not None:
            found[1].setFocus(Qt.FocusReason.TabFocusReason)

    def _distance(self, here: Key, there: Key, step: QPoint) -> int | None:
        """Return how far a key is that way; None if it is not that way at all."""
        way = self._middle(there) - self._middle(here)
        along, aside = (way.x() * step.x(), way.y()) if step.x() else (way.y() * step.y(), way.x())
        # Keys of the same row or column come first, however broad they are.
        return along + 2 * abs(aside) if along > 0 and abs(aside) <= 3 * along else None

    def _middle(self, key: Key) -> QPoint:
        return key.mapTo(self, key.rect().center())

    def _on_field_gone(self) -> None:
        self._field = None

    # What comes of it --------------------------------------------------------------------------

    def _type(self, text: str, spoken: str) -> None:
        field = self._field
        if field is None or field.isReadOnly():
            return
        if isinstance(field, QLineEdit):
            is_secret = field.echoMode() is not QLineEdit.EchoMode.Normal
            field.insert(text)
        else:
            is_secret = False
            field.insertPlainText(text)
            field.ensureCursorVisible()
        announce(self, self.tr("Typed") if is_secret else spoken)

    def _is_empty(self, field: Field) -> bool:
        return not (field.text() if isinstance(field, QLineEdit) else field.toPlainText())

    def _show_page(self) -> None:
        page = self._layout.pages[self._page]
        is_capital = self._is_capital and bool(page.capitals)
        for key, text in zip(self._keys, page.capitals if is_capital else page.keys, strict=True):
            key.set_look(text, "", ButtonKind.PLAIN)
            name = self._layout.spoken(text)
            if is_capital and text != text.lower():
                name = self.tr("capital {letter}").format(letter=name)
            key.setAccessibleName(name)
        kind = ButtonKind.DONE if is_capital else ButtonKind.PLAIN
        self._capital.set_look(self._capital.text(), "lucide:arrow-up", kind)
        self._capital.setEnabled(bool(page.capitals))
        other = self._layout.pages[(self._page + 1) % len(self._layout.pages)]
        self._other.set_look(other.button, "", ButtonKind.PLAIN)
