"""The sheet page by page: as big as on paper, or fitted to the window."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ketams_desktop.ui.context import Context
from ketams_desktop.ui.guide.page_preview import PagePreview, TruePage, dots_an_inch
from ketams_desktop.ui.guide.page_turner import PageTurner
from ketams_desktop.ui.guide.sheet_choice import present_paper
from ketams_desktop.ui.guide.sheet_pages import SheetPages
from ketams_desktop.ui.guide.take_away import print_button
from ketams_desktop.ui.preferences.choices import ChoiceRow
from ketams_desktop.ui.widgets.buttons import ActionButton
from ketams_desktop.ui.widgets.flow import FlowLayout
from ketams_desktop.ui.widgets.prose import Heading, Line

_TRUE, _FIT = "true", "fit"
#: In the screen's memory: which of them is shown.
_SCALE = "scale"

#: Pages are drawn no finer than this, in dots an inch: they take memory.
_MOST_PPI = 200.0


class PaperView(QWidget):
    """One page at a time, and what turns the pages."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        kit, screen = context.kit, QGuiApplication.primaryScreen()
        dpi = dots_an_inch(screen)
        self._pages = SheetPages(context, min(dpi * screen.devicePixelRatio(), _MOST_PPI), self)
        paper = present_paper(context.services.settings.value)
        self._true = TruePage(dpi, paper)
        self._fit = PagePreview(context.window_size.width(), paper)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(kit.space("small"))
        layout.addWidget(Heading(kit, self.tr("How it looks on paper"), 1))
        waiting = self.tr("Making your sheet…")
        self._where = Line(kit, waiting, "body", kit.colors.soft_ink)
        layout.addWidget(self._where)
        scales = [(_TRUE, self.tr("As big as on paper")), (_FIT, self.tr("All of its width"))]
        self._scales = ChoiceRow(kit, self.tr("How big"), scales, self._scale)
        self._scales.chosen.connect(self._on_scale)
        layout.addWidget(self._scales)
        self._sides = self._side_buttons()
        layout.addWidget(self._sides)
        for page in (self._true, self._fit):
            page.setAccessibleName(waiting)
            layout.addWidget(page, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(1)
        self.bar = PageTurner(kit, self._pages, print_button(context, wide=False))
        self._true.room_changed.connect(self._show_sides)
        self._pages.changed.connect(self._show_page)
        self._show_scale()

    @property
    def is_waiting(self) -> bool:
        """Whether the pages are still to follow the last change."""
        return self._pages.is_waiting

    @property
    def _scale(self) -> str:
        return str(self._context.memory.get(_SCALE, _TRUE))

    def _side_buttons(self) -> QWidget:
        row = QWidget()
        flow = FlowLayout(self._context.kit.space("tight"), row)
        for text, icon, slot in (
            (self.tr("Left side of the page"), "lucide:arrow-left", self._on_left),
            (self.tr("Right side of the page"), "lucide:arrow-right", self._on_right),
        ):
            button = ActionButton(self._context.kit, text, icon)
            button.clicked.connect(slot)
            flow.addWidget(button)
        return row

    def _show_page(self) -> None:
        self._where.set_words(self._pages.where())
        self._true.set_page(self._pages.image, self._pages.ppi, self._pages.spoken())
        self._fit.set_page(self._pages.image, self._pages.spoken())
        self._show_sides()

    def _show_scale(self) -> None:
        self._scales.show_present(self._scale)
        self._true.setVisible(self._scale == _TRUE)
        self._fit.setVisible(self._scale == _FIT)
        self._show_sides()

    def _show_sides(self) -> None:
        self._sides.setVisible(self._scale == _TRUE and self._true.is_cut)

    def _on_scale(self, scale: str) -> None:
        self._context.memory[_SCALE] = scale
        self._show_scale()

    def _on_left(self) -> None:
        self._true.show_side(is_right=False)

    def _on_right(self) -> None:
        self._true.show_side(is_right=True)
