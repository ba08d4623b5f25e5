"""A side-by-side table: columns where there is room for them, else one card a column."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from ketams_desktop.library.blocks import Span
from ketams_desktop.library.records import Comparison
from ketams_desktop.ui.kit import Kit
from ketams_desktop.ui.widgets.cards import Card, Holder, Plate, column
from ketams_desktop.ui.widgets.prose import Heading, Line, Prose

#: Makes the text of one cell, with some words set in strong type before it.
MakeProse = Callable[[Sequence[Span], str], Prose]


class ComparisonView(Holder):
    """Shows the table in the form that fits its width."""

    def __init__(self, kit: Kit, table: Comparison, make_prose: MakeProse) -> None:
        super().__init__()
        self._kit, self._table, self._make_prose = kit, table, make_prose
        self._layout = column(0)
        self.setLayout(self._layout)
        self._forms: dict[bool, QWidget] = {}
        self._show_form(in_columns=True)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        padding, gap = 2 * self._kit.space("wide"), self._kit.space("wide")
        number = len(self._table.columns)
        room = (event.size().width() - padding - (number - 1) * gap) // number
        self._show_form(in_columns=room >= self._kit.look.scaled(140))

    def _show_form(self, *, in_columns: bool) -> None:
        if in_columns not in self._forms:
            form = self._columns() if in_columns else self._stack()
            self._forms[in_columns] = form
            self._layout.addWidget(form)
        for key, form in self._forms.items():
            form.setVisible(key == in_columns)

    def _columns(self) -> QWidget:
        kit, table = self._kit, self._table
        card = Card(kit)
        card.column.addWidget(Heading(kit, table.title, 3))
        grid = QGridLayout()
        grid.setHorizontalSpacing(kit.space("wide"))
        grid.setVerticalSpacing(kit.space("small"))
        for place, name in enumerate(table.columns):
            grid.addWidget(Line(kit, name, "strong", kit.colors.brand), 0, place)
            grid.setColumnStretch(place, 1)
        across = len(table.columns)
        for number, row in enumerate(table.rows):
            # A line above each question ties it to the cells under it.
            rule = Plate(kit.colors.line)
            rule.setFixedHeight(kit.look.shape("card_line"))
            grid.addWidget(rule, 3 * number + 1, 0, 1, across)
            question = Line(kit, row.question, "strong")
            grid.addWidget(question, 3 * number + 2, 0, 1, across)
            for place, spans in enumerate(row.cells):
                cell = self._make_prose(spans, "")
                # A cell is heard alone, without the column that it stands in.
                cell.setAccessibleName(f"{table.columns[place]}: {cell.accessibleName()}")
                grid.addWidget(cell, 3 * number + 3, place)
        card.column.addLayout(grid)
        return card

    def _stack(self) -> QWidget:
        kit, table = self._kit, self._table
        holder = Holder()
        layout = column(kit.space("normal"))
        holder.setLayout(layout)
        layout.addWidget(Heading(kit, table.title, 3))
        for place, name in enumerate(table.columns):
            card = Card(kit)
            card.column.addWidget(Line(kit, name, "strong", kit.colors.brand))
            for row in table.rows:
                card.column.addWidget(self._make_prose(row.cells[place], row.question))
            layout.addWidget(card)
        return holder
