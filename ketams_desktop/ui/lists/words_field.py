"""A few lines to write in, with their name above."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

from ketams_desktop.text import clean_text
from ketams_desktop.ui.kit import Kit
from ketams_desktop.ui.lines_field import LinesField
from ketams_desktop.ui.widgets.cards import Box, column
from ketams_desktop.ui.widgets.prose import Line

_LINES = 2


class WordsField(QWidget):
    """Tells every change of its words, cleaned."""

    changed = Signal(str)

    def __init__(self, kit: Kit, name: str, words: str, about: str = "") -> None:
        """Show `words`; `about` is heard after the name, to tell equal fields apart."""
        super().__init__()
        layout = column(kit.space("hair"))
        self.setLayout(layout)
        layout.addWidget(Line(kit, name, "small", kit.colors.soft_ink))
        self.field = LinesField(words)
        self.field.setAccessibleName(f"{name}: {about}" if about else name)
        self.field.setFont(kit.look.font("body"))
        self.field.setFrameShape(QPlainTextEdit.Shape.NoFrame)
        self.field.setTabChangesFocus(True)
        self.field.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        line = self.field.fontMetrics().lineSpacing()
        self.field.setFixedHeight(line * _LINES + round(self.field.document().documentMargin() * 2))
        c, look = kit.colors, kit.look
        box = Box(
            kit,
            fill=c.surface,
            edge=c.control_edge,
            line=look.shape("control_line"),
            padding=kit.space("tight"),
        )
        box.column.addWidget(self.field)
        layout.addWidget(box)
        self.field.textChanged.connect(self._on_text)

    @property
    def words(self) -> str:
        """What stands there, cleaned."""
        return clean_text(self.field.toPlainText())

    def show_words(self, words: str) -> None:
        """Show other words; those that are being typed are left alone."""
        if self.words != words:
            self.field.setPlainText(words)

    def _on_text(self) -> None:
        self.changed.emit(self.words)
