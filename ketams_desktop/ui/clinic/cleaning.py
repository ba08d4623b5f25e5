"""Half a minute in which no press does anything, so that the screen can be wiped clean."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

from ketams_desktop.ui.kit import Kit
from ketams_desktop.ui.widgets.accessible import announce
from ketams_desktop.ui.widgets.cards import column
from ketams_desktop.ui.widgets.prose import Heading, Line

SECONDS = 30

_Type = QEvent.Type
_PRESSES = frozenset(
    {
        *(_Type.KeyPress, _Type.KeyRelease, _Type.ShortcutOverride, _Type.Shortcut),
        *(_Type.MouseButtonPress, _Type.MouseButtonRelease, _Type.MouseButtonDblClick),
        *(_Type.TouchBegin, _Type.TouchUpdate, _Type.TouchEnd, _Type.Wheel),
        *(_Type.TabletPress, _Type.TabletRelease),
    }
)


class CleaningLock(QWidget):
    """Counts down, and lets no press through until it is done.

    Signals:
        ended: the time is over.
    """

    ended = Signal()

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._left = SECONDS
        layout = column(kit.space("wide"))
        side = kit.edge_space()
        layout.setContentsMargins(side, side, side, side)
        self.setLayout(layout)
        title = self.tr("You can clean the screen now")
        self._count = Line(kit, "", "lead")
        layout.addStretch(1)
        layout.addWidget(Heading(kit, title, 1))
        layout.addWidget(self._count)
        layout.addStretch(2)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        application = QApplication.instance()
        if application is not None:
            application.installEventFilter(self)
        self._timer = QTimer(self)
        self._timer.setInterval(1000)
        self._timer.timeout.connect(self.on_second)
        self._timer.start()
        self._show_count()
        announce(self, f"{title}. {self._count.words}")

    def on_second(self) -> None:
        """Count one second down."""
        self._left -= 1
        self._show_count()
        if self._left <= 0:
            self._timer.stop()
            self.ended.emit()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        return self._left > 0 and event.type() in _PRESSES

    def _show_count(self) -> None:
        text = self.tr("No press does anything for this many seconds: {count}")
        self._count.set_words(text.format(count=self._left))
