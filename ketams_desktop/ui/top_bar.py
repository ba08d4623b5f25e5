"""Above a screen: Menu, Back and the search box."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QWidget

from ketams_desktop.ui.context import Context
from ketams_desktop.ui.kit import Kit
from ketams_desktop.ui.places import Screen
from ketams_desktop.ui.widgets.buttons import ActionButton
from ketams_desktop.ui.widgets.flow import FlowLayout
from ketams_desktop.ui.widgets.painting import round_box


class TextField(QLineEdit):
    """One line to type in, with an optional icon before it."""

    def __init__(self, kit: Kit, name: str, hint: str, icon: str = "") -> None:
        super().__init__()
        self._kit, self._icon = kit, icon
        self.corner = kit.look.shape("control_corner")
        self.setFont(kit.look.font("body"))
        self.setPlaceholderText(hint)
        self.setAccessibleName(name)
        self.setFrame(False)
        pad = kit.space("normal")
        start = pad + (kit.icon_size() + kit.space("tight") if icon else 0)
        left, right = (pad, start) if self.isRightToLeft() else (start, pad)
        self.setTextMargins(left, 0, right, 0)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.DefaultContextMenu)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        palette = self.palette()
        palette.setColor(self.backgroundRole(), Qt.GlobalColor.transparent)
        self.setPalette(palette)

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(self.font())
        high = max(self._kit.look.shape("target"), metrics.height() + self._kit.space("normal"))
        wide = metrics.horizontalAdvance(self.placeholderText() + "xx")
        margins = self.textMargins()
        return QSize(wide + 2 * max(margins.left(), margins.right()), high)

    def minimumSizeHint(self) -> QSize:
        return QSize(self._kit.look.scaled(160), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        c, look = self._kit.colors, self._kit.look
        round_box(
            painter,
            self.rect(),
            self.corner,
            fill=c.surface,
            edge=c.control_edge,
            line=look.shape("control_line"),
        )
        if self._icon:
            size = self._kit.icon_size()
            pixmap = self._kit.icon(self._icon, c.ink, self.devicePixelRatioF())
            pad = self._kit.space("normal")
            left = self.width() - pad - size if self.isRightToLeft() else pad
            painter.drawPixmap(left, (self.height() - size) // 2, pixmap)
        painter.end()
        super().paintEvent(event)


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
        if context.navigator.can_go_back and here.screen is not Screen.GUIDE:
            back = ActionButton(kit, self.tr("Back"), "lucide:arrow-left")
            back.clicked.connect(context.navigator.back)
            layout.addWidget(back)
        self.search: TextField | None = None
        if with_search:
            self.search = TextField(
                kit,
                self.tr("Search"),
                self.tr("Search: bladder, dizzy, addiction…"),
                "lucide:search",
            )
            self.search.setMaximumWidth(kit.look.scaled(440))
            self._fill_search(context)
            self.search.returnPressed.connect(self._on_search)
            layout.addWidget(self.search)
        self.has_content = layout.count() > 0
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

    def _on_search(self) -> None:
        words = self.search.text().strip() if self.search is not None else ""
        if not words:
            return
        if self._navigator.here.screen is Screen.SEARCH:
            self._navigator.replace(Screen.SEARCH, words)
        else:
            self._navigator.go(Screen.SEARCH, words)
