"""Tells screen readers what Qt cannot guess: headings and their levels, pictures, lists, choices.

Tables are told by `ui.widgets.flat_table`.

A widget whose class has the attribute `heard_as` has that role, whatever Qt thinks of it; one
with the role of a heading has the attribute `level`, too.
"""

from __future__ import annotations

import weakref
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QAccessibleAttributesInterface,
    QAccessibleInterface,
)
from PySide6.QtWidgets import QAbstractButton, QAccessibleWidget, QLabel, QLayout, QWidget
from shiboken6 import Shiboken

from ketams_desktop.ui.widgets.cards import Holder


class Picture(QWidget):
    """A widget that is one picture to a screen reader; its accessible name says it all."""

    heard_as = QAccessible.Role.Graphic


class Ornament(QLabel):
    """A picture that says nothing which the words beside it do not say; it is passed by."""

    heard_as = QAccessible.Role.Client


class ItemHolder(Holder):
    """Holds the items of one list."""

    heard_as = QAccessible.Role.List


def install_roles() -> None:
    """Give widgets their roles. Called once, after the application is made."""
    QAccessible.installFactory(_Roles().interface)


def announce(widget: QWidget, text: str) -> None:
    """Tell a screen reader about a change that moves no focus. One announcement an action."""
    event = QAccessibleAnnouncementEvent(widget, text)
    event.setPoliteness(QAccessible.AnnouncementPoliteness.Polite)
    QAccessible.updateAccessibility(event)


def hear_in_order(layout: QLayout) -> None:
    """Let screen readers come to what stands in a layout in the order in which it is seen.

    They go through widgets in the order in which these were made; whatever is put in between
    others later would come last. Nothing here overlaps, so raising changes no picture.
    """
    holder = layout.parentWidget()
    if holder is not None:
        inside = holder.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
        for widget in _in_order(layout, inside):
            widget.raise_()


def _in_order(layout: QLayout, widgets: Sequence[QWidget]) -> list[QWidget]:
    """Return those of `widgets` that stand in a layout, in its order.

    Its items are not asked for: PySide 6.11 makes an object for each, and that of a layout in
    a layout is freed while Qt still counts on it.
    """
    places: list[tuple[int, list[QWidget]]] = []
    places += [(layout.indexOf(widget), [widget]) for widget in widgets]
    for inner in layout.children():
        if isinstance(inner, QLayout):
            places.append((layout.indexOf(inner), _in_order(inner, widgets)))
    ordered = sorted((x for x in places if x[0] >= 0), key=lambda x: x[0])
    return [widget for _, found in ordered for widget in found]


class _Level(QAccessibleAttributesInterface):
    """Tells a heading's level as the attribute "level"."""

    def __init__(self, level: int) -> None:
        super().__init__()
        self._level = level

    def attributeKeys(self) -> list[QAccessible.Attribute]:
        return [QAccessible.Attribute.Level]

    def attributeValue(self, key: QAccessible.Attribute) -> object:
        return self._level if key == QAccessible.Attribute.Level else None


class _HeadingInterface(QAccessibleWidget):
    def __init__(self, heading: QWidget, levels: dict[int, _Level]) -> None:
        super().__init__(heading, QAccessible.Role.Heading)
        self._heading, self._levels = weakref.ref(heading), levels

    def interface_cast(self, kind: QAccessible.InterfaceType) -> Any:
        heading = self._heading()
        if kind == QAccessible.InterfaceType.AttributesInterface and heading is not None:
            # Not before: this object is asked for while the heading is still being made.
            level = getattr(heading, "level", 0)
            return self._levels.setdefault(level, _Level(level))
        # PySide 6.11 takes None for an address, so "no such interface" has to be a null pointer.
        other = super().interface_cast(kind)
        return Shiboken.VoidPtr(0) if other is None else other


class _ChoiceInterface(QAccessibleWidget):
    """A button that is one of several choices; Qt would call it a check box.

    Nothing toggles it: Qt would change the mark and tell nobody.
    """

    def __init__(self, button: QAbstractButton) -> None:
        super().__init__(button, QAccessible.Role.RadioButton)
        self._button = weakref.ref(button)

    def state(self) -> QAccessible.State:
        state = super().state()
        button = self._button()
        state.checkable = True
        state.checked = button is not None and button.isChecked()
        return state

    def actionNames(self) -> list[str]:
        return [QAccessibleWidget.pressAction(), *super().actionNames()]

    def doAction(self, action: str) -> None:
        button = self._button()
        if action == QAccessibleWidget.pressAction() and button is not None:
            button.click()
        else:
            super().doAction(action)


class _Roles:
    """Makes what stands for a widget on the accessibility bus.

    PySide 6.11 never frees what a factory made, so these objects are small and share the rest.
    They are made only while assistive technology listens.
    """

    def __init__(self) -> None:
        self._levels: dict[int, _Level] = {}

    def interface(self, _class_name: str, target: QObject) -> QAccessibleInterface | None:
        # Without a name here, Qt asks the widget for its present one each time.
        role = getattr(type(target), "heard_as", None)
        if role is None or not isinstance(target, QWidget):
            return None
        if role == QAccessible.Role.Heading:
            return _HeadingInterface(target, self._levels)
        if role == QAccessible.Role.RadioButton and isinstance(target, QAbstractButton):
            return _ChoiceInterface(target)
        return QAccessibleWidget(target, role)
