"""The ring around whatever has the keyboard focus: outside its edge, never hidden."""

from __future__ import annotations

import contextlib

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from ketams_desktop.ui.kit import Kit
from ketams_desktop.ui.widgets.painting import round_box


class FocusRing(QObject):
    """Moves one ring to the focused widget, inside the window it belongs to."""

    def __init__(self, kit: Kit, window: QWidget) -> None:
        super().__init__(window)
        self._kit = kit
        self._window = window
        self._ring: _Ring | None = None
        self._watched: list[QWidget] = []
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus_changed)

    def set_kit(self, kit: Kit) -> None:
        """Draw with another theme from now on."""
        self._kit = kit
        self._drop()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show):
            self._place()
        return super().eventFilter(watched, event)

    def _on_focus_changed(self, old: QWidget | None, new: QWidget | None) -> None:
        self._drop()
        if new is None or new is self._window or not self._window.isAncestorOf(new):
            return
        if isinstance(new, QScrollArea):
            return
        host = _host(new, self._window)
        # A widget on a ground of its own may name a color that stands out there.
        color = getattr(new, "ring_color", None) or self._kit.colors.ink
        self._ring = _Ring(self._kit, host, color, getattr(new, "corner", None))
        self._watched = _chain(new, host)
        for widget in self._watched:
            widget.installEventFilter(self)
        self._place()
        self._ring.show()
        self._ring.raise_()
        # Not on a screen that was just drawn, which is scrolled to where it was. Not under a
        # mouse that is pressing: the aim would slip away.
        is_step = old is not None and old.isVisible()
        if is_step and QApplication.mouseButtons() == Qt.MouseButton.NoButton:
            QTimer.singleShot(0, new, lambda: bring_into_view(new))

    def _place(self) -> None:
        if self._ring is None or not self._watched:
            return
        target, host = self._watched[0], self._ring.parentWidget()
        if host is None:
            return
        out = self._kit.look.shape("focus_ring") + self._kit.look.shape("focus_gap")
        box = QRect(target.mapTo(host, QPoint(0, 0)), target.size())
        self._ring.setGeometry(box.adjusted(-out, -out, out, out))

    def _drop(self) -> None:
        for widget in self._watched:
            # What is just being destroyed loses the focus last of all.
            with contextlib.suppress(RuntimeError):
                widget.removeEventFilter(self)
        self._watched = []
        if self._ring is not None:
            self._ring.hide()
            self._ring.deleteLater()
            self._ring = None


class _Ring(QWidget):
    def __init__(self, kit: Kit, host: QWidget, color: QColor, corner: int | None) -> None:
        super().__init__(host)
        self._kit, self._color = kit, color
        self._corner = kit.look.shape("control_corner") if corner is None else corner
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        host.destroyed.connect(self.deleteLater)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        ring, gap = self._kit.look.shape("focus_ring"), self._kit.look.shape("focus_gap")
        round_box(
            painter,
            self.rect(),
            self._corner + ring + gap,
            fill=None,
            edge=self._color,
            line=ring,
        )
        painter.end()


def bring_into_view(widget: QWidget) -> None:
    """Scroll every pane around `widget` to it: Qt does so only while Tab stays inside one."""
    parent = widget.parentWidget()
    while parent is not None:
        if isinstance(parent, QScrollArea):
            parent.ensureWidgetVisible(widget, 0, 20)
        parent = parent.parentWidget()


def _host(widget: QWidget, window: QWidget) -> QWidget:
    """Return the widget to draw on: what is scrolled, so that the ring scrolls along."""
    parent = widget.parentWidget()
    while parent is not None and parent is not window:
        above = parent.parentWidget()
        area = above.parentWidget() if above is not None else None
        if isinstance(area, QScrollArea) and area.widget() is parent:
            return parent
        parent = above
    return window


def _chain(widget: QWidget, host: QWidget) -> list[QWidget]:
    chain = [widget]
    parent = widget.parentWidget()
    while parent is not None and parent is not host:
        chain.append(parent)
        parent = parent.parentWidget()
    return chain
