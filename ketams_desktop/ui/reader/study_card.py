"""What one claim rests on: how sure, how many people, how long, who paid, and the source."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

from ketams_desktop.library.records import Claim, ClaimKind, Source
from ketams_desktop.ui.context import Context
from ketams_desktop.ui.kit import Kit
from ketams_desktop.ui.reader.claim_marks import ClaimMarks
from ketams_desktop.ui.reader.claim_words import status_words
from ketams_desktop.ui.widgets.accessible import announce
from ketams_desktop.ui.widgets.buttons import ActionButton, ButtonKind
from ketams_desktop.ui.widgets.cards import Card, Holder, SideStripe, column
from ketams_desktop.ui.widgets.flow import FlowLayout
from ketams_desktop.ui.widgets.prose import Line, without_breaks

#: Claims that come out of a study, of which one may ask how many, how long and who paid.
_OF_STUDIES = (ClaimKind.EFFECT, ClaimKind.RATE)


class StudyCard(Card):
    """A claim with its marks, its study and its sources."""

    def __init__(
        self, context: Context, claim: Claim, number: int = 0, main_number: int = 0
    ) -> None:
        """Show `claim`.

        Args:
            context: what the screen was handed.
            claim: what to show.
            number: what it is cited as on the page; 0 shows none.
            main_number: for a secondary result, the number of the study's main result, where
                that stands above this card; 0 shows the main result in this card, first.
        """
        super().__init__(context.kit, gap="tight")
        kit, library = context.kit, context.services.library
        self.claim = claim
        if claim.secondary_to:
            if not main_number:
                self.column.addWidget(self._main_result(kit, library.claim(claim.secondary_to)))
            self.column.addWidget(Line(kit, self._second_words(main_number), "small_strong"))
        words = f"{number}. {claim.statement}" if number else claim.statement
        self.column.addWidget(Line(kit, words))
        self.column.addWidget(ClaimMarks(kit, [claim]))
        for fact in self._facts():
            self.column.addWidget(Line(kit, fact, "small", kit.colors.soft_ink))
        if status_words(claim):
            self.column.addWidget(Line(kit, status_words(claim), "small_strong"))
        for source_id in claim.sources:
            self.column.addWidget(SourceLine(kit, library.source(source_id)))

    def _second_words(self, main_number: int) -> str:
        if main_number:
            words = self.tr("A second result. The main result of this study is number {number}.")
            return words.format(number=main_number)
        return self.tr("A second result of the same study, not its main one:")

    def _main_result(self, kit: Kit, main: Claim) -> QWidget:
        box = SideStripe(kit, kit.colors.brand, kit.colors.brand_tint)
        box.column.addWidget(Line(kit, self.tr("First, the main result of this study:"), "strong"))
        box.column.addWidget(Line(kit, main.statement))
        box.column.addWidget(ClaimMarks(kit, [main]))
        return box

    def _facts(self) -> Iterator[str]:
        claim, unknown = self.claim, self.tr("not stated")
        of_study = claim.kind in _OF_STUDIES
        if of_study:
            people = _bare(claim.people) or unknown
            yield self.tr("How many people: {people}.").format(people=people)
        if claim.population:
            yield self.tr("Who: {people}.").format(people=_bare(claim.population))
        if of_study:
            how_long = _bare(claim.how_long) or unknown
            yield self.tr("How long: {how_long}.").format(how_long=how_long)
        if claim.figures:
            yield self.tr("In numbers: {figures}.").format(figures=_bare(claim.figures))
        if of_study:
            yield self.tr("Who paid: {who}.").format(who=_bare(claim.funding) or unknown)


class SourceLine(Holder):
    """A citation as text to select, and a button that copies it. It never opens anything."""

    def __init__(self, kit: Kit, source: Source) -> None:
        super().__init__()
        self._kit, self.citation = kit, source.citation
        layout = column(0)
        self.setLayout(layout)
        layout.addWidget(SelectableLine(kit, source.citation))
        self._button = ActionButton(kit, "", kind=ButtonKind.QUIET)
        self._button.clicked.connect(self._on_copy)
        self._show(self.tr("Copy"), "lucide:copy")
        row = FlowLayout(kit.space("tight"))
        row.addWidget(self._button)
        layout.addLayout(row)

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self.citation)
        self._show(self.tr("Copied"), "lucide:check")
        announce(self, self.tr("Copied: {citation}").format(citation=self.citation))

    def _show(self, text: str, icon: str) -> None:
        self._button.set_look(text, icon, ButtonKind.QUIET)
        self._button.setAccessibleName(f"{text}: {self.citation}")


class SelectableLine(Line):
    """Small text that a mouse can select and Ctrl+C copy, as it was before it was broken."""

    def __init__(self, kit: Kit, text: str) -> None:
        super().__init__(kit, text, "small", kit.colors.soft_ink)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        # Qt's own menu has no words of ours, and its Copy takes the breaks along.
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy) and self.hasSelectedText():
            QGuiApplication.clipboard().setText(without_breaks(self.selectedText()))
        else:
            super().keyPressEvent(event)


def _bare(text: str) -> str:
    return text.strip().rstrip(".")
