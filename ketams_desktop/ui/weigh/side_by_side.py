"""The side-by-side tables under each other, with where their words come from."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from ketams_desktop.library.blocks import ComparisonBlock, cited_claims
from ketams_desktop.library.records import Comparison
from ketams_desktop.ui.context import Context
from ketams_desktop.ui.frame import ScreenParts
from ketams_desktop.ui.reader.block_column import BlockColumn
from ketams_desktop.ui.reader.sources_view import SourcesView
from ketams_desktop.ui.widgets.cards import Holder, column
from ketams_desktop.ui.widgets.prose import Heading, Line

translate = QCoreApplication.translate


def build_side_by_side(context: Context, tables: tuple[Comparison, ...]) -> ScreenParts:
    """Build the screen that shows `tables`."""
    title = translate("SideBySideScreen", "Side by side")
    return ScreenParts(title, SideBySideScreen(context, title, tables))


class SideBySideScreen(Holder):
    """The tables and their sources; the good and the bad get equal room in each."""

    def __init__(self, context: Context, title: str, tables: tuple[Comparison, ...]) -> None:
        super().__init__()
        kit = context.kit
        self._claims = _claims(tables)
        layout = column(kit.space("small"))
        self.setLayout(layout)
        top = column(kit.space("tight"))
        top.addWidget(Heading(kit, title, 1))
        calm = self.tr("Read the rows that you care about. You need not read them all.")
        top.addWidget(Line(kit, calm, "lead", kit.colors.soft_ink))
        layout.addLayout(top)
        # Tables are headings of the third level, as on a page.
        equal = self.tr("The good and the bad, with equal room for both")
        layout.addWidget(Heading(kit, equal, 2, look=3))
        blocks = BlockColumn(context, [ComparisonBlock(x.id) for x in tables], self._numbers)
        layout.addWidget(blocks)
        layout.addSpacing(kit.space("normal"))
        layout.addWidget(SourcesView(context, self._claims))

    def _numbers(self, claim_ids: Sequence[str]) -> Sequence[int]:
        return sorted(self._claims.index(x) + 1 for x in claim_ids if x in self._claims)


def _claims(tables: tuple[Comparison, ...]) -> tuple[str, ...]:
    """Return every claim that the cells cite, in order of first citation."""
    cells = (cell for table in tables for row in table.rows for cell in row.cells)
    return tuple(dict.fromkeys(claim for cell in cells for claim in cited_claims(cell)))
