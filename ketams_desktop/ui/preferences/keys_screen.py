"""Every key that does something, on one page."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ketams_desktop.ui.context import Context
from ketams_desktop.ui.frame import ScreenParts
from ketams_desktop.ui.shortcuts import KeyLine, everywhere, while_reading
from ketams_desktop.ui.widgets.accessible import ItemHolder
from ketams_desktop.ui.widgets.cards import Card
from ketams_desktop.ui.widgets.prose import Heading, Line

translate = QCoreApplication.translate


def build_keys(context: Context, _about: str) -> ScreenParts:
    """Build the screen."""
    return ScreenParts(
        translate("KeysScreen", "Keys"), KeysScreen(context), with_search=False, is_text=True
    )


class KeysScreen(QWidget):
    """What each key does, everywhere and while reading."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        kit = context.kit
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(kit.space("small"))
        layout.addWidget(Heading(kit, self.tr("Keys"), 1))
        calm = self.tr("You do not need any of these. Tab and Enter are enough for everything.")
        layout.addWidget(Line(kit, calm, "lead", kit.colors.soft_ink))
        for title, lines in (
            (self.tr("On every screen"), everywhere()),
            (self.tr("In the text of a page"), while_reading()),
        ):
            layout.addSpacing(kit.space("tight"))
            layout.addWidget(Heading(kit, title, 2))
            layout.addWidget(self._lines(lines))

    def _lines(self, lines: Sequence[KeyLine]) -> QWidget:
        kit = self._context.kit
        holder = ItemHolder()
        stack = QVBoxLayout(holder)
        stack.setContentsMargins(0, 0, 0, 0)
        stack.setSpacing(kit.space("tight"))
        for line in lines:
            card = Card(kit, gap="hair")
            card.column.addWidget(Line(kit, line.keys, "strong"))
            card.column.addWidget(Line(kit, line.words))
            stack.addWidget(card)
        return holder
