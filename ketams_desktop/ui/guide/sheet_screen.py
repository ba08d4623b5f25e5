"""Print my list: what goes on paper, how big it is, and the other ways to take it along."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ketams_desktop.paper.sheet import PaperSize, SheetSize
from ketams_desktop.questions.bank import Role
from ketams_desktop.questions.people import people_asked
from ketams_desktop.questions.question_list import Outcome
from ketams_desktop.ui.context import Context
from ketams_desktop.ui.frame import ScreenParts
from ketams_desktop.ui.guide.by_hand import CopyByHand
from ketams_desktop.ui.guide.paper_view import PaperView
from ketams_desktop.ui.guide.sheet_choice import handed_over, present_paper
from ketams_desktop.ui.guide.sheet_pane import ON_PAPER, SheetPane
from ketams_desktop.ui.places import Screen
from ketams_desktop.ui.preferences.choices import ChoiceRow
from ketams_desktop.ui.widgets.buttons import ActionButton
from ketams_desktop.ui.widgets.choice import OptionBox
from ketams_desktop.ui.widgets.prose import Heading, Line

translate = QCoreApplication.translate

#: What the screen can be about, beside the choices and `ON_PAPER`.
BY_HAND = "by-hand"


def build_sheet_screen(context: Context, about: str) -> ScreenParts:
    """Build the choices, the pages as big as on paper, or the questions to copy by hand."""
    if about == ON_PAPER:
        view = PaperView(context)
        title = translate("SheetScreen", "How it looks on paper")
        return ScreenParts(title, view, next_row=view.bar, with_search=False)
    if about == BY_HAND:
        by_hand = CopyByHand(context)
        title = translate("SheetScreen", "Copy it by hand")
        return ScreenParts(
            title, by_hand, next_row=by_hand.bar, with_search=False, focus=by_hand.first_button
        )
    title = translate("SheetScreen", "Print my list")
    return ScreenParts(title, SheetScreen(context), SheetPane(context), with_search=False)


class SheetScreen(QWidget):
    """The choices. The sheet beside them follows each at once."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._kit, self._choices = context.kit, context.services.print_choices
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(self._kit.space("small"))
        self._layout.addWidget(Heading(self._kit, self.tr("Print my list"), 1))
        self._add_size()
        self._add_parts()
        self._add_other_ways()

    def _add_size(self) -> None:
        settings = self._context.services.settings.value
        sizes = [
            (SheetSize.STANDARD.value, self.tr("Standard, 14 point")),
            (SheetSize.LARGE.value, self.tr("Large, 18 point")),
            (SheetSize.VERY_LARGE.value, self.tr("Very large, 24 point")),
            (SheetSize.COMPACT.value, self.tr("One page for the clinician")),
        ]
        self._add_row(self.tr("Print"), sizes, settings.sheet_size, self._on_size)
        if self._context.services.clinic is not None:
            return  # the clinic's printer has the clinic's paper
        papers = [
            (PaperSize.LETTER.value, self.tr("US Letter")),
            (PaperSize.A4.value, self.tr("A4")),
        ]
        self._add_row(self.tr("Paper"), papers, present_paper(settings).value, self._on_paper)

    def _add_row(
        self, name: str, choices: list[tuple[str, str]], present: str, slot: object
    ) -> None:
        self._layout.addWidget(Line(self._kit, name, "strong"))
        row = ChoiceRow(self._kit, name, choices, present)
        row.chosen.connect(slot)
        self._layout.addWidget(row)

    def _add_parts(self) -> None:
        """Add what may be on it, too; only what this list has anything for."""
        self._layout.addSpacing(self._kit.space("small"))
        self._layout.addWidget(Heading(self._kit, self.tr("What goes on it"), 2))
        source = handed_over(self._context.services)
        items = source.questions.items
        self._add_box(
            "clinician_copy", self.tr("A page for my clinician, too, with the same numbers")
        )
        if len(people_asked(source.questions)) > 1:
            self._add_box("each_person", self.tr("One sheet for each person I will see"))
        if {item.by for item in items} == set(Role):
            self._add_box(
                "caregiver_apart", self.tr("My caregiver's questions on pages of their own")
            )
        if any(item.reason for item in items):
            self._add_box("show_reasons", self.tr("Why each question was suggested"))
        was_there = any(x.heard or x.outcome is not Outcome.OPEN for x in items)
        if was_there or source.visit.next_steps:
            self._add_box("is_record", self.tr("What came of my questions at the visit"))

    def _add_box(self, name: str, words: str) -> None:
        box = OptionBox(self._kit, name, words, "")
        box.setChecked(getattr(self._choices.value, name))
        box.toggled.connect(self._on_box)
        self._layout.addWidget(box)

    def _add_other_ways(self) -> None:
        self._layout.addSpacing(self._kit.space("small"))
        self._layout.addWidget(Heading(self._kit, self.tr("Without a printer"), 2))
        by_hand = ActionButton(self._kit, self.tr("Copy it by hand"), "lucide:pencil")
        by_hand.clicked.connect(self._on_by_hand)
        self._layout.addWidget(by_hand)

    def _on_size(self, value: str) -> None:
        self._context.services.settings.change(sheet_size=value)

    def _on_paper(self, value: str) -> None:
        self._context.services.settings.change(paper=value)

    def _on_box(self, is_on: bool) -> None:
        box = self.sender()
        if isinstance(box, OptionBox):
            self._choices.change(box.key, is_on=is_on)

    def _on_by_hand(self) -> None:
        self._context.navigator.go(Screen.SHEET, BY_HAND)
