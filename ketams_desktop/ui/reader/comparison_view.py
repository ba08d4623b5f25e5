"""A side-by-side table: columns where there is room for them, else one card a column."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from ketams_desktop.library.blocks import Span, plain_text
from ketams_desktop.library.records import Comparison
from ketams_desktop.ui.kit import Kit
from ketams_desktop.ui.reader.table_with_room import TableWithRoom
from ketams_desktop.ui.widgets.cards import Card, Holder, Plate, column
from ketams_desktop.ui.widgets.flat_table import TableWords
from ketams_desktop.ui.widgets.prose import Heading, Line, Prose

#: Makes the text of one cell, with some words set in strong type before it.
MakeProse = Callable[[Sequence[Span], str], Prose]

#: Lines of the grid that a row takes: a rule, the question, the cells, what opens under them.
_LINES = 4


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
        holder = TableWithRoom(self._words())
        grid = holder.table.grid
        grid.setHorizontalSpacing(kit.space("wide"))
        grid.setVerticalSpacing(kit.space("small"))
        heads = [Line(kit, name, "strong", kit.colors.brand) for name in table.columns]
        for place, head in enumerate(heads):
            grid.addWidget(head, 0, place)
            grid.setColumnStretch(place, 1)
        rules = [self._put_row(grid, number) for number in range(len(table.rows))]
        holder.table.put(rules, heads)
        card.column.addWidget(holder)
        return card

    def _words(self) -> TableWords:
        rows = tuple((x.question, tuple(map(plain_text, x.cells))) for x in self._table.rows)
        return TableWords(self._table.title, self._table.columns, rows)

    def _put_row(self, grid: QGridLayout, number: int) -> QWidget:
        """Put a row onto the grid: a line, the question, the cells, and room under them."""
        kit, row = self._kit, self._table.rows[number]
        first, across = _LINES * number + 1, len(self._table.columns)
        # A line above each question ties it to the cells under it.
        rule = Plate(kit.colors.line)
        rule.setFixedHeight(kit.look.shape("card_line"))
        grid.addWidget(rule, first, 0, 1, across)
        grid.addWidget(Line(kit, row.question, "strong"), first + 1, 0, 1, across)
        for place, spans in enumerate(row.cells):
            cell = self._make_prose(spans, "")
            # When Tab comes to a link, the cell is heard without the column that it stands in.
            cell.setAccessibleName(f"{self._table.columns[place]}: {cell.accessibleName()}")
            grid.addWidget(cell, first + 2, place)
        return rule

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
