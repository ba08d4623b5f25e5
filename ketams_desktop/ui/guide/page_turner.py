"""Buttons that turn the pages of the sheet."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ketams_desktop.ui.guide.sheet_pages import SheetPages
from ketams_desktop.ui.kit import Kit
from ketams_desktop.ui.widgets.buttons import ActionButton
from ketams_desktop.ui.widgets.flow import FlowLayout


class PageTurner(QWidget):
    """Previous and Next page, away while there is but one, and what stands in their row."""

    def __init__(self, kit: Kit, pages: SheetPages, *beside: QWidget) -> None:
        super().__init__()
        self._pages = pages
        self._has_more = bool(beside)
        previous = ActionButton(kit, self.tr("Previous"), "lucide:chevron-left")
        previous.setAccessibleName(self.tr("Previous page"))
        previous.clicked.connect(self._on_previous)
        following = ActionButton(kit, self.tr("Next page"), "lucide:chevron-right")
        following.clicked.connect(self._on_next)
        self._buttons = (previous, following)
        flow = FlowLayout(kit.space("tight"), self)
        for widget in (*self._buttons, *beside):
            flow.addWidget(widget)
        pages.changed.connect(self._show)

    def _show(self) -> None:
        has_pages = len(self._pages.images) > 1
        for button in self._buttons:
            button.setVisible(has_pages)
        self.setVisible(has_pages or self._has_more)

    def _on_previous(self) -> None:
        self._pages.turn(-1)

    def _on_next(self) -> None:
        self._pages.turn(1)
