"""One page of the library, with the questions it offers beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ketams_desktop.library.blocks import QuestionBlock
from ketams_desktop.library.depth import Depth, blocks_at, places_at
from ketams_desktop.library.records import Page
from ketams_desktop.questions.offers import offers
from ketams_desktop.ui.context import Context
from ketams_desktop.ui.footer import review_line
from ketams_desktop.ui.frame import Pane, ScreenParts
from ketams_desktop.ui.places import Screen
from ketams_desktop.ui.reader.ask_card import AskCard
from ketams_desktop.ui.reader.block_column import BlockColumn
from ketams_desktop.ui.reader.bookmark import Bookmark
from ketams_desktop.ui.reader.depth_row import DepthRow
from ketams_desktop.ui.reader.listen_bar import ListenBar
from ketams_desktop.ui.reader.opened import toggle_studies, toggle_term
from ketams_desktop.ui.reader.print_panel import PrintPanel
from ketams_desktop.ui.reader.sources_view import SourcesView
from ketams_desktop.ui.reader.warning_lists import WarningLists
from ketams_desktop.ui.widgets.after_paint import AfterPaint
from ketams_desktop.ui.widgets.buttons import ActionButton, ButtonKind
from ketams_desktop.ui.widgets.cards import Holder, column
from ketams_desktop.ui.widgets.flow import FlowLayout
from ketams_desktop.ui.widgets.focus_mark import keep_tab_order
from ketams_desktop.ui.widgets.prose import Heading, Line, Prose
from ketams_desktop.ui.widgets.scrolling import area_of, stand_at_once

translate = QCoreApplication.translate

#: Set once a page was drawn at this place: what is drawn anew is drawn whole.
_DRAWN = "page_drawn"

#: Pixels at 100 % that stand above a page's blocks at the least.
_ABOVE = 250


def build_page(context: Context, about: str) -> ScreenParts:
    """Build the page with the id `about`."""
    page = context.services.library.page(about)
    beside = _not_on_page(page)
    side = _questions(context, page, beside) if beside else None
    depth = Depth(context.services.settings.value.depth)
    bar = ListenBar(context, replace(page, blocks=blocks_at(page.blocks, depth)))
    panel = PrintPanel(context, page)
    tools = (bar.listen_button(), panel.print_button())
    body = PageScreen(context, page, panel, tools if context.is_narrow else ())
    bar.follow(body.bookmark)
    return ScreenParts(
        page.title,
        body,
        side,
        next_row=bar,
        tools=() if context.is_narrow else tools,
        is_text=True,
        side_stays=False,
    )


class PageScreen(Holder):
    """Title, the In short line, the blocks, on risks the warning signs, the sources."""

    def __init__(
        self, context: Context, page: Page, panel: QWidget, tools: Sequence[QWidget] = ()
    ) -> None:
        """Show `page`, with `tools` in a row under its title and under them `panel`."""
        super().__init__()
        self._context, self._page = context, page
        kit, library = context.kit, context.services.library
        section = library.section(page.section)
        self._layout = layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(kit.space("small"))
        top = column(0)
        top.addLayout(self._crumbs(section.title))
        top.addWidget(Heading(kit, page.title, 1))
        layout.addLayout(top)
        if context.is_narrow:
            # The footer scrolls with the page there; this must be seen first.
            state = review_line(library.info, date.today())
            layout.addWidget(Line(kit, state, "small", kit.colors.soft_ink))
        if tools:
            row = FlowLayout(kit.space("tight"))
            for tool in tools:
                row.addWidget(tool)
            layout.addLayout(row)
        layout.addWidget(panel)
        self._summary = summary = Prose(
            kit, page.summary, lead=self.tr("In short:"), numbers=self._numbers
        )
        summary.page_wanted.connect(self._on_page)
        summary.term_wanted.connect(self._on_term)
        summary.sources_wanted.connect(self._on_sources)
        layout.addWidget(summary)
        layout.addWidget(DepthRow(context))
        self._column = self._blocks()
        layout.addWidget(self._column)
        self.bookmark = Bookmark(context, page, self._column)
        if self._column.is_complete:
            self._add_end()
        else:
            self._column.completed.connect(self._on_completed)
            AfterPaint(self).is_time.connect(self._column.build_rest)

    def _add_end(self) -> list[QWidget]:
        """Add what stands under the blocks: on risks the warning signs, the sources, what next."""
        context, page, kit, layout = self._context, self._page, self._context.kit, self._layout
        added: list[QWidget] = []

        def add(widget: QWidget, space: str = "") -> None:
            if space:
                layout.addSpacing(kit.space(space))
            layout.addWidget(widget)
            added.append(widget)

        space = "normal"
        if context.services.library.section(page.section).warnings:
            add(WarningLists(context), space)
        if page.claims:
            add(SourcesView(context, page.claims), space)
            space = ""
        add(Line(kit, self._review_words(), "small", kit.colors.soft_ink), space)
        following = self._next_page()
        if following is not None:
            add(following, "tight")
        return added

    def _on_completed(self) -> None:
        added = self._add_end()
        keep_tab_order(self)
        if self.isVisible():
            stand_at_once([*self._column.late, *added], self.width())

    def _blocks(self) -> BlockColumn:
        """Return what of the page is wanted, with the questions that its claims raise."""
        services, page = self._context.services, self._page
        places = places_at(page.blocks, Depth(services.settings.value.depth))
        shown = [page.blocks[place] for place in places]
        asks = offers(page, services.bank, services.library)
        here = {n: asks[place] for n, place in enumerate(places) if place in asks}
        room = self._room()
        role = services.session.reader_of(page)
        return BlockColumn(self._context, shown, self._numbers, page.title, here, room, role)

    def _room(self) -> int:
        """Return the height to fill before the first paint; 0 where all must stand at once."""
        memory, place = self._context.memory, self._context.services.reading.place(self._page.id)
        if memory.get(_DRAWN) or place.block > 0:
            return 0
        memory[_DRAWN] = True
        high = self._context.window_size.height()
        return max(high // 2, high - self._context.kit.look.scaled(_ABOVE))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        pane = area_of(self)
        if isinstance(pane, Pane) and not pane.is_overfull(self.height()):
            # Less than was reckoned: the rest would come into view, and with it a scroll bar.
            self._column.build_rest()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.bookmark.start(area_of(self))

    def _crumbs(self, section_title: str) -> FlowLayout:
        kit = self._context.kit
        flow = FlowLayout(kit.space("hair"))
        learn = ActionButton(kit, self.tr("Learn"), kind=ButtonKind.QUIET)
        learn.clicked.connect(self._on_learn)
        section = ActionButton(kit, section_title, kind=ButtonKind.QUIET)
        section.clicked.connect(self._on_section)
        flow.addWidget(learn)
        on = "‹" if self.isRightToLeft() else "›"
        flow.addWidget(Line(kit, on, "body", kit.colors.soft_ink))
        flow.addWidget(section)
        return flow

    def _numbers(self, claim_ids: Sequence[str]) -> Sequence[int]:
        return sorted(self._page.claims.index(x) + 1 for x in claim_ids if x in self._page.claims)

    def _review_words(self) -> str:
        if self._page.reviewed_by:
            return self.tr("Reviewed by {name}, {date}.").format(
                name=self._page.reviewed_by, date=self._page.reviewed_on
            )
        return self.tr("Not yet reviewed by a clinician. Next review due: {date}.").format(
            date=self._page.review_due
        )

    def _next_page(self) -> QWidget | None:
        heads = list(self._context.services.library.page_heads())
        place = next(n for n, head in enumerate(heads) if head.id == self._page.id)
        if place + 1 >= len(heads):
            return None
        self._following = heads[place + 1]
        text = self.tr("Next page: {title}").format(title=self._following.title)
        button = ActionButton(self._context.kit, text, "lucide:arrow-right", icon_last=True)
        button.clicked.connect(self._on_next)
        return button

    def _on_page(self, page_id: str) -> None:
        self._context.navigator.go(Screen.PAGE, page_id)

    def _on_learn(self) -> None:
        self._context.navigator.go(Screen.LEARN)

    def _on_section(self) -> None:
        self._context.navigator.go(Screen.LEARN, self._page.section)

    def _on_next(self) -> None:
        self._context.navigator.go(Screen.PAGE, self._following.id)

    def _on_term(self, term_id: str) -> None:
        toggle_term(self._context, self._summary, term_id)

    def _on_sources(self) -> None:
        toggle_studies(self._context, self._summary, self._numbers)


def _not_on_page(page: Page) -> tuple[str, ...]:
    """Return the questions to offer beside the page: those that its text does not offer."""
    inside = {block.question_id for block in page.blocks if isinstance(block, QuestionBlock)}
    return tuple(question for question in page.questions if question not in inside)


def _questions(context: Context, page: Page, beside: Sequence[str]) -> QWidget:
    holder = Holder()
    layout = column(context.kit.space("small"))
    holder.setLayout(layout)
    title = translate("PageScreen", "Ask about this")
    layout.addWidget(Heading(context.kit, title, 2, look=3))
    for question_id in beside:
        question = context.services.bank.question(question_id)
        role = context.services.session.reader_of(page)
        layout.addWidget(AskCard(context, question, page.title, role=role))
    layout.addStretch(1)
    return holder
