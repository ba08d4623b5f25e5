"""A few lines to write in, with a frame. Tab goes on; Enter and Escape are for the owner."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

from ketams_desktop.ui.kit import Kit
from ketams_desktop.ui.lines_field import LinesField
from ketams_desktop.ui.widgets.cards import column
from ketams_desktop.ui.widgets.painting import round_box


class WritingField(QWidget):
    """The framed field."""

    changed = Signal(str)
    entered = Signal()
    escaped = Signal()

    def __init__(self, kit: Kit, name: str, words: str, *, lines: int = 3) -> None:
        super().__init__()
        self._kit = kit
        self.field = LinesField(words)
        self.field.moveCursor(QTextCursor.MoveOperation.End)
        self.field.setAccessibleName(name)
        self.field.setFont(kit.look.font("body"))
        self.field.setFrameShape(QPlainTextEdit.Shape.NoFrame)
        self.field.setTabChangesFocus(True)
        self.field.setLineWrapMode(QPlainTextEdit.LineWrapMode.WidgetWidth)
        self.field.installEventFilter(self)
        self.field.textChanged.connect(self._on_text)
        self.field.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.field.setFixedHeight(self.field.fontMetrics().lineSpacing() * lines + 16)
        layout = column(0)
        self.setLayout(layout)
        pad = kit.space("tight")
        layout.setContentsMargins(pad, pad, pad, pad)
        layout.addWidget(self.field)

    def text(self) -> str:
        """Return what stands in the field."""
        return self.field.toPlainText()

    def show_text(self, words: str) -> None:
        """Show other words, which nobody has typed."""
        self.field.blockSignals(True)
        self.field.setPlainText(words)
        self.field.blockSignals(False)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.entered.emit()
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.escaped.emit()
                return True
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        c, look = self._kit.colors, self._kit.look
        round_box(
            painter,
            self.rect(),
            look.shape("control_corner"),
            fill=c.surface,
            edge=c.control_edge,
            line=look.shape("control_line"),
        )
        painter.end()

    def _on_text(self) -> None:
        self.changed.emit(self.text())
