"""Brings the on-screen keys whenever the keyboard is in a field, and takes them away again."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget

from ketams_desktop.resources import resource_dir
from ketams_desktop.ui.clinic.key_layout import load_layout
from ketams_desktop.ui.clinic.keyboard import OnScreenKeys
from ketams_desktop.ui.kit import Kit
from ketams_desktop.ui.widgets.cards import Plate, column
from ketams_desktop.ui.widgets.focus_ring import FocusRing, bring_into_view

_FIELDS = (QLineEdit, QPlainTextEdit)


class TypingKeys(QWidget):
    """The foot of the window: empty, or the keys.

    They go with Done, when the keyboard goes elsewhere, and when someone types on real keys.
    """

    def __init__(self, kit: Callable[[], Kit], language: str) -> None:
        """Draw the keys as `kit` says at the time, for a language."""
        super().__init__()
        self._kit, self._language = kit, language
        self._field: QWidget | None = None
        self._plate: Plate | None = None
        self.setLayout(column(0))
        self.hide()
        application = cast(QApplication, QApplication.instance())
        application.focusChanged.connect(self._on_focus)

    def put_away(self) -> None:
        """Take the keys away."""
        if self._field is not None:
            self._field.removeEventFilter(self)
            self._field = None
        if self._plate is not None:
            self._plate.hide()
            self._plate.deleteLater()
            self._plate = None
        self.hide()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        # A field that is drawn anew leaves without a word.
        if event.type() is QEvent.Type.Hide:
            QTimer.singleShot(0, self, self.put_away)
        elif event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            is_typed = bool(event.text()) and event.text().isprintable()
            if is_typed:  # whoever has real keys wants to see more of the screen
                self.put_away()
        return False

    def _on_focus(self, _old: QWidget | None, new: QWidget | None) -> None:
        if new is None or new is self._field:
            return
        if self._plate is not None and self._plate.isAncestorOf(new):
            return
        is_field = isinstance(new, _FIELDS) and not new.isReadOnly()
        if is_field and new.window() is self.window():
            self._bring(new)
        else:
            self.put_away()

    def _bring(self, field: QWidget) -> None:
        self.put_away()
        kit = self._kit()
        self._field = field
        keys = OnScreenKeys(kit, load_layout(resource_dir("keyboards"), self._language))
        keys.set_field(cast(QLineEdit, field))
        keys.done.connect(self._on_done)
        self._plate = Plate(kit.colors.rail, kit.colors.line)
        inner = column(0)
        side, pad = kit.edge_space(), kit.space("small")
        inner.setContentsMargins(side, pad, side, pad)
        inner.addWidget(keys)
        self._plate.setLayout(inner)
        FocusRing(kit, self._plate)
        layout = self.layout()
        if layout is not None:
            layout.addWidget(self._plate)
        self.show()
        field.installEventFilter(self)
        # After the layout: the keys may have covered it.
        QTimer.singleShot(0, field, lambda: bring_into_view(field))

    def _on_done(self) -> None:
        field = self._field
        self.put_away()
        if field is not None:
            field.clearFocus()
