"""Print this page: a button, and the small choice that it opens in place."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, QTimer

from ketams_desktop.library.depth import Depth
from ketams_desktop.library.records import Page
from ketams_desktop.paper.sheet import PaperSize, SheetSize
from ketams_desktop.ui.context import Context
from ketams_desktop.ui.file_dialogs import ask_where_to_save_pdf
from ketams_desktop.ui.guide.sheet_choice import present_paper
from ketams_desktop.ui.preferences.choices import ChoiceRow
from ketams_desktop.ui.reader.page_paper import PagePaper, present_leaflet_size
from ketams_desktop.ui.widgets.buttons import ActionButton, ButtonKind
from ketams_desktop.ui.widgets.cards import Card, Holder
from ketams_desktop.ui.widgets.flow import FlowLayout
from ketams_desktop.ui.widgets.focus_mark import keep_tab_order
from ketams_desktop.ui.widgets.prose import Heading, Line
from ketams_desktop.ui.widgets.scrolling import show_from_top

translate = QCoreApplication.translate

#: In the screen's memory: that the choice is open.
_OPEN = "print_page"


class PrintPanel(Card):
    """Size, paper, Print and Save PDF. Hidden and empty until someone wants to print the page."""

    def __init__(self, context: Context, page: Page) -> None:
        super().__init__(context.kit)
        self._context, self._page = context, page
        self._paper = PagePaper(context.services, context.notices, page)
        self._opener: ActionButton | None = None
        self._print: ActionButton | None = None
        if _OPEN in context.memory:
            self._make()
        else:
            self.hide()

    def print_button(self) -> ActionButton:
        """Return the button that opens the choice."""
        button = ActionButton(self._context.kit, self.tr("Print this page"), "lucide:printer")
        button.clicked.connect(self.open)
        self._opener = button
        return button

    def open(self) -> None:
        """Show the choice and give it the keyboard."""
        self._context.memory[_OPEN] = True
        button = self._print or self._make()
        self.show()
        keep_tab_order(self.parentWidget() or self)
        button.setFocus(Qt.FocusReason.OtherFocusReason)
        # After the layout.
        QTimer.singleShot(0, self, self._bring_into_view)

    def close_panel(self) -> None:
        """Take the choice away; the keyboard goes back to the button that opened it."""
        self._context.memory.pop(_OPEN, None)
        self.hide()
        if self._opener is not None:
            self._opener.setFocus(Qt.FocusReason.OtherFocusReason)

    def _bring_into_view(self) -> None:
        if self.visibleRegion().boundingRect().height() < self.height():
            show_from_top(self)

    def _make(self) -> ActionButton:
        """Put in what the choice consists of, and return its main button."""
        self._add_choices()
        self._print = self._add_buttons()
        return self._print

    def _add_choices(self) -> None:
        kit, settings = self._context.kit, self._context.services.settings
        self.column.addWidget(Heading(kit, self.tr("Print this page"), 2, look=3))
        about = {
            Depth.FULL: self.tr("The whole page on paper, with its sources at the end."),
            Depth.SCREEN: self.tr(
                "The first part on paper, as you see it, with its sources at the end. For all of "
                "it, choose “Whole page” first."
            ),
            Depth.SHORT: self.tr(
                "The short line on paper, with any warnings and the sources. For all of it, choose "
                "“Whole page” first."
            ),
        }[Depth(settings.value.depth)]
        self.column.addWidget(Line(kit, about, "small", kit.colors.soft_ink))
        sizes = [
            (SheetSize.STANDARD.value, self.tr("Standard, 14 point")),
            (SheetSize.LARGE.value, self.tr("Large, 18 point")),
            (SheetSize.VERY_LARGE.value, self.tr("Very large, 24 point")),
        ]
        size = present_leaflet_size(settings.value)
        self._add_row(self.tr("Print"), sizes, size.value, self._on_size)
        papers = [
            (PaperSize.LETTER.value, self.tr("US Letter")),
            (PaperSize.A4.value, self.tr("A4")),
        ]
        self._add_row(self.tr("Paper"), papers, present_paper(settings.value).value, self._on_paper)

    def _add_row(
        self, name: str, choices: list[tuple[str, str]], present: str, slot: object
    ) -> None:
        self.column.addWidget(Line(self._context.kit, name, "strong"))
        row = ChoiceRow(self._context.kit, name, choices, present)
        row.chosen.connect(slot)
        self.column.addWidget(row)

    def _add_buttons(self) -> ActionButton:
        kit = self._context.kit
        row = Holder()
        flow = FlowLayout(kit.space("tight"), row)
        main = ActionButton(kit, self.tr("Print…"), "lucide:printer", ButtonKind.PRIMARY)
        main.clicked.connect(self._on_print)
        save = ActionButton(kit, self.tr("Save PDF"), "lucide:file-down")
        save.clicked.connect(self._on_save)
        close = ActionButton(kit, self.tr("Close"), "lucide:x")
        close.clicked.connect(self.close_panel)
        # Others on the screen have the same words on them.
        main.setAccessibleName(self.tr("Print…: {title}").format(title=self._page.title))
        close.setAccessibleName(self.tr("Close: Print this page"))
        for button in (main, save, close):
            flow.addWidget(button)
        self.column.addWidget(row)
        return main

    def _on_size(self, value: str) -> None:
        self._context.services.settings.change(leaflet_size=value)

    def _on_paper(self, value: str) -> None:
        self._context.services.settings.change(paper=value)

    def _on_print(self) -> None:
        self._paper.print_it(self.window())

    def _on_save(self) -> None:
        path = ask_where_to_save_pdf(self.window(), f"{self._page.id}.pdf")
        if path is not None:
            self._paper.save(path)
