"""One page of the library, with the questions it offers beside it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt, QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ketams_desktop.library.blocks import cited_claims
from ketams_desktop.library.records import Page
from ketams_desktop.ui.context import Context
from ketams_desktop.ui.frame import ScreenParts
from ketams_desktop.ui.places import Screen
from ketams_desktop.ui.reader.ask_card import AskCard
from ketams_desktop.ui.reader.block_column import BlockColumn
from ketams_desktop.ui.reader.claim_words import badges
from ketams_desktop.ui.reader.print_panel import PrintPanel
from ketams_desktop.ui.reader.sources_view import SourcesView
from ketams_desktop.ui.widgets.buttons import ActionButton, ButtonKind
from ketams_desktop.ui.widgets.cards import column
from ketams_desktop.ui.widgets.flow import FlowLayout
from ketams_desktop.ui.widgets.prose import Heading, Line, Prose
from ketams_desktop.ui.widgets.scrolling import show_from_top

translate = QCoreApplication.translate


def build_page(context: Context, about: str) -> ScreenParts:
    """Build the page with the id `about`."""
    page = context.services.library.page(about)
    side = _questions(context, page) if page.questions else None
    panel = PrintPanel(context, page)
    tools = (panel.print_button(),)
    body = PageScreen(context, page, panel, tools if context.is_narrow else ())
    return ScreenParts(
        page.title,
        body,
        side,
        tools=() if context.is_narrow else tools,
        is_text=True,
        side_stays=False,
    )


class PageScreen(QWidget):
    """Title, badges, the In short line, the blocks, the sources."""

    def __init__(
        self, context: Context, page: Page, panel: QWidget, tools: Sequence[QWidget] = ()
    ) -> None:
        """Show `page`, with `tools` in a row under its title and under them `panel`."""
        super().__init__()
        self._context, self._page = context, page
        kit, library = context.kit, context.services.library
        section = library.section(page.section)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(kit.space("small"))
        top = column(0)
        top.addLayout(self._crumbs(section.title))
        top.addWidget(Heading(kit, page.title, 1))
        layout.addLayout(top)
        if tools:
            row = FlowLayout(kit.space("tight"))
            for tool in tools:
                row.addWidget(tool)
            layout.addLayout(row)
        layout.addWidget(panel)
        main = cited_claims(page.summary)[:1]
        if main:
            # The marks of the claim that the summary leads with, and of no other.
            layout.addWidget(badges(kit, [library.claim(main[0])]))
        summary = Prose(kit, page.summary, lead=self.tr("In short:"), numbers=self._numbers)
        summary.page_wanted.connect(self._on_page)
        summary.sources_wanted.connect(self._on_sources)
        layout.addWidget(summary)
        blocks = BlockColumn(context, page.blocks, self._numbers, page.title)
        blocks.sources_wanted.connect(self._on_sources)
        layout.addWidget(blocks)
        layout.addSpacing(kit.space("normal"))
        if page.claims:
            self._sources = SourcesView(context, page.claims)
            layout.addWidget(self._sources)
        layout.addWidget(Line(kit, self._review_words(), "small", kit.colors.soft_ink))
        following = self._next_page()
        if following is not None:
            layout.addSpacing(kit.space("tight"))
            layout.addWidget(following)

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

    def _on_sources(self) -> None:
        self._sources.open()
        QTimer.singleShot(0, self, self._show_sources)

    def _show_sources(self) -> None:
        area = show_from_top(self._sources)
        if area is not None:
            area.setFocus(Qt.FocusReason.OtherFocusReason)


def _questions(context: Context, page: Page) -> QWidget:
    holder = QWidget()
    layout = column(context.kit.space("small"))
    holder.setLayout(layout)
    title = translate("PageScreen", "Ask about this")
    layout.addWidget(Heading(context.kit, title, 2, look=3))
    for question_id in page.questions:
        question = context.services.bank.question(question_id)
        layout.addWidget(AskCard(context, question, page.title))
    layout.addStretch(1)
    return holder
