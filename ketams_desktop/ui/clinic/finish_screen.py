"""The last screen of a visit: take your list with you. It clears itself."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ketams_desktop.ui.frame import Pane
from ketams_desktop.ui.kit import Kit
from ketams_desktop.ui.widgets.accessible import Ornament, announce
from ketams_desktop.ui.widgets.buttons import ActionButton, ButtonKind
from ketams_desktop.ui.widgets.cards import column
from ketams_desktop.ui.widgets.flow import FlowLayout
from ketams_desktop.ui.widgets.prose import Heading, Line


class FinishScreen(QWidget):
    """Says where the paper is, and counts down.

    Signals:
        cleared: the person wants it gone now.
        time_wanted: they want it to stay; show the whole time again.
        copy_wanted: one more copy; it took two presses.
    """

    cleared = Signal()
    time_wanted = Signal()
    copy_wanted = Signal()

    def __init__(self, kit: Kit, printer: str, seconds: int) -> None:
        """Show it; `printer` is where the paper comes out, empty if the list was copied."""
        super().__init__()
        self._kit, self._is_sure = kit, False
        title, text = self._words(printer)
        self._spoken = f"{title} {text}"
        self._count = Line(kit, "", "lead")
        inner = QWidget()
        layout = column(kit.space("wide"))
        side = kit.edge_space()
        layout.setContentsMargins(side, side, side, side)
        inner.setLayout(layout)
        icon = Ornament()
        name = "lucide:printer" if printer else "lucide:circle-check"
        size = 2 * kit.icon_size()
        icon.setPixmap(kit.icon(name, kit.colors.brand, self.devicePixelRatioF(), size))
        layout.addStretch(1)
        for widget in (icon, Heading(kit, title, 1), Line(kit, text, "lead"), self._count):
            layout.addWidget(widget)
        layout.addWidget(self._buttons(with_copy=bool(printer)))
        layout.addStretch(2)
        outer = column(0)
        self.setLayout(outer)
        outer.addWidget(Pane(inner, kit, title))
        self.set_seconds(seconds)

    def _words(self, printer: str) -> tuple[str, str]:
        if printer:
            text = self.tr("It comes out of the printer “{name}”. Take it with you.")
            return self.tr("Your list was sent to the printer"), text.format(name=printer)
        return self.tr("You are done"), self.tr("Take your notes with you.")

    def _buttons(self, *, with_copy: bool) -> QWidget:
        kit, holder = self._kit, QWidget()
        row = FlowLayout(kit.space("small"), holder)
        clear = ActionButton(kit, self.tr("Clear now"), "lucide:check", ButtonKind.PRIMARY)
        longer = ActionButton(kit, self.tr("I need more time"), "lucide:hourglass")
        self._copy = ActionButton(kit, self.tr("Print one more copy"), "lucide:copy")
        clear.clicked.connect(self.cleared)
        longer.clicked.connect(self.time_wanted)
        self._copy.clicked.connect(self._on_copy)
        for button in (clear, longer, self._copy)[: 3 if with_copy else 2]:
            row.addWidget(button)
        return holder

    def tell(self) -> None:
        """Say once what the screen shows, the time included."""
        announce(self, f"{self._spoken} {self._count.words}")

    def set_seconds(self, seconds: int) -> None:
        """Show how long it stays. It is not said each time: that would drown all else."""
        text = self.tr("Seconds until this screen clears itself: {count}")
        self._count.set_words(text.format(count=seconds))

    def _on_copy(self) -> None:
        if not self._is_sure:
            self._is_sure = True
            words = self.tr("Press again to print one more copy")
            self._copy.set_look(words, "lucide:copy", ButtonKind.DONE)
            announce(self, words)
            return
        self._is_sure = False
        self._copy.set_look(self.tr("Print one more copy"), "lucide:copy", ButtonKind.PLAIN)
        self.copy_wanted.emit()
