"""Every hard word in one short sentence."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ketams_desktop.ui.context import Context
from ketams_desktop.ui.frame import ScreenParts
from ketams_desktop.ui.widgets.cards import Card
from ketams_desktop.ui.widgets.prose import Heading, Line

translate = QCoreApplication.translate


def build_glossary(context: Context, _about: str) -> ScreenParts:
    """Build the glossary."""
    title = translate("GlossaryScreen", "Words explained")
    body = QWidget()
    kit = context.kit
    layout = QVBoxLayout(body)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(kit.space("small"))
    layout.addWidget(Heading(kit, title, 1))
    for term in sorted(context.services.library.terms(), key=lambda x: x.term.lower()):
        card = Card(kit, gap="hair")
        card.column.addWidget(Heading(kit, term.term, 2, look=3))
        if term.say:
            say = translate("GlossaryScreen", "Say: {say}").format(say=term.say)
            card.column.addWidget(Line(kit, say, "small", kit.colors.soft_ink))
        card.column.addWidget(Line(kit, term.meaning))
        layout.addWidget(card)
    return ScreenParts(title, body, is_text=True)
