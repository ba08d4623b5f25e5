"""How a screen's parts stand in the window, wide or narrow. One scroll bar a pane."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QAccessible, QPalette, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from ketams_desktop.ui.kit import Kit
from ketams_desktop.ui.widgets.cards import Holder, Plate, column
from ketams_desktop.ui.widgets.page_bar import PageBar


@dataclass(slots=True)
class ScreenParts:
    """What a screen consists of.

    Attributes:
        title: the screen's name, told to a screen reader on arrival.
        body: the main part; it scrolls.
        side: a pane beside the body, or under it in a narrow window.
        side_stays: the pane beside the body has its own scroll bar and stays in view.
        next_row: buttons that stay where they are, whatever scrolls; hidden, they take no room.
        tools: buttons at the end of the line above a wide screen. In a narrow window it is
            for the body to hold them.
        with_search: whether the search box stands above.
        is_text: keep lines at reading length.
        focus: what takes the keyboard on arrival instead of the text.
        told: what a screen reader says on arrival, where the title does not tell enough.
        is_whole: the body is all there is: no rail, no search, no footer.
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
    told: str = ""
    is_whole: bool = False


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
        self._scrolled = _Scrolled(content)
        self.setWidget(self._scrolled)
        self.verticalScrollBar().rangeChanged.connect(self._on_range)
        palette = self.palette()
        # The viewport has no role of its own. To ask it would load every class of widgets there is.
        palette.setColor(QPalette.ColorRole.Window, kit.colors.background)
        self.setPalette(palette)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._scrolled.place()
        bar = self.verticalScrollBar()
        room = self.maximumViewportSize().width() - bar.sizeHint().width()
        if self.is_overfull(self._scrolled.heightForWidth(room)):
            # With the bar from the start no text is set at a width that it does not get.
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        super().resizeEvent(event)
        self._on_range(bar.minimum(), bar.maximum())

    def is_overfull(self, height: int) -> bool:
        """Say whether what is so high does not fit, whether it stands beside the bar or not."""
        return height > self.maximumViewportSize().height() * 9 // 8

    def _on_range(self, _least: int, most: int) -> None:
        if most == 0:
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)


class _Scrolled(QWidget):
    """As high as its words need at the width there is, and no higher.

    Setting the words of a page is most of the work of showing it: nothing is worked out before
    the pane has its place, and with it the width.
    """

    def __init__(self, content: QWidget) -> None:
        super().__init__()
        self._is_placed = False
        self._column = column(0)
        self._column.setEnabled(False)
        self.setLayout(self._column)
        self._column.addWidget(content)

    def place(self) -> None:
        """Know that the pane has its size: from now on what it asks counts."""
        if not self._is_placed:
            self._is_placed = True
            self._column.setEnabled(True)

    def sizeHint(self) -> QSize:
        # The pane takes what room there is, whatever is in it.
        return QSize(1, 1)

    def heightForWidth(self, width: int) -> int:
        return super().heightForWidth(width) if self._is_placed else 0

    def minimumSizeHint(self) -> QSize:
        # Qt asks each label how high it would like to be at a width of its own choice, and
        # the sum leaves an empty stretch at the end of a page. Height for width is exact.
        if not self._is_placed:
            return QSize(0, 0)
        least = super().minimumSizeHint()
        if self._column.hasHeightForWidth():
            least.setHeight(0)
        return least


class Slot(Holder):
    """What stands under the top bar. Something else can take its place and give it back."""

    def __init__(self, kit: Kit, usual: QWidget, *, is_scrolled: bool) -> None:
        """Show `usual`; what takes its place scrolls by itself where `is_scrolled` says so."""
        super().__init__()
        self._kit, self._is_scrolled = kit, is_scrolled
        self._column = column(0)
        self.setLayout(self._column)
        self._column.addWidget(usual)
        self._usual: list[QWidget] = [usual]
        self._other: QWidget | None = None

    @property
    def can_cover(self) -> bool:
        """Whether something was prepared to take the place."""
        return self._other is not None

    @property
    def is_covered(self) -> bool:
        """Whether something else has taken the place."""
        return self._other is not None and not self._other.isHidden()

    @property
    def pane(self) -> Pane | None:
        """The pane that scrolls what has taken the place, if it has one."""
        return self._other if self.is_covered and isinstance(self._other, Pane) else None

    def goes_with(self, widget: QWidget) -> None:
        """Hide `widget`, too, while something else has taken the place."""
        self._usual.append(widget)

    def prepare(self, parts: ScreenParts) -> None:
        """Get ready what can take the place, without showing it."""
        kit = self._kit
        if self._is_scrolled:
            main = _padded(kit, _measured(kit, parts), "normal", "broad")
            self._other = Pane(main, kit, parts.title)
        else:
            self._other = _padded(kit, parts.body, "small", "wide")
        self._other.hide()
        self._column.addWidget(self._other)

    def cover(self) -> None:
        """Let what was prepared take the place."""
        self._switch(to_other=True)

    def uncover(self) -> None:
        """Give the place back."""
        self._switch(to_other=False)

    def _switch(self, *, to_other: bool) -> None:
        if self._other is None:
            return
        for widget in self._usual:
            widget.setVisible(not to_other)
        self._other.setVisible(to_other)


