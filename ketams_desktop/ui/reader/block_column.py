"""The blocks of a page as native widgets, one a block, in reading order."""

from __future__ import annotations

from collections.abc import Sequence
from typing import assert_never

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLayoutItem, QVBoxLayout, QWidget

from ketams_desktop.library.blocks import (
    Block,
    Callout,
    CalloutKind,
    ComparisonBlock,
    FigureBlock,
    ItemList,
    Paragraph,
    QuestionBlock,
    ReadingScoresBlock,
    ScorecardBlock,
    Span,
    plain_text,
)
from ketams_desktop.library.blocks import Heading as HeadingBlock
from ketams_desktop.library.records import CannotDraw
from ketams_desktop.ui.context import Context
from ketams_desktop.ui.places import Screen
from ketams_desktop.ui.reader.ask_card import AskCard
from ketams_desktop.ui.reader.comparison_view import ComparisonView
from ketams_desktop.ui.reader.figure_card import CannotDrawCard, FigureCard
from ketams_desktop.ui.reader.scorecard_view import ReadingScoresView, ScorecardView
from ketams_desktop.ui.widgets.accessible import ItemHolder, announce
from ketams_desktop.ui.widgets.cards import SideStripe
from ketams_desktop.ui.widgets.focus_ring import bring_into_view
from ketams_desktop.ui.widgets.painting import round_box
from ketams_desktop.ui.widgets.prose import (
    CitationNumbers,
    Heading,
    ItemProse,
    Line,
    Mark,
    Prose,
)


