"""Where a question is written or its words are changed."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

from ketams_desktop.text import clean_text
from ketams_desktop.ui.kit import Kit
from ketams_desktop.ui.widgets.buttons import ActionButton, ButtonKind
from ketams_desktop.ui.widgets.cards import Card, column
from ketams_desktop.ui.widgets.flow import FlowLayout
from ketams_desktop.ui.widgets.painting import round_box
from ketams_desktop.ui.widgets.prose import Line


class WordsPanel(Card):
    """A field with Save and Cancel and, for a changed question, the original words."""

    accepted = Signal(str)
    cancelled = Signal()
    original_wanted = Signal()
    draft_changed = Signal(str)

    def __init__(self, kit: Kit, title: str, words: str, *, has_original: bool = False) -> None:
        super().__init__(kit)
        self.column.addWidget(Line(kit, title, "strong"))
        self.field = QPlainTextEdit(words)
        self.field.moveCursor(QTextCursor.MoveOperation.End)
        self.field.setAccessibleName(title)
        self.field.setFont(kit.look.font("body"))
        self.field.setFrameShape(QPlainTextEdit.Shape.NoFrame)
        self.field.setTabChangesFocus(True)
        self.field.setLineWrapMode(QPlainTextEdit.LineWrapMode.WidgetWidth)
        self.field.installEventFilter(self)
        self.field.textChanged.connect(self._on_text)
        self.field.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.field.setFixedHeight(self.field.fontMetrics().lineSpacing() * 3 + 16)
        self.column.addWidget(_Framed(kit, self.field))
        row = FlowLayout(kit.space("tight"))
        self._save = ActionButton(kit, self.tr("Save"), "lucide:check", ButtonKind.PRIMARY)
        self._save.clicked.connect(self._on_save)
        cancel = ActionButton(kit, self.tr("Cancel"), "lucide:x")
        cancel.clicked.connect(self.cancelled)
        row.addWidget(self._save)
        row.addWidget(cancel)
        if has_original:
            original = ActionButton(kit, self.tr("Use the first words again"), "lucide:undo-2")
            original.clicked.connect(self.original_wanted)
            row.addWidget(original)
        self.column.addLayout(row)
        self._on_text()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._on_save()
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.cancelled.emit()
                return True
        return super().eventFilter(watched, event)

    def _on_text(self) -> None:
        text = self.field.toPlainText()
        self._save.setEnabled(bool(clean_text(text)))
        self.draft_changed.emit(text)

    def _on_save(self) -> None:
        words = clean_text(self.field.toPlainText())
        if words:
            self.accepted.emit(words)


class _Framed(QWidget):
    def __init__(self, kit: Kit, field: QWidget) -> None:
        super().__init__()
        self._kit = kit
        layout = column(0)
        self.setLayout(layout)
        pad = kit.space("tight")
        layout.setContentsMargins(pad, pad, pad, pad)
        layout.addWidget(field)

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
