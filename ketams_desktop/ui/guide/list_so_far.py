"""The list so far, always in view beside the guide."""

from __future__ import annotations

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ketams_desktop.questions.question_list import ListItem
from ketams_desktop.ui.context import Context
from ketams_desktop.ui.kit import Kit
from ketams_desktop.ui.places import Screen
from ketams_desktop.ui.widgets.accessible import hear_in_order
from ketams_desktop.ui.widgets.buttons import ActionButton
from ketams_desktop.ui.widgets.cards import Card
from ketams_desktop.ui.widgets.prose import Heading, Line


class ListSoFar(Card):
    """Every question on the list; a bar marks those that the app suggests."""

    def __init__(self, context: Context) -> None:
        super().__init__(context.kit)
        self._context = context
        self._session = context.services.session
        kit = context.kit
        self.column.addWidget(Heading(kit, self.tr("Your list so far"), 2, look=3))
        self._count = Line(kit, "", "small", kit.colors.soft_ink)
        self.column.addWidget(self._count)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(kit.space("small"))
        self.column.addLayout(self._rows)
        see = ActionButton(kit, self.tr("See my list"), "lucide:list-checks")
        see.clicked.connect(self._on_see)
        self.column.addWidget(see)
        self._session.list_changed.connect(self._show)
        self._show()

    def _show(self) -> None:
        while self._rows.count():
            widget = self._rows.takeAt(0).widget()  # type: ignore[union-attr]
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        items = self._session.questions.items
        suggested = sum(item.is_suggestion for item in items)
        if not items:
            text = self.tr("Nothing yet. Your answers will suggest questions.")
        else:
            text = self.tr("%n suggested because of your answers, with a bar", "", suggested)
        self._count.set_words(text)
        for item in items:
            self._rows.addWidget(_Entry(self._context.kit, item, self.tr("Suggested")))
        hear_in_order(self.column)

    def _on_see(self) -> None:
        self._context.navigator.go(Screen.LIST)


class _Entry(QWidget):
    _BAR = 4

    def __init__(self, kit: Kit, item: ListItem, suggested: str) -> None:
        super().__init__()
        self._color = kit.colors.brand if item.is_suggestion else None
        layout = QVBoxLayout(self)
        layout.setContentsMargins(kit.space("normal"), 0, 0, 0)
        line = Line(kit, item.text, "small")
        if item.is_suggestion:
            line.setAccessibleName(f"{suggested}: {item.text}")
        layout.addWidget(line)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._color is None:
            return
        painter = QPainter(self)
        left = self.width() - self._BAR if self.isRightToLeft() else 0
        painter.fillRect(left, 0, self._BAR, self.height(), self._color)
        painter.end()