class BlockColumn(QWidget):
    """Draws blocks under each other; a term's meaning opens right under its block."""

    sources_wanted = Signal()

    def __init__(
        self,
        context: Context,
        blocks: Sequence[Block],
        numbers: CitationNumbers | None = None,
        page_title: str = "",
    ) -> None:
        super().__init__()
        self._context, self._numbers, self._page_title = context, numbers, page_title
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(context.kit.space("small"))
        self._after_heading = False
        self.parts: list[QWidget | None] = []
        self.lit: QWidget | None = None
        for block in blocks:
            self._add(block)
            self.parts.append(_last_widget(self._layout))
            self._after_heading = isinstance(block, HeadingBlock)

    def light(self, index: int | None) -> None:
        """Tint the block at `index` and bring it into view; None tints no block."""
        self.lit = None if index is None else self.parts[index]
        if self.lit is not None:
            bring_into_view(self.lit)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self.lit is None:
            return
        kit = self._context.kit
        room = kit.space("hair")
        painter = QPainter(self)
        box = self.lit.geometry().adjusted(0, -room, 0, room)
        # The tint alone is not seen in every theme.
        round_box(
            painter,
            box,
            kit.look.shape("control_corner"),
            fill=kit.colors.brand_tint,
            edge=kit.colors.brand,
            line=kit.look.shape("card_line"),
        )
        painter.end()

    def _add(self, block: Block) -> None:
        kit, library = self._context.kit, self._context.services.library
        match block:
            case HeadingBlock():
                self._layout.addSpacing(kit.space("tight"))
                self._layout.addWidget(Heading(kit, plain_text(block.spans), block.level))
            case Paragraph():
                self._layout.addWidget(self._prose(block.spans))
            case ItemList():
                self._layout.addWidget(self._list(block))
            case Callout():
                self._layout.addWidget(self._callout(block))
            case FigureBlock():
                figure = library.figure(block.figure_id)
                claims = [library.claim(claim_id) for claim_id in figure.claims]
                card = CannotDrawCard if isinstance(figure, CannotDraw) else FigureCard
                self._layout.addWidget(card(self._context, figure, claims))  # type: ignore[arg-type]
            case ComparisonBlock():
                table = library.comparison(block.comparison_id)
                self._layout.addWidget(ComparisonView(self._context.kit, table, self._prose))
            case QuestionBlock():
                question = self._context.services.bank.question(block.question_id)
                self._layout.addWidget(AskCard(self._context, question, self._page_title))
            case ScorecardBlock():
                self._layout.addWidget(ScorecardView(kit, library.scorecard(block.card_id)))
            case ReadingScoresBlock():
                self._layout.addWidget(ReadingScoresView(kit, library.reading_scores()))
            case _:
                assert_never(block)

    def _prose(self, spans: Sequence[Span], lead: str = "", kind: type[Prose] = Prose) -> Prose:
        prose = kind(self._context.kit, spans, lead=lead, numbers=self._numbers)
        prose.page_wanted.connect(self._on_page)
        prose.term_wanted.connect(self._on_term)
        prose.sources_wanted.connect(self.sources_wanted)
        return prose

    def _list(self, block: ItemList) -> QWidget:
        kit = self._context.kit
        holder = ItemHolder()
        rows = QVBoxLayout(holder)
        rows.setContentsMargins(kit.space("tight"), 0, 0, 0)
        rows.setSpacing(kit.space("tight"))
        for number, spans in enumerate(block.items, start=1):
            line = QHBoxLayout()
            line.setSpacing(kit.space("small"))
            mark = Mark(kit, f"{number}." if block.ordered else "•", kit.colors.brand)
            mark.setFixedWidth(kit.look.scaled(26 if block.ordered else 14))
            line.addWidget(mark)
            item = self._prose(spans, kind=ItemProse)
            if block.ordered:
                item.setAccessibleName(f"{number}. {item.accessibleName()}")
            line.addWidget(item, 1)
            rows.addLayout(line)
        return holder

    def _callout(self, block: Callout) -> QWidget:
        c = self._context.kit.colors
        ink, tint = {
            CalloutKind.MS_LENS: (c.brand, c.brand_tint),
            CalloutKind.KEY: (c.certainty_ink, c.certainty_tint),
            CalloutKind.WARNING: (c.caution_ink, c.caution_tint),
            CalloutKind.HELP: (c.help_ink, c.help_tint),
        }[block.kind]
        box = SideStripe(self._context.kit, ink, tint)
        # Right under a heading of the page the usual title would say the same twice.
        title = block.title or ("" if self._after_heading else self._callout_title(block.kind))
        if title:
            box.column.addWidget(Line(self._context.kit, title, "strong"))
        for part in block.blocks:
            if isinstance(part, Paragraph):
                box.column.addWidget(self._prose(part.spans))
            else:
                box.column.addWidget(self._list(part))
        return box

    def _callout_title(self, kind: CalloutKind) -> str:
        return {
            CalloutKind.MS_LENS: self.tr("Why this may matter more with MS"),
            CalloutKind.KEY: self.tr("Good to know"),
            CalloutKind.WARNING: self.tr("Take care"),
            CalloutKind.HELP: self.tr("Where help is"),
        }[kind]

    def _on_page(self, page_id: str) -> None:
        self._context.navigator.go(Screen.PAGE, page_id)

    def _on_term(self, term_id: str) -> None:
        prose = self.sender()
        if not isinstance(prose, Prose):
            return
        holder = prose.parentWidget()
        layout = holder.layout() if holder is not None else None
        open_box = prose.findChild(TermBox) or next(
            (x for x in self.findChildren(TermBox) if x.prose is prose), None
        )
        if open_box is not None:
            same = open_box.term_id == term_id
            open_box.hide()
            open_box.deleteLater()
            if same:
                return
        box = TermBox(self._context, term_id, prose)
        _insert_after(layout, prose, box)
        announce(box, box.words)


class TermBox(SideStripe):
    """What a term means, opened under the block that uses it."""

    def __init__(self, context: Context, term_id: str, prose: Prose) -> None:
        kit = context.kit
        super().__init__(kit, kit.colors.brand, kit.colors.brand_tint)
        self.term_id, self.prose = term_id, prose
        term = context.services.library.term(term_id)
        say = self.tr("say: {say}").format(say=term.say) if term.say else ""
        name = f"{term.term} ({say})" if say else term.term
        self.words = f"{name}: {term.meaning}"
        self.column.addWidget(Line(kit, name, "strong"))
        self.column.addWidget(Line(kit, term.meaning))


def _last_widget(layout: QVBoxLayout) -> QWidget | None:
    item = layout.itemAt(layout.count() - 1)
    return item.widget() if item is not None else None


def _insert_after(layout: object, prose: QWidget, box: QWidget) -> None:
    """Put `box` under the row that holds `prose`."""
    if isinstance(layout, QVBoxLayout):
        place = layout.indexOf(prose)
        if place < 0:
            rows = range(layout.count())
            place = next((n for n in rows if _holds(layout.itemAt(n), prose)), rows[-1])
        layout.insertWidget(place + 1, box)


def _holds(item: QLayoutItem | None, widget: QWidget) -> bool:
    row = item.layout() if item is not None else None
    return isinstance(row, QHBoxLayout) and row.indexOf(widget) >= 0
