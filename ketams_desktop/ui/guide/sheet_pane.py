"""The sheet beside the list, as it will print, and what to do with it: print, save, copy."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ketams_desktop.ui.context import Context
from ketams_desktop.ui.guide.page_preview import PagePreview
from ketams_desktop.ui.guide.page_turner import PageTurner
from ketams_desktop.ui.guide.sheet_choice import present_paper
from ketams_desktop.ui.guide.sheet_pages import SheetPages
from ketams_desktop.ui.guide.take_away import print_button, save_and_copy
from ketams_desktop.ui.places import Screen
from ketams_desktop.ui.widgets.buttons import ActionButton
from ketams_desktop.ui.widgets.prose import Heading, Line

#: Sharp enough for the preview on a dense screen, and quick to make.
_PREVIEW_PPI = 110.0
#: What stands above and below the preview in its pane, in logical pixels.
_BESIDE_PREVIEW = 569

#: What the screen of the choices can be about, too: the pages one by one.
ON_PAPER = "on-paper"


class SheetPane(QWidget):
    """Preview and buttons, kept in step with the list."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        kit = context.kit
        self._pages = SheetPages(context, _PREVIEW_PPI, self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(kit.space("small"))
        layout.addWidget(Heading(kit, self.tr("Your sheet"), 2, look=3))
        waiting = self.tr("Making your sheet…")
        self._where = Line(kit, waiting, "small", kit.colors.soft_ink)
        layout.addWidget(self._where)
        self._preview = PagePreview(
            self._preview_width(), present_paper(context.services.settings.value)
        )
        layout.addWidget(self._preview, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addWidget(PageTurner(kit, self._pages))
        layout.addWidget(print_button(context, wide=True))
        layout.addWidget(save_and_copy(context))
        layout.addWidget(self._other_screen())
        layout.addStretch(1)
        self._pages.changed.connect(self._show)

    @property
    def images(self) -> list[QImage]:
        """The pages."""
        return self._pages.images

    @property
    def is_waiting(self) -> bool:
        """Whether the preview is still to follow the last change."""
        return self._pages.is_waiting

    def _other_screen(self) -> ActionButton:
        """Return the button that leads from the list to the choices, or from them to the pages."""
        kit = self._context.kit
        if self._context.navigator.here.screen is Screen.SHEET:
            button = ActionButton(kit, self.tr("See it as big as on paper"), "lucide:search")
            button.clicked.connect(self._on_look)
        else:
            button = ActionButton(kit, self.tr("More ways to print"), "lucide:sliders-horizontal")
            button.clicked.connect(self._on_more)
        return button

    def _preview_width(self) -> int:
        """Return a width that leaves the buttons in view or, in a narrow window, the page's."""
        size, kit = self._context.window_size, self._context.kit
        if self._context.is_narrow:
            return min(size.width() - 4 * kit.space("broad"), 620)
        room = max(200, size.height() - _BESIDE_PREVIEW)
        return min(round(room / 1.3), kit.look.shape("side_width") - 60)

    def _show(self) -> None:
        self._where.set_words(self._pages.where())
        self._preview.set_page(self._pages.image, self._pages.spoken())

    def _on_more(self) -> None:
        self._context.navigator.go(Screen.SHEET)

    def _on_look(self) -> None:
        self._context.navigator.go(Screen.SHEET, ON_PAPER)