def whole_frame(kit: Kit, parts: ScreenParts, notice: QWidget) -> tuple[QWidget, Pane, Slot]:
    """Return the screen whose body is all there is; the body has a pane of its own."""
    frame = Plate(kit.colors.background)
    stack = QVBoxLayout(frame)
    stack.setContentsMargins(0, 0, 0, 0)
    stack.setSpacing(0)
    slot = Slot(kit, parts.body, is_scrolled=True)
    stack.addWidget(slot, 1)
    stack.addWidget(notice)
    return frame, parts.body.findChildren(Pane)[0], slot


def wide_frame(
    kit: Kit, parts: ScreenParts, top: QWidget | None, notice: QWidget | None, footer: QWidget
) -> tuple[QWidget, Pane, Slot]:
    """Return the screen for a wide window, the pane of its body, and its slot."""
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
        slot = Slot(kit, panes, is_scrolled=True)
    else:
        body = Pane(_beside(main, side), kit, parts.title)
        slot = Slot(kit, body, is_scrolled=True)
    stack.addWidget(slot, 1)
    next_row = _bar(kit, parts.next_row)
    if next_row is not None:
        slot.goes_with(next_row)
    for bar in (notice, next_row, footer):
        if bar is not None:
            stack.addWidget(bar)
    return frame, body, slot


def narrow_frame(
    kit: Kit, parts: ScreenParts, top: QWidget | None, notice: QWidget | None, footer: QWidget
) -> tuple[QWidget, Pane, Slot]:
    """Return the screen for a narrow window: one column, and only the next row stays."""
    frame = Plate(kit.colors.background)
    stack = QVBoxLayout(frame)
    stack.setContentsMargins(0, 0, 0, 0)
    stack.setSpacing(0)
    content = Holder()
    inner = QVBoxLayout(content)
    inner.setContentsMargins(0, 0, 0, 0)
    inner.setSpacing(0)
    if top is not None:
        inner.addWidget(_padded(kit, top, "small", "tight"))
    if notice is not None:
        inner.addWidget(notice)
    slot = Slot(kit, _padded(kit, parts.body, "small", "wide"), is_scrolled=False)
    inner.addWidget(slot)
    if parts.side is not None:
        side = _padded(kit, parts.side, "small", "wide")
        slot.goes_with(side)
        inner.addWidget(side)
    inner.addStretch(1)
    inner.addWidget(footer)
    body = Pane(content, kit, parts.title)
    stack.addWidget(body, 1)
    bar = _bar(kit, parts.next_row)
    if bar is not None:
        slot.goes_with(bar)
        stack.addWidget(bar)
    return frame, body, slot


def _side(kit: Kit, inner: QWidget) -> QWidget:
    side = _padded(kit, inner, "normal", "broad", start="hair")
    width = kit.look.shape("side_width") * (1 + (kit.look.percent - 100) / 130)
    side.setFixedWidth(round(width))
    return side


def _side_pane(kit: Kit, side: QWidget) -> Pane:
    # In a row, its height is asked at its own width. By itself it would be asked at the wider
    # pane's, and lines that wrap would be cut.
    holder = QWidget()
    line = QHBoxLayout(holder)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(0)
    line.addWidget(side)
    line.addStretch(1)
    pane = Pane(holder, kit)
    pane.setFixedWidth(side.width() + kit.look.shape("scroll_bar"))
    pane.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return pane


def _beside(main: QWidget, side: QWidget | None) -> QWidget:
    holder = Holder()
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
    holder = Holder()
    line = QHBoxLayout(holder)
    line.setContentsMargins(0, 0, 0, 0)
    parts.body.setMaximumWidth(kit.look.scaled(kit.look.shape("measure")))
    parts.body.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
    line.addWidget(parts.body, 100)
    line.addStretch(1)
    return holder


def _padded(kit: Kit, inner: QWidget, top: str, bottom: str, start: str = "broad") -> QWidget:
    # Room around everything is also what the focus ring is drawn in.
    outer = Holder()
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
    return RowPlate(kit, inner)


class RowPlate(Plate):
    """What the next row stands on; shown as long as the row is."""

    def __init__(self, kit: Kit, inner: QWidget) -> None:
        super().__init__(kit.colors.background, kit.colors.line)
        layout = QVBoxLayout(self)
        side = kit.edge_space()
        layout.setContentsMargins(side, kit.space("small"), side, kit.space("small"))
        # What was never shown counts as hidden, too, but nobody has asked for that.
        is_asked = inner.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide)
        if is_asked and inner.isHidden():
            self.hide()
        layout.addWidget(inner)
        inner.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ShowToParent:
            self.show()
        elif event.type() is QEvent.Type.HideToParent:
            self.hide()
        return False
