"""Which version this is, what it is made of, and every license text. Opened from Settings."""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, qVersion
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ketams_desktop import __version__
from ketams_desktop.desktop.licenses import Part, license_text, parts_here, text_names
from ketams_desktop.errors import KetamsError
from ketams_desktop.ui.context import Context
from ketams_desktop.ui.frame import ScreenParts
from ketams_desktop.ui.places import Screen
from ketams_desktop.ui.widgets.buttons import ActionButton
from ketams_desktop.ui.widgets.cards import Card
from ketams_desktop.ui.widgets.prose import Heading, Line

translate = QCoreApplication.translate

#: A license is shown in pieces of about this many characters: a label lays out its whole text.
_PIECE = 2500


def build_about(context: Context, about: str) -> ScreenParts:
    """Build the screen; `about` is empty, or a part and the number of one of its texts."""
    body = LicenseText(context, about) if about else AboutScreen(context)
    title = translate("AboutScreen", "About this app")
    return ScreenParts(title, body, with_search=False, is_text=True)


class AboutScreen(QWidget):
    """The version, then each part with its license and a button for each text."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        kit = context.kit
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(kit.space("small"))
        layout.addWidget(Heading(kit, self.tr("About this app"), 1))
        version = self.tr("KetaMS Desktop {version}").format(version=__version__)
        layout.addWidget(Line(kit, version, "strong"))
        built = self.tr("With Qt {qt} and Python {python}").format(
            qt=qVersion(), python=".".join(map(str, sys.version_info[:3]))
        )
        layout.addWidget(Line(kit, built, "small", kit.colors.soft_ink))
        free = self.tr(
            "It is free: you may use it, share it and change it. It is made of the parts below, "
            "each under its own license. You may put your own Qt in the place of ours."
        )
        layout.addWidget(Line(kit, free))
        layout.addSpacing(kit.space("tight"))
        layout.addWidget(Heading(kit, self.tr("Parts and their licenses"), 2))
        self._names = text_names()
        for part, texts in parts_here():
            layout.addWidget(self._card(part, texts))

    def _card(self, part: Part, texts: list[Path]) -> QWidget:
        kit = self._context.kit
        card = Card(kit, gap="tight")
        card.column.addWidget(Heading(kit, part.name, 3))
        # Names of licenses and of people are the same in every language.
        about = f"{part.license} · {part.by}"
        card.column.addWidget(Line(kit, about, "small", kit.colors.soft_ink))
        for number, text in enumerate(texts):
            name = self.tr("Read: {name}").format(name=self._names.get(text.name, text.stem))
            button = ActionButton(kit, name, "lucide:file-text")
            button.clicked.connect(partial(self._on_read, f"{part.id}:{number}"))
            card.column.addWidget(button)
        return card

    def _on_read(self, about: str) -> None:
        self._context.navigator.go(Screen.ABOUT, about)


class LicenseText(QWidget):
    """One license, as it was written."""

    def __init__(self, context: Context, about: str) -> None:
        super().__init__()
        kit = context.kit
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(kit.space("small"))
        layout.addWidget(Heading(kit, self.tr("License"), 1))
        part, _, number = about.rpartition(":")
        try:
            text = license_text(part, int(number))
        except KetamsError as error:
            text = str(error)
        for piece in pieces(text):
            layout.addWidget(Line(kit, piece, "small"))


def pieces(text: str) -> list[str]:
    """Cut a text between its paragraphs, so that no piece is very long."""
    found = [""]
    for paragraph in text.replace("\r\n", "\n").split("\n\n"):
        if found[-1] and len(found[-1]) + len(paragraph) > _PIECE:
            found.append("")
        found[-1] += f"\n\n{paragraph}" if found[-1] else paragraph
    return [piece.strip("\n") for piece in found if piece.strip()]
