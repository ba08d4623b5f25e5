"""Above a screen: Menu, Back and the search box."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QWidget

from ketams_desktop.ui.context import Context
from ketams_desktop.ui.places import Screen
from ketams_desktop.ui.search_box import SearchField
from ketams_desktop.ui.widgets.buttons import ActionButton
from ketams_desktop.ui.widgets.flow import FlowLayout


class TopBar(QWidget):
    """Back where there is a way back, Menu when the rail is hidden, search, a screen's tools."""

    def __init__(
        self, context: Context, *, with_search: bool, tools: Sequence[QWidget] = ()
    ) -> None:
        super().__init__()
        self._navigator = context.navigator
        kit = context.kit
        layout: QHBoxLayout | FlowLayout
        if context.is_narrow:
            layout = FlowLayout(kit.space("tight"), self)
        else:
            layout = QHBoxLayout(self)
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(kit.space("small"))
        here = context.navigator.here
        if context.is_narrow and here.screen is not Screen.MENU:
            menu = ActionButton(kit, self.tr("Menu"), "lucide:menu")
            menu.clicked.connect(self._on_menu)
            layout.addWidget(menu)
        self.search: SearchField | None = None
        # Where one can search, a way back comes with the first letter.
        is_step = here.screen is Screen.GUIDE and bool(here.about)
        if not is_step and (with_search or context.navigator.can_go_back):
            self._back = ActionButton(kit, self.tr("Back"), "lucide:arrow-left")
            self._back.clicked.connect(context.navigator.back)
            layout.addWidget(self._back)
            context.navigator.switched.connect(self._show_back)
            self._show_back()
        if with_search:
            self.search = SearchField(
                kit,
                self.tr("Search"),
                self.tr("Search: bladder, dizzy, addiction…"),
                "lucide:search",
            )
            keys = self.tr("Down goes to what was found, Escape clears.")
            self.search.setAccessibleDescription(keys)
            self.search.setMaximumWidth(kit.look.scaled(440))
            self._fill_search(context)
            layout.addWidget(self.search)
        self.has_content = layout.count() > 0 or bool(tools)
        if isinstance(layout, QHBoxLayout):
            layout.addStretch(1)
            for tool in tools:
                layout.addWidget(tool)

    def _fill_search(self, context: Context) -> None:
        """Put in what was searched for, or words half typed before a drawing anew."""
        field, memory = self.search, context.memory
        if field is None:
            return
        here = self._navigator.here
        usual = here.about if here.screen is Screen.SEARCH else ""
        field.setText(str(memory.get("search", usual)))
        place = memory.get("search_cursor")
        if isinstance(place, int):
            field.setCursorPosition(place)

        def remember() -> None:
            memory["search"], memory["search_cursor"] = field.text(), field.cursorPosition()

        field.textEdited.connect(remember)
        field.cursorPositionChanged.connect(remember)

    def _on_menu(self) -> None:
        self._navigator.go(Screen.MENU)

    def _show_back(self) -> None:
        self._back.setVisible(self._navigator.can_go_back)
