"""The blocks of a page as native widgets, one a block, in reading order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import assert_never

from PySide6.QtCore import Signal
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
from ketams_desktop.questions.bank import Question, Role
from ketams_desktop.ui.context import Context
from ketams_desktop.ui.places import Screen
from ketams_desktop.ui.reader.ask_below import AskBelow
from ketams_desktop.ui.reader.ask_card import AskCard, help_button
from ketams_desktop.ui.reader.comparison_view import ComparisonView
from ketams_desktop.ui.reader.figure_card import CannotDrawCard, FigureCard
from ketams_desktop.ui.reader.opened import toggle_studies, toggle_term
from ketams_desktop.ui.reader.scorecard_view import ReadingScoresView, ScorecardView
from ketams_desktop.ui.widgets.accessible import ItemHolder
from ketams_desktop.ui.widgets.cards import Holder, SideStripe
from ketams_desktop.ui.widgets.flow import FlowLayout
from ketams_desktop.ui.widgets.prose import (
    CitationNumbers,
    Heading,
    ItemProse,
    Line,
    Mark,
    Prose,
)

#: Pixels of one line of running text at 100 %, and letters in it: rough, to fill a window.
_LINE, _LETTERS = 27, 72


class BlockColumn(Holder):
    """Draws blocks under each other; meanings and studies open right under their block.

    `parts` holds one widget a block, in order, as far as they are built; `late` what was built
    in the last turn, with what stands between the blocks.
    """

    completed = Signal()

    def __init__(
        self,
        context: Context,
        blocks: Sequence[Block],
        numbers: CitationNumbers | None = None,
        page_title: str = "",
        asks: Mapping[int, Sequence[Question]] | None = None,
        room: int = 0,
        role: Role | None = None,
    ) -> None:
        """Build the blocks.

        Args:
            context: what every screen is handed.
            blocks: what to draw.
            numbers: how claims are numbered on this page; None shows no numbers.
            page_title: told as the reason of a question that is added from here.
            asks: the questions to offer under a block, by its place.
            room: build only what fills this height, in pixels; `build_rest` is to be called
                once that was painted. 0 builds everything now.
            role: for whom questions are worded; None: for the reader of the guide.
        """
        super().__init__()
        self._context, self._numbers, self._page_title = context, numbers, page_title
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(context.kit.space("small"))
        self._role = role or context.services.session.answers.reader
        self._after_heading = False
        self._asks = asks or {}
        self.parts: list[QWidget] = []
        self.late: list[QWidget] = []
        self._blocks, self._waiting = tuple(blocks), list(blocks)
        self._build(room)

    @property
    def blocks(self) -> tuple[Block, ...]:
        """All blocks, those that are still to be built among them."""
        return self._blocks

    @property
    def is_complete(self) -> bool:
        """Whether every block is built."""
        return not self._waiting

    def build_rest(self) -> None:
        """Build what is still waiting; nothing above it moves."""
        if self._waiting:
            self.late.clear()
            self._build(0)
            self.completed.emit()

    def _build(self, room: int) -> None:
        kit = self._context.kit
        line, gap, filled = kit.look.scaled(_LINE), kit.space("small"), 0
        while self._waiting and (not room or filled < room):
            block = self._waiting.pop(0)
            if isinstance(block, HeadingBlock):
                self._layout.addSpacing(kit.space("tight"))
            part = self._part(block)
            self._layout.addWidget(part)
            self.late.append(part)
            asked = self._asks.get(len(self.parts))
            if asked:
                below = AskBelow(self._context, asked, self._page_title, self._role)
                self._layout.addWidget(below)
                self.late.append(below)
                filled += kit.look.shape("target") + gap
            self.parts.append(part)
            self._after_heading = isinstance(block, HeadingBlock)
            filled += line * _lines(block) + gap

    def _part(self, block: Block) -> QWidget:
        """Return the widget of one block."""
        kit, library = self._context.kit, self._context.services.library
        match block:
            case HeadingBlock():
                return Heading(kit, plain_text(block.spans), block.level)
            case Paragraph():
                return self._prose(block.spans)
            case ItemList():
                return self._list(block)
            case Callout():
                return self._callout(block)
            case FigureBlock():
                return self._figure(block.figure_id)
            case ComparisonBlock():
                table = library.comparison(block.comparison_id)
                return ComparisonView(kit, table, self._prose)
            case QuestionBlock():
                question = self._context.services.bank.question(block.question_id)
                return AskCard(self._context, question, self._page_title, role=self._role)
            case ScorecardBlock():
                return ScorecardView(kit, library.scorecard(block.card_id))
            case ReadingScoresBlock():
                return ReadingScoresView(kit, library.reading_scores())
            case _:
                assert_never(block)

    def _figure(self, figure_id: str) -> QWidget:
        library = self._context.services.library
        figure = library.figure(figure_id)
        claims = [library.claim(claim_id) for claim_id in figure.claims]
        if isinstance(figure, CannotDraw):
            return CannotDrawCard(self._context, figure, claims)
        return FigureCard(self._context, figure, claims)

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
        if block.kind is CalloutKind.HELP:
            # The words name this button; in a narrow window it is nowhere else in view.
            row = FlowLayout(self._context.kit.space("tight"))
            row.addWidget(help_button(self._context))
            box.column.addLayout(row)
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


def _lines(block: Block) -> int:
    """Return about how many lines high a block is: enough to know when a window is full."""
    match block:
        case Paragraph() | HeadingBlock():
            return 1 + len(plain_text(block.spans)) // _LETTERS
        case ItemList():
            return sum(1 + len(plain_text(item)) // _LETTERS for item in block.items)
        case Callout():
            return 2 + sum(map(_lines, block.blocks))
        case QuestionBlock():
            return 4
        case FigureBlock():
            return 10
        case _:
            return 20
