"""A table of short texts: rows and columns where every word has room, else a group for each row."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QWidget

from ketams_desktop.ui.kit import Kit
from ketams_desktop.ui.widgets.accessible import ItemHolder
from ketams_desktop.ui.widgets.cards import column
from ketams_desktop.ui.widgets.flat_table import FlatTable, TableWords
from ketams_desktop.ui.widgets.prose import ItemLine, Line


class PlainTable(QWidget):
    """Shows `words` in the form that fits the width."""

    def __init__(
        self,
        kit: Kit,
        words: TableWords,
        corner: str,
        shares: Sequence[int],
        strong_row: int = -1,
    ) -> None:
        """Show `words`.

        Args:
            kit: theme and look.
            words: what the table says.
            corner: what stands over the rows' headers.
            shares: how the width is shared, the rows' headers first.
            strong_row: the place of a row in strong type, such as a sum; -1 for none.
        """
        super().__init__()
        self._kit, self._corner, self._shares = kit, corner, tuple(shares)
        self._strong_row = strong_row
        self._column = column(0)
        self.setLayout(self._column)
        self._forms: dict[bool, QWidget] = {}
        self.set_words(words)

    def set_words(self, words: TableWords) -> None:
        """Show other words."""
        self.words = words
        for form in self._forms.values():
            self._column.removeWidget(form)
            form.hide()
            form.deleteLater()
        self._forms = {}
        self._widest = self._longest_words()
        self._needs = sum(self._widest) + self._gap() * len(words.columns)
        self._show_form(as_table=self.width() >= self._needs)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_form(as_table=event.size().width() >= self._needs)

    def _longest_words(self) -> list[int]:
        """Return for each column the width of its longest word."""
        lines = [(self._corner, *self.words.columns)]
        lines += [(head, *cells) for head, cells in self.words.rows]
        metrics = QFontMetrics(self._kit.look.font("strong"))
        return [
            max(metrics.horizontalAdvance(word) for text in texts for word in (*text.split(), ""))
            for texts in zip(*lines, strict=True)
        ]

    def _gap(self) -> int:
        return self._kit.space("normal")

    def _show_form(self, *, as_table: bool) -> None:
        if as_table not in self._forms:
            form = self._table() if as_table else self._groups()
            self._forms[as_table] = form
            self._column.addWidget(form)
        for key, form in self._forms.items():
            form.setVisible(key == as_table)

    def _table(self) -> FlatTable:
        kit, words = self._kit, self.words
        table = FlatTable(words)
        grid = table.grid
        grid.setHorizontalSpacing(self._gap())
        grid.setVerticalSpacing(kit.space("tight"))
        heads = [Line(kit, text, "small_strong") for text in (self._corner, *words.columns)]
        for place, head in enumerate(heads):
            grid.addWidget(head, 0, place)
            grid.setColumnStretch(place, self._shares[place])
            grid.setColumnMinimumWidth(place, self._widest[place])
        firsts = []
        for number, (title, cells) in enumerate(words.rows):
            role = self._role(number)
            lines = [Line(kit, text, role) for text in (title, *cells)]
            for place, line in enumerate(lines):
                grid.addWidget(line, number + 1, place)
            firsts.append(lines[0])
        table.put(firsts, heads[1:])
        return table

    def _groups(self) -> QWidget:
        kit = self._kit
        holder = QWidget()
        groups = column(kit.space("small"))
        holder.setLayout(groups)
        for title, cells in self.words.rows:
            group = column(0)
            group.addWidget(Line(kit, title, "strong"))
            items = ItemHolder()
            items.setAccessibleName(title)
            lines = column(0)
            items.setLayout(lines)
            for name, text in zip(self.words.columns, cells, strict=True):
                lines.addWidget(ItemLine(kit, f"{name}: {text}"))
            group.addWidget(items)
            groups.addLayout(group)
        return holder

    def _role(self, row: int) -> str:
        return "strong" if row == self._strong_row else "body"
