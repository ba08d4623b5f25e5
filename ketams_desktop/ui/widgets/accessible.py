"""Tells screen readers what Qt cannot guess: which labels are headings, which are pictures."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QWidget

from ketams_desktop.ui.widgets.prose import Heading


class Picture(QWidget):
    """A widget that is one picture to a screen reader; its accessible name says it all."""


def install_roles() -> None:
    """Give headings and figures their roles. Called once, after the application is made."""
    QAccessible.installFactory(_interface)


def announce(widget: QWidget, text: str) -> None:
    """Tell a screen reader about a change that moves no focus. One announcement an action."""
    event = QAccessibleAnnouncementEvent(widget, text)
    event.setPoliteness(QAccessible.AnnouncementPoliteness.Polite)
    QAccessible.updateAccessibility(event)


def _interface(_class_name: str, target: QObject) -> QAccessibleInterface | None:
    # Without a name here, Qt asks the widget for its present one each time.
    if isinstance(target, Heading):
        return QAccessibleWidget(target, QAccessible.Role.Heading)
    if isinstance(target, Picture):
        return QAccessibleWidget(target, QAccessible.Role.Graphic)
    return None
