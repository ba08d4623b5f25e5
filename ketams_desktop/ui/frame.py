"""How a screen's parts stand in the window, wide or narrow. One scroll bar a pane."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from ketams_desktop.ui.kit import Kit
from ketams_desktop.ui.widgets.cards import Plate, column
from ketams_desktop.ui.widgets.page_bar import PageBar


@dataclass(slots=True)
class ScreenParts:
    """What a screen consists of.

    Attributes:
        title: the screen's name, told to a screen reader on arrival.
        body: the main part; it scrolls.
        side: a pane beside the body, or under it in a narrow window.
        side_stays: the pane beside the body has its own scroll bar and stays in view.
        next_row: buttons that stay where they are, whatever scrolls.
        tools: buttons at the end of the line above a wide screen. In a narrow window it is
            for the body to hold them.
        with_search: whether the search box stands above.
        is_text: keep lines at reading length.
        focus: what takes the keyboard on arrival instead of the text.
    """

    title: str
    body: QWidget
    side: QWidget | None = None
    next_row: QWidget | None = None
    tools: tuple[QWidget, ...] = ()
    with_search: bool = True
    is_text: bool = False
    side_stays: bool = True
    focus: QWidget | None = None


class Pane(QScrollArea):
    """A part that scrolls up and down, never sideways."""

    heard_as = QAccessible.Role.Pane

    def __init__(self, content: QWidget, kit: Kit, name: str = "") -> None:
        """Show `content`; `name` is heard when the pane takes the focus."""
        super().__init__()
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setVerticalScrollBar(PageBar(kit))
        self.verticalScrollBar().setSingleStep(kit.look.scaled(60))
        self.setWidget(_Scrolled(content))
        palette = self.palette()
        palette.setColor(self.viewport().backgroundRole(), kit.colors.background)
        self.setPalette(palette)


class _Scrolled(QWidget):
    """As high as its words need at the width there is, and no higher."""

    def __init__(self, content: QWidget) -> None:
        super().__init__()
        layout = column(0)
        self.setLayout(layout)
        layout.addWidget(content)

    def minimumSizeHint(self) -> QSize:
        # Qt asks each label how high it would like to be at a width of its own choice, and
        # the sum leaves an empty stretch at the end of a page. Height for width is exact.
        least, layout = super().minimumSizeHint(), self.layout()
        if layout is not None and layout.hasHeightForWidth():
            least.setHeight(0)
        return least


def wide_frame(
    kit: Kit, parts: ScreenParts, top: QWidget | None, notice: QWidget | None, footer: QWidget
) -> tuple[QWidget, Pane]:
    """Return the screen for a wide window, and the pane that holds its body."""
    frame = Plate(kit.colors.background)
    stack = QVBoxLayout(frame)
    stack.setContentsMargins(0, 0, 0, 0)
    stack.setSpacing(0)
    if top is not None:
        stack.addWidget(_padded(kit, top, "small", "tight"))
    main = _padded(kit, _measured(kit, parts), "normal", "broad")
    side = None if parts.side is None else _side(kit, parts.side)
    if side is None or parts.side_stays:
        body = Pane(main, kit, parts.title)
        panes = _beside(body, side if side is None else _side_pane(kit, side))
        stack.addWidget(panes, 1)
    else:
        body = Pane(_beside(main, side), kit, parts.title)
        stack.addWidget(body, 1)
    for bar in (notice, _bar(kit, parts.next_row), footer):
        if bar is not None:
            stack.addWidget(bar)
    return frame, body


def narrow_frame(
    kit: Kit, parts: ScreenParts, top: QWidget | None, notice: QWidget | None, footer: QWidget
) -> tuple[QWidget, Pane]:
    """Return the screen for a narrow window: one column, and only the next row stays."""
    frame = Plate(kit.colors.background)
    stack = QVBoxLayout(frame)
    stack.setContentsMargins(0, 0, 0, 0)
    stack.setSpacing(0)
    content = QWidget()
    inner = QVBoxLayout(content)
    inner.setContentsMargins(0, 0, 0, 0)
    inner.setSpacing(0)
    if top is not None:
        inner.addWidget(_padded(kit, top, "small", "tight"))
    if notice is not None:
        inner.addWidget(notice)
    inner.addWidget(_padded(kit, parts.body, "small", "wide"))
    if parts.side is not None:
        inner.addWidget(_padded(kit, parts.side, "small", "wide"))
    inner.addStretch(1)
    inner.addWidget(footer)
    body = Pane(content, kit, parts.title)
    stack.addWidget(body, 1)
    bar = _bar(kit, parts.next_row)
    if bar is not None:
        stack.addWidget(bar)
    return frame, body


def _side(kit: Kit, inner: QWidget) -> QWidget:
    side = _padded(kit, inner, "normal", "broad", start="hair")
    width = kit.look.shape("side_width") * (1 + (kit.look.percent - 100) / 130)
    side.setFixedWidth(round(width))
    return side


def _side_pane(kit: Kit, side: QWidget) -> Pane:
    pane = Pane(side, kit)
    pane.setFixedWidth(side.width() + kit.look.shape("scroll_bar"))
    pane.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return pane


def _beside(main: QWidget, side: QWidget | None) -> QWidget:
    holder = QWidget()
    line = QHBoxLayout(holder)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(0)
    line.addWidget(main, 1)
    if side is not None:
        line.addWidget(side)
    return holder


def _measured(kit: Kit, parts: ScreenParts) -> QWidget:
    if not parts.is_text:
        return parts.body
    holder = QWidget()
    line = QHBoxLayout(holder)
    line.setContentsMargins(0, 0, 0, 0)
    parts.body.setMaximumWidth(kit.look.scaled(kit.look.shape("measure")))
    parts.body.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
    line.addWidget(parts.body, 100)
    line.addStretch(1)
    return holder


def _padded(kit: Kit, inner: QWidget, top: str, bottom: str, start: str = "broad") -> QWidget:
    # Room around everything is also what the focus ring is drawn in.
    outer = QWidget()
    layout = column(0)
    outer.setLayout(layout)
    side = kit.edge_space()
    first = side if start == "broad" else kit.space("tight")
    layout.setContentsMargins(first, kit.space(top), side, kit.space(bottom))
    layout.addWidget(inner)
    layout.addStretch(1)
    return outer


def _bar(kit: Kit, inner: QWidget | None) -> QWidget | None:
    if inner is None:
        return None
    bar = Plate(kit.colors.background, kit.colors.line)
    layout = QVBoxLayout(bar)
    side = kit.edge_space()
    layout.setContentsMargins(side, kit.space("small"), side, kit.space("small"))
    layout.addWidget(inner)
    return bar
