"""The blocks of a page as native widgets, one a block, in reading order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import assert_never

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

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
from ketams_desktop.questions.bank import Question
from ketams_desktop.ui.context import Context
from ketams_desktop.ui.places import Screen
from ketams_desktop.ui.reader.ask_below import AskBelow
from ketams_desktop.ui.reader.ask_card import AskCard
from ketams_desktop.ui.reader.comparison_view import ComparisonView
from ketams_desktop.ui.reader.figure_card import CannotDrawCard, FigureCard
from ketams_desktop.ui.reader.opened import toggle_studies, toggle_term
from ketams_desktop.ui.reader.scorecard_view import ReadingScoresView, ScorecardView
from ketams_desktop.ui.widgets.accessible import ItemHolder
from ketams_desktop.ui.widgets.cards import SideStripe
from ketams_desktop.ui.widgets.prose import (
    CitationNumbers,
    Heading,
    ItemProse,
    Line,
    Mark,
    Prose,
)


class BlockColumn(QWidget):
    """Draws blocks under each other; meanings and studies open right under their block."""

    def __init__(
        self,
        context: Context,
        blocks: Sequence[Block],
        numbers: CitationNumbers | None = None,
        page_title: str = "",
        asks: Mapping[int, Sequence[Question]] | None = None,
    ) -> None:
        """Show `blocks`.

        Args:
            context: what the screen was handed.
            blocks: what to show.
            numbers: how claims are numbered on this page; None shows no numbers.
            page_title: where a question that is added comes from.
            asks: the questions to offer under a block, by its place.
        """
        super().__init__()
        self._context, self._numbers, self._page_title = context, numbers, page_title
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(context.kit.space("small"))
        self._after_heading = False
        for place, block in enumerate(blocks):
            self._add(block)
            if asks is not None and place in asks:
                self._layout.addWidget(AskBelow(context, asks[place], page_title))
            self._after_heading = isinstance(block, HeadingBlock)

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
        prose.sources_wanted.connect(self._on_sources)
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
        if isinstance(prose, Prose):
            toggle_term(self._context, prose, term_id)

    def _on_sources(self) -> None:
        prose = self.sender()
        if isinstance(prose, Prose):
            toggle_studies(self._context, prose, self._numbers)
